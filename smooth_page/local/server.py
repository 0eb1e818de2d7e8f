"""Runs an engine until it is told to stop, or until the process that started it is gone."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import uvicorn

from smooth_page.local.agent import Agent
from smooth_page.local.app import Engine
from smooth_page.local.browser import BrowserHost
from smooth_page.local.session import Options


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off for sockets that say they are TCP, and only for those: 40 ms a request.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(512)
    return listener


def run(engine: Coroutine[Any, Any, None]) -> None:
    """Runs `serve(...)` to its end, on uvloop where there is one: it sends an answer's head and body together."""
    make_loop = uvicorn.Config("", loop="auto").get_loop_factory() or asyncio.new_event_loop
    loop = make_loop()
    asyncio.set_event_loop(loop)
    main = loop.create_task(engine)
    try:
        loop.run_until_complete(main)
    except KeyboardInterrupt:  # where signals can't be handled otherwise
        main.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(main)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def serve(
    listener: socket.socket,
    agent: Agent,
    api_key: str,
    options: Options,
    *,
    host: str = "127.0.0.1",
    ends_with_stdin: bool = False,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serves on the socket. The browser is started at once, beside everything else.

    `ends_with_stdin`: the end of standard input, which whoever started this process holds open, ends it too; so it
    ends with them, however they end.
    """
    browser = BrowserHost(options.headless, options.browser_args)
    engine = Engine(browser, agent, api_key, options, {host})
    config = uvicorn.Config(engine, log_level="error", lifespan="off", access_log=False, ws="none")
    config.timeout_graceful_shutdown = 1
    server = _Server(engine, config)
    starting = asyncio.ensure_future(browser.start())
    starting.add_done_callback(lambda done: done.cancelled() or done.exception())  # told when a session needs it
    chores = [starting, asyncio.ensure_future(engine.tidy(min(5.0, options.idle_timeout / 2)))]
    if ends_with_stdin:
        chores.append(asyncio.ensure_future(_stop_after_stdin(server)))
    ready()
    try:
        await server.serve(sockets=[listener])
    finally:
        for chore in chores:
            chore.cancel()
        with contextlib.suppress(asyncio.TimeoutError, TimeoutError):
            await asyncio.wait_for(browser.stop(), 10)


class _Server(uvicorn.Server):
    """Ends the sessions before it waits for the open requests, of which many wait for a session."""

    def __init__(self, engine: Engine, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._engine = engine

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl-C and SIGTERM end it in order, the browser included. (uvicorn's own raises them again before that.)"""
        known = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, lambda *_: self._end()) for number in known]
        try:
            yield
        finally:
            for number, handler in zip(known, before, strict=True):
                signal.signal(number, handler)

    def _end(self) -> None:
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._engine.end_sessions()
        await super().shutdown(sockets)


async def _stop_after_stdin(server: uvicorn.Server) -> None:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    with contextlib.closing(transport):
        while await reader.read(1024):
            pass
        server.should_exit = True
