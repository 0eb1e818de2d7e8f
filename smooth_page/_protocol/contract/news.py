"""What happens in pages, as it is reported to Python.

Generated from smooth_page/runtime/src/contract/news.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, final

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from ..models import Checked, Open
from .calls import BindingCall, DialogCall, DownloadCall, RouteCall, WebSocketCall, WebSocketClose, WebSocketMessage
from .decisions import SocketData
from .values import FrameId, Handle, HeaderList, Size, Thrown


class UncheckedNews(Open):
    """News as they arrive."""

    seq: int
    companionSeq: int | None = None
    kind: str


class FrameInfo(Checked):
    id: FrameId
    parent: FrameId | None
    name: str
    url: str
    state: str
    reachable: bool
    doc: str


@final
class FramesNews(TypedDict):
    """The whole frame tree, whenever it or a URL has changed. The main frame comes first."""

    kind: Literal["frames"]
    frames: Annotated[list[FrameInfo], Field(min_length=1)]
    seq: int


@final
class FrameEventNews(TypedDict):
    """What the browser reports of a frame, by the companion. `url` is that of the new document, or the new one of the
    document that stays (`moved`). `parsed` and `loaded` are those of the main document."""

    kind: Literal["frameevent"]
    event: Literal["attached", "detached", "navigated", "moved", "parsed", "loaded"]
    url: NotRequired[str]
    parent: NotRequired[FrameId]
    seq: int
    frame: FrameId


class Location(TypedDict):
    url: str
    line: int
    column: int


@final
class ConsoleNews(TypedDict):
    kind: Literal["console"]
    worker: NotRequired[str]
    type: str
    text: str
    args: list[Handle]
    location: Location
    timestamp: float
    seq: int
    frame: FrameId


@final
class PageErrorNews(TypedDict):
    kind: Literal["pageerror"]
    error: Thrown
    location: Location
    seq: int
    frame: FrameId


@final
class DialogNews(TypedDict):
    """A dialog that has been answered. `text`: of a prompt. `known`: false if the listener's code could not be read."""

    kind: Literal["dialog"]
    type: str
    message: str
    defaultValue: str
    accepted: bool
    text: str
    known: bool
    seq: int
    frame: FrameId


@final
class FileChooserNews(TypedDict):
    kind: Literal["filechooser"]
    element: Handle
    multiple: bool
    seq: int
    frame: FrameId


@final
class DownloadNews(TypedDict):
    kind: Literal["download"]
    seq: int
    frame: FrameId
    download: Annotated[str, Field(max_length=4_000)]
    url: str
    name: str
    sure: bool
    disposition: str


@final
class LeaveNews(TypedDict):
    """The page wants to navigate to a URL, and the chunk `intercept` has prevented that: Python navigates."""

    kind: Literal["leave"]
    frame: Literal["main"]
    url: str
    replace: bool
    referrer: bool
    local: bool
    seq: int


@final
class WrittenNews(TypedDict):
    """The document that Python has written begins."""

    kind: Literal["written"]
    frame: Literal["main"]
    seq: int


@final
class PostedNews(TypedDict):
    """A form is about to be posted; with `headers` and `postData` if Python observes the network."""

    kind: Literal["posted"]
    url: str
    startTime: float
    headers: NotRequired[HeaderList]
    postData: NotRequired[str | None]
    seq: int


@final
class UnansweredNews(TypedDict):
    """The page has posted a form for Python, and the answer can't be read."""

    kind: Literal["unanswered"]
    url: Annotated[str, Field(max_length=4_000)]
    seq: int


@final
class PasswordNews(TypedDict):
    """A password was entered."""

    kind: Literal["password"]
    seq: int


@final
class ClipboardNews(TypedDict):
    """A page, or the keyboard in it, has written to the clipboard."""

    kind: Literal["clipboard"]
    id: Annotated[str, Field(max_length=4_000)]
    data: dict[Annotated[str, Field(max_length=4_000)], str]
    seq: int


@final
class UnroutedNews(TypedDict):
    """The browser has sent a request about which Python wanted to decide."""

    kind: Literal["unrouted"]
    url: Annotated[str, Field(max_length=4_000)]
    resourceType: Annotated[str, Field(max_length=4_000)]
    seq: int
    frame: FrameId


@final
class RequestNews(TypedDict):
    """`redirects`: of a document, as far as the browser counts them. `redirectedFrom`: the request that was redirected
    to it. `quiet`: the browser may never send it."""

    kind: Literal["request"]
    request: str
    url: str
    method: str
    resourceType: str
    headers: HeaderList
    postData: Any
    navigation: bool
    startTime: float
    redirects: NotRequired[int]
    redirectedFrom: NotRequired[str]
    quiet: NotRequired[bool]
    serviceWorker: NotRequired[str]
    seq: int
    frame: FrameId


class ServerAddress(TypedDict):
    ipAddress: str
    port: int


class SecurityFacts(TypedDict):
    protocol: str
    subjectName: str
    issuer: str
    validFrom: float
    validTo: float


@final
class ResponseNews(TypedDict):
    """`status` 0: the browser does not show it, because the other origin does not allow that. `startTime` and the
    following only come from the companion, which knows better when the request began."""

    kind: Literal["response"]
    request: str
    url: str
    status: int
    statusText: str
    headers: HeaderList
    startTime: NotRequired[float]
    timing: NotRequired[dict[str, float]]
    protocol: NotRequired[str]
    server: NotRequired[ServerAddress]
    security: NotRequired[SecurityFacts]
    fromServiceWorker: NotRequired[bool]
    seq: int
    frame: FrameId


