"""A server of WebSockets on loopback that answers with what it is sent; it keeps what it was sent."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Subprotocol


class WebSocketServer:
    """Listens on a free port. At /greets it begins with "hello"; at "bye" it closes with code 3001."""

    def __init__(self) -> None:
        # Messages, and the codes and reasons of the ends.
        self.heard: list[str | bytes | tuple[int | None, str | None]] = []
        self._ended = threading.Condition()
        self._server = serve(self._talk, "127.0.0.1", 0, select_subprotocol=_first, compression=None)
        self.url = f"ws://127.0.0.1:{self._server.socket.getsockname()[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _talk(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        try:
            if connection.request.path == "/greets":
                connection.send("hello")
            for message in connection:
                self.heard.append(message)
                if message == "bye":
                    connection.close(3001, "bye yourself")
                else:
                    connection.send(message)
        except ConnectionClosed:
            pass  # with a code other than 1000
        with self._ended:
            self.heard.append((connection.close_code, connection.close_reason))
            self._ended.notify_all()

    def wait_for_end(self, code: int, reason: str) -> None:
        """Until a connection has ended like that."""
        with self._ended:
            assert self._ended.wait_for(lambda: (code, reason) in self.heard, 20), "no connection ends like that"

    def stop(self) -> None:
        self._server.shutdown()


def _first(connection: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    return offered[0] if offered else None
