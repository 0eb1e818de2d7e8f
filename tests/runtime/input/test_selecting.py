"""What the mouse selects, compared with native Playwright."""

from __future__ import annotations

from typing import Any

import pytest

from .both import Both, steps_of

P = "<p id=a>hello world foo bar</p><p>second</p>"
FIELD = "<input id=a value='hello world foo bar'>"
SELECTED = "JSON.stringify(getSelection().toString())"


def at(verb: str, x: float, y: float = 8, **options: Any) -> tuple[Any, ...]:
    return ("do", verb, "#a", {"position": {"x": x, "y": y}, **options})


def drag(y: float) -> list[tuple[Any, ...]]:
    return [("mouse", "move", 15, y), ("mouse", "down"), ("mouse", "move", 60, y), ("mouse", "up")]


CASES: dict[str, tuple[str, Any, str]] = {
    "drag over text": (P, drag(25), SELECTED),
    "drag in a field": (FIELD, drag(18), SELECTED),
    "a word": (P, at("dblclick", 50), SELECTED),
    "a word in a field": (FIELD, at("dblclick", 50), SELECTED),
    "a line of a textarea": (
        "<textarea id=a>hello world\nfoo bar\nbaz</textarea>",
        at("click", 30, 26, clickCount=3),
        "[a.selectionStart, a.selectionEnd]",
    ),
    "a paragraph": (P, at("click", 50, clickCount=3), SELECTED),
    "with shift": (P, [at("click", 2), at("click", 50, modifiers=["Shift"])], SELECTED),
    "with shift in a field": (FIELD, [at("click", 2), at("click", 50, modifiers=["Shift"])], SELECTED),
    "caret in a field": (FIELD, [at("click", 30), ("key", "type", "|")], "a.value"),
    "caret in rich text": (
        "<div contenteditable id=a>hello world</div>",
        [at("click", 30), ("key", "type", "|")],
        "a.innerHTML",
    ),
    "not selectable": ("<p id=a style='user-select:none'>hello world</p>", at("dblclick", 30), SELECTED),
    "selectstart prevented": (
        "<p id=a onselectstart='event.preventDefault()'>hello world</p>",
        at("dblclick", 30),
        SELECTED,
    ),
    "click takes it away": (P, [at("dblclick", 50), at("click", 300)], SELECTED),
    "a button keeps it": (P + "<button id=b>x</button>", [at("dblclick", 50), ("do", "click", "#b")], SELECTED),
    "caret of a number": (
        "<input id=a type=number value=12345678>",
        [at("click", 30), ("key", "type", "0")],
        "a.value",
    ),
    "caret in a shadow tree": (
        "<div id=h></div><script>h.attachShadow({mode:'open'}).innerHTML='<input id=a value=\"hello world\">'</script>",
        [at("click", 30), ("key", "type", "|")],
        "h.shadowRoot.firstChild.value",
    ),
}


@pytest.mark.parametrize("name", CASES)
async def test_selection(both: Both, name: str) -> None:
    html, steps, after = CASES[name]
    await both.same(html, steps_of(steps), after=after, ignore=("movementX", "movementY", "textInput"))
