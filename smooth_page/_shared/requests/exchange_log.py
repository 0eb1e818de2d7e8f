"""The lines of an HTTP exchange in a call log, and the texts of its errors."""

from __future__ import annotations

import errno
import socket
import ssl

import httpx

# Headers that every request has, which are left out.
_UNLISTED = {"host", "connection"}
_SECRET = {"authorization", "proxy-authorization"}
# The beginning of httpcore's text for a connection that ended before a response.
_NO_RESPONSE = "Server disconnected"
_NO_HTTP = "Expected HTTP/, RTSP/ or ICE/"


def request_lines(request: httpx.Request) -> list[str]:
    """Returns `→ GET url` and the headers below it."""
    headers = [(name, value) for name, value in request.headers.multi_items() if name not in _UNLISTED]
    return [
        f"→ {request.method} {request.url}",
        *(f"  {name}: {'***' if name in _SECRET else value}" for name, value in headers),
    ]


def response_lines(response: httpx.Response) -> list[str]:
    """Returns `← 404 Not Found` and the headers below it."""
    return [
        f"← {response.status_code} {response.reason_phrase}",
        *(f"  {name}: {value}" for name, value in response.headers.items()),
    ]


def reset_by_peer(error: httpx.TransportError | ssl.SSLError) -> bool:
    """Whether the connection was established and ended before a response."""
    if isinstance(error, httpx.RemoteProtocolError):
        return str(error).startswith(_NO_RESPONSE)
    return isinstance(error, httpx.ReadError | httpx.WriteError) and _alert(error) is None


def transport_text(error: httpx.TransportError | ssl.SSLError, url: httpx.URL) -> str:
    """Returns the text of a network error, in the words that Playwright's users know."""
    if reset_by_peer(error):
        return "read ECONNRESET" if _has(error, ConnectionResetError) else "socket hang up"
    if isinstance(error, httpx.RemoteProtocolError):
        return f"Parse Error: {_NO_HTTP if 'status line' in str(error) else error}"
    if alert := _alert(error):
        return f"SSL routines: {alert}"
    if isinstance(error, httpx.ConnectError):
        return _connection_text(error, url)
    return str(error) or type(error).__name__


def _connection_text(error: httpx.ConnectError, url: httpx.URL) -> str:
    place = f"{url.host}:{url.port or (443 if url.scheme == 'https' else 80)}"
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return f"getaddrinfo ENOTFOUND {url.host}"
        if isinstance(cause, ssl.SSLError):  # its number is not one of the system's
            return getattr(cause, "verify_message", None) or f"{place}: {cause.reason or cause}"
        if isinstance(cause, OSError) and cause.errno is not None and cause.errno in errno.errorcode:
            return f"connect {errno.errorcode[cause.errno]} {place}"
    return f"connect {place}: {error}"


def decoding_text(error: httpx.DecodingError, encoding: str | None) -> str:
    """Returns the text for a body that is not encoded as its headers say."""
    reason = str(error).rpartition(": ")[2]
    return f"failed to decompress '{encoding}' encoding: Error: {reason}"


def _has(error: BaseException, kind: type[BaseException]) -> bool:
    return any(isinstance(cause, kind) for cause in _causes(error))


def _alert(error: httpx.TransportError | ssl.SSLError) -> str | None:
    """Returns the peer's TLS alert, such as `tlsv1 alert unknown ca`, which may arrive after the handshake."""
    reasons = [cause.reason or "" for cause in _causes(error) if isinstance(cause, ssl.SSLError)]
    return next((reason.replace("_", " ").lower() for reason in reasons if "_ALERT_" in reason), None)


def _causes(error: BaseException) -> list[BaseException]:
    """Returns everything that caused an error. Several attempts to connect are a group."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        item = waiting.pop(0)
        if item is None or item in found:
            continue
        found.append(item)
        waiting += [item.__cause__, item.__context__, *getattr(item, "exceptions", ())]
    return found
