"""What the package keeps of a frame. `Frame` is what users see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from smooth_page._protocol.contract import FrameInfo
from smooth_page._shared.api.api_types import Timeout
from smooth_page.errors import NotSupportedError

from ..elements.target import ElementTarget
from .frame import Frame

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._shared.api.api_types import Grounded

    from ..bridge.bridge import Bridge
    from ..bridge.selectors import Selectors
    from .page import Page
    from .tab import Tab

R = TypeVar("R")


class TabFrame:
    """A frame of a tab, and how operations run in it. Fulfils `ActionFrame`."""

    def __init__(self, tab: Tab, info: FrameInfo) -> None:
        self.tab = tab
        # As the page reported it last.
        self.info = info
        self.is_detached = False
        self.frame = Frame(self)

    def __repr__(self) -> str:
        return repr(self.frame)

    @property
    def page(self) -> Page:
        """What users see of its tab."""
        return self.tab.page

    @property
    def url(self) -> str:
        """The URL of its document."""
        return self.info.url

    @property
    def _home(self) -> str | None:
        return self.tab.foreign.home(self.info.id)

    @property
    def bridge(self) -> Bridge:
        """The bridge in whose kernel it is: the page's, or that of a frame of another origin."""
        home = self._home
        return self.tab.bridge if home is None else self.tab.foreign.bridge(home)

    @property
    def id(self) -> str | None:
        """The frame's id in its kernel; None for the kernel's own document.

        Raises NotSupportedError for a frame of another origin that is out of reach.
        """
        if not self.info.reachable:
            raise NotSupportedError(
                f"Frame {self.info.url}",
                "it shows another origin than the page, which scripts of the page can't reach",
                "page.goto(frame.url) in a page of its own",
            )
        return None if self.info.parent is None or self._home == self.info.id else self.info.id

    @property
    def selectors(self) -> Selectors:
        """The `playwright.selectors` that the page belongs to: it knows the test id attribute."""
        return self.tab.group.selectors

    @property
    def grounded(self) -> Grounded:
        """The context's `grounded`, for `extract`."""
        return self.tab.group.options.grounded

    @property
    def model(self) -> Any:
        """The context's language model, for `extract`."""
        return self.tab.group.options.model

    @property
    def page_tokens(self) -> int | None:
        """How many tokens of a page that model is shown at once."""
        return self.tab.group.options.page_tokens

    @property
    def has_touch(self) -> bool:
        """The context's `has_touch`."""
        return self.tab.group.emulation.has_touch

    def timeout(self, timeout: Timeout) -> float:
        """The limit of an action in ms: the given one, or the default of the page or its context. 0: none."""
        return self.tab.timeouts.action(timeout)

    def strict(self, strict: bool | None) -> bool:
        """The given strictness, or the context's `strict_selectors`."""
        return self.tab.group.options.strict_selectors if strict is None else strict

    @property
    def spans(self) -> bool:
        """Whether the page has frames of other origins that the companion reaches."""
        return self.tab.foreign.are_there

    def sibling(self, frame_id: str) -> Frame | None:
        """The page's frame that this frame's kernel calls by that id."""
        known = self.tab.frames.get(self._home or frame_id if frame_id == "main" else frame_id)
        return None if known is None else known.frame

    def keeper(self, doc: str) -> TabFrame:
        """The frame in whose kernel the objects of that document are: this one, unless it is of another origin."""
        return self.tab.foreign.keeper(doc) or self

    async def run(self, call: Call[R], title: str, timeout: float = 0, code: str | None = None) -> R:
        """Runs an operation in the frame. `title` is the public method (`Page.title`), for errors; `timeout` in ms."""
        return await self.bridge.run(call, frame=self.id, timeout=timeout, title=title, code=code)

    async def evaluate(self, expression: str, arg: Any = None) -> Any:
        """Returns the value of a JavaScript expression, or of a function called with the argument."""
        return await ElementTarget(self, {}, "Frame").evaluate("evaluate", expression, arg)

    def has_moved(self, info: FrameInfo) -> bool:
        """Whether the page reports another document or URL than is known."""
        was = self.info
        return (was.doc, was.url) != (info.doc, info.url) and not (was.doc == "" and info.url == "about:blank")
