"""Listeners of sockets and workers run while the program waits for something else than a call."""

from __future__ import annotations

import asyncio

import pytest

from smooth_page.async_api import BrowserContext
from tests.web_server import WebServer
from tests.web_socket_server import WebSocketServer

pytestmark = pytest.mark.async_only

SECONDS = 30


async def heard(queue: asyncio.Queue[str], count: int = 1) -> list[str]:
    return [await asyncio.wait_for(queue.get(), SECONDS) for _ in range(count)]


async def test_sockets_and_workers_have_listeners(companion_context: BrowserContext, server: WebServer) -> None:
    """Those that are known are reported without a listener for new ones."""
    page, queue, sockets = await companion_context.new_page(), asyncio.Queue[str](), WebSocketServer()
    await page.goto(server.empty)
    async with page.expect_websocket() as opened:
        await page.evaluate("(url) => void (window.socket = new WebSocket(url))", sockets.url)
    socket = await opened.value
    await page.wait_for_function("socket.readyState === 1")
    await page.evaluate("() => void setTimeout(() => socket.send('bye'), 300)")
    socket.on("framereceived", lambda data: queue.put_nowait(str(data)))
    socket.on("framesent", lambda data: queue.put_nowait(f"sent {data}"))
    socket.on("close", lambda _: queue.put_nowait("closed"))
    assert await heard(queue, 2) == ["sent bye", "closed"]
    async with page.expect_worker() as started:
        worker = await page.evaluate_handle("() => new Worker('data:text/javascript,1')")
    (await started.value).on("close", lambda _: queue.put_nowait("ended"))
    await worker.evaluate("(worker) => void setTimeout(() => worker.terminate(), 300)")
    assert await heard(queue) == ["ended"]
    page.on("worker", lambda worker: queue.put_nowait(worker.url))
    await page.evaluate("() => void setTimeout(() => new Worker('data:text/javascript,2'), 300)")
    assert await heard(queue) == ["data:text/javascript,2"]
    assert "crash" not in page._tab.bridge.settings["observe"]
    page.on("crash", lambda _: queue.put_nowait("crashed"))
    assert "crash" in page._tab.bridge.settings["observe"]
    await page.close()
    sockets.stop()
