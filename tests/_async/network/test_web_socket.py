"""WebSockets of pages: listened to, and routed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, Page, TimeoutError, WebSocket, WebSocketRoute, expect
from tests.web_server import WebServer
from tests.web_socket_server import WebSocketServer

# Opens window.socket and writes down in window.log what it reports.
OPEN = """([url, ...protocols]) => {
  window.log = [];
  const socket = (window.socket = new WebSocket(url, ...protocols));
  const note = text => window.log.push(text);
  socket.onopen = () => note(`open ${socket.readyState} ${socket.protocol}`);
  socket.addEventListener("message", ({ data, origin }) => {
    note(`${typeof data === "string" ? data : Object.prototype.toString.call(data)} from ${origin}`);
  });
  socket.onerror = () => note("error");
  socket.onclose = ({ code, reason, wasClean }) => note(`closed ${code} ${reason} ${wasClean} ${socket.readyState}`);
}"""


@pytest.fixture
def sockets() -> Iterator[WebSocketServer]:
    started = WebSocketServer()
    yield started
    started.stop()


async def logged(page: Page, *lines: str) -> None:
    """Until the page's log is that."""
    log = "window.log.join('|')"
    await page.wait_for_function(f"wanted => {log}.length >= wanted.length", arg="|".join(lines))
    assert await page.evaluate("window.log") == list(lines)


# -- listening -------------------------------------------------------------------------------------------------------


@pytest.mark.both_apis
async def test_what_a_socket_tells(page: Page, server: WebServer, sockets: WebSocketServer) -> None:
    heard: list[Any] = []

    def follow(socket: WebSocket) -> None:
        heard.append(repr(socket))
        socket.on("framesent", lambda data: heard.append(("sent", data)))
        socket.on("framereceived", lambda data: heard.append(("received", data)))
        socket.on("close", lambda closed: heard.append(("close", closed is socket, socket.is_closed())))

    page.on("websocket", follow)
    await page.goto(server.empty)
    async with page.expect_websocket(lambda socket: socket.url.endswith("/greets")) as opened:
        await page.evaluate(OPEN, [f"{sockets.url}/greets"])
    socket = await opened.value
    await page.wait_for_function("window.log.length === 2")
    for binary in ("new Blob(['a'])", "new Uint8Array([98, 99]).subarray(1)", "new Uint8Array([100]).buffer"):
        async with socket.expect_event("framereceived"):
            await page.evaluate(f"window.socket.send({binary}); window.socket.send('text')")
    await page.wait_for_function("window.log.length === 8")
    with pytest.raises(
        TimeoutError, match=r'^WebSocket.wait_for_event: Timeout 1ms exceeded while waiting for event "c'
    ):
        await socket.wait_for_event("close", timeout=1)
    assert not socket.is_closed()
    with pytest.raises(Error, match=r"^WebSocket\.expect_event: Socket closed$"):
        async with socket.expect_event("framesent"):
            await page.evaluate("window.socket.close(3000, 'done')")
    assert heard[0] == f"<WebSocket url='{sockets.url}/greets'>"
    assert [data for kind, data in heard[1:-1] if kind == "sent"] == [b"a", "text", b"c", "text", b"d", "text"]
    received = [data for kind, data in heard[1:-1] if kind == "received"]
    assert received == ["hello", b"a", "text", b"c", "text", b"d", "text"]
    assert heard[-1] == ("close", True, True)
    assert await page.evaluate("window.log.at(-1)") == "closed 3000 done true 3"


