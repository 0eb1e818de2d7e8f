"""`networkidle`: no request of the document for half a second, however long one takes."""

from __future__ import annotations

import pytest

from smooth_page.async_api import Page, TimeoutError
from tests.web_server import WebServer

FETCHES = "<script>fetch('/late')</script>"


async def is_busy(page: Page, timeout: float = 900) -> bool:
    try:
        await page.wait_for_load_state("networkidle", timeout=timeout)
    except TimeoutError:
        return True
    return False


@pytest.mark.parametrize("way", ["script", "frame", "frame of another site", "worker", "beacon"])
async def test_requests_that_take_longer_are_waited_for(page: Page, server: WebServer, way: str) -> None:
    inner = server.page("/inner", FETCHES)
    server.add("/worker.js", "fetch('/late')", content_type="text/javascript")
    late = server.hold("/late")
    markup = {
        "script": FETCHES,
        "frame": f"<iframe src={inner}></iframe>",
        "frame of another site": f"<iframe src={inner.replace('127.0.0.1', 'localhost')}></iframe>",
        "worker": "<script>new Worker('/worker.js')</script>",
        "beacon": "<script>navigator.sendBeacon('/late', 'x')</script>",
    }
    await page.goto(server.page("/", markup[way]))
    server.wait_for("/late")
    assert await is_busy(page)
    if "frame" in way:
        with pytest.raises(TimeoutError):
            await page.frames[1].wait_for_load_state("networkidle", timeout=100)
    late.set()
    await page.wait_for_load_state("networkidle")
    assert not await is_busy(page, timeout=400)  # it was idle, and that lasts


async def test_it_lasts_until_the_document_is_another(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", "<p>text</p>"), wait_until="networkidle")
    first = server.hold("/late")
    await page.evaluate("void fetch('/late')")
    await page.evaluate("void document.body.append(document.createElement('iframe'))")
    assert not await is_busy(page, timeout=400)
    first.set()
    server.hold("/later")
    await page.set_content("<script>fetch('/later')</script>")
    server.wait_for("/later")
    assert await is_busy(page)
    with pytest.raises(TimeoutError):
        await page.goto(server.page("/two", "<script>fetch('/later')</script>"), wait_until="networkidle", timeout=900)
    await page.goto(server.page("/three", "<p>text</p>"), wait_until="networkidle")  # nothing of the others is left


async def test_streams_of_events_are_not_waited_for(page: Page, server: WebServer) -> None:
    server.hold("/events")
    await page.goto(server.page("/", "<script>new EventSource('/events')</script>"), wait_until="networkidle")
    server.wait_for("/events")


async def test_requests_that_a_route_holds_are_waited_for(page: Page, server: WebServer) -> None:
    held = []
    await page.route("**/late", held.append)
    await page.goto(server.page("/", FETCHES))
    assert await is_busy(page)
    (route,) = held
    await route.fulfill(body="")
    await page.wait_for_load_state("networkidle")


async def test_documents_that_scripts_write_into_empty_windows(page: Page, server: WebServer) -> None:
    """They are loaded, even if nothing closes them, and their address stays that of the empty document."""
    await page.goto(server.page("/opener", "<p>opener</p>"))
    written: list[str] = []
    page.on("framenavigated", lambda frame: written.append(frame.url))
    await page.evaluate("""() => {
      document.body.append(document.createElement("iframe"));
      frames[0].document.write("<p>in a frame");
    }""")
    async with page.expect_popup() as opened:
        await page.evaluate("() => { open().document.write('<p>in a popup') }")
    popup = await opened.value
    for frame in (popup.main_frame, page.frames[1]):
        await frame.wait_for_load_state("domcontentloaded", timeout=2_000)
        await frame.wait_for_load_state("load", timeout=2_000)
        assert await frame.inner_text("p") in ("in a frame", "in a popup")
        assert frame.url == "about:blank"
    assert set(written) <= {"about:blank"}
