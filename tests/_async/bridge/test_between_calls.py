"""Listeners and handlers run while the program waits for something else than a call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from smooth_page.async_api import Browser, Page, Playwright, Route, WebSocketRoute
from smooth_page.local.embedded import ensure_engine
from tests.one_by_one import one_by_one
from tests.web_server import WebServer

pytestmark = pytest.mark.async_only

SECONDS = 30
TICKS = "setInterval(() => console.log('tick'))"
LATER = "(action) => void setTimeout(() => eval(action), 50)"


@pytest.fixture(scope="module")
async def one_at_a_time(playwright: Playwright) -> AsyncIterator[Browser]:
    base_url, key = ensure_engine()
    with one_by_one(base_url, key) as address:
        browser = await playwright.chromium.launch(smooth={"base_url": address, "api_key": key})
        yield browser
        await browser.close()


async def heard(queue: asyncio.Queue[str], count: int = 1) -> list[str]:
    return [await asyncio.wait_for(queue.get(), SECONDS) for _ in range(count)]


async def test_messages_of_routed_sockets_leave(page: Page, server: WebServer) -> None:
    """Also while a turn waits for news: eight that did would take longer than the test."""
    routes: list[WebSocketRoute] = []
    script = """
        const socket = new WebSocket("ws://nobody.test/");
        const ready = (path) => setTimeout(() => fetch(path), 300);
        socket.onmessage = ({ data }) => ready("/" + data);
    """
    await page.route_web_socket("ws://nobody.test/*", routes.append)
    await page.goto(server.page("/", f"<script>{script}</script>"))
    await page.wait_for_function("socket.readyState === 1")

    async def send_all() -> None:
        for number in range(8):
            routes[0].send(f"{number}")
            await asyncio.to_thread(server.wait_for, f"/{number}")

    await asyncio.wait_for(send_all(), SECONDS)
    for text in ("a", "b"):
        routes[0].send(text)
    for text in ("a", "b"):
        await asyncio.to_thread(server.wait_for, f"/{text}")


async def test_listeners_and_handlers_run(page: Page, server: WebServer) -> None:
    """Those that were registered after the last call, too."""
    queue: asyncio.Queue[str] = asyncio.Queue()

    async def answer(route: Route) -> None:
        await route.fulfill(body="<title>routed</title>", content_type="text/html")
        queue.put_nowait("route")

    await page.goto(server.empty)
    await page.evaluate(TICKS)
    page.on("console", lambda message: queue.put_nowait(message.text))
    assert await heard(queue, 3) == ["tick"] * 3
    await page.goto(server.empty)
    queue = asyncio.Queue()
    await page.expose_function("tell", queue.put_nowait)
    await page.route("**/routed", answer)
    page.context.on("page", lambda popup: queue.put_nowait("popup"))
    page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.accept("answered")))
    for action, what in {
        "tell('called')": ["called"],
        "fetch('/routed').then(() => tell('answered'))": ["route", "answered"],
        "tell(prompt('?'))": ["answered"],
        "window.open()": ["popup"],
    }.items():
        await page.evaluate(LATER, action)
        assert sorted(await heard(queue, len(what))) == sorted(what)


async def test_an_error_of_a_listener_is_raised_by_the_next_call(page: Page, server: WebServer) -> None:
    called = asyncio.Event()

    def listener(_: object) -> None:
        called.set()
        raise ValueError("of the listener")

    await page.goto(server.empty)
    page.once("console", listener)
    await page.evaluate(LATER, "console.log('x')")
    await asyncio.wait_for(called.wait(), SECONDS)
    with pytest.raises(ValueError, match="of the listener"):
        await page.title()
    assert await page.title() == ""
    called.clear()
    page.once("console", listener)
    await page.evaluate(LATER, "console.log('x')")
    await asyncio.wait_for(called.wait(), SECONDS)
    with pytest.raises(ValueError, match="of the listener"):
        await page.context.close()
    assert page.is_closed()


async def test_nothing_waits_without_listeners_or_in_closed_pages(page: Page, server: WebServer) -> None:
    idle = page._tab.bridge._between._idle
    await page.goto(server.empty)
    assert (idle._timer, idle._running) == (None, None)
    heard_one = asyncio.Event()
    page.on("console", lambda _: heard_one.set())
    await page.evaluate(TICKS)
    assert idle._timer is not None
    await asyncio.wait_for(heard_one.wait(), SECONDS)
    await page.context.close()
    assert (idle._timer, idle._running) == (None, None)


async def test_a_page_that_a_listener_closes(page: Page, server: WebServer) -> None:
    closed = asyncio.Event()

    async def close(_: object) -> None:
        await page.context.close()
        closed.set()

    await page.goto(server.empty)
    page.on("console", close)
    await page.evaluate(LATER, "console.log('x')")
    await asyncio.wait_for(closed.wait(), SECONDS)
    assert page.is_closed()


async def test_services_that_run_one_event_at_a_time(one_at_a_time: Browser, server: WebServer) -> None:
    page = await one_at_a_time.new_page()
    queue: asyncio.Queue[str] = asyncio.Queue()
    await page.goto(server.empty)
    page.on("console", lambda message: queue.put_nowait(message.text))
    await page.evaluate(LATER, "console.log('later')")
    assert await heard(queue) == ["later"]
    await page.close()
