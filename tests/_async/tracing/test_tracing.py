"""Traces: starting and stopping, same as native Playwright, and a file in the trace viewer's format."""

from __future__ import annotations

import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

from smooth_page import SmoothWarning
from smooth_page._shared.api import warnings as warn
from smooth_page.async_api import BrowserContext, Error, NotSupportedError, Page


def lines(path: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["trace.trace", "trace.network"]
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


async def test_starting_warns_once(context: BrowserContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warn, "_shown", set())
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        for _ in range(2):
            await context.tracing.start()
            await context.tracing.stop()
    assert [(entry.category, entry.filename) for entry in shown] == [(SmoothWarning, __file__)]
    assert "shows no actions" in str(shown[0].message)


async def test_har_files_of_tracing_are_not_built(context: BrowserContext) -> None:
    with pytest.raises(NotSupportedError, match="record_har_path"):
        await context.tracing.start_har("x.har")


async def test_api_requests_have_one_too(context: BrowserContext, tmp_path: Path) -> None:
    await context.request.tracing.start()
    await context.request.tracing.stop(path=tmp_path / "t.zip")
    assert len(lines(tmp_path / "t.zip")) == 1


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
