"""The browser that sessions with the companion share, or the session's own tab, ends underneath."""

from __future__ import annotations

import os
import signal
import zipfile
from pathlib import Path
from typing import Any

import pytest

from smooth_page.async_api import Browser, Playwright
from smooth_page.errors import CLOSED, Error, TargetClosedError
from smooth_page.local import embedded
from tests.processes import browser_of

# An engine of its own, because its browser is killed.
ARGS = ("--font-render-hinting=none",)


def kill_browser() -> None:
    os.kill(browser_of(embedded._engines[ARGS, ""].process.pid), signal.SIGKILL)


async def test_all_its_contexts_close_and_new_ones_are_in_a_new_process(playwright: Playwright, tmp_path: Path) -> None:
    heard: list[Any] = []
    browser = await playwright.chromium.launch(args=list(ARGS), smooth={"companion": True})
    context = await browser.new_context()
    await (await context.new_page()).close()
    kill_browser()
    pages = [await context.new_page(), await (await browser.new_context()).new_page()]
    assert [await page.evaluate("1 + 1") for page in pages] == [2, 2]

    browser.on("disconnected", lambda _: heard.append("disconnected"))
    for page in pages:
        page.context.on("close", lambda _: heard.append("context"))
    await context.tracing.start(snapshots=True)
    await pages[0].set_content("<h1>before the end</h1>")
    kill_browser()
    with pytest.raises(TargetClosedError, match=f"Page.title: {CLOSED}"):
        await pages[0].title()
    assert (heard, browser.is_connected(), pages[1].is_closed()) == (
        ["context", "context", "disconnected"],
        False,
        True,
    )
    await context.tracing.stop(path=tmp_path / "t.zip")  # what was recorded
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        assert b"before the end" in archive.read("trace.trace")

    async with await playwright.chromium.launch(args=list(ARGS), smooth={"companion": True}) as again:
        assert await (await again.new_page()).evaluate("1 + 1") == 2


async def test_a_context_goes_on_after_a_crash_of_its_first_page(companion_browser: Browser) -> None:
    heard: list[Any] = []
    async with await companion_browser.new_context() as context:
        await context.add_cookies([{"name": "a", "value": "b", "url": "http://a.test"}])
        lost = [await context.new_page(), await context.new_page()]
        for page in lost:
            page.on("crash", heard.append)
        with pytest.raises(Error, match="ERR_ABORTED"):
            await lost[0].goto("chrome://crash")
        page = await context.new_page()
        assert heard == lost
        assert await (await context.new_page()).evaluate("1 + 1") == 2  # beside it
        await context.set_geolocation({"latitude": 1, "longitude": 1})
        for each in lost:
            await each.close()
        assert [cookie["name"] for cookie in await context.cookies()] == ["a"]
        assert (context.pages[0], len(context.pages)) == (page, 2)
