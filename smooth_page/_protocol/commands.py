"""Every operation of the runtime: a function for each, which makes a call of it.

Generated from smooth_page/runtime/src/commands.ts by scripts/generate_protocol.py: edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias, final

from pydantic import Strict
from typing_extensions import NotRequired, TypedDict

from .call import UNSET, Call, Unset, operation
from .contract import FailureInfo, FrameId, Handle, HeaderList, Match, Regex, Size, Target

Op: TypeAlias = Literal[
    "evaluate",
    "waitForFunction",
    "handle.properties",
    "handle.property",
    "handle.json",
    "handle.dispose",
    "query",
    "query.all",
    "query.count",
    "read",
    "read.all",
    "state",
    "aria.snapshot",
    "selector.best",
    "wait.selector",
    "wait.elementState",
    "wait.time",
    "click",
    "dblclick",
    "hover",
    "tap",
    "check",
    "fill",
    "type",
    "press",
    "selectOption",
    "selectText",
    "setFiles",
    "files.append",
    "dragTo",
    "drop",
    "focus",
    "blur",
    "dispatchEvent",
    "scrollIntoView",
    "highlight",
    "unhighlight",
    "keyboard.down",
    "keyboard.up",
    "keyboard.press",
    "keyboard.type",
    "keyboard.insertText",
    "mouse.move",
    "mouse.down",
    "mouse.up",
    "mouse.click",
    "mouse.wheel",
    "touch.tap",
    "expect",
    "page.content",
    "page.setContent",
    "page.title",
    "page.addScript",
    "page.addStyle",
    "page.history",
    "page.reload",
    "page.go",
    "frame.goto",
    "page.loadState",
    "page.waitForUrl",
    "page.arrive",
    "page.left",
    "soft.load",
    "soft.loaded",
    "intercept.renew",
    "intercept.open",
    "intercept.go",
    "intercept.frame",
    "intercept.body",
    "state.read",
    "state.give",
    "state.login",
    "databases.read",
    "databases.give",
    "page.emulateMedia",
    "page.bringToFront",
    "download.read",
    "download.begin",
    "download.cancel",
    "popup.close",
    "popup.goto",
    "network.facts",
    "network.body",
    "tabs.open",
    "tabs.navigate",
    "tabs.lead",
    "tabs.askToClose",
    "worker.run",
    "dialogs.answer",
    "frame.navigate",
    "network.credentials",
    "session.cookies",
    "session.setCookies",
    "session.state",
    "session.giveState",
    "devtools.open",
    "devtools.send",
    "devtools.close",
    "passkeys.give",
    "passkeys.remove",
    "passkeys.read",
    "trace.start",
    "trace.stop",
    "page.collectGarbage",
    "page.pdf",
    "stream.read",
    "frame.element",
    "frame.of",
    "frame.owner",
    "storage.all",
    "storage.get",
    "storage.set",
    "storage.remove",
    "storage.clear",
    "screenshot",
    "clock.install",
    "clock.fastForward",
    "clock.runFor",
    "clock.pauseAt",
    "clock.resume",
    "clock.setFixedTime",
    "clock.setSystemTime",
    "page.watch",
    "observe.body",
    "observe.kept",
    "reread.resource",
]


Readable: TypeAlias = Literal["textContent", "innerText", "innerHTML", "inputValue", "attribute", "boundingBox"]


@final
class Rect(TypedDict):
    width: float
    height: float
    x: float
    y: float


ElementTest: TypeAlias = Literal["visible", "hidden", "enabled", "disabled", "editable", "checked"]


SelectorState: TypeAlias = Literal["attached", "detached", "visible", "hidden"]


ElementState: TypeAlias = Literal["visible", "hidden", "stable", "enabled", "disabled", "editable"]


class Point(TypedDict):
    x: float
    y: float


Modifier: TypeAlias = Literal["Alt", "Control", "ControlOrMeta", "Meta", "Shift"]


Scroll: TypeAlias = Literal["auto", "none"]


Button: TypeAlias = Literal["left", "middle", "right"]


class OptionChoice(TypedDict):
    """An option to select, by one of these."""

    value: NotRequired[str]
    label: NotRequired[str]
    index: NotRequired[int]
    valueOrLabel: NotRequired[str]
    handle: NotRequired[Handle]


class FileData(TypedDict):
    name: str
    mimeType: str
    lastModified: NotRequired[float]
    relativePath: NotRequired[str]
    base64: NotRequired[str]
    upload: NotRequired[str]


class TextMatch(TypedDict):
    """A string (exact, after the matcher has normalized it) or a regular expression."""

    string: NotRequired[str]
    regex: NotRequired[Regex]
    substring: NotRequired[bool]
    ignoreCase: NotRequired[bool]
    normalizeWhiteSpace: NotRequired[bool]


class Expectation(TypedDict):
    """The outcome of an assertion."""

    matches: bool
    received: NotRequired[Any]
    timedOut: bool
    log: list[str]
    error: NotRequired[str]
    snapshot: NotRequired[str]
    matched: NotRequired[list[Match]]
    count: NotRequired[int]


LoadState: TypeAlias = Literal["load", "domcontentloaded", "networkidle", "commit"]


# What a move through the history leads to: another document, or an entry of this one. False: there is none.
Moved: TypeAlias = Literal["document", "entry", False]


class UrlMatch(TypedDict):
    """A URL: exact, or a regular expression (Python compiles globs)."""

    string: NotRequired[str]
    regex: NotRequired[Regex]
    ignoreCase: NotRequired[bool]


class Reported(TypedDict):
    """What has happened, as news have it but for their numbers."""

    kind: str


@final
class Arrival(TypedDict):
    """How a document was loaded, as far as the browser reports it."""

    url: str
    status: int
    redirects: int
    startTime: float
    contentType: str
    fromCache: bool
    age: NotRequired[float]
    requests: NotRequired[list[Reported]]


class NetworkRequest(TypedDict):
    url: str
    method: str
    headers: HeaderList
    base64: NotRequired[str]


# Why a document was not put in place.
Refusal: TypeAlias = Literal["origin", "content", "policy"]


@final
class NetworkAnswer(TypedDict):
    """What the network answered to the request for a document."""

    url: str
    redirected: bool
    status: int
    statusText: str
    headers: HeaderList
    timing: dict[str, float]
    protocol: str
    base64: NotRequired[str]


@final
class NotRenewed(TypedDict):
    """`agent`: the browser's user agent. `answer`: what the network answered, with `base64` if it can't be handed
    on."""

    agent: str
    refused: Refusal
    answer: NotRequired[NetworkAnswer]


@final
class Renewed(TypedDict):
    """`boundary`: the key of the history entry that was pushed."""

    agent: str
    token: str
    url: str
    referrer: str
    boundary: NotRequired[str]
    answer: NotRequired[NetworkAnswer]


class NestedCommand(TypedDict):
    """An operation that another one runs."""

    op: str
    params: dict[str, Any]


class WrittenDocument(TypedDict):
    """A document from Python."""

    status: int
    statusText: str
    headers: HeaderList
    base64: str


@final
class Refused(TypedDict):
    refused: Refusal


@final
class Written(TypedDict):
    """Python's own content is in place."""

    fulfilled: Literal[True]


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


