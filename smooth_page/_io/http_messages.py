"""HTTP/1.1 messages of the direct connections to a service on this machine, without I/O.

httpx takes a millisecond for a request, and longer the more connections it keeps. A call takes no longer than that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx

parser: ModuleType | None
try:
    import httptools as parser
except ImportError:  # it comes with the extra `local`
    parser = None

# What URLs may contain as it is.
SAFE = "/%:@!$&'()*+,;=~-._"


def is_direct(base_url: str) -> bool:
    """Returns whether direct connections can be used for a service of this machine."""
    return parser is not None and urlsplit(base_url).scheme == "http"


@dataclass
class HttpAnswer:
    """A response, with httpx's names."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def is_success(self) -> bool:
        return 200 <= self.status_code <= 299

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """Raises ValueError for what is not JSON."""
        return json.loads(self.content)


class Requests:
    """Makes the bytes of requests to one service, which all have the same headers."""

    def __init__(self, base_url: str, headers: Mapping[str, str]) -> None:
        parts = urlsplit(base_url)
        self.host = parts.hostname or ""
        self.port = parts.port or 80
        self._origin = f"{parts.scheme}://{parts.netloc}"
        given = {"host": parts.netloc, "accept": "*/*", **headers}
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in given.items())

    def request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> bytes:
        path = _path(url[len(self._origin) :])
        query = f"?{urlencode(params)}" if params else ""
        more = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        length = f"content-length: {len(content)}\r\n" if content is not None else ""
        head = f"{method} {path}{query} HTTP/1.1\r\n{self._headers}{more}{length}\r\n"
        return head.encode("latin-1") + (content or b"")


@lru_cache(maxsize=1000)
def _path(path: str) -> str:
    return quote(path, safe=SAFE)


class AnswerReader:
    """Reads one response, piece by piece."""

    def __init__(self) -> None:
        assert parser is not None
        self._parser = parser.HttpResponseParser(self)
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []
        self._has_head = False
        self.answer: HttpAnswer | None = None
        # Whether the connection can be used again.
        self.keeps = False

    def feed(self, data: bytes) -> bool:
        """Takes a piece. Returns whether the response is complete. Raises httpx.RemoteProtocolError."""
        if self.answer is not None:
            self.keeps = False  # more than one response
            return True
        assert parser is not None
        try:
            self._parser.feed_data(data)
        except parser.HttpParserCallbackError as error:
            raise error.__context__ or error from None  # a Ctrl-C in one of the functions below, for example
        except (parser.HttpParserError, parser.HttpParserUpgrade) as error:
            raise httpx.RemoteProtocolError(f"the answer is not HTTP: {error}") from error
        return self.answer is not None

    def end(self) -> HttpAnswer:
        """The connection has ended. Returns the response. Raises httpx.RemoteProtocolError if it is not complete."""
        until_end = self._has_head and not self._headers.keys() & {"content-length", "transfer-encoding"}
        if self.answer is None and not until_end:
            raise httpx.RemoteProtocolError("Server disconnected without sending a complete response.")
        return self.answer or self._complete()

    def _complete(self) -> HttpAnswer:
        self.answer = HttpAnswer(self._parser.get_status_code(), self._headers, b"".join(self._body))
        return self.answer

    # -- what the parser calls -----------------------------------------------------------------------------------------

    def on_message_begin(self) -> None:
        if self.answer is not None:
            self.keeps = False

    def on_header(self, name: bytes, value: bytes) -> None:
        if self.answer is None:
            self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        self._has_head = True

    def on_body(self, body: bytes) -> None:
        if self.answer is None:
            self._body.append(body)

    def on_message_complete(self) -> None:
        if self.answer is not None:
            return
        if self._parser.get_status_code() < 200:  # the response itself follows
            self._headers, self._has_head = {}, False
            return
        self._complete()
        self.keeps = self._parser.should_keep_alive()
