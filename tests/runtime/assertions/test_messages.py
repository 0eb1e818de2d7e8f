"""Assertions that fail: received values, errors, call logs and snapshots read as native Playwright's do."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable
from typing import Any

import pytest
from playwright.async_api import expect

from ..conftest import Runtime
from .expecting import asking, ours, sections, texts

pytestmark = pytest.mark.usefixtures("same_window")

PAGE = """
<title>T</title><div id=a>hi <b>x</b></div><input id=i disabled value=v><input type=checkbox id=c>
<button hidden>h</button><select id=s multiple><option selected>1<option>2</select><input id=ro readonly>
<ul><li>a<li class=k>b<li>c</ul><div id=e style="height:10px"></div>
"""
TIMEOUT = 120
# Matcher, selector, params, what the message says is expected, expected value, native method, its arguments.
Case = tuple[str, str, dict[str, Any], str, Any, str, dict[str, Any]]
CASES: list[Case] = [
    ("to.be.visible", "#none", {}, "to be visible", None, "to_be_visible", {}),
    ("to.be.visible", "button", {}, "to be visible", None, "to_be_visible", {}),
    ("to.be.hidden", "#a", {}, "to be hidden", None, "to_be_hidden", {}),
    ("to.be.hidden", "#e", {}, "to be hidden", None, "to_be_hidden", {}),
    ("to.be.hidden", "li", {}, "to be hidden", None, "to_be_hidden", {}),
    ("to.be.attached", "#none", {}, "to be attached", None, "to_be_attached", {}),
    ("to.be.detached", "#a", {}, "to be detached", None, "to_be_attached", {"attached": False}),
    ("to.be.enabled", "#i", {}, "to be enabled", None, "to_be_enabled", {}),
    ("to.be.enabled", "#none", {}, "to be enabled", None, "to_be_enabled", {}),
    ("to.be.disabled", "#ro", {}, "to be disabled", None, "to_be_disabled", {}),
    ("to.be.checked", "#c", {}, "to be checked", None, "to_be_checked", {}),
    ("to.be.checked", "#a", {}, "to be checked", None, "to_be_checked", {}),
    (
        "to.be.checked",
        "#c",
        {"options": {"indeterminate": True}},
        "to be indeterminate",
        None,
        "to_be_checked",
        {"indeterminate": True},
    ),
    ("to.be.editable", "#i", {}, "to be editable", None, "to_be_editable", {}),
    ("to.be.editable", "#ro", {}, "to be editable", None, "to_be_editable", {}),
    ("to.be.editable", "#a", {}, "to be editable", None, "to_be_editable", {}),
    ("to.be.readonly", "#c", {}, "to be readonly", None, "to_be_editable", {"editable": False}),
    ("to.be.empty", "#a", {}, "to be empty", None, "to_be_empty", {}),
    ("to.be.empty", "#i", {}, "to be empty", None, "to_be_empty", {}),
    ("to.be.focused", "#a", {}, "to be focused", None, "to_be_focused", {}),
    ("to.be.in.viewport", "button", {}, "to be in viewport", None, "to_be_in_viewport", {}),
    ("to.have.attribute", "#a", {"name": "z"}, "to have attribute", None, "to_have_attribute", {"name": "z"}),
    (
        "to.have.attribute.value",
        "#a",
        {"name": "z", "expected": texts("1")},
        "to have attribute",
        "1",
        "to_have_attribute",
        {"name": "z", "value": "1"},
    ),
    ("to.have.class", "#a", {"expected": texts("q")}, "to have class", "q", "to_have_class", {"expected": "q"}),
    (
        "to.have.class.array",
        "li",
        {"expected": texts(["q"])},
        "to have class",
        ["q"],
        "to_have_class",
        {"expected": ["q"]},
    ),
    (
        "to.contain.class",
        "#c",
        {"expected": texts("q")},
        "to contain class",
        "q",
        "to_contain_class",
        {"expected": "q"},
    ),
    ("to.have.count", "li", {"number": 2}, "to have count", 2, "to_have_count", {"count": 2}),
    (
        "to.have.css",
        "#a",
        {"name": "color", "expected": texts("red")},
        "to have CSS",
        "red",
        "to_have_css",
        {"name": "color", "value": "red"},
    ),
    (
        "to.have.css",
        "#a",
        {"name": "content", "expected": texts("red"), "options": {"pseudo": "before"}},
        "to have CSS",
        "red",
        "to_have_css",
        {"name": "content", "value": "red", "pseudo": "before"},
    ),
    ("to.have.id", "#a", {"expected": texts("red")}, "to have ID", "red", "to_have_id", {"id": "red"}),
    (
        "to.have.property",
        "#a",
        {"name": "parentNode", "value": 1},
        "to have JS Property",
        1,
        "to_have_js_property",
        {"name": "parentNode", "value": 1},
    ),
    (
        "to.have.property",
        "#a",
        {"name": "foo", "value": {"a": 1}},
        "to have JS Property",
        {"a": 1},
        "to_have_js_property",
        {"name": "foo", "value": {"a": 1}},
    ),
    (
        "to.have.role",
        "#a",
        {"expected": texts("list")},
        "to have accessible role",
        None,
        "to_have_role",
        {"role": "list"},
    ),
    ("to.have.text", "#a", {"expected": texts("q")}, "to have text", "q", "to_have_text", {"expected": "q"}),
    ("to.have.text", "li", {"expected": texts("q")}, "to have text", "q", "to_have_text", {"expected": "q"}),
    ("to.have.text", "#none", {"expected": texts("q")}, "to have text", "q", "to_have_text", {"expected": "q"}),
    (
        "to.contain.text.array",
        "li",
        {"expected": texts(["c", "a"], substring=True)},
        "to contain text",
        ["c", "a"],
        "to_contain_text",
        {"expected": ["c", "a"]},
    ),
    (
        "to.have.text.array",
        "#none",
        {"expected": texts(["c", "a"])},
        "to have text",
        ["c", "a"],
        "to_have_text",
        {"expected": ["c", "a"]},
    ),
    ("to.have.value", "#i", {"expected": texts("z")}, "to have Value", "z", "to_have_value", {"value": "z"}),
    ("to.have.value", "#a", {"expected": texts("z")}, "to have Value", "z", "to_have_value", {"value": "z"}),
    ("to.have.values", "#s", {"expected": texts(["2"])}, "to have Values", ["2"], "to_have_values", {"values": ["2"]}),
    ("to.have.values", "#a", {"expected": texts(["2"])}, "to have Values", ["2"], "to_have_values", {"values": ["2"]}),
    (
        "to.have.accessible.name",
        "button",
        {"expected": texts("z")},
        "to have accessible name",
        None,
        "to_have_accessible_name",
        {"name": "z"},
    ),
    (
        "to.match.aria",
        "ul",
        {"value": "- list: q"},
        "to match Aria snapshot",
        "- list: q",
        "to_match_aria_snapshot",
        {"expected": "- list: q"},
    ),
    (
        "to.match.aria",
        "#none",
        {"value": "- list: q"},
        "to match Aria snapshot",
        "- list: q",
        "to_match_aria_snapshot",
        {"expected": "- list: q"},
    ),
]


def differing(message: str, native: str) -> Any:
    """What the messages say differently, if anything."""
    mine, theirs = sections(message), sections(native)
    # On a busy machine native Playwright looks just once, which its log does not say.
    is_log_there = mine.pop("log") >= theirs.pop("log")
    return None if mine == theirs and is_log_there else {"native": native, "ours": message}


async def failure(assertion: Awaitable[None]) -> str:
    """The message of native Playwright's."""
    with pytest.raises(AssertionError) as caught:
        await assertion
    return str(caught.value)


