"""Contexts whose pages believe in another browser, place and size."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page import SmoothWarning
from smooth_page.async_api import Browser, BrowserContext, Error, Page, Playwright, expect
from tests.web_server import WebServer

# Written by a script of the page itself, while it loads.
SAYS = """<script>
  document.write([navigator.userAgent, navigator.language, new Date(0).getHours(), (1.5).toLocaleString()].join("|"));
</script>"""


async def test_scripts_see_it_from_the_start(browser: Browser, server: WebServer) -> None:
    url = server.page("/says", SAYS)
    options = {"user_agent": "me/1", "locale": "de-DE", "timezone_id": "Asia/Tokyo"}
    async with await browser.new_context(**options) as context:  # type: ignore[arg-type]
        page = await context.new_page()
        assert await page.evaluate("navigator.userAgent") == "me/1"
        await page.goto(url)
        assert await page.inner_text("body") == "me/1|de-DE|9|1,5"
        await page.reload()
        assert await page.inner_text("body") == "me/1|de-DE|9|1,5"
        await context.request.get(server.empty)
        assert server.asked_for("/empty.html")[-1].headers["user-agent"] == "me/1"


async def test_names_that_no_browser_knows(browser: Browser) -> None:
    for options, message in (
        ({"timezone_id": "Mars/Base"}, "Invalid timezone ID: Mars/Base"),
        ({"locale": "x"}, "Invalid locale name"),
    ):
        async with await browser.new_context(**options) as context:  # type: ignore[arg-type]
            with pytest.raises(Error, match=message):
                await context.new_page()


async def test_where_it_is(browser: Browser, server: WebServer) -> None:
    ask = """() => new Promise((done) => navigator.geolocation.getCurrentPosition(
        ({ coords }) => done([coords.latitude, coords.longitude]), ({ code }) => done(code)))"""
    async with await browser.new_context(geolocation={"latitude": 1, "longitude": 2}) as context:
        page = await context.new_page()
        await page.goto(server.empty)
        assert await page.evaluate(ask) == 1
        await context.grant_permissions(["geolocation"], origin=server.prefix)
        assert await page.evaluate(ask) == [1, 2]
        await context.set_geolocation({"latitude": 3, "longitude": 4})
        await page.goto(server.page("/next", ""))
        assert await page.evaluate(ask) == [3, 4]
        await context.set_geolocation(None)
        assert await page.evaluate(ask) == 2
        await context.clear_permissions()
        assert await page.evaluate(ask) == 1
        with pytest.raises(Error, match="Unknown permission: sesame"):
            await context.grant_permissions(["sesame"])
        with pytest.raises(Error, match=r"geolocation.latitude: precondition -90 <= LATITUDE <= 90 failed"):
            await context.set_geolocation({"latitude": 91, "longitude": 0})


RESPONSIVE = """<!doctype html><style>body { margin: 0 } #menu { display: none }
  @media (max-width: 600px) { #menu { display: block } }</style>
  <button id=menu onclick="this.textContent = innerWidth">menu</button><p>text</p>"""


async def test_a_smaller_viewport(browser: Browser, server: WebServer) -> None:
    url = server.page("/responsive", RESPONSIVE)
    async with await browser.new_context(viewport={"width": 500, "height": 400}) as context:
        page = await context.new_page()
        assert page.viewport_size == {"width": 500, "height": 400}
        await page.goto(url)
        await page.click("#menu")
        await expect(page.locator("#menu")).to_have_text("500")
        box = await page.locator("p").bounding_box()
        assert box is not None
        assert box["width"] == 500
        await page.set_viewport_size({"width": 800, "height": 400})
        await expect(page.locator("#menu")).to_be_hidden()
        assert await page.evaluate("[innerWidth, matchMedia('(width: 800px)').matches]") == [800, True]
        await page.goto(server.page("/other", "<p>other</p>"))
        assert await page.evaluate("document.documentElement.clientWidth") == 800


async def test_viewports_of_pages(page: Page, browser: Browser) -> None:
    await page.set_content("<p>x</p>")
    await page.set_viewport_size({"width": 2000, "height": 300})
    box = await page.locator("p").bounding_box()
    assert box is not None
    assert box["width"] == 1984
    await page.set_viewport_size({"width": 1280, "height": 720})
    assert await page.evaluate("[innerWidth, innerHeight]") == [1280, 720]
    for size, message in (
        ({"width": "x", "height": 1}, "viewportSize.width: expected integer, got string"),
        ({"width": 1, "height": 1.5}, "viewportSize.height: expected integer, got float 1.5"),
        ({"width": 1}, "viewportSize.height: expected integer, got undefined"),
    ):
        with pytest.raises(Error, match=message):
            await page.set_viewport_size(size)  # type: ignore[arg-type]
    async with await browser.new_context(no_viewport=True) as context:
        assert (await context.new_page()).viewport_size is None


BELOW_THE_FOLD = """<div style="height: 500px"></div><button onclick="this.textContent = 'hit'">low</button>
  <a style="position: fixed; top: 450px">fixed</a>"""


async def test_what_is_below_the_fold_of_a_viewport_that_is_smaller_than_the_tab_is_clicked(page: Page) -> None:
    await page.set_content(BELOW_THE_FOLD)
    await page.set_viewport_size({"width": 500, "height": 300})
    await page.click("button")
    assert await page.inner_text("button") == "hit"
    await page.click("button", position={"x": 2, "y": 2})
    with pytest.raises(Error, match="lement is outside of the viewport"):
        await page.click("a", force=True)


async def test_a_device(playwright: Playwright, browser: Browser, server: WebServer) -> None:
    phone = playwright.devices["iPhone 13"]
    async with await browser.new_context(**phone) as context:
        page = await context.new_page()
        await page.goto(server.page("/page", "<meta name=viewport content='width=device-width'><p>x</p>"))
        assert "iPhone" in await page.evaluate("navigator.userAgent")
        assert await page.evaluate("[innerWidth, innerHeight, devicePixelRatio, screen.height]") == [390, 664, 3, 844]
        await page.tap("p")
        await page.emulate_media(color_scheme="dark")
        await page.reload()
        query = "['(prefers-color-scheme: dark)', '(max-width: 400px)', '(min-height: 665px)']"
        assert await page.evaluate(f"{query}.map((query) => matchMedia(query).matches)") == [True, True, False]


async def test_permissions(browser: Browser, server: WebServer) -> None:
    ask = """async names => Promise.all(names.map(async name => (await navigator.permissions.query({ name })).state))"""
    names = ["geolocation", "camera", "clipboard-read", "notifications"]
    permissions = ["clipboard-read", "clipboard-write", "notifications"]
    async with await browser.new_context(permissions=permissions) as context:
        page = await context.new_page()
        await page.goto(server.empty)
        assert await page.evaluate(ask, names) == ["denied", "denied", "granted", "granted"]
        assert (
            await page.evaluate("async () => [Notification.permission, await Notification.requestPermission()]")
            == ["granted"] * 2
        )
        with pytest.warns(SmoothWarning, match="still decides whether they work: camera, microphone") as warned:
            await context.grant_permissions(["camera", "geolocation", "microphone"], origin=f"{server.prefix}/any")
        assert warned[0].filename == __file__
        assert await page.evaluate(ask, names) == ["granted"] * 4
        await context.clear_permissions()
        assert await page.evaluate(ask, names) == ["prompt"] * 4
        await context.grant_permissions(["geolocation"], origin=server.cross_prefix)
        assert await page.evaluate(ask, names) == ["prompt"] * 4


async def test_a_granted_clipboard_is_shared_with_the_keyboard(browser: Browser, server: WebServer) -> None:
    page_text = """<button onclick="navigator.clipboard.writeText('of the page').then(() => { document.title = 'copied' })">Copy</button>
      <input value=typed><textarea></textarea>"""
    server.page("/copy", page_text)
    refused = "navigator.clipboard.readText().then(() => 'read', error => `${error.name}: ${error.message}`)"
    rich = """async () => {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob(["<b>x</b>"], { type: "text/html" }) })]);
      const [item] = await navigator.clipboard.read();
      return [item.types, await (await item.getType("text/html")).text(), await navigator.clipboard.readText()];
    }"""
    async with await browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = await context.new_page()
        await page.goto(f"{server.prefix}/copy")
        assert await page.evaluate("navigator.clipboard.readText()") == ""
        await page.get_by_role("button").click()
        await expect(page).to_have_title("copied")
        assert await page.evaluate("navigator.clipboard.readText()") == "of the page"
        await page.locator("textarea").press("Control+V")
        await expect(page.locator("textarea")).to_have_value("of the page")
        await page.locator("input").press("Control+A")
        await page.locator("input").press("Control+C")
        assert await page.evaluate("navigator.clipboard.readText()") == "typed"
        assert await page.evaluate(rich) == [["text/html"], "<b>x</b>", ""]
        await context.clear_permissions()
        await context.grant_permissions(["clipboard-write"])
        message = "NotAllowedError: Failed to execute 'readText' on 'Clipboard': Read permission denied."
        assert await page.evaluate(refused) == message


SEEN = """<!doctype html><style>p { color: red } @media (prefers-color-scheme: dark) { p { color: rgb(1, 2, 3) } }</style><p>
<script>
  const dark = matchMedia("(prefers-color-scheme: dark)");
  window.seen = [innerWidth, innerHeight, document.documentElement.clientWidth, matchMedia("(min-width: 1500px)").matches];
  window.schemes = [dark.matches];
  dark.addEventListener("change", ({ matches }) => schemes.push(matches));
