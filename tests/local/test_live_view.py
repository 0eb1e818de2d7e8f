"""What people see of the engine, in a real browser: the live view of a session, its files, and the dashboard."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from collections.abc import AsyncIterator, Iterator
from typing import Any

import av
import httpx
import pytest
import websockets
from playwright.async_api import Browser, Page, async_playwright, expect

from smooth_page.local.chromium import find_chromium
from tests.local.engine_process import EngineProcess, Session, until
from tests.web_server import WebServer

PAGE = """<title>Shop</title><body style="margin: 0; background: red">
<input id="name" style="position: fixed; left: 0; top: 0; width: 300px; height: 60px">
<button style="position: fixed; left: 400px; top: 300px; width: 400px; height: 200px"
  onclick="this.textContent = event.isTrusted; console.log('clicked ' + document.title)">Buy</button>
<script>setInterval(() => { document.body.style.background = `rgb(${Math.random() * 255}, 0, 0)`; }, 20)</script>"""

TERMS = "<title>Terms</title><button style='position: fixed; inset: 0' onclick='document.title = 9'>Agree</button>"


@pytest.fixture(scope="module")
async def people() -> AsyncIterator[Browser]:
    """The browser of those who watch."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium())
        yield browser
        await browser.close()


@pytest.fixture
def watched(engine: EngineProcess, server: WebServer) -> Iterator[Session]:
    server.page("/shop", PAGE)
    server.page("/terms", TERMS)
    with engine.create(url=f"{server.prefix}/shop") as opened:
        yield opened


async def open_view(people: Browser, url: str, **options: Any) -> Page:
    page = await people.new_page(**options)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    answer = await page.goto(url)
    assert answer is not None
    assert answer.status == 200
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    await expect(page.locator("html")).to_have_attribute("data-frames", re.compile("[5-9]|.."))
    assert not problems
    return page


async def test_what_a_viewer_does_reaches_the_tab(people: Browser, watched: Session) -> None:
    page = await open_view(people, watched.created["live_url"] + "&interactive=true&embed=false")
    before = int(await page.evaluate("document.documentElement.dataset.frames"))
    await page.wait_for_timeout(1000)
    assert int(await page.evaluate("document.documentElement.dataset.frames")) - before >= 5
    assert await page.title() == await page.locator("h1").inner_text() == "Shop"
    assert (await page.locator("#address").inner_text()).endswith("/shop")
    box = await page.locator("canvas").bounding_box()
    assert box is not None
    scale = box["width"] / 1280
    await page.mouse.click(box["x"] + 600 * scale, box["y"] + 400 * scale)
    await page.get_by_text("clicked Shop").wait_for()
    assert watched.js("document.querySelector('button').textContent") == "true"
    await page.mouse.click(box["x"] + 100 * scale, box["y"] + 30 * scale)
    await page.keyboard.type("Ada L")
    await page.keyboard.press("Backspace")
    until(lambda: watched.js("document.querySelector('input').value") == "Ada ")
    # Events come with their times; what was typed is not among them.
    watched.js("return args.start && 1", {"start": [{"op": "fill", "params": {"value": "hunter2"}}]})
    line = page.locator("#lines li", has_text="evaluate_js fill")
    await line.wait_for()
    assert await line.locator("time").get_attribute("datetime")
    assert "hunter2" not in await page.content()
    watched.engine.http.delete(watched.url)
    await page.get_by_text("The session has ended (cancelled).").wait_for()
    await page.context.close()


async def test_every_tab_is_seen_and_the_view_follows_the_script(people: Browser, watched: Session) -> None:
    view = await open_view(
        people, watched.created["live_url"] + "&interactive=true", viewport={"width": 360, "height": 740}
    )
    tabs, heading = view.locator("#tabs button"), view.locator("h1")
    assert not await tabs.count() or not await tabs.first.is_visible()
    watched.js("void open('/terms')")
    await expect(heading).to_have_text("Terms")
    await expect(tabs).to_have_text(["Shop", "Terms"])
    assert [await tab.get_attribute("aria-current") for tab in await tabs.all()] == ["false", "true"]
    follow = view.get_by_role("checkbox", name="Follow the script")
    await expect(follow).to_be_checked()
    watched.js("1")
    await expect(heading).to_have_text("Shop")
    await tabs.nth(1).focus()
    await view.keyboard.press("Enter")  # a person stays with a tab
    await expect(follow).not_to_be_checked()
    await expect(heading).to_have_text("Terms")
    watched.js("2")
    await view.locator("canvas").click()
    await expect(heading).to_have_text("9")
    assert await view.evaluate("document.documentElement.scrollWidth") == 360
    await follow.check()
    await expect(heading).to_have_text("Shop")
    watched.js("void open('', 'other')")
    await expect(tabs).to_have_count(3)
    watched.js("void open('', 'other').close()")
    await expect(tabs).to_have_count(2)
    await view.context.close()


