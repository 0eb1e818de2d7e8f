"""`page.screencast`: frames for a function of the user, and a video, while the page goes on."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from smooth_page._io.asynchronous import call_user, finished
from smooth_page._shared.api.structures import ScreencastFrame, ScreencastSize
from smooth_page._shared.options.video_options import DEFAULT_FPS, check_fps, fitting_size, read_screencast_size
from smooth_page._shared.video.video_file import INSTALL, VideoFile, why_no_encoder
from smooth_page.errors import NOT_BUILT, Error, NotSupportedError

from ..companion.requirement import needs_companion
from ..events.disposable import Disposable
from ..events.event_queue import EventQueue
from ..events.events import EventEmitter, Eventless

if TYPE_CHECKING:
    from smooth_page._protocol import commands

    from ..page.tab import Tab

OnFrame = Callable[[ScreencastFrame], Any]
_WHY = "scripts in a page can't see its pixels as they change"


class Screencast(Eventless):
    """Shows what a page looks like while it changes.

    [Playwright](https://playwright.dev/python/docs/api/class-screencast)
    """

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._running: _Running | None = None

    @property
    def _companion(self) -> str | None:
        return self._tab.group.companion

    @needs_companion("Screencast.start", _WHY)
    async def start(
        self,
        *,
        fps: int | None = None,
        on_frame: OnFrame | None = None,
        path: str | Path | None = None,
        quality: int | None = None,
        size: ScreencastSize | None = None,
    ) -> Disposable:
        """Not supported (NotSupportedError): without the companion. Starts passing frames to `on_frame`, writing them
        as a video (WebM) to `path`, or both.

        `size` in pixels: by default the viewport's, made smaller until no side is longer than 800. `quality` 0 to 100;
        `fps` is that of the video. Raises Error when it is started already, and NotSupportedError for a video without
        an encoder on this machine.
        Difference from Playwright: `on_frame` is called during calls and waits, like a listener, so frames that the
        page shows while Python does something else come late or are left out.
        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-start)
        """
        if self._running is not None:
            raise Error("Screencast is already started")
        check_fps(fps, "Screencast.start")
        box = read_screencast_size(size) or fitting_size(self._tab.emulation.viewport)
        missing = None if path is None else why_no_encoder()
        if missing is not None:
            raise NotSupportedError("Screencast.start(path=...)", missing, INSTALL)
        rate = fps or DEFAULT_FPS
        begin = partial(
            self._tab.screencasts.begin,
            size=box,
            quality=90 if quality is None else min(100, max(0, quality)),
            rate=rate,
        )
        self._running = running = _Running()
        if path is not None:
            running.file = _File(VideoFile(Path(path), box, rate))
            running.names.append(begin(running.file.take))
        if on_frame is not None:
            frames = _Frames(self._tab.bridge.events, on_frame)
            running.names.append(begin(frames.take, live=True, is_busy=lambda: frames.waiting > 0))
        await self._tab.bridge.sync("Screencast.start")
        return Disposable(self.stop)

    async def stop(self) -> None:
        """Stops it, and writes the video, if there is one. Does nothing if it is not started.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-stop)
        """
        await self._end(closing=False)

    # -- what is shown over the page --------------------------------------------------------------------------------

    async def hide_actions(self) -> NoReturn:
        """Not built yet (NotSupportedError): ends what `show_actions` started.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-actions)
        """
        raise NotSupportedError("Screencast.hide_actions", NOT_BUILT)

    async def hide_overlays(self) -> NoReturn:
        """Not built yet (NotSupportedError): hides the overlays until `show_overlays`.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-overlays)
        """
        raise NotSupportedError("Screencast.hide_overlays", NOT_BUILT)

    async def show_actions(
        self,
        *,
        cursor: object = None,
        duration: object = None,
        font_size: object = None,
        position: object = None,
        style: object = None,
    ) -> NoReturn:
        """Not built yet (NotSupportedError): marks each element that is acted on in the video, with the name of the
        action, for `duration` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-actions)
        """
        raise NotSupportedError("Screencast.show_actions", NOT_BUILT)

    async def show_chapter(self, title: object, *, description: object = None, duration: object = None) -> NoReturn:
        """Not built yet (NotSupportedError): shows a title over the page for `duration` ms (default: 2000).

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-chapter)
        """
        raise NotSupportedError("Screencast.show_chapter", NOT_BUILT)

    async def show_overlay(self, html: object, *, duration: object = None) -> NoReturn:
        """Not built yet (NotSupportedError): shows a piece of HTML over the page, for `duration` ms or until it is
        disposed of.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlay)
        """
        raise NotSupportedError("Screencast.show_overlay", NOT_BUILT)

    async def show_overlays(self) -> NoReturn:
        """Not built yet (NotSupportedError): makes hidden overlays visible again.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlays)
        """
        raise NotSupportedError("Screencast.show_overlays", NOT_BUILT)

    # -- end --------------------------------------------------------------------------------------------------------

    async def _end(self, *, closing: bool) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        times = [await self._tab.screencasts.end(name, closing=closing) for name in running.names]
        if running.file is not None:
            await finished(running.file.video.finish(times[0]))


@dataclass
class _Running:
    """One run of a screencast: its uses of the tab's pictures, that for the file first."""

    names: list[str] = field(default_factory=list)
    file: _File | None = None


@dataclass
class _File:
    """Writes pictures into a video."""

    video: VideoFile

    async def take(self, frame: commands.ScreencastFrame) -> None:
        """A picture of the page has come."""
        self.video.add(base64.b64decode(frame["base64"]), frame["time"])


class _Frames(EventEmitter):
    """Passes frames to the user's function, in the order of the page's events."""

    def __init__(self, events: EventQueue, on_frame: OnFrame) -> None:
        super().__init__()
        self._own_events = events
        self._on_frame = on_frame
        # Frames that the function has not had yet.
        self.waiting = 0
        self._listen("frame", self._call, once=False)

    async def _call(self, frame: ScreencastFrame) -> None:
        try:
            await call_user(self._on_frame, frame)
        finally:
            self.waiting -= 1

    async def take(self, frame: commands.ScreencastFrame) -> None:
        """A picture of the page has come."""
        self.waiting += 1
        shown = ScreencastFrame(
            data=base64.b64decode(frame["base64"]),
            timestamp=frame["time"],
            viewportWidth=round(frame["width"]),
            viewportHeight=round(frame["height"]),
        )
        await self._emit("frame", shown)