</script>"""


async def test_scripts_of_a_document_see_its_viewport_and_media(browser: Browser, server: WebServer) -> None:
    server.page("/seen", SEEN)
    options: dict[str, Any] = {"viewport": {"width": 1600, "height": 900}, "color_scheme": "dark"}
    async with await browser.new_context(**options) as context:
        page = await context.new_page()
        await page.goto(f"{server.prefix}/seen")
        assert await page.evaluate("[...seen, ...schemes]") == [1600, 900, 1600, True, True]
        assert await page.locator("p").evaluate("p => getComputedStyle(p).color") == "rgb(1, 2, 3)"
        await page.emulate_media(color_scheme="light")
        await page.set_viewport_size({"width": 800, "height": 600})
        assert await page.evaluate("schemes") == [True, False]
        await page.reload()
        assert await page.evaluate("[...seen, ...schemes]") == [800, 600, 800, False, False]
        assert len(server.asked_for("/seen")) == 2


async def test_lists_of_a_content_hear_of_media_that_are_emulated_later(page: Page) -> None:
    await page.set_content(SEEN)
    await page.emulate_media(color_scheme="dark")
    assert await page.evaluate("schemes") == [False, True]


async def test_a_page_that_was_not_used_gets_a_tab_of_the_size(page: Page, context: BrowserContext) -> None:
    first = page.session
    await page.set_viewport_size({"width": 1920, "height": 1080})
    assert not first.is_open
    await page.set_content(
        "<div style='height: 100vh; width: 100vw'></div><button style='position: fixed; right: 0; bottom: 0'>b"
    )
    assert await page.locator("div").bounding_box() == {"x": 8, "y": 8, "width": 1920, "height": 1080}
    box = await page.locator("button").bounding_box()
    assert box is not None
    assert (box["x"] + box["width"], box["y"] + box["height"]) == (1920, 1080)
    second = page.session
    await page.set_viewport_size({"width": 1280, "height": 720})
    assert page.session is second  # it was used
    assert await page.evaluate("innerWidth") == 1280


async def test_points_and_lengths_of_a_viewport_that_is_larger_than_the_tab(page: Page) -> None:
    await page.set_content("""<style>
      body { margin: 0 } div { height: 50vh; width: 25vw; max-width: calc(10vmax + 1px) }
    </style><div></div>
    <button style="position: absolute; left: 1600px; top: 900px" onclick="title = [event.clientX, event.clientY]">b</button>
    <script>window.scrolls = 0; addEventListener("scroll", () => scrolls++)</script>""")
    await page.set_viewport_size({"width": 2000, "height": 1000})
    assert await page.locator("div").bounding_box() == {"x": 0, "y": 0, "width": 201, "height": 500}
    await page.mouse.click(1605, 905)
    assert await page.locator("button").get_attribute("title") == "1605,905"
    await page.locator("button").click(position={"x": 2, "y": 3})
    assert await page.locator("button").get_attribute("title") == "1604,905"
    assert await page.evaluate("new Promise(done => setTimeout(() => done([scrolls, scrollX, scrollY]), 50))") == [
        0,
        0,
        0,
    ]
    await page.set_viewport_size({"width": 1280, "height": 720})
    assert await page.locator("div").bounding_box() == {"x": 0, "y": 0, "width": 129, "height": 360}
