"""The browser that sessions with the companion share ends underneath."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from smooth_page.async_api import Playwright
from smooth_page.errors import CLOSED, TargetClosedError
from smooth_page.local import embedded
from tests.processes import browser_of

# An engine of its own, because its browser is killed.
ARGS = ("--font-render-hinting=none",)


def kill_browser() -> None:
    os.kill(browser_of(embedded._engines[ARGS].process.pid), signal.SIGKILL)


async def test_all_its_contexts_close_and_new_ones_are_in_a_new_process(playwright: Playwright) -> None:
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
    kill_browser()
    with pytest.raises(TargetClosedError, match=f"Page.title: {CLOSED}"):
        await pages[0].title()
    assert (heard, browser.is_connected(), pages[1].is_closed()) == (
        ["context", "context", "disconnected"],
        False,
        True,
    )

    async with await playwright.chromium.launch(args=list(ARGS), smooth={"companion": True}) as again:
        assert await (await again.new_page()).evaluate("1 + 1") == 2
