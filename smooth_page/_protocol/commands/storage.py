"""Cookies, storages and databases.

Generated from smooth_page/runtime/src/commands/storage.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, final

from typing_extensions import NotRequired, TypedDict

from ..call import Call, operation


class HiddenCookie(TypedDict):
    """A cookie that scripts can't see, as `document.cookie` sets and deletes it."""

    name: str
    set: str
    unset: str


class SeenCookie(TypedDict):
    """A cookie that scripts can see. `expires` in seconds since the epoch; -1 for a session cookie."""

    name: str
    value: str
    domain: str
    path: str
    expires: float
    secure: bool
    sameSite: Literal["Strict", "Lax", "None"]


class NameAndValue(TypedDict):
    name: str
    value: str


@final
class DocumentState(TypedDict):
    """The cookies and the local storage of a document. `hidden`: indices of the hidden cookies asked about that
    exist."""

    origin: str
    userAgent: str
    hidden: list[int]
    cookies: list[SeenCookie]
    items: list[NameAndValue]


class StoreIndex(TypedDict):
    name: str
    keyPath: NotRequired[str]
    keyPathArray: NotRequired[list[str]]
    multiEntry: bool
    unique: bool


class ObjectStore(TypedDict):
    name: str
    autoIncrement: bool
    keyPath: NotRequired[str]
    keyPathArray: NotRequired[list[str]]
    indexes: list[StoreIndex]
    records: list[dict[str, Any]]


class Database(TypedDict):
    """An IndexedDB database, in the shape of Playwright's storage state."""

    name: str
    version: int
    stores: list[ObjectStore]


class BrowserCookie(TypedDict):
    """A cookie of the browser, in the shape of Playwright's. `expires` in seconds since the epoch; -1 for a session
    cookie."""

    name: str
    value: str
    domain: str
    path: str
    expires: NotRequired[float]
    httpOnly: NotRequired[bool]
    secure: NotRequired[bool]
    sameSite: NotRequired[Literal["Strict", "Lax", "None"]]
    partitionKey: NotRequired[str]
    _crHasCrossSiteAncestor: NotRequired[bool]


class SessionCookies(TypedDict):
    """All cookies of a session, and the user agent of its browser."""

    cookies: list[BrowserCookie]
    userAgent: str


class PrivateFile(TypedDict):
    """A file or a folder of an origin's private file system."""

    path: str
    type: Literal["file", "directory"]
    base64: NotRequired[str]


class OriginState(TypedDict):
    """What an origin keeps, in the shape of Playwright's storage state."""

    origin: str
    localStorage: list[NameAndValue]
    indexedDB: NotRequired[list[Database]]
    opfs: NotRequired[list[PrivateFile]]


class SessionState(TypedDict):
    """All that a session keeps, in the shape of Playwright's storage state."""

    cookies: list[BrowserCookie]
    origins: list[OriginState]


Area: TypeAlias = Literal["local", "session"]


@operation("state.read", "state")
def state_read(*, hidden: Sequence[HiddenCookie]) -> Call[DocumentState | None]:
    """The cookies and the local storage of the main document's origin; null if it can't have any."""


@operation("state.give", "state")
def state_give(*, cookies: Sequence[str], items: Sequence[NameAndValue], clear: bool) -> Call[None]:
    """Sets cookies, as `document.cookie` takes them, and items of the local storage; `clear`: empties that first."""


@operation("state.login", "state")
def state_login(*, url: str, username: str, password: str) -> Call[bool]:
    """Requests a URL of the document's origin with a username and a password, which the browser then remembers."""


@operation("databases.read", "databases")
def databases_read() -> Call[list[Database]]:
    """The databases of the main document's origin."""


@operation("databases.give", "databases")
def databases_give(*, databases: Sequence[Database], clear: bool) -> Call[None]:
    """`clear`: deletes all other databases of the origin."""


@operation("session.cookies", "companion")
def session_cookies() -> Call[SessionCookies]:
    """All cookies of the session."""


@operation("session.setCookies", "companion")
def session_set_cookies(
    *, cookies: Sequence[BrowserCookie], gone: Sequence[BrowserCookie], clear: bool, lenient: bool
) -> Call[None]:
    """Sets cookies, after it has deleted those that are `gone`; `clear`: all of them. It sets none if the browser does
    not accept one; if it is `lenient`, it sets the others."""


@operation("session.state", "companion")
def session_state(*, databases: bool, files: bool) -> Call[SessionState]:
    """Its cookies, and what the origins that it has visited keep; with or without databases and private files."""


@operation("session.giveState", "companion")
def session_give_state(*, cookies: Sequence[BrowserCookie], origins: Sequence[OriginState], clear: bool) -> Call[None]:
    """Adds to the state, or replaces it."""


@operation("storage.all", "state")
def storage_all(*, area: Area) -> Call[list[NameAndValue]]: ...


@operation("storage.get", "state")
def storage_get(*, area: Area, name: str) -> Call[str | None]: ...


@operation("storage.set", "state")
def storage_set(*, area: Area, name: str, value: str) -> Call[None]: ...


@operation("storage.remove", "state")
def storage_remove(*, area: Area, name: str) -> Call[None]: ...


@operation("storage.clear", "state")
def storage_clear(*, area: Area) -> Call[None]: ...
