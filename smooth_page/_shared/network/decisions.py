"""Decisions about a routed request. Their form on the wire: `Decision` in runtime/src/contract.ts."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smooth_page._protocol.contract import Aborted, Continued, Fulfilled
from smooth_page.errors import Error

from ..elements.files import mime_type
from .status_texts import standard_text

Headers = list[tuple[str, str]]

# Playwright's error codes of `route.abort`, and the browser's names for them.
FAILURES = {
    "aborted": "net::ERR_ABORTED",
    "accessdenied": "net::ERR_ACCESS_DENIED",
    "addressunreachable": "net::ERR_ADDRESS_UNREACHABLE",
    "blockedbyclient": "net::ERR_BLOCKED_BY_CLIENT.Inspector",
    "blockedbyresponse": "net::ERR_BLOCKED_BY_RESPONSE",
    "connectionaborted": "net::ERR_CONNECTION_ABORTED",
    "connectionclosed": "net::ERR_CONNECTION_CLOSED",
    "connectionfailed": "net::ERR_CONNECTION_FAILED",
    "connectionrefused": "net::ERR_CONNECTION_REFUSED",
    "connectionreset": "net::ERR_CONNECTION_RESET",
    "failed": "net::ERR_FAILED",
    "internetdisconnected": "net::ERR_INTERNET_DISCONNECTED",
    "namenotresolved": "net::ERR_NAME_NOT_RESOLVED",
    "timedout": "net::ERR_TIMED_OUT",
}
OFFLINE = FAILURES["internetdisconnected"]


@dataclass(frozen=True)
class Abort:
    """The request fails."""

    reason: str

    def to_wire(self) -> Aborted:
        return {"action": "abort", "reason": self.reason}


@dataclass(frozen=True)
class Fulfill:
    """Python answers the request."""

    status: int
    headers: Headers
    body: bytes
    # Of a document: where the browser is redirected to, and what it gets there. None: what it has asked for.
    redirect: str | None = None

    @property
    def status_text(self) -> str:
        """The standard's text for the status."""
        return standard_text(self.status) or "Unknown"

    def to_wire(self) -> Fulfilled:
        wire: Fulfilled = {
            "action": "fulfill",
            "status": self.status,
            "statusText": self.status_text,
            "headers": self.headers,
            "base64": base64.b64encode(self.body).decode(),
        }
        if self.redirect is not None:
            wire["redirect"] = self.redirect
        return wire


@dataclass(frozen=True)
class Continue:
    """The network answers the request, with the given changes."""

    url: str | None = None
    method: str | None = None
    headers: Headers | None = None
    body: bytes | None = None

    def to_wire(self) -> Continued:
        wire: Continued = {"action": "continue"}
        if self.url is not None:
            wire["url"] = self.url
        if self.method is not None:
            wire["method"] = self.method
        if self.headers is not None:
            wire["headers"] = self.headers
        if self.body is not None:
            wire["base64"] = base64.b64encode(self.body).decode()
        return wire


Decision = Abort | Fulfill | Continue


def failure_of(code: str | None) -> str:
    """Returns the browser's name for an error code. Raises Error for an unknown one."""
    try:
        return FAILURES[code or "failed"]
    except KeyError:
        raise Error(f"Unknown error code: {code}") from None


def body_of(data: Any) -> bytes:
    """Returns a body as bytes, from the argument of `continue_`: text, bytes, or a value to serialize as JSON."""
    if isinstance(data, bytes):
        return data
    return (data if isinstance(data, str) else json.dumps(data)).encode()


def header_list(headers: Mapping[str, Any]) -> Headers:
    """Returns names in lower case with their values. Headers without a value are left out."""
    return [(name.lower(), str(value)) for name, value in headers.items() if value is not None]


def fulfillment(
    *,
    status: int,
    headers: Mapping[str, str],
    content_type: str | None = None,
    body: str | bytes | None = None,
    json_value: Any = None,
    path: str | Path | None = None,
    fetched: bytes | None = None,
) -> Fulfill:
    """Returns the response for the arguments of `route.fulfill`. `fetched` is the body of a response that is reused."""
    if json_value is not None:
        assert body is None, "Can specify either body or json parameters"
        body, own_type = json.dumps(json_value), "application/json"
    elif path is not None:
        body = Path(path).read_bytes()
        own_type = mime_type(str(path)) or "application/octet-stream"
    else:
        own_type = None
    content = body_of(body) if body is not None else fetched or b""
    lower = {name.lower(): str(value) for name, value in headers.items()}
    type_given = content_type or own_type
    if type_given:
        lower["content-type"] = type_given
    if content and (body is not None or "content-length" not in lower):
        lower["content-length"] = str(len(content))
    return Fulfill(status, list(lower.items()), content)
