"""Route handlers decide about documents before the browser requests them, where it is known how it will."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from smooth_page import ActionRecord
from smooth_page._async.bridge.between_calls import LABEL
from smooth_page.async_api import Browser, Error, Page, Request, Route
from tests.web_server import WebServer


class Log:
    """What pages report of requests, in order, and the events of their session."""

    def __init__(self, server: WebServer, browser: Browser, page: Page) -> None:
        self._server = server
        self.page = page
        self.lines: list[str] = []
        self.events: list[ActionRecord] = []
        browser.client.on_event(lambda event: event.label != LABEL and self.events.append(event))
        page.on("request", lambda request: self.add("request", request))
        page.on("response", lambda response: self.add("response", response.request))
        page.on("requestfinished", lambda request: self.add("finished", request))
        page.on("requestfailed", lambda request: self.add(f"failed {request.failure}", request))

    def add(self, what: str, request: Request) -> None:
        if not request.url.endswith("/favicon.ico"):
            self.lines.append(f"{what} {request.url.removeprefix(self._server.prefix)}")

    def clear(self) -> None:
        self.lines.clear()
        self.events.clear()


@pytest.fixture
async def log(server: WebServer, companion_browser: Browser) -> AsyncIterator[Log]:
    """Of a context that has no service worker. The browser has held requests to the server before: the first one of a
    context, and a later one.
    """
    context = await companion_browser.new_context()
    page = await context.new_page()
    await page.route("**/*", lambda route: route.continue_())
    await page.goto(server.empty)
    await page.goto(server.empty)
    await page.unroute_all()
    yield Log(server, companion_browser, page)
    await context.close()


async def test_a_handler_decides_before_the_request(server: WebServer, log: Log) -> None:
    page = log.page
    shown: list[str] = []
    seen: list[Request] = []

    async def add(route: Route, request: Request) -> None:
        log.add("route", request)
        shown.append(await page.title())  # the document before is still there
        seen.append(request)
        assert (request.method, request.resource_type, request.is_navigation_request()) == ("GET", "document", True)
        assert request.frame == page.main_frame
        assert await request.all_headers() == request.headers
        await route.continue_(headers={**request.headers, "x-added": "1"})

    await page.goto(server.page("/before", "<title>before</title>"))
    await page.route("**/after", add)
    log.clear()
    response = await page.goto(server.page("/after", "<title>after</title>"))
    assert response is not None
    assert [response.request] == seen
    assert [event.label for event in log.events] == ["Page.title", "Page.goto", "Page.goto"]
    assert log.lines == ["request /after", "route /after", "response /after", "finished /after"]
    assert (shown, await page.title(), response.status) == (["before"], "after", 200)
    (asked,) = server.asked_for("/after")
    assert (asked.headers["x-added"], asked.headers["accept"]) == ("1", seen[0].headers["accept"])


async def test_a_reload_requests_the_document_as_before(server: WebServer, log: Log) -> None:
    """A link's request has a referrer. The document that it leads to takes an event more."""
    page = log.page
    headers: list[dict[str, str]] = []

    async def go_on(route: Route, request: Request) -> None:
        log.add("route", request)
        headers.append(request.headers)
        await route.continue_(headers={**request.headers, "x-added": "1"})

    after = server.page("/after", "<title>after</title>")
    await page.route("**/*", go_on)
    await page.goto(server.page("/before", "<a href=/after>after</a>"))
    log.clear()
    await page.click("a")
    assert page.url == after
    assert len(log.events) in (3, 4)  # on a busy machine, the navigation may take a turn with it
    await page.wait_for_function("document.readyState === 'complete'")
    log.clear()
    response = await page.reload()
    assert response is not None
    assert (response.status, len(log.events)) == (200, 2)
    assert log.lines == ["request /after", "route /after", "response /after", "finished /after"]
    assert headers[-1] == headers[-2]
    assert headers[-1]["referer"] == f"{server.prefix}/before"
    assert "x-added" not in headers[-1]
    assert [asked.headers["Referer"] for asked in server.asked_for("/after")] == [f"{server.prefix}/before"] * 2


async def test_a_reload_whose_request_is_not_known(server: WebServer, log: Log) -> None:
    """A script has changed the address."""
    page = log.page
    server.page("/moved", "<title>moved</title>")
    asked: list[str] = []

    async def go_on(route: Route, request: Request) -> None:
        asked.append(request.url.removeprefix(server.prefix))
        await route.continue_()

    await page.route("**/*", go_on)
    await page.goto(server.page("/start", ""))
    await page.evaluate("history.replaceState(null, '', '/moved')")
    await page.reload()
    assert (await page.title(), asked) == ("moved", ["/start", "/moved"])


