"""A proxy on loopback between the client and an engine, which spoils requests as configured."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType

import httpx

HOP_BY_HOP = {"connection", "content-length", "transfer-encoding", "keep-alive", "content-encoding", "date", "server"}


@dataclass(frozen=True)
class Answer:
    """Of the engine."""

    status: int
    headers: dict[str, str]
    body: bytes


class Exchange:
    """One request, with methods that serve or spoil it."""

    def __init__(self, proxy: Proxy, head: bytes, body: bytes, writer: asyncio.StreamWriter) -> None:
        self.proxy = proxy
        self.body = body
        self.writer = writer
        first, *lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = first.split(" ")
        pairs = (line.split(": ", 1) for line in lines if ": " in line)
        self.headers = {name.lower(): value for name, value in pairs}

    @property
    def is_event(self) -> bool:
        """Returns whether it sends an event."""
        return self.method == "POST" and self.target.endswith("/event")

    @property
    def is_poll(self) -> bool:
        """Returns whether it polls for answers."""
        return self.method == "GET" and "event_t=" in self.target

    async def forward(self) -> Answer:
        """Forwards it to the engine."""
        headers = {name: value for name, value in self.headers.items() if name not in HOP_BY_HOP | {"host"}}
        answer = await self.proxy.http.request(self.method, self.target, content=self.body, headers=headers)
        kept = {name: value for name, value in answer.headers.items() if name not in HOP_BY_HOP}
        return Answer(answer.status_code, kept, answer.content)

    async def send(self, answer: Answer, *, length: int | None = None) -> None:
        """Sends an answer. `length`: a Content-Length other than the body's."""
        lines = [f"HTTP/1.1 {answer.status} -", *(f"{name}: {value}" for name, value in answer.headers.items())]
        lines.append(f"content-length: {len(answer.body) if length is None else length}")
        self.writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + answer.body)
        await self.writer.drain()

    def reset(self) -> None:
        """Breaks the connection as a crash does."""
        raw: socket.socket = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    def close(self) -> None:
        """Ends the connection."""
        self.writer.close()


Fault = Callable[[Exchange], Awaitable[None]]


class Proxy:
    """Runs in a thread of its own. `rate`: the share of requests that is spoiled; it can be changed."""

    def __init__(self, base_url: str, faults: dict[str, Fault], seed: int) -> None:
        self.rate = 0.0
        self.requests = 0
        self.injected: Counter[str] = Counter()
        self._engine = base_url.partition("/api/")[0]
        self._faults = faults
        self._draw = random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self._port = 0
        self._server: asyncio.Server | None = None

    @property
    def base_url(self) -> str:
        """The base URL for clients."""
        return f"http://127.0.0.1:{self._port}/api/v1"

    def __enter__(self) -> Proxy:
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(20)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(20)
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _start(self) -> None:
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        self.http = httpx.AsyncClient(base_url=self._engine, timeout=60, limits=limits, trust_env=False)
        await self.listen()

    async def _stop(self) -> None:
        self.refuse()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await self.http.aclose()

    async def listen(self) -> None:
        """Takes connections."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
            self._port = self._server.sockets[0].getsockname()[1]

    def refuse(self) -> None:
        """Refuses connections."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError, httpx.HTTPError):
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n"))[:-4]
                exchange = Exchange(self, head, b"", writer)
                exchange.body = await reader.readexactly(int(exchange.headers.get("content-length", 0)))
                await self._do(exchange)
        writer.close()

    async def _do(self, exchange: Exchange) -> None:
        self.requests += 1
        if self._draw.random() >= self.rate:
            await exchange.send(await exchange.forward())
            return
        name = self._draw.choice(list(self._faults))
        self.injected[name] += 1
        await self._faults[name](exchange)
