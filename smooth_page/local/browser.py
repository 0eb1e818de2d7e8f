"""The browsers of an engine: one for all sessions, and one for each session with extensions."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import weakref
from collections.abc import Sequence
from typing import Any, Literal

from playwright.async_api import Browser, Dialog, Page, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.address_guard import AddressGuard
from smooth_page.local.chromium import NO_CHROMIUM, find_chromium, switches
from smooth_page.local.companions import Companions
from smooth_page.local.connection import while_connected
from smooth_page.local.devtools import BrowserPipe, PageTarget, driver_environment, socket_switch
from smooth_page.local.extension_browsers import ExtensionBrowsers
from smooth_page.local.extensions import StoredExtension
from smooth_page.local.spares import NoBrowserError, Spares
from smooth_page.local.temporary_folder import TemporaryFolder

# Where companions run: in the shared browser, or as an extension in a browser of the session's own.
CompanionHost = Literal["engine", "extension"]

log = logging.getLogger("smooth_page.engine")


class BrowserHost:
    """Opens pages in isolated contexts of one browser, which is started on first use, and again after a crash."""

    def __init__(
        self,
        headless: bool = True,
        browser_args: tuple[str, ...] = (),
        companion_host: CompanionHost = "engine",
    ) -> None:
        self._headless = headless
        self._browser_args = browser_args
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        self._spares = Spares(self._open, self._runs, lives=self._lives)
        self._spares_with_companion = Spares(self._open_with_companion, self._runs, lives=self._lives)
        self._stopping = False
        self._guards: weakref.WeakKeyDictionary[Browser, AddressGuard] = weakref.WeakKeyDictionary()
        self._guarding = asyncio.Lock()
        self.folder = TemporaryFolder()
        self._with_extensions = ExtensionBrowsers(self.driver, headless, browser_args, self.folder)
        self._pipes: weakref.WeakKeyDictionary[Browser, BrowserPipe] = weakref.WeakKeyDictionary()
        self._companions = Companions(self.target, self._pipes.get) if companion_host == "engine" else None
        # One context at a time.
        self._making = asyncio.Lock()
        self._targets: weakref.WeakKeyDictionary[Page, PageTarget] = weakref.WeakKeyDictionary()

    async def address_guard(self, page: Page) -> AddressGuard:
        """Returns the guard of the browser that the page is in."""
        browser = page.context.browser
        if browser is None:
            raise NoBrowserError("The browser has ended")
        async with self._guarding:
            guard = self._guards.get(browser)
            if guard is None:
                guard = self._guards[browser] = await AddressGuard.of(browser)
            return guard

    async def page(self, options: dict[str, Any], extensions: Sequence[StoredExtension] = ()) -> Page:
        """Opens a page in a new context; starts the browser if it is not running. Raises NoBrowserError.

        With extensions, the page is in a browser of its own; not so with the companion alone, which the shared browser
        can have, too.
        """
        if not self.shares(extensions):
            page = await self._with_extensions.page(options, extensions)
        else:
            page = await (self._spares_with_companion if extensions else self._spares).page(options)
        if any(extension.is_companion for extension in extensions):
            page.context.on("dialog", _leave)
        return page

    async def target(self, page: Page) -> PageTarget:
        """Returns what the browser calls a page, and the way to it."""
        target = self._targets.get(page)
        if target is None:
            target = self._targets[page] = await while_connected(page.context.browser, PageTarget.of(page))
        return target

    def shares(self, extensions: Sequence[StoredExtension]) -> bool:
        """Whether a session with these extensions is in the browser that sessions share."""
        return not extensions or (
            self._companions is not None and all(extension.is_companion for extension in extensions)
        )

    @property
    def _all_spares(self) -> list[Spares]:
        return [self._spares, self._spares_with_companion]

    async def _open_with_companion(self, options: dict[str, Any]) -> Page:
        assert self._companions is not None
        unobserved = "username" not in options.get("proxy", {})  # which the driver answers for, request by request
        with contextlib.suppress(NoBrowserError):  # its browser may have died just now
            return await self._companions.accompany(await self._open(options), unobserved=unobserved)
        return await self._companions.accompany(await self._open(options), unobserved=unobserved)

    def _runs(self) -> bool:
        return self._browser is not None and self._is_there(self._browser)

    def _is_there(self, browser: Browser) -> bool:
        """The pipe of a browser that has died ends before the driver says so."""
        pipe = self._pipes.get(browser)
        return browser.is_connected() and (pipe is None or pipe.is_open)

    def _lives(self, page: Page) -> bool:
        browser = page.context.browser
        return browser is not None and self._is_there(browser)

    async def _open(self, options: dict[str, Any]) -> Page:
        browser = await self.start()
        try:
            return await while_connected(browser, self._new_page(browser, options))
        except (PlaywrightError, NoBrowserError):
            if self._is_there(browser):
                raise
        browser = await self.start()  # the other one died just now
        return await while_connected(browser, self._new_page(browser, options))

    async def _new_page(self, browser: Browser, options: dict[str, Any]) -> Page:
        pipe = self._pipes.get(browser)
        if pipe is None:
            page = await (await browser.new_context(**options)).new_page()
            await self.target(page)
            return page
        async with self._making:  # the driver does not say what the browser calls them
            context = await browser.new_context(**options)
            name = await pipe.latest_context()
        page = await context.new_page()
        self._targets[page] = await pipe.page_of(name)
        return page

    async def start(self) -> Browser:
        """Returns the running browser."""
        async with self._starting:
            if self._stopping:
                raise NoBrowserError("The engine stops")
            if self._browser is None or not self._is_there(self._browser):
                self._browser = await self._launch()
            return self._browser

    async def driver(self) -> Playwright:
        """Returns the process that drives browsers. Raises NoBrowserError once the engine stops."""
        async with self._starting:
            if self._stopping:
                raise NoBrowserError("The engine stops")
            return await self._driver()

    async def _driver(self) -> Playwright:
        if self._playwright is None:
            with driver_environment():
                self._playwright = await async_playwright().start()
        return self._playwright

    async def _launch(self) -> Browser:
        path = find_chromium(self._headless)
        if path is None:
            raise NoBrowserError(NO_CHROMIUM)
        driver = await self._driver()
        args = [*switches(self._browser_args), *socket_switch(self.folder)]
        try:
            browser = await driver.chromium.launch(executable_path=path, headless=self._headless, args=args)
            pipe = await BrowserPipe.of(browser, args)
            if pipe is not None:
                self._pipes[browser] = pipe
            return browser
        except PlaywrightError as error:
            raise NoBrowserError(f"Chromium at {path} does not start: {error.message.splitlines()[0]}") from error

    async def stop(self) -> None:
        """Ends the browsers and the driver, once everything that is being started or opened is there."""
        self._stopping = True
        for spares in self._all_spares:
            spares.stop()
        async with self._starting:
            pass
        await asyncio.gather(*(spares.drop() for spares in self._all_spares), self._with_extensions.stop())
        if self._browser is not None and self._browser.is_connected():
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
        self._browser = self._playwright = None


def _leave(dialog: Dialog) -> None:
    """A listener, so that the client does not dismiss the dialogs that a companion answers."""
