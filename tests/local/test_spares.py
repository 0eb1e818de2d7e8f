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
from smooth_page.local.spares import NoBrowserError, Spare, Spares
from tests.processes import process_of

OPTIONS = {"viewport": {"width": 300, "height": 200}}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spares, "SPARE_AFTER", 0)


@pytest.fixture(scope="module")
async def host() -> AsyncIterator[BrowserHost]:
    started = BrowserHost()
    yield started
    await started.stop()


@pytest.fixture
async def pages(host: BrowserHost) -> AsyncIterator[Spares]:
    """Spares of the host's pages that no other test has used."""
    opened = Spares(host._open, host._runs)
    yield opened
    opened.stop()
    await opened.drop()


async def spare_of(pages: Spares) -> Page:
    while pages._spare is None:  # noqa: ASYNC110 -- a turn of the loop, not a time
        await asyncio.sleep(0)
    return await pages._spare._opening


async def test_a_page_is_taken_in_the_moment_in_which_it_is_there(pages: Spares) -> None:
    page = await pages.page(OPTIONS)
    before = page._impl_obj.listeners("crash")

    async def opening() -> Page:
        return page

    spare = Spare(OPTIONS, opening())
    await asyncio.sleep(0)
    assert await spare.take() is page
    await asyncio.sleep(0)
    assert page._impl_obj.listeners("crash") == before


async def test_the_next_page_is_the_one_that_stands_ready(pages: Spares) -> None:
    first = await pages.page(OPTIONS)
    await first.context.add_cookies([{"name": "a", "value": "b", "url": "http://a.test"}])
    ready = await spare_of(pages)
    second = await pages.page(OPTIONS)
    assert second is ready
    assert second.context is not first.context
    assert (await second.context.cookies(), second.viewport_size) == ([], OPTIONS["viewport"])


async def test_other_options_get_a_page_of_their_own(pages: Spares) -> None:
    """The page that was opened in advance is kept, until two sessions in a row have other options."""
    others = {"viewport": {"width": 500, "height": 200}}
    await pages.page(OPTIONS)
    ready = await spare_of(pages)
    assert (await pages.page(others)).viewport_size == others["viewport"]
    assert await pages.page(OPTIONS) is ready
    ready = await spare_of(pages)
    for _ in range(2):
        await pages.page(others)
    async with ready.expect_event("close"):
        pass
    assert (await spare_of(pages)).viewport_size == others["viewport"]


async def test_costly_ones_are_opened_in_advance_for_those_who_open_more_than_one(host: BrowserHost) -> None:
    pages = Spares(host._open, host._runs, costly=True)
    await pages.page(OPTIONS)
    assert (pages._spare, pages._next) == (None, None)
    await pages.page(OPTIONS)
    ready = await spare_of(pages)
    assert await pages.page(OPTIONS) is ready
    pages.stop()
    await pages.drop()


async def test_one_that_died_is_not_given(pages: Spares) -> None:
    first = await pages.page(OPTIONS)
    ready = await spare_of(pages)
    await ready.close()
    second = await pages.page(OPTIONS)
    assert not second.is_closed()
    await spare_of(pages)
    assert first.context.browser is not None
    await first.context.browser.close()
    assert not (await pages.page(OPTIONS)).is_closed()


async def test_somebody_s_state_is_not_made_ready(pages: Spares) -> None:
    await pages.page({**OPTIONS, "storage_state": {"cookies": [], "origins": []}})
    assert (pages._spare, pages._next) == (None, None)


async def test_one_that_crashed_is_not_given(pages: Spares) -> None:
    await pages.page(OPTIONS)
    ready = await spare_of(pages)
    async with ready.expect_event("crash"):
        with contextlib.suppress(PlaywrightError):
            await ready.goto("chrome://crash", timeout=5000)
    second = await pages.page(OPTIONS)
    assert second is not ready
    assert await second.evaluate("1 + 1") == 2


async def test_the_end_of_the_browser_and_of_the_host(caplog: pytest.LogCaptureFixture) -> None:
    """A call that is never answered ends with the browser, and a page that is being opened does not outlive the host."""
    host = BrowserHost()
    running = await host.start()
    process = await process_of(running)
    calling = asyncio.ensure_future(while_connected(running, asyncio.Event().wait()))
    await asyncio.sleep(0)
    os.kill(process, signal.SIGKILL)
    with pytest.raises(NoBrowserError, match="The browser closed"):
        await calling
    assert await (await host.page(OPTIONS)).evaluate("1 + 1") == 2
    while host._spares._spare is None:  # noqa: ASYNC110 -- a turn of the loop, not a time
        await asyncio.sleep(0)
    opening = host._spares._spare._opening
    await host.stop()
    assert opening.done()
    assert caplog.text == ""


async def test_a_browser_whose_pipe_has_ended_gets_no_more_pages(host: BrowserHost) -> None:
    """It has died, though the driver may say so later. That holds for a page that is open in advance as well."""
    browser = (await host.page(OPTIONS)).context.browser
    assert browser is not None
    ready = await spare_of(host._spares)
    assert ready.context.browser is browser
    pipe = host._pipes[browser]
    pipe._socket._transport.abort()
    while pipe.is_open:  # noqa: ASYNC110 -- a turn of the loop, not a time
        await asyncio.sleep(0)
    assert (await host.page(OPTIONS)).context.browser not in (None, browser)
