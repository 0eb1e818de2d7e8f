"""DevTools sessions with the pages of a context."""

from __future__ import annotations

from smooth_page.errors import CLOSED, Error, TargetClosedError

from ..companion.requirement import needs_companion
from ..devtools.cdp_session import CDPSession
from ..devtools.credentials import Credentials
from ..page.frame import Frame
from ..page.page import Page
from .context_core import ContextCore

_TITLE = "BrowserContext.new_cdp_session"


class ContextDevtools(ContextCore):
    """Of `BrowserContext`: what the DevTools protocol does."""

    @property
    def credentials(self) -> Credentials:
        """A virtual authenticator for passkeys. Without the companion, its methods raise NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-credentials)
        """
        return self._group.credentials

    @needs_companion(_TITLE, "scripts in a page have no DevTools protocol")
    async def new_cdp_session(self, page: Page | Frame) -> CDPSession:
        """Raises NotSupportedError without the companion. Opens a session in Chromium's DevTools protocol
        with a page, or with a frame of another site. Raises Error for frames that share the page's.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-new-cdp-session)
        """
        if not isinstance(page, (Page, Frame)):
            raise Error(f"{_TITLE}: page: expected Page or Frame")
        frame = page._tab.main if isinstance(page, Page) else page._frame
        if frame.tab.group is not self._group:
            raise Error(f"{_TITLE}: page: it belongs to another context")
        if frame.tab.is_closed or frame.is_detached:
            raise TargetClosedError(f"{_TITLE}: {CLOSED}")
        return await frame.tab.devtools.open(frame, _TITLE)
