"""What pages want of Python: each is news that Python answers, or hands to a listener of the user.

Generated from smooth_page/runtime/src/contract/calls.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, final

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from .decisions import SocketData, SocketSide
from .values import FrameId, HeaderList


@final
class BindingCall(TypedDict):
    """The page has called an exposed function."""

    kind: Literal["bindingcall"]
    id: int
    name: str
    args: list[Any]
    seq: int
    frame: FrameId
    popup: NotRequired[str]


@final
class RouteCall(TypedDict):
    """What to do with the request of that id, which the news have reported? The answer is a Decision. `headers`: those
    with which the browser holds it, by the companion."""

    kind: Literal["routecall"]
    id: int
    request: str
    headers: NotRequired[HeaderList]
    seq: int
    frame: FrameId
    popup: NotRequired[str]


@final
class DownloadCall(TypedDict):
    """Is that URL a file? The page can't see it. The answer is true if Python has it; else the page navigates there."""

    kind: Literal["downloadcall"]
    id: int
    seq: int
    frame: FrameId
    download: Annotated[str, Field(max_length=4_000)]
    url: str
    name: str
    sure: bool
    disposition: str
    popup: NotRequired[str]


@final
class DialogCall(TypedDict):
    """A dialog is open, and the page waits. Python answers it by the operation `dialogs.answer`. The companion reports
    it."""

    kind: Literal["dialogcall"]
    dialog: Annotated[str, Field(max_length=4_000)]
    type: str
    message: str
    defaultValue: str
    seq: int
    frame: FrameId
    popup: NotRequired[str]


@final
class WebSocketCall(TypedDict):
    """A script opens a WebSocket that Python decides about. There can be any number of answers: lists of
    SocketAction."""

    kind: Literal["websocketcall"]
    id: int
    socket: str
    url: str
    protocols: list[str]
    seq: int
    frame: FrameId
    popup: NotRequired[str]


@final
class WebSocketMessage(TypedDict):
    """A message from that side of the WebSocket."""

    kind: Literal["websocketmessage"]
    socket: str
    side: SocketSide
    message: SocketData
    seq: int
    frame: FrameId
    popup: NotRequired[str]


@final
class WebSocketClose(TypedDict):
    """That side has closed the WebSocket."""

    kind: Literal["websocketclose"]
    socket: str
    side: SocketSide
    code: int | None
    reason: str | None
    seq: int
    frame: FrameId
    popup: NotRequired[str]
