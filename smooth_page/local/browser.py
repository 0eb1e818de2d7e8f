"""The one Chromium process of an engine: started on first use, started again after a crash."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.address_guard import AddressGuard
from smooth_page.local.chromium import NO_CHROMIUM, find_chromium

log = logging.getLogger("smooth_page.engine")


class NoBrowserError(Exception):
    """There is no Chromium, or it does not start."""


# Seconds between handing out a page and opening the next one in advance, so as not to slow down its first calls.
SPARE_AFTER = 0.1


class Spare:
    """A page that is opened in advance, for the next session."""

    def __init__(self, options: dict[str, Any], opening: Coroutine[Any, Any, Page]) -> None:
        self._options = options
        self._crashed = False
        self._opening = asyncio.ensure_future(opening)
        self._opening.add_done_callback(self._opened)

    def _opened(self, opening: asyncio.Task[Page]) -> None:
        if not opening.cancelled() and opening.exception() is None:  # otherwise the next session opens another
            opening.result().on("crash", self._crash)

    def _crash(self, page: Page) -> None:
        self._crashed = True

    async def take(self, options: dict[str, Any]) -> Page | None:
        """Returns the page if it has these options and is still open. Otherwise closes it and returns None."""
        try:
            page = await self._opening
            if self._options == options and not page.is_closed() and not self._crashed:
                page.remove_listener("crash", self._crash)
                return page
            await page.context.close()
        except (PlaywrightError, NoBrowserError):
            pass  # its browser is gone
        return None

    async def drop(self) -> None:
        """Waits until nothing of it is in progress."""
        await asyncio.wait([self._opening])


class BrowserHost:
    """Opens pages in isolated contexts of one browser."""

    def __init__(self, headless: bool = True, browser_args: tuple[str, ...] = ()) -> None:
        self._headless = headless
        self._browser_args = browser_args
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        self._spare: Spare | None = None
        self._next: asyncio.TimerHandle | None = None
        self._stopping = False
        self._guard: tuple[Browser, AddressGuard] | None = None
        self._guarding = asyncio.Lock()

    async def address_guard(self) -> AddressGuard:
        """The version of the running browser."""
        browser = await self.start()
        async with self._guarding:
            if self._guard is None or self._guard[0] is not browser:
                self._guard = browser, await AddressGuard.of(browser)
            return self._guard[1]

    async def page(self, options: dict[str, Any]) -> Page:
        """Opens a page in a new context; starts the browser if it is not running. Raises NoBrowserError.

        Also prepares the next page with the same options, unless they contain a storage state.
        """
        spare, self._spare = self._spare, None
        page = await spare.take(options) if spare else None
        if page is None:
            page = await self._open(options)
        if "storage_state" not in options:
            self._plan(options)
        return page

    def _plan(self, options: dict[str, Any]) -> None:
        if self._next is not None:
            self._next.cancel()
        if self._stopping:
            return
        self._next = asyncio.get_running_loop().call_later(SPARE_AFTER, self._prepare, options)

    def _prepare(self, options: dict[str, Any]) -> None:
        if self._spare is None and self._browser is not None and self._browser.is_connected():
            self._spare = Spare(options, self._open(options))

    async def _open(self, options: dict[str, Any]) -> Page:
        return await (await self._context(options)).new_page()

    async def _context(self, options: dict[str, Any]) -> BrowserContext:
        browser = await self.start()
        try:
            return await browser.new_context(**options)
        except PlaywrightError:
            if browser.is_connected():
                raise
            return await (await self.start()).new_context(**options)  # it died just now

    async def start(self) -> Browser:
        """Returns the running browser."""
        async with self._starting:
            if self._stopping:
                raise NoBrowserError("The engine stops")
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._launch()
            return self._browser

    async def _launch(self) -> Browser:
        path = find_chromium(self._headless)
        if path is None:
            raise NoBrowserError(NO_CHROMIUM)
        if self._playwright is None:
            self._playwright = await async_playwright().start()
        try:
            return await self._playwright.chromium.launch(
                executable_path=path, headless=self._headless, args=list(self._browser_args)
            )
        except PlaywrightError as error:
            raise NoBrowserError(f"Chromium at {path} does not start: {error.message.splitlines()[0]}") from error

    async def stop(self) -> None:
        """Ends the browser and the driver, once everything that is being started or opened is there."""
        self._stopping = True
        if self._next is not None:
            self._next.cancel()
        async with self._starting:
            pass
        if self._spare is not None:
            await self._spare.drop()
        if self._browser is not None and self._browser.is_connected():
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
        self._browser = self._playwright = None
