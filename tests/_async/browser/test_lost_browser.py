"""The embedded engine's browser, the engine itself or a session ends underneath."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from smooth_page.async_api import Browser, Playwright, Request
from smooth_page.errors import CLOSED, TargetClosedError
from smooth_page.local import embedded
from tests.local.engine_process import until
from tests.processes import browser_of

# An engine of its own, because its browser is killed.
ARGS = ("--font-render-hinting=none",)


def kill_browser() -> None:
    pid = browser_of(embedded._engines[ARGS, ""].process.pid)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not Path(f"/proc/{pid}").exists())  # then the engine's driver knows


def kill_engine() -> None:
    process = embedded._engines[ARGS, ""].process
    process.kill()
    process.wait()


async def launch(playwright: Playwright, heard: list[Any]) -> Browser:
    browser = await playwright.chromium.launch(args=list(ARGS))
    browser.on("disconnected", lambda _: heard.append("disconnected"))
    return browser


async def open_pages(browser: Browser, heard: list[Any]) -> list[Any]:
    """Two pages in contexts of their own, which have been used."""
    pages = []
    for number in range(2):
        context = await browser.new_context()
        context.on("close", lambda _, number=number: heard.append(f"context {number}"))
        page = await context.new_page()
        page.on("close", lambda _, number=number: heard.append(f"page {number}"))
        assert await page.evaluate("1 + 1") == 2
        pages.append(page)
    return pages


EVENTS = ["context 0", "context 1", "disconnected", "page 0", "page 1"]


# Those that kill the engine come last: each start of another one takes seconds.


async def test_a_browser_without_pages_lives_on_in_a_new_process(playwright: Playwright) -> None:
    heard: list[Any] = []
    browser = await launch(playwright, heard)
    context = await browser.new_context()
    await (await context.new_page()).close()
    kill_browser()
    assert await (await context.new_page()).evaluate("1 + 1") == 2
    assert (heard, browser.is_connected()) == ([], True)
    await browser.close()


async def test_a_goto_notices_the_end(playwright: Playwright) -> None:
    heard: list[Any] = []
    browser = await launch(playwright, heard)
    (page, _) = await open_pages(browser, heard)

    async def kill(request: Request) -> None:
        kill_browser()

    page.on("request", kill)
    with pytest.raises(TargetClosedError, match=rf"Page\.goto: {CLOSED}"):
        await page.goto("http://127.0.0.1:1/")
    assert (sorted(heard), browser.is_connected()) == (EVENTS, False)


@pytest.mark.both_apis
@pytest.mark.parametrize("kill", [kill_browser, kill_engine])
async def test_a_call_notices_the_end(playwright: Playwright, kill: Callable[[], None]) -> None:
    heard: list[Any] = []
    browser = await launch(playwright, heard)
    pages = await open_pages(browser, heard)
    kill()
    with pytest.raises(TargetClosedError, match=f"Page.title: {CLOSED}"):
        await pages[0].title()
    assert (sorted(heard), heard[-1]) == (EVENTS, "disconnected")
    assert (browser.is_connected(), browser.contexts, pages[1].is_closed()) == (False, [], True)
    for call in (pages[1].title, pages[1].context.new_page, browser.new_context, browser.new_page):
        with pytest.raises(TargetClosedError, match=CLOSED):
            await call()
    await pages[1].close()
    await browser.close()
    assert len(heard) == len(EVENTS)

    again = await launch(playwright, heard)
    page = await again.new_page()
    assert await page.evaluate("1 + 1") == 2
    await again.close()
    assert heard[len(EVENTS) :] == ["disconnected"]


@pytest.mark.parametrize("kill", [kill_browser, kill_engine])
async def test_a_new_page_notices_the_end_of_the_others(playwright: Playwright, kill: Callable[[], None]) -> None:
    heard: list[Any] = []
    browser = await launch(playwright, heard)
    pages = await open_pages(browser, heard)
    kill()

    async def open_until_noticed() -> None:
        while True:  # the engine may notice it a moment later
            await pages[0].context.new_page()

    with pytest.raises(TargetClosedError, match=rf"BrowserContext\.new_page: {CLOSED}"):
        await open_until_noticed()
    assert (sorted(heard), heard[-1], browser.is_connected()) == (EVENTS, "disconnected", False)


async def test_the_end_of_a_session_closes_its_pages_alone(browser: Browser) -> None:
    context = await browser.new_context()
    page, other = await context.new_page(), await context.new_page()
    heard: list[Any] = []
    page.on("close", heard.append)
    browser.on("disconnected", heard.append)
    await page.evaluate("1")
    await page.session.act("session_action", "close")
    with pytest.raises(TargetClosedError, match=f"Page.title: {CLOSED}"):
        await page.title()
    assert (heard, page.is_closed(), context.pages) == ([page], True, [other])
    assert await other.evaluate("1 + 1") == 2
    assert browser.is_connected()
    browser.remove_listener("disconnected", heard.append)
    await context.close()
