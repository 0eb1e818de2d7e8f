"""How `Page.close(run_before_unload=True)` lets a document decide whether it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page.errors import Error, NotSupportedError

if TYPE_CHECKING:
    from .tab import Tab

# How a navigation ends if a question of the document was answered with no.
STAYED = "net::ERR_ABORTED"
_BLANK = "about:blank"


class Closing:
    """Popups run their beforeunload handlers whenever they close. Other pages can't."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    async def ask(self, title: str) -> bool:
        """Runs the document's beforeunload handlers. Returns whether the page is to be closed now."""
        if self._tab.popups.root is not self._tab:
            return True
        raise NotSupportedError(f"{title}(run_before_unload=True)", "the close event runs no beforeunload handlers")


class CompanionClosing(Closing):
    """The browser runs the handlers, and asks its question."""

    async def ask(self, title: str) -> bool:
        tab, root = self._tab, self._tab.popups.root
        if tab is root:
            return await self._leave(title)
        await tab.bridge.prepare(title)  # the companion has to know of a listener for the question
        call = commands.tabs_ask_to_close(window=tab.bridge.window.name or "")
        await root.bridge.run(call, timeout=0, title=title)
        return False  # the news report that it has closed

    async def _leave(self, title: str) -> bool:
        """The session's own tab stays open while there are other pages, so its document is left for a blank one."""
        try:
            await self._tab.bridge.navigate({"url": _BLANK}, "commit", timeout=0, title=title)
        except Error as error:
            if STAYED not in error.message:
                raise
            return False
        return True
