"""Which WebSockets are routed and listened to, and what the page tells of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import call_user
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher, is_http

from .web_socket import WebSocket
from .web_socket_route import Connection, WebSocketRoute, from_frame

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab

# News of sockets that somebody listens to.
NEWS = {"websocket", "websocketframe", "websocketerror", "websocketclosed"}
# A page is not told why.
_FAILED = "WebSocket connection failed"


class Handler:
    """What the user gave to `route_web_socket`."""

    def __init__(self, url: UrlMatch, base_url: str | None, function: Callable[[WebSocketRoute], Any]) -> None:
        self.matcher = UrlMatcher(url, re.sub(r"^http", "ws", base_url) if base_url else None)
        self.function = function


def patterns_of(handlers: list[Handler]) -> list[dict[str, str]]:
    """What they match, as the runtime takes it."""
    return [handler.matcher.to_wire()["regex"] for handler in handlers]


class ContextWebSockets:
    """What a context routes in all its pages."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        self.handlers: list[Handler] = []

    @property
    def patterns(self) -> list[dict[str, str]]:
        """Of the addresses, as the runtime takes them."""
        return patterns_of(self.handlers)

    async def add(self, url: UrlMatch, function: Callable[[WebSocketRoute], Any], title: str) -> None:
        """Asks the function about sockets that match from now on."""
        self.handlers.insert(0, Handler(url, self._group.options.base_url, function))
        for tab in self._group.within_reach:
            await tab.sockets.tell(title)


class PageWebSockets:
    """What a page routes, by its own handlers first, then by its context's; and the sockets that are listened to."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._own: list[Handler] = []
        # By the id that the page gives them: the document's, a dot, and a number.
        self.connections: dict[str, Connection] = {}
        self._heard: dict[str, WebSocket] = {}

    @property
    def handlers(self) -> list[Handler]:
        """Those that are asked, in their order."""
        return [*self._own, *self._tab.group.sockets.handlers]

    @property
    def routes(self) -> bool:
        """Whether anybody is asked."""
        return bool(self.handlers)

    async def add(self, url: UrlMatch, function: Callable[[WebSocketRoute], Any], title: str) -> None:
        """Asks the function about sockets that match from now on."""
        self._own.insert(0, Handler(url, self._tab.group.options.base_url, function))
        await self.tell(title)

    def set(self) -> None:
        """Lets the next turn say which sockets are asked about."""
        self._tab.bridge.set(webSocketRoutes=patterns_of(self.handlers))

    async def tell(self, title: str) -> None:
        """Says at once which they are, where a document is that may open some."""
        self.set()
        self._tab.popups.prepare(self._tab)
        if is_http(self._tab.url):
            await self._tab.bridge.sync(title)

    # -- being asked -----------------------------------------------------------------------------------------------

    async def asked(
        self, details: dict[str, Any], take: Callable[[list[dict[str, Any]]], None], handlers: list[Handler]
    ) -> None:
        """A script opens a socket that is routed, or something comes over one."""
        number = str(details["webSocket"])
        routed = self._tab.popups.root.sockets.connections  # a popup's socket may come before the popup is told of
        if "url" not in details:
            if number in routed:
                await routed[number].hear(details)
            return
        connection = routed[number] = Connection(self._tab, details, take)
        connection.calls += 1
        try:
            await _decide(connection, handlers)
        finally:
            connection.calls -= 1
            connection.act("decided")

    # -- being told ------------------------------------------------------------------------------------------------

    async def take(self, kind: str, details: dict[str, Any]) -> None:
        """One item of news."""
        number = str(details["socket"])
        if kind == "websocket":
            socket = self._heard[number] = WebSocket(self._tab, str(details["url"]))
            await self._tab.emit("websocket", socket)
            return
        known = self._heard.get(number)
        if known is None:
            return
        if kind == "websocketframe":
            event = "framesent" if details["sent"] else "framereceived"
            await known._emit(event, from_frame(details["data"]))
        elif kind == "websocketerror":
            await known._fails(_FAILED)
        else:
            del self._heard[number]
            await known._ends()

    async def arrived(self) -> None:
        """Another document is there: sockets of others are gone with these."""
        begin = f"{self._tab.bridge.doc}."
        for number in [number for number in self._heard if not number.startswith(begin)]:
            await self._heard.pop(number)._ends()


async def _decide(connection: Connection, handlers: list[Handler]) -> None:
    for handler in handlers:
        if handler.matcher.matches(connection.url):
            await call_user(handler.function, WebSocketRoute(connection))
            return
    WebSocketRoute(connection).connect_to_server()