class Piece(TypedDict):
    """A piece of a downloaded file; `size`: bytes of the whole file."""

    size: int
    base64: str


class RequestFacts(TypedDict):
    """Sizes in bytes; -1: not known. `news`: what has happened to the request so far."""

    requestHeaders: HeaderList
    responseHeaders: HeaderList
    requestHeadersSize: int
    responseHeadersSize: int
    responseBodySize: int
    news: list[Reported]


class Destination(TypedDict):
    """Where a tab navigates to: a URL, its present one again, or an entry of the history so many entries away."""

    url: NotRequired[str]
    referrer: NotRequired[str]
    reload: NotRequired[bool]
    delta: NotRequired[int]


class WorkerResult(TypedDict):
    """What an operation in a worker has led to: `error`, or the value."""

    value: NotRequired[Any]
    error: NotRequired[FailureInfo]


class HttpCredentials(TypedDict):
    """What servers get that demand credentials: all of them, or those of one origin."""

    username: str
    password: str
    origin: NotRequired[str]


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


class DevtoolsAnswer(TypedDict):
    """`error`: the browser's. `unsupported`: why the companion does not send the command. `closed`: the session has
    ended."""

    result: NotRequired[dict[str, Any]]
    error: NotRequired[str]
    unsupported: NotRequired[str]
    closed: NotRequired[bool]


