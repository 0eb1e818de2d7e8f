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
        """Answers requests from a HAR file (.har or .zip), redirects followed; others fail, or with "fallback" go on.

        `update`: records the file instead, until the context closes. Raises Error for what is no HAR file, unless
        others are to go on anyway.
        Difference from Playwright: what is routed is told at `route`; with `update`, what the browser loads for
        elements has no content.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route-from-har)
        """
        if update:
            await self._tab.group.record(HarLog.updating(har, update_content, update_mode), url, self._tab.page)
        else:
            await route_from_har(self.route, har, url, not_found)

    async def unroute(self, url: UrlMatch, handler: RouteHandler | None = None) -> None:
        """Takes handlers away that were added for that very match; only this one if one is given.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-unroute)
        """
        await self._tab.routes.handlers.remove(url, handler, "Page.unroute")

    async def unroute_all(self, *, behavior: Behavior | None = None) -> None:
        """Takes all handlers of the page away: waits for those under way ("wait"), or passes their errors over.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-unroute-all)
        """
        await self._tab.routes.handlers.clear(behavior, "Page.unroute_all")

    async def route_web_socket(self, url: UrlMatch, handler: Callable[[WebSocketRoute], Any]) -> None:
        """Asks the handler about WebSockets that scripts open from now on and whose address matches; the newest first.

        The handler gets a WebSocketRoute; it runs during calls and waits, and what it raises, the call raises in which
        it ran. `url` is completed by the context's base_url, with its scheme as a socket's.
        Difference from Playwright: where the history or a posted form leads, or a click to another origin, sockets are
        routed from the next call on; those of workers, and of frames of other origins, are not.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-route-web-socket)
        """
        await self._tab.sockets.add(url, handler, "Page.route_web_socket")

    async def set_extra_http_headers(self, headers: dict[str, str]) -> None:
        """Headers for the page's requests from now on, beside the context's; in the place of those set before.

        Difference from Playwright: requests of scripts to the page's own origin, and documents where `goto` leads, have
        them (see `route` for how these are loaded); not what the browser loads for elements.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-set-extra-http-headers)
        """
        self._tab.settings.own = checked_headers(headers, "Page.set_extra_http_headers")
        await self._tab.settings.send("Page.set_extra_http_headers")
