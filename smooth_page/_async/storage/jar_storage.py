"""Cookies and origins of API requests; without pages, all the storage that a context has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from re import Pattern
from typing import Any

from smooth_page._shared.api.structures import Cookie, OriginState, SetCookieParam, StorageState
from smooth_page._shared.elements.files import write_text
from smooth_page._shared.storage.cookie_jar import BrowserlikeJar
from smooth_page._shared.storage.cookies import add_cookies, clear_cookies, read_cookies

Condition = str | Pattern[str] | None


class RequestStorage:
    """One cookie jar, and the origins of a storage state."""

    # The browser's, once a page has reported it.
    user_agent: str | None = None

    def __init__(self) -> None:
        self.jar = BrowserlikeJar()
        self._origins: dict[str, OriginState] = {}

    def fill(self, state: StorageState) -> None:
        """Adds the state that the context begins with."""
        add_cookies(self.jar, state.get("cookies", []))
        self._origins.update((origin["origin"], origin) for origin in state.get("origins", []))

    # -- around a request ------------------------------------------------------------------------------------------

    async def before(self, url: str, timeout: float, title: str) -> None:
        """A hook before a request: brings the jar up to date. `timeout`: ms, 0 for none."""

    async def answered(self, title: str) -> None:
        """A hook after a response that set cookies."""

    # -- for users -------------------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None, title: str) -> list[Cookie]:
        """Returns the cookies that would be sent to any of the URLs; all cookies without URLs."""
        return read_cookies(self.jar, urls)

    async def add_cookies(self, cookies: Sequence[SetCookieParam], title: str) -> None:
        """Adds cookies. Raises Error for an invalid one."""
        add_cookies(self.jar, cookies)

    async def clear_cookies(self, domain: Condition, name: Condition, path: Condition, title: str) -> None:
        """Removes the cookies that match."""
        clear_cookies(self.jar, domain=domain, name=name, path=path)

    async def state(self, path: str | Path | None, title: str, *, databases: bool) -> StorageState:
        """Returns cookies and storages of the known origins, with or without `databases`; also writes
        them to `path`.
        """
        cookies: list[Any] = list(read_cookies(self.jar))
        state = StorageState(cookies=cookies, origins=self._known_origins(databases))
        if path is not None:
            write_text(path, json.dumps(state, indent=2))
        return state

    def _known_origins(self, databases: bool) -> list[OriginState]:
        return list(self._origins.values())