class Passkey(TypedDict):
    """What a virtual authenticator keeps, in base64url. `privateKey`: PKCS#8."""

    id: str
    rpId: str
    userHandle: str
    privateKey: str
    signCount: int
    isResidentCredential: bool


class StreamPiece(TypedDict):
    """A piece of what the browser writes. `stream`: where the next piece is read; null: this is the last one."""

    base64: str
    stream: str | None


class PdfOptions(TypedDict):
    """Of the DevTools command Page.printToPDF. In inches."""

    landscape: bool
    displayHeaderFooter: bool
    headerTemplate: str
    footerTemplate: str
    printBackground: bool
    scale: float
    paperWidth: float
    paperHeight: float
    marginTop: float
    marginRight: float
    marginBottom: float
    marginLeft: float
    pageRanges: str
    preferCSSPageSize: bool
    generateTaggedPDF: bool
    generateDocumentOutline: bool


Area: TypeAlias = Literal["local", "session"]


class KeptDetails(TypedDict):
    """What the page has reported without a listener: details of the news "console" and "pageerror"."""

    messages: list[dict[str, Any]]
    errors: list[dict[str, Any]]


@final
class Resource(TypedDict):
    status: int
    statusText: str
    headers: HeaderList
    base64: str


@final
class NoResource(TypedDict):
    refused: Literal["origin", "network", "size"]


@operation("evaluate", "core", acts=True)
def evaluate(
    target: Target | None = None,
    /,
    *,
    source: str | None = None,
    arg: Any,
    all: bool | None = None,
    wait: bool | None = None,
    returns: Literal["value", "handle"],
) -> Call[Any]:
    """Calls the code (a function or a value) with [element, ]arg. `wait`: waits for the target. `returns`: whether the
    result is a value or a handle."""


@operation("waitForFunction", "core")
def wait_for_function(
    target: Target | None = None, /, *, source: str | None = None, arg: Any, polling: Literal["raf"] | float
) -> Call[Handle]:
    """Waits until the code returns something truthy, and returns a handle of it. polling: "raf" or ms."""


@operation("handle.properties", "core", reads=True)
def handle_properties(*, handle: Handle) -> Call[list[Annotated[tuple[str, Handle], Strict(False)]]]: ...


@operation("handle.property", "core", reads=True)
def handle_property(*, handle: Handle, name: str) -> Call[Handle]: ...


@operation("handle.json", "core", reads=True)
def handle_json(*, handle: Handle) -> Call[Any]: ...


@operation("handle.dispose", "core")
def handle_dispose(*, handles: Sequence[Handle]) -> Call[None]:
    """Skips handles that it does not know."""


@operation("query", "core")
def query(target: Target, /) -> Call[Handle | None]:
    """Returns at once, without waiting."""


@operation("query.all", "core")
def query_all(target: Target, /) -> Call[list[Handle]]: ...


@operation("query.count", "core")
def query_count(target: Target, /) -> Call[int]: ...


@operation("read", "core")
def read(target: Target, /, *, what: Readable, name: str | None = None) -> Call[str | Rect | None]:
    """Waits until the target is attached."""


@operation("read.all", "core")
def read_all(target: Target, /, *, what: Literal["innerText", "textContent"]) -> Call[list[str | None]]:
    """Elements without rendered text, as in SVG, give null."""


@operation("state", "core")
def state(target: Target, /, *, state: ElementTest) -> Call[bool]:
    """visible and hidden return at once; the others wait until the target is attached."""


@operation("aria.snapshot", "core", needs={"aria": {"mode": "ai"}})
def aria_snapshot(
    target: Target | None = None,
    /,
    *,
    mode: Literal["ai", "default"] | None = None,
    depth: float | None = None,
    boxes: bool | None = None,
) -> Call[str]:
    """Without a target: the frame's whole document."""


@operation("selector.best", "core")
def selector_best(target: Target, /) -> Call[str]:
    """The best selector for the element that the target matches."""


@operation("wait.selector", "core")
def wait_selector(target: Target, /, *, state: SelectorState, returns: bool) -> Call[Handle | None]: ...


