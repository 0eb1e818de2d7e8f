"""Structures of Playwright's API, as typed dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypedDict


class BrowserBindResult(TypedDict):
    """What `browser.bind()` would give: the address for other clients."""

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
    """A place in a source file."""

    file: str
    line: int | None
    column: int | None


class DebuggerPausedDetails(TypedDict):
    """Where a script stands, and the title of the call that it is at."""

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
    """How what marks an action in a film looks: its point, its element, its title."""

    point: str | None
    highlight: str | None
    title: str | None


class ScreencastFrame(TypedDict):
    """A picture of a film: a JPEG, its time in ms since the epoch, and the viewport in CSS pixels."""

    data: bytes
    timestamp: float
    viewportWidth: int
    viewportHeight: int


class ScreencastSize(TypedDict):
    """The largest size of a film, in pixels."""

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
    """A cookie of a saved state; `expires` in seconds since the epoch, -1 for a session's."""

    name: str
    value: str
    domain: str
    path: str
    expires: float
    httpOnly: bool
    secure: bool
    sameSite: Literal["Lax", "None", "Strict"]


class TracingGroupLocation(TypedDict, total=False):
    """A place in a source file, counted from 1."""

    file: str
    line: int
    column: int


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
    """Where an error of a page comes from; line and column from 0."""

    url: str
    line: int
    column: int


class WebMCPTool(TypedDict, total=False):
    """A tool that a page offers to agents; `inputSchema` is a JSON schema."""

    name: str
    description: str
    inputSchema: Any | None
    annotations: WebMCPToolAnnotations | None


class WebMCPToolAnnotations(TypedDict, total=False):
    """What a page says about a tool: whether it only reads, gives content of others, or has consequences."""

    readOnly: bool | None
    untrustedContent: bool | None
    consequential: bool | None


class ClientCertificate(TypedDict, total=False):
    """What a client shows to `origin`: a certificate with its key, or both in a PFX; as paths or as bytes."""

    origin: str
    certPath: str | Path | None
    cert: bytes | None
    keyPath: str | Path | None
    key: bytes | None
    pfxPath: str | Path | None
    pfx: bytes | None
    passphrase: str | None


class RecordVideoSize(TypedDict):
    """The size of a video in pixels."""

    width: int
    height: int


class ScreenSize(TypedDict):
    """The size of a screen in CSS pixels."""

    width: int
    height: int


class OriginState(TypedDict):
    """What an origin has stored."""

    origin: str
    localStorage: list[LocalStorageEntry]


class LocalStorageEntry(TypedDict):
    """A name in a localStorage, and its value."""

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
