"""Pages that are opened before a session needs one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page

from smooth_page.local import spares
from smooth_page.local.browser import BrowserHost
from smooth_page.local.connection import while_connected
from smooth_page.local.spares import NoBrowserError
from tests.processes import browsers_of

OPTIONS = {"viewport": {"width": 300, "height": 200}}


@pytest.fixture
async def host(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BrowserHost]:
    monkeypatch.setattr(spares, "SPARE_AFTER", 0)
    started = BrowserHost()
    yield started
    await started.stop()


async def spare_of(host: BrowserHost) -> Page:
    while host._spares._spare is None:  # noqa: ASYNC110 -- a turn of the loop, not a time
        await asyncio.sleep(0)
    return await host._spares._spare._opening


async def test_the_next_page_is_the_one_that_stands_ready(host: BrowserHost) -> None:
    first = await host.page(OPTIONS)
    await first.context.add_cookies([{"name": "a", "value": "b", "url": "http://a.test"}])
    ready = await spare_of(host)
    second = await host.page(OPTIONS)
    assert second is ready
    assert second.context is not first.context
    assert (await second.context.cookies(), second.viewport_size) == ([], OPTIONS["viewport"])


async def test_other_options_get_a_page_of_their_own(host: BrowserHost) -> None:
    await host.page(OPTIONS)
    ready = await spare_of(host)
    other = await host.page({"viewport": {"width": 500, "height": 200}})
    assert other.viewport_size == {"width": 500, "height": 200}
    await host._spares.drop()
    assert ready.is_closed()


async def test_one_that_died_is_not_given(host: BrowserHost) -> None:
    first = await host.page(OPTIONS)
    ready = await spare_of(host)
    await ready.close()
    second = await host.page(OPTIONS)
    assert not second.is_closed()
    await spare_of(host)
    assert first.context.browser is not None
    await first.context.browser.close()
    assert not (await host.page(OPTIONS)).is_closed()


async def test_somebody_s_state_is_not_made_ready(host: BrowserHost) -> None:
    await host.page({**OPTIONS, "storage_state": {"cookies": [], "origins": []}})
    await asyncio.sleep(0)
    assert (host._spares._spare, host._spares._next) == (None, None)


async def test_a_call_that_is_never_answered_ends_with_the_browser(host: BrowserHost) -> None:
    others = browsers_of(os.getpid())  # other tests of this process use them
    running = await host.start()
    [own] = set(browsers_of(os.getpid())) - set(others)
    calling = asyncio.ensure_future(while_connected(running, asyncio.Event().wait()))
    await asyncio.sleep(0)
    os.kill(own, signal.SIGKILL)
    with pytest.raises(NoBrowserError, match="The browser closed"):
        await calling
    assert await (await host.page(OPTIONS)).evaluate("1 + 1") == 2


async def test_one_that_crashed_is_not_given(host: BrowserHost) -> None:
    await host.page(OPTIONS)
    ready = await spare_of(host)
    async with ready.expect_event("crash"):
        with contextlib.suppress(PlaywrightError):
            await ready.goto("chrome://crash", timeout=5000)
    second = await host.page(OPTIONS)
    assert second is not ready
    assert await second.evaluate("1 + 1") == 2


async def test_one_that_is_being_opened_does_not_outlive_the_host(
    host: BrowserHost, caplog: pytest.LogCaptureFixture
) -> None:
    await host.page(OPTIONS)
    while host._spares._spare is None:  # noqa: ASYNC110 -- a turn of the loop, not a time
        await asyncio.sleep(0)
    opening = host._spares._spare._opening
    await host.stop()
    assert opening.done()
    assert caplog.text == ""
