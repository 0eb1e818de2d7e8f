"""Which WebSockets are routed or reported, and the runtime's news of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import call_user
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher, is_http

from .web_socket import WebSocket
from .web_socket_route import Connection, WebSocketRoute, from_frame

if TYPE_CHECKING:
    from smooth_page._protocol.contract import (
        Regex,
        SocketAction,
        WebSocketClosedNews,
        WebSocketErrorNews,
        WebSocketFrameNews,
        WebSocketNews,
    )

    from ..bridge.page_side import SocketNews
    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab

# News of sockets, which are sent while there are listeners.
NEWS = {"websocket", "websocketframe", "websocketerror", "websocketclosed"}
EVENTS = ("framesent", "framereceived", "socketerror", "close")
# Browsers don't report the reason to pages.
_FAILED = "WebSocket connection failed"


class Handler:
    """A handler that the user registered with `route_web_socket`."""

    def __init__(self, url: UrlMatch, base_url: str | None, function: Callable[[WebSocketRoute], Any]) -> None:
        self.matcher = UrlMatcher(url, re.sub(r"^http", "ws", base_url) if base_url else None)
        self.function = function


def patterns_of(handlers: list[Handler]) -> list[Regex]:
    """Returns the patterns of their URLs, as the runtime takes them."""
    return [handler.matcher.regex for handler in handlers]


class ContextWebSockets:
    """The WebSocket routes of a context, for all its pages."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        self.handlers: list[Handler] = []

    @property
    def patterns(self) -> list[Regex]:
        """The patterns of the URLs, as the runtime takes them."""
        return patterns_of(self.handlers)

    async def add(self, url: UrlMatch, function: Callable[[WebSocketRoute], Any], title: str) -> None:
        """Registers a handler for sockets that match from now on."""
        self.handlers.insert(0, Handler(url, self._group.options.base_url, function))
        for tab in self._group.within_reach:
            await tab.sockets.tell(title)


class PageWebSockets:
    """The WebSocket routes of a page, its own first, then its context's; and the sockets that are reported."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._own: list[Handler] = []
        # By the id of the socket. If the page reports it: the document's id, a dot, and a number.
        self.connections: dict[str, Connection] = {}
        self._heard: dict[str, WebSocket] = {}

    @property
    def handlers(self) -> list[Handler]:
        """The handlers, in the order in which they are called."""
        return [*self._own, *self._tab.group.sockets.handlers]

    @property
    def routes(self) -> bool:
        """Whether there is a handler."""
        return bool(self.handlers)

    async def add(self, url: UrlMatch, function: Callable[[WebSocketRoute], Any], title: str) -> None:
        """Registers a handler for sockets that match from now on."""
        self._own.insert(0, Handler(url, self._tab.group.options.base_url, function))
        await self.tell(title)

    def set(self) -> None:
        """Sends the patterns of routed sockets with the next turn."""
        self._tab.bridge.set(webSocketRoutes=patterns_of(self.handlers))

    async def tell(self, title: str) -> None:
        """Sends the patterns at once, if the page shows a document that may open sockets."""
        self.set()
        self._tab.popups.prepare(self._tab)
        if is_http(self._tab.url):
            await self._tab.bridge.sync(title)

    # -- routed sockets -----------------------------------------------------------------------------------------------

    async def asked(
        self, news: SocketNews, take: Callable[[Sequence[SocketAction]], None], handlers: list[Handler]
    ) -> None:
        """A script opens a socket that is routed, or a message comes over one."""
        number = news["socket"]
        routed = self._tab.popups.root.sockets.connections  # a popup's socket may be reported before the popup
        if news["kind"] != "websocketcall":
            if number in routed:
                await routed[number].hear(news)
            return
        connection = routed[number] = Connection(self._tab, news, take)
        connection.calls += 1
        try:
            await _decide(connection, handlers)
        finally:
            connection.act({"do": "decided"})
            connection.calls -= 1

    # -- reported sockets ---------------------------------------------------------------------------------------------

    async def take(self, news: WebSocketNews | WebSocketFrameNews | WebSocketErrorNews | WebSocketClosedNews) -> None:
        """Processes one item of news."""
        number = news["socket"]
        if news["kind"] == "websocket":
            socket = self._heard[number] = WebSocket(self._tab, news["url"])
            await self._tab.emit("websocket", socket)
            return
        known = self._heard.get(number)
        if known is None:
            return
        if news["kind"] == "websocketframe":
            event = "framesent" if news["sent"] else "framereceived"
            await known._emit(event, from_frame(news["data"]))
        elif news["kind"] == "websocketerror":
            await known._fails(news.get("reason", _FAILED))
        else:
            del self._heard[number]
            await known._ends()
            self._tab.news.observe()

    @property
    def are_wanted(self) -> bool:
        """Whether the user listens to one that is open, or waits for what comes over it."""
        return any(socket._is_wanted(event) for socket in self._heard.values() for event in EVENTS)

    async def arrived(self) -> None:
        """Forgets the sockets of earlier documents: another document has loaded."""
        begin = f"{self._tab.bridge.doc}."
        of_documents = [number for number in self._heard if "." in number]  # the companion reports itself when one ends
        for number in [number for number in of_documents if not number.startswith(begin)]:
            await self._heard.pop(number)._ends()


async def _decide(connection: Connection, handlers: list[Handler]) -> None:
    for handler in handlers:
        if handler.matcher.matches(connection.url):
            await call_user(handler.function, WebSocketRoute(connection))
            return
    WebSocketRoute(connection).connect_to_server()
