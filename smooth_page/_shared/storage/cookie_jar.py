"""The jar of an API request context: the standard library's, as tolerant as browsers."""

from __future__ import annotations

import re
from email.message import Message
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..network.urls import is_address

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import Request


class BrowserlikeJar(CookieJar):
    """As browsers do, accepts `Domain=localhost` from localhost, and an IP address as the domain of that address."""

    def make_cookies(self, response: HTTPResponse, request: Request) -> Any:
        """Returns the cookies of a response."""
        host = urlsplit(request.full_url).hostname or ""
        if "." in host and not is_address(host):
            return super().make_cookies(response, request)
        return super().make_cookies(_Answer(response, host), request)  # type: ignore[arg-type]  # it reads nothing else


class _Answer:
    """A response in which cookies have no domain if it equals the host itself."""

    def __init__(self, response: HTTPResponse, host: str) -> None:
        self._headers = Message()
        needless = re.compile(rf";\s*domain\s*=\s*\.?{re.escape(host)}\s*(?=;|$)", re.IGNORECASE)
        for text in response.info().get_all("Set-Cookie") or []:
            self._headers["Set-Cookie"] = needless.sub("", text)

    def info(self) -> Message:
        return self._headers
