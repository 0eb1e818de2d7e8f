"""The pictures of one tab, which the companion keeps until they are fetched: in batches, beside other calls."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._protocol.contract import ScreencastSettings, Settings
from smooth_page.errors import Error

if TYPE_CHECKING:
    from smooth_page._protocol.commands import ScreencastFrame, ScreencastPiece
    from smooth_page._protocol.contract import ScreencastNews

    from ..page.tab import Tab

# How long a page that does not answer may hold up its own end, in ms.
_LAST_READ = 5000.0
_TITLE = "Page.screencast"


@dataclass
class _Use:
    """`take` gets the pictures in their order. `is_busy`: whether it has not done with those that it got."""

    settings: ScreencastSettings
    take: Callable[[ScreencastFrame], Awaitable[None]]
    is_busy: Callable[[], bool]
    seen: int = 0
    is_reading: bool = False


class Screencasts:
    """What a tab's pictures are used for: videos, the user's function, traces."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        # By name, which only one use of a tab ever has.
        self._uses: dict[str, _Use] = {}
        self._last = 0

    @property
    def settings(self) -> Settings:
        """Those with which the tab's document begins."""
        return {"screencasts": [use.settings for use in self._uses.values()]}

    def begin(
        self,
        take: Callable[[ScreencastFrame], Awaitable[None]],
        size: tuple[int, int],
        *,
        quality: int = 90,
        rate: float = 25,
        live: bool = False,
        is_busy: Callable[[], bool] = lambda: False,
        name: str | None = None,
    ) -> str:
        """Makes the next turn begin it, and returns its name.

        The pictures fit into `size`, in pixels, unless another use of the tab has larger ones; there are at most `rate`
        of them a second. `live`: they are fetched as soon as they are there, unless `take` `is_busy`.
        """
        self._last += 1
        name = name or f"use{self._last}"
        width, height = size
        settings = ScreencastSettings(name=name, width=width, height=height, quality=quality, rate=rate, live=live)
        self._uses[name] = _Use(settings, take, is_busy)
        self._tab.bridge.set(**self.settings)
        return name

    async def end(self, name: str, *, closing: bool = False) -> float | None:
        """Ends a use, once it has all pictures. Returns the browser's time in ms; None if the page does not answer.

        `closing`: the tab is about to be closed, so it keeps its settings.
        """
        use = self._uses.pop(name, None)
        if use is None:
            return None
        self._tab.bridge.set(**self.settings)
        if not closing:
            with suppress(Error):
                await self._tab.bridge.sync(_TITLE)
        return await self._read(use, last=True)

    async def take(self, news: ScreencastNews) -> None:
        """The companion has pictures."""
        use = self._uses.get(news["name"])
        if use is None or use.is_reading or use.is_busy():
            return  # the companion reports them again
        use.is_reading = True
        try:
            await self._read(use)
        finally:
            use.is_reading = False

    async def _read(self, use: _Use, *, last: bool = False) -> float | None:
        """Fetches what there is. Returns the browser's time in ms; None if the page does not answer."""
        while True:
            piece = await self._piece(use, last)
            if piece is None:
                return None
            for frame in piece["frames"]:
                if frame["number"] > use.seen:  # else the end has fetched it meanwhile
                    use.seen = frame["number"]
                    await use.take(frame)
            if not piece["more"]:
                return piece["now"]

    async def _piece(self, use: _Use, last: bool) -> ScreencastPiece | None:
        """Asks the session's own tab, since others may be closed by now."""
        bridge = self._tab.popups.root.bridge
        window = None if bridge is self._tab.bridge else self._tab.bridge.window.name
        call = commands.screencast_read(window=window, name=use.settings["name"], after=use.seen, last=last)
        with suppress(Error):  # the session has ended, or hangs
            return await bridge.run(call, timeout=_LAST_READ if last else 0, title=_TITLE)
        return None
