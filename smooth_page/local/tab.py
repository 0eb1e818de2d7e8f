"""The tab of a session: a page in a browser context of its own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from playwright.async_api import BrowserContext, Frame, Page
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from smooth_page._protocol.task import BROWSER_CLOSED
from smooth_page.local.address_guard import AddressGuard
from smooth_page.local.browser import BrowserHost
from smooth_page.local.connection import while_connected
from smooth_page.local.devtools import PageTarget
from smooth_page.local.evaluation import Evaluator
from smooth_page.local.extensions import StoredExtension
from smooth_page.local.spares import NoBrowserError
from smooth_page.local.urls import UrlRules

log = logging.getLogger("smooth_page.engine")

# In ms. Longer than the limits that users set for slow sites; a call that has given up does not wait for it.
GOTO_LIMIT = 180_000
# How long a goto waits for the load event once the document is parsed, so that one slow image does not block it.
LOAD_GRACE = 5.0  # s
ERROR_PAGE_GRACE = 1.0  # s
# A failure that leaves the current document in place.
_WITHOUT_PAGE = "net::ERR_ABORTED"
# A browser that other sessions don't share.
OWN_BROWSER_CLOSED = "The browser of the session closed"


class NavigationError(Exception):
    """The URL is invalid or can't be reached. Answered as 400 with this text."""


class StorageError(Exception):
    """The tab's storage can't be read: the tab has closed, or hangs."""


class Tab:
    """The target of a session's actions."""

    def __init__(self, page: Page, target: PageTarget) -> None:
        self.page = page
        self._context = page.context
        self._target = target
        self._evaluator = Evaluator(target.devtools)
        self._release: Callable[[], Awaitable[None]] | None = None
        # Set unless the present document is parsed, but not loaded. The driver's own wait sends it three messages.
        self._loaded = asyncio.Event()
        self._loaded.set()
        page.on("domcontentloaded", lambda _: self._loaded.clear())
        page.on("load", lambda _: self._loaded.set())
        self._closes = False
        # The reason of the session's end, once its browser has ended.
        self.end_text = BROWSER_CLOSED

    @classmethod
    async def open(
        cls,
        host: BrowserHost,
        options: dict[str, Any],
        urls: UrlRules,
        crashed: Callable[[str], None],
        extensions: Sequence[StoredExtension] = (),
    ) -> Tab:
        """Returns a new tab that is restricted to `urls`. `crashed` is called with a reason if it dies by itself."""
        page = await host.page(options, extensions)
        context, end_text = page.context, BROWSER_CLOSED if host.shares(extensions) else OWN_BROWSER_CLOSED
        try:
            tab = cls(page, await host.target(page))
            tab.end_text = end_text
            if urls.globs:
                await tab._keep_to(urls, await host.address_guard(page))
        except BaseException as error:  # also of a session that ends while it opens
            lives = await _lives(context)
            with contextlib.suppress(PlaywrightError):
                await context.close()
            if isinstance(error, PlaywrightError) and not lives:
                raise NoBrowserError(end_text) from error
            raise

        async def died(reason: str) -> None:
            if tab._closes:
                return
            crashed(reason if await _lives(context) else end_text)

        page.on("crash", lambda _: died("The page crashed"))
        page.on("close", lambda _: died("The page closed"))
        context.on("close", lambda _: crashed(end_text))
        return tab

    async def _keep_to(self, urls: UrlRules, guard: AddressGuard) -> None:
        await guard.keep(self._target.context, urls)
        self._release = partial(guard.release, self._target.context)

    @property
    def url(self) -> str:
        """The current URL of the tab."""
        return self.page.url

    async def storage(self) -> Any:
        """Returns cookies, local storage and IndexedDB in the format of a context's option `storage_state`.

        Raises StorageError.
        """
        try:
            return await self._context.storage_state(indexed_db=True)
        except PlaywrightError as error:  # databases can contain values that files can't
            log.warning("databases are not saved: %s", _text(error))
        try:
            return await self._context.storage_state()
        except PlaywrightError as error:
            raise StorageError(_text(error)) from error

    async def goto(self, url: str) -> None:
        """Navigates and waits for the load event, or for LOAD_GRACE s after parsing. Raises NavigationError."""
        failed = asyncio.Event()

        def watch(frame: Frame) -> None:
            if frame == self.page.main_frame and frame.url.startswith("chrome-error:"):
                failed.set()

        self.page.on("framenavigated", watch)
        try:
            await self.page.goto(url, wait_until="domcontentloaded", timeout=GOTO_LIMIT)
        except PlaywrightTimeoutError as error:
            raise NavigationError(f"Timeout {GOTO_LIMIT}ms exceeded while going to {url}") from error
        except PlaywrightError as error:
            text = _text(error)
            if text.startswith("net::ERR_") and not text.startswith(_WITHOUT_PAGE):
                # The browser's error page comes after the error, and would interrupt the next navigation.
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(failed.wait(), ERROR_PAGE_GRACE)
            raise NavigationError(text) from error
        finally:
            self.page.remove_listener("framenavigated", watch)
        # Something may be loading for longer, but the document is there.
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._loaded.wait(), LOAD_GRACE)

    async def empty(self) -> None:
        """Opens a blank page in place of the browser's error page, which may still be loading."""
        for _ in range(3):
            with contextlib.suppress(NavigationError):
                await self.goto("about:blank")
                break

    async def evaluate(self, js: str, args: Any = None) -> Any:
        """Returns the JSON result of a script. Raises evaluation.ScriptError."""
        return await self._evaluator.evaluate(js, args)

    async def read(self, expression: str) -> Any:
        """Returns the JSON value of an expression that the page's scripts can't disturb. Raises ScriptError."""
        return await self._evaluator.read(expression)

    async def death(self) -> str | None:
        """Returns why the tab can't be used any longer; None if it can."""
        if not await _lives(self._context):
            return self.end_text
        return "The page closed" if self.page.is_closed() else None

    async def close(self) -> None:
        """Closes the tab and everything that it opened."""
        self._closes = True
        with contextlib.suppress(
            PlaywrightError, asyncio.TimeoutError
        ):  # a browser that has ended has nothing to close
            await asyncio.wait_for(self._context.close(), 10)
        if self._release is not None:
            await self._release()


async def _lives(context: BrowserContext) -> bool:
    """Returns whether the browser of a context still answers. The pages of one that has ended may close before it."""
    try:
        await while_connected(context.browser, context.cookies("http://localhost"))
    except (PlaywrightError, NoBrowserError):
        return False
    return True


def _text(error: PlaywrightError) -> str:
    first = error.message.splitlines()[0]
    return first.removeprefix("Page.goto: ")
