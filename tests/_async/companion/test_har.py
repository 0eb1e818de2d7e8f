"""HAR files with the companion: everything that the browser knows is recorded, and answered again."""

from __future__ import annotations

import json
from pathlib import Path

from smooth_page.async_api import Browser
from tests.web_server import WebServer


async def test_recording_and_replay(companion_browser: Browser, server: WebServer, tmp_path: Path) -> None:
    server.page("/page", "<title>Page</title><link rel=stylesheet href=/style.css>")
    server.add("/style.css", "body { color: red }", content_type="text/css")
    server.add("/post", "posted", headers=[("set-cookie", "a=b; Path=/; HttpOnly")])
    start = server.redirect("/start", "/page")
    form = {"method": "POST", "body": "x=1", "headers": {"content-type": "application/x-www-form-urlencoded"}}
    post = f"fetch('/post?q=1', {json.dumps(form)}).then((it) => it.text())"
    file = tmp_path / "recorded.har"
    context = await companion_browser.new_context(record_har_path=file)
    page = await context.new_page()
    await page.goto(start)
    assert await page.evaluate(post) == "posted"
    await context.close()

    entries = json.loads(file.read_text())["log"]["entries"]
    by_path = {entry["request"]["url"].removeprefix(server.prefix): entry for entry in entries}
    assert set(by_path) == {"/start", "/page", "/style.css", "/post?q=1"}
    for path, entry in by_path.items():
        request, response = entry["request"], entry["response"]
        assert request["headersSize"] > 0
        assert response["headersSize"] > 0
        assert response["_transferSize"] == response["headersSize"] + response["bodySize"]
        assert (entry["serverIPAddress"], entry["_serverPort"]) == ("127.0.0.1", int(server.prefix.rsplit(":", 1)[1]))
        assert entry["timings"]["wait"] >= 0, path
        assert {header["name"].lower() for header in request["headers"]} >= {"host", "user-agent", "accept-encoding"}
    assert by_path["/start"]["response"]["redirectURL"] == "/page"
    assert by_path["/style.css"]["response"]["content"]["text"] == "body { color: red }"
    assert [entry["_resourceType"] for entry in entries] == ["document", "document", "stylesheet", "fetch"]
    posted = by_path["/post?q=1"]
    assert posted["request"]["postData"]["params"] == [{"name": "x", "value": "1"}]
    assert posted["response"]["cookies"] == [{"name": "a", "value": "b", "path": "/", "httpOnly": True}]

    server.asked.clear()
    context = await companion_browser.new_context()
    await context.route_from_har(file)
    page = await context.new_page()
    response = await page.goto(start)
    assert response
    assert (response.url, response.status, page.url) == (f"{server.prefix}/page", 200, f"{server.prefix}/page")
    first = response.request.redirected_from
    assert first
    assert first.url == start
    assert await page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 0, 0)"
    assert await page.evaluate(post) == "posted"
    await page.goto("about:blank")
    await page.go_back()
    assert page.url == f"{server.prefix}/page"
    assert server.asked == []
    await context.close()
