"""Requests and responses, as the companion observes them."""

from __future__ import annotations

import socket as socket_module
from functools import partial

import pytest

from smooth_page.async_api import BrowserContext, Error, Page, Request, Response, WebSocket
from tests.web_server import WebServer
from tests.web_socket_server import WebSocketServer

EVENTS = ("request", "response", "requestfinished", "requestfailed")


async def test_navigations_return_the_whole_response(page: Page, server: WebServer) -> None:
    server.page("/end", "<title>end</title>", headers=[("set-cookie", "a=1; HttpOnly"), ("set-cookie", "b=2")])
    response = await page.goto(server.redirect("/begin", "/end"))
    assert response is not None
    assert (response.status, response.url, await response.text()) == (200, server.prefix + "/end", "<title>end</title>")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert await response.header_values("set-cookie") == ["a=1; HttpOnly", "b=2"]
    assert (await response.request.all_headers())["host"] == server.prefix.removeprefix("http://")
    assert await response.server_addr() == {"ipAddress": "127.0.0.1", "port": int(server.prefix.rpartition(":")[2])}
    assert await response.http_version() == "HTTP/1.1"
    sizes = await response.request.sizes()
    assert (sizes["responseBodySize"], sizes["responseHeadersSize"] > 100) == (18, True)
    first = response.request.redirected_from
    assert first is not None
    assert (first.redirected_to, first.redirected_from) == (response.request, None)
    redirect = await first.response()
    assert redirect is not None
    assert (redirect.status, redirect.headers["location"]) == (302, "/end")
    with pytest.raises(Error, match="Response body is unavailable for redirect responses"):
        await redirect.body()


async def test_listeners_see_every_request(page: Page, server: WebServer) -> None:
    markup = "<link rel=stylesheet href=/a.css><iframe src=/frame></iframe><img src=/cut.png>"
    server.add(
        "/a.css", "@font-face { font-family: f; src: url(/f.woff) } body { font-family: f }", content_type="text/css"
    )
    server.page("/frame", "<title>frame</title>")
    server.add("/cut.png", cut=True)
    seen: dict[str, list[str]] = {}
    frames: dict[str, str] = {}

    def note(event: str, item: Request | Response) -> None:
        request = item if isinstance(item, Request) else item.request
        path = request.url.removeprefix(server.prefix)
        seen.setdefault(f"{request.resource_type} {path}", []).append(event)
        frames[path] = request.frame.url.removeprefix(server.prefix)

    listeners = {event: partial(note, event) for event in EVENTS}
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    response = await page.goto(server.page("/", f"{markup}text"), wait_until="networkidle")
    assert response is not None
    whole = ["request", "response", "requestfinished"]
    assert seen == {
        "document /": whole,
        "stylesheet /a.css": whole,
        "font /f.woff": ["request", "response", "requestfailed"],  # it is not there
        "document /frame": whole,
        "image /cut.png": ["request", "requestfailed"],
    }
    assert frames["/frame"] == "/frame"
    assert frames["/a.css"] == "/"
    cut = next(request for request in await page.requests() if request.url.endswith("/cut.png"))
    assert cut.failure == "net::ERR_EMPTY_RESPONSE"
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


async def test_goto_returns_after_the_events_of_all_that_was_loaded(page: Page, server: WebServer) -> None:
    """The document does not have them yet when it is loaded: the companion passes them on."""
    finished: list[str] = []

    def note(request: Request) -> None:
        finished.append(request.url.removeprefix(server.prefix))

    page.on("requestfinished", note)
    server.add("/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml")
    server.add("/a.js", "", content_type="text/javascript")
    for each in range(5):
        url = server.page(f"/{each}", f"<script src=/a.js?{each}></script><img src=/a.svg?{each}>")
        finished.clear()
        await page.goto(url)
        assert sorted(finished) == [f"/{each}", f"/a.js?{each}", f"/a.svg?{each}"]
    page.remove_listener("requestfinished", note)


