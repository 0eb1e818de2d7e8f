"""The events of a navigation come in the browser's order, those of documents that are left at once among them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import urlsplit

import pytest

from smooth_page.async_api import Page
from tests.web_server import WebServer

Step = Callable[[Page], Awaitable[object]]

ONE = """<script>console.log("first")</script><a id=link href=/two>two</a><a id=hash href=#there>there</a>
<a id=redirected href=/redirect>redirected</a><button onclick="history.pushState({}, '', '/pushed')">Push</button>"""
TWO = "<script>console.log('first')</script>"


class Log:
    """What the listeners of a page have heard."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.heard: list[str] = []
        self._on = {
            "request": lambda request: self._note("request", request.url),
            "response": lambda response: self._note("response", response.url),
            "frameattached": lambda frame: self.heard.append("attached"),
            "framedetached": lambda frame: self._note("detached", frame.url),
            "framenavigated": lambda frame: self._note("navigated", frame.url),
            "domcontentloaded": lambda _: self.heard.append("parsed"),
            "load": lambda _: self.heard.append("loaded"),
        }
        for event, listener in self._on.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def _note(self, event: str, url: str) -> None:
        parts = urlsplit(url)
        self.heard.append(f"{event} {parts.path}{'#' * bool(parts.fragment)}{parts.fragment}")

    def take(self) -> list[str]:
        taken, self.heard = self.heard, []
        return taken

    def end(self) -> None:
        for event, listener in self._on.items():
            self._page.remove_listener(event, listener)


@pytest.fixture
async def log(page: Page, server: WebServer) -> AsyncIterator[Log]:
    server.page("/one", ONE)
    server.page("/two", TWO)
    server.redirect("/redirect", "/two")
    await page.goto(f"{server.prefix}/one")
    made = Log(page)
    yield made
    made.end()


async def until(page: Page, condition: Callable[[], bool]) -> None:
    """Waits until listeners have heard something, ten seconds at most."""
    for _ in range(1000):
        if condition():
            return
        await page.wait_for_timeout(10)


def position(heard: list[str], event: str) -> int:
    return heard.index(event) if event in heard else len(heard)


def a_load(path: str) -> list[str]:
    return [f"request {path}", f"response {path}", f"navigated {path}", "parsed", "loaded"]


@pytest.mark.both_apis
@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (lambda page: page.goto(page.url.replace("/one", "/two")), a_load("/two")),
        (lambda page: page.reload(), a_load("/one")),
        (lambda page: page.click("#link"), a_load("/two")),
        (lambda page: page.evaluate("void (location.href = '/two')"), a_load("/two")),
        (lambda page: page.click("#redirected"), ["request /redirect", "response /redirect", *a_load("/two")]),
        (lambda page: page.click("#hash"), ["navigated /one#there"]),
        (lambda page: page.goto(f"{page.url}#here"), ["navigated /one#here"]),
        (lambda page: page.click("button"), ["navigated /pushed"]),
    ],
    ids=["goto", "reload", "link", "script", "redirect", "hash", "goto hash", "push"],
)
async def test_the_order_of_a_navigation(page: Page, log: Log, step: Step, expected: list[str]) -> None:
    await step(page)
    await page.wait_for_load_state()
    await until(page, lambda: "loaded" not in expected or "loaded" in log.heard)
    assert log.take() == expected


async def test_the_same_address_with_a_hash(page: Page, log: Log) -> None:
    for _ in range(2):
        await page.goto(f"{page.url.partition('#')[0]}#here")
    assert log.take() == ["navigated /one#here"] * 2


@pytest.mark.parametrize(
    "markup",
    ["<meta http-equiv=refresh content='0; url=/two'>", "<script>location.href = '/two'</script>"],
    ids=["refresh", "script"],
)
async def test_a_document_that_is_left_at_once(page: Page, server: WebServer, log: Log, markup: str) -> None:
    await page.goto(server.page("/left", markup))
    await page.wait_for_url("**/two")
    await until(page, lambda: "loaded" in log.heard[position(log.heard, "navigated /two") :])
    heard = [each for each in log.take() if each not in ("parsed", "loaded")]
    assert heard == [each for each in a_load("/left") + a_load("/two") if each not in ("parsed", "loaded")]


async def test_frames_come_and_go_with_their_document(page: Page, server: WebServer, log: Log) -> None:
    framed = server.page("/framed", "<iframe src=/two></iframe>")
    await page.goto(framed)
    first = log.take()
    assert [each for each in first if "/framed" in each] == ["request /framed", "response /framed", "navigated /framed"]
    of_frame = ["attached", "request /two", "response /two", "navigated /two", "loaded"]
    assert [each for each in first if each in of_frame] == of_frame
    await page.reload()
    second = log.take()
    left = ["response /framed", "detached /two", "navigated /framed", "attached"]
    assert [each for each in second if each in left] == left
    assert len(page.frames) == 2
    assert page.frames[1].url == f"{server.prefix}/two"


async def test_a_listener_that_comes_late(page: Page, server: WebServer) -> None:
    picture = server.hold("/picture")
    await page.goto(server.page("/", "<img src=/picture>"), wait_until="domcontentloaded")
    heard: list[str] = []
    page.once("load", lambda _: heard.append("load"))
    picture.set()
    server.wait_for("/picture")
    await page.wait_for_load_state()
    await until(page, lambda: bool(heard))
    assert heard == ["load"]
    assert await page.title() == ""
    assert heard == ["load"]
