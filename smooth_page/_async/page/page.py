"""A page: one Smooth session with its tab, driven as in Playwright."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import Self

from smooth_page._shared.api.api_types import FloatRect, Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.api.callables import accepted
from smooth_page._shared.api.structures import ViewportSize
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher

from ..documents.clock import Clock
from ..documents.init_scripts import script_source
from ..documents.navigation import load_state
from ..elements.input import Keyboard, Mouse, Touchscreen
from ..elements.locator import Locator
from ..elements.screenshots import screenshot
from ..elements.target import Aim
from ..events.disposable import Disposable
from ..network.response import Response
from ..requests.api_request import APIRequestContext
from ..storage.web_storage import WebStorage
from ..unsupported.unsupported import UnsupportedPage
from .agent_actions import AgentActions
from .document_actions import DocumentActions, LoadState
from .frame import Frame
from .page_events import PageEvents
from .page_life import PageLife
from .page_network_control import PageNetworkControl
from .tab import Tab

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..browser.context import BrowserContext
    from ..browser.tab_group import TabGroup
    from .tab_frame import TabFrame


class Page(PageLife, AgentActions, PageEvents, PageNetworkControl, DocumentActions, UnsupportedPage):
    """A tab in a Smooth session of its own, with two verbs more than Playwright's: `ai` and `extract`.

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
        return self._tab.main.frame

    @property
    def frames(self) -> list[Frame]:
        """All frames, the main one first; those of other origins are seen but can't be acted on.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-frames)
        """
        return [frame.frame for frame in self._tab.frames.values()]

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

    def get_by_ref(self, ref: str) -> Locator:
        """The element of a ref in the last `aria_snapshot(mode="ai")`.

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
        """The accessibility tree of the page, as YAML. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-aria-snapshot)
        """
        given: dict[str, Any] = {"boxes": boxes, "depth": depth, "mode": mode}
        present = {name: value for name, value in given.items() if value is not None}
        limit = self._tab.timeouts.action(timeout)
        return str(await self._tab.main.run("aria.snapshot", "Page.aria_snapshot", limit, **present))

    async def hide_highlight(self) -> None:
        """Takes the outlines of all `locator.highlight` calls away.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-hide-highlight)
        """
        await self._tab.main.run("unhighlight", "Page.hide_highlight")

    # -- navigation ------------------------------------------------------------------------------------------------

    async def reload(self, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> Response | None:
        """Loads the page again and waits for the load state. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-reload)
        """
        return await self._navigations("reload", timeout, load_state(wait_until)).reload()

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
        moving = self._navigations(verb, timeout, load_state(wait_until))
        return await moving.move("page.history", delta=delta)

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
        await self._tab.main.run("page.bringToFront", "Page.bring_to_front")

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
