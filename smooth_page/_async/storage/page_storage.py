"""What a context does about the storage of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._shared.api.structures import StorageState
from smooth_page._shared.network.urls import plain_origin

from .hidden_cookies import HiddenCookies
from .jar_storage import RequestStorage

if TYPE_CHECKING:
    from ..page.tab import Tab


class PageStorage(RequestStorage):
    """Hooks of a page's life. They do nothing where the browser itself keeps what the pages share."""

    def __init__(self) -> None:
        super().__init__()
        # Origins that the user's code has navigated to.
        self.visited: set[str] = set()
        self.hidden = HiddenCookies()

    async def opened(self, tab: Tab, title: str) -> None:
        """A page has been opened by a call."""

    async def closing(self, tab: Tab, title: str) -> None:
        """The last page of its session is about to be closed; the context stays open."""

    def visit(self, url: str) -> None:
        """Before a navigation to the URL by a call."""
        self.visited.add(plain_origin(url))

    def owes(self, tab: Tab, url: str) -> bool:
        """Whether the tab's browser lacks something of what the context keeps for the URL."""
        return False

    async def give(self, tab: Tab, url: str, title: str, *, clear: bool = False) -> None:
        """Writes what a page lacks, through a document of the URL's origin, which the tab shows.

        Navigations of calls do this before their first request (documents/page_documents.py), others when they have
        `arrived`. `clear`: in place of what is there.
        """

    async def arrived(self, tab: Tab, url: str, title: str = "Page") -> None:
        """After a navigation that the page began itself: writes the cookies and storage it lacks."""
        if self.owes(tab, url):
            await self.give(tab, url, title)

    async def replace(self, state: StorageState, title: str) -> None:
        """Replaces the whole state."""
        raise NotImplementedError
