"""A frame of a page: the main one, or an <iframe> of the same origin, however deep."""

from __future__ import annotations

from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._protocol.bridge import FrameInfo
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import check_string
from smooth_page._shared.api.lasting import lasting
from smooth_page._shared.elements.files import read_script, read_text
from smooth_page._shared.network.urls import UrlMatch
from smooth_page._shared.wire.wire import to_wire
from smooth_page.errors import NOT_BUILT, Error, NotSupportedError

from ..documents.navigation import Navigation, Navigations, load_state
from ..elements.element_handle import ElementHandle
from ..elements.frame_locator import FrameLocator
from ..elements.get_by import GetBy
from ..elements.js_handle import JSHandle, handle_of
from ..elements.locator import Locator
from ..elements.selector_actions import SelectorActions
from ..elements.target import Aim
from ..events.events import AnyListening
from ..network.response import Response
from ..unsupported.out_of_reach import WebMCP

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..bridge.selectors import Selectors
    from .page import Page
    from .tab import Tab

LoadState = Literal["commit", "domcontentloaded", "load", "networkidle"]


class Frame(AnyListening, GetBy, SelectorActions):
    """A frame.

    Difference from Playwright: one of another origin than the page's is seen; acting on it raises NotSupportedError.
    [Playwright](https://playwright.dev/python/docs/api/class-frame)
    """

    # What errors call it.
    _owner = "Frame"

    def __init__(self, tab: Tab, info: FrameInfo) -> None:
        super().__init__()
        self._tab = tab
        self._facts = info
        self._detached = False

    def __repr__(self) -> str:
        return f"<Frame name={self.name} url={self.url!r}>"

    # -- what elements need (element_actions.ActionFrame) --------------------------------------------------------------

    def _acting_frame(self) -> Frame:
        return self

    @property
    def _bridge(self) -> Bridge:
        return self._tab.bridge

    @property
    def _id(self) -> str | None:
        if not self._info.reachable:
            raise NotSupportedError(
                f"Frame {self._info.url}",
                "it is of another origin than the page, where no script of the page reaches",
                "page.goto(frame.url) in a page of its own",
            )
        return None if self._info.parent is None else self._info.id

    @property
    def _selectors(self) -> Selectors:
        return self._tab.group.selectors

    def _timeout(self, timeout: Timeout) -> float:
        return self._tab.timeouts.action(timeout)

    def _strict(self, strict: bool | None) -> bool:
        return self._tab.group.options.strict_selectors if strict is None else strict

    @property
    def _has_touch(self) -> bool:
        return self._tab.group.options.has_touch

    def _sibling(self, frame_id: str) -> Frame | None:
        return self._tab.frames.get(frame_id)

    async def _run(self, op: str, verb: str, timeout: float = 0, code: str | None = None, **params: Any) -> Any:
        bridge = self._bridge
        title = f"{self._owner}.{verb}"
        return await bridge.run(op, params, frame=self._id, timeout=timeout, title=title, code=code)

    @property
    def _info(self) -> FrameInfo:
        return self._facts

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page that the frame belongs to.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-page)
        """
        return self._tab.page

    @property
    def name(self) -> str:
        """The `name` of the frame's element, or its id.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-name)
        """
        return self._info.name

    @property
    def url(self) -> str:
        """The address, as of the last answer of the page.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-url)
        """
        return self._info.url

    @property
    def parent_frame(self) -> Frame | None:
        """The frame around it, or that was around it before it was detached; None for the main frame.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-parent-frame)
        """
        if self._info.parent is None:
            return None
        return self._tab.frames.get(self._info.parent)

    @property
    def child_frames(self) -> list[Frame]:
        """The frames directly inside, in document order.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-child-frames)
        """
        return [frame for frame in self._tab.frames.values() if frame._info.parent == self._info.id]

    def is_detached(self) -> bool:
        """Whether the frame is gone.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-is-detached)
        """
        return self._detached

    async def frame_element(self) -> ElementHandle:
        """The <iframe> element. Raises Error for the main frame.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-frame-element)
        """
        parent = self.parent_frame
        if parent is None or self._detached:
            raise Error("Frame.frame_element: Frame has been detached.")
        wire = await parent._run("frame.element", "frame_element", frame=self._info.id)
        return ElementHandle(parent, wire)

    # -- locators --------------------------------------------------------------------------------------------------

    def locator(
        self,
        selector: str,
        *,
        has: Locator | None = None,
        has_not: Locator | None = None,
        has_not_text: str | Pattern[str] | None = None,
        has_text: str | Pattern[str] | None = None,
    ) -> Locator:
        """The elements that match the selector and the filters.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-locator)
        """
        made = Locator(self, check_string("selector", selector))
        if all(value is None for value in (has, has_not, has_not_text, has_text)):
            return made
        return made.filter(has=has, has_not=has_not, has_not_text=has_not_text, has_text=has_text)

    def frame_locator(self, selector: str | None = None) -> FrameLocator:
        """The frame inside the <iframe> that the selector matches.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-frame-locator)
        """
        return FrameLocator(self, selector)

    # -- evaluation ------------------------------------------------------------------------------------------------

    async def evaluate(self, expression: str, arg: Any | None = None) -> Any:
        """The value of a JavaScript expression, or of a function called with the argument; promises are awaited.
        Raises Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-evaluate)
        """
        return await Aim(self, {}, self._owner).evaluate("evaluate", expression, arg)

    async def evaluate_handle(self, expression: str, arg: Any | None = None) -> JSHandle:
        """As `evaluate`; the value stays in the page, and a handle stands for it. Raises Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-evaluate-handle)
        """
        return await Aim(self, {}, self._owner).evaluate_handle("evaluate_handle", expression, arg)

    async def wait_for_function(
        self,
        expression: str,
        *,
        arg: Any | None = None,
        polling: float | Literal["raf"] | None = None,
        timeout: Timeout = None,
    ) -> JSHandle:
        """Until the expression is truthy; a handle of its value. `polling`: ms, or at every animation frame.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-function)
        """
        if isinstance(polling, str) and polling != "raf":
            raise Error(f"{self._owner}.wait_for_function: Unknown polling option: {polling}")
        wire = await self._run(
            "waitForFunction",
            "wait_for_function",
            self._timeout(timeout),
            check_string("expression", expression),
            arg=to_wire(arg),
            polling="raf" if polling is None else polling,
        )
        return handle_of(self, wire)

    # -- content ---------------------------------------------------------------------------------------------------

    async def content(self, *, include_shadow: bool | None = None) -> str:
        """The document's HTML, with its doctype.

        Difference from Playwright: `include_shadow` raises NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-content)
        """
        if include_shadow:
            raise NotSupportedError(f"{self._owner}.content(include_shadow=True)", NOT_BUILT)
        return str(await self._run("page.content", "content"))

    async def title(self) -> str:
        """The document's title.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-title)
        """
        return str(await self._run("page.title", "title"))

    async def set_content(self, html: str, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> None:
        """Replaces the document and waits for the load state (default: load). Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-set-content)
        """
        state = load_state(wait_until)
        limit = self._tab.timeouts.navigation(timeout)
        await self._run("page.setContent", "set_content", limit, html=check_string("html", html), waitUntil=state)

    async def add_script_tag(
        self,
        *,
        content: str | None = None,
        path: str | Path | None = None,
        type: str | None = None,
        url: str | None = None,
    ) -> ElementHandle:
        """Adds a <script>, from an address, a file or a text, and waits until it has loaded.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-add-script-tag)
        """
        if path is not None:
            content = read_script(path)
        given = {"url": url, "content": content, "type": type}
        return await self._add_tag("page.addScript", "add_script_tag", given)

    async def add_style_tag(
        self, *, content: str | None = None, path: str | Path | None = None, url: str | None = None
    ) -> ElementHandle:
        """Adds a <style> or a style sheet's <link>, from an address, a file or a text, and waits until it has loaded.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-add-style-tag)
        """
        if path is not None:
            content = f"{read_text(path)}\n/*# sourceURL={path}*/"
        return await self._add_tag("page.addStyle", "add_style_tag", {"url": url, "content": content})

    async def _add_tag(self, op: str, verb: str, given: dict[str, str | None]) -> ElementHandle:
        present = {name: value for name, value in given.items() if value is not None}
        if not {"url", "content"} & present.keys():
            raise Error(f"{self._owner}.{verb}: Provide an object with a `url`, `path` or `content` property")
        return ElementHandle(self, await self._run(op, verb, self._timeout(None), **present))

    # -- navigation ------------------------------------------------------------------------------------------------

    async def goto(
        self,
        url: str,
        *,
        referer: str | None = None,
        timeout: Timeout = None,
        wait_until: LoadState | None = None,
    ) -> Response | None:
        """Goes to an address and waits for the load state (default: load). None for a change of the hash alone.

        An HTTP error status is no error. Raises Error when the address can't be reached.
        Raises TimeoutError after `timeout` ms.
        Difference from Playwright: `referer` raises NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-goto)
        """
        return await Navigations(self, "goto", timeout, load_state(wait_until)).goto(url, referer)

    async def wait_for_load_state(
        self, state: Literal["domcontentloaded", "load", "networkidle"] | None = None, *, timeout: Timeout = None
    ) -> None:
        """Until the document has reached the state (default: load). Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-load-state)
        """
        await Navigations(self, "wait_for_load_state", timeout, load_state(state, "state")).reach()

    async def wait_for_url(
        self, url: UrlMatch, *, timeout: Timeout = None, wait_until: LoadState | None = None
    ) -> None:
        """Until the address matches a glob, a pattern or a predicate, and the load state is reached.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-url)
        """
        await Navigations(self, "wait_for_url", timeout, load_state(wait_until)).wait_for_url(url)

    def expect_navigation(
        self, *, timeout: Timeout = None, url: UrlMatch | None = None, wait_until: LoadState | None = None
    ) -> Navigation:
        """A context manager: waits for a navigation of the frame that the block starts; its value is the response.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-navigation)
        """
        return Navigation(self, timeout, url, load_state(wait_until))

    async def wait_for_timeout(self, timeout: float) -> None:
        """Waits, in ms; the page goes on and its news are heard. Meant for debugging.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-timeout)
        """
        await self._bridge.pass_time(timeout, f"{self._owner}.wait_for_timeout")

    @property
    def webmcp(self) -> WebMCP:
        """The tools that the frame offers to agents; its methods raise NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-webmcp)
        """
        return lasting(self, WebMCP)

    # -- news ------------------------------------------------------------------------------------------------------

    def _has_moved(self, info: FrameInfo) -> bool:
        """Whether the page tells of another document or address than is known."""
        was = self._facts
        return (was.doc, was.url) != (info.doc, info.url) and not (was.doc == "" and info.url == "about:blank")
