"""`page.screencast`: frames for a function of the user, and a video, while the page goes on."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._io.asynchronous import call_user, finished
from smooth_page._protocol.contract import Chapter, OverlayContent
from smooth_page._shared.api.arguments import check_string
from smooth_page._shared.api.structures import ScreencastActionStyle, ScreencastFrame, ScreencastSize
from smooth_page._shared.options.action_marks import CHAPTER_MS, read_action_marks, read_duration
from smooth_page._shared.options.video_options import DEFAULT_FPS, check_fps, fitting_size, read_screencast_size
from smooth_page._shared.video.video_file import INSTALL, VideoFile, why_no_encoder
from smooth_page.errors import Error, NotSupportedError

from ..companion.requirement import needs_companion
from ..events.disposable import Disposable
from ..events.event_queue import EventQueue
from ..events.events import EventEmitter, Eventless
from .overlays import Overlays

if TYPE_CHECKING:
    from smooth_page._protocol import commands

    from ..page.tab import Tab

_Position = Literal["bottom", "bottom-left", "bottom-right", "top", "top-left", "top-right"]
OnFrame = Callable[[ScreencastFrame], Any]
_WHY = "scripts in a page can't see its pixels as they change"


class Screencast(Eventless):
    """Shows what a page looks like while it changes.

    [Playwright](https://playwright.dev/python/docs/api/class-screencast)
    """

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._running: _Running | None = None
        self._overlays = Overlays(tab)

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
        """Raises NotSupportedError without the companion. Starts passing frames to `on_frame`, writing them
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

    async def hide_actions(self) -> None:
        """Ends what `show_actions` has started.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-actions)
        """
        await self._overlays.mark_actions(None, "Screencast.hide_actions")

    async def hide_overlays(self) -> None:
        """Hides the overlays, also those to come, until `show_overlays` is called.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-overlays)
        """
        await self._overlays.hide(True, "Screencast.hide_overlays")

    async def show_actions(
        self,
        *,
        cursor: Literal["none", "pointer"] | None = None,
        duration: float | None = None,
        font_size: int | None = None,
        position: _Position | None = None,
        style: ScreencastActionStyle | None = None,
    ) -> Disposable:
        """Shows on the page what is acted on, before each action: its name, its element, its point and a mouse pointer.

        Each action waits for `duration` ms (default: 500) meanwhile. `style` has CSS declarations. Ends when the result
        is closed. Raises Error for invalid values.
        Difference from Playwright: an action with a short timeout waits for half of the time that it has left at most,
        instead of failing; in frames of other sites, the name and the pointer are shown inside the frame; and what is
        typed into a password field is not shown.
        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-actions)
        """
        marks = read_action_marks(cursor, duration, font_size, position, style)
        await self._overlays.mark_actions(marks, "Screencast.show_actions")
        return Disposable(self.hide_actions)

    async def show_chapter(self, title: str, *, description: str | None = None, duration: float | None = None) -> None:
        """Shows a title over the page, with a description below it, and returns after `duration` ms (default: 2000).

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-chapter)
        """
        text = "" if description is None else check_string("description", description)
        content = OverlayContent(id="", chapter=Chapter(title=check_string("title", title), description=text))
        ms = read_duration(duration, CHAPTER_MS)
        await self._overlays.show_for(content, ms or 0.0, "Screencast.show_chapter")

    async def show_overlay(self, html: str, *, duration: float | None = None) -> Disposable:
        """Shows a piece of HTML over the page, until the result is closed. With `duration`, returns after so many ms,
        when it is shown no longer.

        Difference from Playwright: no scripts of the HTML run, not even event handlers, and frames in it are left out.
        On a page whose policy (`trusted-types`) does not allow HTML from scripts, its text alone is shown. Without the
        companion, overlays come back in the next document with the first call in it.
        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlay)
        """
        call = "Screencast.show_overlay"
        content = OverlayContent(id="", html=check_string("html", html))
        ms = read_duration(duration, None)
        shown = self._overlays.add(content, call) if ms is None else self._overlays.show_for(content, ms, call)
        overlay = await shown
        return Disposable(lambda: self._overlays.remove(overlay, "Screencast.show_overlay"))

    async def show_overlays(self) -> None:
        """Shows hidden overlays again.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlays)
        """
        await self._overlays.hide(False, "Screencast.show_overlays")

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
