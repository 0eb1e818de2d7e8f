"""Requests that Python decides about, which the browser holds meanwhile: of every kind and frame."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from smooth_page.async_api import BrowserContext, Error, Page, Request, Route, expect
from tests.web_server import WebServer

ANYWHERE = "http://nobody.test"


@pytest.fixture(autouse=True)
async def no_routes(companion_context: BrowserContext, page: Page) -> AsyncIterator[None]:
    yield
    await page.unroute_all()
    await companion_context.unroute_all()


async def test_what_the_browser_loads_itself_is_routed(page: Page, server: WebServer) -> None:
    asked: dict[str, str] = {}

    async def decide(route: Route, request: Request) -> None:
        asked[request.url.rpartition("/")[2]] = request.resource_type
        if request.resource_type in ("image", "font"):
            await route.abort()
        elif request.resource_type == "stylesheet":
            await route.fulfill(body="@font-face { font-family: own; src: url(/own.woff2) } body { font-family: own }")
        else:
            await route.fulfill(body="made", content_type="text/html", headers={"x-made": "1"})

    await page.goto(server.page("/start", "<p>text"))
    await page.route("**/*", decide)
    await page.evaluate(
        """async anywhere => {
          const load = (made, attributes) => new Promise((done) => {
            const element = Object.assign(document.createElement(made), attributes);
            element.onload = element.onerror = done;
            document.body.append(element);
          });
          await load("link", { rel: "stylesheet", href: "/sheet.css" });
          await document.fonts.load("16px own").catch(() => {});
          await load("img", { src: "/picture.png" });
          await load("iframe", { src: "/own.html" });
          await load("iframe", { src: `${anywhere}/other.html` });
          navigator.sendBeacon("/beacon", "body");
          await fetch(`${anywhere}/fetched`, { method: "PUT", headers: { "x-own": "1" } });
        }""",
        ANYWHERE,
    )
    while "beacon" not in asked:
        await page.wait_for_timeout(10)
    assert {**asked, "fetched": None} == {
        "sheet.css": "stylesheet",
        "own.woff2": "font",
        "picture.png": "image",
        "own.html": "document",
        "other.html": "document",
        "beacon": "ping",
        "fetched": None,
    }
    assert {asked.path for asked in server.asked} <= {"/start", "/favicon.ico"}


async def test_requests_of_workers_are_routed(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/start", "<p>text"))
    await page.route("**/wanted", lambda route: route.fulfill(body="made"))
    answer = await page.evaluate(
        """() => new Promise((done) => {
          const source = `fetch("${location.origin}/wanted").then((answer) => answer.text()).then(postMessage)`;
          new Worker(URL.createObjectURL(new Blob([source]))).onmessage = ({ data }) => done(data);
        })"""
    )
    assert answer == "made"


async def test_a_posted_form_is_changed(page: Page, server: WebServer) -> None:
    form = "<form method=post action=/sent><input name=field value=first><button>Send</button></form>"
    await page.goto(server.page("/form", form))
    server.page("/sent", "<title>sent</title>")
    posted: list[str | None] = []

    async def change(route: Route, request: Request) -> None:
        posted.append(request.post_data)
        await route.continue_(post_data="field=changed", headers={**request.headers, "x-added": "yes"})

    await page.route("**/sent", change)
    await page.get_by_role("button").click()
    await page.wait_for_url("**/sent")
    assert (await page.title(), posted) == ("sent", ["field=first"])
    asked = server.asked[-1]
    assert (asked.method, asked.body, asked.headers["x-added"]) == ("POST", b"field=changed", "yes")
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"


async def test_a_posted_form_is_posted_again(page: Page, server: WebServer) -> None:
    """By a reload and by the history. Its fields have names of what a form itself has."""
    fields = "<input name=submit value='\u00e4 &'><input name=action value=2>"
    server.page("/sent", "<title>sent</title>")
    asked: list[tuple[str, str, str | None]] = []

    async def decide(route: Route, request: Request) -> None:
        asked.append((request.url.removeprefix(server.prefix), request.method, request.post_data))
        await route.continue_()

    await page.route("**/*", decide)
    await page.goto(server.page("/", f"<form method=post action=/sent>{fields}<button>Send</button></form>"))
    await page.get_by_role("button").click()
    await expect(page).to_have_title("sent")
    again = await page.reload()
    assert again
    assert again.request.method == "POST"
    await page.goto(server.empty)
    await page.go_back()
    await expect(page).to_have_title("sent")
    posted = "submit=%C3%A4+%26&action=2"
    assert [each for each in asked if each[0] == "/sent"] == [("/sent", "POST", posted)] * 3
    assert [(each.method, each.body.decode()) for each in server.asked_for("/sent")] == [("POST", posted)] * 3


async def test_files_that_are_posted_are_known_and_sent_on(page: Page, server: WebServer) -> None:
    markup = "<form method=post action=/stored enctype=multipart/form-data><input name=up type=file><button>go</button>"
    script = "<script>const post = (body) => fetch('/stored', { method: 'POST', body }).then((answer) => answer.status)"
    await page.goto(server.page("/start", f"{markup}</form>{script}</script>"))
    server.page("/stored", "<title>stored</title>")
    listened: list[bytes | None] = []
    held: list[bytes | None] = []

    async def pass_on(route: Route, request: Request) -> None:
        held.append(request.post_data_buffer)
        await route.fulfill(response=await route.fetch())

    page.on("request", lambda request: listened.append(request.post_data_buffer))
    await page.route("**/stored", pass_on)
    content = bytes(range(256))
    await page.set_input_files("input", {"name": "a.bin", "mimeType": "application/octet-stream", "buffer": content})
    for body in ("new Blob(['blob'])", "new Uint8Array([0, 255])", "new FormData(document.forms[0])"):
        assert await page.evaluate(f"post({body})") == 200
    await page.get_by_text("go").click()
    await page.wait_for_url("**/stored")
    assert await page.title() == "stored"
    sent = [asked.body for asked in server.asked if asked.path == "/stored"]
    assert (sent[:2], [content in body for body in sent[2:]]) == ([b"blob", b"\0\xff"], [True, True])
    assert listened == held == sent


async def test_a_link_to_an_address_that_nobody_serves(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/start", f"<a href='{ANYWHERE}/there'>go</a>"))
    await page.route(
        f"{ANYWHERE}/**", lambda route: route.fulfill(body="<title>made</title>", content_type="text/html")
    )
    await page.get_by_text("go").click()
    await page.wait_for_url(f"{ANYWHERE}/there")
    assert (await page.title(), await page.evaluate("document.referrer")) == ("made", f"{server.prefix}/")


async def test_routes_of_the_context_hold_in_popups_from_their_first_document_on(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    await page.goto(server.page("/start", "<p>text"))
    order: list[str] = []

    async def of_page(route: Route) -> None:
        order.append("page")
        await route.fallback(headers={"x-by": "page"})

    async def of_context(route: Route, request: Request) -> None:
        order.append(f"context {request.headers.get('x-by')}")
        await route.fulfill(body="<title>made</title>", content_type="text/html")

    await companion_context.route("**/wanted", of_context)
    await page.route("**/wanted", of_page)
    assert await page.evaluate("fetch('/wanted').then((answer) => answer.text())") == "<title>made</title>"
    async with page.expect_popup() as info:
        await page.evaluate(f"void window.open('{ANYWHERE}/wanted')")
    popup = await info.value
    await popup.wait_for_url("**/wanted")
    assert await popup.evaluate("[document.title, opener !== null, document.referrer]") == [
        "made",
        True,
        f"{server.prefix}/",
    ]
    assert order == ["page", "context page", "context None"]


async def test_documents_of_goto_and_of_the_history(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/start", "<title>start</title>"))
    count = 0

    async def made(route: Route, request: Request) -> None:
        nonlocal count
        count += 1
        assert (request.is_navigation_request(), request.frame) == (True, page.main_frame)
        await route.fulfill(status=201, body=f"<title>{count}</title>", content_type="text/html")

    await page.route(f"{ANYWHERE}/**", made)
    response = await page.goto(f"{ANYWHERE}/made")
    assert response is not None
    assert (response.url, await page.title()) == (f"{ANYWHERE}/made", "1")
    await page.reload()
    assert await page.title() == "2"
    await page.go_back()
    assert await page.title() == "start"
    await page.go_forward()
    assert await page.title() == "3"


async def test_a_handler_that_removes_its_route_still_decides(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)

    async def decide(route: Route) -> None:
        await page.unroute_all()
        await route.fulfill(body="mine", content_type="text/html")

    await page.route("**/once", decide)
    assert await page.evaluate("fetch('/once').then((response) => response.text())") == "mine"
    await page.route("**/once", decide)
    await page.goto(f"{server.prefix}/once")
    assert await page.inner_text("body") == "mine"
    assert not server.asked_for("/once")
    await page.goto(server.page("/once", "the server's"))
    assert await page.inner_text("body") == "the server's"


async def test_documents_that_are_aborted(page: Page) -> None:
    await page.route("**/refused", lambda route: route.abort("connectionrefused"))
    await page.route("**/dropped", lambda route: route.abort("aborted"))
    with pytest.raises(Error, match=r"net::ERR_CONNECTION_REFUSED at http://nobody\.test/refused"):
        await page.goto(f"{ANYWHERE}/refused")
    with pytest.raises(Error, match="net::ERR_ABORTED"):
        await page.goto(f"{ANYWHERE}/dropped")


async def test_documents_of_another_page(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    second = await companion_context.new_page()

    async def handle(route: Route, request: Request) -> None:
        answer = await route.fetch(url=server.page("/elsewhere", "<title>fetched</title>"))
        own = await page.evaluate("1 + 1")  # a handler may use pages
        await route.fulfill(response=answer, headers={**answer.headers, "x-own": str(own)})

    await second.route(f"{ANYWHERE}/**", handle)
    await second.goto(f"{ANYWHERE}/made")
    assert (second.url, await second.title()) == (f"{ANYWHERE}/made", "fetched")
    assert page.url == "about:blank"


async def test_a_redirect_is_followed_without_another_question(page: Page, server: WebServer) -> None:
    asked: list[str] = []

    async def go_on(route: Route, request: Request) -> None:
        asked.append(request.url)
        await route.continue_(headers={**request.headers, "x-added": "yes"})

    there = server.page("/there", "<title>there</title>")
    here = server.redirect("/here", "/there")
    await page.route(f"{server.prefix}/*", go_on)
    await page.goto(here)
    assert (page.url, await page.title(), asked) == (there, "there", [here])
    assert [asked.headers["x-added"] for asked in server.asked if asked.path == "/here"] == ["yes"]


async def test_headers_of_a_request_that_is_held_and_the_address_that_it_is_sent_to(
    page: Page, server: WebServer
) -> None:
    there = server.page("/there", "<title>there</title>")
    here = f"{server.prefix}/here"
    seen: list[str | None] = []

    async def go_on(route: Route, request: Request) -> None:
        seen.extend([request.headers["x-by"], await request.header_value("X-By")])
        await route.continue_()

    async def change(route: Route, request: Request) -> None:
        await route.fallback(url=there, headers={**await request.all_headers(), "X-By": "handler"})

    await page.route("**/there", go_on)
    await page.route("**/here", change)
    response = await page.goto(here)
    assert response is not None
    assert (response.url, page.url, await page.title()) == (there, here, "there")
    assert await page.evaluate("fetch('/here').then((answer) => answer.status)") == 200
    assert seen == ["handler"] * 4
    assert [asked.headers["x-by"] for asked in server.asked if asked.path == "/there"] == ["handler"] * 2


async def test_handlers_see_all_headers_with_which_the_browser_holds_a_request(page: Page, server: WebServer) -> None:
    """Those that they copy are sent."""
    accepted: dict[str, str] = {}

    async def add(route: Route, request: Request) -> None:
        accepted[request.resource_type] = request.headers["accept"]
        await route.continue_(headers={**request.headers, "x-added": "1"})

    await page.route("**/*", add)
    server.add("/sheet.css", "p { color: red }", content_type="text/css")
    await page.goto(server.page("/start", "<link rel=stylesheet href=/sheet.css><p>text"))
    await page.evaluate("fetch('/fetched')")
    assert accepted["document"].startswith("text/html,")
    assert {**accepted, "document": ""} == {"document": "", "stylesheet": "text/css,*/*;q=0.1", "fetch": "*/*"}
    sent = {asked.path: (asked.headers["accept"], asked.headers["x-added"]) for asked in server.asked}
    assert {sent[path] for path in ("/start", "/sheet.css", "/fetched")} == {(each, "1") for each in accepted.values()}


async def test_headers_that_are_the_browsers_stay_as_they_are(page: Page, server: WebServer) -> None:
    """Cookies, too: those are set by `add_cookies`."""
    others = {"cookie": "other=1", "Referer": "http://other/", "host": "other", "sec-fetch-mode": "other", "x-own": "1"}

    async def change(route: Route, request: Request) -> None:
        await route.continue_(headers={**request.headers, **others})

    await page.goto(server.page("/start", "<title>start</title>", headers=[("set-cookie", "mine=1")]))
    await page.route("**/asked", change)
    await page.evaluate("fetch('/asked')")
    await page.goto(f"{server.prefix}/asked")
    for asked, mode, referrer in zip(server.asked_for("/asked"), ("cors", "navigate"), (page.url, None), strict=True):
        sent = {name.lower(): value for name, value in asked.headers.items()}
        assert (sent["cookie"], sent["sec-fetch-mode"], sent["x-own"]) == ("mine=1", mode, "1")
        assert sent["host"] == server.prefix.removeprefix("http://")
        assert sent.get("referer") == (referrer and f"{server.prefix}/start")


async def test_routed_requests_are_not_answered_from_the_cache(page: Page, server: WebServer) -> None:
    server.add("/kept", "text", headers=[("cache-control", "max-age=1000")])
    await page.goto(server.empty)

    async def fetches() -> int:
        for _ in range(2):
            await page.evaluate("fetch('/kept').then((response) => response.text())")
        return len(server.asked_for("/kept"))

    assert await fetches() == 1
    await page.route("**/none", lambda route: route.abort())
    assert await fetches() == 3
    await page.unroute_all()
    assert await fetches() == 3


async def test_extra_headers_go_with_all_requests(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/start", "<img src=/picture.png>"))
    server.asked.clear()
    await page.set_extra_http_headers({"X-Extra": "one"})
    try:
        await page.reload()
        await page.evaluate("fetch('/fetched')")
        extra = {asked.path: asked.headers.get("x-extra") for asked in server.asked if asked.path != "/favicon.ico"}
        assert extra == {"/start": "one", "/picture.png": "one", "/fetched": "one"}
    finally:
        await page.set_extra_http_headers({})


async def test_offline_is_offline_for_everything(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    await page.goto(server.page("/start", "<p>text"))
    await companion_context.set_offline(True)
    try:
        assert not await page.evaluate("navigator.onLine")
        shown = "new Promise((done) => Object.assign(new Image(), { onerror: done, src: '/picture.png' }))"
        await page.evaluate(shown)
    finally:
        await companion_context.set_offline(False)
    assert {asked.path for asked in server.asked} <= {"/start", "/favicon.ico"}
    assert await page.evaluate("fetch('/start').then((answer) => answer.status)") == 200


async def test_synchronous_requests_are_not_routed(
    page: Page, companion_context: BrowserContext, server: WebServer, recwarn: pytest.WarningsRecorder
) -> None:
    """No script runs in the page until they end, so Python could not be asked."""
    server.add("/data", "from the server")
    server.add("/other", "from the server", headers=[("access-control-allow-origin", "*")])
    await companion_context.route(re.compile("/(data|other)"), lambda route: route.fulfill(body="routed"))
    synchronous = """url => { const request = new XMLHttpRequest(); request.open('get', url, false); request.send();
      return request.responseText }"""
    for each in (page, await companion_context.new_page()):
        await each.goto(server.empty)
        for url in ("/data", f"{server.cross_prefix}/other"):
            assert await each.evaluate(synchronous, url) == "from the server"
        assert await each.evaluate("() => fetch('/data').then(answer => answer.text())") == "routed"
    warnings = [str(warning.message) for warning in recwarn if "A request was not routed" in str(warning.message)]
    assert len(warnings) == 1
    assert f"synchronous xhr {server.prefix}/data." in warnings[0]


async def test_files_of_the_browsers_machine_are_routed(
    companion_context: BrowserContext, page: Page, tmp_path: Path
) -> None:
    """So it is on the embedded engine."""
    file = tmp_path / "page.html"
    file.write_text("real<link rel=stylesheet href=style.css>")
    asked: list[str] = []

    async def decide(route: Route, request: Request) -> None:
        asked.append(request.url)
        if request.resource_type == "document" and "made" in request.url:
            await route.fulfill(body="made", content_type="text/html")
        else:
            await route.continue_()

    await companion_context.route("**/*", decide)
    for tab in (page, await companion_context.new_page()):
        asked.clear()
        response = await tab.goto(f"{file.as_uri()}?made")
        assert response
        assert (response.status, await tab.text_content("body")) == (200, "made")
        await tab.goto(file.as_uri())
        assert await tab.text_content("body") == "real"
        assert asked == [f"{file.as_uri()}?made", file.as_uri(), file.with_name("style.css").as_uri()]


async def test_new_documents_ask_about_their_requests_at_once(page: Page, server: WebServer) -> None:
    """A turn of the companion's own, with which documents begin, took the question."""
    server.add("/style.css", "", content_type="text/css")
    url = server.page("/page", "<link rel=stylesheet href=/style.css>")
    asked: list[str] = []

    async def decide(route: Route) -> None:
        asked.append(route.request.url)
        await route.fallback()

    await page.route("**/*", decide)
    for _ in range(5):
        await page.goto(url, timeout=4_500)  # less than a turn may take
    assert len(asked) == 10


async def test_a_route_of_images_misses_none_of_a_page_with_frames(page: Page, server: WebServer) -> None:
    inner = server.page("/inner", "<img src=/inner.png>inner")
    images = "".join(f"<img src=/{number}.png>" for number in range(8))
    script = (
        "<script>console.log({ a: 1 }); new Image().src = '/script.png'; fetch('/data.png').catch(() => {})</script>"
    )
    markup = f"{images}<iframe src={inner}></iframe><div style='background: url(/css.png)'>text</div>{script}"
    page.on("console", lambda message: None)
    await page.route("**/*.png", lambda route: route.abort())
    for path in ("/one", "/two", "/three"):
        await page.goto(server.page(path, markup))
    await page.unroute_all()
    assert [asked.path for asked in server.asked if asked.path.endswith(".png")] == []
