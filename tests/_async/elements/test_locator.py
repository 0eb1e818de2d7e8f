"""Locators: how they are built, what they read, what they say when they fail."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from smooth_page._async.browser.context import BrowserContext
from smooth_page._async.page.page import Page
from smooth_page.errors import Error, TimeoutError
from tests.web_server import WebServer

LIST = "<h1>Fruit</h1><ul><li id=a>Apple</li><li>Pear</li><li>Plum <b>ripe</b></li></ul><p hidden>none</p>"


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same for all tests."""
    return module_page


async def test_shows_its_selector(page: Page) -> None:
    row = page.get_by_role("row", name="x").filter(has_text=re.compile("y", re.I), has=page.get_by_text("z")).nth(2)
    selector = (
        'internal:role=row[name="x"i] >> internal:has-text=/y/i >> internal:has="internal:text=\\"z\\"i" >> nth=2'
    )
    assert repr(row) == f"<Locator frame={page.main_frame!r} selector={selector!r}>"
    assert str(page.locator("a").content_frame).startswith("<FrameLocator frame=")


@pytest.mark.both_apis
async def test_reading_several_matches(page: Page) -> None:
    await page.set_content(LIST)
    items = page.locator("li")
    assert await items.count() == 3
    assert await items.all_text_contents() == ["Apple", "Pear", "Plum ripe"]
    assert await items.first.text_content() == "Apple"
    assert await items.last.inner_html() == "Plum <b>ripe</b>"
    assert await items.nth(1).inner_text() == "Pear"
    assert [await item.text_content() for item in await items.all()] == ["Apple", "Pear", "Plum ripe"]


async def test_filters(page: Page) -> None:
    await page.set_content(LIST)
    items, bold = page.locator("li"), page.locator("b")
    filtered = {
        "has_text": items.filter(has_text="p"),
        "a pattern": items.filter(has_text=re.compile("P")),
        "has_not_text": items.filter(has_not_text="Apple"),
        "has": items.filter(has=bold),
        "has_not": items.filter(has_not=bold),
        "visible": page.locator("li, p").visible,
        "hidden": page.locator("li, p").filter(visible=False),
    }
    expected = {"has_text": 3, "a pattern": 2, "has_not_text": 2, "has": 1, "has_not": 2, "visible": 3, "hidden": 1}
    assert {name: await locator.count() for name, locator in filtered.items()} == expected


async def test_locators_of_locators(page: Page) -> None:
    await page.set_content(LIST)
    items, fruits, ripe = page.locator("li"), page.locator("ul"), page.get_by_text("ripe")
    found = {
        "and": items.and_(page.get_by_text("Pear")),
        "or, both": page.locator("h1").or_(page.locator("#a")),
        "or, one": page.locator("zz").or_(page.locator("h1")),
        "locator": fruits.locator(ripe),
        "within": ripe.within(fruits),
        "has_text": fruits.locator("li", has_text="Plum"),
    }
    assert {name: await locator.all_text_contents() for name, locator in found.items()} == {
        "and": ["Pear"],
        "or, both": ["Fruit", "Apple"],
        "or, one": ["Fruit"],
        "locator": ["ripe"],
        "within": ["ripe"],
        "has_text": ["Plum ripe"],
    }


async def test_get_by(page: Page) -> None:
    await page.set_content(
        """<label>Name <input placeholder="Your name" title="The name"></label><img alt="A cat"><button>Save</button>
        <div data-testid="box">here</div>"""
    )
    for locator in (
        page.get_by_label("name"),
        page.get_by_placeholder("your"),
        page.get_by_title("The name", exact=True),
        page.get_by_alt_text(re.compile("cat")),
        page.get_by_role("button", name="save"),
        page.get_by_test_id("box"),
        page.get_by_text("HERE"),
    ):
        assert await locator.count() == 1, locator
    assert await page.get_by_text("HERE", exact=True).count() == 0
    assert await page.get_by_role("textbox").filter(has=page.locator("i")).count() == 0


async def test_describe(page: Page) -> None:
    locator = page.locator("li").describe("an item")
    assert locator.description == "an item"
    assert locator.first.description is None
    await page.set_content("<li>x</li>")
    assert await locator.text_content() == "x"


