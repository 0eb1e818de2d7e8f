"""Simulates a distant service: a proxy on loopback that delays data by half a round trip in each direction."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

PIECE = 256 * 1024  # bytes


@contextmanager
def slow_line(address: str, round_trip: float) -> Iterator[SlowLine]:
    """Yields a proxy for an HTTP service. `round_trip`: seconds. Connections open without delay."""
    parts = urlsplit(address)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    line = SlowLine(parts.hostname or "", parts.port or 80, round_trip / 2)
    server = asyncio.run_coroutine_threadsafe(asyncio.start_server(line.connected, "127.0.0.1", 0), loop).result()
    port = server.sockets[0].getsockname()[1]
    try:
        line.address = urlunsplit(parts._replace(netloc=f"127.0.0.1:{port}"))
        yield line
    finally:
        asyncio.run_coroutine_threadsafe(line.close(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class SlowLine:
    """A proxy; `sent` counts the bytes that clients have sent through it."""

    address: str

    def __init__(self, host: str, port: int, delay: float) -> None:
        self.sent = 0
        self._host = host
        self._port = port
        self._delay = delay
        self._connections: set[asyncio.Task[None]] = set()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(self._host, self._port)
        ways = (self._carry(reader, back, self._count), self._carry(there, writer))
        tasks = [asyncio.ensure_future(way) for way in ways]
        self._connections.update(tasks)

    async def close(self, server: asyncio.Server) -> None:
        server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def _count(self, piece: bytes) -> None:
        self.sent += len(piece)

    async def _carry(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        count: Callable[[bytes], None] = lambda piece: None,
    ) -> None:
        """Sends each piece a fixed delay after it arrived, however many came before it."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.ensure_future(self._deliver(on_the_way, sink))
        now = asyncio.get_running_loop().time
        try:
            with contextlib.suppress(ConnectionError):
                while piece := await source.read(PIECE):
                    count(piece)
                    on_the_way.put_nowait((now() + self._delay, piece))
            on_the_way.put_nowait((now() + self._delay, b""))
            await delivering
        finally:
            delivering.cancel()
            sink.close()

    @staticmethod
    async def _deliver(on_the_way: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter) -> None:
        now = asyncio.get_running_loop().time
        while True:
            due, piece = await on_the_way.get()
            await asyncio.sleep(due - now())
            if not piece:
                return
            with contextlib.suppress(ConnectionError):
                sink.write(piece)
                await sink.drain()
