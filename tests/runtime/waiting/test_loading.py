"""Load states and addresses."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route

from ..conftest import OperationFailed, Runtime


async def test_loaded_already(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    for state in ("commit", "domcontentloaded", "load"):
        assert await runtime.run("page.loadState", {"state": state}) is None
    assert runtime.turns == 3


async def test_load_waits_for_what_is_still_on_its_way(runtime: Runtime) -> None:
    release = asyncio.Event()

    async def slow(route: Route) -> None:
        await release.wait()
        await route.fulfill(body="", content_type="image/png")

    page = "<img src=/slow.png>"
    await runtime.page.route("**/page", lambda route: route.fulfill(body=page, content_type="text/html"))
    await runtime.page.route("**/slow.png", slow)
    await runtime.page.goto("http://site.test/page", wait_until="domcontentloaded")
    assert await runtime.run("page.loadState", {"state": "domcontentloaded"}) is None
    with pytest.raises(OperationFailed, match="Timeout 50ms exceeded"):
        await runtime.run("page.loadState", {"state": "load"}, timeout=50)
    release.set()
    assert await runtime.run("page.loadState", {"state": "load"}) is None


async def test_a_document_that_a_script_opens_again_stays_loaded(runtime: Runtime) -> None:
    await runtime.page.route("**/page", lambda route: route.fulfill(body="<p>x</p>", content_type="text/html"))
    await runtime.page.goto("http://site.test/page")
    await runtime.page.evaluate("() => { document.open(); document.write('<p>not closed') }")
    assert await runtime.page.evaluate("document.readyState") == "loading"
    for state in ("domcontentloaded", "load", "networkidle"):
        assert await runtime.run("page.loadState", {"state": state}, timeout=2_000) is None


async def test_network_idle_is_half_a_second_of_silence(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    with pytest.raises(OperationFailed, match="Timeout 300ms exceeded"):
        await runtime.run("page.loadState", {"state": "networkidle"}, timeout=300)
    assert await runtime.run("page.loadState", {"state": "networkidle"}) is None


async def test_waits_for_an_address(runtime: Runtime) -> None:
    await runtime.page.route("**/*", lambda route: route.fulfill(body="<p>x</p>", content_type="text/html"))
    await runtime.page.goto("http://site.test/start")
    params = {"url": {"string": "http://site.test/start"}, "waitUntil": "load"}
    assert await runtime.run("page.waitForUrl", params) is None
    await runtime.page.evaluate("void setTimeout(() => history.pushState(null, '', '/Next?a=1'), 30)")
    params = {"url": {"regex": {"source": "/next", "flags": "i"}}, "waitUntil": "load"}
    assert await runtime.run("page.waitForUrl", params) is None
    with pytest.raises(OperationFailed, match="Timeout 50ms exceeded"):
        await runtime.run("page.waitForUrl", {"url": {"string": "http://x/"}, "waitUntil": "load"}, timeout=50)


async def test_time(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    before = await runtime.page.evaluate("performance.now()")
    assert await runtime.run("wait.time", {"ms": 30}) is None
    assert await runtime.page.evaluate("performance.now()") - before >= 30
