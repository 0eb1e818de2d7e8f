"""What each kind of news holds. Twin: the comment of News in smooth_page/runtime/src/contract.ts.

A page can forge news: an item that is not of its kind's shape is dropped before anything looks into it.
"""

from __future__ import annotations

import logging
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from .bridge import FrameInfo, News

log = logging.getLogger("smooth_page")

_Headers = list[Annotated[list[str], Field(min_length=2, max_length=2)]]
_Text = Annotated[str, Field(max_length=4_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


class _Handle(_Strict):
    tag: Literal["handle"] = Field(alias="$")
    id: int
    doc: str
    kind: str
    preview: str


class _Location(_Strict):
    url: str = ""
    line: float = 0
    column: float = 0


class _Thrown(_Strict):
    tag: Literal["error"] = Field(alias="$")
    name: str
    message: str
    stack: str


class _Bytes(_Strict):
    base64: str


class _Frames(_Strict):
    frames: list[FrameInfo] = Field(min_length=1)


class _Console(_Strict):
    type: str
    text: str
    args: list[_Handle] = []
    location: _Location = _Location()
    timestamp: float = 0


class _PageError(_Strict):
    error: _Thrown
    location: _Location = _Location()


class _Dialog(_Strict):
    type: str
    message: str
    defaultValue: str | None = None
    accepted: bool


class _Leave(_Strict):
    url: str
    replace: bool
    referrer: bool
    local: bool


class _Written(_Strict):
    frame: Literal["main"]


class _Posted(_Strict):
    url: str
    startTime: float
    headers: _Headers = []
    postData: str | None = None


class _Clipboard(_Strict):
    id: _Text
    data: dict[_Text, str]


class _Unanswered(_Strict):
    url: _Text


class _Unrouted(_Strict):
    url: _Text
    resourceType: _Text


class _Download(_Strict):
    download: _Text
    url: str
    name: str
    disposition: str


class _FileChooser(_Strict):
    frame: str
    element: _Handle
    multiple: bool


class _Request(_Strict):
    request: str
    frame: str
    url: str
    method: str
    resourceType: str
    headers: _Headers
    navigation: bool
    startTime: float


class _Response(_Strict):
    request: str
    url: str
    status: int
    statusText: str | None = None
    headers: _Headers


class _RequestFinished(_Strict):
    request: str
    size: float
    timing: dict[str, float]


class _RequestFailed(_Strict):
    request: str
    errorText: str


class _Popup(_Strict):
    popup: str
    frame: str
    url: str
    aside: bool
    closed: bool
    reachable: bool
    ran: bool


class _OfPopup(_Strict):
    popup: str


class _WebSocket(_Strict):
    socket: str
    url: str


class _WebSocketFrame(_Strict):
    socket: str
    sent: bool
    data: str | _Bytes


class _OfWebSocket(_Strict):
    socket: str


class _Call(_Strict):
    id: int


class _Binding(_Call):
    name: str
    args: list[Any] = []
    frame: str = "main"


class _Route(_Call):
    route: str


class _DownloadCall(_Call):
    download: _Text
    url: str
    name: str
    disposition: str


class _WebSocketOpened(_Call):
    webSocket: str
    url: str
    protocols: list[str]


class _WebSocketMessage(_Call):
    webSocket: str
    side: Literal["page", "server"]
    message: str | _Bytes


class _WebSocketEnd(_Call):
    webSocket: str
    side: Literal["page", "server"]
    code: int | None = None
    reason: str | None = None


_SHAPES: dict[str, Any] = {
    "frames": _Frames,
    "console": _Console,
    "pageerror": _PageError,
    "dialog": _Dialog,
    "leave": _Leave,
    "written": _Written,
    "posted": _Posted,
    "clipboard": _Clipboard,
    "unanswered": _Unanswered,
    "unrouted": _Unrouted,
    "download": _Download,
    "filechooser": _FileChooser,
    "request": _Request,
    "response": _Response,
    "requestfinished": _RequestFinished,
    "requestfailed": _RequestFailed,
    "popup": _Popup,
    "popupclosed": _OfPopup,
    "popupnews": _OfPopup,
    "websocket": _WebSocket,
    "websocketframe": _WebSocketFrame,
    "websocketerror": _OfWebSocket,
    "websocketclosed": _OfWebSocket,
}
# Calls are told apart by what they have.
_CALLS: dict[str, Any] = {
    "route": _Route,
    "opener": _Call,
    "webSocket": _WebSocketOpened | _WebSocketMessage | _WebSocketEnd,
    "download": _DownloadCall,
    "name": _Binding,
}
_READERS = {kind: TypeAdapter(shape) for kind, shape in _SHAPES.items()}
_CALL_READERS = {key: TypeAdapter(shape) for key, shape in _CALLS.items()}


def is_well_formed(news: News) -> bool:
    """Whether an item holds what its kind says; one that does not is noted in the log, without what it holds."""
    details = news.model_extra or {}
    reader = _READERS.get(news.kind)
    if news.kind == "call":
        reader = next((reader for key, reader in _CALL_READERS.items() if key in details), _CALL_READERS["opener"])
    if reader is None:
        return True  # of a newer runtime: nothing looks at it
    try:
        reader.validate_python(details)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        log.warning("dropped %s news that the page told: %s %s", news.kind, first["loc"], first["msg"])
        return False
    return True
