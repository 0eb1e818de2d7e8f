"""Names and passwords of `http_credentials`, which a browser keeps for a site once an address has brought them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from smooth_page._shared.http_credentials import with_credentials
from smooth_page._shared.urls import PLAIN_DOCUMENT, origin_of
from smooth_page.errors import Error, TargetClosedError, TimeoutError

if TYPE_CHECKING:
    from .page import Page

Goto = Callable[[str], Awaitable[None]]


class PageLogins:
    """Which sites a page's browser knows the names and passwords of.

    A document whose own address has them can't make requests, so another one of its site brings them: a plain one, or,
    where that is open to all, the document itself before it is gone to again.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._brought: set[str] = set()

    async def before(self, url: str, goto: Goto) -> None:
        """Before a page goes somewhere."""
        origin = origin_of(url)
        if origin in self._brought:
            return
        plain = with_credentials(origin + PLAIN_DOCUMENT, self._page.context._options.http_credentials)
        if plain is not None:
            self._brought.add(origin)
            self._page.context._storage.hidden.expect("http_credentials were used")
            await _try(goto, plain)

    async def refused(self, url: str, goto: Goto) -> bool:
        """A document was refused (401): whether it is to be gone to again, as the browser may know more now."""
        address = with_credentials(url, self._page.context._options.http_credentials)
        if address is None or url in self._brought:
            return False
        self._brought.add(url)
        await _try(goto, address)
        return True


async def _try(goto: Goto, url: str) -> None:
    try:
        await goto(url)
    except (TargetClosedError, TimeoutError):
        raise
    except Error:
        return  # the address itself will tell