async def test_locators_of_another_frame_are_refused(page: Page) -> None:
    await page.set_content("<iframe srcdoc='<p>x</p>'></iframe>")
    inner = page.frames[1].locator("p")
    outer = page.locator("a")
    with pytest.raises(Error, match='Inner "has" locator must belong to the same frame'):
        outer.filter(has=inner)
    with pytest.raises(Error, match='Inner "hasNot" locator must belong to the same frame'):
        page.locator("a", has_not=inner)
    for combine in (outer.locator, outer.and_, outer.or_, outer.within, page.frame_locator("iframe").locator):
        with pytest.raises(Error, match="Locators must belong to the same frame"):
            combine(inner)


async def test_more_than_one_match_is_an_error(page: Page) -> None:
    await page.set_content(LIST)
    with pytest.raises(Error) as caught:
        await page.locator("li").text_content()
    assert str(caught.value) == (
        'Locator.text_content: Error: strict mode violation: locator("li") resolved to 3 elements:\n'
        '    1) <li id="a">Apple</li> aka get_by_text("Apple")\n'
        '    2) <li>Pear</li> aka get_by_text("Pear")\n'
        '    3) <li>…</li> aka get_by_text("Plum ripe")\n\n'
        'Call log:\n  - waiting for locator("li")\n'
    )


@pytest.mark.both_apis
async def test_time_limit(context: BrowserContext) -> None:
    page = await context.new_page()
    with pytest.raises(TimeoutError) as caught:
        await page.get_by_role("button", name="x").first.click(timeout=50)
    assert str(caught.value) == (
        'Locator.click: Timeout 50ms exceeded.\nCall log:\n  - waiting for get_by_role("button", name="x").first\n'
    )
    with pytest.raises(TimeoutError, match="Timeout 60ms exceeded"):
        await page.locator("x").wait_for(timeout=timedelta(milliseconds=60))
    page.set_default_timeout(70)
    with pytest.raises(TimeoutError, match="Timeout 70ms exceeded"):
        await page.locator("x").hover()
    with pytest.raises(Error, match="timeout: expected float, got string"):
        await page.locator("x").hover(timeout="5")  # type: ignore[arg-type]


async def test_unparsable_selectors(page: Page) -> None:
    with pytest.raises(Error, match=r'Locator.count: Unknown engine "foo" while parsing selector foo=x'):
        await page.locator("foo=x").count()
    with pytest.raises(Error, match='Unexpected token "" while parsing css selector "\\["'):
        await page.locator("[").click()
    assert await page.locator("body").count() == 1


@pytest.mark.both_apis
async def test_waiting(page: Page) -> None:
    await page.set_content("<p hidden>x</p>")
    await page.evaluate("setTimeout(() => { document.querySelector('p').hidden = false }, 50)")
    await page.locator("p").wait_for()
    await page.evaluate("setTimeout(() => document.querySelector('p').remove(), 50)")
    await page.locator("p").wait_for(state="detached")
    await page.locator("p").wait_for(state="hidden")
    with pytest.raises(Error, match=r"state: expected one of \(attached\|detached\|visible\|hidden\)"):
        await page.locator("p").wait_for(state="gone")  # type: ignore[arg-type]


async def test_wait_for_function(page: Page) -> None:
    await page.set_content("<p>0</p>")
    await page.evaluate("setTimeout(() => { document.querySelector('p').textContent = 5 }, 50)")
    await page.locator("p").wait_for_function("(p, least) => Number(p.textContent) >= least", arg=5)
    with pytest.raises(TimeoutError, match=r"Locator.wait_for_function: Timeout 60ms exceeded"):
        await page.locator("p").wait_for_function("() => false", timeout=60)


async def test_evaluating(page: Page) -> None:
    await page.set_content(LIST)
    first = page.locator("li").first
    assert await first.evaluate("(item, more) => item.id + more", "b") == "ab"
    assert await page.locator("li").evaluate_all("(items, more) => items.length + more", 2) == 5
    assert await page.locator("zz").evaluate_all("items => items.length") == 0
    handle = await first.evaluate_handle("item => item.parentNode")
    assert await handle.evaluate("list => list.localName") == "ul"
    element = await first.element_handle()
    assert await page.evaluate("([item]) => item.textContent", [element]) == "Apple"
    assert len(await page.locator("li").element_handles()) == 3