@final
class RequestFinishedNews(TypedDict):
    """`timing` in ms since startTime."""

    kind: Literal["requestfinished"]
    request: str
    size: int
    timing: dict[str, float]
    seq: int
    frame: FrameId


@final
class RequestFailedNews(TypedDict):
    kind: Literal["requestfailed"]
    request: str
    errorText: str
    seq: int
    frame: FrameId


@final
class WebSocketNews(TypedDict):
    kind: Literal["websocket"]
    socket: str
    url: str
    seq: int
    frame: FrameId


@final
class WebSocketFrameNews(TypedDict):
    """`sent`: by the page."""

    kind: Literal["websocketframe"]
    socket: str
    sent: bool
    data: SocketData
    seq: int
    frame: FrameId


@final
class WebSocketErrorNews(TypedDict):
    kind: Literal["websocketerror"]
    socket: str
    reason: NotRequired[str]
    seq: int
    frame: FrameId


@final
class WebSocketClosedNews(TypedDict):
    kind: Literal["websocketclosed"]
    socket: str
    seq: int
    frame: FrameId


@final
class DevtoolsEventNews(TypedDict):
    kind: Literal["devtoolsevent"]
    session: str
    method: str
    params: dict[str, Any]
    seq: int


@final
class DevtoolsEndNews(TypedDict):
    """The target is gone."""

    kind: Literal["devtoolsend"]
    session: str
    seq: int


@final
class ScreencastNews(TypedDict):
    """There are pictures of the tab to be fetched."""

    kind: Literal["screencast"]
    name: str
    seq: int


@final
class PopupNews(TypedDict):
    """A script or a link has opened a window, and it shows what it was opened for."""

    kind: Literal["popup"]
    popup: str
    url: str
    reachable: bool
    aside: bool
    closed: bool
    ran: bool
    size: NotRequired[Size]
    seq: int
    frame: FrameId


@final
class PopupClosedNews(TypedDict):
    """`last`: the popup's last Reply, or null."""

    kind: Literal["popupclosed"]
    popup: str
    last: NotRequired[Any]
    seq: int


@final
class PopupHasNews(TypedDict):
    """The popup's own kernel has news."""

    kind: Literal["popupnews"]
    popup: str
    seq: int


@final
class OpenerHasNews(TypedDict):
    """A popup has called Python, and its opener reports the call."""

    kind: Literal["openernews"]
    popup: NotRequired[str]
    seq: int


@final
class WindowHasNews(TypedDict):
    """Another window of the session has news, or waits for Python. The companion reports it."""

    kind: Literal["windownews"]
    window: str
    popup: NotRequired[str]
    seq: int


class LogLine(TypedDict):
    """A line of the call log that came then, in ms since 1970."""

    at: float
    text: str


class FrameSnapshot(TypedDict):
    """`html`: JSON, in the form of Playwright's trace viewer. `number`: of the document's snapshots. `took`: ms."""

    frame: str
    doc: str
    number: int
    url: str
    doctype: str
    html: str
    cut: bool
    width: float
    height: float
    took: float


class TracePoint(TypedDict):
    x: float
    y: float


class TraceBox(TypedDict):
    x: float
    y: float
    width: float
    height: float


@final
class SnapshotNews(TypedDict):
    """What a call does, for a trace. `at`: ms since 1970; `point` and `box`: where it acts, in the main window's
    viewport. `aria`: the accessibility tree as JSON, empty where it is too large; `picture`: a PNG file as base64."""

    kind: Literal["snapshot"]
    call: str
    phase: Literal["before", "action", "after"]
    at: float
    log: list[LogLine]
    frames: list[FrameSnapshot]
    aria: NotRequired[str]
    picture: NotRequired[str]
    point: NotRequired[TracePoint]
    box: NotRequired[TraceBox]
    seq: int


@final
class WorkerNews(TypedDict):
    """The page has a worker, or its service worker runs. The companion reports it."""

    kind: Literal["worker"]
    worker: str
    url: str
    service: bool
    seq: int
    frame: FrameId


@final
class WorkerClosedNews(TypedDict):
    kind: Literal["workerclosed"]
    worker: str
    seq: int
    frame: FrameId


# What happened in the page. Every reply carries the news since the last one that Python has seen. They are numbered, so
# that none is reported twice and none is lost. Python checks each by its kind, and drops those that do not match.
News: TypeAlias = Annotated[
    FramesNews
    | FrameEventNews
    | ConsoleNews
    | PageErrorNews
    | DialogNews
    | FileChooserNews
    | DownloadNews
    | LeaveNews
    | WrittenNews
    | PostedNews
    | UnansweredNews
    | PasswordNews
    | ClipboardNews
    | UnroutedNews
    | RequestNews
    | ResponseNews
    | RequestFinishedNews
    | RequestFailedNews
    | WebSocketNews
    | WebSocketFrameNews
    | WebSocketErrorNews
    | WebSocketClosedNews
    | DevtoolsEventNews
    | DevtoolsEndNews
    | ScreencastNews
    | PopupNews
    | PopupClosedNews
    | PopupHasNews
    | OpenerHasNews
    | WindowHasNews
    | SnapshotNews
    | WorkerNews
    | WorkerClosedNews
    | BindingCall
    | RouteCall
    | DownloadCall
    | DialogCall
    | WebSocketCall
    | WebSocketMessage
    | WebSocketClose,
    Field(discriminator="kind"),
]