async def test_a_socket_that_does_not_come_about(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    async with page.expect_websocket() as opened:
        await page.evaluate("url => void new WebSocket(url)", f"{server.prefix.replace('http', 'ws')}/none")
    socket = await opened.value
    with pytest.raises(Error, match=r"^WebSocket\.wait_for_event: Socket error$"):
        await socket.wait_for_event("framesent")
    async with page.expect_websocket() as opened:
        await page.evaluate("url => void new WebSocket(url)", f"{server.prefix.replace('http', 'ws')}/none")
    assert await (await opened.value).wait_for_event("socketerror") == "WebSocket connection failed"


async def test_sockets_end_with_their_document(page: Page, server: WebServer, sockets: WebSocketServer) -> None:
    server.page("/opens", f"<script>window.socket = new WebSocket('{sockets.url}/greets')</script>")
    async with page.expect_websocket() as opened:
        await page.goto(f"{server.prefix}/opens")  # its script is heard
    socket = await opened.value
    assert not socket.is_closed()
    await page.goto(server.empty)
    assert socket.is_closed()


# -- routing ---------------------------------------------------------------------------------------------------------


async def test_a_socket_without_a_server(page: Page, server: WebServer) -> None:
    routes: list[WebSocketRoute] = []
    heard: list[str | bytes] = []

    def answer(route: WebSocketRoute, message: str | bytes) -> None:
        heard.append(message)
        route.send(b"\x01" if message == "binary" else f"echo {message!r}")

    def take(route: WebSocketRoute) -> None:
        routes.append(route)
        route.on_message(lambda message: answer(route, message))

    await page.route_web_socket(re.compile("/chat$"), take)
    await page.goto(server.empty)
    url, origin = "ws://nowhere.test/chat", " from ws://nowhere.test"
    await page.evaluate(OPEN, [url, ["chat", "talk"]])
    await logged(page, "open 1 chat")
    assert (routes[0].url, routes[0].protocols) == (url, ["chat", "talk"])
    await page.evaluate("window.socket.send('a'); window.socket.send(new Blob(['b'])); window.socket.send('binary')")
    await page.wait_for_function("window.log.length === 4")
    await page.evaluate("window.socket.binaryType = 'arraybuffer'; window.socket.send('binary')")
    routes[0].send("unasked")
    echoes = [f"echo 'a'{origin}", f"echo b'b'{origin}", f"[object Blob]{origin}", f"[object ArrayBuffer]{origin}"]
    await logged(page, "open 1 chat", *echoes, f"unasked{origin}")
    assert heard == ["a", b"b", "binary", "binary"]
    await routes[0].close(code=3005, reason="enough")
    assert await page.evaluate("window.log.at(-1)") == "closed 3005 enough true 3"
    routes[0].send("too late")
    assert await page.evaluate("[window.log.length, window.socket.readyState]") == [7, 3]


@pytest.mark.both_apis
async def test_ends_that_a_handler_deals_with(page: Page, server: WebServer) -> None:
    ends: list[Any] = []

    def take(route: WebSocketRoute) -> None:
        if route.url.endswith("/handled"):
            route.on_close(lambda code, reason: ends.append((code, reason)))

    await page.route_web_socket("ws://nowhere.test/**", take)
    await page.goto(server.empty)
    for path, closing, end in (
        ("plain", "3009, 'why'", "closed 3009 why true 3"),
        ("plain", "", "closed 0  true 3"),
    ):
        await page.evaluate(OPEN, [f"ws://nowhere.test/{path}"])
        await page.wait_for_function("window.log.length")
        await page.evaluate(f"window.socket.close({closing})")
        await logged(page, "open 1 ", end)
    await page.evaluate(OPEN, ["ws://nowhere.test/handled"])
    await page.wait_for_function("window.log.length")
    await page.evaluate("window.socket.close(3009, 'why')")
    assert await page.evaluate("window.socket.readyState") == 2
    assert ends == [(3009, "why")]


async def test_between_the_page_and_the_server(page: Page, server: WebServer, sockets: WebSocketServer) -> None:
    closed: list[Any] = []

    def take(route: WebSocketRoute) -> None:
        real = route.connect_to_server()
        for again in (route.connect_to_server, real.connect_to_server):
            with pytest.raises(Error, match=r"Already connected|page-side"):
                again()
        route.on_message(lambda message: real.send(message.upper()) if message != "block" else None)  # type: ignore[arg-type, union-attr]
        real.on_message(lambda message: route.send(f"<{message!r}>"))
        real.on_close(lambda code, reason: closed.append((code, reason)))
        real.send("first")

    await page.route_web_socket("**/greets", take)
    await page.goto(server.empty)
    async with page.expect_websocket() as opened:
        await page.evaluate(OPEN, [f"{sockets.url}/greets", "chat"])
    assert (await opened.value).url == f"{sockets.url}/greets"
    origin = f" from {sockets.url}"
    await page.wait_for_function("window.log.length === 3")
    await page.evaluate("window.socket.send('block'); window.socket.send('go')")
    await logged(page, "open 1 chat", *(f"<'{text}'>{origin}" for text in ("hello", "first", "GO")))
    await page.evaluate("window.socket.close(3010, 'by the page')")
    sockets.wait_for_end(3010, "by the page")
    assert sockets.heard == ["first", "GO", (3010, "by the page")]
    await page.wait_for_timeout(1)  # the handler runs in a call
    await expect(page.locator("body")).to_be_empty()
    assert await page.evaluate("window.socket.readyState") == 2


async def test_what_nobody_handles_passes(page: Page, server: WebServer, sockets: WebSocketServer) -> None:
    routes: list[WebSocketRoute] = []
    servers: list[WebSocketRoute] = []

    def take(route: WebSocketRoute) -> None:
        routes.append(route)
        servers.append(route.connect_to_server())

    await page.route_web_socket(re.compile("."), take)
    await page.goto(server.empty)
    origin = f" from {sockets.url}"
    echoes = [f"a{origin}", f"[object Blob]{origin}"]
    sends = "window.socket.send('a'); window.socket.send(new Uint8Array([1]))"
    for end, code, reason in (
        (lambda: page.evaluate("window.socket.send('bye')"), 3001, "bye yourself"),
        (lambda: page.evaluate("window.socket.close(3002, 'page')"), 3002, "page"),
        (lambda: routes[-1].close(code=3003, reason="route"), 3003, "route"),
        (lambda: servers[-1].close(code=3004, reason="server"), 3004, "server"),
    ):
        await page.evaluate(OPEN, [sockets.url])
        await page.wait_for_function("window.log.length === 1")
        await page.evaluate(sends)
        await page.wait_for_function("window.log.length === 3")
        await end()
        await logged(page, "open 1 ", *echoes, f"closed {code} {reason} true 3")
        sockets.wait_for_end(code, reason)
    ends = [each for each in sockets.heard if isinstance(each, tuple)]
    assert ends == [(3001, "bye yourself"), (3002, "page"), (3003, "route"), (3004, "server")]
    await page.evaluate(OPEN, [server.prefix.replace("http", "ws")])
    await logged(page, "error", "closed 1006  false 3")


async def test_who_is_asked(browser: Browser, server: WebServer, sockets: WebSocketServer) -> None:
    async with await browser.new_context(base_url=server.prefix) as context:
        asked: list[str] = []
        await context.route_web_socket("/ws", lambda route: asked.append("context"))
        page = await context.new_page()
        await page.route_web_socket(lambda url: url.endswith("?page"), lambda route: asked.append("page"))
        server.page("/frame", "")
        script = "const open = query => window.sockets.push(new WebSocket(`ws://${location.host}/ws${query}`));"
        html = f"<script>window.sockets = []; {script} open('?page'); open('')</script><iframe src=/frame></iframe>"
        await page.goto(server.page("/opens", html))
        await page.wait_for_function("window.sockets.every(socket => socket.readyState === 1)")
        assert sorted(asked) == ["context", "page"]
        frame = page.frames[1]
        await frame.evaluate(f"window.sockets = []; {script} open('')")
        await frame.wait_for_function("window.sockets[0].readyState === 1")
        assert asked[2:] == ["context"]
        await page.evaluate(OPEN, [f"{sockets.url}/greets"])
        await logged(page, "open 1 ", f"hello from {sockets.url}")
        assert len(asked) == 3


async def test_sockets_of_a_popup(context: BrowserContext, page: Page, server: WebServer) -> None:
    await context.route_web_socket("**/chat", lambda route: route.on_message(lambda message: route.send(message)))
    await page.route_web_socket("**", lambda route: pytest.fail("a popup is another page"))
    server.page("/popup", "")
    await page.goto(server.empty)
    async with page.expect_popup() as opened:
        await page.evaluate("void window.open('/popup')")
    popup = await opened.value
    # Between two calls, while no turn runs in the popup.
    await popup.evaluate(f"given => void setTimeout({OPEN}, 5, given)", ["ws://nowhere.test/chat"])
    await popup.wait_for_function("window.log?.length === 1", timeout=5_000)
    await popup.evaluate("window.socket.send('a')")
    await logged(popup, "open 1 ", "a from ws://nowhere.test")


@pytest.mark.both_apis
async def test_an_error_of_a_handler(page: Page, server: WebServer) -> None:
    def fail(route: WebSocketRoute) -> None:
        raise ValueError("no idea")

    await page.route_web_socket("**", fail)
    await page.goto(server.empty)
    with pytest.raises(ValueError, match="no idea"):
        await page.evaluate(OPEN, ["ws://nowhere.test/"])
    await logged(page, "open 1 ")


async def test_a_routed_socket_is_like_any_other(page: Page, context: BrowserContext, server: WebServer) -> None:
    await context.route_web_socket("**", lambda route: None)
    await page.goto(server.empty)
    assert await page.evaluate(
        """async () => {
          const refused = action => { try { action(); return ""; } catch (error) { return error.name; } };
          class Own extends WebSocket { shout(text) { this.send(text.toUpperCase()); } }
          const own = new Own("ws://nowhere.test/x");
          const early = refused(() => own.send("a"));
          await new Promise(resolve => own.onopen = resolve);
          own.shout("a");
          return [
            early,
            refused(() => own.close(5)),
            refused(() => own.close(3000, "x".repeat(124))),
            refused(() => new WebSocket("ftp://nowhere.test")),
            refused(() => new WebSocket("ws://nowhere.test", ["a", "a"])),
            refused(() => WebSocket("ws://nowhere.test")),
            own instanceof Own && own instanceof WebSocket && own instanceof EventTarget,
            own.constructor === Own && new WebSocket("ws://nowhere.test").constructor === WebSocket,
            [own.url, own.readyState, own.bufferedAmount, own.extensions, own.binaryType, WebSocket.OPEN, own.OPEN],
            new WebSocket("/relative").url === location.href.replace("http", "ws").replace("/empty.html", "/relative"),
            Object.keys(own),
          ];
        }"""
    ) == [
        "InvalidStateError",
        "InvalidAccessError",
        "SyntaxError",
        "SyntaxError",
        "SyntaxError",
        "TypeError",
        True,
        True,
        ["ws://nowhere.test/x", 1, 0, "", "blob", 1, 1],
        True,
        [],
    ]
