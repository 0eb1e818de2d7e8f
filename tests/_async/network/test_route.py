"""Requests that handlers decide about, headers that are added to them, and being offline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smooth_page.async_api import BrowserContext, Error, Page, Request, Route
from tests.web_server import Answer, Asked, WebServer

TEXT = "url => fetch(url).then(response => response.text(), String)"
XHR = """([method, url, body]) => new Promise(done => {
  const xhr = new XMLHttpRequest(), events = [];
  for (const type of ['loadstart', 'load', 'error', 'loadend']) xhr.addEventListener(type, () => events.push(type));
  xhr.open(method, url);
  xhr.setRequestHeader('x-own', '1');
  xhr.onloadend = () => done({
    status: xhr.status, text: xhr.responseText, url: xhr.responseURL, type: xhr.getResponseHeader('content-type'), events
  });
  xhr.send(body);
})"""


def echo(asked: Asked) -> Answer:
    text = f"{asked.method} {asked.path} {asked.headers.get('x-own')} {asked.body.decode()}"
    return Answer(text.encode(), 200, [("content-type", "text/plain")])


@pytest.fixture
async def echoing(page: Page, server: WebServer) -> Page:
    """A page whose server answers /echo with what it was sent."""
    server.handle("/echo", echo)
    await page.goto(server.empty)
    return page


@pytest.mark.both_apis
async def test_fulfilling_what_a_script_fetches(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    asked: list[Request] = []

    async def json(route: Route, request: Request) -> None:
        assert route.request is request
        asked.append(request)
        await route.fulfill(json={"a": 1}, status=201, headers={"x-mine": "yes"})

    await page.route("**/api?*", json)
    facts = """async url => {
      const response = await fetch(url, { method: 'POST', body: 'b', headers: { 'x-own': '1' } });
      const { status, statusText, url: address, headers, type } = response;
      return [status, statusText, address, headers.get('x-mine'), headers.get('content-type'), type, await response.json()];
    }"""
    mine = [201, "Created", f"{server.prefix}/api?1", "yes", "application/json", "basic", {"a": 1}]
    async with page.expect_response("**/api?1") as answered:
        assert await page.evaluate(facts, "/api?1") == mine
    response = await answered.value
    assert (asked[0].method, asked[0].post_data, asked[0].headers["x-own"]) == ("POST", "b", "1")
    assert (response.status, await response.json(), response.headers["x-mine"]) == (201, {"a": 1}, "yes")
    assert (response.request is asked[0], await asked[0].response() is response) == (True, True)
    assert not server.asked_for("/api?1")


async def test_fulfilling_with_a_file(echoing: Page, tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text("[1]")
    await echoing.route("**/file", lambda route: route.fulfill(path=tmp_path / "data.json"))
    fetched = "fetch('/file').then(async answer => [answer.headers.get('content-type'), await answer.text()])"
    assert await echoing.evaluate(fetched) == ["application/json", "[1]"]


async def test_fulfilling_with_a_redirect(echoing: Page) -> None:
    await echoing.route("**/away", lambda route: route.fulfill(status=302, headers={"location": "/echo"}))
    assert await echoing.evaluate(TEXT, "/away") == "GET /echo None "


async def test_continuing_what_a_script_fetches_with_changes(echoing: Page, server: WebServer) -> None:
    changes: dict[str, Any] = {"method": "PUT", "headers": {"x-own": "2"}, "post_data": {"b": 2}}
    await echoing.route("**/echo", lambda route: route.continue_(**changes))
    assert await echoing.evaluate(TEXT, "/echo") == 'PUT /echo 2 {"b": 2}'
    sent = "url => fetch(new Request(url, { method: 'POST', body: 'mine' })).then(response => response.text())"
    await echoing.unroute("**/echo")
    await echoing.route("**/echo", lambda route: route.continue_(headers={"x-own": "3"}))
    assert await echoing.evaluate(sent, "/echo") == "POST /echo 3 mine"
    assert len(server.asked_for("/echo")) == 2


@pytest.mark.both_apis
async def test_events_of_what_is_decided(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    seen: list[str] = []
    for event in ("request", "response", "requestfinished", "requestfailed"):
        page.on(event, lambda item, event=event: seen.append(f"{event} {item.url.removeprefix(server.prefix)}"))
    await page.route("**/api", lambda route: route.fulfill(body="mine"))
    await page.route("**/blocked", lambda route: route.abort("blockedbyclient"))
    async with page.expect_request_finished(lambda request: request.url.endswith("api")):
        async with page.expect_event("requestfailed") as failed:
            assert await page.evaluate(TEXT, "/blocked") == "TypeError: Failed to fetch"
        assert (await failed.value).failure == "net::ERR_BLOCKED_BY_CLIENT.Inspector"
        assert await page.evaluate(TEXT, "/api") == "mine"
    api = ["request /api", "response /api", "requestfinished /api"]
    assert [item for item in seen if "empty" not in item] == ["request /blocked", "requestfailed /blocked", *api]


async def test_other_origins(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    await page.route("http://other.test/**", lambda route: route.fulfill(body="mine"))
    assert await page.evaluate(TEXT, "http://other.test/a") == "mine"
    await page.route("http://other.test/no", lambda route: route.fulfill(headers={"Access-Control-Allow-Origin": "no"}))
    assert await page.evaluate(TEXT, "http://other.test/no") == "TypeError: Failed to fetch"
    assert (
        await page.evaluate("fetch('http://other.test/', { signal: AbortSignal.abort('enough') }).catch(String)")
        == "enough"
    )


async def test_xml_http_request(page: Page, server: WebServer) -> None:
    server.handle("/echo", echo)
    await page.goto(server.empty)
    done = ["loadstart", "load", "loadend"]
    await page.route(
        "**/api", lambda route: route.fulfill(body="ä", content_type="text/plain; charset=utf-8", status=404)
    )
    api = {
        "status": 404,
        "text": "ä",
        "url": f"{server.prefix}/api",
        "type": "text/plain; charset=utf-8",
        "events": done,
    }
    async with page.expect_response("**/api") as response:
        assert await page.evaluate(XHR, ["POST", "/api", "b"]) == api
    assert (await response.value).status == 404
    assert await (await response.value).text() == "ä"
    await page.route("**/echo", lambda route: route.continue_())
    assert (await page.evaluate(XHR, ["POST", "/echo", "b"]))["text"] == "POST /echo 1 b"
    await page.route("**/echo", lambda route: route.fallback(method="PUT", post_data="c"))
    assert (await page.evaluate(XHR, ["POST", "/echo", "b"]))["text"] == "PUT /echo 1 c"
    await page.route("**/echo", lambda route: route.abort("timedout"))
    async with page.expect_event("requestfailed") as failed:
        assert (await page.evaluate(XHR, ["GET", "/echo", None]))["events"] == ["loadstart", "error", "loadend"]
    assert (await failed.value).failure == "net::ERR_TIMED_OUT"
    kinds = """() => Promise.all(['json', 'arraybuffer', 'blob', 'document', ''].map(kind => new Promise(done => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/kinds');
      xhr.responseType = kind;
      xhr.onload = async () => {
        const { response } = xhr;
        done(kind === 'document' ? response.body.textContent : kind === 'blob' ? await response.text()
          : response.byteLength ?? response);
      };
      xhr.send();
    })))"""
    strict = [("Content-Security-Policy", "default-src 'self'")]
    server.page("/strict", "<p>strict", headers=strict)
    await page.unroute_all()
    await page.goto(f"{server.prefix}/strict")
    await page.route("**/kinds", lambda route: route.fulfill(body='["ä"]', content_type="text/html; charset=utf-8"))
    await page.route("**/api", lambda route: route.fulfill(body="mine"))
    assert await page.evaluate(kinds) == [["ä"], 6, '["ä"]', '["ä"]', '["ä"]']
    given_up = """() => new Promise(done => {
      const xhr = new XMLHttpRequest(), events = [];
      for (const type of ['abort', 'load', 'loadend']) xhr.addEventListener(type, () => events.push(type));
      xhr.open('GET', '/api');
      xhr.send();
      xhr.abort();
      setTimeout(() => done(events), 50);
    })"""
    assert await page.evaluate(given_up) == ["abort", "loadend"]


async def test_who_is_asked(page: Page, context: BrowserContext, server: WebServer) -> None:
    await page.goto(server.empty)
    order: list[Any] = []

    def note(name: str, **changes: Any) -> Any:
        async def handler(route: Route) -> None:
            order.append((name, route.request.url.removeprefix(server.prefix), route.request.headers.get("x-foo")))
            await route.fallback(**changes)

        return handler

    await context.route("**/*", lambda route: route.fulfill(body="context"))
    await context.route("**/b", note("context"))
    await page.route("**/a", note("old"))
    await page.route("**/a", note("new", headers={"X-Foo": "1"}, url=f"{server.prefix}/b"), times=1)
    assert await page.evaluate(TEXT, "/a") == "context"
    assert order == [("new", "/a", None), ("context", "/b", "1")]
    assert await page.evaluate(TEXT, "/a") == "context"
    assert order[2:] == [("old", "/a", None)]
    by_test = await page.route(lambda url: url.endswith("/c"), lambda route: route.fulfill(body="predicate"))
    assert await page.evaluate(TEXT, "/c") == "predicate"
    await by_test.close()
    assert await page.evaluate(TEXT, "/c") == "context"
    await page.unroute_all()

    async def the_last(route: Route) -> None:
        await context.unroute_all(behavior="wait")
        await route.fulfill(body="the last")

    await context.route("**/a", the_last)
    assert await page.evaluate(TEXT, "/a") == "the last"
    server.add("/a", "network")
    assert await page.evaluate(TEXT, "/a") == "network"


@pytest.mark.both_apis
async def test_deciding_later(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    kept: list[Route] = []
    await page.route("**/later", kept.append)
    await page.evaluate("void fetch('/later').then(answer => answer.text()).then(text => window.text = text)")
    await page.wait_for_timeout(20)
    assert await page.evaluate("window.text") is None
    await kept[0].fulfill(body="at last")
    await page.wait_for_function("window.text === 'at last'")
    with pytest.raises(Error, match="Route is already handled!"):
        await kept[0].continue_()


@pytest.mark.both_apis
async def test_handlers_that_fail(page: Page, server: WebServer) -> None:
    server.add("/late", "done")
    await page.goto(server.empty)

    async def late(route: Route) -> None:
        await route.continue_()
        raise ValueError("late")

    async def broken(route: Route) -> None:
        raise ValueError("broken")

    await page.route("**/late", late)
    await page.route("**/broken", broken)
    with pytest.raises(ValueError, match="broken"):
        await page.evaluate(TEXT, "/broken")
    assert await page.evaluate(TEXT, "/late") == "done"
    with pytest.raises(ValueError, match="late"):
        await page.title()
    with pytest.raises(ValueError, match="broken"):
        await page.goto(f"{server.prefix}/broken")
    await page.goto(f"{server.prefix}/late")
    with pytest.raises(ValueError, match="late"):
        await page.goto(server.empty)
    await page.route("**/never", lambda route: None)
    with pytest.raises(Error, match=r"Page\.goto: Timeout 100ms exceeded"):
        await page.goto(f"{server.prefix}/never", timeout=100)


async def test_extra_headers(page: Page, context: BrowserContext, server: WebServer) -> None:
    server.page("/page", "<script>window.early = fetch('/api').then(r => r.text())</script>")
    server.handle("/echo", echo)
    await context.set_extra_http_headers({"X-Own": "context", "x-other": "2"})
    await page.set_extra_http_headers({"x-own": "page"})
    await page.goto(f"{server.prefix}/page")
    await page.evaluate("window.early")
    sent = {item.path: (item.headers["x-own"], item.headers["x-other"]) for item in server.asked if "own" in str(item)}
    assert (sent["/page"], sent["/api"]) == (("page", "2"), ("page", "2"))
    assert await page.evaluate(TEXT, "/echo") == "GET /echo page "
    assert (await page.evaluate(XHR, ["GET", "/echo", None]))["text"] == "GET /echo 1 "
    assert await (await context.request.get(f"{server.prefix}/echo")).text() == "GET /echo context "
    await page.set_extra_http_headers({})
    assert await page.evaluate(TEXT, "/echo") == "GET /echo context "
    with pytest.raises(Error, match=r"""^Expected value of header "a" to be String, but "number" is found\.$"""):
        await page.set_extra_http_headers({"a": 1})  # type: ignore[dict-item]


async def test_offline(page: Page, context: BrowserContext, server: WebServer) -> None:
    await page.goto(server.empty)
    await page.evaluate("for (const type of ['online', 'offline']) addEventListener(type, () => window.last = type)")
    page.on("request", lambda request: None)
    await context.set_offline(True)
    assert await page.evaluate("[navigator.onLine, window.last]") == [False, "offline"]
    async with page.expect_event("requestfailed") as failed:
        assert await page.evaluate(TEXT, "/a") == "TypeError: Failed to fetch"
    assert (await failed.value).failure == "net::ERR_INTERNET_DISCONNECTED"
    assert (await page.evaluate(XHR, ["GET", "/a", None]))["status"] == 0
    with pytest.raises(Error, match=f"net::ERR_INTERNET_DISCONNECTED at {server.empty}"):
        await page.goto(server.empty)
    await context.set_offline(False)
    assert await page.evaluate("[navigator.onLine, window.last]") == [True, "online"]
    await page.goto(server.empty)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf000003010100"
    "18dd8db00000000049454e44ae426082"
)
ELEMENTS = """<!doctype html><link rel=stylesheet href="/s.css">
<script src="/one.js"></script><script>window.two = window.one + 1; window.address = document.scripts[0].src</script>
<!-- <img src="/never.png"> --><script>const text = '<img src="/never.png">'</script>
<img src="/a.png" onload="window.loaded = 1"><img src='/b.png' onerror="window.failed = 1"><img src=/c.png>
<iframe src="frame?a=1&amp;b=2" onload="window.frameLoads = (window.frameLoads || 0) + 1"></iframe>
<script src="/late.js"></script><iframe name=real src="/real"></iframe>"""


async def test_what_elements_load(page: Page, server: WebServer) -> None:
    server.add("/c.png", PIXEL, content_type="image/png")
    server.add("/late.js", "window.late = 1", content_type="text/javascript")
    server.page("/real", "<p>real</p><img src=/d.png>")
    server.page("/elements", ELEMENTS)
    reported: dict[str, str] = {}
    page.on(
        "request", lambda request: reported.setdefault(request.url.removeprefix(server.prefix), request.resource_type)
    )
    await page.route("**/s.css", lambda route: route.fulfill(body="img { width: 7px }", content_type="text/css"))
    await page.route("**/one.js", lambda route: route.fulfill(body="window.one = 1"))
    await page.route("**/{a,d,never}.png", lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    await page.route("**/b.png", lambda route: route.abort())
    await page.route("**/{c.png,real}", lambda route: route.continue_())
    inner = "<p>mine</p><iframe src=nested></iframe>"
    await page.route("**/frame?*", lambda route: route.fulfill(body=inner, content_type="text/html"))
    await page.route("**/nested", lambda route: route.fulfill(body="<p>nested", content_type="text/html"))
    await page.goto(f"{server.prefix}/elements")
    assert await page.evaluate("[one, two, late, loaded, failed, frameLoads]") == [1, 2, 1, 1, 1, 1]
    assert await page.evaluate("address") == f"{server.prefix}/one.js"
    images = "[...document.images].map(image => [image.src, image.naturalWidth])"
    assert await page.evaluate(images) == [
        [f"{server.prefix}/a.png", 1],
        [f"{server.prefix}/b.png", 0],
        [f"{server.prefix}/c.png", 1],
    ]
    assert await page.evaluate("document.images[0].width") == 7
    frames = {"/elements", "/frame?a=1&b=2", "/nested", "/real"}
    assert {frame.url.removeprefix(server.prefix) for frame in page.frames} == frames
    nested = page.frame_locator("iframe[src*=frame]").frame_locator("iframe").locator("p")
    assert await nested.text_content() == "nested"
    assert await page.frame_locator("[name=real]").locator("p").text_content() == "real"
    real = page.frame(url="**/real")
    assert real is not None
    assert await real.evaluate("document.images[0].naturalWidth") == 1
    images_and_scripts = {
        "/a.png": "image",
        "/d.png": "image",
        "/b.png": "image",
        "/c.png": "image",
        "/one.js": "script",
        "/late.js": "script",
    }
    documents = {"/elements": "document", "/frame?a=1&b=2": "document", "/nested": "document", "/real": "document"}
    assert reported == {**images_and_scripts, **documents, "/s.css": "stylesheet"}
    asked = {item.path for item in server.asked} - {"/favicon.ico", "/robots.txt"}
    assert asked == {"/elements", "/c.png", "/late.js", "/real"}


async def test_elements_of_scripts_and_contents(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    await page.route("**/a.png", lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    await page.route("**/one.js", lambda route: route.fulfill(body="window.one = 1"))
    await page.route("**/frame", lambda route: route.fulfill(body="<p>mine", content_type="text/html"))
    load = """([tag, name, value]) => new Promise((done, failed) => {
      const element = document.createElement(tag);
      element.onload = () => done([element[name], element.naturalWidth ?? element.contentDocument?.body.textContent]);
      element.onerror = failed;
      if (tag === 'script') element.setAttribute(name, value);
      else element[name] = value;
      document.body.append(element);
    })"""
    assert await page.evaluate(load, ["img", "src", "/a.png"]) == [f"{server.prefix}/a.png", 1]
    assert await page.evaluate(load, ["script", "src", "/one.js"]) == [f"{server.prefix}/one.js", None]
    assert await page.evaluate("window.one") == 1
    assert await page.evaluate(load, ["iframe", "src", "/frame"]) == [f"{server.prefix}/frame", "mine"]
    html = "<b><img src=/a.png></b><iframe src='/frame'></iframe>"
    await page.evaluate(
        "html => { document.body.innerHTML = html; document.body.insertAdjacentHTML('beforeend', html) }", html
    )
    await page.wait_for_function("[...document.images].every(image => image.naturalWidth === 1)")
    inner = page.locator("iframe").nth(1).content_frame.locator("p")
    assert await inner.text_content() == "mine"
    assert await page.evaluate("document.images.length") == 2
    server.page("/other", "other")
    moved = "new Promise(done => { const f = document.querySelector('iframe'); f.onload = done; f.src = '/other' })"
    await page.evaluate(f"{moved}.then(() => 0)")
    assert await page.frame_locator("iframe >> nth=0").locator("body").text_content() == "other"
    await page.set_content("<script src=/one.js></script><img src=/a.png><iframe src=/frame></iframe>")
    assert await page.evaluate("document.images[0].naturalWidth") == 1
    assert await page.frame_locator("iframe").locator("p").text_content() == "mine"
    assert {item.path for item in server.asked} - {"/favicon.ico", "/empty.html"} == {"/other"}
    assert failed == []


async def test_frames_that_go_somewhere(page: Page, server: WebServer) -> None:
    server.page("/real", "<p>real")
    await page.goto(server.empty)
    await page.set_content("<iframe></iframe>")
    await page.route("**/mine", lambda route: route.fulfill(body="<p>mine", content_type="text/html", status=203))
    await page.route("**/no", lambda route: route.abort())
    frame = page.frames[1]
    response = await frame.goto(f"{server.prefix}/mine")
    assert response is not None
    assert (response.status, await response.text(), response.frame) == (203, "<p>mine", frame)
    assert (frame.url, await frame.text_content("p")) == (f"{server.prefix}/mine", "mine")
    with pytest.raises(Error, match="net::ERR_FAILED at"):
        await frame.goto(f"{server.prefix}/no")
    await frame.goto(f"{server.prefix}/real")
    assert await frame.text_content("p") == "real"


@pytest.mark.both_apis
async def test_fetching_in_a_handler(page: Page, context: BrowserContext, server: WebServer) -> None:
    def cookies(asked: Asked) -> Answer:
        text = f"{asked.headers.get('cookie')} {asked.headers.get('referer')} {asked.headers.get('x-own')}"
        return Answer(text.encode(), 200, [("content-type", "text/plain"), ("x-answer", "1")])

    server.handle("/cookies", cookies)
    await page.goto(server.empty)
    await page.evaluate("document.cookie = 'a=1'")

    async def amend(route: Route) -> None:
        fetched = await route.fetch(headers={**route.request.headers, "x-own": "2"})
        headers = {**fetched.headers, "set-cookie": "b=2\nc=3; HttpOnly"}
        await route.fulfill(response=fetched, headers=headers, body=f"{await fetched.text()}!")

    await page.route("**/cookies", amend)
    assert await page.evaluate(TEXT, "/cookies") == f"a=1 {server.empty} 2!"
    assert await page.evaluate("document.cookie") == "a=1; b=2"
    await page.unroute_all()
    await page.route("**/gone", lambda route: route.fulfill(body="x", headers={"set-cookie": "d=4; path=/"}))
    await page.goto(f"{server.prefix}/gone")
    assert {item["name"] for item in await context.cookies(server.empty)} == {"a", "b", "d"}
    await page.route("**/file", lambda route: route.continue_(url="file:///etc/passwd"))
    with pytest.raises(Error, match="New URL must have same protocol as overridden URL"):
        await page.evaluate(TEXT, "/file")


BROKEN = """<script>
const no = () => { throw 1 };
for (const name of ['map', 'find', 'filter', 'some', 'push']) Array.prototype[name] = no;
Object.defineProperty = Object.keys = JSON.stringify = String.prototype.split = RegExp.prototype.exec = Map.prototype.get = no;
window.URL = no; Element.prototype.setAttribute = no;
</script><img src=/a.png><iframe src=/f></iframe>"""


async def test_pages_that_break_builtins(page: Page, server: WebServer) -> None:
    await page.route("**/broken", lambda route: route.fulfill(body=BROKEN, content_type="text/html"))
    await page.route("**/api", lambda route: route.fulfill(body="mine"))
    await page.route("**/a.png", lambda route: route.abort())
    await page.route("**/f", lambda route: route.fulfill(body="<p>frame", content_type="text/html"))
    await page.goto(f"{server.prefix}/broken")
    assert await page.evaluate(TEXT, "/api") == "mine"
    assert (await page.evaluate(XHR.replace("xhr.getResponseHeader", "String"), ["POST", "/api", ""]))["text"] == "mine"
    assert await page.frame_locator("iframe").locator("p").text_content() == "frame"
    await page.goto(server.empty)
