"""The pictures of a context's pages while a chunk of its trace is recorded, as the browser paints."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from smooth_page._protocol.contract import ScreencastSettings

if TYPE_CHECKING:
    from smooth_page._protocol.commands import ScreencastFrame
    from smooth_page._shared.tracing.recorder import Recorder

    from ..page.tab import Tab

# The largest width and height in pixels, and the quality of the JPEG files.
_MOST = 800
_QUALITY = 60
# Pictures a second.
_RATE = 5.0


class FilmStrip:
    """Ends with the chunk."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._name = f"trace{recorder.epoch}"
        self._tabs: list[Tab] = []

    @property
    def settings(self) -> ScreencastSettings:
        """Those that tabs begin with which a page opens."""
        return ScreencastSettings(name=self._name, width=_MOST, height=_MOST, quality=_QUALITY, rate=_RATE, live=False)

    def begin(self, tab: Tab) -> None:
        """Pictures of this tab are recorded, too."""

        async def take(frame: ScreencastFrame) -> None:
            try:
                image = base64.b64decode(frame["base64"], validate=True)
            except ValueError:
                return
            self._recorder.picture(image, frame["time"], (frame["width"], frame["height"]), tab.trace_id)

        if tab not in self._tabs:
            self._tabs.append(tab)
            tab.screencasts.begin(take, (_MOST, _MOST), quality=_QUALITY, rate=_RATE, name=self._name)

    async def end(self, tab: Tab, *, closing: bool = False) -> bool:
        """Fetches the pictures of a tab, with all other news of it; without those if it is `closing`. Returns whether
        there are any.
        """
        if tab not in self._tabs:
            return False
        self._tabs.remove(tab)
        await tab.screencasts.end(self._name, closing=closing)
        return True

    async def end_all(self) -> None:
        """Fetches the pictures of the remaining tabs, which are closed, and stops recording them."""
        for tab in list(self._tabs):
            await self.end(tab, closing=True)
