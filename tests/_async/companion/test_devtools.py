"""Sessions in the DevTools protocol: as in Playwright, on both hosts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, NotSupportedError, Page, TimeoutError
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


async def test_traces_of_the_browser(companion_browser: Browser, page: Page, server: WebServer, tmp_path: Path) -> None:
    with pytest.raises(Error, match=r"^Browser.stop_tracing: Tracing was not started.$"):
        await companion_browser.stop_tracing()
    file = tmp_path / "new" / "trace.json"
    await companion_browser.start_tracing(page=page, path=file, screenshots=True)
    with pytest.raises(Error, match="Cannot start recording trace while already recording trace"):
        await companion_browser.start_tracing()
    await page.goto(server.page("/traced", "<script>console.timeStamp('stamped')</script>"))
    trace = await companion_browser.stop_tracing()
    assert file.read_bytes() == trace
    assert "TimeStamp" in {event["name"] for event in json.loads(trace)["traceEvents"]}
    await companion_browser.start_tracing(categories=["blink.console"])
    assert b"traceEvents" in await companion_browser.stop_tracing()


async def test_garbage_is_collected(page: Page) -> None:
    await page.evaluate("globalThis.kept = {}; globalThis.weak = new WeakRef(kept); void 0")
    await page.request_gc()
    assert await page.evaluate("weak.deref() !== undefined")
    await page.evaluate("globalThis.kept = null")
    await page.request_gc()
    assert await page.evaluate("weak.deref() === undefined")


REGISTER = """async () => {
  const publicKey = {
    challenge: new Uint8Array([1, 2, 3]),
    rp: { name: 'Site', id: 'localhost' },
    user: { id: new Uint8Array([7]), name: 'name', displayName: 'Name' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  };
  return (await navigator.credentials.create({ publicKey })).id;
}"""
LOG_IN = """async (id) => {
  const raw = Uint8Array.from(atob(id.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0));
  const allowCredentials = [{ type: 'public-key', id: raw }];
  const publicKey = { challenge: new Uint8Array([1]), rpId: 'localhost', allowCredentials };
  const { response } = await navigator.credentials.get({ publicKey });
  return new DataView(response.authenticatorData).getUint32(33);  // the counter
}"""


async def test_passkeys(companion_browser: Browser, server: WebServer) -> None:
    context = await companion_browser.new_context()
    credentials = context.credentials
    assert credentials is context.credentials
    await credentials.install()
    made = await credentials.create("localhost", sign_count=5)
    page = await context.new_page()
    site = server.page("/site", "<title>Site</title>").replace("127.0.0.1", "localhost")
    await page.goto(site)
    assert await page.evaluate(LOG_IN, made["id"]) == 6
    assert await credentials.get(rp_id="localhost") == [{**made, "signCount": 6}]
    second = await context.new_page()
    await second.goto(site)
    assert await second.evaluate(LOG_IN, made["id"]) == 7
    registered = await second.evaluate(REGISTER)
    (found,) = await credentials.get(id=registered)
    assert (found["rpId"], found["userHandle"], found["signCount"]) == ("localhost", "Bw", 1)
    assert await page.evaluate(LOG_IN, registered) == 2
    again = await credentials.create(
        "localhost",
        id=made["id"],
        private_key=found["privateKey"],
        public_key=found["publicKey"],
        user_handle=made["userHandle"],
    )
    assert again == {**found, "id": made["id"], "userHandle": made["userHandle"], "signCount": 0}
    assert await page.evaluate(LOG_IN, made["id"]) == 1
    await credentials.delete(registered)
    assert [each["id"] for each in await credentials.get()] == [made["id"]]
    with pytest.raises(Error, match="NotAllowedError"):
        await page.evaluate(LOG_IN, registered)
    await credentials.create("localhost", id="AAAA")
    state: Any = await context.storage_state(credentials=True)
    assert [each["id"] for each in state["credentials"]] == [made["id"], "AAAA"]
    assert "credentials" not in await context.storage_state()
    restored = await companion_browser.new_context(storage_state=state)
    assert await restored.credentials.get() == state["credentials"]
    logged_in = await restored.new_page()
    await logged_in.goto(site)
    assert await logged_in.evaluate(LOG_IN, "AAAA") == 1  # without install()
    one: Any = {"credentials": state["credentials"][:1]}
    await restored.set_storage_state(one)
    assert await restored.credentials.get() == one["credentials"]
    await restored.set_storage_state({})
    assert await restored.credentials.get() == []
    await restored.close()
    wrong: Any = {"credentials": [{**made, "signCount": -1}]}
    with pytest.raises(
        Error, match=r"Error setting storage state:\nsignCount must be between 0 and 4294967295, got -1$"
    ):
        await companion_browser.new_context(storage_state=wrong)
    with pytest.raises(Error, match=r"^Credentials.create: signCount must be between 0 and 4294967295, got -1$"):
        await credentials.create("localhost", sign_count=-1)
    await context.close()
