"""What Python and the page send each other: messages, settings, replies and news.

Generated from smooth_page/runtime/src/contract.ts by scripts/generate_protocol.py: edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, final

from pydantic import BaseModel, ConfigDict, Field, Strict
from typing_extensions import NotRequired, TypedDict


class Checked(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class Open(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


UndefinedValue = TypedDict("UndefinedValue", {"$": "Literal['undefined']"})


NumberValue = TypedDict("NumberValue", {"$": "Literal['number']", "v": "Literal['NaN', 'Infinity', '-Infinity', '-0']"})


BigIntValue = TypedDict("BigIntValue", {"$": "Literal['bigint']", "v": "str"})


# In ms since 1970; null: an invalid date.
DateValue = TypedDict("DateValue", {"$": "Literal['date']", "v": "float | None"})


UrlValue = TypedDict("UrlValue", {"$": "Literal['url']", "v": "str"})


RegexValue = TypedDict("RegexValue", {"$": "Literal['regexp']", "source": "str", "flags": "str"})


# An error that a script threw.
Thrown = TypedDict("Thrown", {"$": "Literal['error']", "name": "str", "message": "str", "stack": "str"})


# `type`: the name of a typed array's class, or ArrayBuffer. `v`: base64.
BytesValue = TypedDict("BytesValue", {"$": "Literal['bytes']", "type": "str", "v": "str"})


# An object that occurs twice, or that has a key `$`.
ObjectValue = TypedDict(
    "ObjectValue", {"$": "Literal['object']", "id": "int", "v": "list[Annotated[tuple[str, Any], Strict(False)]]"}
)


# An array that occurs twice.
ArrayValue = TypedDict("ArrayValue", {"$": "Literal['array']", "id": "int", "v": "list[Any]"})


MapValue = TypedDict(
    "MapValue", {"$": "Literal['map']", "id": "int", "v": "list[Annotated[tuple[Any, Any], Strict(False)]]"}
)


SetValue = TypedDict("SetValue", {"$": "Literal['set']", "id": "int", "v": "list[Any]"})


# An object, array, map or set that occurred before, by its id.
SeenValue = TypedDict("SeenValue", {"$": "Literal['ref']", "id": "int"})


# What has no value, such as a symbol or a node, as a text that describes it.
TextValue = TypedDict("TextValue", {"$": "Literal['text']", "v": "str"})


# A reference to an object that the page keeps for Python. It is gone with its document.
Handle = TypedDict(
    "Handle",
    {"$": "Literal['handle']", "id": "int", "doc": "str", "kind": "Literal['node', 'object']", "preview": "str"},
)


# Values that JSON doesn't have: objects with a key `$`, which says what they are.
Tagged: TypeAlias = (
    UndefinedValue
    | NumberValue
    | BigIntValue
    | DateValue
    | UrlValue
    | RegexValue
    | Thrown
    | BytesValue
    | ObjectValue
    | ArrayValue
    | MapValue
    | SetValue
    | SeenValue
    | TextValue
    | Handle
)


FrameId: TypeAlias = str


class Command(TypedDict):
    """An operation to start."""

    id: int
    op: str
    params: dict[str, Any]
    frame: NotRequired[FrameId]
    timeout: float
    again: NotRequired[bool]


class AnswerError(TypedDict):
    name: str
    message: str
    stack: NotRequired[str]


class Answer(TypedDict):
    """Python's answer to a question of an operation, or to a call from the page."""

    id: int
    value: NotRequired[Any]
    error: NotRequired[AnswerError]


class LocatorHandler(TypedDict):
    id: int
    selector: str
    noWaitAfter: bool


class Grant(TypedDict):
    """What an origin may do; null: every origin."""

    origin: str | None
    names: list[str]


class ClipboardSettings(TypedDict):
    id: str
    data: dict[str, str]
    granted: list[Grant]


class Binding(TypedDict):
    name: str


class Regex(TypedDict):
    """The source and the flags of a JavaScript regular expression."""

    source: str
    flags: str


HeaderList: TypeAlias = list[Annotated[tuple[str, str], Strict(False)]]


@final
class GeoPosition(TypedDict):
    latitude: float
    longitude: float
    accuracy: float


@final
class Size(TypedDict):
    """In CSS pixels."""

    width: int
    height: int


class MediaSettings(TypedDict):
    """Media features for media queries; "null": the browser's own."""

    media: NotRequired[str]
    colorScheme: NotRequired[str]
    reducedMotion: NotRequired[str]
    forcedColors: NotRequired[str]
    contrast: NotRequired[str]


class EmulationSettings(TypedDict):
    """What a page sees of its browser and device. For the chunk `emulation`, which is an init script, or the
    companion."""

    userAgent: NotRequired[str]
    locale: NotRequired[str]
    timeZone: NotRequired[str]
    geolocation: NotRequired[GeoPosition | None]
    granted: NotRequired[list[Grant]]
    viewport: NotRequired[Size | None]
    screen: NotRequired[Size]
    scale: NotRequired[float]
    touch: NotRequired[bool]
    mobile: NotRequired[bool]
    media: NotRequired[MediaSettings]


class ClockSettings(TypedDict):
    """The clock's `time` in ms when the real one was `at`, both since 1970. It continues from there unless it is
    paused."""

    time: float
    at: float
    paused: bool
    fixed: NotRequired[float]


class DevtoolsEvents(TypedDict):
    session: str
    events: list[str]


