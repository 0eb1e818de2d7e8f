"""Members that five events can't carry, or that are not built yet: calls raise NotSupportedError, properties don't.

Every member keeps its parameters. Reasons stand with them; the compatibility matrix is made from what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from smooth_page._shared.api.lasting import lasting
from smooth_page._shared.api.warnings import warn_once
from smooth_page.errors import NotSupportedError

from ..tracing.tracing import Tracing
from .not_yet import Screencast, Video, Worker
from .out_of_reach import Credentials, Debugger, WebMCP

if TYPE_CHECKING:
    from ..page.page import Page
    from ..page.tab import Tab


class UnsupportedPage:
    """Of `Page`."""

    _tab: Tab

    async def cancel_pick_locator(self) -> NoReturn:
        """Not supported (NotSupportedError): ends a `pick_locator` that is under way.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-cancel-pick-locator)
        """
        raise NotSupportedError("Page.cancel_pick_locator", "there is no person at the session's browser")

    async def pdf(
        self,
        *,
        display_header_footer: Any = None,
        footer_template: Any = None,
        format: Any = None,
        header_template: Any = None,
        height: Any = None,
        landscape: Any = None,
        margin: Any = None,
        outline: Any = None,
        page_ranges: Any = None,
        path: Any = None,
        prefer_css_page_size: Any = None,
        print_background: Any = None,
        scale: Any = None,
        tagged: Any = None,
        width: Any = None,
    ) -> NoReturn:
        """Not supported (NotSupportedError): prints the page as a PDF, and returns its bytes; sizes with units, or in
        CSS pixels.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-pdf)
        """
        raise NotSupportedError("Page.pdf", "printing is out of reach of a page's scripts")

    async def pick_locator(self) -> NoReturn:
        """Not supported (NotSupportedError): lets a person click an element, and returns a locator for it.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-pick-locator)
        """
        raise NotSupportedError("Page.pick_locator", "there is no person at the session's browser")

    async def request_gc(self) -> NoReturn:
        """Not supported (NotSupportedError): asks the browser to collect garbage.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-request-gc)
        """
        raise NotSupportedError("Page.request_gc", "garbage collection is out of reach of a page's scripts")

    @property
    def screencast(self) -> Screencast:
        """Films the page, and lays titles over it; its methods raise NotSupportedError, as they are not built yet.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-screencast)
        """
        return lasting(self, Screencast)

    @property
    def video(self) -> Video | None:
        """The video of the page; None where the context records none.

        Difference from Playwright: videos are not recorded yet, so all methods of the object raise NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-video)
        """
        return lasting(self, Video) if self._tab.group.options.records_video else None

    @property
    def webmcp(self) -> WebMCP:
        """The tools that the main frame offers to agents; its methods raise NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-webmcp)
        """
        return lasting(self, WebMCP)

    @property
    def workers(self) -> list[Worker]:
        """An empty list, with one warning.

        Difference from Playwright: the web workers of a page are not reported yet.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-workers)
        """
        warn_once("Page.workers: web workers are not reported yet, so the list is always empty")
        return []


class UnsupportedContext:
    """Of `BrowserContext`."""

    @property
    def background_pages(self) -> list[Page]:
        """An empty list: Chromium has no background pages any more.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-background-pages)
        """
        return []

    @property
    def credentials(self) -> Credentials:
        """An authenticator for passkeys that exists in software only; its methods raise NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-credentials)
        """
        return lasting(self, Credentials)

    @property
    def debugger(self) -> Debugger:
        """Pauses a script before its actions; its methods raise NotSupportedError, as there is no inspector.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-debugger)
        """
        return lasting(self, Debugger)

    async def new_cdp_session(self, page: Any) -> NoReturn:
        """Not supported (NotSupportedError): a connection to a page or frame in the browser's DevTools protocol.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-new-cdp-session)
        """
        raise NotSupportedError("BrowserContext.new_cdp_session", "the DevTools protocol is not one of the five events")

    @property
    def tracing(self) -> Tracing:
        """Records what is done with the context, for the trace viewer.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-tracing)
        """
        return lasting(self, Tracing)

    @property
    def service_workers(self) -> list[Worker]:
        """An empty list, with one warning.

        Difference from Playwright: the service workers of a context are not reported yet.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-service-workers)
        """
        warn_once("BrowserContext.service_workers: service workers are not reported yet, so the list is always empty")
        return []


class UnsupportedBrowser:
    """Of `Browser`."""

    async def bind(self, title: Any, *, host: Any = None, port: Any = None, workspace_dir: Any = None) -> NoReturn:
        """Not supported (NotSupportedError): lets other clients connect to this browser.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-bind)
        """
        raise NotSupportedError("Browser.bind", "the service shares no browser endpoints")

    async def unbind(self) -> NoReturn:
        """Not supported (NotSupportedError): ends what `bind` began.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-unbind)
        """
        raise NotSupportedError("Browser.unbind", "the service shares no browser endpoints")

    async def new_browser_cdp_session(self) -> NoReturn:
        """Not supported (NotSupportedError): a connection to the browser itself in its DevTools protocol.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-new-browser-cdp-session)
        """
        raise NotSupportedError(
            "Browser.new_browser_cdp_session", "the DevTools protocol is not one of the five events"
        )

    async def start_tracing(
        self, *, categories: Any = None, page: Any = None, path: Any = None, screenshots: Any = None
    ) -> NoReturn:
        """Not supported (NotSupportedError): begins a performance trace of Chromium's own.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-start-tracing)
        """
        raise NotSupportedError("Browser.start_tracing", "browser traces are out of reach")

    async def stop_tracing(self) -> NoReturn:
        """Not supported (NotSupportedError): ends the performance trace, and returns its bytes.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-stop-tracing)
        """
        raise NotSupportedError("Browser.stop_tracing", "browser traces are out of reach")
