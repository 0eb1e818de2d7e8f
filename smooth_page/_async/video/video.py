"""`page.video`: the file of a page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from smooth_page.errors import Error

from ..events.events import Eventless

if TYPE_CHECKING:
    from ..page.tab import Tab
    from .video_recorder import VideoRecorder


class Video(Eventless):
    """The recording of a page: WebM (VP8), encoded on this machine.

    Difference from Playwright: without the companion, the file is the service's own recording of the session, in the
    service's format and size.
    [Playwright](https://playwright.dev/python/docs/api/class-video)
    """

    def __init__(self, tab: Tab, recorder: VideoRecorder) -> None:
        self._tab = tab
        self._recorder = recorder

    def __repr__(self) -> str:
        return f"<Video page={self._tab.page}>"

    async def path(self) -> Path:
        """Returns the path of the file, which is complete when the page is closed. Raises Error if there is none.

        [Playwright](https://playwright.dev/python/docs/api/class-video#video-path)
        """
        self._recorder.check("Video.path")
        return self._recorder.path

    async def save_as(self, path: str | Path) -> None:
        """Copies the file to `path` and creates its folder. Raises Error while the page is open or if there is no file.

        [Playwright](https://playwright.dev/python/docs/api/class-video#video-save-as)
        """
        recorder = self._recorder
        if not self._tab.is_closed:
            raise Error("Page is not yet closed. Close the page prior to calling save_as")
        await recorder.end()
        recorder.check("Video.save_as")
        if recorder.is_dropped:
            raise Error("Video.save_as: The video has been deleted")
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(recorder.path, target)

    async def delete(self) -> None:
        """Waits until the page is closed, without a time limit, and deletes the file.

        [Playwright](https://playwright.dev/python/docs/api/class-video#video-delete)
        """
        self._recorder.drop()
        if not self._tab.is_closed:
            await self._tab.page.wait_for_event("close", timeout=0)
        await self._recorder.end()
