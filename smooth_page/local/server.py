"""Runs an engine until it is told to stop, or until the process that started it is gone."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import Callable

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
    browser = BrowserHost(options.headless)
    engine = Engine(browser, agent, api_key, options, {host})
    server = uvicorn.Server(
        uvicorn.Config(engine, log_level="error", lifespan="off", access_log=False, timeout_graceful_shutdown=1)
    )
    chores = [asyncio.ensure_future(engine.tidy()), asyncio.ensure_future(browser.start())]
    if ends_with_stdin:
        chores.append(asyncio.ensure_future(_stop_after_stdin(server)))
    chores[1].add_done_callback(lambda done: done.cancelled() or done.exception())  # told when a session needs it
    ready()
    try:
        await server.serve(sockets=[listener])
    finally:
        for chore in chores:
            chore.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait_for(engine.stop(), 15)


async def _stop_after_stdin(server: uvicorn.Server) -> None:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while await reader.read(1024):
        pass
    server.should_exit = True
