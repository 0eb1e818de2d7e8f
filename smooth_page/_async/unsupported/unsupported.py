"""Members that the five events can't implement, or that are not built yet: calls raise NotSupportedError, properties
don't.

Every member keeps its parameters. The compatibility matrix is made from the errors that they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from smooth_page._shared.api.created_once import created_once
from smooth_page.errors import NotSupportedError

from .out_of_reach import Debugger, WebMCP

if TYPE_CHECKING:
    from ..page.page import Page
    from ..page.tab import Tab


class UnsupportedPage:
    """Part of `Page`."""

    _tab: Tab

    @property
    def webmcp(self) -> WebMCP:
        """The tools that the main frame offers to agents; its methods raise NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-webmcp)
        """
        return created_once(self, WebMCP)


class UnsupportedContext:
    """Part of `BrowserContext`."""

    @property
    def background_pages(self) -> list[Page]:
        """An empty list: Chromium no longer has background pages.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-background-pages)
        """
        return []

    @property
    def debugger(self) -> Debugger:
        """Pauses a script before its actions. Its methods raise NotSupportedError, as there is no inspector.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-debugger)
        """
        return created_once(self, Debugger)


class UnsupportedBrowser:
    """Part of `Browser`."""

    async def bind(
        self, title: object, *, host: object = None, port: object = None, workspace_dir: object = None
    ) -> NoReturn:
        """Not supported (NotSupportedError): lets other clients connect to this browser.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-bind)
        """
        raise NotSupportedError("Browser.bind", "the service gives out no browser endpoints")

    async def unbind(self) -> NoReturn:
        """Not supported (NotSupportedError): ends what `bind` started.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-unbind)
        """
        raise NotSupportedError("Browser.unbind", "the service gives out no browser endpoints")

    async def new_browser_cdp_session(self) -> NoReturn:
        """Not supported (NotSupportedError): opens a DevTools protocol connection to the browser.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-new-browser-cdp-session)
        """
        raise NotSupportedError(
            "Browser.new_browser_cdp_session",
            "extensions have no DevTools session with the browser itself",
            "context.new_cdp_session(page), with the companion",
        )
