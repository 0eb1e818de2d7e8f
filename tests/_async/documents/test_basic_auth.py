"""Names and passwords that sites ask for: http_credentials of a context."""

from __future__ import annotations

import base64
from collections.abc import Callable

from smooth_page.async_api import Browser
from tests.web_server import Answer, Asked, WebServer

SECRET = "Basic " + base64.b64encode(b"me:p@ss w:rd").decode()
REFUSED = Answer(b"who?", 401, [("www-authenticate", 'Basic realm="here"'), ("content-type", "text/plain")])


def guarded(text: str) -> Callable[[Asked], Answer]:
    html = f"<title>{text}</title><script>window.early = fetch('/api').then(r => r.status)</script>"
    allowed = Answer(html.encode(), 200, [("content-type", "text/html")])
    return lambda asked: allowed if SECRET in asked.headers.values() else REFUSED


async def test_credentials_of_a_context(browser: Browser, server: WebServer) -> None:
    for path in ("/in", "/in/deeper", "/api"):
        server.handle(path, guarded(path))
    credentials = {"username": "me", "password": "p@ss w:rd", "origin": server.prefix}
    async with await browser.new_context(http_credentials=credentials) as context:  # type: ignore[arg-type]
        page = await context.new_page()
        response = await page.goto(f"{server.prefix}/in")
        assert response is not None
        assert (response.status, page.url, await page.title()) == (200, f"{server.prefix}/in", "/in")
        assert await page.evaluate("early") == 200
        asked = len(server.asked)
        await page.goto(f"{server.prefix}/in/deeper")
        assert await page.title() == "/in/deeper"
        assert await page.evaluate("early") == 200
        assert {item.path for item in server.asked[asked:]} <= {"/in/deeper", "/api", "/favicon.ico"}
        assert (await context.request.get(f"{server.prefix}/api")).status == 200
        # Another origin is another site.
        other = await page.goto(f"{server.cross_prefix}/in")
        assert other is not None
        assert other.status == 401


async def test_a_site_that_is_guarded_as_a_whole(browser: Browser, server: WebServer) -> None:
    for path in ("/robots.txt", "/in", "/api"):
        server.handle(path, guarded(path))
    async with await browser.new_context(http_credentials={"username": "me", "password": "p@ss w:rd"}) as context:
        page = await context.new_page()
        await page.route("**/nothing", lambda route: route.abort())
        await page.goto(f"{server.prefix}/in")
        assert (await page.title(), await page.evaluate("early")) == ("/in", 200)
        assert [item.path for item in server.asked if item.path == "/in"] == ["/in"]


async def test_headers_of_a_document_that_credentials_open(browser: Browser, server: WebServer) -> None:
    server.handle("/", guarded("in"))
    credentials = {"username": "me", "password": "p@ss w:rd"}
    options = {"http_credentials": credentials, "extra_http_headers": {"X-Trace": "t1"}, "user_agent": "me/1"}
    async with await browser.new_context(**options) as context:  # type: ignore[arg-type]
        page = await context.new_page()
        await page.add_init_script("window.first = document.scripts.length")
        response = await page.goto(f"{server.prefix}/")
        assert response is not None
        assert (response.status, page.url) == (200, f"{server.prefix}/")
        assert server.asked_for("/")[-1].headers["x-trace"] == "t1"
        assert await page.evaluate("[first, navigator.userAgent]") == [1, "me/1"]


async def test_no_address_shows_the_password(browser: Browser, server: WebServer) -> None:
    server.handle("/in", guarded("in"))
    async with await browser.new_context(http_credentials={"username": "me", "password": "p@ss w:rd"}) as context:
        page = await context.new_page()
        reported: list[str] = []
        page.on("request", lambda request: reported.append(request.url))
        page.on("framenavigated", lambda frame: reported.append(frame.url))
        await page.goto(f"{server.prefix}/in")
        shown = await page.evaluate(
            "[document.URL, document.referrer, ...navigation.entries().map(entry => entry.url),"
            " ...performance.getEntries().map(entry => entry.name)]"
        )
        assert "ss" not in "".join([*shown, *reported]).replace("visible", "")
