"""HTTP Basic credentials for navigations: a browser remembers those of a site once it has opened a URL with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.api.structures import HttpCredentials
from smooth_page._shared.network.urls import PLAIN_DOCUMENT, origin_of
from smooth_page._shared.requests.http_credentials import credentials_for, with_credentials
from smooth_page.errors import Error, TargetClosedError, TimeoutError

if TYPE_CHECKING:
    from ..page.tab import Tab
    from .load import DocumentLoad


class PageLogins:
    """Gives a page's browser the credentials of the sites to which the page navigates.

    A document of the site sends them in a request of its own: in the URL of the page, scripts would see them.
    """

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        # Origins and URLs for which they were given.
        self._given: set[str] = set()

    async def before(self, load: DocumentLoad) -> None:
        """Gives the browser the credentials of the site before a navigation."""
        tab, origin = self._tab, origin_of(load.url)
        found = credentials_for(load.url, tab.group.options.http_credentials)
        if found is None or origin in self._given:
            return
        self._given.add(origin)
        tab.group.storage.hidden.expect("http_credentials were used")
        with load.through(origin + PLAIN_DOCUMENT):
            await self._try(load, load.step)
            await self._log_in(load, load.step, found)

    async def refused(self, load: DocumentLoad) -> bool:
        """The document was refused (401). Returns whether to navigate again, because the browser may know more now."""
        found = credentials_for(load.url, self._tab.group.options.http_credentials)
        if found is None or load.url in self._given:
            return False
        self._given.add(load.url)
        await self._log_in(load, load.url, found)
        return True

    async def _log_in(self, load: DocumentLoad, url: str, found: HttpCredentials) -> None:
        call = commands.state_login(url=url, username=found["username"], password=found["password"])
        with load.dropping_events():
            try:
                if await self._tab.bridge.run(call, timeout=load.deadline.left_ms, title=load.title):
                    return
            except (TargetClosedError, TimeoutError):
                raise
            except Error:
                pass  # no script reaches what the browser shows
        await self._try(load, with_credentials(url, found))

    async def _try(self, load: DocumentLoad, url: str) -> None:
        try:
            await self._tab.bridge.goto(url, timeout=load.deadline.left_ms, title=load.title)
        except (TargetClosedError, TimeoutError):
            raise
        except Error:
            return  # the navigation itself finds out why


class CompanionLogins(PageLogins):
    """The browser gives the credentials itself, to whatever demands them."""

    async def before(self, load: DocumentLoad) -> None:
        """Does nothing."""

    async def refused(self, load: DocumentLoad) -> bool:
        """Returns False: the credentials were wrong."""
        return False
