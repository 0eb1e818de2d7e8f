"""Requests of a page, compared with those that native Playwright reports, as far as a script can know them."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.async_api import Request, Route

from tests.runtime.conftest import OBSERVING, OperationFailed, Watched

KINDS = ("request", "response", "requestfinished", "requestfailed")
FILES = {
    "/a.css": ("text/css", "body { background: url(/b.png) }"),
    "/a.js": ("text/javascript", "1"),
    "/b.png": ("image/png", "x"),
    "/data.json": ("application/json", '{"a": 1}'),
    "/frame": ("text/html", "frame"),
}


@pytest.fixture
async def site(watched: Watched) -> Watched:
    async def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3]
        if path == "/broken":
            await route.abort()
            return
        if path == "/echo":
            await route.fulfill(status=201, content_type="text/plain", body=route.request.post_data or "")
            return
        content_type, body = FILES.get(path, ("text/plain", "nothing"))
        await route.fulfill(status=200 if path in FILES else 404, content_type=content_type, body=body)

    for path in (*FILES, "/broken", "/echo", "/none"):
        await watched.page.route(f"http://site.test{path}", answer)
    return watched


CALLS = {
    "fetch": "fetch('/data.json').then((r) => r.text())",
    "fetch of a URL object": "fetch(new URL('/data.json', location.href)).then((r) => r.text())",
    "fetch posts text": "fetch('/echo', {method: 'post', body: 'hello', headers: {'X-Y': 'z'}}).then((r) => r.text())",
    "fetch posts a form": "fetch('/echo', {method: 'POST', body: new URLSearchParams({a: 1})}).then((r) => r.text())",
    "fetch of a Request": "fetch(new Request('/data.json', {headers: {a: 'b'}})).then((r) => r.text())",
    "fetch, missing": "fetch('/none').then((r) => r.status)",
    "fetch, broken": "fetch('/broken').catch((error) => error.name + error.message)",
    "fetch, aborted": "fetch('/data.json', {signal: AbortSignal.abort()}).catch((error) => error.name)",
    "fetch of what is no request": "fetch('http://[').catch((error) => error.name)",
    "fetch of data": "fetch('data:text/plain,hi').then((r) => r.text())",
    "xhr": """new Promise((done) => {
        const x = new XMLHttpRequest();
        x.open('POST', '/echo');
        x.setRequestHeader('A', 'b');
        x.onloadend = () => done(x.responseText + x.status);
        x.send('xhr body');
    })""",
    "xhr, synchronous": "{const x = new XMLHttpRequest(); x.open('GET', '/data.json', false); x.send(); x.responseText}",
    "xhr, broken": """new Promise((done) => {
        const x = new XMLHttpRequest();
        x.open('GET', '/broken');
        x.onloadend = () => done(x.status);
        x.send();
    })""",
}


def of_request(request: Request) -> tuple[Any, ...]:
    return request.method, request.url, request.resource_type, request.post_data, request.is_navigation_request()


@pytest.mark.parametrize("call", CALLS)
async def test_requests_of_scripts_are_native_ones(site: Watched, call: str) -> None:
    native: list[tuple[Any, ...]] = []
    ends: list[str] = []
    expected = await site.page.evaluate(CALLS[call])
    await site.observe(*KINDS)
    before = len(site.runtime.news)
    site.page.on("request", lambda request: native.append(of_request(request)))
    site.page.on("requestfinished", lambda request: ends.append("requestfinished"))
    site.page.on("requestfailed", lambda request: ends.append("requestfailed"))
    assert await site.page.evaluate(CALLS[call]) == expected
    if native:
        await site.page.evaluate("1")
        await site.reported(ends[0] if ends else "requestfinished")
    reported = [item for item in site.runtime.news[before:] if item["kind"] in KINDS]
    here = [
        item
        for item in reported
        if item["kind"] == "request" and item["startTime"] > 0 and item["resourceType"] in ("fetch", "xhr")
    ]
    fields = ("method", "url", "resourceType", "postData", "navigation")
    assert [tuple(item[field] for field in fields) for item in here[-len(native) :] if native] == native


async def test_the_course_of_a_request(site: Watched) -> None:
    await site.observe(*KINDS)
    code = "fetch('/echo', {method: 'POST', body: 'hello', headers: {'X-Y': 'z'}}).then((r) => r.text())"
    assert await site.page.evaluate(code) == "hello"
    await site.reported("requestfinished", 2)  # the document's own, and this
    (request,) = [item for item in site.runtime.news if item["kind"] == "request" and item["url"].endswith("/echo")]
    course = [item for item in site.runtime.news if item.get("request") == request["request"]]
    assert [item["kind"] for item in course] == ["request", "response", "requestfinished"]
    assert dict(request["headers"]) == {"x-y": "z", "content-type": "text/plain;charset=UTF-8"}
    assert (course[1]["status"], dict(course[1]["headers"])["content-type"]) == (201, "text/plain")
    assert course[2]["size"] == 5
    body = await site.runtime.run("observe.body", {"request": request["request"]}, chunks=OBSERVING)
    assert base64.b64decode(body["v"]) == b"hello"


async def test_a_body_that_is_not_kept(site: Watched) -> None:
    await site.observe(*KINDS)
    with pytest.raises(OperationFailed) as failed:
        await site.runtime.run("observe.body", {"request": "none"}, chunks=OBSERVING)
    assert failed.value.kind == "not-found"


async def test_a_failing_request_fails_for_the_page_alike(site: Watched) -> None:
    await site.observe(*KINDS, "pageerror")
    await site.page.evaluate("() => { fetch('/broken') }")
    (error,) = await site.reported("pageerror")
    assert error["error"]["message"] == "Failed to fetch"
    assert (await site.reported("requestfailed"))[0]["errorText"] == "net::ERR_FAILED"


async def test_resources_are_reported_with_what_they_are(site: Watched) -> None:
    head = "<link rel=stylesheet href=/a.css><script src=/a.js></script>"
    site.pages["/page"] = f"{head}<img src=/b.png><img src=/none><img src=/broken><iframe src=/frame></iframe>"
    native: set[tuple[Any, ...]] = set()
    site.page.on("requestfinished", lambda request: native.add((request.url, request.resource_type)))
    site.page.on("requestfailed", lambda request: native.add((request.url, request.resource_type)))
    await site.page.goto("http://site.test/page")
    await site.observe(*KINDS)
    await site.reported("request", len(native))
    reported = [item for item in site.runtime.news if item["kind"] == "request"]
    assert {(item["url"], item["resourceType"]) for item in reported} == native
    ends = {item["request"]: item["kind"] for item in site.runtime.news if item["kind"] in KINDS[2:]}
    failed = [item["url"] for item in reported if ends[item["request"]] == "requestfailed"]
    assert failed == ["http://site.test/broken"]
    statuses = {item["url"]: item["status"] for item in site.runtime.news if item["kind"] == "response"}
    assert statuses["http://site.test/none"] == 404
    assert statuses["http://site.test/page"] == 200
