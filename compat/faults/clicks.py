"""Clicks one after the other, in several pages concurrently, and checks the result of each click."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from smooth_page import errors
from smooth_page.async_api import async_playwright
from smooth_page.sync_api import sync_playwright

from .proxy import Proxy

BUTTONS = 20
PAGE = f"""<script>const log = []</script>
{"".join(f'<button id=b{number} onclick="log.push({number})">{number}</button>' for number in range(BUTTONS))}"""
LIMIT = 30_000  # ms


@dataclass
class Outcome:
    """The results of all clicks of one mode."""

    clicks: int = 0
    lost: int = 0
    doubled: int = 0
    raised: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def count(self, log: list[int], failed: list[bool]) -> None:
        """Compares a page's log with its clicks. A click that raised may have happened, but only once."""
        at = 0
        for number, raised in enumerate(failed):
            times = 0
            while at < len(log) and log[at] == number % BUTTONS:
                times, at = times + 1, at + 1
            self.lost += times == 0 and not raised
            self.doubled += times > 1
        self.doubled += len(log) - at  # at a place where it belongs to no click
        self.clicks += len(failed)


def click_sync(proxy: Proxy, counts: list[int], rate: float) -> Outcome:
    """One thread per page."""
    outcome, start = Outcome(), threading.Barrier(len(counts) + 1)
    pages = [threading.Thread(target=_sync_page, args=(outcome, start, count)) for count in counts]
    for page in pages:
        page.start()
    start.wait()  # all pages are there
    proxy.rate = rate
    start.wait()
    start.wait()  # all clicks are done
    proxy.rate = 0
    start.wait()
    for page in pages:
        page.join()
    return outcome


def _sync_page(outcome: Outcome, start: threading.Barrier, count: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        page = browser.new_page()
        page.set_content(PAGE)
        start.wait()
        start.wait()
        failed = [_timed(outcome, lambda n=n: page.click(f"#b{n % BUTTONS}", timeout=LIMIT)) for n in range(count)]  # type: ignore[misc]
        start.wait()
        start.wait()
        try:
            outcome.count(page.evaluate("log"), failed)
        except errors.Error as error:
            outcome.raised.append(f"the page is gone: {error.message.splitlines()[0]}")
        browser.close()


def _timed(outcome: Outcome, click: Callable[[], None]) -> bool:
    begin = time.monotonic()
    try:
        click()
    except errors.Error as error:
        outcome.raised.append(f"{type(error).__name__}: {str(error).splitlines()[0]}")
        return True
    finally:
        outcome.seconds.append(time.monotonic() - begin)
    return False


def click_async(proxy: Proxy, counts: list[int], rate: float) -> Outcome:
    """One task per page."""
    return asyncio.run(_click_async(proxy, counts, rate))


async def _click_async(proxy: Proxy, counts: list[int], rate: float) -> Outcome:
    outcome = Outcome()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        pages = [await browser.new_page() for _ in counts]
        for page in pages:
            await page.set_content(PAGE)

        async def clicks(index: int) -> list[bool]:
            failed = []
            for number in range(counts[index]):
                begin = time.monotonic()
                try:
                    await pages[index].click(f"#b{number % BUTTONS}", timeout=LIMIT)
                    failed.append(False)
                except errors.Error as error:
                    outcome.raised.append(f"{type(error).__name__}: {str(error).splitlines()[0]}")
                    failed.append(True)
                outcome.seconds.append(time.monotonic() - begin)
            return failed

        proxy.rate = rate
        results = await asyncio.gather(*map(clicks, range(len(counts))))
        proxy.rate = 0
        for page, failed in zip(pages, results, strict=True):
            try:
                outcome.count(await page.evaluate("log"), failed)
            except errors.Error as error:
                outcome.raised.append(f"the page is gone: {error.message.splitlines()[0]}")
        await browser.close()
    return outcome
