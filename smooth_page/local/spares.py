"""Pages that are opened in advance, for the next session."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page

# Seconds between handing out a page and opening the next one in advance, so as not to slow down its first calls.
SPARE_AFTER = 0.1


class NoBrowserError(Exception):
    """There is no Chromium, or it does not start."""


Opener = Callable[[dict[str, Any]], Coroutine[Any, Any, Page]]


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
        """Returns the page if it has these options and is still open. Otherwise drops it and returns None."""
        try:
            page = await self._opening
        except (PlaywrightError, NoBrowserError):
            return None  # its browser is gone
        if self._options == options and not page.is_closed() and not self._crashed:
            page.remove_listener("crash", self._crash)
            return page
        return None

    async def close(self) -> None:
        """Closes the page once it is open."""
        with contextlib.suppress(PlaywrightError, NoBrowserError):
            await (await self._opening).context.close()

    async def drop(self) -> None:
        """Waits until nothing of it is in progress."""
        await asyncio.wait([self._opening])


class Spares:
    """Opens pages, and after each of them the next one with the same options.

    `wanted`: whether to open one in advance now.
    """

    def __init__(self, open_page: Opener, wanted: Callable[[], bool]) -> None:
        self._open = open_page
        self._wanted = wanted
        self._spare: Spare | None = None
        self._next: asyncio.TimerHandle | None = None
        self._stopping = False
        self._closing: set[asyncio.Task[None]] = set()

    async def page(self, options: dict[str, Any]) -> Page:
        """Returns a page with these options. Those with a storage state are not opened in advance."""
        spare, self._spare = self._spare, None
        page = await spare.take(options) if spare else None
        if page is None:
            if spare is not None:
                self._close(spare)
            page = await self._open(options)
        if "storage_state" not in options:
            self._plan(options)
        return page

    def _close(self, spare: Spare) -> None:
        """Closes one that did not fit, while another page is opened."""
        closing = asyncio.ensure_future(spare.close())
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    def _plan(self, options: dict[str, Any]) -> None:
        if self._next is not None:
            self._next.cancel()
        if self._stopping:
            return
        self._next = asyncio.get_running_loop().call_later(SPARE_AFTER, self._prepare, options)

    def _prepare(self, options: dict[str, Any]) -> None:
        if self._spare is None and self._wanted():
            self._spare = Spare(options, self._open(options))

    def stop(self) -> None:
        """Opens no more pages in advance."""
        self._stopping = True
        if self._next is not None:
            self._next.cancel()

    async def drop(self) -> None:
        """Waits until no page is being opened in advance, or closed."""
        if self._spare is not None:
            await self._spare.drop()
        await asyncio.gather(*self._closing)
