"""Handles of JavaScript objects."""

from __future__ import annotations

import pytest

from smooth_page._async.browser.context import BrowserContext
from smooth_page._async.page.page import Page
from smooth_page.errors import Error


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same for all tests."""
    return module_page


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("2", "2"),
        ("'a'", "a"),
        ("null", "null"),
        ("undefined", "undefined"),
        ("[1]", "Array(1)"),
        ("({a: 1})", "Object"),
        ("new (class Foo {})", "Foo"),
        ("new Map([[1, 2]])", "Map(1)"),
        ("new Uint8Array(3)", "Uint8Array(3)"),
        ("() => () => 1", "() => 1"),
        ("Symbol('x')", "Symbol(x)"),
        ("/x/", "/x/"),
        ("-0", "0"),
        ("window", "Window"),
        ("document.body", "JSHandle@<body></body>"),
    ],
)
async def test_preview(page: Page, script: str, shown: str) -> None:
    handle = await page.evaluate_handle(script)
    assert str(handle) == shown
    assert repr(handle) == f"<JSHandle preview={shown}>"


async def test_properties(page: Page) -> None:
    handle = await page.evaluate_handle("({a: 1, b: [2], d: document.body, get e() { return 4 }})")
    properties = await handle.get_properties()
    assert await properties["b"].json_value() == [2]
    assert properties["d"].as_element() is properties["d"]
    assert properties["a"].as_element() is None
    assert await (await handle.get_property("a")).json_value() == 1
    assert await (await handle.get_property("zz")).json_value() is None
    assert await handle.json_value() == {"a": 1, "b": [2], "d": "ref: <Node>", "e": 4}


async def test_as_arguments(page: Page) -> None:
    handle = await page.evaluate_handle("window.thing = {a: 1}")
    assert await handle.evaluate("(thing, more) => thing.a + more", 2) == 3
    assert await page.evaluate("({h, l}) => h === thing && l[0] === h", {"h": handle, "l": [handle]})
    inner = await handle.evaluate_handle("thing => thing.a")
    assert await inner.json_value() == 1


async def test_objects_of_another_page_are_refused(context: BrowserContext, page: Page) -> None:
    other_page = await context.new_page()
    handle = await page.evaluate_handle("window")
    with pytest.raises(Error):
        await other_page.evaluate("x => x", handle)
    assert await other_page.evaluate("1") == 1