async def test_without_its_token_nobody_controls_or_sees_a_session(people: Browser, watched: Session) -> None:
    live = watched.created["live_url"]
    page = await open_view(people, live, viewport={"width": 390, "height": 800})  # a phone; read-only
    assert await page.locator("#keys").count() == 0
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    watch = await page.get_by_role("link", name="Read-only view").get_attribute("href")
    assert watch is not None
    page = await open_view(people, live.partition("/live/")[0] + watch + "&interactive=true&embed=true")
    assert await page.locator("html").get_attribute("data-interactive") == "false"
    assert not await page.locator(".log").is_visible()
    address = "ws" + (live.partition("?")[0] + "/socket").removeprefix("http")
    async with websockets.connect(f"{address}{watch[watch.index('?') :]}&interactive=true") as socket:
        for x in (0.5, 0.45):  # at the button
            for type_ in ("down", "up"):
                await socket.send(f'{{"kind": "mouse", "type": "{type_}", "x": {x}, "y": 0.55, "clicks": 1}}')
        await socket.send("nonsense")
        await socket.recv()
    assert watched.js("document.querySelector('button').textContent") == "Buy"
    async with httpx.AsyncClient() as http:
        wrong = [live[:-1] + ("A" if live[-1] != "A" else "B"), live.partition("?")[0], live.replace("task_", "task_0")]
        assert [(await http.get(url)).status_code for url in wrong] == [403] * 3
        assert (await http.get(live, headers={"host": "evil.test"})).status_code == 403
        assert (await http.get(live.partition("/live/")[0] + "/live/files/../view.py")).status_code in (403, 404)
    for headers, query in (({}, "?token=wrong"), ({"Origin": "http://evil.test"}, watch[watch.index("?") :])):
        with pytest.raises(websockets.InvalidStatus, match="403"):
            await websockets.connect(address + query, additional_headers=headers)
    for context in people.contexts:
        await context.close()


async def test_fifty_viewers(watched: Session) -> None:
    live = watched.created["live_url"]
    address = "ws" + live.removeprefix("http").replace("?", "/socket?")

    async def picture() -> bool:
        async with websockets.connect(address) as socket:
            while True:
                message = await asyncio.wait_for(socket.recv(), 30)
                if isinstance(message, bytes):
                    return message.startswith(b"\xff\xd8")

    assert all(await asyncio.gather(*(picture() for _ in range(50))))


async def test_recordings_and_downloads_are_kept(engine: EngineProcess, server: WebServer) -> None:
    server.add("/file", "content", headers=[("Content-Disposition", 'attachment; filename="../a b.txt"')])
    server.page("/shop", PAGE)
    with engine.create(enable_recording=True) as session:
        assert session.created["recording_url"] is None
        assert session.created["downloads_url"] is None
        session.do("goto", {"url": f"{server.prefix}/shop"})
        for _ in range(2):
            session.js(
                "void document.body.appendChild(Object.assign(document.createElement('a'), {href: '/file'})).click()"
            )
            await asyncio.sleep(0.3)
        session.do("close")
        until(lambda: session.poll().json()["r"]["recording_url"] is not None)
        task = engine.http.get(session.url, params={"downloads": "true"}).json()["r"]
    async with httpx.AsyncClient() as http:
        recording = await http.get(task["recording_url"])
        assert recording.headers["content-type"] == "video/webm"
        with av.open(io.BytesIO(recording.content)) as file:
            assert sum(1 for _ in file.decode(video=0)) >= 5
        archive = zipfile.ZipFile(io.BytesIO((await http.get(task["downloads_url"])).content))
        assert [archive.read(name) for name in archive.namelist()] == [b"content"] * 2
        assert not [name for name in archive.namelist() if ".." in name.split("/")]
        assert (await http.get(task["recording_url"][:-1])).status_code == 403


async def test_the_dashboard_shows_and_ends_sessions(people: Browser, server: WebServer) -> None:
    engine = EngineProcess()
    try:
        assert engine.process.stdout is not None
        dashboard = engine.process.stdout.readline().split()
        assert dashboard[0] == "dashboard"
        with engine.create(url=f"{server.prefix}/empty.html") as session:
            session.refused("evaluate_js", {"js": "nonsense("})
            page = await people.new_page()
            await page.goto(dashboard[1])
            tile = page.locator("#sessions li")
            await tile.get_by_text("1 events, 1 failed").wait_for()
            await page.get_by_text("MB in use").wait_for()
            await expect(page.get_by_role("status")).to_have_text("1 open, 0 ended")
            await tile.get_by_role("button", name="End").focus()
            await expect(tile.get_by_role("img")).to_have_js_property("complete", True)
            assert await tile.get_by_role("img").evaluate("image => image.naturalWidth") > 0
            page.on("dialog", lambda dialog: dialog.accept())
            await tile.get_by_role("button", name="End").click()
            await tile.get_by_text("cancelled").wait_for()
            assert session.poll().json()["r"]["status"] == "cancelled"
            async with httpx.AsyncClient() as http:
                assert (await http.get(dashboard[1][:-1])).status_code == 403
                end = dashboard[1].replace("?", f"/sessions/{session.id}?")
                assert (await http.delete(end)).json() == {"detail": "The session is over"}
                assert (await http.delete(end[:-1])).status_code == 403
            await page.context.close()
    finally:
        engine.stop()
