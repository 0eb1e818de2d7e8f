"""Requests that are answered from a HAR file."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, Page
from tests._shared.network.test_har import entry, header, write
from tests.web_server import WebServer

ASK = "(path) => fetch(path).then((answer) => answer.text(), () => 'failed')"


@pytest.mark.both_apis
async def test_answers_from_the_file(page: Page, server: WebServer, tmp_path: Path) -> None:
    server.add("/api/live", "live")
    har = write(
        tmp_path / "a.har",
        entry(f"{server.prefix}/api/old", status=302, redirectURL=f"{server.prefix}/api/kept"),
        entry(f"{server.prefix}/api/kept", "kept"),
    )
    await page.goto(server.empty)
    await page.route_from_har(har, url="**/api/**")
    assert await page.evaluate(ASK, "/api/kept") == "kept"
    assert await page.evaluate(ASK, "/api/old") == "kept"
    assert await page.evaluate(ASK, "/api/live") == "failed"
    await page.unroute_all()
    await page.route_from_har(har, url="**/api/**", not_found="fallback")
    assert await page.evaluate(ASK, "/api/live") == "live"


async def test_documents(context: BrowserContext, server: WebServer, tmp_path: Path) -> None:
    recorded = entry(f"{server.prefix}/page", "<title>recorded</title>")
    recorded["response"]["headers"] = [header("Content-Type", "text/html"), header("Content-Encoding", "br")]
    await context.route_from_har(write(tmp_path / "a.har", recorded))
    page = await context.new_page()
    await page.goto(f"{server.prefix}/page")
    assert await page.title() == "recorded"
    with pytest.raises(Error, match="net::ERR_FAILED"):
        await page.goto(f"{server.prefix}/other")


async def test_files_that_are_none(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "bad.har"
    bad.write_text("{}")
    with pytest.raises(Error, match="is not a HAR file"):
        await page.route_from_har(bad)
    missing = tmp_path / "missing.har"
    with pytest.raises(Error, match=r"^Page\.route_from_har: ENOENT: no such file or directory, open '.*missing\.har'"):
        await page.route_from_har(missing)
    await page.route_from_har(bad, not_found="fallback")
    with pytest.raises(Error, match=r"^Page\.route_from_har: not_found: expected one of \(abort\|fallback\)"):
        await page.route_from_har(bad, not_found="ignore")  # type: ignore[arg-type]


def recorded(path: Path) -> list[tuple[str, str, int, str | None]]:
    entries = json.loads(path.read_text())["log"]["entries"]
    return [
        (
            entry["request"]["method"],
            entry["request"]["url"],
            entry["response"]["status"],
            entry["response"]["content"].get("text"),
        )
        for entry in entries
    ]


POST = "(body) => fetch('/echo', { method: 'POST', body }).then((answer) => answer.text())"


async def test_recording(browser: Browser, server: WebServer, tmp_path: Path) -> None:
    server.page("/page", "<p>page</p>")
    server.add("/echo", b"\xff\x00")
    path = tmp_path / "new" / "log.har"
    async with await browser.new_context(record_har_path=path, record_har_url_filter="**/{page,echo}") as context:
        page = await context.new_page()
        await page.goto(f"{server.prefix}/page")
        await page.evaluate(POST, "posted")
        await page.evaluate("() => { fetch('/other') }")
    assert recorded(path) == [
        ("GET", f"{server.prefix}/page", 200, "<p>page</p>"),
        ("POST", f"{server.prefix}/echo", 200, "/wA="),
    ]
    log = json.loads(path.read_text())["log"]
    assert log["entries"][1]["request"]["postData"]["text"] == "posted"
    assert log["entries"][1]["response"]["content"]["encoding"] == "base64"
    with pytest.raises(Error, match=r"content: expected one of \(omit\|embed\|attach\)"):
        await browser.new_context(record_har_path=path, record_har_content="all")  # type: ignore[arg-type]


async def test_pages(browser: Browser, server: WebServer, tmp_path: Path) -> None:
    """Each page has its title and times when the context closes. Of closed pages, and of busy ones, neither is known."""
    server.page("/page", "<title>Home</title><script>setTimeout(() => { document.title = 'Changed' })</script>")
    server.page("/popup", "<title>Popup</title>")
    path = tmp_path / "log.har"
    async with await browser.new_context(record_har_path=path) as context:
        page = await context.new_page()
        await page.goto(f"{server.prefix}/page")
        await page.wait_for_function("document.title === 'Changed'")
        await (await context.new_page()).close()
        async with page.expect_popup() as popup:
            await page.evaluate("() => void window.open('/popup')")
        await (await popup.value).wait_for_load_state()
        hostile = await context.new_page()
        await hostile.goto(server.empty)
        await hostile.evaluate("() => { performance.getEntriesByType = () => [{ loadEventStart: 'never' }] }")
    log = json.loads(path.read_text())["log"]
    assert [shown["title"] for shown in log["pages"]] == ["Changed", "", "Popup", ""]
    known = [{name: time > 0 for name, time in shown["pageTimings"].items()} for shown in log["pages"]]
    assert known == [{"onContentLoad": found, "onLoad": found} for found in (True, False, True, False)]
    assert [entry["pageref"] for entry in log["entries"]] == [log["pages"][at]["id"] for at in (0, 2, 3)]


@pytest.mark.both_apis
async def test_requests_that_have_not_ended_are_recorded(browser: Browser, server: WebServer, tmp_path: Path) -> None:
    server.hold("/held")
    server.add("/echo", "posted")
    path = tmp_path / "log.har"
    context = await browser.new_context(record_har_path=path, record_har_url_filter="**/{held,echo}")
    page = await context.new_page()
    await page.goto(server.empty)
    await page.evaluate("() => void fetch('/held')")
    for _ in range(10):  # the answer is there before the browser has reported its end
        await page.evaluate(POST, "x")
    await context.close()
    entries = recorded(path)
    assert entries[0] == ("GET", f"{server.prefix}/held", -1, None)
    assert entries[1:] == [("POST", f"{server.prefix}/echo", 200, "posted")] * 10


async def test_what_had_no_answer_has_none(browser: Browser, server: WebServer, tmp_path: Path) -> None:
    path = tmp_path / "cut.har"
    recording = await browser.new_context(record_har_path=path)
    page = await recording.new_page()
    await page.goto(server.empty)
    cut = server.add("/cut", cut=True)
    await page.evaluate("(url) => fetch(url).catch(() => {})", cut)
    await recording.close()
    server.reset()
    context = await browser.new_context()
    await context.route_from_har(path)
    page = await context.new_page()
    await page.goto(server.empty)
    assert recorded(path)[-1] == ("GET", cut, -1, None)
    race = """(url) => Promise.race([
        fetch(url).then(() => "answered", () => "failed"),
        new Promise((done) => setTimeout(done, 500, "nothing")),
    ])"""
    assert await page.evaluate(race, cut) == "nothing"
    assert not server.asked_for("/cut")
    await context.close()


async def test_a_recording_answers_later(browser: Browser, server: WebServer, tmp_path: Path) -> None:
    server.page("/page", "<p>page</p>")
    server.add("/echo", "first")
    path = tmp_path / "log.zip"
    async with await browser.new_context() as context:
        page = await context.new_page()
        await page.route_from_har(path, update=True)
        await page.goto(f"{server.prefix}/page")
        assert await page.evaluate(POST, "posted") == "first"
    with zipfile.ZipFile(path) as packed:
        assert {Path(name).suffix for name in packed.namelist()} == {".har", ".html", ".txt"}
    server.add("/echo", "second")
    async with await browser.new_context() as context:
        await context.route_from_har(path)
        page = await context.new_page()
        await page.goto(f"{server.prefix}/page")
        assert await page.inner_text("p") == "page"
        assert await page.evaluate(POST, "posted") == "first"


async def test_contents_can_be_left_out(browser: Browser, server: WebServer, tmp_path: Path) -> None:
    path = tmp_path / "log.har"
    async with await browser.new_context(
        record_har_path=path, record_har_omit_content=True, record_har_mode="minimal"
    ) as context:
        page = await context.new_page()
        await page.goto(server.empty)
    (entry,) = json.loads(path.read_text())["log"]["entries"]
    assert "text" not in entry["response"]["content"]
    assert (entry["time"], entry["request"]["bodySize"]) == (-1, -1)


async def test_a_file_that_cannot_be_written(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "log.har"
    context = await browser.new_context(record_har_path=path)
    page = await context.new_page()
    await context.tracing.start_har(path)
    with pytest.raises(Error, match=r"^Tracing\.stop_har: can't write the HAR file .*log\.har: File exists$"):
        await context.tracing.stop_har()
    with pytest.raises(Error, match=r"^BrowserContext\.close: can't write the HAR file .*log\.har: File exists$"):
        await context.close()
    assert page.is_closed()
    assert context not in browser.contexts