async def test_any_decision(server: WebServer, log: Log) -> None:
    page = log.page
    made = "<title>made</title>" + " " * 100_000
    there = server.page("/there", "<title>there</title>")
    server.redirect("/hop", "/there")
    await page.route("**/made", lambda route: route.fulfill(body=made, content_type="text/html"))
    await page.route("**/refused", lambda route: route.abort("connectionrefused"))
    await page.route("**/dropped", lambda route: route.abort("aborted"))
    await page.route("**/elsewhere", lambda route: route.continue_(url=there))
    await page.route("**/hop", lambda route: route.fallback())
    for path, title in {"/made": "made", "/elsewhere": "there", "/hop": "there"}.items():
        log.clear()
        response = await page.goto(server.prefix + path)
        assert await page.title() == title
        assert response is not None
        assert len(log.events) == 3
        assert (response.status, response.request.failure) == (200, None)
    assert response.request.redirected_from is not None
    assert response.request.redirected_from.url == f"{server.prefix}/hop"
    for path, error in {"/refused": "net::ERR_CONNECTION_REFUSED", "/dropped": "net::ERR_ABORTED"}.items():
        log.clear()
        with pytest.raises(Error, match=rf"^Page\.goto: {error} at {server.prefix}{path}"):
            await page.goto(server.prefix + path)
        assert log.lines == [f"request {path}", f"failed {error} {path}"]
    assert not {"/made", "/refused", "/dropped", "/elsewhere"} & {asked.path for asked in server.asked}


async def test_a_handler_decides_later(server: WebServer, log: Log) -> None:
    """The browser requests the document then, and asks for the decision about it: the handler is not called again."""
    page = log.page
    await page.goto(server.page("/start", "<title>start</title>"))
    kept: list[Route] = []

    async def release(route: Route) -> None:
        assert await page.title() == "start"
        await kept[0].fulfill(body="decided", content_type="text/html")
        await route.continue_()

    await page.route("**/late", kept.append)
    await page.route("**/release", release)
    await page.evaluate("() => void setTimeout(() => fetch('/release', { keepalive: true }), 50)")
    log.clear()
    response = await page.goto(f"{server.prefix}/late")
    assert response is not None
    assert (await page.inner_text("body"), response.request, len(kept)) == ("decided", kept[0].request, 1)
    of_document = [line for line in log.lines if line.endswith("/late")]
    assert of_document == ["request /late", "response /late", "finished /late"]


async def test_a_handler_that_is_used_up_still_decides(server: WebServer, log: Log) -> None:
    page = log.page
    await page.route("**/once", lambda route: route.fulfill(body="mine", content_type="text/html"), times=1)
    await page.goto(f"{server.prefix}/once")
    assert await page.inner_text("body") == "mine"
    await page.goto(server.page("/once", "the server's"))
    assert await page.inner_text("body") == "the server's"


async def test_an_error_of_a_handler(server: WebServer, log: Log) -> None:
    page = log.page

    def fail(route: Route) -> None:
        raise ZeroDivisionError

    await page.route("**/broken", fail)
    with pytest.raises(ZeroDivisionError):
        await page.goto(f"{server.prefix}/broken")
    assert page.url == server.empty
    await page.goto(server.page("/next", "<title>next</title>"))
    assert await page.title() == "next"


async def test_what_comes_to_no_request(server: WebServer, log: Log) -> None:
    """The page has come to another address meanwhile, at which only the fragment differs."""
    page = log.page

    async def move(route: Route) -> None:
        await page.evaluate("history.pushState(null, '', '/there')")
        await route.continue_()

    await page.route("**/there", move)
    log.clear()
    assert await page.goto(f"{server.prefix}/there#part") is None
    assert page.url == f"{server.prefix}/there#part"
    assert log.lines == ["request /there", "failed net::ERR_ABORTED /there"]


async def test_other_headers_than_expected(server: WebServer, log: Log) -> None:
    """A server may ask for more of them at any time. Handlers see them from the next request on."""
    page = log.page
    server.page("/asks", "", headers=[("accept-ch", "sec-ch-ua-arch")])
    seen: list[bool] = []
    hint = "sec-ch-ua-arch"

    async def go_on(route: Route, request: Request) -> None:
        seen.append(hint in request.headers)
        await route.continue_()

    await page.route("**/*", go_on)
    for path, sent in [("/asks", False), ("/empty.html", True), ("/empty.html", True)]:
        response = await page.goto(server.prefix + path)
        assert response is not None
        assert (hint in response.request.headers) is sent
    assert seen == [False, False, True]
    assert [hint in asked.headers for asked in server.asked_for("/empty.html")[-2:]] == [True, True]


async def test_where_something_may_come_before_the_request(server: WebServer, log: Log) -> None:
    """A dialog may keep the page: the handler is asked once the browser holds the request."""
    page = log.page
    await page.goto(server.page("/asks", "<p>text<script>onbeforeunload = () => 'stay'</script>"))
    await page.click("p")
    asked: list[str] = []
    await page.route("**/*", lambda route: (asked.append(route.request.url), route.continue_())[1])
    page.once("dialog", lambda dialog: dialog.dismiss())
    with pytest.raises(Error, match=r"net::ERR_ABORTED"):
        await page.goto(server.empty)
    assert (asked, page.url) == ([], f"{server.prefix}/asks")
    await page.evaluate("document.body.insertAdjacentHTML('beforeend', '<a href=/empty.html>link</a>')")
    page.once("dialog", lambda dialog: dialog.dismiss())
    await page.click("a")
    assert (asked, page.url) == ([], f"{server.prefix}/asks")
    page.once("dialog", lambda dialog: dialog.accept())
    await page.goto(server.empty)
    assert (asked, page.url) == ([server.empty], server.empty)
