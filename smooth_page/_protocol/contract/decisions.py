"""What Python decides about requests and WebSockets that pages ask about.

Generated from smooth_page/runtime/src/contract/decisions.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, final

from typing_extensions import NotRequired, TypedDict

from .values import HeaderList


@final
class Continued(TypedDict):
    action: Literal["continue"]
    url: NotRequired[str]
    method: NotRequired[str]
    headers: NotRequired[HeaderList]
    base64: NotRequired[str]


@final
class Fulfilled(TypedDict):
    action: Literal["fulfill"]
    url: NotRequired[str]
    redirect: NotRequired[str]
    status: int
    statusText: str
    headers: HeaderList
    base64: str


@final
class Aborted(TypedDict):
    action: Literal["abort"]
    reason: NotRequired[str]


# What Python decides about a request: the answer to "routecall".
Decision: TypeAlias = Continued | Fulfilled | Aborted


@final
class SocketConnect(TypedDict):
    """`decided`: Python's handler has returned, so without a server the page's side is open."""

    do: Literal["connect", "decided"]


SocketSide: TypeAlias = Literal["page", "server"]


@final
class SocketHandle(TypedDict):
    do: Literal["handle"]
    side: SocketSide
    kind: Literal["message", "close"]


@final
class SocketBytes(TypedDict):
    base64: str


# What goes over a WebSocket: a text, or bytes.
SocketData: TypeAlias = str | SocketBytes


@final
class SocketSend(TypedDict):
    do: Literal["send"]
    side: SocketSide
    data: SocketData


@final
class SocketClose(TypedDict):
    do: Literal["close"]
    side: SocketSide
    code: int | None
    reason: str | None


# What Python wants done with a WebSocket: the answers to "websocketcall" are lists of these.
SocketAction: TypeAlias = SocketConnect | SocketHandle | SocketSend | SocketClose
