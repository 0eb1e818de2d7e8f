"""What pages and contexts change of requests: routes, headers, being offline."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._shared.network.decisions import Headers, header_list
from smooth_page._shared.network.har_log import HarLog
from smooth_page._shared.network.urls import UrlMatch, is_http
from smooth_page.errors import Error

from ..events.disposable import Disposable
from .har import NotFound, route_from_har
from .routing import Behavior, ContextRoutes, PageRoutes, RouteHandler
from .web_socket_route import WebSocketRoute
from .web_sockets import ContextWebSockets, PageWebSockets

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..browser.context import BrowserContext
    from ..documents.bindings import Bindings
    from ..documents.init_scripts import PageScripts
    from ..documents.written_documents import RoutedDocuments
    from ..page.news import PageNews
    from ..page.page import Page
    from ..requests.api_request import APIRequestContext


class PageNetworkControl:
    """Of `Page`."""

    _context: BrowserContext
    _bridge: Bridge
    _news: PageNews
    # What is emulated, as parameters of the runtime's operation.
    _media: dict[str, str]
    _routes: PageRoutes
    _scripts: PageScripts
    _bindings: Bindings
    _routed: RoutedDocuments
    _sockets: PageWebSockets
    # By name in lower case.
    _headers: dict[str, str]
    url: Any

    @property
    def _all_headers(self) -> Headers:
        """What requests have beside their own headers."""
        return list({**self._context._headers, **self._headers}.items())

    @property
    def _intercepts(self) -> bool:
        """Whether requests of scripts are held up."""
        return bool(self._routes.active or self._all_headers or self._context._offline)

    @property
    def _early(self) -> bool:
        """Whether something is to be in documents before their own scripts run."""
        context = self._context
        present = self._scripts.early or self._media or self._bindings.present or self._sockets.routes
        forbids = not context._options.scripts_allowed
        return bool(present) or forbids or context._clock._touched or self._news.listens_early

    def _early_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = {"early": self._early}
        scripts = self._scripts.for_frames
        if scripts or "frameScripts" in self._bridge.settings:
            settings["frameScripts"] = scripts
        return settings

    def _set_network(self) -> None:
        """Lets the next turn say what requests are to have."""
        self._bridge.set(extraHeaders=self._all_headers, offline=self._context._offline)
        self._routes.set()
        self._sockets.set()

    async def _tell_network(self, title: str) -> None:
        """Says it at once, where a document is that may make requests."""
        self._set_network()
        if is_http(self.url):
            await self._bridge.sync(title)

    async def route(self, url: UrlMatch, handler: RouteHandler, *, times: int | None = None) -> Disposable:
        """Asks the handler about requests whose address matches, `times` times at most; the newest handler first.

        The handler gets the route, and the request if it takes two arguments; it runs during calls and waits. What it
        raises before it has decided, the call raises in which it ran; afterwards the next call does.
        Difference from Playwright: routed are requests of scripts (fetch, XMLHttpRequest, beacons), documents where
        `goto`, a click or a script lead, and, in these and where scripts insert them, pictures, media, scripts, style
        sheets with their pictures and fonts, and frames of the page's origin. Handlers are asked about each picture and
        font of a sheet, whether it is used or not. Not routed are synchronous XMLHttpRequests, event streams, workers,
        `FontFace`, sheets of other origins that scripts may not read, what other origins' frames load, and forms that
        are posted; a SmoothWarning names the first request that got through so. Documents of
        another origin are reached by way of its /robots.txt, and policies in their headers do not hold while something
        is routed; those that the history brings load twice. A request begun while no call is under way waits for the
        next one.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route)
        """
        return await self._routes.handlers.add(url, self._context._base_url, handler, times, "Page.route")

    async def route_from_har(
        self,
        har: str | Path,
        *,
        not_found: NotFound | None = None,
        update: bool | None = None,
        update_content: Literal["attach", "embed"] | None = None,
        update_mode: Literal["full", "minimal"] | None = None,
        url: UrlMatch | None = None,
    ) -> None:
        """Answers requests from a HAR file (.har or .zip), redirects followed; others fail, or with "fallback" go on.

        `update`: records the file instead, until the context closes. Raises Error for what is no HAR file, unless
        others are to go on anyway.
        Difference from Playwright: what is routed is told at `route`; with `update`, what the browser loads for
        elements has no content.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route-from-har)
        """
        if update:
            await self._context._record(HarLog.updating(har, update_content, update_mode), url, self._routes._page)
        else:
            await route_from_har(self.route, har, url, not_found)

    async def unroute(self, url: UrlMatch, handler: RouteHandler | None = None) -> None:
        """Takes handlers away that were added for that very match; only this one if one is given.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-unroute)
        """
        await self._routes.handlers.remove(url, handler, "Page.unroute")

    async def unroute_all(self, *, behavior: Behavior | None = None) -> None:
        """Takes all handlers of the page away: waits for those under way ("wait"), or passes their errors over.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-unroute-all)
        """
        await self._routes.handlers.clear(behavior, "Page.unroute_all")

    async def route_web_socket(self, url: UrlMatch, handler: Callable[[WebSocketRoute], Any]) -> None:
        """Asks the handler about WebSockets that scripts open from now on and whose address matches; the newest first.

        The handler gets a WebSocketRoute; it runs during calls and waits, and what it raises, the call raises in which
        it ran. `url` is completed by the context's base_url, with its scheme as a socket's.
        Difference from Playwright: where the history or a posted form leads, or a click to another origin, sockets are
        routed from the next call on; those of workers, and of frames of other origins, are not.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route-web-socket)
        """
        await self._sockets.add(url, handler, "Page.route_web_socket")

    async def set_extra_http_headers(self, headers: dict[str, str]) -> None:
        """Headers for the page's requests from now on, beside the context's; in the place of those set before.

        Difference from Playwright: requests of scripts to the page's own origin, and documents where `goto` leads, have
        them (see `route` for how these are loaded); not what the browser loads for elements.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-extra-http-headers)
        """
        self._headers = checked_headers(headers, "Page.set_extra_http_headers")
        await self._tell_network("Page.set_extra_http_headers")


class ContextNetworkControl:
    """Of `BrowserContext`."""

    _routes: ContextRoutes
    _sockets: ContextWebSockets
    _headers: dict[str, str]
    _offline: bool
    _pages: list[Page]
    _base_url: Any
    _request: APIRequestContext
    _record: Callable[..., Awaitable[None]]

    @property
    def _within_reach(self) -> list[Page]:
        """All pages but popups that show another origin."""
        return [page for page in self._pages if page.main_frame._info.reachable]

    async def route(self, url: UrlMatch, handler: RouteHandler, *, times: int | None = None) -> Disposable:
        """Asks the handler about requests of all pages, after their own handlers (see `Page.route`).

        Difference from Playwright: as of `Page.route`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-route)
        """
        return await self._routes.handlers.add(url, self._base_url, handler, times, "BrowserContext.route")

    async def route_from_har(
        self,
        har: str | Path,
        *,
        not_found: NotFound | None = None,
        update: bool | None = None,
        update_content: Literal["attach", "embed"] | None = None,
        update_mode: Literal["full", "minimal"] | None = None,
        url: UrlMatch | None = None,
    ) -> None:
        """Answers requests from a HAR file (.har or .zip), redirects followed; others fail, or with "fallback" go on.

        `update`: records the file instead, until the context closes. Raises Error for what is no HAR file, unless
        others are to go on anyway.
        Difference from Playwright: as of `Page.route_from_har`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-route-from-har)
        """
        if update:
            await self._record(HarLog.updating(har, update_content, update_mode), url)
        else:
            await route_from_har(self.route, har, url, not_found)

    async def unroute(self, url: UrlMatch, handler: RouteHandler | None = None) -> None:
        """Takes handlers away that were added for that very match; only this one if one is given.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-unroute)
        """
        await self._routes.handlers.remove(url, handler, "BrowserContext.unroute")

    async def unroute_all(self, *, behavior: Behavior | None = None) -> None:
        """Takes all handlers of the context away: waits for those under way ("wait"), or passes their errors over.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-unroute-all)
        """
        await self._routes.handlers.clear(behavior, "BrowserContext.unroute_all")

    async def route_web_socket(self, url: UrlMatch, handler: Callable[[WebSocketRoute], Any]) -> None:
        """Asks the handler about WebSockets of all pages, after their own handlers (see `Page.route_web_socket`).

        Difference from Playwright: as of `Page.route_web_socket`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-route-web-socket)
        """
        await self._sockets.add(url, handler, "BrowserContext.route_web_socket")

    async def set_extra_http_headers(self, headers: dict[str, str]) -> None:
        """Headers for requests of all pages and of `request` from now on, in the place of those set before.

        Difference from Playwright: as of `Page.set_extra_http_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-extra-http-headers)
        """
        title = "BrowserContext.set_extra_http_headers"
        options = self._request._options
        kept = {name: value for name, value in options.headers.items() if name.lower() not in self._headers}
        self._headers = checked_headers(headers, title)
        self._request._options = replace(options, headers={**kept, **self._headers})
        for page in self._within_reach:
            await page._tell_network(title)

    async def set_offline(self, offline: bool) -> None:
        """Whether requests fail, as without a network; `navigator.onLine` and its events tell the pages.

        Difference from Playwright: requests of scripts fail, and `goto` and `reload`; what the browser loads for
        elements, or where a click leads, does not.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-offline)
        """
        self._offline = bool(offline)
        for page in self._within_reach:
            await page._tell_network("BrowserContext.set_offline")


def checked_headers(headers: dict[str, str], title: str) -> dict[str, str]:
    """By name in lower case. Raises Error for values that are no text."""
    for name, value in headers.items():
        if not isinstance(value, str):
            raise Error(f"{title}: headers[{name!r}]: expected string, got {type(value).__name__}")
    return dict(header_list(headers))
