"""Mouse, keyboard, drags and file choosers are the browser's own."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, Page, TimeoutError, expect
from tests.web_server import WebServer

RECORDER = """<script>
  untrusted = []; seen = []
  for (const type of ["pointerover", "pointermove", "pointerdown", "pointerup", "mouseover", "mousemove", "mousedown",
    "mouseup", "click", "dblclick", "contextmenu", "keydown", "keypress", "keyup", "beforeinput", "input", "change",
    "wheel", "copy", "cut", "paste", "dragstart", "dragover", "drop", "dragend", "focusin"])
    document.addEventListener(type, (event) => (event.isTrusted ? seen : untrusted).push(type), true)
</script>"""
CONTROLS = """<style>#tip:hover { color: rgb(1, 2, 3) } #tip, #zone, #item { height: 30px }</style>
<input id=text><textarea id=copy></textarea><input id=date type=date><input id=range type=range>
<select id=menu><option>one<option>two<option>three</select>
<div id=rich contenteditable>rich</div><div id=tip>tip</div>
<div id=item draggable=true ondragstart="event.dataTransfer.setData('text/plain', 'parcel')">item</div>
<div id=zone ondragover="event.preventDefault()"
  ondrop="event.preventDefault(); this.textContent = event.dataTransfer.getData('text/plain')">zone</div>"""


async def untrusted(page: Page) -> Any:
    return await page.evaluate("untrusted")


async def test_controls_react_to_trusted_events(page: Page) -> None:
    await page.set_content(RECORDER + CONTROLS)
    await page.fill("#text", "some")
    await page.press("#text", "End")
    await page.type("#text", " téxt")
    await page.press("#text", "ControlOrMeta+a")
    await page.press("#text", "ControlOrMeta+c")
    await page.press("#copy", "ControlOrMeta+v")
    assert await page.input_value("#copy") == "some téxt"
    await page.press("#copy", "ControlOrMeta+z")
    assert await page.input_value("#copy") == ""
    await page.click("#date", position={"x": 10, "y": 10})
    await page.keyboard.type("12252024")
    assert await page.input_value("#date") == "2024-12-25"
    await page.click("#menu")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    assert await page.input_value("#menu") == "two"
    await page.locator("#range").click()
    await page.keyboard.press("ArrowRight")
    assert await page.input_value("#range") == "51"
    await page.locator("#rich").click()
    await page.keyboard.press("End")
    await page.keyboard.insert_text("er")
    assert await page.inner_text("#rich") == "richer"
    await page.hover("#tip")
    await expect(page.locator("#tip")).to_have_css("color", "rgb(1, 2, 3)")
    assert await page.evaluate("document.querySelectorAll('style').length") == 1
    assert await untrusted(page) == []


async def test_drag_and_drop(page: Page) -> None:
    await page.set_content(RECORDER + CONTROLS)
    await page.drag_and_drop("#item", "#zone")
    assert await page.inner_text("#zone") == "parcel"
    await page.evaluate("zone.textContent = 'zone'")
    await page.hover("#item")
    await page.mouse.down()
    await page.hover("#rich")
    await page.hover("#zone")
    await page.mouse.up()
    assert await page.inner_text("#zone") == "parcel"
    await page.locator("#text").click()
    # After a drag, the browser looks once more at what is under the mouse.
    last = await page.evaluate("seen.filter((type) => type !== 'pointerover').at(-1)")
    assert (await untrusted(page), last) == ([], "click")


async def test_what_appears_at_the_press_does_not_get_it(page: Page) -> None:
    cover = "const cover = document.createElement('div'); cover.id = 'cover';"
    cover += "cover.style = 'position: fixed; inset: 0'; document.body.append(cover)"
    await page.set_content(
        f"""{RECORDER}<button id=b onclick="this.textContent += '!'" onpointermove="{cover}">Go</button>"""
    )
    with pytest.raises(TimeoutError, match=r'<div id="cover"></div> intercepts pointer events'):
        await page.click("#b", timeout=1000)
    assert await page.inner_text("#b") == "Go"
    assert await page.evaluate("seen.includes('click')") is False
    await page.evaluate("cover.remove(); b.onpointermove = null; seen.length = 0")
    await page.click("#b", modifiers=["Shift"], click_count=2, delay=5)
    assert await page.inner_text("#b") == "Go!!"


async def test_user_activation_opens_popups_and_links_navigate(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    await page.goto(
        server.page(
            "/",
            "<button onclick=\"setTimeout(() => window.open('about:blank'), 200)\">later</button><a href=/next>next</a>"
            "<form action=/next><input name=q></form>",
        )
    )
    server.page("/next", "<title>Next</title><button onclick='history.back()'>back</button>")
    async with page.expect_popup() as info:
        await page.get_by_text("later").click()
    assert (await info.value) in companion_context.pages
    await page.get_by_text("next").click()
    assert await page.title() == "Next"
    await page.get_by_text("back").click()
    await page.locator("input").fill("x")
    await page.locator("input").press("Enter")
    assert page.url == f"{server.prefix}/next?q=x"


async def test_frames_of_any_origin(page: Page, server: WebServer) -> None:
    inner = server.page("/inner", f"{RECORDER}<button onclick='this.textContent = \"clicked\"'>Go</button><input>")
    away = server.page("/away", f"{RECORDER}<p>away</p><iframe src={inner}></iframe>").replace("127.0.0.1", "localhost")
    markup = f"<p>shop</p><iframe style='margin: 20px; border: 5px solid' src={inner}></iframe>"
    await page.goto(server.page("/", f"{markup}<iframe style='margin: 30px; height: 300px' src={away}></iframe>"))
    near = page.frame_locator("iframe >> nth=0")
    far = page.frame_locator("iframe >> nth=1").frame_locator("iframe")
    for frame in (near, far):
        await frame.get_by_role("button").click()
        await expect(frame.get_by_role("button")).to_have_text("clicked")
        await frame.locator("input").click()
        await page.keyboard.type("Hi 5")
        assert await frame.locator("input").input_value() == "Hi 5"
        assert await frame.locator("input").evaluate("(node) => node.ownerDocument.defaultView.untrusted") == []


async def test_keys_and_scripts_use_one_clipboard(companion_browser: Browser, server: WebServer) -> None:
    context = await companion_browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    await page.goto(server.page("/", "<input id=one value=copied><input id=two>"))
    await page.press("#one", "ControlOrMeta+a")
    await page.press("#one", "ControlOrMeta+x")
    assert await page.evaluate("navigator.clipboard.readText()") == "copied"
    assert await page.input_value("#one") == ""
    await page.evaluate("navigator.clipboard.writeText('written')")
    await page.press("#two", "ControlOrMeta+v")
    assert await page.input_value("#two") == "written"
    await context.close()


async def test_keys_and_buttons_stay_pressed_in_the_next_document(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", "first"))
    await page.keyboard.down("Shift")
    await page.mouse.move(50, 60)
    await page.goto(
        server.page("/second", "<body onmousedown='seen = [event.shiftKey, event.clientX, event.clientY]'>")
    )
    await page.mouse.down()
    await page.mouse.up()
    await page.keyboard.up("Shift")
    assert await page.evaluate("seen") == [True, 50, 60]
    with pytest.raises(Error, match=r'Keyboard\.press: Unknown key: "Foo"'):
        await page.keyboard.press("Foo")