async def test_states_and_boxes(page: Page) -> None:
    await page.set_content(
        "<button disabled>a</button><input readonly><input type=checkbox checked><p hidden>x</p>"
        "<div style='position:absolute;left:10px;top:20px;width:30px;height:40px'></div>"
    )
    button, text, box = page.locator("button"), page.locator("input").first, page.locator("input").last
    assert (await button.is_enabled(), await button.is_disabled()) == (False, True)
    assert (await text.is_editable(), await box.is_checked()) == (False, True)
    assert (await page.locator("p").is_visible(), await page.locator("p").is_hidden()) == (False, True)
    assert (await page.locator("zz").is_visible(), await page.locator("zz").is_hidden()) == (False, True)
    assert await page.locator("div").bounding_box() == {"x": 10, "y": 20, "width": 30, "height": 40}
    assert await page.locator("p").bounding_box() is None
    with pytest.raises(Error, match=r"Locator.is_checked: Error: Not a checkbox or radio button"):
        await button.is_checked()


async def test_attributes_and_values(page: Page) -> None:
    await page.set_content("<input data-x=1 value=v><select><option value=2>two</option></select><p>x</p>")
    assert await page.locator("input").get_attribute("data-x") == "1"
    assert await page.locator("input").get_attribute("data-y") is None
    assert await page.locator("input").input_value() == "v"
    assert await page.locator("select").input_value() == "2"
    with pytest.raises(Error, match="Node is not an <input>, <textarea> or <select> element"):
        await page.locator("p").input_value()
    with pytest.raises(Error, match="name: expected string, got number"):
        await page.locator("p").get_attribute(5)  # type: ignore[arg-type]


async def test_filling_and_typing(page: Page) -> None:
    await page.set_content("<input>")
    box = page.locator("input")
    await box.fill("abc")
    await box.press("End")
    await box.press_sequentially("d", delay=1)
    await box.type("e")
    assert await box.input_value() == "abcde"
    await box.press("Control+a")
    await box.press("Backspace")
    assert await box.input_value() == ""
    await box.fill("x")
    await box.clear()
    assert await box.input_value() == ""
    with pytest.raises(Error, match=r"value: expected string, got undefined"):
        await box.fill(None)  # type: ignore[arg-type]
    with pytest.raises(Error, match=r'Locator.press: Unknown key: "Foo"'):
        await box.press("Foo")


async def test_focus_and_blur(page: Page) -> None:
    await page.set_content(
        "<input><script>log = []; for (const t of ['focus', 'blur'])"
        " document.querySelector('input').addEventListener(t, e => log.push(e.type))</script>"
    )
    await page.locator("input").focus()
    await page.locator("input").blur()
    assert await page.evaluate("log") == ["focus", "blur"]


async def test_dispatch_event(page: Page) -> None:
    await page.set_content("<p hidden onclick='seen = [event.clientX, event.bubbles]'>x</p>")
    await page.locator("p").dispatch_event("click", {"clientX": 7})
    assert await page.evaluate("seen") == [7, True]


async def test_checking(page: Page) -> None:
    await page.set_content("<input type=checkbox><p>x</p>")
    box = page.locator("input")
    await box.check()
    assert await box.is_checked()
    await box.uncheck()
    await box.set_checked(True)
    assert await box.is_checked()
    with pytest.raises(Error, match=r"Locator.set_checked: Error: Not a checkbox or radio button"):
        await page.locator("p").set_checked(True)


async def test_selecting(page: Page) -> None:
    await page.set_content("<select multiple><option value=a>A<option value=b>B<option value=c>C</select>")
    box = page.locator("select")
    assert await box.select_option("B") == ["b"]
    assert await box.select_option(["a", "c"]) == ["a", "c"]
    assert await box.select_option(index=1, label="A") == ["a", "b"]
    assert await box.select_option(element=await page.query_selector("option")) == ["a"]
    assert await box.select_option() == []
    with pytest.raises(Error, match=r"options\[0\]\.valueOrLabel: expected string, got number"):
        await box.select_option(5)  # type: ignore[arg-type]


async def test_dragging(page: Page) -> None:
    await page.set_content(
        "<p draggable=true>from</p><div>to</div><script>const to = document.querySelector('div');"
        "to.ondragover = e => e.preventDefault(); to.ondrop = e => { to.textContent = 'dropped' }</script>"
    )
    await page.locator("p").drag_to(page.locator("div"))
    assert await page.locator("div").text_content() == "dropped"


