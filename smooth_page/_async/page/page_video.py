"""What a page shows over time: its video, and its screencast."""

from __future__ import annotations

from ..video.screencast import Screencast
from ..video.video import Video
from .page_core import PageCore


class PageVideo(PageCore):
    """Part of `Page`: its video and its screencast."""

    @property
    def screencast(self) -> Screencast:
        """Passes on what the page shows while it changes, and records it as a video.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-screencast)
        """
        return self._tab.screencast

    @property
    def video(self) -> Video | None:
        """The video of the page; None when its context records none.

        Difference from Playwright: the file is the service's own recording of the session, in its format and size; a
        page waits for it when it closes, for 30 s at most, and popups have none. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-video)
        """
        return self._tab.video