@operation("wait.elementState", "core")
def wait_element_state(*, handle: Handle, state: ElementState) -> Call[None]: ...


@operation("wait.time", "core")
def wait_time(*, ms: float) -> Call[None]: ...


@operation("click", "actions", acts=True)
def click(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
    button: Button | None = None,
    clickCount: int | None = None,
    delay: float | None = None,
    steps: int | None = None,
) -> Call[None]: ...


@operation("dblclick", "actions", acts=True)
def dblclick(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
    button: Button | None = None,
    delay: float | None = None,
    steps: int | None = None,
) -> Call[None]: ...


@operation("hover", "actions", acts=True)
def hover(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
) -> Call[None]: ...


@operation("tap", "actions", acts=True)
def tap(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
) -> Call[None]: ...


@operation("check", "actions", acts=True)
def check(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
    checked: bool,
) -> Call[None]: ...


@operation("fill", "actions", acts=True)
def fill(target: Target, /, *, value: str, force: bool | None = None) -> Call[None]: ...


@operation("type", "actions", acts=True)
def type(target: Target, /, *, text: str, delay: float | None = None) -> Call[None]: ...


@operation("press", "actions", acts=True)
def press(target: Target, /, *, key: str, delay: float | None = None) -> Call[None]: ...


@operation("selectOption", "actions", acts=True)
def select_option(
    target: Target, /, *, options: Sequence[OptionChoice], force: bool | None = None
) -> Call[list[str]]: ...


@operation("selectText", "actions", acts=True)
def select_text(target: Target, /, *, force: bool | None = None) -> Call[None]: ...


@operation("setFiles", "actions", acts=True)
def set_files(target: Target, /, *, files: Sequence[FileData], directory: bool | None = None) -> Call[None]: ...


@operation("files.append", "actions", acts=True)
def files_append(*, upload: str, base64: str) -> Call[None]:
    """Adds a piece of a file that is too large for one event."""


@operation("dragTo", "actions", acts=True)
def drag_to(
    target: Target,
    /,
    *,
    to: Target,
    part: Literal["press", "release"] | None = None,
    sourcePosition: Point | None = None,
    targetPosition: Point | None = None,
    steps: int | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
) -> Call[None]:
    """`part`: only the press on `target`, or the release on `to`, which may be in different kernels."""


@operation("drop", "actions", acts=True)
def drop(
    target: Target,
    /,
    *,
    files: Sequence[FileData] | None = None,
    data: Mapping[str, str] | None = None,
    position: Point | None = None,
) -> Call[None]:
    """Drops files and data on the target."""


@operation("focus", "actions", acts=True)
def focus(target: Target, /) -> Call[None]: ...


@operation("blur", "actions", acts=True)
def blur(target: Target, /) -> Call[None]: ...


@operation("dispatchEvent", "actions", acts=True)
def dispatch_event(target: Target, /, *, type: str, init: Any) -> Call[None]: ...


@operation("scrollIntoView", "actions", acts=True)
def scroll_into_view(target: Target, /) -> Call[None]: ...


@operation("highlight", "actions", acts=True)
def highlight(target: Target, /, *, style: str | None = None, label: str | None = None) -> Call[None]: ...


@operation("unhighlight", "actions", acts=True)
def unhighlight(target: Target | None = None, /) -> Call[None]: ...


@operation("keyboard.down", "actions", acts=True)
def keyboard_down(*, key: str) -> Call[None]: ...


@operation("keyboard.up", "actions", acts=True)
def keyboard_up(*, key: str) -> Call[None]: ...


@operation("keyboard.press", "actions", acts=True)
def keyboard_press(*, key: str, delay: float | None = None) -> Call[None]: ...


@operation("keyboard.type", "actions", acts=True)
def keyboard_type(*, text: str, delay: float | None = None) -> Call[None]: ...


@operation("keyboard.insertText", "actions", acts=True)
def keyboard_insert_text(*, text: str) -> Call[None]: ...


@operation("mouse.move", "actions", acts=True)
def mouse_move(*, x: float, y: float, steps: int | None = None) -> Call[None]: ...


@operation("mouse.down", "actions", acts=True)
def mouse_down(*, button: Button | None = None, clickCount: int | None = None) -> Call[None]: ...


