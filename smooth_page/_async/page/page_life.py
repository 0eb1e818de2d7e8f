"""How pages end, and who opened them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smooth_page._io.asynchronous import unbroken
from smooth_page.errors import CLOSED, NotSupportedError

from ..events.events import EventEmitter

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..browser.context import BrowserContext
    from ..service.session import AsyncSession
    from .page import Page
    from .popups import Popups


class PageLife(EventEmitter):
    """Base of `Page`."""

    _bridge: Bridge
    _context: BrowserContext
    _opener: Page | None
    _popups: Popups
    # Why, once it is closed.
    _closed: str | None
    _owns_context: bool
    _crashed: bool

    @property
    def session(self) -> AsyncSession:
        """The Smooth session behind the page. Playwright has no such property."""
        return self._bridge.session

    def is_closed(self) -> bool:
        """Whether the page is closed, or its session has ended.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-is-closed)
        """
        return self._closed is not None or not self.session.is_open

    async def pause(self) -> None:
        """Goes on at once, as Playwright does in a browser without a window; `live_url` shows the page.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-pause)
        """

    async def opener(self) -> Page | None:
        """The page whose script or link opened this one; None for others, and where that is closed.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-opener)
        """
        return None if self._opener is None or self._opener.is_closed() else self._opener

    async def close(self, *, reason: str | None = None, run_before_unload: bool | None = None) -> None:
        """Closes the page and its session. `reason` is what waits that are under way raise.

        Difference from Playwright: its session ends with it, or with the last of its popups; popups run their
        beforeunload handlers, for other pages `run_before_unload` raises NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-close)
        """
        page = self._itself
        is_popup = self._popups.root is not page
        if run_before_unload and not is_popup:
            raise NotSupportedError(
                "Page.close(run_before_unload=True)", "the close event runs no beforeunload handlers"
            )
        if self._closed is not None:
            return
        if is_popup and self._context._closed is None:
            await self._popups.close(page, "Page.close")
        await unbroken(partial(self._end, reason or CLOSED))
        if self._owns_context:
            await self._context.close(reason=reason)

    async def _end(self, reason: str) -> None:
        """It is closed: nobody waits for it any longer, and its session is not needed unless it has popups."""
        if self._closed is not None:
            return
        self._closed = reason
        page = self._itself
        self._context._forget(page)
        await self._popups.ended(page)
        await self._emit("close", page)
        await self._context._emit("pageclose", page)

    async def _over(self, crashed: bool) -> None:
        """The session is over; where its page has crashed, all pages in it have."""
        for page in self._popups.all if crashed else ():
            if not page._crashed:
                page._crashed = True
                await page._emit("crash", page)

    async def _lost(self, closed: bool) -> None:
        """A popup can't be reached (any more): closed, or at a document of another origin."""
        if closed:
            await self._popups.news()
            await self._end(CLOSED)
        else:
            self._itself._main._facts = self._itself._main._info.model_copy(update={"reachable": False})

    @property
    def _itself(self) -> Page:
        return self  # type: ignore[return-value]  # Page is the only class with this base
