"""What each matcher takes for true, for false, and for neither; native Playwright gives the same answers."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest
from playwright.async_api import expect

from smooth_page._shared.wire.wire import to_wire

from ..conftest import Runtime
from .expecting import asking, texts

pytestmark = pytest.mark.usefixtures("same_window")

PAGE = """
<title>a   b</title>
<style>#c { --foo: 12px; color: red } #c::before { content: "x" }</style>
<div id=a class=" x  y " title="">hi <b hidden>there</b></div><svg class="s  v" id=s></svg><div id=c></div>
<div id=zero>a​b&nbsp; c­x</div><input id=i value=v><label id=l><input value=w></label><textarea id=t></textarea>
<div id=space> <!-- c --> </div><input type=checkbox id=both checked>
<div role=checkbox aria-checked=mixed id=mixed></div>
<select id=m multiple><option selected value=1>one<option selected>two</select><select id=o><option value=1>x</select>
<ul><li class="k1 k">one<li class=k>two<li>three</ul><input id=f autofocus>
<button id=b aria-label="  A  b " aria-description=D aria-invalid=true aria-errormessage=e></button><p id=e>Err</p>
<div id=parts>a<style>.q { top: 0 }</style><script>var q</script><noscript>n</noscript><input type=submit value=Go><input value=no></div>
<div id=host>light<template shadowrootmode=open><style>i {}</style>dark</template></div>
"""
SCRIPT = """() => {
  document.getElementById("both").indeterminate = true;
  document.getElementById("f").focus();
  Object.assign(document.getElementById("a"), {
    list: [1, 2], nothing: null, nested: { b: { c: 1, d: [1, "x", null] } }, when: new Date(5), big: 10n, nan: NaN,
    made: new (class A { x = 1 })(), map: new Map(), partly: { x: undefined }, flag: false,
  });
}"""
# Matcher, selector, params, native method, its arguments.
Case = tuple[str, str, dict[str, Any], str, dict[str, Any]]


def text(matcher: str, selector: str, expected: Any, method: str, argument: str, **how: Any) -> Case:
    native = {argument: expected, **({"ignore_case": how["ignore_case"]} if "ignore_case" in how else {})}
    return (matcher, selector, {"expected": texts(expected, **how)}, method, native)


def has_text(selector: str, expected: Any, **how: Any) -> Case:
    kind = ".array" if isinstance(expected, list) else ""
    method = "to_contain_text" if how.get("substring") else "to_have_text"
    matcher = ("to.contain.text" if how.get("substring") else "to.have.text") + kind
    return text(matcher, selector, expected, method, "expected", normalize=True, **how)


def has_class(selector: str, expected: Any, *, contain: bool = False) -> Case:
    kind = ".array" if isinstance(expected, list) else ""
    matcher = ("to.contain.class" if contain else "to.have.class") + kind
    return text(matcher, selector, expected, "to_contain_class" if contain else "to_have_class", "expected")


def has_property(name: str, value: Any) -> Case:
    native = {"name": name, "value": value}
    return ("to.have.property", "#a", {"name": name, "value": to_wire(value)}, "to_have_js_property", native)


def is_checked(selector: str, **options: bool) -> Case:
    return ("to.be.checked", selector, {"options": options}, "to_be_checked", options)


CASES: list[Case] = [
    ("to.be.visible", "#none", {}, "to_be_visible", {}),
    ("to.be.hidden", "#none", {}, "to_be_hidden", {}),
    ("to.be.hidden", "b", {}, "to_be_hidden", {}),
    ("to.be.attached", "b", {}, "to_be_attached", {}),
    ("to.be.detached", "#none", {}, "to_be_attached", {"attached": False}),
    ("to.be.in.viewport", "#none", {}, "to_be_in_viewport", {}),
    ("to.be.enabled", "#none", {}, "to_be_enabled", {}),
    ("to.be.empty", "#space", {}, "to_be_empty", {}),
    ("to.be.empty", "#t", {}, "to_be_empty", {}),
    ("to.be.empty", "#l", {}, "to_be_empty", {}),
    ("to.be.empty", "#i", {}, "to_be_empty", {}),
    ("to.be.empty", "#m", {}, "to_be_empty", {}),
    ("to.be.focused", "#f", {}, "to_be_focused", {}),
    ("to.be.focused", "#i", {}, "to_be_focused", {}),
    is_checked("#both"),
    is_checked("#both", checked=False),
    is_checked("#both", indeterminate=True),
    is_checked("#mixed"),
    is_checked("#mixed", indeterminate=True),
    ("to.have.attribute", "#a", {"name": "title"}, "to_have_attribute", {"name": "title"}),
    ("to.have.attribute", "#a", {"name": "none"}, "to_have_attribute", {"name": "none"}),
    *[
        (
            "to.have.attribute.value",
            "#a",
            {"name": name, "expected": texts(value)},
            "to_have_attribute",
            {"name": name, "value": value},
        )
        for name, value in (("title", ""), ("none", ""), ("none", re.compile("null")), ("id", re.compile("^a$")))
    ],
    has_class("#a", "x y"),
    has_class("#a", " x  y "),
    has_class("#a", re.compile("^ x")),
    has_class("#s", "s  v"),
    has_class("li", ["k1 k", "k", ""]),
    has_class("li", ["k1 k", "k"]),
    has_class("#a", " y   x", contain=True),
    has_class("#a", "x z", contain=True),
    has_class("#a", "", contain=True),
    has_class("#s", "v", contain=True),
    has_class("li", ["k", "k", ""], contain=True),
    has_class("li", ["k", "k"], contain=True),
    has_text("#a", "hi there"),
    has_text("#a", " hi   there "),
    has_text("#a", "Hi There", ignore_case=True),
    has_text("#a", "hi"),
    has_text("#a", "hi", substring=True),
    has_text("#zero", "ab cx"),
    has_text("#parts", "aGo"),
    has_text("#parts", "top", substring=True),
    has_text("#host", "lightdark"),
    has_text("#parts, #host", ["aGo", "lightdark"]),
    has_text("#parts style", ""),
    has_text("#parts input >> nth=0", "Go"),
    has_text("#a", re.compile("^HI")),
    has_text("#a", re.compile("^HI"), ignore_case=True),
    has_text("#a", re.compile("^HI", re.IGNORECASE), ignore_case=False),
    has_text("li", ["one", "two", "three"]),
    has_text("li", ["one", "three"]),
    has_text("li", []),
    has_text("#none", []),
    has_text("li", ["o", re.compile("ee")], substring=True),
    has_text("li", ["two", "one"], substring=True),
    has_text("li", ["one", "two", "three", "four"], substring=True),
    has_text("li", [], substring=True),
    text("to.have.value", "#i", "v", "to_have_value", "value"),
    text("to.have.value", "#l", "w", "to_have_value", "value"),
    text("to.have.value", "#o", "1", "to_have_value", "value"),
    text("to.have.value", "#i", re.compile("V", re.IGNORECASE), "to_have_value", "value"),
    text("to.have.values", "#m", ["1", re.compile("t.o")], "to_have_values", "values"),
    text("to.have.values", "#m", ["1"], "to_have_values", "values"),
    text("to.have.values", "#o", ["1"], "to_have_values", "values"),
    text("to.have.id", "#a", "a", "to_have_id", "id"),
    text("to.have.id", "b", "", "to_have_id", "id"),
    text("to.have.role", "#b", "button", "to_have_role", "role"),
    text("to.have.role", "#a", "button", "to_have_role", "role"),
    text("to.have.accessible.name", "#b", "a B", "to_have_accessible_name", "name", normalize=True, ignore_case=True),
    text("to.have.accessible.description", "#b", "D", "to_have_accessible_description", "description", normalize=True),
    text(
        "to.have.accessible.error.message",
        "#b",
        "Err",
        "to_have_accessible_error_message",
        "error_message",
        normalize=True,
    ),
    *[
        ("to.have.css", "#c", {"name": name, "expected": texts(value)}, "to_have_css", {"name": name, "value": value})
        for name, value in (("--foo", "12px"), ("color", re.compile("rgb.255")), ("backgroundColor", "x"))
    ],
    (
        "to.have.css",
        "#c",
        {"name": "content", "expected": texts('"x"'), "options": {"pseudo": "before"}},
        "to_have_css",
        {"name": "content", "value": '"x"', "pseudo": "before"},
    ),
    ("to.have.count", "li", {"number": 3}, "to_have_count", {"count": 3}),
    ("to.have.count", "#none", {"number": 0}, "to_have_count", {"count": 0}),
    ("to.have.count", "#none", {"number": 1}, "to_have_count", {"count": 1}),
    has_property("list", [1, 2]),
    has_property("list", [1, 2, 3]),
    has_property("list.length", 2),
    has_property("nothing", None),
    has_property("absent", None),
    has_property("absent.deeper", 1),
    has_property("nested", {"b": {"c": 1, "d": [1, "x", None]}}),
    has_property("nested.b.c", 1),
    has_property("when", "1970-01-01T00:00:00.005Z"),
    has_property("big", 10),
    has_property("nan", float("nan")),
    has_property("made", {"x": 1}),
    has_property("map", {}),
    has_property("partly", {}),
    has_property("flag", False),
    ("to.match.aria", "ul", {"value": "- listitem: two"}, "to_match_aria_snapshot", {"expected": "- listitem: two"}),
]


@pytest.mark.parametrize("negated", [False, True], ids=["", "not"])
async def test_answers_are_native_ones(runtime: Runtime, negated: bool) -> None:
    await runtime.page.set_content(PAGE)
    await runtime.page.evaluate(SCRIPT)
    ask = asking(runtime)
    for matcher, selector, params, method, arguments in CASES:
        native = getattr(expect(runtime.page.locator(selector)), f"not_{method}" if negated else method)
        if not arguments.keys() <= inspect.signature(native).parameters.keys():
            continue  # a `not_` method that takes less than its opposite
        answer = await ask(matcher, selector, is_not=negated, timeout=1, **params)
        try:
            await native(**arguments, timeout=1)
            passes = True
        except AssertionError:
            passes = False
        assert (answer["matches"] is not negated) is passes, (matcher, selector, params, answer)


async def test_pages(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    ask = asking(runtime)
    assert (await ask("to.have.title", expected=texts(" a b", normalize=True)))["matches"]
    assert not (await ask("to.have.title", expected=texts("a", normalize=True)))["matches"]
    assert (await ask("to.have.title", expected=texts("a", normalize=True), is_not=True))["matches"] is False
    assert (await ask("to.have.url", expected=texts("ABOUT:blank", ignore_case=True)))["matches"]
    assert not (await ask("to.have.url", expected=texts("ABOUT:blank")))["matches"]
    assert (await ask("to.have.url", expected=texts(re.compile("^ABOUT"), ignore_case=True)))["matches"]
    assert not (await ask("to.have.url", expected=texts(re.compile("^ABOUT", re.I), ignore_case=False)))["matches"]
    assert (await ask("to.match.aria", value="- listitem: two"))["matches"]


async def test_inner_text_leaves_hidden_text_out(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    ask = asking(runtime)
    options = {"useInnerText": True}
    assert (await ask("to.have.text", "#a", expected=texts("hi", normalize=True), options=options))["matches"]
    assert (await ask("to.have.text.array", "#a, #e", expected=texts(["hi", "Err"], normalize=True), options=options))[
        "matches"
    ]
    answer = await ask("to.have.text", "#s", expected=texts("x"), options=options)
    assert answer["error"] == "Node is not an HTMLElement"


async def test_viewport_ratio(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<style>* { margin: 0 }</style><div id=big style="height:400vh"></div><div id=none></div>
        <div id=off style="position:absolute;left:-100px;width:50px;height:50px"></div>
        <iframe srcdoc="<p>x</p>" style="position:absolute;top:0;height:100px"></iframe>"""
    )
    ask = asking(runtime)
    framed = "iframe >> internal:control=enter-frame >> p"
    for selector, ratio, inside in (
        ("#big", None, True),
        ("#big", 0.25, True),
        ("#big", 0.26, False),
        ("#none", None, False),
        ("#off", None, False),
        (framed, 1, True),
    ):
        answer = await ask("to.be.in.viewport", selector, timeout=200, **({"number": ratio} if ratio else {}))
        assert answer["matches"] is inside, (selector, ratio)
    await runtime.page.evaluate("scrollTo(0, 10000)")
    assert not (await ask("to.be.in.viewport", framed, timeout=200))["matches"]


async def test_unknown_matchers_and_contradictions(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    ask = asking(runtime)
    assert (await ask("to.be.blue", "#a"))["error"] == "Unknown expect matcher: to.be.blue"
    answer = await ask("to.be.checked", "#both", options={"checked": False, "indeterminate": True})
    assert answer["error"] == "Can't assert indeterminate and checked at the same time"
