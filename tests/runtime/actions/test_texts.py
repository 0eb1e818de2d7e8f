"""fill, clear, type, press, select_text, check, select_option: values, events and Playwright's refusals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import OperationFailed, Runtime
from tests.runtime.input.both import Both, steps_of

from .conftest import Act

pytestmark = pytest.mark.usefixtures("same_window")

NO_FIELD = (
    "Element is not an <input>, <textarea>, <select> or [contenteditable] "
    "and does not have a role allowing [aria-readonly]"
)
REFUSED: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "fill a box": ("<input type=checkbox id=i>", "fill", {"value": "x"}, 'Input of type "checkbox" cannot be filled'),
    "fill a button": ("<input type=submit id=i>", "fill", {"value": "x"}, 'Input of type "submit" cannot be filled'),
    "fill text in a number": (
        "<input type=number id=i>",
        "fill",
        {"value": "x"},
        "Cannot type text into input[type=number]",
    ),
    "fill a select": (
        "<select id=i><option>1</select>",
        "fill",
        {"value": "x"},
        "Element is not an <input>, <textarea> or [contenteditable] element",
    ),
    "fill a div": ("<div id=i>x</div>", "fill", {"value": "x"}, NO_FIELD),
    "fill a div by force": (
        "<div id=i>x</div>",
        "fill",
        {"value": "x", "force": True},
        "Element is not an <input>, <textarea> or [contenteditable] element",
    ),
    "check a div": ("<div id=i>x</div>", "check", {"checked": True}, "Not a checkbox or radio button"),
    "uncheck a radio button": (
        "<input type=radio checked id=i>",
        "check",
        {"checked": False},
        (
            "Cannot uncheck radio button. Radio buttons can only be unchecked by selecting another radio button "
            "in the same group."
        ),
    ),
    "check in vain": (
        "<input type=checkbox id=i onclick='event.preventDefault()'>",
        "check",
        {"checked": True},
        "Clicking the checkbox did not change its state",
    ),
    "select in a div": (
        "<div id=i>x</div>",
        "selectOption",
        {"options": [{"value": "x"}]},
        "Element is not a <select> element",
    ),
    "unknown key": ("<input id=i>", "press", {"key": "abc"}, 'Unknown key: "abc"'),
    "unknown modifier": ("<input id=i>", "press", {"key": "Foo+a"}, 'Unknown key: "Foo"'),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_refused(fails: Act, name: str) -> None:
    html, op, params, message = REFUSED[name]
    assert (await fails(html, op, "#i", **params)).info["message"] == message


FILLED: dict[str, tuple[str, Any, str]] = {
    "an input": ("<input id=i value=abc>", ("do", "fill", "#i", {"value": "xyz"}), "i.value"),
    "the same again": ("<input id=i value=abc>", ("do", "fill", "#i", {"value": "abc"}), "i.value"),
    "nothing": ("<input id=i value=abc>", ("do", "fill", "#i", {"value": ""}), "i.value"),
    "nothing into nothing": ("<input id=i>", ("do", "fill", "#i", {"value": ""}), "i.value"),
    "lines": ("<textarea id=i>abc</textarea>", ("do", "fill", "#i", {"value": "a\nb\nc"}), "i.value"),
    "lines into one line": ("<input id=i>", ("do", "fill", "#i", {"value": "a\nb"}), "i.value"),
    "rich text": (
        "<div contenteditable id=i>abc<b>d</b></div>",
        ("do", "fill", "#i", {"value": "x\ny"}),
        "i.innerHTML",
    ),
    "empty rich text": ("<div contenteditable id=i>abc<b>d</b></div>", ("do", "clear", "#i"), "i.innerHTML"),
    "a date": ("<input type=date id=i>", ("do", "fill", "#i", {"value": "2020-01-02"}), "i.value"),
    "no date": ("<input type=date id=i>", ("do", "fill", "#i", {"value": "2020-01-99"}), "i.value"),
    "a colour": ("<input type=color id=i>", ("do", "fill", "#i", {"value": " #E0A1b2 "}), "i.value"),
    "a slider": ("<input type=range id=i>", ("do", "fill", "#i", {"value": "500"}), "i.value"),
    "a number": ("<input type=number id=i>", ("do", "fill", "#i", {"value": " 42 "}), "i.value"),
    "too much": ("<input maxlength=2 id=i>", ("do", "fill", "#i", {"value": "abcdef"}), "i.value"),
    "prevented": (
        "<input id=i onbeforeinput='event.preventDefault()'>",
        ("do", "fill", "#i", {"value": "x"}),
        "i.value",
    ),
    "by its label": ("<label id=l>x <input id=i></label>", ("do", "fill", "#l", {"value": "x"}), "i.value"),
    "by force": ("<input id=i readonly>", ("do", "fill", "#i", {"value": "x", "force": True}), "i.value"),
    "undone": (
        "<input id=i value=abc>",
        [("do", "fill", "#i", {"value": "xyz"}), ("do", "press", "#i", {"key": "Control+z"})],
        "i.value",
    ),
    "typed after": (
        "<input id=i value=abc><input id=m>",
        [("do", "fill", "#i", {"value": "zz"}), ("do", "focus", "#m"), ("do", "type", "#i", {"text": "x"})],
        "i.value",
    ),
    "typed where the caret is": (
        "<textarea id=i>abc</textarea><input id=m>",
        [
            ("do", "press", "#i", {"key": "End"}),
            ("do", "focus", "#m"),
            ("do", "type", "#i", {"text": "x"}),
        ],
        "i.value",
    ),
    "selected": ("<input id=i value=abc>", ("do", "selectText", "#i"), "getSelection().toString()"),
    "a paragraph selected": ("<p id=i>abc<b>d</b></p>", ("do", "selectText", "#i"), "getSelection().toString()"),
    "checked": ("<input id=i type=checkbox>", ("do", "check", "#i"), "i.checked"),
    "checked by a label": ("<label id=l>x <input id=i type=checkbox></label>", ("do", "check", "#l"), "i.checked"),
    "checked already": ("<input id=i type=checkbox checked disabled>", ("do", "check", "#i"), "i.checked"),
    "option": ("<select id=i><option>a<option>b</select>", ("do", "selectOption", "#i", {"option": "b"}), "i.value"),
    "the same option": (
        "<select id=i><option>a<option>b</select>",
        ("do", "selectOption", "#i", {"option": "a"}),
        "i.value",
    ),
    "options": (
        "<select multiple id=i><option selected>a<option>b<option>c</select>",
        ("do", "selectOption", "#i", {"option": ["c", "b"]}),
        "[...i.selectedOptions].map(o => o.value).join()",
    ),
    "no options": (
        "<select id=i><option>a<option>b</select>",
        ("do", "selectOption", "#i", {"option": []}),
        "i.selectedIndex",
    ),
}
IGNORED = {"by force": ("beforeinput", "textInput")}


@pytest.mark.usefixtures("new_window")
async def test_like_native(runtime: Runtime) -> None:
    context = runtime.page.context
    both = Both(await context.new_page(), runtime)
    different = {}
    for name, (html, steps, after) in FILLED.items():
        if both.has_moved_the_mouse:  # later moves start from where it is
            both = Both(await context.new_page(), Runtime(await context.new_page()))
        different[name], _ = await both.difference(html, steps_of(steps), after=after, ignore=IGNORED.get(name, ()))
    assert different == dict.fromkeys(FILLED, "")


async def test_logs(fails: Act) -> None:
    log = (await fails("<input type=checkbox id=i>", "fill", "#i", value="abc")).log
    assert log == [
        "waiting for {{target}}",
        '  locator resolved to <input id="i" type="checkbox"/>',
        '  fill("abc")',
        "attempting fill action",
        "  waiting for element to be visible, enabled and editable",
    ]
    log = (await fails("<input id=i>", "press", "#i", key="abc")).log
    assert log[2:] == ['elementHandle.press("abc")']
    log = (await fails("<input id=i type=checkbox onclick='event.preventDefault()'>", "check", "#i", checked=True)).log
    assert log[2:] == [
        "attempting click action",
        "  waiting for element to be visible, enabled and stable",
        "  element is visible, enabled and stable",
        "  scrolling into view if needed",
        "  done scrolling",
        "  performing click action",
        "  click action done",
    ]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<select id=i><option>1</select>", "did not find some options"),
        ("<select id=i><option disabled>x</select>", "option being selected is not enabled"),
        ("<select id=i disabled><option>x</select>", "element is not enabled"),
    ],
)
async def test_options_that_are_not_there(tells: Act, html: str, reason: str) -> None:
    log = await tells(html, "selectOption", "#i", lambda log: len(log) > 5, options=[{"valueOrLabel": "x"}])
    assert log[2:6] == [
        "attempting select option action",
        "  waiting for element to be visible and enabled",
        f"  {reason}",
        "retrying select option action",
    ]


async def test_options_that_come_later(act: Act) -> None:
    html = "<select id=i></select><script>setTimeout(() => i.append(new Option('One  Two', '1')), 30)</script>"
    assert await act(html, "selectOption", "#i", options=[{"label": "One Two"}]) == ["1"]


async def test_option_by_handle_and_index(act: Act, runtime: Runtime) -> None:
    await runtime.page.set_content("<select id=i multiple><option>a<option id=b>b<option>c</select>")
    handle = await runtime.run("query", {"target": {"selector": "#b"}})
    assert await act(None, "selectOption", "#i", options=[{"handle": handle}, {"index": 2}]) == ["b", "c"]


async def test_frameworks_that_keep_the_state_themselves(act: Act, runtime: Runtime) -> None:
    html = """<div id=i role=checkbox aria-checked=false>x</div><script>
        i.onclick = () => Promise.resolve().then(() => i.setAttribute('aria-checked', 'true'))</script>"""
    await act(html, "check", "#i", checked=True)
    assert await runtime.page.get_attribute("#i", "aria-checked") == "true"


async def test_change_is_reported_once_when_enter_submits(act: Act, runtime: Runtime) -> None:
    html = """<form onsubmit="return false"><input id=i></form><button id=b>b</button>
        <script>n = 0; i.addEventListener('change', () => n++)</script>"""
    await act(html, "type", "#i", text="abc\n")
    assert await runtime.page.evaluate("n") == 1
    await act(None, "focus", "#b")
    assert await runtime.page.evaluate("n") == 1
    await act(None, "type", "#i", text="d")
    await act(None, "focus", "#b")
    assert await runtime.page.evaluate("n") == 2


async def test_typing_into_a_frame(act: Act, runtime: Runtime) -> None:
    await act(
        "<iframe srcdoc='<input>'></iframe>", "type", "iframe >> internal:control=enter-frame >> input", text="é😊a"
    )
    assert await runtime.page.frames[1].evaluate("document.querySelector('input').value") == "é😊a"


async def test_delays_let_time_pass(act: Act, runtime: Runtime) -> None:
    html = "<input id=i><script>at = []; i.onkeydown = i.onkeyup = e => at.push(performance.now())</script>"
    await act(html, "press", "#i", key="a", delay=40)
    down, up = await runtime.page.evaluate("at")
    assert up - down >= 39


async def test_text_nodes_stand_for_their_element(runtime: Runtime) -> None:
    await runtime.page.set_content("<button id=b onclick='hit=1'>x</button>")
    handle = await runtime.run("evaluate", {"returns": "handle"}, code="document.querySelector('button').firstChild")
    await runtime.run("click", {"target": {"handle": handle}})
    assert await runtime.page.evaluate("hit") == 1
    with pytest.raises(OperationFailed, match="Not a checkbox or radio button"):
        await runtime.run("check", {"target": {"handle": handle}, "checked": True})