@operation("mouse.up", "actions", acts=True)
def mouse_up(*, button: Button | None = None, clickCount: int | None = None) -> Call[None]: ...


@operation("mouse.click", "actions", acts=True)
def mouse_click(
    *, x: float, y: float, button: Button | None = None, clickCount: int | None = None, delay: float | None = None
) -> Call[None]: ...


@operation("mouse.wheel", "actions", acts=True)
def mouse_wheel(*, deltaX: float, deltaY: float) -> Call[None]: ...


@operation("touch.tap", "actions", acts=True)
def touch_tap(*, x: float, y: float) -> Call[None]: ...


@operation("expect", "assertions", needs={"aria": {"matcher": "to.match.aria"}})
def expect(
    target: Target | None = None,
    /,
    *,
    matcher: str,
    isNot: bool,
    expected: Sequence[TextMatch] | None = None,
    name: str | None = None,
    value: Any = UNSET,
    number: float | None = None,
    options: Mapping[str, Any] | None = None,
) -> Call[Expectation]:
    """Always returns a result, also when the time is over."""


@operation("page.content", "core")
def page_content() -> Call[str]: ...


@operation("page.setContent", "writing", needs={"media": {}})
def page_set_content(*, html: str, waitUntil: LoadState) -> Call[None]:
    """Waits for the state in the new document."""


@operation("page.title", "core")
def page_title() -> Call[str]: ...


@operation("page.addScript", "writing")
def page_add_script(*, url: str | None = None, content: str | None = None, type: str | None = None) -> Call[Handle]: ...


@operation("page.addStyle", "writing")
def page_add_style(*, url: str | None = None, content: str | None = None) -> Call[Handle]: ...


@operation("page.history", "core", acts=True)
def page_history(*, delta: Literal[-1, 1]) -> Call[Moved]:
    """Returns before the document goes. False: the history has no such entry."""


@operation("page.reload", "core", acts=True)
def page_reload() -> Call[None]: ...


@operation("page.go", "core", acts=True)
def page_go(*, url: str, replace: bool) -> Call[None]:
    """Starts a navigation to a URL, as a goto event does."""


@operation("frame.goto", "core")
def frame_goto(*, url: str, waitUntil: LoadState) -> Call[None]:
    """Navigates a frame other than the main one, which the goto event does."""


@operation("page.loadState", "core")
def page_load_state(*, state: LoadState) -> Call[None]: ...


@operation("page.waitForUrl", "core")
def page_wait_for_url(*, url: UrlMatch, waitUntil: LoadState) -> Call[None]:
    """Waits until the frame's URL matches and the state is reached."""


@operation("page.arrive", "core")
def page_arrive(*, state: LoadState, after: str | None = None, network: bool | None = None) -> Call[Arrival]:
    """Waits for the state, in a document other than `after` if that is given, and returns how the document was loaded.
    `network`: waits for a document that came from the network."""


@operation("page.left", "core")
def page_left(*, doc: str) -> Call[None]:
    """Waits until the main document is not this one any more."""


@operation("soft.load", "soft")
def soft_load(*, scripts: Sequence[str]) -> Call[bool]:
    """Loads the present document again in its own place, with scripts that run before its own."""


@operation("soft.loaded", "soft")
def soft_loaded(*, doc: str) -> Call[bool]:
    """Waits until that has happened: true; false if a policy of the page forbids it."""


@operation("intercept.renew", "intercept")
def intercept_renew(
    *,
    url: str,
    how: Literal["push", "replace", "reload"],
    plain: bool,
    carry: bool,
    referrer: Literal["none", "page", "keep"],
    request: NetworkRequest | None = None,
) -> Call[NotRenewed | Renewed]:
    """Replaces the main document by a fresh window. `how`: which entry it gets in the history. `plain`: the present
    document is an intermediate one, whose policies are those of its site. `request` is sent first, and its answer is
    handed on to `intercept.open`. `carry`: the runtime is installed in the fresh window, too."""


