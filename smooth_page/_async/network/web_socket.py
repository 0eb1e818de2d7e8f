"""WebSockets of a page, as listeners see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import AnyPredicate
from smooth_page._shared.api.api_types import Timeout

from ..events.events import Expected
from .web_socket_listening import WebSocketListening

if TYPE_CHECKING:
    from ..page.tab import Tab


class WebSocket(WebSocketListening):
    """A connection that a script has opened. Events: framesent, framereceived, socketerror, close.

    [Playwright](https://playwright.dev/python/docs/api/class-websocket)
    """

    def __init__(self, tab: Tab, url: str) -> None:
        super().__init__()
        self._tab = tab
        self._url = url
        self._closed = False

    def __repr__(self) -> str:
        return f"<WebSocket url={self._url!r}>"

    def _listening(self, event: str) -> None:
        self._tab.news.observe()

    @property
    def url(self) -> str:
        """The URL that the page connected to.

        [Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-url)
        """
        return self._url

    def is_closed(self) -> bool:
        """Whether the connection was closed when the page last answered.

        [Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-is-closed)
        """
        return self._closed

    def _expect(self, event: str, predicate: AnyPredicate | None, timeout: Timeout, verb: str) -> Expected[Any]:
        tab, title = self._tab, f"WebSocket.{verb}"
        limit = tab.timeouts.action(timeout)

        async def watch(left: float) -> None:
            await tab.watch(left, title)

        return Expected(self, event, predicate, limit, title, watch, closed=lambda: tab.closed)

    async def _fails(self, why: str) -> None:
        """The connection can't be established, or breaks."""
        await self._emit("socketerror", why)
        self._let_down("socketerror", "Socket error")

    async def _ends(self) -> None:
        if self._closed:
            return
        self._closed = True
        await self._emit("close", self)
        self._let_down("close", "Socket closed")

    def _let_down(self, event: str, reason: str) -> None:
        """Ends waits for other events, which won't happen any more."""
        for waited, waiters in self._waiters.items():
            for expected in waiters if waited != event else ():
                expected.fail(reason)
