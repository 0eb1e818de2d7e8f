"""A page: a tab of a Smooth session, driven as in Playwright.

`click` and its like are in elements/selector_actions.py, `get_by_role` and its like in elements/get_by.py, `close` in
page_life.py, `route` in page_network_control.py, `on` and `expect_...` in page_events.py (their types are in
page_listening.py), `pdf` in printing.py, `goto` and `evaluate` in document_actions.py, what raises NotSupportedError in
`unsupported`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import Self

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import FloatRect, Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.api.callables import accepted
from smooth_page._shared.api.structures import ViewportSize
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher
from smooth_page._shared.options.media import read_media

from ..documents.clock import Clock
from ..documents.init_scripts import script_source
from ..documents.navigation import load_state
from ..elements.input import Keyboard, Mouse, Touchscreen
from ..elements.locator import Locator
from ..elements.screenshots import screenshot
from ..elements.target import ElementTarget
from ..events.disposable import Disposable
from ..network.response import Response
from ..requests.api_request import APIRequestContext
from ..storage.web_storage import WebStorage
from ..unsupported.unsupported import UnsupportedPage
from .agent_actions import AgentActions
from .document_actions import DocumentActions, LoadState
from .frame import Frame
from .memory import PageMemory
from .page_events import PageEvents
from .page_life import PageLife
from .page_network_control import PageNetworkControl
from .page_video import PageVideo
from .printing import PagePrinting
from .tab import Tab

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..browser.context import BrowserContext
    from ..browser.tab_group import TabGroup
    from .tab_frame import TabFrame


class Page(
    PageLife,
    AgentActions,
    PageEvents,
    PageNetworkControl,
    PagePrinting,
    PageVideo,
    PageMemory,
    DocumentActions,
    UnsupportedPage,
):
    """A tab of a Smooth session. Besides Playwright's methods it has `ai` and `extract`.

    [Playwright](https://playwright.dev/python/docs/api/class-page)
    """

    def __init__(self, group: TabGroup, bridge: Bridge) -> None:
        super().__init__()
        self._tab = Tab(self, group, bridge)
        main = self._tab.main
        self._keyboard = Keyboard(main)
        self._mouse = Mouse(main)
        self._touchscreen = Touchscreen(main)
        self._local_storage = WebStorage(main, "local")
        self._session_storage = WebStorage(main, "session")

    def __repr__(self) -> str:
        return f"<Page url={self.url!r}>"

    def _acting_frame(self) -> TabFrame:
        return self._tab.main

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def context(self) -> BrowserContext:
        """The context of the page.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-context)
        """
        return self._tab.group.context

    @property
    def url(self) -> str:
        """The URL of the main frame when the page last answered.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-url)
        """
        return self._tab.main.url

    @property
    def main_frame(self) -> Frame:
        """The frame that contains all others. Always the same object.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-main-frame)
        """
        return self._tab.main.frame

    @property
    def frames(self) -> list[Frame]:
        """All frames, the main frame first. Without the companion, actions on frames of other origins raise
        NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frames)
        """
        return [frame.frame for frame in self._tab.frames.values()]

    def frame(self, name: str | None = None, *, url: UrlMatch | None = None) -> Frame | None:
        """Returns the first frame with that name or URL, or None.

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
        """The size of the viewport as scripts see it, in CSS pixels; None in a context without a viewport.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-viewport-size)
        """
        return self._tab.emulation.viewport

    async def set_viewport_size(self, viewport_size: ViewportSize) -> None:
        """Lays the page out in that size, in CSS pixels, and reports it to scripts and media queries.

        A page that was not used yet gets a session whose tab has that size, or a larger one.
        Difference from Playwright: otherwise the tab keeps its size, which fixed positions and viewport units in style
        attributes still follow; style sheets of other origins are not affected. With the companion: where
        it is an extension, `outerWidth` and `outerHeight` stay the window's.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-viewport-size)
        """
        await self._tab.emulation.set_viewport(viewport_size)

    @property
    def keyboard(self) -> Keyboard:
        """Types into the focused element.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-keyboard)
        """
        return self._keyboard

    @property
    def mouse(self) -> Mouse:
        """Moves the mouse and clicks, in CSS pixels of the viewport.

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
        """Same as `context.request`.

        Difference from Playwright: same as `BrowserContext.request`.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-request)
        """
        return self._tab.group.request

    @property
    def local_storage(self) -> WebStorage:
        """The `localStorage` of the page's current origin.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-local-storage)
        """
        return self._local_storage

    @property
    def session_storage(self) -> WebStorage:
        """The `sessionStorage` of the page's current origin, in this tab.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-session-storage)
        """
        return self._session_storage

    # -- locators --------------------------------------------------------------------------------------------------

    def get_by_ref(self, ref: str) -> Locator:
        """The element with that ref in the last `aria_snapshot(mode="ai")`.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-get-by-ref)
        """
        return self.locator(f"aria-ref={ref}")

    async def aria_snapshot(
        self,
        *,
        boxes: bool | None = None,
        depth: int | None = None,
        mode: Literal["ai", "default"] | None = None,
        timeout: Timeout = None,
    ) -> str:
        """Returns the accessibility tree of the page as YAML. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-aria-snapshot)
        """
        body = ElementTarget.at(self._tab.main, "body", "Page", True)
        return await body.aria_snapshot(timeout, mode=mode, depth=depth, boxes=boxes)

    async def hide_highlight(self) -> None:
        """Removes the outlines of all `locator.highlight` calls.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-hide-highlight)
        """
        await self._tab.main.run(commands.unhighlight(), "Page.hide_highlight")

    # -- navigation ------------------------------------------------------------------------------------------------

    async def reload(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Reloads the page and waits for the load state. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-reload)
        """
        return await self._navigations("reload", timeout, load_state(wait_until)).reload()

    async def go_back(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Navigates to the previous entry of the history. Returns None when there is none. Raises TimeoutError after
        `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-go-back)
        """
        return await self._move("go_back", -1, timeout, wait_until)

    async def go_forward(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Navigates to the next entry of the history. Returns None when there is none. Raises TimeoutError after
        `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-go-forward)
        """
        return await self._move("go_forward", 1, timeout, wait_until)

    async def _move(
        self, verb: str, delta: Literal[-1, 1], timeout: Timeout, wait_until: LoadState | None
    ) -> Response | None:
        moving = self._navigations(verb, timeout, load_state(wait_until))
        return await moving.go(delta)

    # -- handlers and functions ------------------------------------------------------------------------------------

    async def add_locator_handler(
        self,
        locator: Locator,
        handler: Callable[[Locator], Any] | Callable[[], Any],
        *,
        no_wait_after: bool | None = None,
        times: int | None = None,
    ) -> None:
        """Calls the handler whenever the locator is visible before an action or assertion, which then continues.

        Calls inside the handler share the time limit of that action.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-add-locator-handler)
        """
        self._tab.handlers.add(locator, handler, no_wait_after=bool(no_wait_after), times=times)

    async def remove_locator_handler(self, locator: Locator) -> None:
        """Removes the handlers of a locator.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-remove-locator-handler)
        """
        self._tab.handlers.remove(locator)

    async def expose_function(self, name: str, callback: Callable[..., Any]) -> Disposable:
        """Adds a function to the page's scripts that calls Python and returns a promise of the result.

        Difference from Playwright: after a navigation by the history, a posted form or a click to another origin,
        documents have the function from the next call on (see `add_init_script`). Python answers during calls and
        waits, not while it does something else. With the companion: Python answers during calls and waits, not while it
        does something else.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expose-function)
        """
        return await self._tab.bindings.expose(
            name, lambda source, *args: callback(*accepted(callback, args)), "Page.expose_function"
        )

    async def expose_binding(self, name: str, callback: Callable[..., Any]) -> Disposable:
        """Same as `expose_function`, but the callback receives the source first: {"context", "page", "frame"}.

        Difference from Playwright: same as `Page.expose_function`.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-expose-binding)
        """
        return await self._tab.bindings.expose(name, callback, "Page.expose_binding")

    async def add_init_script(self, script: str | None = None, *, path: str | Path | None = None) -> Disposable:
        """Runs a script, or that of a file, in each document of the page and its frames from now on, before the
        document's own scripts.

        Difference from Playwright: the page itself fetches the documents that `goto`, `reload` and clicks navigate to;
        for another origin, by way of its /robots.txt. Documents for which `goto` can't do that (other types, sites that
        have moved) load twice, the second time with the script. After a navigation by the history, a posted form or a
        click to another origin, or if a policy of the site forbids inline scripts, the script runs after the document's
        own. It does not run in frames of other origins. In an empty frame that a script creates, it runs when that
        script has ended. None of this with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-add-init-script)
        """
        added = self._tab.scripts.add(script_source(script, path))
        await self._tab.scripts.send("Page.add_init_script")
        return added

    def answer_dialogs(self, *, accept: bool = True, prompt_text: str | None = None) -> None:
        """Sets how alerts, confirms, prompts and beforeunload dialogs are answered from now on.

        It takes precedence over listeners for "dialog", which have to agree with it. Without this call, dialogs are
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
        """Returns an encoded image of the visible part of the page; also written to `path`. `clip` in CSS pixels,
        `quality`: 0 to 100. Raises TimeoutError after `timeout` ms.

        Difference from Playwright: the page draws itself, so frames of other origins and pictures that scripts may not
        read are missing, the browser's own controls can look slightly different, and a policy of the page can forbid
        it. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-screenshot)
        """
        return await screenshot(
            ElementTarget(self._tab.main, {}, "Page"),
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
        """Sets the results of media queries, in scripts and in style sheets of the page's origin; "null" resets them.

        Difference from Playwright: style sheets of other origins and the browser's own widgets are not affected; in a
        document that loaded before the first call, existing media query lists of scripts report no change. None with
        the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-emulate-media)
        """
        given = {
            "media": media,
            "color_scheme": color_scheme,
            "reduced_motion": reduced_motion,
            "forced_colors": forced_colors,
            "contrast": contrast,
        }
        await self._tab.emulation.set_features(read_media(given))

    async def bring_to_front(self) -> None:
        """Focuses the tab.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-bring-to-front)
        """
        await self._tab.main.run(commands.page_bring_to_front(), "Page.bring_to_front")

    def set_default_timeout(self, timeout: float | timedelta) -> None:
        """Sets the limit of calls without a `timeout`, in ms; 0: no limit.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-default-timeout)
        """
        self._tab.timeouts.default = milliseconds(timeout)

    def set_default_navigation_timeout(self, timeout: float | timedelta) -> None:
        """Sets the limit of navigations without a `timeout`, in ms; 0: no limit.

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
