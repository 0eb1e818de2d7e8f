"""The memory of a page."""

from __future__ import annotations

from smooth_page._protocol import commands

from ..companion.requirement import needs_companion
from .page_core import PageCore


class PageMemory(PageCore):
    """Part of `Page`: its garbage."""

    @needs_companion("Page.request_gc", "scripts in a page can't collect garbage")
    async def request_gc(self) -> None:
        """Raises NotSupportedError without the companion. Has the browser collect the garbage of the page.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-request-gc)
        """
        await self._tab.main.run(commands.page_collect_garbage(), "Page.request_gc")
