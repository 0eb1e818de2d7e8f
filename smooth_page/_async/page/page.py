"""A page: one Smooth session with its tab, driven as in Playwright."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from re import Pattern
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import Self

from smooth_page._protocol.bridge import FrameInfo
from smooth_page._shared.api.api_types import FloatRect, Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.api.callables import accepted
from smooth_page._shared.api.structures import ViewportSize
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher

from ..documents.clock import Clock
from ..documents.init_scripts import script_source
from ..documents.navigation import Navigation, Navigations, load_state
from ..elements.element_handle import ElementHandle
from ..elements.frame_locator import FrameLocator
from ..elements.get_by import GetBy
from ..elements.input import Keyboard, Mouse, Touchscreen
from ..elements.js_handle import JSHandle
from ..elements.locator import Locator
from ..elements.screenshots import screenshot
from ..elements.selector_actions import SelectorActions
from ..elements.target import Aim
from ..events.disposable import Disposable
from ..network.response import Response
from ..requests.api_request import APIRequestContext
from ..storage.web_storage import WebStorage
from ..unsupported.unsupported import UnsupportedPage
from .agent_actions import AgentActions
from .frame import Frame, LoadState
from .page_events import PageEvents
from .page_life import PageLife
from .page_network_control import PageNetworkControl
from .tab import NO_DOCUMENT, Tab

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..browser.context import BrowserContext
    from ..browser.tab_group import TabGroup


class _Voice(Frame):
    """The main frame, under the page's name in errors."""

    _owner = "Page"

    @property
    def _info(self) -> FrameInfo:
        return self._tab.main._info


