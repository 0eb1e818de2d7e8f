"""The session of a page, its opener, its pauses, and its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smooth_page._io.asynchronous import unbroken
from smooth_page._protocol import commands
from smooth_page.errors import CLOSED, Error

from ..elements.locator import Locator
from .page_core import PageCore
from .pause import pause

if TYPE_CHECKING:
    from ..service.session import AsyncSession
    from .page import Page


class PageLife(PageCore):
    """Part of `Page`: its session, its opener, its pauses and its end."""

    @property
    def session(self) -> AsyncSession:
        """The Smooth session behind the page. Playwright has no such property."""
        return self._tab.bridge.session

    def is_closed(self) -> bool:
        """Whether the page is closed, or its session has ended.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-is-closed)
        """
        return self._tab.is_closed

    async def pause(self) -> None:
        """Waits until a person resumes: with the button that the page shows, or with Enter at the terminal, where lines
        of Python can be run meanwhile. Returns at once, with a log line, if the browser is headless (neither
        `launch(headless=False)` nor PWDEBUG is used), or if the script has no terminal.

        Difference from Playwright: the inspector is a bar in the page, which `live_url` shows, and the terminal.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-pause)
        """
        await pause(self._tab, self._tab.group.browser._headed)

    async def pick_locator(self) -> Locator:
        """Waits until a person clicks an element, and returns the best locator for it. The element under the mouse is
        outlined with its locator. Raises Error if `cancel_pick_locator` or the Escape key ends it.

        Difference from Playwright: nothing can be picked in frames of other origins; none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-pick-locator)
        """
        selector = await self._tab.main.run(commands.picker_pick(), "Page.pick_locator")
        if selector is None:
            raise Error("Page.pick_locator: Locator picking was cancelled")
        return Locator(self._tab.main, selector)

    async def cancel_pick_locator(self) -> None:
        """Ends a running `pick_locator`.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-cancel-pick-locator)
        """
        await self._tab.main.run(commands.picker_cancel(), "Page.cancel_pick_locator")

    async def opener(self) -> Page | None:
        """Returns the page whose script or link opened this one; None for other pages, or if the opener is closed.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-opener)
        """
        opener = self._tab.opener
        return None if opener is None or opener.is_closed() else opener

    async def close(self, *, reason: str | None = None, run_before_unload: bool | None = None) -> None:
        """Closes the page and its session. `reason` is the message of the errors that running waits raise.

        Difference from Playwright: the session ends with the page, or with the last of its popups; popups run
        their beforeunload handlers, for other pages `run_before_unload` raises NotSupportedError. With the
        companion: the session ends with the last of the context's pages.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-close)
        """
        if self._tab.closed is not None:
            return
        with self._tab.group.call("Page.close", {"runBeforeUnload": run_before_unload}):
            await self._close(reason, run_before_unload)

    async def _close(self, reason: str | None, run_before_unload: bool | None) -> None:
        tab = self._tab
        is_popup = tab.popups.root is not tab
        if run_before_unload and not await tab.closing.ask("Page.close"):
            return
        await tab.group.traced.closing(tab)
        if tab.popups.is_last(tab) and tab.group.closed is None and not tab.owns_context:
            await tab.group.storage.closing(tab, "Page.close")
        if is_popup and tab.group.closed is None:
            await tab.popups.close(tab, "Page.close")
        await unbroken(partial(tab.end, reason or CLOSED))
        if tab.owns_context:
            await tab.group.context.close(reason=reason)
