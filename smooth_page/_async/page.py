"""A page: one Smooth session with its tab, driven as in Playwright."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from re import Pattern
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from pydantic import BaseModel

from smooth_page._protocol.bridge import FrameInfo
from smooth_page._shared.api_types import Timeout
from smooth_page._shared.arguments import milliseconds
from smooth_page._shared.structures import ViewportSize
from smooth_page._shared.urls import UrlMatch, UrlMatcher
from smooth_page.errors import Error, NotSupportedError, SessionClosedError, TargetClosedError, TimeoutError

from .bindings import Bindings
from .clock import Clock
from .element_handle import ElementHandle
from .events import EventEmitter, Expected
from .frame import Frame, LoadState
from .frame_locator import FrameLocator
from .get_by import GetBy
from .input import Keyboard, Mouse, Touchscreen
from .js_handle import JSHandle
from .locator import Locator
from .locator_handlers import LocatorHandlers
from .navigation import Navigation, Navigations, load_state
from .news import PageNews
from .response import Response
from .selector_actions import SelectorActions
from .session import ActionError
from .timeouts import Timeouts
from .unsupported import UnsupportedPage
from .web_storage import WebStorage

if TYPE_CHECKING:
    from .bridge import Bridge
    from .context import BrowserContext
    from .session import AsyncSession

Model = TypeVar("Model", bound=BaseModel)

NO_DOCUMENT = FrameInfo(id="main", parent=None, name="", url="about:blank", state="complete", reachable=True, doc="")


class _Voice(Frame):
    """The main frame, under the page's name in errors."""

    _owner = "Page"

    @property
    def _info(self) -> FrameInfo:
        return self._page.main_frame._info


