"""Traces: starting and stopping, same as native Playwright, and a file in the trace viewer's format."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from smooth_page import SmoothWarning
from smooth_page._shared.api import warnings as warn
from smooth_page.async_api import Browser, BrowserContext, Error, NotSupportedError, Page, expect
from tests.web_server import WebServer


def lines(path: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        assert {"trace.trace", "trace.network", "trace.stacks"} <= set(archive.namelist())
        return [json.loads(line) for line in archive.read("trace.trace").splitlines()]


async def test_a_trace_from_start_to_stop(context: BrowserContext, tmp_path: Path) -> None:
    tracing = context.tracing
    assert tracing is context.tracing
    await tracing.stop()  # nothing to end, nothing to write
    with pytest.raises(Error, match=r"Tracing\.stop: Must start tracing before stopping"):
        await tracing.stop(path=tmp_path / "none.zip")
    with pytest.raises(Error, match=r"Tracing\.start_chunk: Must start tracing before starting a new chunk"):
        await tracing.start_chunk()
    await tracing.start(title="first", screenshots=True, snapshots=True, sources=True)
    with pytest.raises(Error, match=r"Tracing\.start: Tracing has been already started"):
        await tracing.start()
    await tracing.group("log in", location={"file": "a.py", "line": 3})
    await tracing.group_end()
    await tracing.stop_chunk(path=tmp_path / "below" / "one.zip")
    with pytest.raises(Error, match=r"Tracing\.stop_chunk: Must start tracing before stopping"):
        await tracing.stop_chunk(path=tmp_path / "none.zip")
    await tracing.start_chunk(title="second")
    await tracing.group("left open")
    await tracing.stop(path=str(tmp_path / "two.zip"))
    first, begin, end = lines(tmp_path / "below" / "one.zip")
    assert (first["type"], first["title"], first["sdkLanguage"]) == ("context-options", "first", "python")
    assert (begin["title"], begin["stack"]) == ("log in", [{"file": "a.py", "line": 3, "column": 0}])
    assert (end["type"], end["callId"]) == ("after", begin["callId"])
    assert [line["type"] for line in lines(tmp_path / "two.zip")] == ["context-options", "before", "after"]


async def test_calls_with_their_stacks_errors_and_events(page: Page, tmp_path: Path) -> None:
    tracing = page.context.tracing
    await tracing.start(sources=True)
    await page.set_content("<title>here</title><button onclick=\"console.log('pressed')\">press</button>")

    async def presses() -> None:
        await page.get_by_role("button").click()

    await presses()
    with pytest.raises(Error):
        await page.locator("#none").fill("x", timeout=10)
    with pytest.raises(AssertionError):
        await expect(page.locator("button")).to_have_text("other", timeout=10)
    await page.evaluate("setTimeout(() => { throw new Error('late') })")
    async with page.expect_event("pageerror"):
        pass
    await tracing.stop(path=tmp_path / "t.zip")
    recorded = lines(tmp_path / "t.zip")
    calls = {line["callId"]: line for line in recorded if line["type"] == "before"}
    assert [(call["class"], call["method"], call.get("title")) for call in calls.values()] == [
        ("Frame", "setContent", None),
        ("Frame", "click", None),
        ("Frame", "fill", None),
        ("Frame", "expect", 'Expect "to_have_text"'),
        ("Frame", "evaluateExpression", None),
        ("Page", "__waitInfo__", 'Wait for event "page.expect_event(pageerror)"'),
    ]
    click, fill = list(calls.values())[1:3]
    assert click["params"]["selector"] == "internal:role=button"
    assert (fill["params"]["value"], fill["params"]["timeout"]) == ("x", 10)
    ends = {line["callId"]: line for line in recorded if line["type"] == "after"}
    assert set(ends) == set(calls)
    failed = [ends[call]["error"]["message"] for call in calls if "error" in ends[call]]
    assert failed == ["Timeout 10ms exceeded.", "Locator expected to have text 'other'\nActual value: press"]
    assert [line["message"] for line in recorded if line.get("callId") == fill["callId"] and line["type"] == "log"] == [
        'waiting for locator("#none")'
    ]
    assert [line["text"] for line in recorded if line["type"] == "console"] == ["pressed"]
    thrown = [line["params"]["error"]["error"] for line in recorded if line.get("method") == "pageError"]
    assert [error["message"] for error in thrown] == ["late"]
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        stacks = json.loads(archive.read("trace.stacks"))
        sources = [name for name in archive.namelist() if name.startswith("src/")]
        frames = dict(stacks["stacks"])[click["callId"]]
        assert [name for *_, name in frames][:2] == ["presses", "test_calls_with_their_stacks_errors_and_events"]
        own = stacks["files"].index(__file__)
        assert frames[0][0] == own
        assert any("async def presses()" in archive.read(name).decode() for name in sources)


async def test_what_the_agent_did_and_what_a_snapshot_does_not_show(page: Page, tmp_path: Path) -> None:
    deep = 450
    await page.set_content(f"<button>press</button><p>Plan: Pro</p>{'<div>' * deep}deep down{'</div>' * deep}")
    await page.context.tracing.start(snapshots=True)
    await page.ai('Click "press"')
    await page.locator("button").click()
    await page.context.tracing.stop(path=tmp_path / "t.zip")
    recorded = lines(tmp_path / "t.zip")
    ai, event, click = [line["callId"] for line in recorded if line["type"] == "before"]
    assert [line["parentId"] for line in recorded if line.get("callId") == event and line["type"] == "before"] == [ai]
    logs = {
        call: [line["message"] for line in recorded if line["type"] == "log" and line["callId"] == call]
        for call in (ai, click)
    }
    assert [line.partition(" after ")[0] for line in logs[ai]] == ["run_task was answered with 200"]
    assert "the snapshot does not show all of about:blank: the page is too large" in logs[click]
    end = next(line for line in recorded if line["type"] == "after" and line["callId"] == ai)
    (attachment,) = end["attachments"]
    assert (attachment["name"], attachment["contentType"]) == ("answer", "text/plain")
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        assert archive.read(attachment["file"]).decode().startswith("Done: ")
    assert not any("deep down" in json.dumps(line) for line in recorded if line["type"] == "frame-snapshot")
    taken = [line["snapshot"]["phase"] for line in recorded if line["type"] == "frame-snapshot"]
    assert taken.count("action") == 1  # scripts act on no element


async def test_a_context_that_closes_before_its_trace_ends(browser: Browser, tmp_path: Path, server: WebServer) -> None:
    first = await browser.new_context(viewport={"width": 600, "height": 400}, timezone_id="Asia/Tokyo")
    second = await browser.new_context()
    for context in (first, second):
        await context.tracing.start(snapshots=True)
        page = await context.new_page()
        await page.goto(server.empty)
    await first.close()
    await first.tracing.stop(path=tmp_path / "t.zip")
    calls = [line for line in lines(tmp_path / "t.zip") if line["type"] == "before"]
    assert [(call["class"], call["method"]) for call in calls] == [  # nothing of what prepares documents
        ("BrowserContext", "newPage"),
        ("Frame", "goto"),
        ("Session", "goto"),
        ("Page", "close"),
        ("Session", "close"),
    ]
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        assert server.empty in archive.read("trace.network").decode()
    await second.tracing.stop(path=tmp_path / "t.zip")  # takes the place of the other one
    assert lines(tmp_path / "t.zip")[-1]["type"] == "frame-snapshot"
    (tmp_path / "none").touch()
    await second.tracing.start()
    with pytest.raises(Error, match=r"Tracing\.stop: can't write the trace to .*none"):
        await second.tracing.stop(path=tmp_path / "none" / "t.zip")
    await second.close()


async def test_har_files_between_start_and_stop(context: BrowserContext, tmp_path: Path, server: WebServer) -> None:
    with pytest.raises(Error, match=r"Tracing\.stop_har: HAR recording has not been started"):
        await context.tracing.stop_har()
    await context.tracing.start_har(tmp_path / "x.har", mode="minimal")
    with pytest.raises(Error, match=r"Tracing\.start_har: HAR recording has already been started"):
        await context.tracing.start_har(tmp_path / "y.har")
    page = await context.new_page()
    await page.goto(server.empty)
    await context.tracing.stop_har()
    await page.goto(f"{server.empty}?later")
    log = json.loads((tmp_path / "x.har").read_text())["log"]
    assert [entry["request"]["url"] for entry in log["entries"]] == [server.empty]


async def test_requests_of_this_process(context: BrowserContext, tmp_path: Path, server: WebServer) -> None:
    tracing = context.request.tracing
    await tracing.start()
    await tracing.start_har(tmp_path / "r.har.zip")
    await context.request.get(server.empty, headers={"Authorization": "Bearer abcdef"})
    await tracing.stop_har()
    await tracing.stop(path=tmp_path / "t.zip")
    before = lines(tmp_path / "t.zip")[1]
    assert (before["class"], before["method"], before["params"]["url"]) == ("APIRequestContext", "fetch", server.empty)
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        (entry,) = [json.loads(line)["snapshot"] for line in archive.read("trace.network").splitlines()]
        assert b"abcdef" not in archive.read("trace.network")
        assert entry["response"]["content"]["size"] == 0
    assert {"name": "authorization", "value": "***"} in entry["request"]["headers"]
    with zipfile.ZipFile(tmp_path / "r.har.zip") as archive:
        assert json.loads(archive.read("har.har"))["log"]["entries"][0]["request"]["url"] == server.empty


async def test_what_can_only_be_looked_at(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warn, "_shown", set())
    context = page.context
    assert (page.video, context.background_pages, context.debugger.paused_details) == (None, [], None)
    for part in (context.debugger, context.credentials, page.screencast, page.webmcp, page.main_frame.webmcp):
        part.on("anything", print)
        part.remove_listener("anything", print)
    assert page.screencast is page.screencast
    with pytest.warns(SmoothWarning, match="Page.workers: scripts of a page can't reach workers"):
        assert page.workers == []
    with pytest.warns(SmoothWarning, match="service_workers: scripts of a page can't reach workers"):
        assert context.service_workers == []
    with pytest.raises(NotSupportedError):
        await page.screencast.start()