async def test_failures_read_as_native_ones(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    different = {}
    for matcher, selector, params, wording, shown, method, arguments in CASES:
        assertion = getattr(expect(runtime.page.locator(selector)), method)(**arguments, timeout=TIMEOUT)
        answer, native = await asyncio.gather(
            asking(runtime)(matcher, selector, timeout=TIMEOUT, **params), failure(assertion)
        )
        verb = "to_have_property" if matcher == "to.have.property" else method
        message = ours(answer, f"Locator expected {wording}", shown, verb, selector, TIMEOUT)
        different[f"{matcher} {selector} {params or ''}"] = (answer["matches"], differing(message, native))
    assert {name: found for name, found in different.items() if found != (False, None)} == {}


async def test_failures_of_pages(runtime: Runtime) -> None:
    cases: list[tuple[str, Any, str, str]] = [
        ("to.have.title", "q", "Page title expected to be", "to_have_title"),
        ("to.have.url", re.compile("q"), "Page URL expected to be", "to_have_url"),
        ("to.match.aria", "- list: q", "Page expected to match Aria snapshot", "to_match_aria_snapshot"),
    ]
    await runtime.page.set_content(PAGE)
    different = {}
    for matcher, expected, sentence, method in cases:
        params = {"value": expected} if matcher == "to.match.aria" else {"expected": texts(expected)}
        answer, native = await asyncio.gather(
            asking(runtime)(matcher, timeout=TIMEOUT, **params),
            failure(getattr(expect(runtime.page), method)(expected, timeout=TIMEOUT)),
        )
        different[matcher] = differing(ours(answer, sentence, expected, method, None, TIMEOUT), native)
    assert different == dict.fromkeys(different)
