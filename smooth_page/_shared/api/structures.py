"""Playwright's typed dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypedDict


class BrowserBindResult(TypedDict):
    """The result of `browser.bind()`: the endpoint for other clients."""

    endpoint: str


class Cookie(TypedDict, total=False):
    """A cookie; `expires` in seconds since the epoch, -1 for a session cookie."""

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
    """The place where a script is paused, and the title of its current call."""

    location: DebuggerLocation
    title: str


class Geolocation(TypedDict, total=False):
    """A position in degrees, with an accuracy in metres."""

    latitude: float
    longitude: float
    accuracy: float | None


class HttpCredentials(TypedDict, total=False):
    """A user name and a password, and when they are sent."""

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
    """A proxy, and the hosts that bypass it."""

    server: str
    bypass: str | None
    username: str | None
    password: str | None


class ResourceTiming(TypedDict):
    """The times of a request's stages, in ms."""

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
    """The style of the marks of an action in a video: its point, its element, its title."""

    point: str | None
    highlight: str | None
    title: str | None


class ScreencastFrame(TypedDict):
    """A frame of a video: a JPEG, its time in ms since the epoch, and the viewport in CSS pixels."""

    data: bytes
    timestamp: float
    viewportWidth: int
    viewportHeight: int


class ScreencastSize(TypedDict):
    """The largest size of a video, in pixels."""

    width: int
    height: int


class SourceLocation(TypedDict):
    """A place in a source; line and column start at 0."""

    url: str
    line: int
    column: int
    lineNumber: int
    columnNumber: int


class StorageState(TypedDict, total=False):
    """The cookies and storages of a context."""

    cookies: list[StorageStateCookie]
    origins: list[OriginState]


class StorageStateCookie(TypedDict, total=False):
    """A cookie of a saved state; `expires` in seconds since the epoch, -1 for a session cookie."""

    name: str
    value: str
    domain: str
    path: str
    expires: float
    httpOnly: bool
    secure: bool
    sameSite: Literal["Lax", "None", "Strict"]


class TracingGroupLocation(TypedDict, total=False):
    """A place in a source file; line and column start at 1."""

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
    """The source of an error in a page; line and column start at 0."""

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
    """What a page says about a tool: whether it only reads, returns untrusted content, or has consequences."""

    readOnly: bool | None
    untrustedContent: bool | None
    consequential: bool | None


class ClientCertificate(TypedDict, total=False):
    """The certificate that is presented to `origin`: a certificate with its key, or both in a PFX; as
    paths or as bytes.
    """

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
    """The storage of an origin."""

    origin: str
    localStorage: list[LocalStorageEntry]


class LocalStorageEntry(TypedDict):
    """An entry of a localStorage."""

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
    """A header in its original spelling."""

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
