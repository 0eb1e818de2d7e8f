"""Performance traces of the browser, and the collection of a page's garbage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smooth_page.async_api import Browser, Error, Page
from tests.web_server import WebServer


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
