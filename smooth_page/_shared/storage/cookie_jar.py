"""The jar of an API request context: the standard library's, with what browsers tolerate."""

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
    """Takes `Domain=localhost` of localhost, and an address of itself, for the host that they are; so do browsers."""

    def make_cookies(self, response: HTTPResponse, request: Request) -> Any:
        """The cookies of an answer."""
        host = urlsplit(request.full_url).hostname or ""
        if "." in host and not is_address(host):
            return super().make_cookies(response, request)
        return super().make_cookies(_Answer(response, host), request)  # type: ignore[arg-type]  # all that it reads


class _Answer:
    """An answer whose cookies name no domain where it is the host itself."""

    def __init__(self, response: HTTPResponse, host: str) -> None:
        self._headers = Message()
        needless = re.compile(rf";\s*domain\s*=\s*\.?{re.escape(host)}\s*(?=;|$)", re.IGNORECASE)
        for text in response.info().get_all("Set-Cookie") or []:
            self._headers["Set-Cookie"] = needless.sub("", text)

    def info(self) -> Message:
        return self._headers
