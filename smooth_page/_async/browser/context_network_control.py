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
        """Calls the handler for requests of all pages, after the pages' own handlers (see `Page.route`).

        Difference from Playwright: same as `Page.route`.
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
        """Answers requests from a HAR file (.har or .zip) and follows its redirects. Others fail; with
        `not_found="fallback"` they continue.

        `update`: records the file instead, until the context closes. Raises Error for an invalid HAR file, unless other
        requests continue anyway.
        Difference from Playwright: same as `Page.route_from_har`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-route-from-har)
        """
        if update:
            await self._group.record(HarLog.updating(har, update_content, update_mode), url)
        else:
            await route_from_har(self.route, har, url, not_found, "BrowserContext.route_from_har")

    async def unroute(self, url: UrlMatch, handler: RouteHandler | None = None) -> None:
        """Removes the handlers that were added for exactly this URL or pattern; with `handler`, only that one.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-unroute)
        """
        await self._group.routes.handlers.remove(url, handler, "BrowserContext.unroute")

    async def unroute_all(self, *, behavior: Behavior | None = None) -> None:
        """Removes all handlers of the context. `behavior`: "wait" for running ones, or "ignoreErrors" of theirs.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-unroute-all)
        """
        await self._group.routes.handlers.clear(behavior, "BrowserContext.unroute_all")

    async def route_web_socket(self, url: UrlMatch, handler: Callable[[WebSocketRoute], Any]) -> None:
        """Calls the handler for WebSockets of all pages, after the pages' own handlers (see `Page.route_web_socket`).

        Difference from Playwright: same as `Page.route_web_socket`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-route-web-socket)
        """
        await self._group.sockets.add(url, handler, "BrowserContext.route_web_socket")

    async def set_extra_http_headers(self, headers: dict[str, str]) -> None:
        """Sets headers for requests of all pages and of `request` from now on. Replaces those set before.

        Difference from Playwright: same as `Page.set_extra_http_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-extra-http-headers)
        """
        title = "BrowserContext.set_extra_http_headers"
        group = self._group
        options = group.sender.options
        kept = {name: value for name, value in options.headers.items() if name.lower() not in group.headers}
        group.headers = checked_headers(headers)
        group.sender.options = replace(options, headers={**kept, **group.headers})
        await group.send_network_settings(title)

    async def set_offline(self, offline: bool) -> None:
        """Makes requests fail, as without a network; `navigator.onLine` and its events report it to the pages.

        Difference from Playwright: requests of scripts, `goto` and `reload` fail; what the browser loads for elements
        or after clicks does not. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-offline)
        """
        self._group.offline = bool(offline)
        await self._group.send_network_settings("BrowserContext.set_offline")
