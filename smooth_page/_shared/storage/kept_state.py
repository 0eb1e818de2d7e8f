"""The cookies and storages of a context that no session has at the moment."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlsplit

from smooth_page.errors import Error

from ..api.structures import Cookie, StorageState
from ..network.urls import is_http
from .cookies import completed_cookies

_Place = tuple[str, str, str, str | None]
_DEFAULTS = {"expires": -1, "httpOnly": False, "secure": False, "sameSite": "Lax"}
_FACTS = ("name", "value", "domain", "path", *_DEFAULTS, "partitionKey", "_crHasCrossSiteAncestor")


def _place(cookie: Cookie) -> _Place:
    return cookie["domain"], cookie["path"], cookie["name"], cookie.get("partitionKey")


@dataclass
class KeptState:
    """Cookies by their place, and origins by their name, in the shape of Playwright's storage state."""

    _cookies: dict[_Place, Cookie] = field(default_factory=dict)
    origins: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, state: StorageState, title: str) -> KeptState:
        """Reads a storage state. Raises Error for an invalid one."""
        kept = cls()
        kept.set([cast(Cookie, cookie) for cookie in completed_cookies(state.get("cookies") or [])])
        for origin in state.get("origins") or []:
            if not (is_http(origin["origin"]) and urlsplit(origin["origin"]).hostname):
                raise Error(f"{title}: Error setting storage state:\n{origin['origin']} is not an origin of http(s)")
            kept.origins[origin["origin"]] = {**origin}
        return kept

    @property
    def cookies(self) -> list[Cookie]:
        """The cookies that have not expired."""
        now = time.time()
        return [cookie for cookie in self._cookies.values() if cookie["expires"] < 0 or cookie["expires"] > now]

    def set(self, cookies: Sequence[Cookie]) -> None:
        """Adds cookies, or replaces those at the same places."""
        for cookie in cookies:
            given = {name: fact for name, fact in cookie.items() if fact is not None}
            facts = {**_DEFAULTS, **given}
            self._cookies[_place(cookie)] = cast(Cookie, {name: facts[name] for name in _FACTS if name in facts})

    def remove(self, cookies: Sequence[Cookie]) -> None:
        """Removes these cookies."""
        for cookie in cookies:
            self._cookies.pop(_place(cookie), None)

    def update(self, cookies: Sequence[Cookie], origins: Sequence[Any] = (), kinds: Sequence[str] = ()) -> None:
        """Takes all cookies of a session, and what its origins have of these kinds."""
        self._cookies.clear()
        self.set(cookies)
        for known in self.origins.values():
            known.update((kind, []) for kind in kinds)
        for origin in origins:
            self.origins.setdefault(origin["origin"], {}).update(origin)

    def listed(self, kinds: Sequence[str]) -> list[Any]:
        """Returns the origins that keep something of these kinds."""
        cut = [
            {"origin": name, **{kind: origin.get(kind) or [] for kind in kinds}}
            for name, origin in self.origins.items()
        ]
        return [origin for origin in cut if any(origin[kind] for kind in kinds)]
