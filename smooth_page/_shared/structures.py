"""Structures of Playwright's API, as typed dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypedDict


class BrowserBindResult(TypedDict):
    """Browser bind result."""

    endpoint: str


class Cookie(TypedDict, total=False):
    """A cookie; `expires` in seconds since the epoch, -1 for a session's."""

    name: str
    value: str
    domain: str
    path: str
    expires: float
    httpOnly: bool
    secure: bool
    sameSite: Literal["Lax", "None", "Strict"]
    partitionKey: str | None


class DebuggerLocation(TypedDict):
    """Debugger location."""

    file: str
    line: int | None
    column: int | None


class DebuggerPausedDetails(TypedDict):
    """Debugger paused details."""

    location: DebuggerLocation
    title: str


class Geolocation(TypedDict, total=False):
    """A place; degrees, and an accuracy in metres."""

    latitude: float
    longitude: float
    accuracy: float | None


class HttpCredentials(TypedDict, total=False):
    """A user and a password, and where they go."""

    username: str
    password: str
    origin: str | None
    send: Literal["always", "unauthorized"] | None


class PdfMargins(TypedDict, total=False):
    """Margins with units, such as `1cm`."""

    top: str | float | None
    right: str | float | None
    bottom: str | float | None
    left: str | float | None


class ProxySettings(TypedDict, total=False):
    """A proxy and what it does not serve."""

    server: str
    bypass: str | None
    username: str | None
    password: str | None


class ResourceTiming(TypedDict):
    """When a request reached which stage, in ms."""

    startTime: float
    domainLookupStart: float
    domainLookupEnd: float
    connectStart: float
    secureConnectionStart: float
    connectEnd: float
    requestStart: float
    responseStart: float
    responseEnd: float


class ScreencastActionStyle(TypedDict, total=False):
    """Screencast action style."""

    point: str | None
    highlight: str | None
    title: str | None


class ScreencastFrame(TypedDict):
    """Screencast frame."""

    data: bytes
    timestamp: float
    viewportWidth: int
    viewportHeight: int


class ScreencastSize(TypedDict):
    """Screencast size."""

    width: int
    height: int


class SourceLocation(TypedDict):
    """A place in a source; line and column from 0."""

    url: str
    line: int
    column: int
    lineNumber: int
    columnNumber: int


class StorageState(TypedDict, total=False):
    """Cookies and storages of a context."""

    cookies: list[StorageStateCookie]
    origins: list[OriginState]


class StorageStateCookie(TypedDict, total=False):
    """Storage state cookie."""

    name: str
    value: str
    domain: str
    path: str
    expires: float
    httpOnly: bool
    secure: bool
    sameSite: Literal["Lax", "None", "Strict"]


class ViewportSize(TypedDict):
    """A size in CSS pixels."""

    width: int
    height: int


class VirtualCredential(TypedDict):
    """A passkey of a virtual authenticator."""

    id: str
    rpId: str
    userHandle: str
    privateKey: str
    publicKey: str
    signCount: int


class WebErrorLocation(TypedDict):
    """Web error location."""

    url: str
    line: int
    column: int


class WebMCPTool(TypedDict, total=False):
    """WebMCP tool."""

    name: str
    description: str
    inputSchema: Any | None
    annotations: WebMCPToolAnnotations | None


class WebMCPToolAnnotations(TypedDict, total=False):
    """WebMCP tool annotations."""

    readOnly: bool | None
    untrustedContent: bool | None
    consequential: bool | None


class ClientCertificate(TypedDict, total=False):
    """Client certificate."""

    origin: str
    certPath: str | Path | None
    cert: bytes | None
    keyPath: str | Path | None
    key: bytes | None
    pfxPath: str | Path | None
    pfx: bytes | None
    passphrase: str | None


class RecordVideoSize(TypedDict):
    """Record video size."""

    width: int
    height: int


class ScreenSize(TypedDict):
    """Screen size."""

    width: int
    height: int


class OriginState(TypedDict):
    """Origin state."""

    origin: str
    localStorage: list[LocalStorageEntry]


class LocalStorageEntry(TypedDict):
    """Local storage entry."""

    name: str
    value: str


class SetCookieParam(TypedDict, total=False):
    """A cookie to set, for a `url` or for a pair of `domain` and `path`."""

    name: str
    value: str
    url: str | None
    domain: str | None
    path: str | None
    expires: float | None
    httpOnly: bool | None
    secure: bool | None
    sameSite: Literal["Lax", "None", "Strict"] | None
    partitionKey: str | None


class HttpHeader(TypedDict):
    """A header in the spelling in which it came."""

    name: str
    value: str


class RemoteAddr(TypedDict):
    """The address of a server."""

    ipAddress: str
    port: int


class SecurityDetails(TypedDict):
    """The certificate of a server; times in seconds since the epoch."""

    issuer: str | None
    protocol: str | None
    subjectName: str | None
    validFrom: float | None
    validTo: float | None


class RequestSizes(TypedDict):
    """Sizes in bytes."""

    requestBodySize: int
    requestHeadersSize: int
    responseBodySize: int
    responseHeadersSize: int
