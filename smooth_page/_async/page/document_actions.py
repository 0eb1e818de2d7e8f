"""Methods of pages and frames for their document: read it, replace it, navigate, evaluate JavaScript."""

from __future__ import annotations

from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import check_string
from smooth_page._shared.elements.files import read_script, read_text
from smooth_page._shared.network.urls import UrlMatch
from smooth_page._shared.wire.wire import to_wire
from smooth_page.errors import Error

from ..documents.navigation import Navigation, Navigations, load_state
from ..elements.element_handle import ElementHandle
from ..elements.extracts import Extracts
from ..elements.frame_locator import FrameLocator
from ..elements.get_by import GetBy
from ..elements.js_handle import JSHandle, handle_of
from ..elements.locator import Locator
from ..elements.selector_actions import SelectorActions
from ..elements.target import ElementTarget
from ..network.response import Response

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.contract import Handle

    from .tab_frame import TabFrame

LoadState = Literal["commit", "domcontentloaded", "load", "networkidle"]


class DocumentActions(GetBy, Extracts, SelectorActions):
    """Base of `Page`, where it acts on the main frame, and of `Frame`."""

    def _acting_frame(self) -> TabFrame:
        """The frame itself, or the page's main frame."""
        raise NotImplementedError

    def _title(self, verb: str) -> str:
        """Returns what errors call a method: `Page.goto`."""
        return f"{type(self).__name__}.{verb}"

    def _document_target(self) -> ElementTarget:
        return ElementTarget(self._acting_frame(), {}, type(self).__name__)

    def _extracted(self) -> tuple[str, None, bool]:
        return type(self).__name__, None, self._acting_frame().info.parent is None

    def _navigations(self, verb: str, timeout: Timeout, state: LoadState) -> Navigations:
        return Navigations(self._acting_frame(), self._title(verb), timeout, state)

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
        """Returns a locator of the elements that match the selector and the filters.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-locator)
        """
        made = Locator(self._acting_frame(), check_string("selector", selector))
        if all(value is None for value in (has, has_not, has_not_text, has_text)):
            return made
        return made.filter(has=has, has_not=has_not, has_not_text=has_not_text, has_text=has_text)

    def frame_locator(self, selector: str | None = None) -> FrameLocator:
        """Returns a locator of the frame in the <iframe> that the selector matches.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-frame-locator)
        """
        return FrameLocator(self._acting_frame(), selector)

    # -- evaluation ------------------------------------------------------------------------------------------------

    async def evaluate(self, expression: str, arg: Any | None = None) -> Any:
        """Returns the value of a JavaScript expression, or of a function called with the argument. Awaits promises.
        Raises Error when it throws.
        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-evaluate)
        """
        return await self._document_target().evaluate("evaluate", expression, arg)

    async def evaluate_handle(self, expression: str, arg: Any | None = None) -> JSHandle:
        """Same as `evaluate`, but returns a handle of the value. Raises Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-evaluate-handle)
        """
        return await self._document_target().evaluate_handle("evaluate_handle", expression, arg)

    async def wait_for_function(
        self,
        expression: str,
        *,
        arg: Any | None = None,
        polling: float | Literal["raf"] | None = None,
        timeout: Timeout = None,
    ) -> JSHandle:
        """Waits until the expression is truthy. Returns a handle of its value. `polling`: ms, or at every animation
        frame.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-function)
        """
        frame, title = self._acting_frame(), self._title("wait_for_function")
        if isinstance(polling, str) and polling != "raf":
            raise Error(f"Unknown polling option: {polling}")
        if isinstance(polling, (int, float)) and polling <= 0:
            raise Error(f"{title}: Cannot poll with non-positive interval: {polling:g}")
        wire = await self._acting_frame().run(
            commands.wait_for_function(arg=to_wire(arg), polling="raf" if polling is None else polling),
            title,
            frame.timeout(timeout),
            check_string("expression", expression),
        )
        return handle_of(frame, wire)

    # -- content ---------------------------------------------------------------------------------------------------

    async def content(self, *, include_shadow: bool | None = None) -> str:
        """Returns the document's HTML, with its doctype. `include_shadow`: with open shadow roots, as templates.

        Difference from Playwright: while the page navigates, it waits and returns the HTML of the next document instead
        of raising Error.
        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-content)
        """
        command = commands.page_content_with_shadow() if include_shadow else commands.page_content()
        return await self._acting_frame().run(command, self._title("content"))

    async def title(self) -> str:
        """Returns the document's title.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-title)
        """
        return await self._acting_frame().run(commands.page_title(), self._title("title"))

    async def set_content(self, html: str, *, timeout: Timeout = None, wait_until: LoadState | None = None) -> None:
        """Replaces the document and waits for the load state (default: load). Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-set-content)
        """
        frame, state = self._acting_frame(), load_state(wait_until)
        limit = frame.tab.timeouts.navigation(timeout)
        call = commands.page_set_content(html=check_string("html", html), waitUntil=state)
        await frame.run(call, self._title("set_content"), limit)

    async def add_script_tag(
        self,
        *,
        content: str | None = None,
        path: str | Path | None = None,
        type: str | None = None,
        url: str | None = None,
    ) -> ElementHandle:
        """Adds a <script> with a URL, a file or a text, and waits until it has loaded.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-add-script-tag)
        """
        if path is not None:
            content = read_script(path)
        return await self._add_tag(commands.page_add_script(url=url, content=content, type=type), "add_script_tag")

    async def add_style_tag(
        self, *, content: str | None = None, path: str | Path | None = None, url: str | None = None
    ) -> ElementHandle:
        """Adds a <style>, or the <link> of a style sheet, with a URL, a file or a text, and waits until it has loaded.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-add-style-tag)
        """
        if path is not None:
            content = f"{read_text(path)}\n/*# sourceURL={path}*/"
        return await self._add_tag(commands.page_add_style(url=url, content=content), "add_style_tag")

    async def _add_tag(self, call: Call[Handle], verb: str) -> ElementHandle:
        if not {"url", "content"} & call.params.keys():
            raise Error(f"{self._title(verb)}: Provide an object with a `url`, `path` or `content` property")
        frame = self._acting_frame()
        return ElementHandle(frame, await frame.run(call, self._title(verb), frame.timeout(None)))

    # -- navigation ------------------------------------------------------------------------------------------------

    async def goto(
        self,
        url: str,
        *,
        referer: str | None = None,
        timeout: Timeout = None,
        wait_until: LoadState | None = None,
    ) -> Response | None:
        """Navigates to a URL and waits for the load state (default: load). Returns None if only the hash changes.

        An HTTP error status is not an error. Raises Error when the URL can't be reached.
        Raises TimeoutError after `timeout` ms.
        Difference from Playwright: `referer` raises NotSupportedError. For a file (`file:`), the document is reported
        once it has loaded; what it loads is neither reported nor routed, and if the browser runs on another machine,
        NotSupportedError is raised. With the companion: for a file (`file:`), if the browser runs on another machine,
        NotSupportedError is raised.
        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-goto)
        """
        return await self._navigations("goto", timeout, load_state(wait_until)).goto(url, referer)

    async def wait_for_load_state(
        self, state: Literal["domcontentloaded", "load", "networkidle"] | None = None, *, timeout: Timeout = None
    ) -> None:
        """Waits until the document has reached the state (default: load). Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-load-state)
        """
        await Navigations(
            self._acting_frame(), self._title("wait_for_load_state"), timeout, load_state(state, "state")
        ).reach()

    async def wait_for_url(
        self, url: UrlMatch, *, timeout: Timeout = None, wait_until: LoadState | None = None
    ) -> None:
        """Waits until the URL matches a glob, a pattern or a predicate, and the load state is reached. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-url)
        """
        await Navigations(
            self._acting_frame(), self._title("wait_for_url"), timeout, load_state(wait_until)
        ).wait_for_url(url)

    def expect_navigation(
        self, *, timeout: Timeout = None, url: UrlMatch | None = None, wait_until: LoadState | None = None
    ) -> Navigation:
        """Returns a context manager that waits at its end for a navigation of the frame. Its `value` is the response.
        Raises TimeoutError after `timeout` ms.
        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-navigation)
        """
        return Navigation(self._acting_frame(), self._title("expect_navigation"), timeout, url, load_state(wait_until))

    async def wait_for_timeout(self, timeout: float) -> None:
        """Waits, in ms. Events of the page are emitted meanwhile. Meant for debugging.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-timeout)
        """
        bridge, title = self._acting_frame().bridge, self._title("wait_for_timeout")
        with bridge.call(title, {"waitTimeout": timeout}):
            await bridge.pass_time(timeout, title)
