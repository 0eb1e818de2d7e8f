"""Names and passwords of `http_credentials`, which a browser keeps for a site once an address has brought them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from smooth_page._shared.api.structures import HttpCredentials
from smooth_page._shared.network.urls import PLAIN_DOCUMENT, origin_of
from smooth_page._shared.requests.http_credentials import credentials_for, with_credentials
from smooth_page.errors import Error, TargetClosedError, TimeoutError

if TYPE_CHECKING:
    from ..page.tab import Tab

Goto = Callable[[str], Awaitable[None]]
# ms that the navigation has left.
Left = Callable[[], float]


class PageLogins:
    """Which sites a page's browser knows the names and passwords of.

    A document of the site brings them in a request of its own: an address that has them would show them to scripts.
    """

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._brought: set[str] = set()

    async def before(self, url: str, goto: Goto, left: Left) -> None:
        """Before a page goes somewhere."""
        tab, origin = self._tab, origin_of(url)
        found = credentials_for(url, tab.group.options.http_credentials)
        if found is None or origin in self._brought:
            return
        self._brought.add(origin)
        tab.group.storage.hidden.expect("http_credentials were used")
        plain = origin + PLAIN_DOCUMENT
        tab.network.unheard = plain
        tab.news.mute()
        try:
            await _try(goto, plain)
            await self._login(plain, found, goto, left)
        finally:
            tab.news.pass_over()

    async def refused(self, url: str, goto: Goto, left: Left) -> bool:
        """A document was refused (401): whether to navigate to it again, as the browser may know more now."""
        found = credentials_for(url, self._tab.group.options.http_credentials)
        if found is None or url in self._brought:
            return False
        self._brought.add(url)
        await self._login(url, found, goto, left)
        return True

    async def _login(self, url: str, found: HttpCredentials, goto: Goto, left: Left) -> None:
        given = {"url": url, "username": found["username"], "password": found["password"]}
        self._tab.news.suppress(True)
        try:
            if await self._tab.bridge.run("state.login", given, timeout=left(), title="Page.goto"):
                return
        except (TargetClosedError, TimeoutError):
            raise
        except Error:
            pass  # no script reaches what the browser shows
        finally:
            self._tab.news.suppress(False)
        await _try(goto, with_credentials(url, found))


async def _try(goto: Goto, url: str) -> None:
    try:
        await goto(url)
    except (TargetClosedError, TimeoutError):
        raise
    except Error:
        return  # the address itself will tell