async def test_what_is_posted_and_answered(page: Page, server: WebServer) -> None:
    server.add("/data", '{"a": 1}', content_type="application/json")
    await page.goto(
        server.page("/", "<form method=post action=/posted><input name=a value=1><button>Send</button></form>")
    )
    async with page.expect_response("**/data") as info:
        await page.evaluate("fetch('/data', { method: 'PUT', body: new Uint8Array([1, 255]) })")
    response = await info.value
    assert (response.request.post_data_buffer, await response.json()) == (b"\x01\xff", {"a": 1})
    server.redirect("/posted", "/thanks")
    server.page("/thanks", "<h1>Thanks</h1>")
    async with page.expect_request("**/posted") as asked, page.expect_navigation() as navigation:
        await page.get_by_role("button").click()
    posted = await asked.value
    assert (posted.method, posted.post_data, posted.is_navigation_request()) == ("POST", "a=1", True)
    arrived = await navigation.value
    assert arrived is not None
    assert arrived.request.redirected_from is posted
    assert await arrived.text() == "<h1>Thanks</h1>"


async def test_messages_of_sockets_are_reported_if_the_browser_tells_them(page: Page, server: WebServer) -> None:
    sockets = WebSocketServer()
    await page.goto(server.empty)
    heard: list[str | bytes] = []
    async with page.expect_websocket() as info:
        await page.evaluate(
            """(url) => new Promise((opened) => {
              window.socket = new WebSocket(url);
              window.socket.onopen = () => opened();
            })""",
            sockets.url,
        )
    socket = await info.value
    socket.on("framesent", heard.append)
    async with socket.expect_event("framereceived", lambda data: data == "last"):
        await page.evaluate(
            "for (const each of [new Blob(['unknown']), new Uint8Array([255, 0]), 'ä', 'last']) window.socket.send(each)"
        )
    assert heard == [b"\xff\x00", "ä", "last"]
    sockets.stop()


async def test_a_socket_that_nobody_answers(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    heard: list[str] = []

    def note(socket: WebSocket) -> None:
        socket.on("socketerror", heard.append)
        socket.on("close", lambda closed: heard.append(f"closed {closed.is_closed()}"))

    page.on("websocket", note)
    with socket_module.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"ws://127.0.0.1:{free.getsockname()[1]}/"
        async with page.expect_websocket() as info:
            await page.evaluate(
                "(url) => new Promise((closed) => { new WebSocket(url).onclose = () => closed(); })", url
            )
        socket = await info.value
        if not socket.is_closed():
            await socket.wait_for_event("close")
    assert socket.url == url
    assert heard == ["Error in connection establishment: net::ERR_CONNECTION_REFUSED", "closed True"]


@pytest.mark.parametrize("own", [True, False])
async def test_a_goto_that_fails_raises_after_the_events_of_its_request(
    companion_context: BrowserContext, page: Page, server: WebServer, own: bool
) -> None:
    tab = page if own else await companion_context.new_page()
    await tab.goto(server.empty)
    failed: list[str | None] = []
    tab.on("requestfailed", lambda request: failed.append(request.failure))
    with socket_module.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(Error, match="net::ERR_CONNECTION_REFUSED"):
            await tab.goto(f"http://127.0.0.1:{free.getsockname()[1]}/")
    assert failed == ["net::ERR_CONNECTION_REFUSED"]


async def test_requests_are_kept_without_a_listener(companion_context: BrowserContext, server: WebServer) -> None:
    page = await companion_context.new_page()
    server.add("/data", "1")
    server.page("/inner", "<link rel=stylesheet href=/a.css>")
    server.add("/a.css", "p {}", content_type="text/css")
    server.redirect("/from", server.page("/one", "<iframe src=/inner></iframe>"))
    await page.goto(f"{server.prefix}/from")
    await page.evaluate("fetch('/data', {method: 'POST', body: 'x'}).then(answer => answer.text())")
    requests = await page.requests()
    assert [(request.method, request.url.removeprefix(server.prefix)) for request in requests] == [
        ("GET", "/from"),
        ("GET", "/one"),
        ("GET", "/inner"),
        ("GET", "/a.css"),
        ("POST", "/data"),
    ]
    assert requests[1].redirected_from is requests[0]
    assert [request.frame for request in requests[2:4]] == [page.frames[1]] * 2
    assert (requests[4].post_data, await (await requests[4].response()).text()) == ("x", "1")
    await page.evaluate("fetch('/data').then(answer => answer.text())")
    later = await page.requests()
    assert (later[:5], later[5].method, len(later)) == (requests, "GET", 6)