@operation("intercept.open", "intercept")
def intercept_open(
    *,
    url: str,
    token: str | None = None,
    state: LoadState,
    programs: Sequence[str],
    scripts: Sequence[str],
    commands: Sequence[NestedCommand],
    policies: bool,
    inert: bool,
    referrer: str | None,
    fulfilled: WrittenDocument | None = None,
    request: NetworkRequest | None = None,
) -> Call[Refused | Written | NetworkAnswer | None]:
    """Writes a document into the main window, in the place of one of the same origin, and waits for the state. The
    document is what Python gives (`fulfilled`), what the document before has fetched (`token`), or the answer to
    `request`. Returns null if another document came instead."""


@operation("intercept.go", "intercept")
def intercept_go(*, url: str, how: Literal["assign", "replace", "reload"]) -> Call[Literal[True]]:
    """Has the browser navigate; `replace`: in the place of the present history entry."""


@operation("intercept.frame", "intercept")
def intercept_frame(*, url: str, headers: HeaderList, base64: str) -> Call[None]:
    """Writes Python's content into a frame of the page's origin."""


@operation("intercept.body", "intercept", reads=True)
def intercept_body(*, token: str | None) -> Call[Any]:
    """The body that the network answered for the document that `intercept.open` wrote."""


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


@operation("page.emulateMedia", "media")
def page_emulate_media(
    *,
    media: str | None = None,
    colorScheme: str | None = None,
    reducedMotion: str | None = None,
    forcedColors: str | None = None,
    contrast: str | None = None,
    viewport: Size | Unset | None = UNSET,
    screen: Size | None = None,
) -> Call[None]: ...


@operation("page.bringToFront", "core")
def page_bring_to_front() -> Call[None]: ...


@operation("download.read", "downloads")
def download_read(*, download: str, offset: int) -> Call[Piece]:
    """A piece of a file. Fails with the kind `action` if the file did not arrive."""


@operation("download.begin", "downloads")
def download_begin(*, url: str) -> Call[bool]:
    """Fetches a URL that `goto` could not show. Returns whether it is a file; if it is, the news report it."""


@operation("download.cancel", "downloads")
def download_cancel(*, download: str) -> Call[None]: ...


@operation("popup.close", "popups")
def popup_close(*, popup: str) -> Call[bool]:
    """False if it stays open."""


@operation("popup.goto", "popups")
def popup_goto(*, popup: str, url: str) -> Call[None]:
    """Waits until another document has come."""


@operation("network.facts", "companion", reads=True)
def network_facts(*, request: str, until: Literal["answered", "ended"]) -> Call[RequestFacts]:
    """What is known about a request once it is answered, or ended."""


@operation("network.body", "companion", reads=True)
def network_body(*, request: str) -> Call[str]:
    """The body of a response in base64, when it is complete."""


@operation("tabs.open", "companion")
def tabs_open() -> Call[str]:
    """Opens a blank tab, and returns its window."""


@operation("tabs.navigate", "companion")
def tabs_navigate(*, id: str, to: Destination, state: LoadState) -> Call[Arrival | None]:
    """Navigates the tab, and waits until its document has reached the load state. It goes on in the next document,
    where Python starts it anew with the same `id`. Null: the history has no entry at that distance."""


@operation("tabs.lead", "companion")
def tabs_lead(*, window: str, id: str, to: Destination) -> Call[bool]:
    """Navigates another tab, until it shows the document. Repeated with the same `id` it goes on. False: no such
    entry."""


@operation("tabs.askToClose", "companion")
def tabs_ask_to_close(*, window: str) -> Call[None]:
    """Closes another tab, if its document lets it."""


@operation("worker.run", "companion")
def worker_run(*, worker: str, op: str, params: Any) -> Call[WorkerResult]:
    """Runs an operation in a worker: `evaluate`, with the code as `source`, or one on handles."""


@operation("dialogs.answer", "companion")
def dialogs_answer(*, dialog: str, accept: bool, text: str) -> Call[None]:
    """Answers a dialog about which Python is asked."""


@operation("frame.navigate", "companion")
def frame_navigate(*, frame: FrameId, id: str, to: Destination) -> Call[bool]:
    """Navigates a frame, until it shows the document. Repeated with the same `id` it goes on. False: the document is
    the same, only the fragment of its address has changed."""


@operation("network.credentials", "companion")
def network_credentials(*, credentials: Sequence[HttpCredentials]) -> Call[None]:
    """Replaces those that were given before."""


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


