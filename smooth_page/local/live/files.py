"""What is kept of a session after its end: its recording and its downloads."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import secrets
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.async_api import Download, Page
from playwright.async_api import Error as PlaywrightError

from smooth_page._shared.video.video_file import VideoFile, why_no_encoder
from smooth_page.errors import Error
from smooth_page.local.live.background import go_on
from smooth_page.local.live.pictures import Pictures

log = logging.getLogger("smooth_page.engine")

_SIZE = (1280, 720)
_FPS = 10
# Seconds that files may take to arrive once the session ends.
_ARRIVAL = 5.0


class Kept:
    """The files of one session. `recording` and `downloads`: their names; "": there is none; None: not yet."""

    def __init__(self, folder: Callable[[], Path], record: bool, size: tuple[int, int] = _SIZE) -> None:
        self.token = secrets.token_urlsafe(18)
        self.recording: str | None = ""
        self.downloads: str | None = None
        self._folder = folder
        self._size = size
        self._video: VideoFile | None = None
        self._pictures: Pictures | None = None
        self._files: list[asyncio.Future[Path | None]] = []
        missing = why_no_encoder() if record else None
        if missing is not None:
            log.warning("the session is not recorded: %s", missing)
        self._records = record and missing is None
        if self._records:
            self.recording = None

    async def begin(self, page: Page, pictures: Pictures) -> None:
        """The session has a tab."""
        page.context.on("page", self._listen)
        self._listen(page)
        if self._records:
            self._video = VideoFile(self._folder() / "recording.webm", self._size, _FPS)
            self._pictures = pictures
            await pictures.begin(self._video.add)

    def _listen(self, page: Page) -> None:
        page.on("download", lambda download: self._files.append(asyncio.ensure_future(self._save(download))))

    async def _save(self, download: Download) -> Path | None:
        name = re.sub(r"[^\w. ()+-]", "_", download.suggested_filename)[-150:] or "file"
        target = self._folder() / "downloads" / f"{len(self._files)}" / name
        try:
            await download.save_as(target)
        except PlaywrightError:
            return None  # cancelled
        except OSError as error:
            log.error("a download of the session is not kept: %s", error)
            return None
        return target

    async def finish(self) -> None:
        """The session ends; its tab is still open."""
        if self._video is not None and self._pictures is not None:
            with contextlib.suppress(PlaywrightError):
                await self._pictures.end(self._video.add)
            go_on(self._complete(self._video))
        elif self.recording is None:
            self.recording = ""  # it has ended before there was anything to record
        if self._files:
            await asyncio.wait(self._files, timeout=_ARRIVAL)
        saved = [done.result() for done in self._files if done.done() and not done.cancelled() and not done.exception()]
        files = [path for path in saved if path is not None]
        self.downloads = await asyncio.to_thread(self._zipped, files) if files else ""

    async def _complete(self, video: VideoFile) -> None:
        try:
            await asyncio.wrap_future(video.finish(time.time() * 1000))
            self.recording = video.path.name
        except Error as error:
            log.error("%s", error.message)
            self.recording = ""

    def _zipped(self, files: list[Path]) -> str:
        """Returns the name of the archive; "" if it can't be written."""
        target = self._folder() / "downloads.zip"
        try:
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
                for file in files:
                    before = archive.namelist()
                    archive.write(file, file.name if file.name not in before else f"{file.parent.name}/{file.name}")
        except OSError as error:  # the disk is full
            log.error("the downloads of the session are not kept: %s", error)
            with contextlib.suppress(OSError):
                target.unlink()
            return ""
        return target.name

    def path(self, name: str) -> Path | None:
        """Returns where a kept file is."""
        return self._folder() / name if name and name in (self.recording, self.downloads) else None

    def remove(self) -> None:
        """Removes the files."""
        if not self.recording and not self.downloads:
            return
        shutil.rmtree(self._folder(), ignore_errors=True)
