"""Runs an engine until it is told to stop, or until the process that started it is gone."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import uvicorn

from smooth_page.local.agent import Agent
from smooth_page.local.app import Engine
from smooth_page.local.browser import BrowserHost
from smooth_page.local.session import Options

# How long the end of the browser is waited for, and that of the process in all. Whoever started it waits for 10 s.
BROWSER_SECONDS = 6.0
STOP_SECONDS = 9.0


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
        _cancel_rest(loop)
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def _cancel_rest(loop: asyncio.AbstractEventLoop) -> None:
    """What is still under way must not be dropped: Python would complain about it."""
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


class _Server(uvicorn.Server):
    """Ends the sessions before it waits for the open requests, of which many wait for a session."""

    def __init__(self, engine: Engine, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._engine = engine

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl-C and SIGTERM end it in order, the browser included. (uvicorn's own raises them again before that.)"""
        known = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, lambda *_: self.end()) for number in known]
        try:
            yield
        finally:
            for number, handler in zip(known, before, strict=True):
                signal.signal(number, handler)

    def end(self) -> None:
        """Ends in order. If something holds that up, the process ends without."""
        if not self.should_exit:
            self.should_exit = True
            watchdog = threading.Timer(STOP_SECONDS, os._exit, (1,))
            watchdog.daemon = True
            watchdog.start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._engine.end_sessions()
        await super().shutdown(sockets)


def _stop_after_stdin(server: _Server) -> None:
    """In a thread: a loop that is held up hears nothing."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    server.end()
