"""A trace of a session with the companion, opened in Playwright's own viewer, in a browser."""

from __future__ import annotations

import json
import re
import threading
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page as NativePage
from playwright.async_api import async_playwright as native_playwright
from playwright.async_api import expect as expect_native

from smooth_page.async_api import Error, Page, expect
from smooth_page.cli.show_trace import viewing
from smooth_page.local.chromium import find_chromium
from tests.web_server import WebServer

DOCUMENT = """<!doctype html><title>Shop</title><link rel=stylesheet href=/shop.css>
<h1>Shop</h1><label>Name <input id=name></label><input type=password id=secret>
<div id=host></div><iframe src=/frame.html></iframe><iframe src=ELSEWHERE></iframe>
<button onclick="document.querySelector('h1').textContent = 'Bought'; console.log('sold', 1)">Buy</button>
<a href=/next.html>Next</a>
<script>host.attachShadow({ mode: 'open' }).innerHTML = '<em>in the shadow</em>'</script>"""


@pytest.fixture
async def viewer() -> AsyncIterator[NativePage]:
    async with native_playwright() as native:
        browser = await native.chromium.launch(executable_path=find_chromium(headless=True))
        yield await browser.new_page(viewport={"width": 1400, "height": 900})
        await browser.close()


async def test_a_trace_in_the_viewer(page: Page, server: WebServer, tmp_path: Path, viewer: NativePage) -> None:
    inner = server.page("/inner.html", "<p>of the shop again</p>")
    server.page("/elsewhere.html", f"<p>of another site</p><iframe src={inner}></iframe>")
    server.page("/shop.html", DOCUMENT.replace("ELSEWHERE", f"{server.cross_prefix}/elsewhere.html"))
    server.page("/frame.html", "<p>in the frame</p>")
    server.page("/next.html", "<title>Next</title><h1>Next page</h1>")
    server.add("/shop.css", "h1 { color: rgb(1, 2, 3) }", content_type="text/css")
    tracing, path = page.context.tracing, tmp_path / "t.zip"
    await tracing.start(
        title="A purchase",
        screenshots=True,
        snapshots=True,
        sources=True,
        aria_snapshots=True,
        screen_snapshots=True,
    )
    await page.goto(f"{server.prefix}/shop.html")
    await page.get_by_label("Name").fill("Ada")
    await page.locator("#secret").fill("hunter2")
    await tracing.group("checkout")
    await page.get_by_role("button", name="Buy").click()
    await tracing.group_end()
    await page.ai('Click "Buy"')
    await page.get_by_role("link").click()
    with pytest.raises(Error):
        await page.locator("#none").click(timeout=50)
    await expect(page.locator("h1")).to_have_text("Next page")
    await tracing.stop(path=path)
    with zipfile.ZipFile(path) as archive:
        lines = [json.loads(line) for line in archive.read("trace.trace").splitlines()]
        assert [name for name in archive.namelist() if name.startswith("screencast/")]
        shown = {name: archive.read(name) for name in archive.namelist() if name.startswith(("aria/", "screenshots/"))}
    assert "hunter2" not in json.dumps([line for line in lines if line["type"] == "frame-snapshot"])
    assert not any(b"hunter2" in content for content in shown.values())
    _phases(lines, shown)
    with viewing([str(path)]) as shown:
        threading.Thread(target=shown.serve_forever, daemon=True).start()
        await viewer.goto(shown.address)
        await _reads(viewer)
        shown.shutdown()


def _phases(lines: list[dict[str, Any]], shown: dict[str, bytes]) -> None:
    """Each call has both kinds, in all phases that it has come to; the last one, in the next document, too."""
    calls = {line["callId"]: line["method"] for line in lines if line["type"] == "before"}
    for kind, begin in (("screenshot", b"\x89PNG"), ("aria-snapshot", b"[")):
        states = [line for line in lines if line["type"] == kind]
        assert all(shown[line["file"]].startswith(begin) for line in states)
        phases = {call: [line["phase"] for line in states if line["callId"] == call] for call in calls}
        assert [phases[call] for call, method in calls.items() if method in ("fill", "click")] == [
            *[["before", "action", "after"]] * 4,
            ["before", "after"],
        ]
        assert [phases[call] for call, method in calls.items() if method == "expect"] == [["before", "after"]]


async def _reads(viewer: NativePage) -> None:
    titles = viewer.locator(".action-title")
    await expect_native(titles).to_contain_text(
        ["Navigate", 'Fill "Ada"', 'Fill "hunter2"', "checkout", "page.ai", "Click", "Click", "Expect"]
    )
    await viewer.locator(".action-title", has_text="page.ai").click()
    await viewer.keyboard.press("ArrowRight")
    await viewer.locator(".action-title", has_text='Session event "run_task"').click()
    await viewer.get_by_text("Call", exact=True).click()
    await expect_native(viewer.locator(".call-tab")).to_contain_text(re.compile(r'event:\s*"\w+.*code:\s*200', re.S))
    await viewer.locator(".action-title", has_text='Fill "Ada"').click()
    shown = viewer.frame_locator("iframe.snapshot-visible[name=snapshot]")
    await viewer.get_by_text("After", exact=True).click()
    await expect_native(shown.locator("#name")).to_have_value("Ada")
    await expect_native(shown.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    await expect_native(shown.locator("em")).to_have_text("in the shadow")
    await expect_native(shown.frame_locator("iframe >> nth=0").locator("p")).to_have_text("in the frame")
    elsewhere = shown.frame_locator("iframe >> nth=1")
    await expect_native(elsewhere.locator("p")).to_have_text("of another site")
    await expect_native(elsewhere.frame_locator("iframe").locator("p")).to_have_text("of the shop again")
    await viewer.get_by_text("Source", exact=True).click()
    await expect_native(viewer.locator(".source-line-running")).to_contain_text('page.get_by_label("Name").fill("Ada")')
    await viewer.get_by_text("Console", exact=True).click()
    await expect_native(viewer.locator(".console-tab")).to_contain_text("sold")
    await viewer.get_by_role("tab", name="Network").click()
    await expect_native(viewer.get_by_text("shop.css").first).to_be_visible()
    await viewer.locator(".action-title", has_text='get_by_role("link")').click()
    await viewer.get_by_text("Action", exact=True).click()
    await expect_native(shown.locator("h1")).to_have_text("Bought")
    await viewer.get_by_text("After", exact=True).click()
    await expect_native(shown.locator("h1")).to_have_text("Next page")
    await viewer.locator(".action-title", has_text="#none").click()
    await viewer.get_by_text("Log", exact=True).click()
    await expect_native(viewer.locator(".log-list-item")).to_contain_text('waiting for locator("#none")')
    await viewer.get_by_role("tab", name="Errors").click()
    await expect_native(viewer.get_by_text("Timeout 50ms exceeded").first).to_be_visible()
    await viewer.get_by_title("Settings").click()
    await viewer.get_by_label("Display Aria").check()
    await expect_native(viewer.locator(".aria-mode-line")).to_have_text(['- heading "Next page" [level=1]'])
    picture = viewer.locator(".aria-mode-view img")
    await expect_native(picture).to_have_js_property("complete", True)
    assert await picture.evaluate("image => image.naturalWidth") == 1280
