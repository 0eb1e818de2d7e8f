"""Requests of scripts that Python decides about, and what is added to them."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.async_api import Request

from tests.runtime.conftest import Runtime, Serve
from tests.runtime.deciding import ABORTED, CHUNKS, CONTINUED, KINDS, SITE, fulfilled, routed


@pytest.fixture
async def site(runtime: Runtime, serve: Serve) -> Runtime:
    for path in ("/", "/a", "/b"):
        await serve(path, f"network{path}", content_type="text/html" if path == "/" else "text/plain")
    await runtime.page.goto(f"{SITE}/")
    return runtime


async def test_a_turn_ends_where_a_request_is_to_be_decided(site: Runtime) -> None:
    decisions = {"/a": fulfilled("mine"), "/b": CONTINUED, "/c": ABORTED}
    # An expression that only Python understands is matched there.
    decider = await routed(site, decisions, routes=[{"source": "(?P<only>[ac])$", "flags": ""}])
    code = """async () => [await (await fetch('/a')).text(), await (await fetch('/b')).text(),
                           await fetch('/c').catch(String)]"""
    assert await decider.run("evaluate", {"returns": "value"}, code=code) == [
        "mine",
        "network/b",
        "TypeError: Failed to fetch",
    ]
    assert decider.asked == [("/a", "fetch"), ("/b", "fetch"), ("/c", "fetch")]


async def test_nothing_is_asked_without_routes(site: Runtime) -> None:
    decider = await routed(site, {}, routes=[])
    assert await decider.run("evaluate", {"returns": "value"}, code="async () => (await fetch('/a')).status") == 200
    assert decider.asked == []


async def test_a_request_is_changed_on_its_way(site: Runtime) -> None:
    sent: list[Request] = []
    site.page.on("request", lambda request: sent.append(request))
    changed = {"action": "continue", "url": f"{SITE}/b", "method": "PUT", "headers": [["x-own", "1"]], "base64": "Yg=="}
    decider = await routed(site, {"/a": changed})
    assert (
        await decider.run("evaluate", {"returns": "value"}, code="async () => (await fetch('/a')).text()")
        == "network/b"
    )
    (request,) = sent
    assert (request.method, request.url, request.post_data) == ("PUT", f"{SITE}/b", "b")
    assert request.headers["x-own"] == "1"


XHR = """([kind, url]) => new Promise(done => {
  const xhr = new XMLHttpRequest(), events = [];
  for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'loadend'])
    xhr.addEventListener(type, () => events.push(type === 'readystatechange' ? xhr.readyState : type));
  xhr.open('GET', url);
  xhr.responseType = kind;
  xhr.onloadend = () => {
    const { response } = xhr;
    const value = response instanceof ArrayBuffer ? response.byteLength : response?.body?.textContent ?? response;
    done({ events, status: xhr.status, value, url: xhr.responseURL, type: xhr.getResponseHeader('content-type') });
  };
  xhr.send();
})"""


@pytest.mark.parametrize(
    ("kind", "value"), [("", '{"a": "ä"}'), ("json", {"a": "ä"}), ("arraybuffer", 11), ("document", '{"a": "ä"}')]
)
async def test_an_answer_is_played_on_an_xhr_as_the_network_would(site: Runtime, kind: str, value: Any) -> None:
    answer = fulfilled('{"a": "ä"}', "text/html; charset=utf-8")
    await site.page.route(
        f"{SITE}/native", lambda route: route.fulfill(body='{"a": "ä"}', content_type="text/html; charset=utf-8")
    )
    native = await site.page.evaluate(XHR, [kind, "/native"])
    decider = await routed(site, {"/ours": answer})
    arg = [kind, "/ours"]
    ours = await decider.run("evaluate", {"returns": "value", "arg": arg}, code=XHR)
    assert ours == {**native, "url": f"{SITE}/ours"}
    assert ours["value"] == value


async def test_an_aborted_xhr_fails_as_the_network_does(site: Runtime) -> None:
    decider = await routed(site, {})
    failed = await decider.run("evaluate", {"returns": "value", "arg": ["", "/a"]}, code=XHR)
    assert failed == {
        "events": [1, "loadstart", 4, "error", "loadend"],
        "status": 0,
        "value": "",
        "url": "",
        "type": None,
    }
    (failure,) = [item for item in decider.news if item["kind"] == "requestfailed"]
    assert failure["errorText"].startswith("net::ERR_")


async def test_headers_are_added_for_the_own_origin_alone(site: Runtime) -> None:
    sent: dict[str, str | None] = {}
    site.page.on("request", lambda request: sent.__setitem__(request.url, request.headers.get("x-more")))
    settings = {"extraHeaders": [["x-more", "1"]], "observe": ["request"]}
    await site.turn({"slice": 0, "settings": settings}, chunks=CHUNKS)
    await site.page.evaluate("Promise.all([fetch('/a'), fetch('http://other.test/').catch(() => 0)])")
    assert sent == {f"{SITE}/a": "1", "http://other.test/": None}


async def test_offline(site: Runtime) -> None:
    await site.page.evaluate(
        "() => { window.log = []; for (const type of ['online', 'offline']) addEventListener(type, () => log.push(type)) }"
    )
    for offline in (True, False):
        await site.turn({"slice": 0, "settings": {"offline": offline, "observe": KINDS}}, chunks=CHUNKS)
        fetched = await site.page.evaluate("fetch('/a').then(answer => answer.status, String)")
        assert (await site.page.evaluate("navigator.onLine"), fetched) == (
            (False, "TypeError: Failed to fetch") if offline else (True, 200)
        )
    assert await site.page.evaluate("log") == ["offline", "online"]


async def test_a_resource_is_asked_for_once_more(site: Runtime, serve: Serve) -> None:
    await serve("/none", "nothing", status=404)
    reread = {
        path: await site.run("reread.resource", {"url": f"{SITE}{path}", "type": "script"}) for path in ("/a", "/none")
    }
    assert {path: (again["status"], base64.b64decode(again["base64"])) for path, again in reread.items()} == {
        "/a": (200, b"network/a"),
        "/none": (404, b"nothing"),
    }
    elsewhere = {"url": "http://other.test/", "type": "script"}
    assert await site.run("reread.resource", elsewhere) == {"refused": "origin"}
