"""The context's cookies and origins as far as one page's browser already has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..api.structures import Cookie
from .cookies import CookiePlace, cookie_place


@dataclass
class PageCopy:
    """Cookies by their place, and the origins whose storages the page has.

    Reads and writes may overlap: a read ignores cookies that were written while it ran.
    """

    cookies: dict[CookiePlace, Cookie] = field(default_factory=dict)
    origins: set[str] = field(default_factory=set)
    # The places that each running read must ignore.
    _gifts: list[set[CookiePlace]] = field(default_factory=list)
    _looks: list[set[CookiePlace]] = field(default_factory=list)

    @contextmanager
    def giving(self, cookies: Sequence[Cookie]) -> Iterator[None]:
        """A block during which the page is given these cookies. It no longer has those that have expired."""
        for cookie in cookies:
            if cookie["expires"] == 0:
                self.cookies.pop(cookie_place(cookie), None)
            else:
                self.cookies[cookie_place(cookie)] = cookie
        places = {cookie_place(cookie) for cookie in cookies}
        for look in self._looks:
            look |= places
        self._gifts.append(places)
        try:
            yield
        finally:
            self._gifts = [each for each in self._gifts if each is not places]

    @contextmanager
    def looking(self) -> Iterator[set[CookiePlace]]:
        """A block during which the page is read. Yields the places of the cookies that were written meanwhile."""
        unsure = {place for places in self._gifts for place in places}
        self._looks.append(unsure)
        try:
            yield unsure
        finally:
            self._looks = [each for each in self._looks if each is not unsure]