async def test_dropping_needs_something(page: Page) -> None:
    await page.set_content("<div>x</div>")
    nothing: tuple[Any, ...] = ({}, {"data": {}}, {"files": []})
    for payload in nothing:
        with pytest.raises(Error, match='At least one of "files" or "data" must be provided'):
            await page.locator("div").drop(payload)


async def test_highlighting_can_be_taken_away(page: Page) -> None:
    await page.set_content("<p>x</p>")
    before = await page.locator("*").count()
    async with await page.locator("p").highlight(style="outline: 3px solid red"):
        pass
    await page.locator("p").highlight()
    await page.locator("p").hide_highlight()
    assert await page.locator("*").count() == before


async def test_normalizing(page: Page) -> None:
    await page.set_content("<div><button>Save</button></div>")
    best = await page.locator("div > button").normalize()
    assert repr(best) == repr(page.get_by_role("button", name="Save"))
    with pytest.raises(Error, match=r"Locator.normalize: No element matching zz"):
        await page.locator("zz").normalize()


async def test_aria_snapshot(page: Page) -> None:
    await page.set_content(LIST)
    assert await page.locator("ul").aria_snapshot() == (
        "- list:\n  - listitem: Apple\n  - listitem: Pear\n  - listitem: Plum ripe"
    )


async def test_references_of_an_earlier_document_lead_nowhere(page: Page, server: WebServer) -> None:
    """An agent that acts on what it saw before a navigation must not act on another element."""
    for path in ("/one", "/two"):
        server.page(path, f"<button>{path}</button><iframe srcdoc='<button>inside</button>'></iframe>")
    await page.goto(f"{server.prefix}/one")
    first = await page.aria_snapshot(mode="ai")
    assert '- button "/one" [ref=e2]' in first
    assert '- button "inside" [ref=f1e2]' in first
    await page.goto(f"{server.prefix}/two")
    second = await page.locator("body").aria_snapshot(mode="ai")
    assert '- button "/two" [ref=f2e2]' in second
    assert '- button "inside" [ref=f3e2]' in second
    assert await page.get_by_ref("e2").count() == 0
    assert await page.get_by_ref("f1e2").count() == 0
    assert await page.get_by_ref("f2e2").inner_text() == "/two"
    assert await page.get_by_ref("f3e2").inner_text() == "inside"
    assert await page.aria_snapshot(mode="ai") == second


async def test_what_has_to_be_a_string_is_checked_at_once(page: Page) -> None:
    """A forgotten value (None) is said so, not waited for."""
    given: Any = None
    with pytest.raises(Error, match=r"^selector: expected string, got undefined$"):
        await page.click(given)
    with pytest.raises(Error, match=r"^selector: expected string, got number$"):
        await page.query_selector(5)  # type: ignore[arg-type]
    with pytest.raises(Error, match=r"^selector: expected string, got undefined$"):
        await page.drag_and_drop("body", given)
    with pytest.raises(Error, match=r"^name: expected string, got undefined$"):
        await page.locator("body").get_attribute(given)
    with pytest.raises(Error, match=r"^expression: expected string, got undefined$"):
        await page.evaluate(given)
    with pytest.raises(Error, match=r"^expression: expected string, got undefined$"):
        await page.locator("body").evaluate_handle(given)


async def test_page_of_a_locator(page: Page) -> None:
    assert page.locator("x").page is page


async def test_select_text_and_scrolling(page: Page) -> None:
    await page.set_content("<div style='height:5000px'></div><p>some text</p>")
    await page.locator("p").scroll_into_view_if_needed()
    assert await page.evaluate("scrollY > 0")
    await page.locator("p").select_text()
    assert await page.evaluate("String(getSelection())") == "some text"


async def test_scrolling_to_what_has_a_place_but_is_not_visible(page: Page) -> None:
    far = "<p style='height:5000px'></p>"
    for style in ("height: 0", "visibility: hidden", "display: inline"):
        await page.set_content(f"{far}<div style='{style}'></div>{far}")
        await page.locator("div").scroll_into_view_if_needed()
        assert await page.evaluate("scrollY > 4000")
    await page.set_content("<div style='display: contents'>text</div>")
    await page.locator("div").scroll_into_view_if_needed()
    for hidden in ("display: none", "display: contents"):
        await page.set_content(f"<div style='{hidden}'></div>")
        with pytest.raises(TimeoutError, match="element is not visible"):
            await page.locator("div").scroll_into_view_if_needed(timeout=200)
