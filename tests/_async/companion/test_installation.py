"""The companion in the account of a service: uploaded once, and what happens where the service refuses it."""

from __future__ import annotations

import logging
from collections import deque
from typing import Any

import pytest

from smooth_page import AsyncSmoothClient, NotSupportedError
from smooth_page._async.companion.installation import Installation
from smooth_page.async_api import Playwright
from smooth_page.companion.archive import archive
from tests.local.engine_process import KEY, EngineProcess
from tests.service import KEY as SERVICE_KEY
from tests.service import Service, answers
from tests.web_server import WebServer

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


async def test_by_default_sessions_have_it_where_they_can(
    playwright: Playwright, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    async with await playwright.chromium.launch() as browser:
        assert (await browser.new_context())._group.companion is not None
    given: dict[str, Any] = {"base_url": service.base_url, "api_key": SERVICE_KEY}
    # The service names it in a session, but has not loaded it; or refuses to create the session.
    for mishap, sessions in ((None, 1), (answers(422, {"detail": "no extensions in this plan"}), 0)):
        service.outcomes["evaluate_js"] = (200, {"absent": True, "companion": False})
        service.mishaps["create"] = deque([mishap] if mishap else [])
        begun = len(service.tasks)
        async with await playwright.chromium.launch(smooth=given) as browser:
            with caplog.at_level(logging.INFO, "smooth_page"):
                contexts = [await browser.new_context(), await browser.new_context()]
            assert [context._group.companion for context in contexts] == [None, None]
            assert len([record for record in caplog.records if "no companion" in record.message]) == 1
            assert [task.status for task in service.tasks.values()][begun:] == ["done"] * sessions
        caplog.clear()


async def test_the_session_that_has_shown_it_is_that_of_the_first_page(
    playwright: Playwright, extension_engine: EngineProcess, server: WebServer
) -> None:
    given = {"base_url": extension_engine.base_url, "api_key": KEY}
    async with await playwright.chromium.launch(smooth=given) as browser:
        context = await browser.new_context()
        prepared = context._group.prepared
        assert (context.pages, prepared is not None) == ([], True)
        await context.set_geolocation({"latitude": 3, "longitude": 4})
        await context.grant_permissions(["geolocation"])
        await context.add_init_script("window.begun = 1")
        page = await context.new_page()
        assert (page, context.pages) == (prepared, [page])
        await page.goto(server.page("/", "<title>first</title>"))
        read = "() => new Promise(done => navigator.geolocation.getCurrentPosition(at => done(at.coords.latitude)))"
        assert [await page.evaluate(read), await page.evaluate("begun")] == [3, 1]
        assert (await browser.new_context())._group.prepared is None


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
