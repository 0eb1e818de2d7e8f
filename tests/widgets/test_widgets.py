"""Widget libraries as users drive them, with the same results as native Playwright."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from .conftest import Opener

LIST = "(list) => [...list.children].map((item) => item.textContent)"


async def react(page: Any) -> Any:
    await page.get_by_label("Name").fill("ada")
    await page.get_by_label("Name").press("End")
    await page.get_by_label("Name").press_sequentially(" b")
    await page.get_by_label("Size").select_option(label="Large")
    await page.get_by_label("Amount").fill("7")
    await page.get_by_text("hover me").hover()
    assert await page.get_by_role("button", name="Send").is_disabled()
    await page.get_by_label("Amount").press("ArrowLeft")
    await page.get_by_label("Agree").check()
    await page.get_by_label("Name").press("Enter")
    return await page.locator("output").inner_text()


async def vue(page: Any) -> Any:
    for word in ("one", " two ", "three"):
        await page.get_by_placeholder("word").fill(word)
        await page.get_by_placeholder("word").press("Enter")
    await page.get_by_text("two").dblclick()
    await page.get_by_placeholder("late").press_sequentially("x")
    before = await page.locator("output").inner_text()
    await page.get_by_placeholder("number").fill("41")
    await page.get_by_label("b").check()
    await page.get_by_role("button", name="Open").click()
    await page.get_by_role("dialog").get_by_role("button").click()
    await page.get_by_role("dialog").wait_for(state="detached")
    await page.locator("li", has_text="two").wait_for(state="detached")
    return [before, await page.locator("output").inner_text(), await page.locator("ul").evaluate(LIST)]


async def quill(page: Any) -> Any:
    editor = page.locator(".ql-editor")
    await editor.click()
    await page.keyboard.type("plain ")
    await page.keyboard.press("ControlOrMeta+b")
    await page.keyboard.type("bold")
    await page.keyboard.press("ControlOrMeta+b")
    await page.keyboard.press("Enter")
    await page.keyboard.type("- item")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await page.keyboard.type("last wordx")
    await page.keyboard.press("Backspace")
    await page.keyboard.press("ControlOrMeta+Shift+ArrowLeft")
    await page.locator(".ql-italic").click()
    await page.evaluate("editor.history.cutoff()")
    await page.keyboard.press("End")
    await page.keyboard.type("!")
    await page.keyboard.press("ControlOrMeta+z")
    return await page.evaluate("[editor.root.innerHTML, editor.getText()]")


async def quill_filled(page: Any) -> Any:
    await page.locator(".ql-editor").fill("one\ntwo")
    await page.locator(".ql-editor").press("ControlOrMeta+a")
    await page.keyboard.press("Delete")
    await page.keyboard.insert_text("three")
    return await page.evaluate("[editor.root.innerHTML, editor.getText()]")


async def codemirror(page: Any) -> Any:
    await page.get_by_role("textbox").click()
    await page.keyboard.type("function f(x {\nreturn [x")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("End")
    await page.keyboard.type(" // why")
    await page.keyboard.press("ControlOrMeta+Home")
    await page.keyboard.type("'use strict'\n")
    await page.keyboard.press("ControlOrMeta+z")
    return await page.evaluate("[editor.state.doc.toString(), editor.state.selection.main.head]")


async def ag_grid(page: Any) -> Any:
    await page.get_by_role("gridcell", name="row 1", exact=True).dblclick()
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.type("changed")
    await page.keyboard.press("Enter")
    await page.get_by_text("Count").click()
    sorted_first = await page.locator("[row-index='0'] [col-id=count]").last.inner_text()
    await page.locator("[row-index='2'] input[type=checkbox]").check()
    await page.locator(".ag-grid-viewport").hover()
    await page.mouse.wheel(0, 3000)
    await page.locator("[row-index='75']").first.wait_for()
    selected = await page.evaluate("grid.getSelectedRows()")
    return [sorted_first, selected, await page.evaluate("grid.getDisplayedRowAtIndex(37).data")]


async def shoelace(page: Any) -> Any:
    await page.get_by_label("Name").fill("ada")
    await page.locator("sl-select").click()
    await page.get_by_role("option", name="Blue").click()
    # While the list closes, it covers the checkbox at some moments: a click may end in it.
    await page.get_by_role("option", name="Blue").wait_for(state="hidden")
    await page.locator("sl-checkbox").click()
    await page.get_by_text("Open").click()
    await page.get_by_text("Sure?").wait_for()
    await page.get_by_text("Yes").click()
    await page.locator("sl-dialog").wait_for(state="hidden")
    return await page.evaluate(
        "[...document.querySelectorAll('sl-input, sl-select, sl-checkbox')].map(({ value, checked }) => [value, checked])"
    )


async def jquery_ui(page: Any) -> Any:
    await page.locator("#date").click()
    await page.get_by_title("Next").click()
    await page.get_by_role("link", name="29").click()
    await page.locator("#fruit").press_sequentially("ap")
    await page.get_by_text("apricot").click()
    await page.get_by_text("three").drag_to(page.get_by_text("one"), target_position={"x": 5, "y": 1}, steps=10)
    await page.locator("#thing").drag_to(page.locator("#target"), steps=5)
    handle = page.locator("#slider .ui-slider-handle")
    await handle.press("ArrowRight")
    box = await page.locator("#slider").bounding_box()
    await handle.hover()
    await page.mouse.down()
    await page.mouse.move(box["x"] + 142, box["y"] + 5, steps=5)
    await page.mouse.up()
    values = [await page.locator(name).input_value() for name in ("#date", "#fruit")]
    lists = [await page.locator("#list").evaluate(LIST), await page.locator("#target").inner_text()]
    return [*values, *lists, await page.evaluate("jQuery('#slider').slider('value')")]


async def flatpickr(page: Any) -> Any:
    await page.locator("input").first.click()
    await page.locator(".flatpickr-next-month").click()
    await page.get_by_label("February 29, 2024").click()
    await page.locator(".flatpickr-hour").fill("7")
    await page.locator(".flatpickr-minute").press("ArrowUp")
    await page.locator(".flatpickr-am-pm").click()
    await page.mouse.click(600, 600)
    return await page.locator("input").first.input_value()


async def sortable(page: Any) -> Any:
    native, pointer = page.locator("#native"), page.locator("#pointer")
    await native.get_by_text("three").drag_to(native.get_by_text("two"))
    await native.get_by_text("one").drag_to(native.get_by_text("three"), steps=5)
    await pointer.get_by_text("one").hover()
    await page.mouse.down()
    box = await pointer.get_by_text("three").bounding_box()
    await page.mouse.move(box["x"] + 20, box["y"] + 25, steps=5)
    await pointer.locator(
        "li:text('three') + li:not(.sortable-fallback):text('one')"
    ).wait_for()  # it looks at times of its own
    await page.mouse.up()
    return [await each.evaluate(LIST) for each in (native, pointer)]


Scenario = Callable[[Any], Awaitable[Any]]
SCENARIOS: list[tuple[str, Scenario]] = [
    ("react", react),
    ("vue", vue),
    ("quill", quill),
    ("quill", quill_filled),
    ("codemirror", codemirror),
    ("ag_grid", ag_grid),
    ("shoelace", shoelace),
    ("jquery_ui", jquery_ui),
    ("flatpickr", flatpickr),
    ("sortable", sortable),
]


@pytest.mark.parametrize(("name", "scenario"), SCENARIOS, ids=lambda given: getattr(given, "__name__", None))
async def test_as_under_native_playwright(pages: Opener, name: str, scenario: Scenario) -> None:
    ours, native = [await scenario(page) for page in await pages(name)]
    assert ours == native
