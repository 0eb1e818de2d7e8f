"""History, reload, frames that navigate, and what the browser reports about a response."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import OperationFailed, Runtime, Serve


async def frame_id(runtime: Runtime, selector: str = "iframe") -> str:
    handle = await runtime.run("query", {"target": {"selector": selector}})
    frame: str = await runtime.run("frame.of", {"handle": handle})
    return frame


async def test_back_and_forward(runtime: Runtime, serve: Serve) -> None:
    for path in ("/one", "/two"):
        await serve(path, path)
        await runtime.page.goto(f"http://site.test{path}")
    for delta, path in ((-1, "/one"), (1, "/two")):
        async with runtime.page.expect_navigation(url=f"**{path}"):
            command = runtime.command("page.history", {"delta": delta})
            (outcome,) = (await runtime.turn({"start": [command]}))["outcomes"]
        # The document that was left may not have been able to say more.
        assert outcome.get("value") == "document" or outcome["dispatched"] is True
        assert await runtime.page.evaluate("document.body.textContent") == path


async def test_within_a_document(runtime: Runtime, serve: Serve) -> None:
    await serve("/one", "x")
    await runtime.page.goto("http://site.test/one")
    await runtime.page.evaluate("history.pushState(null, '', '#a')")
    assert await runtime.run("page.history", {"delta": -1}) == "entry"
    assert runtime.page.url == "http://site.test/one"


async def test_nowhere_to_go(runtime: Runtime, serve: Serve) -> None:
    await serve("/one", "x")
    await runtime.page.goto("http://site.test/one")
    assert await runtime.run("page.history", {"delta": 1}) is False


async def test_reload(runtime: Runtime, serve: Serve) -> None:
    await serve("/one", "x")
    await runtime.page.goto("http://site.test/one")
    await runtime.page.evaluate("window.old = 1")
    async with runtime.page.expect_navigation():
        assert await runtime.run("page.reload") is None
    assert await runtime.page.evaluate("window.old") is None


async def test_frames_navigate(runtime: Runtime, serve: Serve) -> None:
    await serve("/start", "<iframe src=/one></iframe>")
    await serve("/one", "one")
    await serve("/two", "<p>two</p>")
    await runtime.page.goto("http://site.test/start")
    frame = await frame_id(runtime)
    await runtime.run("frame.goto", {"url": "http://site.test/two", "waitUntil": "load"}, frame=frame)
    assert await runtime.run("read", {"target": {"selector": "p"}, "what": "textContent"}, frame=frame) == "two"
    response = await runtime.run("page.arrive", {"state": "commit"}, frame=frame)
    assert response["url"] == "http://site.test/two"
    assert response["status"] == 200
    await runtime.run("frame.goto", {"url": "http://site.test/two#there", "waitUntil": "load"}, frame=frame)
    assert runtime.page.frames[1].url == "http://site.test/two#there"


async def test_frames_that_do_not_arrive(runtime: Runtime, serve: Serve) -> None:
    await serve("/start", "<iframe src=/one></iframe>")
    await serve("/one", "one")
    await runtime.page.route("**/broken", lambda route: route.abort())
    await runtime.page.goto("http://site.test/start")
    frame = await frame_id(runtime)
    with pytest.raises(OperationFailed, match="/broken did not load"):
        await runtime.run("frame.goto", {"url": "http://site.test/broken", "waitUntil": "load"}, frame=frame)


async def test_response(runtime: Runtime, serve: Serve) -> None:
    await serve("/lost", "<p>x</p>", status=418)
    await runtime.page.goto("http://site.test/lost")
    assert await runtime.run("page.arrive", {"state": "commit"}) == {
        "url": "http://site.test/lost",
        "status": 418,
        "redirects": 0,
        "startTime": await runtime.page.evaluate("performance.timeOrigin"),
        "contentType": "text/html",
        "fromCache": False,
    }
