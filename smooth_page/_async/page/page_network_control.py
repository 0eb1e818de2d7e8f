"""What a page changes of its requests: routes, headers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from smooth_page._shared.network.har_log import HarLog
from smooth_page._shared.network.urls import UrlMatch

from ..events.disposable import Disposable
from ..network.har import NotFound, route_from_har
from ..network.network_settings import checked_headers
from ..network.routing import Behavior, RouteHandler
from ..network.web_socket_route import WebSocketRoute
from .page_core import PageCore


class PageNetworkControl(PageCore):
    """Of `Page`: routes and headers."""

    async def route(self, url: UrlMatch, handler: RouteHandler, *, times: int | None = None) -> Disposable:
        """Calls the handler for requests whose URL matches, up to `times` times. The newest handler is called first.

        The handler receives the route, and the request if it takes two arguments. It runs during calls and waits. An
        error that it raises before its decision is raised by the call during which it ran; a later one by the next
        call.
        Difference from Playwright: handlers are called for requests of scripts (fetch, XMLHttpRequest,
        beacons), for documents that `goto`, clicks or scripts navigate to, and, in these documents and where
        scripts insert them, for pictures, media, scripts, style sheets with their pictures and fonts, and
        frames of the page's origin. They are called for each picture and font of a style sheet, whether it is
        used or not. They are not called for synchronous XMLHttpRequests, event streams, workers, `FontFace`,
        style sheets of other origins that scripts may not read, requests of other origins' frames, and posted
        forms; a SmoothWarning names the first such request. Documents of another origin are loaded by way of
        its /robots.txt, and policies in their headers do not apply while a route exists; documents that the
        history navigates to load twice. A request that begins between calls waits for the next call. With the
        companion: synchronous XMLHttpRequests go on unrouted, with one warning.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route)
        """
        return await self._tab.routes.handlers.add(url, self._tab.group.options.base_url, handler, times, "Page.route")

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
        """Answers requests from a HAR file (.har or .zip) and follows its redirects. Others fail; with
        `not_found="fallback"` they continue.

        `update`: records the file instead, until the context closes. Raises Error for an invalid HAR file, unless other
        requests continue anyway.
        Difference from Playwright: only requests that `Page.route` can route are answered; with `update`, what the
        browser loads for elements is recorded without content. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route-from-har)
        """
        if update:
            await self._tab.group.record(HarLog.updating(har, update_content, update_mode), url, self._tab.page)
        else:
            await route_from_har(self.route, har, url, not_found, "Page.route_from_har")

    async def unroute(self, url: UrlMatch, handler: RouteHandler | None = None) -> None:
        """Removes the handlers that were added for exactly this URL or pattern; with `handler`, only that one.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-unroute)
        """
        await self._tab.routes.handlers.remove(url, handler, "Page.unroute")

    async def unroute_all(self, *, behavior: Behavior | None = None) -> None:
        """Removes all handlers of the page. `behavior`: "wait" for running ones, or "ignoreErrors" of theirs.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-unroute-all)
        """
        await self._tab.routes.handlers.clear(behavior, "Page.unroute_all")

    async def route_web_socket(self, url: UrlMatch, handler: Callable[[WebSocketRoute], Any]) -> None:
        """Calls the handler for WebSockets that scripts open from now on and whose URL matches; the newest handler
        first.

        The handler receives a WebSocketRoute. It runs during calls and waits; an error that it raises is raised by the
        call during which it ran. A relative `url` is resolved against the context's base_url, with the scheme of
        WebSockets.
        Difference from Playwright: after a navigation by the history, a posted form or a click to another origin,
        sockets are routed from the next call on; those of frames of other origins are not. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route-web-socket)
        """
        await self._tab.sockets.add(url, handler, "Page.route_web_socket")

    async def set_extra_http_headers(self, headers: dict[str, str]) -> None:
        """Sets headers for the page's requests from now on, besides the context's. Replaces those set before.

        Difference from Playwright: they are sent with requests of scripts to the page's own origin and with documents
        that `goto` loads (see `route` for how); not with what the browser loads for elements. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-extra-http-headers)
        """
        self._tab.settings.own = checked_headers(headers)
        await self._tab.settings.send("Page.set_extra_http_headers")
