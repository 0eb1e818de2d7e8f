"""WebSockets of a page: reported, or played by Python."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest

from tests.runtime.conftest import Runtime
from tests.web_server import WebServer
from tests.web_socket_server import WebSocketServer

CHUNKS = ("core", "web_sockets")
OPEN = """url => {
  window.log = [];
  const socket = (window.socket = new WebSocket(url, "own"));
  socket.binaryType = "arraybuffer";
  socket.onopen = () => log.push(`open ${socket.readyState} ${socket.protocol}`);
  socket.onmessage = ({ data }) => log.push(typeof data === "string" ? data : [...new Uint8Array(data)].join());
  socket.onerror = () => log.push("error");
  socket.onclose = ({ code, reason, wasClean }) => log.push(`closed ${code} ${reason} ${wasClean}`);
}"""


@pytest.fixture(scope="module")
def server() -> Iterator[WebSocketServer]:
    started = WebSocketServer()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def web_server() -> Iterator[WebServer]:
    started = WebServer()
    yield started
    started.stop()


@pytest.fixture
async def site(runtime: Runtime, web_server: WebServer) -> Runtime:
    await runtime.page.goto(web_server.empty)  # pages of other addresses may not connect to loopback
    return runtime


async def until_news(site: Runtime, kind: str, count: int = 1) -> list[dict[str, Any]]:
    while len(found := [item for item in site.news if item["kind"] == kind]) < count:
        await site.run("page.watch", chunks=CHUNKS)
    return found


async def log(site: Runtime, lines: int) -> list[str]:
    await site.page.wait_for_function("count => log.length >= count", arg=lines)
    logged: list[str] = await site.page.evaluate("log")
    return logged


async def test_frames_of_a_socket_are_reported(site: Runtime, server: WebSocketServer) -> None:
    await site.turn({"slice": 0, "settings": {"observe": ["websocket"]}}, chunks=CHUNKS)
    await site.page.evaluate(OPEN, f"{server.url}/greets")
    assert await log(site, 2) == ["open 1 own", "hello"]
    await site.page.evaluate(
        "() => { socket.send(new Blob(['ä'])); socket.send('text'); socket.send(new Uint8Array([1, 2])) }"
    )
    await log(site, 5)
    await site.page.evaluate("socket.send('bye')")
    await until_news(site, "websocketclosed")
    (opened,) = await until_news(site, "websocket")
    assert opened["url"] == f"{server.url}/greets"
    frames = [item for item in site.news if item["kind"] == "websocketframe"]
    assert {item["socket"] for item in frames} == {opened["socket"]}
    blob = {"base64": base64.b64encode("ä".encode()).decode()}
    assert [item["data"] for item in frames if item["sent"]] == [blob, "text", {"base64": "AQI="}, "bye"]
    assert [item["data"] for item in frames if not item["sent"]] == ["hello", blob, "text", {"base64": "AQI="}]


class Routed:
    """A socket that Python decides about: what it is called with, and what it answers."""

    def __init__(self, site: Runtime) -> None:
        self.site = site
        self.call: dict[str, Any] = {}

    async def open(self, url: str, *actions: dict[str, Any]) -> None:
        settings = {"webSocketRoutes": [{"source": "", "flags": ""}]}
        await self.site.turn({"slice": 0, "settings": settings}, chunks=CHUNKS)
        await self.site.page.evaluate(OPEN, url)
        (self.call,) = await until_news(self.site, "websocketcall")
        await self.do(*actions)

    async def do(self, *actions: dict[str, Any]) -> None:
        """There can be any number of answers."""
        await self.site.turn({"slice": 0, "resume": [{"id": self.call["id"], "value": list(actions)}]})


@pytest.fixture
def routed(site: Runtime) -> Routed:
    return Routed(site)


def handle(side: str, kind: str) -> dict[str, Any]:
    return {"do": "handle", "side": side, "kind": kind}


async def test_python_plays_the_server(site: Runtime, routed: Routed) -> None:
    await routed.open("ws://nowhere.test/a", handle("page", "message"), {"do": "decided"})
    assert (routed.call["url"], routed.call["protocols"]) == ("ws://nowhere.test/a", ["own"])
    assert await log(site, 1) == ["open 1 own"]
    await site.page.evaluate("socket.send('to Python')")
    (asked,) = await until_news(site, "websocketmessage")
    assert (asked["socket"], asked["side"], asked["message"]) == (routed.call["socket"], "page", "to Python")
    await routed.do({"do": "send", "side": "page", "data": {"base64": "AQI="}})
    await routed.do({"do": "close", "side": "page", "code": 3001, "reason": "enough"})
    assert await log(site, 3) == ["open 1 own", "1,2", "closed 3001 enough true"]
    assert await site.page.evaluate("[socket instanceof WebSocket, socket.readyState]") == [True, 3]


async def test_a_message_before_the_decision_opens_the_socket_with_its_protocol(site: Runtime, routed: Routed) -> None:
    early = {"do": "send", "side": "page", "data": "early"}
    await routed.open("ws://nowhere.test/a", early, {"do": "decided"})
    assert await log(site, 2) == ["open 1 own", "early"]


async def test_python_stands_between_the_page_and_the_server(
    site: Runtime, routed: Routed, server: WebSocketServer
) -> None:
    await routed.open(f"{server.url}/greets", {"do": "connect"}, handle("server", "message"), {"do": "decided"})
    (greeting,) = await until_news(site, "websocketmessage")
    assert (greeting["side"], greeting["message"]) == ("server", "hello")
    await routed.do({"do": "send", "side": "page", "data": "hello, changed"})
    assert await log(site, 2) == ["open 1 own", "hello, changed"]
    await site.page.evaluate("socket.send('straight on')")  # this direction has no handler
    echoed = (await until_news(site, "websocketmessage", 2))[1]
    assert (echoed["side"], echoed["message"]) == ("server", "straight on")
    await site.page.evaluate("socket.close(3002, 'done')")
    assert (await log(site, 3))[2] == "closed 3002 done true"
    server.wait_for_end(3002, "done")


async def test_errors_of_a_routed_socket_are_the_browsers(site: Runtime, routed: Routed) -> None:
    await routed.open("ws://nowhere.test/", {"do": "decided"})
    await log(site, 1)
    errors = """() => [
      () => socket.send(), () => socket.close(1), () => socket.close(3000, "x".repeat(124)), () => new WebSocket("http://[")
    ].map(call => { try { call() } catch (error) { return `${error.name}: ${error.message}` } })"""
    ours = await site.page.evaluate(errors)
    other = await site.page.context.new_page()
    await other.goto("about:blank")
    await other.evaluate("() => { window.socket = new WebSocket('ws://127.0.0.1:1/') }")
    assert ours == await other.evaluate(errors)
