"""Records a page into a file, from its first document to its end."""

from __future__ import annotations

import base64
import logging
import secrets
from typing import TYPE_CHECKING, NoReturn

import httpx

from smooth_page._io.asynchronous import Lock, close_client, finished, open_client
from smooth_page._protocol.contract import ScreencastSettings
from smooth_page._shared.elements.files import write_bytes
from smooth_page._shared.options.video_options import VideoOptions
from smooth_page._shared.video.video_file import INSTALL, VideoFile, why_no_encoder
from smooth_page.errors import Error, NotSupportedError

if TYPE_CHECKING:
    from pathlib import Path

    from smooth_page._protocol.commands import ScreencastFrame

    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab

log = logging.getLogger("smooth_page")

# The name of the use in `Screencasts`. Tabs that a page opens begin with it, before Python knows them.
NAME = "video"
# Seconds in which a service has to have its recording ready after the end of a session.
READY_SECONDS = 30.0


class VideoRecorder:
    """One page's video."""

    def __init__(self, tab: Tab, options: VideoOptions) -> None:
        self._tab = tab
        self._options = options
        self.path: Path = options.folder / f"{secrets.token_hex(16)}.webm"
        self.is_over = False
        # Why the file could not be written, if it could not.
        self.failure: Error | None = None
        # The user has deleted it.
        self.is_dropped = False
        self._ending = Lock()

    def check(self, title: str) -> None:
        """Raises Error if the file could not be written, and says why."""
        if self.failure is not None:
            raise Error(f"{title}: {self.failure.message}") from self.failure

    async def leave(self) -> None:
        """The page is about to be closed: what it has shown is fetched."""

    async def end(self) -> None:
        """The page is closed. Completes the file, once."""
        async with self._ending:
            if self.is_over or not self._can_end:
                return
            self.is_over = True
            try:
                await self._complete()
            except Error as error:
                self.failure = error
                if not self.is_dropped:
                    log.warning("no video: %s", error.message)
        if self.is_dropped:
            self.drop()

    @property
    def _can_end(self) -> bool:
        return self._tab.closed is not None

    async def _complete(self) -> None:
        """Writes the file. Raises Error if that fails."""

    def drop(self) -> None:
        """Deletes the file, as soon as it is complete."""
        self.is_dropped = True
        if self.is_over:
            self.path.unlink(missing_ok=True)


class PicturesRecorder(VideoRecorder):
    """Encodes the pictures of the tab on this machine."""

    def __init__(self, tab: Tab, options: VideoOptions) -> None:
        super().__init__(tab, options)
        size = options.size_of(tab.group.options.viewport)
        self._file = VideoFile(self.path, size, options.fps)
        # The browser's time at the page's end, in ms.
        self._now: float | None = None
        settings = first_settings(tab.group)[0]
        tab.screencasts.begin(self._take, size, quality=settings["quality"], rate=options.fps, name=NAME)

    async def _take(self, frame: ScreencastFrame) -> None:
        self._file.add(base64.b64decode(frame["base64"]), frame["time"])

    async def leave(self) -> None:
        """Fetches the last pictures."""
        if self.is_dropped:
            return
        self._now = await self._tab.screencasts.end(NAME, closing=True) or self._now

    async def _complete(self) -> None:
        await finished(self._file.finish(self._now))


class ServiceRecorder(VideoRecorder):
    """Fetches the recording that the service has made of the session."""

    @property
    def _can_end(self) -> bool:
        return not self._tab.bridge.session.is_open  # it ends with the last of its pages

    async def _complete(self) -> None:
        if self.is_dropped:
            return
        if self._tab.popups.root is not self._tab:
            raise Error("a popup has no video of its own: use that of the page that opened it")
        url = await self._tab.bridge.session.recording(READY_SECONDS)
        if url is None:
            raise Error("the service has no recording of the session")
        await save(url, self.path)


class NoRecorder(VideoRecorder):
    """Stands in where no encoder is installed: the first call that needs the file raises NotSupportedError."""

    def check(self, title: str) -> NoReturn:
        """Raises NotSupportedError."""
        raise NotSupportedError(title, why_no_encoder() or "videos had no encoder", INSTALL)


async def save(url: str, path: Path) -> None:
    """Fetches a recording. Raises Error."""
    client = open_client(follow_redirects=True, timeout=READY_SECONDS)
    try:
        answer = (await client.get(url)).raise_for_status()
        write_bytes(path, answer.content)
    except (httpx.HTTPError, OSError) as error:
        raise Error(f"the recording of the session can't be fetched: {error}") from error
    finally:
        await close_client(client)


def recorder_of(tab: Tab) -> VideoRecorder | None:
    """Returns what records the page; None if its context records no videos."""
    options = tab.group.options.video
    if options is None:
        return None
    if tab.group.companion is None:
        return ServiceRecorder(tab, options)
    return PicturesRecorder(tab, options) if why_no_encoder() is None else NoRecorder(tab, options)


def first_settings(group: TabGroup) -> list[ScreencastSettings]:
    """Returns what is recorded of pages from their first document on."""
    options = group.options.video
    if options is None or group.companion is None or why_no_encoder() is not None:
        return []
    width, height = options.size_of(group.options.viewport)
    return [ScreencastSettings(name=NAME, width=width, height=height, quality=90, rate=options.fps, live=False)]
