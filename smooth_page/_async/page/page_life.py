"""The session of a page, its opener, and its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smooth_page._io.asynchronous import unbroken
from smooth_page.errors import CLOSED

from .page_core import PageCore

if TYPE_CHECKING:
    from ..service.session import AsyncSession
    from .page import Page


class PageLife(PageCore):
    """Part of `Page`: its session, its opener and its end."""

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
        """Returns at once, as in Playwright with a headless browser. `live_url` shows the page.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-pause)
        """

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
        tab = self._tab
        is_popup = tab.popups.root is not tab
        if tab.closed is not None or (run_before_unload and not await tab.closing.ask("Page.close")):
            return
        if tab.popups.is_last(tab) and tab.group.closed is None and not tab.owns_context:
            await tab.group.storage.closing(tab, "Page.close")
        if is_popup and tab.group.closed is None:
            await tab.popups.close(tab, "Page.close")
        await unbroken(partial(tab.end, reason or CLOSED))
        if tab.owns_context:
            await tab.group.context.close(reason=reason)
