"""HAR files with the companion: everything that the browser knows is recorded, and answered again."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from smooth_page.async_api import Browser, Page, Response
from tests.web_server import WebServer

_FORM = {"method": "POST", "body": "x=1", "headers": {"content-type": "application/x-www-form-urlencoded"}}
POST = f"fetch('/post?q=1', {json.dumps(_FORM)}).then((it) => it.text())"


@pytest.fixture(scope="module")
async def recorded(companion_browser: Browser, web_server: WebServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording of one visit."""
    web_server.page("/page", "<title>Page</title><link rel=stylesheet href=/style.css>")
    web_server.add("/style.css", "body { color: red }", content_type="text/css")
    web_server.add("/post", "posted", headers=[("set-cookie", "a=b; Path=/; HttpOnly")])
    file = tmp_path_factory.mktemp("har") / "recorded.har"
    context = await companion_browser.new_context(record_har_path=file)
    page = await context.new_page()
    await page.goto(web_server.redirect("/start", "/page"))
    assert await page.evaluate(POST) == "posted"
    await context.close()
    return file


@pytest.fixture(scope="module")
def entries(recorded: Path, web_server: WebServer) -> dict[str, Any]:
    """By the path of the request, in their order."""
    listed = json.loads(recorded.read_text())["log"]["entries"]
    return {entry["request"]["url"].removeprefix(web_server.prefix): entry for entry in listed}


def test_all_requests_are_recorded(entries: dict[str, Any]) -> None:
    kinds = {path: entry["_resourceType"] for path, entry in entries.items()}
    expected = {"/start": "document", "/page": "document", "/style.css": "stylesheet", "/post?q=1": "fetch"}
    assert list(kinds.items()) == list(expected.items())


@pytest.mark.parametrize("path", ["/start", "/page", "/style.css", "/post?q=1"])
def test_entries_have_sizes_addresses_and_times(entries: dict[str, Any], web_server: WebServer, path: str) -> None:
    entry = entries[path]
    request, response = entry["request"], entry["response"]
    assert request["headersSize"] > 0
    assert response["headersSize"] > 0
    assert response["_transferSize"] == response["headersSize"] + response["bodySize"]
    assert (entry["serverIPAddress"], entry["_serverPort"]) == ("127.0.0.1", int(web_server.prefix.rsplit(":", 1)[1]))
    assert entry["timings"]["wait"] >= 0
    assert {header["name"].lower() for header in request["headers"]} >= {"host", "user-agent", "accept-encoding"}


def test_redirects_and_contents_are_recorded(entries: dict[str, Any], web_server: WebServer) -> None:
    assert entries["/start"]["response"]["redirectURL"] == f"{web_server.prefix}/page"
    assert entries["/style.css"]["response"]["content"]["text"] == "body { color: red }"


def test_recorded_requests_are_those_that_the_page_makes(entries: dict[str, Any]) -> None:
    """The browser's cache answers as usual: no route holds them."""
    names = {header["name"].lower() for entry in entries.values() for header in entry["request"]["headers"]}
    assert not {"pragma", "cache-control"} & names


async def test_pages_with_many_requests_are_recorded(
    companion_browser: Browser, web_server: WebServer, tmp_path: Path
) -> None:
    """Also what has not ended when the context closes, and contents of documents that are gone."""
    web_server.add("/picture", "<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml")
    web_server.hold("/never")
    pictures = "".join(f"<img src=/picture?{number}>" for number in range(300))
    many = web_server.page("/many", f"{pictures}<a href=/next>next</a>")
    events: list[str] = []
    context = await companion_browser.new_context(record_har_path=tmp_path / "many.har")
    page = await context.new_page()
    companion_browser.client.on_event(lambda event: events.append(event.label))
    await page.goto(many)
    await page.goto(web_server.page("/next", "<script>fetch('/never')</script>"))
    await context.close()
    assert len(events) < 40
    entries = json.loads((tmp_path / "many.har").read_text())["log"]["entries"]
    contents = [entry["response"]["content"] for entry in entries if "/picture" in entry["request"]["url"]]
    picture = {"mimeType": "image/svg+xml", "compression": 0, "text": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    assert contents == [{"size": 41, **picture}] * 300
    (never,) = (entry["response"] for entry in entries if entry["request"]["url"].endswith("/never"))
    assert (never["status"], never["content"]["size"]) == (-1, -1)


def test_a_redirect_has_no_content(entries: dict[str, Any]) -> None:
    content = entries["/start"]["response"]["content"]
    assert (content["size"], "text" in content) == (-1, False)


def test_forms_and_cookies_are_recorded(entries: dict[str, Any]) -> None:
    posted = entries["/post?q=1"]
    assert posted["request"]["postData"]["params"] == [{"name": "x", "value": "1"}]
    assert posted["response"]["cookies"] == [{"name": "a", "value": "b", "path": "/", "httpOnly": True}]


class Replay(NamedTuple):
    """A visit that the recording answers."""

    page: Page
    response: Response


@pytest.fixture(scope="module")
async def replay(companion_browser: Browser, recorded: Path, web_server: WebServer) -> AsyncIterator[Replay]:
    web_server.reset()
    context = await companion_browser.new_context()
    await context.route_from_har(recorded)
    page = await context.new_page()
    response = await page.goto(f"{web_server.prefix}/start")
    assert response
    yield Replay(page, response)
    await context.close()
    assert web_server.asked == []


def test_redirects_are_answered(replay: Replay, web_server: WebServer) -> None:
    end, start = f"{web_server.prefix}/page", f"{web_server.prefix}/start"
    assert (replay.response.url, replay.response.status, replay.page.url) == (end, 200, end)
    first = replay.response.request.redirected_from
    assert first
    assert first.url == start


async def test_style_sheets_and_fetches_are_answered(replay: Replay) -> None:
    assert await replay.page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 0, 0)"
    assert await replay.page.evaluate(POST) == "posted"


async def test_the_history_is_answered(replay: Replay, web_server: WebServer) -> None:
    await replay.page.goto("about:blank")
    await replay.page.go_back()
    assert replay.page.url == f"{web_server.prefix}/page"
