"""The tab of a session: a page in a browser context of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from playwright.async_api import BrowserContext, Page
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from smooth_page.local.browser import BrowserHost
from smooth_page.local.evaluation import Evaluator

GOTO_LIMIT = 30_000  # ms
# How long a goto waits for the load event once the document is parsed: one slow image must not hold it up.
LOAD_GRACE = 5_000  # ms


class NavigationError(Exception):
    """The address can't be reached or is none: a 400 with this text."""


class Tab:
    """What the actions of a session act on."""

    def __init__(self, context: BrowserContext, page: Page, evaluator: Evaluator) -> None:
        self.page = page
        self._context = context
        self._evaluator = evaluator

    @classmethod
    async def open(cls, host: BrowserHost, options: dict[str, Any], crashed: Callable[[str], None]) -> Tab:
        """A new tab; `crashed` is called with a reason when it dies on its own."""
        context = await host.context(options)
        page = await context.new_page()
        page.on("crash", lambda _: crashed("The page crashed"))
        context.on("close", lambda _: crashed("The browser closed"))
        return cls(context, page, Evaluator(await context.new_cdp_session(page)))

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


def _text(error: PlaywrightError) -> str:
    first = error.message.splitlines()[0]
    return first.removeprefix("Page.goto: ")
