"""Sessions in the DevTools protocol: as in Playwright, on both hosts."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page.async_api import BrowserContext, Error, NotSupportedError, Page, TimeoutError
from smooth_page.errors import TargetClosedError
from tests.web_server import WebServer


@pytest.mark.both_apis
async def test_commands_and_events(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    client = await companion_context.new_cdp_session(page)
    seen: list[Any] = []
    client.on("Runtime.consoleAPICalled", seen.append)
    await client.send("Runtime.enable")
    expression = "window.foo = 'bar'; console.log('log'); 'result'"
    answer = await client.send("Runtime.evaluate", {"expression": expression})
    assert answer == {"result": {"type": "string", "value": "result"}}
    assert await page.evaluate("foo") == "bar"
    assert [event["args"][0]["value"] for event in seen] == ["log"]
    await client.send("Network.enable")
    asked: list[str] = []
    client.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    await page.goto(server.empty)
    assert [url for url in asked if "favicon" not in url] == [server.empty]
    every: list[str] = []
    client.on("event", lambda event: every.append(event["method"]))
    await page.evaluate("console.log('more')")
    assert [method for method in every if method.startswith("Runtime.")] == ["Runtime.consoleAPICalled"]
    result = await client.send("Page.navigate", {"url": server.page("/next", "<title>Next</title>")})
    assert result["frameId"]
    await page.wait_for_url("**/next")
    assert await page.title() == "Next"
    await client.detach()


async def test_errors(companion_context: BrowserContext, page: Page) -> None:
    client = await companion_context.new_cdp_session(page)
    with pytest.raises(Error, match=r"^CDPSession.send: Protocol error \(Foo.bar\): 'Foo.bar' wasn't found$"):
        await client.send("Foo.bar")
    with pytest.raises(Error, match=r"^CDPSession.send: Protocol error \(Page.navigate\): Invalid parameters"):
        await client.send("Page.navigate", {})
    with pytest.raises(TimeoutError, match=r"^CDPSession.send: Timeout 200ms exceeded\."):
        await client.send("Runtime.evaluate", {"expression": "new Promise(() => 0)", "awaitPromise": True}, timeout=200)
    for method, why in (
        ("Browser.getVersion", "extensions do not have the DevTools domain Browser"),
        ("Target.getTargets", "a session reaches its own page only"),
        ("Debugger.pause", "no call reaches a page while it is paused"),
    ):
        with pytest.raises(NotSupportedError, match=why):
            await client.send(method)
    with pytest.raises(Error, match="params: expected dict, got str"):
        await client.send("Runtime.evaluate", "1 + 1")  # type: ignore[arg-type]
    await page.set_content("<iframe srcdoc=inner></iframe>")
    with pytest.raises(Error, match="This frame does not have a separate CDP session"):
        await companion_context.new_cdp_session(page.frames[1])
    with pytest.raises(Error, match=r"^BrowserContext.new_cdp_session: page: expected Page or Frame$"):
        await companion_context.new_cdp_session("page")  # type: ignore[arg-type]
    closed: list[Any] = []
    client.on("close", closed.append)
    await client.detach()
    assert closed == [client]
    with pytest.raises(TargetClosedError, match="Target page, context or browser has been closed"):
        await client.detach()
    with pytest.raises(TargetClosedError, match="Target page, context or browser has been closed"):
        await client.send("Runtime.evaluate", {"expression": "1"})


async def test_the_companion_keeps_its_own_session(companion_context: BrowserContext, server: WebServer) -> None:
    page = await companion_context.new_page()
    await page.goto(server.page("/one", "<title>One</title>"))
    client = await companion_context.new_cdp_session(page)
    other = await companion_context.new_cdp_session(page)
    seen: list[str] = []
    other.on("Network.requestWillBeSent", lambda event: seen.append(event["request"]["url"]))
    await other.send("Network.enable")
    for method in ("Network.enable", "Network.disable", "Runtime.disable", "Page.disable", "Log.disable"):
        await client.send(method)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    await page.route("**/made", lambda route: route.fulfill(body="made"))
    await page.goto(server.page("/two", "<title>Two</title>"))
    assert await page.evaluate("fetch('/made').then((it) => it.text())") == "made"
    assert (
        requests == [url for url in seen if "favicon" not in url] == [f"{server.prefix}/two", f"{server.prefix}/made"]
    )
    # The reports of scripts cause no others, and the page is never paused.
    parsed: list[str] = []
    client.on("Debugger.scriptParsed", lambda event: parsed.append(event["url"]))
    await client.send("Debugger.enable")
    assert await page.evaluate("() => { debugger; return 1 }") == 1
    await client.send("Debugger.disable")
    await page.close()
    with pytest.raises(TargetClosedError):
        await other.detach()


async def test_a_frame_of_another_site(
    companion_context: BrowserContext, page: Page, server: WebServer, host: str
) -> None:
    inner = server.page("/inner", "<title>Inner</title>").replace("127.0.0.1", "localhost")
    await page.goto(server.page("/outer", f"<iframe src={inner}></iframe>"))
    frame = page.frames[1]
    assert await frame.title() == "Inner"
    if host == "engine":  # a headless shell runs it in the page's own process
        with pytest.raises(Error, match="This frame does not have a separate CDP session"):
            await companion_context.new_cdp_session(frame)
        return
    client = await companion_context.new_cdp_session(frame)
    answer = await client.send("Runtime.evaluate", {"expression": "document.title"})
    assert answer["result"]["value"] == "Inner"
    closed: list[Any] = []
    client.on("close", closed.append)
    async with page.expect_event("framedetached"):
        await page.evaluate("document.querySelector('iframe').remove()")
    with pytest.raises(TargetClosedError):
        await client.send("Runtime.evaluate", {"expression": "1"})
    assert closed == [client]
