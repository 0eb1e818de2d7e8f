"""What the browser of a page has been given of what its context keeps, or is known to have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..api.structures import Cookie
from .cookies import CookiePlace, cookie_place


@dataclass
class Given:
    """Cookies by their place, and the origins whose storages the page has.

    Calls go on side by side: a look at the page tells nothing of what it was given meanwhile.
    """

    cookies: dict[CookiePlace, Cookie] = field(default_factory=dict)
    origins: set[str] = field(default_factory=set)
    # Places, of each that is under way.
    _gifts: list[set[CookiePlace]] = field(default_factory=list)
    _looks: list[set[CookiePlace]] = field(default_factory=list)

    @contextmanager
    def giving(self, cookies: Sequence[Cookie]) -> Iterator[None]:
        """While the page is given these; of those that have ended, it has none from here on."""
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
        """While the page is looked at; gives the places of which the look tells nothing."""
        unsure = {place for places in self._gifts for place in places}
        self._looks.append(unsure)
        try:
            yield unsure
        finally:
            self._looks = [each for each in self._looks if each is not unsure]
