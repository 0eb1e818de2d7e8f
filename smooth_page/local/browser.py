"""The one Chromium process of an engine: started on first use, started again after a crash."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.chromium import NO_CHROMIUM, find_chromium

log = logging.getLogger("smooth_page.engine")


class NoBrowserError(Exception):
    """There is no Chromium, or it does not start."""


class BrowserHost:
    """Gives isolated contexts of one browser."""

    def __init__(self, headless: bool = True) -> None:
        self._headless = headless
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()

    async def context(self, options: dict[str, Any]) -> BrowserContext:
        """A fresh context; the browser is started when it is not running. Raises NoBrowserError."""
        browser = await self.start()
        try:
            return await browser.new_context(**options)
        except PlaywrightError:
            if browser.is_connected():
                raise
            return await (await self.start()).new_context(**options)  # it died just now

    async def start(self) -> Browser:
        """The running browser."""
        async with self._starting:
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
            return await self._playwright.chromium.launch(executable_path=path, headless=self._headless)
        except PlaywrightError as error:
            raise NoBrowserError(f"Chromium at {path} does not start: {error.message.splitlines()[0]}") from error

    async def stop(self) -> None:
        """Ends the browser and the driver."""
        if self._browser is not None and self._browser.is_connected():
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
        self._browser = self._playwright = None
