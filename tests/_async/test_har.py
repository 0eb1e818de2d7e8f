"""Requests that are answered from a HAR file."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page.async_api import BrowserContext, Error, NotSupportedError, Page
from tests._shared.test_har import entry, header, write
from tests.web_server import WebServer

ASK = "(path) => fetch(path).then((answer) => answer.text(), () => 'failed')"


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
    with pytest.raises(Error, match="is no HAR file"):
        await page.route_from_har(bad)
    await page.route_from_har(bad, not_found="fallback")
    with pytest.raises(NotSupportedError, match="update=True"):
        await page.route_from_har(bad, update=True)
    with pytest.raises(Error, match=r"not_found: expected one of \(abort\|fallback\)"):
        await page.route_from_har(bad, not_found="ignore")  # type: ignore[arg-type]