class Page(EventEmitter, GetBy, SelectorActions, UnsupportedPage):
    """A tab in a Smooth session of its own, with two verbs more than Playwright's: `ai` and `extract`.

    [Playwright](https://playwright.dev/python/docs/api/class-page)
    """

    def __init__(self, context: BrowserContext, bridge: Bridge) -> None:
        super().__init__()
        self._context = context
        self._bridge = bridge
        self._timeouts = Timeouts(context._timeouts)
        self._main = Frame(self, NO_DOCUMENT)
        self._voice = _Voice(self, NO_DOCUMENT)
        # By id, in document order; the main frame first.
        self._frames: dict[str, Frame] = {"main": self._main}
        self._closed: str | None = None
        # Opened by Browser.new_page: its context goes with it.
        self._owns_context = False
        self._news = PageNews(self)
        self._handlers = LocatorHandlers(self)
        self._bindings = Bindings(self)
        self._keyboard = Keyboard(self._voice)
        self._mouse = Mouse(self._voice)
        self._touchscreen = Touchscreen(self._voice)
        self._clock = Clock(context)
        self._local_storage = WebStorage(self._voice, "local")
        self._session_storage = WebStorage(self._voice, "session")
        bridge.on_news = self._news.take
        bridge.on_question = self._handlers.answer
        bridge.on_call = self._bindings.call

    def __repr__(self) -> str:
        return f"<Page url={self.url!r}>"

    def _acting_frame(self) -> Frame:
        return self._main

    def _aim(self, selector: str, strict: bool | None) -> Any:
        aim = super()._aim(selector, strict)
        aim.owner = "Page"
        return aim

    def _open_bridge(self) -> Bridge:
        """The bridge of a page that is open. Raises TargetClosedError."""
        if self._closed is not None:
            raise TargetClosedError(self._closed)
        return self._bridge

    def _bridge_settings(self, **settings: Any) -> None:
        self._bridge.set(**settings)

    def _listening(self, event: str) -> None:
        self._news.observe()

    # -- what only Smooth has --------------------------------------------------------------------------------------

    @property
    def session(self) -> AsyncSession:
        """The Smooth session behind the page."""
        return self._bridge.session

    @property
    def live_url(self) -> str | None:
        """Where to watch the session live; None until the service tells, and where it has no such view."""
        return self.session.live_url

    @overload
    async def ai(
        self,
        task: str,
        *,
        max_steps: int | None = None,
        response_model: type[Model],
        secrets: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> Model: ...
    @overload
    async def ai(
        self,
        task: str,
        *,
        max_steps: int | None = None,
        response_model: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> Any: ...
    async def ai(
        self,
        task: str,
        *,
        max_steps: int | None = None,
        response_model: Any = None,
        secrets: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> Any:
        """Lets Smooth's agent do a task in this page; what it answers, or an instance of `response_model`.

        `secrets`: name -> {"value", "allowed_urls"}; they are not logged. Raises Error when the task fails. Playwright
        has no such method.
        """
        session = self._open_bridge().session

        async def act() -> Any:
            return await session.run_task(task, max_steps, response_model, url, metadata, secrets)

        return await self._agent_action("ai", act)

    @overload
    async def extract(self, schema: type[Model], prompt: str | None = None) -> Model: ...
    @overload
    async def extract(self, schema: dict[str, Any], prompt: str | None = None) -> Any: ...
    async def extract(self, schema: Any, prompt: str | None = None) -> Any:
        """Data of the page in the shape of a JSON schema, or an instance of a pydantic model class.

        Raises Error when the page does not have what the schema requires. Playwright has no such method.
        """
        session = self._open_bridge().session

        async def act() -> Any:
            return await session.extract(schema, prompt)

        return await self._agent_action("extract", act)

    async def _agent_action(self, verb: str, act: Callable[[], Awaitable[Any]]) -> Any:
        try:
            result = await self._bridge.goes(act)
        except ActionError as error:
            raise Error(f"Page.{verb}: {error.output}") from error
        except SessionClosedError as error:
            raise TargetClosedError(f"Page.{verb}: Target page, context or browser has been closed") from error
        await self._bridge.sync(f"Page.{verb}")
        return result.output

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def context(self) -> BrowserContext:
        """The context that the page belongs to.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-context)
        """
        return self._context

    @property
    def url(self) -> str:
        """The address of the main frame, as of the page's last answer.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-url)
        """
        return self._main.url

    @property
    def main_frame(self) -> Frame:
        """The frame that holds all others; always the same object.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-main-frame)
        """
        return self._main

    @property
    def frames(self) -> list[Frame]:
        """All frames, the main one first; those of other origins are seen but can't be acted on.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frames)
        """
        return list(self._frames.values())

    def frame(self, name: str | None = None, *, url: UrlMatch | None = None) -> Frame | None:
        """The first frame with that name or address.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frame)
        """
        if name is None and url is None:
            raise Error("Page.frame: Either name or url matcher should be specified")
        matcher = UrlMatcher(url, self._context._base_url) if url is not None else None
        for frame in self.frames:
            if (name is not None and frame.name == name) or (matcher is not None and matcher.matches(frame.url)):
                return frame
        return None

    @property
    def viewport_size(self) -> ViewportSize | None:
        """The size of the tab, which the session's device decides.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-viewport-size)
        """
        return self._context._viewport

    async def set_viewport_size(self, viewport_size: ViewportSize) -> None:
        """Does nothing for the present size; another one can't be had from within a page: NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-viewport-size)
        """
        if viewport_size != self._context._viewport:
            raise NotSupportedError(
                f"Page.set_viewport_size({viewport_size})",
                "no script of a page can change the size of its tab",
                "browser.new_context(viewport=...) with the size of a device: desktop, desktop-lg or mobile",
            )

    @property
    def keyboard(self) -> Keyboard:
        """[Playwright](https://playwright.dev/python/docs/api/class-page#page-keyboard)"""
        return self._keyboard

    @property
    def mouse(self) -> Mouse:
        """[Playwright](https://playwright.dev/python/docs/api/class-page#page-mouse)"""
        return self._mouse

    @property
    def touchscreen(self) -> Touchscreen:
        """[Playwright](https://playwright.dev/python/docs/api/class-page#page-touchscreen)"""
        return self._touchscreen

    @property
    def clock(self) -> Clock:
        """[Playwright](https://playwright.dev/python/docs/api/class-page#page-clock)"""
        return self._context.clock

    @property
    def local_storage(self) -> WebStorage:
        """[Playwright](https://playwright.dev/python/docs/api/class-page#page-local-storage)"""
        return self._local_storage

    @property
    def session_storage(self) -> WebStorage:
        """[Playwright](https://playwright.dev/python/docs/api/class-page#page-session-storage)"""
        return self._session_storage

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

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-locator)
        """
        return self._main.locator(selector, has=has, has_not=has_not, has_not_text=has_not_text, has_text=has_text)

    def frame_locator(self, selector: str | None = None) -> FrameLocator:
        """The frame inside the <iframe> that the selector matches.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frame-locator)
        """
        return self._main.frame_locator(selector)

    def get_by_ref(self, ref: str) -> Locator:
        """The element of a ref in the last `aria_snapshot(mode="ai")`.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-get-by-ref)
        """
        return self._main.locator(f"aria-ref={ref}")

    async def aria_snapshot(
        self,
        *,
        boxes: bool | None = None,
        depth: int | None = None,
        mode: Literal["ai", "default"] | None = None,
        timeout: Timeout = None,
    ) -> str:
        """The accessibility tree of the page, as YAML.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-aria-snapshot)
        """
        given: dict[str, Any] = {"boxes": boxes, "depth": depth, "mode": mode}
        present = {name: value for name, value in given.items() if value is not None}
        return str(await self._voice._run("aria.snapshot", "aria_snapshot", self._timeouts.action(timeout), **present))

    # -- evaluation and content, through the main frame ------------------------------------------------------------

    async def evaluate(self, expression: str, arg: Any | None = None) -> Any:
        """The value of a JavaScript expression, or of a function called with the argument; promises are awaited.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-evaluate)
        """
        return await self._voice.evaluate(expression, arg)

    async def evaluate_handle(self, expression: str, arg: Any | None = None) -> JSHandle:
        """The same as a handle of the value.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-evaluate-handle)
        """
        return await self._voice.evaluate_handle(expression, arg)

    async def wait_for_function(
        self,
        expression: str,
        *,
        arg: Any | None = None,
        polling: float | Literal["raf"] | None = None,
        timeout: Timeout = None,
    ) -> JSHandle:
        """Until the expression is truthy; a handle of its value. `polling`: ms, or at every animation frame.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-function)
        """
        return await self._voice.wait_for_function(expression, arg=arg, polling=polling, timeout=timeout)

    async def content(self, *, include_shadow: bool | None = None) -> str:
        """The document's HTML, with its doctype.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-content)
        """
        return await self._voice.content(include_shadow=include_shadow)

    async def title(self) -> str:
        """The document's title.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-title)
        """
        return await self._voice.title()

    async def set_content(self, html: str, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> None:
        """Replaces the document and waits for the load state (default: load).

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-content)
        """
        await self._voice.set_content(html, timeout=timeout, wait_until=wait_until)

    async def add_script_tag(
        self,
        *,
        content: str | None = None,
        path: str | Path | None = None,
        type: str | None = None,
        url: str | None = None,
    ) -> ElementHandle:
        """Adds a <script>, from an address, a file or a text, and waits until it has loaded.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-add-script-tag)
        """
        return await self._voice.add_script_tag(content=content, path=path, type=type, url=url)

    async def add_style_tag(
        self, *, content: str | None = None, path: str | Path | None = None, url: str | None = None
    ) -> ElementHandle:
        """Adds a <style> or a style sheet's <link>, from an address, a file or a text, and waits until it has loaded.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-add-style-tag)
        """
        return await self._voice.add_style_tag(content=content, path=path, url=url)

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
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-goto)
        """
        return await self._voice.goto(url, referer=referer, timeout=timeout, wait_until=wait_until)

    async def reload(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Loads the page again and waits for the load state.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-reload)
        """
        return await Navigations(self._voice, timeout).leave("page.reload", "reload", load_state(wait_until))

    async def go_back(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Goes to the history's previous entry; None when there is none.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-go-back)
        """
        return await self._move("go_back", -1, timeout, wait_until)

    async def go_forward(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Goes to the history's next entry; None when there is none.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-go-forward)
        """
        return await self._move("go_forward", 1, timeout, wait_until)

    async def _move(self, verb: str, delta: int, timeout: Timeout, wait_until: LoadState | None) -> Response | None:
        return await Navigations(self._voice, timeout).leave("page.history", verb, load_state(wait_until), delta=delta)

    async def _settle(self, doc: str, left: float) -> None:
        """Until another document than that is there, where one is on its way."""
        await self._bridge.settle(doc, min(left or 30_000, 30_000), "Page")

    async def wait_for_load_state(
        self, state: Literal["domcontentloaded", "load", "networkidle"] | None = None, *, timeout: Timeout = None
    ) -> None:
        """Until the document has reached the state (default: load).

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-load-state)
        """
        await self._voice.wait_for_load_state(state, timeout=timeout)

    async def wait_for_url(
        self, url: UrlMatch, *, timeout: Timeout = None, wait_until: LoadState | None = None
    ) -> None:
        """Until the address matches a glob, a pattern or a predicate, and the load state is reached.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-url)
        """
        await self._voice.wait_for_url(url, timeout=timeout, wait_until=wait_until)

    def expect_navigation(
        self, *, timeout: Timeout = None, url: UrlMatch | None = None, wait_until: LoadState | None = None
    ) -> Navigation:
        """A context manager: waits for a navigation that the block starts; its value is the response.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expect-navigation)
        """
        return self._voice.expect_navigation(timeout=timeout, url=url, wait_until=wait_until)

    async def wait_for_timeout(self, timeout: float) -> None:
        """Waits, in ms; the page goes on and its news are heard. Meant for debugging.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-timeout)
        """
        await self._voice.wait_for_timeout(timeout)

    # -- events ----------------------------------------------------------------------------------------------------

    def expect_event(
        self, event: str, predicate: Callable[[Any], Any] | None = None, *, timeout: Timeout = None
    ) -> Expected[Any]:
        """A context manager: waits for an event for which the predicate is true; its value is the event's detail.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expect-event)
        """
        return self._expect(event, predicate, timeout, "expect_event")

    def expect_console_message(
        self, predicate: Callable[[Any], Any] | None = None, *, timeout: Timeout = None
    ) -> Expected[Any]:
        """`expect_event("console")`.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expect-console-message)
        """
        return self._expect("console", predicate, timeout, "expect_console_message")

    async def wait_for_event(
        self, event: str, predicate: Callable[[Any], Any] | None = None, *, timeout: Timeout = None
    ) -> Any:
        """Waits for an event for which the predicate is true; its detail.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-event)
        """
        return await self._expect(event, predicate, timeout, "wait_for_event").wait()

    def _expect(self, event: str, predicate: Callable[[Any], Any] | None, timeout: Timeout, verb: str) -> Expected[Any]:
        title = f"Page.{verb}"
        self._news.check(event, title)
        limit = self._timeouts.action(timeout)

        async def watch(left: float) -> None:
            await self._expect_any(left, title)

        return Expected(self, event, predicate, limit, title, watch, self._why_closed)

    async def _expect_any(self, left: float, title: str) -> None:
        """Until there is any news of the page, for `left` ms at most."""
        try:
            await self._bridge.run("page.watch", timeout=left, title=title)
        except TimeoutError:
            return  # the caller's clock is over as well, and it words the error

    def _why_closed(self) -> Exception | None:
        return TargetClosedError(self._closed) if self._closed is not None else None

    # -- handlers and functions ------------------------------------------------------------------------------------

    async def add_locator_handler(
        self,
        locator: Locator,
        handler: Callable[..., Any],
        *,
        no_wait_after: bool | None = None,
        times: int | None = None,
    ) -> None:
        """Calls the handler whenever the locator is visible before an action or assertion, which then goes on.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-add-locator-handler)
        """
        self._handlers.add(locator, handler, no_wait_after=bool(no_wait_after), times=times)

    async def remove_locator_handler(self, locator: Locator) -> None:
        """Takes the handlers of a locator away.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-remove-locator-handler)
        """
        self._handlers.remove(locator)

    async def expose_function(self, name: str, callback: Callable[..., Any]) -> None:
        """Gives the page a function that calls Python; it returns a promise, settled at the page's next turn.

        Difference from Playwright: it is there from the next call on in each document, not before its first script.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expose-function)
        """
        self._bindings.expose(name, lambda source, *args: callback(*args), "Page.expose_function")
        await self._bridge.sync("Page.expose_function")

    async def expose_binding(self, name: str, callback: Callable[..., Any]) -> None:
        """The same; the callback gets the source first: {"context", "page", "frame"}.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expose-binding)
        """
        self._bindings.expose(name, callback, "Page.expose_binding")
        await self._bridge.sync("Page.expose_binding")

    # -- emulation -------------------------------------------------------------------------------------------------

    async def emulate_media(
        self,
        *,
        color_scheme: Literal["dark", "light", "no-preference", "null"] | None = None,
        contrast: Literal["more", "no-preference", "null"] | None = None,
        forced_colors: Literal["active", "none", "null"] | None = None,
        media: Literal["null", "print", "screen"] | None = None,
        reduced_motion: Literal["no-preference", "null", "reduce"] | None = None,
    ) -> None:
        """Changes what media queries answer, in scripts and in style sheets of the page's origin; "null" resets.

        Difference from Playwright: style sheets of other origins and the browser's own widgets are not affected.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-emulate-media)
        """
        given: dict[str, Any] = {
            "media": media,
            "colorScheme": color_scheme,
            "reducedMotion": reduced_motion,
            "forcedColors": forced_colors,
            "contrast": contrast,
        }
        present = {name: value for name, value in given.items() if value is not None}
        await self._voice._run("page.emulateMedia", "emulate_media", **present)

    async def bring_to_front(self) -> None:
        """Focuses the tab.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-bring-to-front)
        """
        await self._voice._run("page.bringToFront", "bring_to_front")

    def set_default_timeout(self, timeout: float | timedelta) -> None:
        """The limit of calls without one of their own, in ms; 0: none.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-default-timeout)
        """
        self._timeouts.default = milliseconds(timeout)

    def set_default_navigation_timeout(self, timeout: float | timedelta) -> None:
        """The limit of navigations without one of their own, in ms; 0: none.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-default-navigation-timeout)
        """
        self._timeouts.default_navigation = milliseconds(timeout)

    # -- life ------------------------------------------------------------------------------------------------------

    def is_closed(self) -> bool:
        """Whether the page is closed, or its session has ended.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-is-closed)
        """
        return self._closed is not None

    async def close(self, *, reason: str | None = None, run_before_unload: bool | None = None) -> None:
        """Closes the page and its session. `reason` is what later calls raise.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-close)
        """
        if run_before_unload:
            raise NotSupportedError(
                "Page.close(run_before_unload=True)", "the close event runs no beforeunload handlers"
            )
        if self._closed is not None:
            return
        self._closed = reason or "Target page, context or browser has been closed"
        self._context._forget(self)
        await self.session.close()
        await self._emit("close", self)
        if self._owns_context:
            await self._context.close(reason=reason)

    async def __aenter__(self) -> Page:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