@operation("devtools.open", "companion")
def devtools_open() -> Call[str | None]:
    """Opens a DevTools session with the frame's target; null: it shares the one of the frame around it."""


@operation("devtools.send", "companion")
def devtools_send(*, session: str, id: str, method: str, params: Mapping[str, Any]) -> Call[DevtoolsAnswer]:
    """Sends a DevTools command. Repeated with the same `id` it waits for the same answer."""


@operation("devtools.close", "companion")
def devtools_close(*, session: str) -> Call[None]: ...


@operation("passkeys.give", "companion")
def passkeys_give(*, installed: bool, passkeys: Sequence[Passkey]) -> Call[None]:
    """The session's virtual authenticators get them; pages find the authenticators once they are `installed`."""


@operation("passkeys.remove", "companion")
def passkeys_remove(*, id: str) -> Call[None]: ...


@operation("passkeys.read", "companion")
def passkeys_read() -> Call[list[Passkey]]: ...


@operation("trace.start", "companion")
def trace_start(*, categories: Sequence[str]) -> Call[None]:
    """Begins a performance trace of the browser."""


@operation("trace.stop", "companion")
def trace_stop() -> Call[StreamPiece]:
    """Returns its first piece."""


@operation("page.collectGarbage", "companion")
def page_collect_garbage() -> Call[None]: ...


@operation("page.pdf", "companion")
def page_pdf(*, options: PdfOptions) -> Call[StreamPiece]:
    """Returns the first piece of the PDF."""


@operation("stream.read", "companion")
def stream_read(*, stream: str) -> Call[StreamPiece]:
    """The next piece of what the browser writes."""


@operation("frame.element", "core")
def frame_element(*, frame: FrameId) -> Call[Handle]: ...


@operation("frame.of", "core")
def frame_of(*, handle: Handle) -> Call[FrameId | None]:
    """The frame that an <iframe> shows."""


@operation("frame.owner", "core")
def frame_owner(*, handle: Handle) -> Call[FrameId | None]:
    """The frame in which a node lives."""


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


@operation("screenshot", "screenshot")
def screenshot(
    target: Target | None = None,
    /,
    *,
    type: Literal["png", "jpeg", "webp"],
    quality: int | None = None,
    clip: Rect | None = None,
    fullPage: bool | None = None,
    omitBackground: bool | None = None,
    scale: Literal["css", "device"] | None = None,
    mask: Sequence[Target] | None = None,
    maskColor: str | None = None,
    style: str | None = None,
    animations: Literal["allow", "disabled"] | None = None,
    caret: Literal["hide", "initial"] | None = None,
) -> Call[Any]:
    """An encoded image of the element, or of the page. `clip` is relative to the top left corner of that."""


@operation("clock.install", "clock")
def clock_install(*, time: float | None = None, paused: bool | None = None) -> Call[None]:
    """paused: it stands still, as a clock that is restored in a new document may."""


@operation("clock.fastForward", "clock")
def clock_fast_forward(*, ms: float) -> Call[None]: ...


@operation("clock.runFor", "clock")
def clock_run_for(*, ms: float) -> Call[None]: ...


@operation("clock.pauseAt", "clock")
def clock_pause_at(*, time: float) -> Call[None]: ...


@operation("clock.resume", "clock")
def clock_resume() -> Call[None]: ...


@operation("clock.setFixedTime", "clock")
def clock_set_fixed_time(*, time: float) -> Call[None]: ...


@operation("clock.setSystemTime", "clock")
def clock_set_system_time(*, time: float) -> Call[None]: ...


@operation("page.watch", "core")
def page_watch() -> Call[None]:
    """Returns as soon as there are news that Python has not seen."""


@operation("observe.body", "observe", reads=True)
def observe_body(*, request: str) -> Call[Any]:
    """The body of a reported fetch or XMLHttpRequest, as bytes. Fails with `not-found` if it is not kept (any more)."""


@operation("observe.kept", "observe")
def observe_kept() -> Call[KeptDetails]:
    """What the page has reported without a listener since the last call."""


@operation("reread.resource", "reread")
def reread_resource(*, url: str, type: str) -> Call[Resource | NoResource]:
    """Requests the URL once more, from the browser's cache if it is there."""
