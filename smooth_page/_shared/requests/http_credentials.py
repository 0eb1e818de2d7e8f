"""Basic authentication of API requests: after a 401, or at once, and only for the right origin."""

from __future__ import annotations

import base64
from collections.abc import Generator, Sequence
from typing import Any

import httpx

from smooth_page._protocol.commands import HttpCredentials as BrowserCredentials
from smooth_page.errors import Error

from ..api.structures import HttpCredentials
from ..network.urls import origin_key


class OriginCredentials(httpx.Auth):
    """User names and passwords, each for all origins or for one."""

    def __init__(self, credentials: HttpCredentials | Sequence[HttpCredentials]) -> None:
        listed: Sequence[Any] = [credentials] if isinstance(credentials, dict) else credentials
        for index, item in enumerate(listed):
            for key in ("username", "password"):
                if not isinstance(item.get(key), str):
                    raise Error(f"httpCredentials[{index}].{key}: expected string, got {type(item.get(key)).__name__}")
        self._credentials = listed
        self.passwords = [str(item["password"]) for item in listed]

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sends the credentials with the request, or repeats it with them after a 401."""
        found = next((item for item in self._credentials if _belongs(item, request.url)), None)
        if found is None or "authorization" in request.headers:
            yield request
            return
        secret = base64.b64encode(f"{found['username']}:{found['password']}".encode()).decode()
        if found.get("send") != "always":
            response = yield request
            if response.status_code != 401 or "basic" not in response.headers.get("www-authenticate", "").lower():
                return
        request.headers["authorization"] = f"Basic {secret}"
        yield request


def credentials_for(
    url: str, credentials: HttpCredentials | Sequence[HttpCredentials] | None
) -> HttpCredentials | None:
    """Returns the credentials for the URL's origin, or None."""
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        return None
    if address.scheme not in ("http", "https"):
        return None
    listed: Sequence[Any] = [credentials] if isinstance(credentials, dict) else credentials or []
    return next((item for item in listed if _belongs(item, address)), None)


def listed_credentials(credentials: HttpCredentials | Sequence[HttpCredentials]) -> list[BrowserCredentials]:
    """Returns the credentials as a list, for the browser."""
    listed: Sequence[HttpCredentials] = [credentials] if isinstance(credentials, dict) else credentials
    return [_for_browser(item) for item in listed]


def _for_browser(item: HttpCredentials) -> BrowserCredentials:
    given: BrowserCredentials = {"username": item["username"], "password": item["password"]}
    origin = item.get("origin")
    return {**given, "origin": origin} if origin else given


def with_credentials(url: str, credentials: HttpCredentials) -> str:
    """Returns the URL with the user name and the password in it."""
    return str(httpx.URL(url).copy_with(username=credentials["username"], password=credentials["password"]))


def _belongs(item: HttpCredentials, url: httpx.URL) -> bool:
    origin = item.get("origin")
    if not origin:
        return True
    return origin_key(httpx.URL(origin)) == origin_key(url)
