"""WebSockets of a page that Python code handles."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._io.asynchronous import Soon, call_listener
from smooth_page.errors import Error

from ..events.events import Eventless

if TYPE_CHECKING:
    from smooth_page._protocol.contract import (
        SocketAction,
        SocketData,
        SocketSide,
        WebSocketCall,
        WebSocketClose,
        WebSocketMessage,
    )

    from ..page.tab import Tab


class Connection:
    """One socket of a script, with its two sides."""

    def __init__(self, tab: Tab, call: WebSocketCall, take: Callable[[Sequence[SocketAction]], None]) -> None:
        self.url = call["url"]
        self.protocols = call["protocols"]
        self.connected = False
        self._tab = tab
        self._take = take
        self._handlers: dict[tuple[SocketSide, str], Callable[..., Any]] = {}
        # Running handlers of the user. Their actions leave with the next turn, which follows at once.
        self.calls = 0
        self._soon = Soon(self._deliver_soon)

    def act(self, action: SocketAction) -> None:
        """Sends an action to the page: with asyncio soon, else with the next turn."""
        self._take([action])
        if not self.calls:
            self._soon.begin()

    async def act_now(self, action: SocketAction, title: str) -> None:
        """Sends an action to the page now."""
        self._take([action])
        if not self.calls:
            await self._tab.popups.deliver(self._tab, title)

    async def _deliver_soon(self) -> None:
        try:
            await self._tab.popups.deliver(self._tab, "WebSocketRoute.send")
        except Exception as error:
            self._tab.popups.root.bridge.owed_error = error  # of a listener: the next call raises it

    def handle(self, side: SocketSide, kind: Literal["message", "close"], handler: Callable[..., Any]) -> None:
        """Registers the handler for what comes from that side."""
        if (side, kind) not in self._handlers:
            self.act({"do": "handle", "side": side, "kind": kind})
        self._handlers[side, kind] = handler

    async def hear(self, news: WebSocketMessage | WebSocketClose) -> None:
        """Processes what has come from one side."""
        args: list[Any]
        if news["kind"] == "websocketmessage":
            kind, args = "message", [from_frame(news["message"])]
        else:
            kind, args = "close", [news["code"], news["reason"]]
        handler = self._handlers.get((news["side"], kind))
        if handler is None:
            return
        self.calls += 1
        try:
            await call_listener(handler, *args)
        finally:
            self.calls -= 1


class WebSocketRoute(Eventless):
    """One side of a socket: the page's, or, from `connect_to_server`, the server's.

    What no handler processes is forwarded to the other side. Without a server, the page's side opens as soon as the
    route's handler has returned.
    Difference from Playwright: with the sync API, messages sent outside of handlers leave with the next call.
    `Page.route_web_socket` lists the sockets that are routed.
    [Playwright](https://playwright.dev/python/docs/api/class-websocketroute)
    """

    def __init__(self, connection: Connection, side: SocketSide = "page") -> None:
        self._connection = connection
        self._side: SocketSide = side

    def __repr__(self) -> str:
        return f"<WebSocketRoute url={self.url!r} side={self._side!r}>"

    @property
    def url(self) -> str:
        """The URL that the page connects to.

        [Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-url)
        """
        return self._connection.url

    @property
    def protocols(self) -> list[str]:
        """The subprotocols that the page requests.

        [Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-protocols)
        """
        return list(self._connection.protocols)

    def connect_to_server(self) -> WebSocketRoute:
        """Connects to the real server and returns the server's side of the socket. Raises Error a second time.

        [Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-connect-to-server)
        """
        if self._side == "server":
            raise Error("connectToServer must be called on the page-side WebSocketRoute")
        if self._connection.connected:
            raise Error("Already connected to the server")
        self._connection.connected = True
        self._connection.act({"do": "connect"})
        return WebSocketRoute(self._connection, "server")

    def send(self, message: str | bytes) -> None:
        """Sends a message to this side.

        [Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-send)
        """
        self._connection.act({"do": "send", "side": self._side, "data": _to_frame(message)})

    async def close(self, *, code: int | None = None, reason: str | None = None) -> None:
        """Closes this side of the connection, and then the other one, unless a handler processes that.

        [Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-close)
        """
        action: SocketAction = {"do": "close", "side": self._side, "code": code, "reason": reason}
        await self._connection.act_now(action, "WebSocketRoute.close")

    def on_message(self, handler: Callable[[str | bytes], Any]) -> None:
        """Calls the handler with each message that comes from this side, instead of forwarding it.

        [Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-on-message)
        """
        self._connection.handle(self._side, "message", handler)

    def on_close(self, handler: Callable[[int | None, str | None], Any]) -> None:
        """Calls the handler with code and reason when this side closes the connection, instead of forwarding that.

        [Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-on-close)
        """
        self._connection.handle(self._side, "close", handler)


def from_frame(data: SocketData) -> str | bytes:
    """Returns a message that went over a socket."""
    return data if isinstance(data, str) else base64.b64decode(data["base64"])


def _to_frame(message: str | bytes) -> SocketData:
    return message if isinstance(message, str) else {"base64": base64.b64encode(message).decode()}
