"""The tab of a session: a page in a browser context of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from playwright.async_api import BrowserContext, Page, Route
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from smooth_page.local.browser import BrowserHost
from smooth_page.local.evaluation import Evaluator
from smooth_page.local.urls import UrlRules

log = logging.getLogger("smooth_page.engine")

GOTO_LIMIT = 30_000  # ms
# How long a goto waits for the load event once the document is parsed: one slow image must not hold it up.
LOAD_GRACE = 5_000  # ms


class NavigationError(Exception):
    """The address can't be reached or is none: a 400 with this text."""


class StorageError(Exception):
    """What the tab keeps can't be read: it is gone, or hangs."""


class Tab:
    """What the actions of a session act on."""

    def __init__(self, context: BrowserContext, page: Page, evaluator: Evaluator) -> None:
        self.page = page
        self._context = context
        self._evaluator = evaluator

    @classmethod
    async def open(
        cls, host: BrowserHost, options: dict[str, Any], urls: UrlRules, crashed: Callable[[str], None]
    ) -> Tab:
        """A new tab that keeps to `urls`; `crashed` is called with a reason when it dies on its own."""
        page = await host.page(options)
        context = page.context
        if urls.globs:
            await context.route("**/*", lambda route: _keep_within(urls, route))
        page.on("crash", lambda _: crashed("The page crashed"))
        page.on("close", lambda _: crashed("The page closed"))
        context.on("close", lambda _: crashed("The browser closed"))
        return cls(context, page, Evaluator(await context.new_cdp_session(page)))

    @property
    def url(self) -> str:
        """The address that the tab shows."""
        return self.page.url

    async def storage(self) -> Any:
        """Cookies, local storage and IndexedDB, as a context's option `storage_state` takes them.

        Raises StorageError.
        """
        try:
            return await self._context.storage_state(indexed_db=True)
        except PlaywrightError as error:  # a database can hold what no file can
            log.warning("databases are not kept: %s", _text(error))
        try:
            return await self._context.storage_state()
        except PlaywrightError as error:
            raise StorageError(_text(error)) from error

    async def goto(self, url: str) -> None:
        """Navigates and waits for the load event, or for LOAD_GRACE ms after parsing. Raises NavigationError."""
        try:
            await self.page.goto(url, wait_until="domcontentloaded", timeout=GOTO_LIMIT)
        except PlaywrightTimeoutError as error:
            raise NavigationError(f"Timeout {GOTO_LIMIT}ms exceeded while going to {url}") from error
        except PlaywrightError as error:
            raise NavigationError(_text(error)) from error
        try:
            await self.page.wait_for_load_state("load", timeout=LOAD_GRACE)
        except PlaywrightTimeoutError:
            return  # still loading something; the document is there

    async def evaluate(self, js: str, args: Any = None) -> Any:
        """The JSON result of a script. Raises evaluation.ScriptError."""
        return await self._evaluator.evaluate(js, args)

    async def close(self) -> None:
        """Ends the tab with everything that it opened."""
        try:
            await asyncio.wait_for(self._context.close(), 10)
        except (PlaywrightError, asyncio.TimeoutError):
            return  # a browser that is gone has nothing to close


async def _keep_within(urls: UrlRules, route: Route) -> None:
    """Documents of the tab and of its popups from addresses outside of the rules are not loaded."""
    request = route.request
    try:
        if request.is_navigation_request() and request.frame.parent_frame is None and not urls.allows(request.url):
            await route.abort("blockedbyclient")
        else:
            await route.continue_()
    except PlaywrightError:
        return  # the page is gone


def _text(error: PlaywrightError) -> str:
    first = error.message.splitlines()[0]
    return first.removeprefix("Page.goto: ")
