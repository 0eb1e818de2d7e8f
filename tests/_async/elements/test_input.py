"""Keyboard, mouse and touchscreen."""

from __future__ import annotations

import pytest

from smooth_page._async.page.page import Page
from smooth_page.errors import Error

LISTEN = """<body style="margin:0;height:3000px"><script>
  log = [];
  for (const type of ['mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu'])
    addEventListener(type, e => { e.preventDefault(); log.push([type, e.clientX, e.clientY, e.button, e.detail]) });
  addEventListener('mousemove', e => log.push(['mousemove', e.clientX, e.clientY]));
</script>"""


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same one for all tests, which set its content anew."""
    return module_page


@pytest.mark.both_apis
async def test_keyboard(page: Page) -> None:
    await page.set_content("<textarea autofocus></textarea>")
    await page.locator("textarea").focus()
    await page.keyboard.type("Hello", delay=1)
    await page.keyboard.press("Shift+ArrowLeft")
    await page.keyboard.insert_text("\u00fc")
    await page.keyboard.press("Shift+A")
    await page.keyboard.down("Shift")
    await page.keyboard.press("a")  # a key is what it is called, whatever is held
    await page.keyboard.up("Shift")
    assert await page.locator("textarea").input_value() == "Hell\u00fcAa"
    with pytest.raises(Error, match=r'Keyboard.press: Unknown key: "Foo"'):
        await page.keyboard.press("Foo")
    with pytest.raises(Error, match="key: expected string, got number"):
        await page.keyboard.down(5)  # type: ignore[arg-type]


async def test_mouse(page: Page) -> None:
    await page.set_content(LISTEN)
    await page.mouse.click(10, 20)
    assert await page.evaluate("log.splice(0)") == [
        ["mousemove", 10, 20],
        ["mousedown", 10, 20, 0, 1],
        ["mouseup", 10, 20, 0, 1],
        ["click", 10, 20, 0, 1],
    ]
    await page.mouse.dblclick(10, 20)
    assert [entry[0] for entry in await page.evaluate("log.splice(0)")].count("dblclick") == 1
    await page.mouse.move(30, 20, steps=4)
    assert await page.evaluate("log.splice(0)") == [["mousemove", x, 20] for x in (15, 20, 25, 30)]
    await page.mouse.down(button="right")
    await page.mouse.up(button="right")
    assert ["contextmenu", 30, 20, 2, 0] in await page.evaluate("log.splice(0)")
    await page.mouse.wheel(0, 100)
    await page.wait_for_function("scrollY === 100")
    with pytest.raises(Error, match=r"button: expected one of \(left\|right\|middle\)"):
        await page.mouse.click(1, 1, button="foo")  # type: ignore[arg-type]


async def test_touch_needs_a_context_with_touch(page: Page) -> None:
    with pytest.raises(Error, match="hasTouch must be enabled on the browser context"):
        await page.touchscreen.tap(1, 1)
    with pytest.raises(Error, match=r"Locator.tap: The page does not support tap"):
        await page.locator("body").tap()
