"""What holds in all documents until Python changes it.

Generated from smooth_page/runtime/src/contract/settings.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, final

from typing_extensions import NotRequired, TypedDict

from .values import HeaderList, Regex, Size


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


@final
class GeoPosition(TypedDict):
    latitude: float
    longitude: float
    accuracy: float


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
    unchecked: NotRequired[bool]


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


class ScreencastSettings(TypedDict):
    """The largest size of the pictures, in pixels; `quality` 0 to 100, `rate`: so many a second. `live`: Python waits
    for them."""

    name: str
    width: int
    height: int
    quality: int
    rate: float
    live: bool


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


@final
class TraceSettings(TypedDict):
    """`main`: the name of the main frame in the trace; those of others are `frames` and their id."""

    epoch: int
    snapshots: bool
    aria: NotRequired[bool]
    pictures: NotRequired[bool]
    main: str
    frames: str
    inline: bool


class Chapter(TypedDict):
    title: str
    description: str


class OverlayContent(TypedDict):
    """HTML, or a title card."""

    id: str
    html: NotRequired[str]
    chapter: NotRequired[Chapter]


class ActionMarkStyle(TypedDict):
    point: NotRequired[str]
    highlight: NotRequired[str]
    title: NotRequired[str]


class ActionMarkSettings(TypedDict):
    """How actions are marked: for `duration` ms, with styles on top of the usual ones."""

    duration: float
    cursor: bool
    position: str
    fontSize: int
    style: ActionMarkStyle


@final
class OverlaySettings(TypedDict):
    shown: list[OverlayContent]
    hidden: bool
    actions: NotRequired[ActionMarkSettings]


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
    keepsBodies: NotRequired[bool]
    devtools: NotRequired[list[DevtoolsEvents]]
    screencasts: NotRequired[list[ScreencastSettings]]
    dialogs: NotRequired[DialogTable]
    lags: NotRequired[list[str]]
    trace: NotRequired[TraceSettings | None]
    overlays: NotRequired[OverlaySettings | None]