Branch = TypedDict("Branch", {"if": "Any", "yes": "Tree", "no": "Tree"})


@final
class Leaf(TypedDict):
    accept: bool
    text: NotRequired[Any]
    unknown: NotRequired[Literal[True]]
    then: NotRequired[int]


Tree: TypeAlias = Branch | Leaf


class DialogFacts(TypedDict):
    type: str
    message: str
    defaultValue: str


class DialogTable(TypedDict):
    """The first state is the present one. `after`: dialogs that Python has seen, but whose listeners it has yet to
    call."""

    states: list[Tree]
    asks: NotRequired[bool]
    after: NotRequired[list[DialogFacts]]


class Settings(TypedDict):
    chunks: NotRequired[list[str]]
    testIdAttribute: NotRequired[str]
    handlers: NotRequired[list[LocatorHandler]]
    clipboard: NotRequired[ClipboardSettings]
    bindings: NotRequired[list[Binding]]
    observe: NotRequired[list[str]]
    allRequests: NotRequired[bool]
    routes: NotRequired[list[Regex]]
    webSocketRoutes: NotRequired[list[Regex]]
    extraHeaders: NotRequired[HeaderList]
    offline: NotRequired[bool]
    early: NotRequired[bool]
    frameScripts: NotRequired[list[str]]
    boundaries: NotRequired[list[str]]
    popups: NotRequired[Settings]
    initScripts: NotRequired[list[str]]
    emulation: NotRequired[EmulationSettings]
    tabEmulation: NotRequired[EmulationSettings]
    clock: NotRequired[ClockSettings]
    bypassCsp: NotRequired[bool]
    devtools: NotRequired[list[DevtoolsEvents]]
    dialogs: NotRequired[DialogTable]


class Message(TypedDict):
    slice: float
    start: NotRequired[list[Command]]
    wait: NotRequired[list[int]]
    resume: NotRequired[list[Answer]]
    cancel: NotRequired[list[int]]
    ack: NotRequired[int]
    doc: NotRequired[str]
    stays: NotRequired[bool]
    settings: NotRequired[Settings]
    told: NotRequired[int]


class Done(Checked):
    id: int
    status: Literal["done"]
    value: Any = None


class Match(TypedDict):
    """An element that a selector matched."""

    preview: str
    selector: str


class FailureInfo(Checked):
    kind: str
    message: str
    log: list[str]
    thrown: Any = None
    matches: list[Match] | None = None
    count: int | None = None
    frame: FrameId | None = None
    rest: str | None = None


class Failed(Checked):
    id: int
    status: Literal["error"]
    error: FailureInfo


class Pending(Checked):
    """Still running. A turn also ends when the document is about to go, because a reply from a dying document would be
    lost. `dispatched`: the operation has begun to act on the page, so it must not be started again elsewhere."""

    id: int
    status: Literal["pending"]
    log: list[str]
    dispatched: bool


class Question(TypedDict):
    """What an operation needs Python for: a locator handler. `remaining`: ms that the operation has left; null: no
    limit."""

    kind: Literal["handler"]
    handler: int
    operation: int
    remaining: float | None


class Asks(Checked):
    """Waits for Python's answer to a question."""

    id: int
    status: Literal["asks"]
    ask: Question


class Unknown(Checked):
    """There is no such operation here: it was started in another document."""

    id: int
    status: Literal["unknown"]


class Left(Checked):
    """Started again after it had acted, or may have acted, in a document that is gone."""

    id: int
    status: Literal["left"]


class Missing(Checked):
    """The operation lives in a chunk that this document does not have yet."""

    id: int
    status: Literal["missing"]
    chunk: str


Outcome: TypeAlias = Annotated[Done | Failed | Pending | Asks | Unknown | Left | Missing, Field(discriminator="status")]


class LeftNews(Checked):
    """The document that news come from, and their number there."""

    doc: str
    seq: int


class UncheckedNews(Open):
    """News as they arrive."""

    seq: int
    told: int | None = None
    left: LeftNews | None = None
    kind: str


class Reply(Checked):
    doc: str
    outcomes: list[Outcome]
    news: list[UncheckedNews]
    chunks: list[str]
    leaving: bool


class Absent(Checked):
    """What the stub returns where there is no kernel: a new document."""

    absent: Literal[True]
    popup: Literal["closed", "foreign", "crashed"] | None = None
    acted: bool | None = None
    occupied: bool | None = None
    companion: bool | None = None


class Held(Checked):
    """A dialog is open that Python is asked about. The turn of that number, in another window, goes on after that."""

    held: int


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
class PopupNews(TypedDict):
    """A script or a link has opened a window, and it shows what it was opened for."""

    kind: Literal["popup"]
    popup: str
    url: str
    reachable: bool
    aside: bool
    closed: bool
    ran: bool
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
    """What to do with the request of that id, which the news have reported? The answer is a Decision."""

    kind: Literal["routecall"]
    id: int
    request: str
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


# What happened in the page. Every reply carries the news since the last one that Python has seen. They are numbered, so
# that none is reported twice and none is lost. Python checks each by its kind, and drops those that do not match.
News: TypeAlias = Annotated[
    FramesNews
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
    | PopupNews
    | PopupClosedNews
    | PopupHasNews
    | OpenerHasNews
    | WindowHasNews
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


class Target(TypedDict):
    """The element that an operation acts on: the match of a selector, or a handle."""

    selector: NotRequired[str]
    strict: NotRequired[bool]
    root: NotRequired[Handle]
    handle: NotRequired[Handle]
