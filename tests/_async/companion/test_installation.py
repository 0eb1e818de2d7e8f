"""The companion in the account of a service: uploaded once, and what happens where the service refuses it."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from smooth_page import AsyncSmoothClient, NotSupportedError
from smooth_page._async.companion.installation import Installation
from smooth_page.async_api import Playwright
from smooth_page.companion.archive import archive
from tests.local.engine_process import KEY, EngineProcess
from tests.service import KEY as SERVICE_KEY
from tests.service import Service, answers

OTHER = "smooth-page-companion-0.0.9-0123456789ab.zip"


async def names(client: AsyncSmoothClient) -> list[str]:
    return [extension.file_name for extension in await client.extensions.list()]


async def test_it_is_uploaded_once_and_replaces_others() -> None:
    engine = EngineProcess()
    try:
        async with AsyncSmoothClient(KEY, engine.base_url) as client:
            await client.extensions.upload(archive().content, name=OTHER)
            await client.extensions.upload(archive().content, name="a users own.zip")
            id = await Installation(client).extension(True, "x")
            assert await names(client) == ["a users own.zip", archive().name]
            for _ in range(2):  # as two processes that were equally fast
                await client.extensions.upload(archive().content, name=archive().name)
            assert await Installation(client).upload() == id
            assert await names(client) == ["a users own.zip", archive().name]
            assert await Installation(client).remove() == [archive().name]
            assert await names(client) == ["a users own.zip"]
    finally:
        engine.stop()


async def refused(service: Service, status: int) -> None:
    service.mishaps["extension"].extend([answers(200, {"r": []}), answers(status)])


@pytest.mark.parametrize("status", [403, 413, 422])
async def test_a_service_that_refuses_it(
    playwright: Playwright, service: Service, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    given: dict[str, Any] = {"base_url": service.base_url, "api_key": SERVICE_KEY}
    service.mishaps["extension"] = type(service.mishaps["create"])()
    await refused(service, status)
    browser = await playwright.chromium.launch(smooth={**given, "companion": True})
    with pytest.raises(NotSupportedError, match=r"Browser\.new_context with the companion.*the service refuses"):
        await browser.new_context()
    await browser.close()
    await refused(service, status)
    browser = await playwright.chromium.launch(smooth={**given, "companion": "auto"})
    with caplog.at_level(logging.INFO, "smooth_page"):
        context = await browser.new_context()
    assert context._group.companion is None
    assert [record.message for record in caplog.records if "no companion" in record.message]
    await browser.close()


async def test_choices(playwright: Playwright, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    from smooth_page import Error

    given: dict[str, Any] = {"base_url": service.base_url, "api_key": SERVICE_KEY}
    browser = await playwright.chromium.launch(smooth=given)
    with pytest.raises(Error, match="smooth\\['companion'\\]: 'yes' is not one of True, False, \"auto\""):
        await browser.new_context(smooth={"companion": "yes"})
    monkeypatch.setenv("SMOOTH_COMPANION", "maybe")
    with pytest.raises(Error, match="SMOOTH_COMPANION: 'maybe' is not one of 1, 0, auto"):
        await browser.new_context()
    await (await browser.new_context(smooth={"companion": False})).close()
    assert not service.requests["extension"]
    await browser.close()
