"""Cookies and origins of API requests; without pages, all the storage that a context has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import httpx

from smooth_page._shared.api.structures import Cookie, OriginState, SetCookieParam, StorageState, VirtualCredential
from smooth_page._shared.elements.files import write_text
from smooth_page._shared.storage.cookie_jar import BrowserlikeJar
from smooth_page._shared.storage.cookies import Condition, add_cookies, clear_cookies, cookie_header, read_cookies
from smooth_page.errors import NOT_BUILT, Error, NotSupportedError


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

    async def agent(self, title: str) -> str | None:
        """Returns the user agent of the browser, or None if it is not known."""
        return self.user_agent

    async def cookie_header(self, url: str, timeout: float, title: str) -> str | None:
        """Returns the Cookie header of a request, or None. `timeout`: ms, 0 for none."""
        return cookie_header(read_cookies(self.jar), url)

    async def answered(self, response: httpx.Response, title: str) -> None:
        """A hook after a response that set cookies. The jar has them already."""

    # -- for users -------------------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None, title: str) -> list[Cookie]:
        """Returns the cookies that would be sent to any of the URLs; all cookies without URLs."""
        return read_cookies(self.jar, urls)

    async def add_cookies(self, cookies: Sequence[SetCookieParam], title: str) -> None:
        """Adds cookies. Raises Error for an invalid one."""
        try:
            add_cookies(self.jar, cookies)
        except Error as error:
            raise Error(f"{title}: {error.message}") from error

    async def clear_cookies(self, domain: Condition, name: Condition, path: Condition, title: str) -> None:
        """Removes the cookies that match."""
        clear_cookies(self.jar, domain=domain, name=name, path=path)

    async def state(
        self,
        path: str | Path | None,
        title: str,
        *,
        databases: bool,
        files: bool,
        credentials: list[VirtualCredential] | None = None,
    ) -> StorageState:
        """Returns cookies and storages of the known origins, with or without `databases` and private `files`, and the
        `credentials` if given; also writes them to `path`.
        """
        state = await self._state(title, databases=databases, files=files)
        if credentials is not None:
            cast("dict[str, Any]", state)["credentials"] = credentials
        if path is not None:
            write_text(path, json.dumps(state, indent=2))
        return state

    async def _state(self, title: str, *, databases: bool, files: bool) -> StorageState:
        if files:
            raise NotSupportedError(f"{title}(opfs=True)", NOT_BUILT)
        cookies: list[Any] = list(read_cookies(self.jar))
        return StorageState(cookies=cookies, origins=self._known_origins(databases))

    def _known_origins(self, databases: bool) -> list[OriginState]:
        return list(self._origins.values())
