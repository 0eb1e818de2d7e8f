"""What a context changes of its pages' requests: routes, headers, being offline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from smooth_page._shared.network.har_log import HarLog
from smooth_page._shared.network.urls import UrlMatch

from ..events.disposable import Disposable
from ..network.har import NotFound, route_from_har
from ..network.network_settings import checked_headers
from ..network.routing import Behavior, RouteHandler
from ..network.web_socket_route import WebSocketRoute
from .context_core import ContextCore


class ContextNetworkControl(ContextCore):
    """Of `BrowserContext`: routes, headers and being offline."""

    async def route(self, url: UrlMatch, handler: RouteHandler, *, times: int | None = None) -> Disposable:
        """Asks the handler about requests of all pages, after their own handlers (see `Page.route`).

        Difference from Playwright: as of `Page.route`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-route)
        """
        return await self._group.routes.handlers.add(
            url, self._group.options.base_url, handler, times, "BrowserContext.route"
        )

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
            await self._group.record(HarLog.updating(har, update_content, update_mode), url)
        else:
            await route_from_har(self.route, har, url, not_found)

    async def unroute(self, url: UrlMatch, handler: RouteHandler | None = None) -> None:
        """Takes handlers away that were added for that very match; only this one if one is given.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-unroute)
        """
        await self._group.routes.handlers.remove(url, handler, "BrowserContext.unroute")

    async def unroute_all(self, *, behavior: Behavior | None = None) -> None:
        """Takes all handlers of the context away: waits for those under way ("wait"), or passes their errors over.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-unroute-all)
        """
        await self._group.routes.handlers.clear(behavior, "BrowserContext.unroute_all")

    async def route_web_socket(self, url: UrlMatch, handler: Callable[[WebSocketRoute], Any]) -> None:
        """Asks the handler about WebSockets of all pages, after their own handlers (see `Page.route_web_socket`).

        Difference from Playwright: as of `Page.route_web_socket`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-route-web-socket)
        """
        await self._group.sockets.add(url, handler, "BrowserContext.route_web_socket")

    async def set_extra_http_headers(self, headers: dict[str, str]) -> None:
        """Headers for requests of all pages and of `request` from now on, in the place of those set before.

        Difference from Playwright: as of `Page.set_extra_http_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-extra-http-headers)
        """
        title = "BrowserContext.set_extra_http_headers"
        group = self._group
        options = group.sender.options
        kept = {name: value for name, value in options.headers.items() if name.lower() not in group.headers}
        group.headers = checked_headers(headers, title)
        group.sender.options = replace(options, headers={**kept, **group.headers})
        await group.send_network_settings(title)

    async def set_offline(self, offline: bool) -> None:
        """Whether requests fail, as without a network; `navigator.onLine` and its events tell the pages.

        Difference from Playwright: requests of scripts fail, and `goto` and `reload`; what the browser loads for
        elements, or where a click leads, does not.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-offline)
        """
        self._group.offline = bool(offline)
        await self._group.send_network_settings("BrowserContext.set_offline")