class Page(PageLife, AgentActions, PageEvents, PageNetworkControl, GetBy, SelectorActions, UnsupportedPage):
    """A tab in a Smooth session of its own, with two verbs more than Playwright's: `ai` and `extract`.

    [Playwright](https://playwright.dev/python/docs/api/class-page)
    """

    def __init__(self, group: TabGroup, bridge: Bridge) -> None:
        super().__init__()
        self._tab = Tab(self, group, bridge)
        self._voice = _Voice(self._tab, NO_DOCUMENT)
        self._keyboard = Keyboard(self._voice)
        self._mouse = Mouse(self._voice)
        self._touchscreen = Touchscreen(self._voice)
        self._local_storage = WebStorage(self._voice, "local")
        self._session_storage = WebStorage(self._voice, "session")

    def __repr__(self) -> str:
        return f"<Page url={self.url!r}>"

    def _acting_frame(self) -> Frame:
        return self._tab.main

    def _aim(self, selector: str, strict: bool | None) -> Aim:
        aim = super()._aim(selector, strict)
        aim.owner = "Page"
        return aim

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def context(self) -> BrowserContext:
        """The context that the page belongs to.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-context)
        """
        return self._tab.group.context

    @property
    def url(self) -> str:
        """The address of the main frame, as of the page's last answer.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-url)
        """
        return self._tab.main.url

    @property
    def main_frame(self) -> Frame:
        """The frame that holds all others; always the same object.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-main-frame)
        """
        return self._tab.main

    @property
    def frames(self) -> list[Frame]:
        """All frames, the main one first; those of other origins are seen but can't be acted on.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frames)
        """
        return list(self._tab.frames.values())

    def frame(self, name: str | None = None, *, url: UrlMatch | None = None) -> Frame | None:
        """The first frame with that name or address.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frame)
        """
        if name is None and url is None:
            raise AssertionError("Either name or url matcher should be specified")
        matcher = UrlMatcher(url, self._tab.group.options.base_url) if url is not None else None
        for frame in self.frames:
            if (name is not None and frame.name == name) or (matcher is not None and matcher.matches(frame.url)):
                return frame
        return None

    @property
    def viewport_size(self) -> ViewportSize | None:
        """The size in CSS pixels that the page believes in; None in a context without a viewport.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-viewport-size)
        """
        return self._tab.emulation.viewport

    async def set_viewport_size(self, viewport_size: ViewportSize) -> None:
        """Lays the page out as wide as that, in CSS pixels, and tells its scripts and media queries.

        A page that was not used yet gets a session whose tab is as large, or large enough.
        Difference from Playwright: otherwise the tab keeps its size, by which fixed positions go, and viewport units in
        style attributes; style sheets of other origins are not affected.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-viewport-size)
        """
        await self._tab.emulation.set_viewport(viewport_size)

    @property
    def keyboard(self) -> Keyboard:
        """Types into what has the focus.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-keyboard)
        """
        return self._keyboard

    @property
    def mouse(self) -> Mouse:
        """Points and clicks, in CSS pixels of the viewport.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-mouse)
        """
        return self._mouse

    @property
    def touchscreen(self) -> Touchscreen:
        """Taps, in CSS pixels of the viewport.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-touchscreen)
        """
        return self._touchscreen

    @property
    def clock(self) -> Clock:
        """The time that the pages of its context see: `context.clock`.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-clock)
        """
        return self.context.clock

    @property
    def request(self) -> APIRequestContext:
        """The same as `context.request`.

        Difference from Playwright: same as `BrowserContext.request`.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-request)
        """
        return self._tab.group.request

    @property
    def local_storage(self) -> WebStorage:
        """The `localStorage` of the origin that the page shows.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-local-storage)
        """
        return self._local_storage

    @property
    def session_storage(self) -> WebStorage:
        """The `sessionStorage` of the origin that the page shows, in this tab.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-session-storage)
        """
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
        return self._tab.main.locator(selector, has=has, has_not=has_not, has_not_text=has_not_text, has_text=has_text)

    def frame_locator(self, selector: str | None = None) -> FrameLocator:
        """The frame inside the <iframe> that the selector matches.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frame-locator)
        """
        return self._tab.main.frame_locator(selector)

    def get_by_ref(self, ref: str) -> Locator:
        """The element of a ref in the last `aria_snapshot(mode="ai")`.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-get-by-ref)
        """
        return self._tab.main.locator(f"aria-ref={ref}")

    async def aria_snapshot(
        self,
        *,
        boxes: bool | None = None,
        depth: int | None = None,
        mode: Literal["ai", "default"] | None = None,
        timeout: Timeout = None,
    ) -> str:
        """The accessibility tree of the page, as YAML. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-aria-snapshot)
        """
        given: dict[str, Any] = {"boxes": boxes, "depth": depth, "mode": mode}
        present = {name: value for name, value in given.items() if value is not None}
        return str(
            await self._voice._run("aria.snapshot", "aria_snapshot", self._tab.timeouts.action(timeout), **present)
        )

    async def hide_highlight(self) -> None:
        """Takes the outlines of all `locator.highlight` calls away.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-hide-highlight)
        """
        await self._voice._run("unhighlight", "hide_highlight")

    # -- evaluation and content, through the main frame ------------------------------------------------------------

    async def evaluate(self, expression: str, arg: Any | None = None) -> Any:
        """The value of a JavaScript expression, or of a function called with the argument; promises are awaited.
        Raises Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-evaluate)
        """
        return await self._voice.evaluate(expression, arg)

    async def evaluate_handle(self, expression: str, arg: Any | None = None) -> JSHandle:
        """As `evaluate`; the value stays in the page, and a handle stands for it. Raises Error when it throws.

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
        """Replaces the document and waits for the load state (default: load). Raises TimeoutError after `timeout` ms.

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
        Raises TimeoutError after `timeout` ms.
        Difference from Playwright: `referer` raises NotSupportedError. Of a file (`file:`) the document is reported
        once it is there; what it loads is not, nor routed. NotSupportedError where the browser is on another machine.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-goto)
        """
        return await self._voice.goto(url, referer=referer, timeout=timeout, wait_until=wait_until)

    async def reload(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Loads the page again and waits for the load state. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-reload)
        """
        return await Navigations(self._voice, "reload", timeout, load_state(wait_until)).reload()

    async def go_back(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Goes to the history's previous entry; None when there is none. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-go-back)
        """
        return await self._move("go_back", -1, timeout, wait_until)

    async def go_forward(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Goes to the history's next entry; None when there is none. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-go-forward)
        """
        return await self._move("go_forward", 1, timeout, wait_until)

    async def _move(self, verb: str, delta: int, timeout: Timeout, wait_until: LoadState | None) -> Response | None:
        return await Navigations(self._voice, verb, timeout, load_state(wait_until)).leave("page.history", delta=delta)

    async def wait_for_load_state(
        self, state: Literal["domcontentloaded", "load", "networkidle"] | None = None, *, timeout: Timeout = None
    ) -> None:
        """Until the document has reached the state (default: load). Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-load-state)
        """
        await self._voice.wait_for_load_state(state, timeout=timeout)

    async def wait_for_url(
        self, url: UrlMatch, *, timeout: Timeout = None, wait_until: LoadState | None = None
    ) -> None:
        """Until the address matches a glob, a pattern or a predicate, and the load state is reached.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-url)
        """
        await self._voice.wait_for_url(url, timeout=timeout, wait_until=wait_until)

    def expect_navigation(
        self, *, timeout: Timeout = None, url: UrlMatch | None = None, wait_until: LoadState | None = None
    ) -> Navigation:
        """A context manager: waits for a navigation that the block starts; its value is the response.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-navigation)
        """
        return self._voice.expect_navigation(timeout=timeout, url=url, wait_until=wait_until)

    async def wait_for_timeout(self, timeout: float) -> None:
        """Waits, in ms; the page goes on and its news are heard. Meant for debugging.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-timeout)
        """
        await self._voice.wait_for_timeout(timeout)

    # -- handlers and functions ------------------------------------------------------------------------------------

    async def add_locator_handler(
        self,
        locator: Locator,
        handler: Callable[[Locator], Any] | Callable[[], Any],
        *,
        no_wait_after: bool | None = None,
        times: int | None = None,
    ) -> None:
        """Calls the handler whenever the locator is visible before an action or assertion, which then goes on.

        Calls that the handler makes have the time that the action has left.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-add-locator-handler)
        """
        self._tab.handlers.add(locator, handler, no_wait_after=bool(no_wait_after), times=times)

    async def remove_locator_handler(self, locator: Locator) -> None:
        """Takes the handlers of a locator away.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-remove-locator-handler)
        """
        self._tab.handlers.remove(locator)

    async def expose_function(self, name: str, callback: Callable[..., Any]) -> Disposable:
        """Gives the page's scripts a function that calls Python; what it returns to them is a promise.

        Difference from Playwright: where the history or a posted form leads, or a click to another origin, documents
        have it from the next call on (see `add_init_script`); and Python answers during calls and waits, not while it
        does something else.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expose-function)
        """
        return await self._tab.bindings.expose(
            name, lambda source, *args: callback(*accepted(callback, args)), "Page.expose_function"
        )

    async def expose_binding(self, name: str, callback: Callable[..., Any]) -> Disposable:
        """Like `expose_function`; the callback gets the source first: {"context", "page", "frame"}.

        Difference from Playwright: same as `Page.expose_function`.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expose-binding)
        """
        return await self._tab.bindings.expose(name, callback, "Page.expose_binding")

    async def add_init_script(self, script: str | None = None, *, path: str | Path | None = None) -> Disposable:
        """Runs a script, or a file's, in each document of the page and its frames from now on, before its own scripts.

        Difference from Playwright: the page fetches the document where `goto`, `reload` and clicks lead, by way of the
        site's /robots.txt where that is another origin. What `goto` can't have so (other kinds of documents, sites that
        have moved) loads twice, the second time with the script in front. Where the history or a posted form leads, or
        a click to another origin, and where a policy of the site forbids inline scripts, it runs after the document's
        own. It does not run in frames of other origins, and in an empty frame that a script makes it runs when that
        script is over.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-add-init-script)
        """
        return self._tab.scripts.add(script_source(script, path))

    def answer_dialogs(self, *, accept: bool = True, prompt_text: str | None = None) -> None:
        """Sets how alerts, confirms, prompts and beforeunload questions are answered from now on.

        It goes before what listeners for "dialog" do: those have to agree with it. Without this call dialogs are
        answered as listeners do, as far as their code can be read (see `Dialog`), else dismissed. Playwright has no
        such method.
        """
        self._tab.dialogs.answer(accept, prompt_text)

    async def screenshot(
        self,
        *,
        animations: Literal["allow", "disabled"] | None = None,
        caret: Literal["hide", "initial"] | None = None,
        clip: FloatRect | None = None,
        full_page: bool | None = None,
        mask: Sequence[Locator] | None = None,
        mask_color: str | None = None,
        omit_background: bool | None = None,
        path: str | Path | None = None,
        quality: int | None = None,
        scale: Literal["css", "device"] | None = None,
        style: str | None = None,
        timeout: Timeout = None,
        type: Literal["jpeg", "png", "webp"] | None = None,
    ) -> bytes:
        """An encoded image of what is seen of the page, also written to `path`. `clip` in CSS pixels, `quality` to 100.
        Raises TimeoutError after `timeout` ms.

        Difference from Playwright: the page draws itself, so frames of other origins and pictures that may not be read
        are missing, the browser's own controls can look a little different, and a policy of the page can forbid it.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-screenshot)
        """
        return await screenshot(
            Aim(self._tab.main, {}, "Page"),
            timeout,
            path,
            mask,
            animations=animations,
            caret=caret,
            clip=clip,
            full_page=full_page,
            mask_color=mask_color,
            omit_background=omit_background,
            quality=quality,
            scale=scale,
            style=style,
            type=type,
        )

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

        Difference from Playwright: style sheets of other origins and the browser's own widgets are not affected; in a
        document that came before the first call, media query lists that its scripts had made report no change.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-emulate-media)
        """
        given = {
            "media": media,
            "colorScheme": color_scheme,
            "reducedMotion": reduced_motion,
            "forcedColors": forced_colors,
            "contrast": contrast,
        }
        await self._tab.emulation.set_features({name: value for name, value in given.items() if value is not None})

    async def bring_to_front(self) -> None:
        """Focuses the tab.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-bring-to-front)
        """
        await self._voice._run("page.bringToFront", "bring_to_front")

    def set_default_timeout(self, timeout: float | timedelta) -> None:
        """The limit of calls without one of their own, in ms; 0: none.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-default-timeout)
        """
        self._tab.timeouts.default = milliseconds(timeout)

    def set_default_navigation_timeout(self, timeout: float | timedelta) -> None:
        """The limit of navigations without one of their own, in ms; 0: none.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-default-navigation-timeout)
        """
        self._tab.timeouts.default_navigation = milliseconds(timeout)

    # -- life, see page_life.py --------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
