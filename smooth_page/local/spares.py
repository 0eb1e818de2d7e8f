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
        self.options = options
        self._crashed = False
        self._opening = asyncio.ensure_future(self._open(opening))

    async def _open(self, opening: Coroutine[Any, Any, Page]) -> Page:
        page = await opening
        page.on("crash", self._crash)
        return page

    def _crash(self, page: Page) -> None:
        self._crashed = True

    async def take(self) -> Page | None:
        """Returns the page, or None if it is no longer open."""
        try:
            page = await self._opening
        except (PlaywrightError, NoBrowserError):
            return None  # its browser is gone
        if not page.is_closed() and not self._crashed:
            page.remove_listener("crash", self._crash)
            return page
        return None

    async def close(self) -> None:
        """Closes the page once it is open."""
        with contextlib.suppress(PlaywrightError, NoBrowserError):
            await (await self._opening).context.close()

    async def drop(self) -> None:
        """Waits until nothing of it is in progress, even if it was not opened."""
        await asyncio.gather(self._opening, return_exceptions=True)


class Spares:
    """Opens pages, and after each of them the next one with the same options.

    `wanted`: whether to open one in advance now. `costly`: a page takes much time and memory, so the next one is opened
    only after two with the same options. `lives`: whether the browser of a page runs, as far as is known.
    """

    def __init__(
        self,
        open_page: Opener,
        wanted: Callable[[], bool],
        *,
        costly: bool = False,
        lives: Callable[[Page], bool] = lambda page: True,
    ) -> None:
        self._open = open_page
        self._wanted = wanted
        self._lives = lives
        self._costly = costly
        self._last: dict[str, Any] | None = None
        self._spare: Spare | None = None
        self._next: asyncio.TimerHandle | None = None
        self._stopping = False
        self._closing: set[asyncio.Task[None]] = set()

    async def page(self, options: dict[str, Any]) -> Page:
        """Returns a page with these options. Those with a storage state are not opened in advance."""
        page = await self._take(options)
        if page is None:
            page = await self._open(options)
        if "storage_state" not in options:
            # One that has other options is kept: this page may be an exception.
            if options == self._last or not (self._costly or self._spare or self._next):
                self._plan(options)
            self._last = options
        return page

    async def _take(self, options: dict[str, Any]) -> Page | None:
        spare = self._spare
        if spare is None or spare.options != options:
            return None
        self._spare = None
        page = await spare.take()
        if page is not None and self._lives(page):
            return page
        self._close(spare)
        return None

    def _close(self, spare: Spare) -> None:
        """Closes one that is not needed, while another page is opened."""
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
        self._next = None
        if not self._wanted() or (self._spare is not None and self._spare.options == options):
            return
        if self._spare is not None:
            self._close(self._spare)
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
