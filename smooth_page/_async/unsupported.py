"""Members of Playwright that raise NotSupportedError: what five events can't carry, and what is not built yet.

Every member keeps its parameters. Reasons stand with them; the compatibility matrix is made from what they raise.
"""

from __future__ import annotations

from typing import Any, NoReturn

from smooth_page.errors import NOT_BUILT, NotSupportedError


class UnsupportedPage:
    """Of `Page`."""

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
    def screencast(self) -> NoReturn:
        """Not built yet (NotSupportedError): films the page, and lays titles over it.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-screencast)
        """
        raise NotSupportedError("Page.screencast", NOT_BUILT, "page.live_url")

    @property
    def video(self) -> NoReturn:
        """Not built yet (NotSupportedError): the video of the page, where the context records any.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-video)
        """
        raise NotSupportedError(
            "Page.video", NOT_BUILT, 'smooth={"enable_recording": True} and page.session.recording_url'
        )

    @property
    def webmcp(self) -> NoReturn:
        """Not supported (NotSupportedError): the tools that the main frame offers to agents.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-webmcp)
        """
        raise NotSupportedError("Page.webmcp", "a script of the page can't see its WebMCP tools")

    @property
    def workers(self) -> NoReturn:
        """Not built yet (NotSupportedError): the page's web workers, service workers left out.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-workers)
        """
        raise NotSupportedError("Page.workers", NOT_BUILT)


class UnsupportedContext:
    """Of `BrowserContext`."""

    @property
    def background_pages(self) -> NoReturn:
        """Not supported (NotSupportedError): the background pages of extensions; always empty in browsers of today.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-background-pages)
        """
        raise NotSupportedError(
            "BrowserContext.background_pages", "extensions run beyond the reach of a page's scripts"
        )

    @property
    def credentials(self) -> NoReturn:
        """Not supported (NotSupportedError): an authenticator for passkeys that exists in software only.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-credentials)
        """
        raise NotSupportedError("BrowserContext.credentials", "authenticators are the browser's")

    @property
    def debugger(self) -> NoReturn:
        """Not supported (NotSupportedError): stops a script before its actions, and lets it go on.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-debugger)
        """
        raise NotSupportedError("BrowserContext.debugger", "there is no inspector at the session's browser")

    async def new_cdp_session(self, page: Any) -> NoReturn:
        """Not supported (NotSupportedError): a connection to a page or frame in the browser's DevTools protocol.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-new-cdp-session)
        """
        raise NotSupportedError("BrowserContext.new_cdp_session", "the DevTools protocol is not one of the five events")

    @property
    def service_workers(self) -> NoReturn:
        """Not built yet (NotSupportedError): the service workers of the context.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-service-workers)
        """
        raise NotSupportedError("BrowserContext.service_workers", NOT_BUILT)

    @property
    def tracing(self) -> NoReturn:
        """Not built yet (NotSupportedError): records what is done with the context, for the trace viewer.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-tracing)
        """
        raise NotSupportedError("BrowserContext.tracing", NOT_BUILT)


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
