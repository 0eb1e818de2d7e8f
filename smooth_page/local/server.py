"""Runs an engine until it is asked to stop, or until the process that started it has ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, cast

import uvicorn

from smooth_page.local.agent import Agent
from smooth_page.local.app import Engine
from smooth_page.local.browser import BrowserHost
from smooth_page.local.session import Options

# Seconds to wait for the browser to end, and for the process in all. The process that started it waits for 10 s.
BROWSER_SECONDS = 6.0
STOP_SECONDS = 9.0


def bind(host: str, port: int) -> socket.socket:
    """Returns a listening socket; port 0 picks a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns off Nagle's algorithm only for sockets that are declared as TCP; it would cost 40 ms per request.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(512)
    return listener


def run(engine: Coroutine[Any, Any, None]) -> None:
    """Runs `serve(...)` to its end, on uvloop if installed, which sends an answer's head and body together."""
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
        _cancel_rest(loop)
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def _cancel_rest(loop: asyncio.AbstractEventLoop) -> None:
    """Awaits the remaining tasks; Python warns about tasks that are dropped."""
    rest = asyncio.all_tasks(loop)
    for task in rest:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*rest, return_exceptions=True))


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
    """Serves on the socket. Starts the browser at once, in the background.

    `ends_with_stdin`: also ends when standard input closes, so that the engine ends with the process that started it,
    however that ends.
    """
    browser = BrowserHost(options.headless, options.browser_args, options.companion_host)
    engine = Engine(browser, agent, api_key, options, {host})
    config = uvicorn.Config(engine, log_level="error", lifespan="off", access_log=False, ws=cast(Any, _web_socket))
    config.proxy_headers = config.server_header = config.date_header = False  # each takes time, and none is of use
    config.timeout_graceful_shutdown = 1
    config.ws_per_message_deflate = False  # pictures are compressed already
    config.ws_max_size = 1024 * 1024
    server = _Server(engine, config)
    starting = asyncio.ensure_future(browser.start())
    starting.add_done_callback(lambda done: done.cancelled() or done.exception())  # reported when a session needs it
    tidying = asyncio.ensure_future(engine.tidy(min(5.0, options.idle_timeout / 2)))
    if ends_with_stdin:
        threading.Thread(target=_stop_after_stdin, args=(server,), daemon=True).start()
    ready()
    try:
        await server.serve(sockets=[listener])
    finally:
        tidying.cancel()
        with contextlib.suppress(asyncio.TimeoutError, TimeoutError):
            await asyncio.wait_for(asyncio.gather(browser.stop(), agent.stop()), BROWSER_SECONDS)
        browser.folder.remove()


def _web_socket(**options: Any) -> asyncio.Protocol:
    """Makes what serves a WebSocket. It is imported with the first one: most engines have no viewers."""
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

    return WebSocketsSansIOProtocol(**options)


class _Server(uvicorn.Server):
    """Ends the sessions before it waits for open requests, many of which wait for a session."""

    def __init__(self, engine: Engine, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._engine = engine

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Lets Ctrl-C and SIGTERM shut down cleanly, with the browser. (uvicorn's handler raises them before that.)"""
        known = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, lambda *_: self.end()) for number in known]
        try:
            yield
        finally:
            for number, handler in zip(known, before, strict=True):
                signal.signal(number, handler)

    def end(self) -> None:
        """Shuts down cleanly. If that takes too long, ends the process anyway."""
        if not self.should_exit:
            self.should_exit = True
            watchdog = threading.Timer(STOP_SECONDS, os._exit, (1,))
            watchdog.daemon = True
            watchdog.start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._engine.end_sessions()
        await super().shutdown(sockets)


def _stop_after_stdin(server: _Server) -> None:
    """Waits for the end of standard input in a thread, since a blocked event loop would not notice it."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    server.end()
