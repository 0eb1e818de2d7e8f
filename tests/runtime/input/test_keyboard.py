"""The keyboard, compared with native Playwright event by event."""

from __future__ import annotations

from typing import Any

from tests.runtime.conftest import Runtime

from .both import Both, steps_of


def press(*keys: str, on: str = "#i") -> list[tuple[Any, ...]]:
    """The first one after focusing the element."""
    return [("do", "press", on, {"key": keys[0]}), *(("key", "press", key) for key in keys[1:])]


def type_in(text: str, on: str = "#i") -> tuple[Any, ...]:
    return ("do", "type", on, {"text": text})


FORM = "<form id=f onsubmit='return false'>{}</form>"
TEXT = "<input id=i value='abc def ghi'>"
AREA = "<textarea id=i>one two\nthree four\nfive</textarea>"
RICH = "<div id=i contenteditable>abc def</div>"
RADIOS = "<input type=radio name=r id=i checked><input type=radio name=r id=b><input type=radio name=r id=c>"
SELECT = "<select id=i><option>apple<option disabled>avocado<option>banana<option>blueberry<option>cherry</select>"
CARET = "i.value + [i.selectionStart, i.selectionEnd]"

CASES: dict[str, tuple[str, Any, str | None]] = {
    "a letter": ("<input id=i>", press("a"), CARET),
    "capitals": ("<input id=i>", press("A", "Shift+a", "Shift+A", "Shift+KeyA", "Shift+Digit3", "Shift++"), CARET),
    "number pad": ("<input id=i>", press("NumpadAdd", "Shift+Numpad5", "Numpad5", "NumpadDecimal"), CARET),
    "function keys": ("<input id=i>", press("F2", "CapsLock", "AltGraph"), None),
    "typed text": ("<input id=i>", type_in("Hi, 3% of {x}~"), CARET),
    "without keys": ("<input id=i>", type_in("嗨é😊"), "i.value"),
    "inserted": ("<input id=i>", [("do", "focus", "#i"), ("key", "insertText", "abc")], CARET),
    "lines in a textarea": ("<textarea id=i></textarea>", type_in("a\nb"), CARET),
    "keydown prevented": ("<input id=i onkeydown='event.preventDefault()'>", press("a"), "i.value"),
    "keypress prevented": ("<input id=i onkeypress='event.preventDefault()'>", press("a"), "i.value"),
    "beforeinput prevented": (
        "<input id=i onbeforeinput='event.preventDefault()'>",
        press("a", "Backspace"),
        "i.value",
    ),
    "maxlength": ("<input id=i maxlength=2>", type_in("abc"), "i.value"),
    "read-only": ("<input id=i readonly value=x>", press("a", "Backspace", "End", "Control+a"), CARET),
    "a number": ("<input id=i type=number>", type_in("1a2e-"), "i.value"),
    "repeated": (
        "<input id=i>",
        [("do", "focus", "#i"), ("key", "down", "a"), ("key", "down", "a"), ("key", "up", "a")],
        "i.value",
    ),
    "context menu": ("<input id=i>", press("ContextMenu"), None),
    "nothing focused": ("<p>x</p>", [("key", "press", "a"), ("key", "press", "Control+Shift+k")], None),
    # Enter and Space
    "enter submits": (FORM.format("<input id=i><button id=b>x</button>"), press("a", "Enter"), None),
    "enter, no button": (FORM.format("<input id=i>"), press("Enter"), None),
    "enter, two fields": (FORM.format("<input id=i><input>"), press("Enter"), None),
    "enter, button outside": (FORM.format("<input id=i>") + "<button form=f id=b>x</button>", press("Enter"), None),
    "enter, disabled button": (FORM.format("<input id=i><button disabled>x</button>"), press("Enter"), None),
    "enter in a checkbox": (FORM.format("<input type=checkbox id=i><button id=b>x</button>"), press("Enter"), None),
    "enter without a form": ("<input id=i>", type_in("ab\n"), None),
    "enter on a button": ("<button id=i>x</button>", press("Enter"), None),
    "space on a button": ("<button id=i>x</button>", press(" "), None),
    "space on a checkbox": ("<input type=checkbox id=i>", press("Space"), "i.checked"),
    "keyup prevented": ("<input type=checkbox id=i onkeyup='event.preventDefault()'>", press("Space"), "i.checked"),
    "enter on a link": ("<a id=i href='#x'>x</a>", press("Enter"), "location.hash"),
    "space on a link": ("<a id=i href='#x'>x</a>", press("Space"), "location.hash"),
    "summary": ("<details id=d><summary id=i>x</summary></details>", press("Enter", "Space"), "d.open"),
    "control and enter": ("<textarea id=i></textarea>", press("Control+Enter", "Alt+a", "Meta+a"), "i.value"),
    # caret and selection
    "arrows": (TEXT, press("End", "ArrowLeft", "x", "Home", "ArrowRight", "y"), CARET),
    "words": (TEXT, press("Control+ArrowRight", "Control+ArrowRight", "x", "Control+ArrowLeft", "y"), CARET),
    "selecting": (TEXT, press("End", "Shift+ArrowLeft", "Shift+Control+ArrowLeft", "Shift+Home"), CARET),
    "replacing": (TEXT, press("Control+a", "x"), CARET),
    "lines": (AREA, press("Control+Home", "ArrowDown", "End", "x", "ArrowUp", "Home", "y", "Control+End", "z"), CARET),
    "selecting lines": (AREA, press("Control+Home", "Shift+ArrowDown", "Shift+End"), CARET),
    "deleting": (TEXT, press("Delete", "End", "Backspace", "Control+Backspace", "Home", "Control+Delete"), CARET),
    "rich text": (
        RICH,
        [
            *press("End", "Enter"),
            ("key", "type", "xy"),
            *[("key", "press", key) for key in ("Shift+Enter", "Control+b", "z")],
        ],
        "i.innerHTML",
    ),
    "rich text, moving": (RICH, press("End", "Control+ArrowLeft", "x", "Shift+Home", "y"), "i.innerHTML"),
    "copy and paste": (TEXT, press("Control+a", "Control+c", "End", "Control+v", "Control+v"), CARET),
    "cut": (TEXT, press("Shift+End", "Control+x", "Control+v", "Control+v"), CARET),
    "undo and redo": (
        "<input id=i>",
        [type_in("ab"), *(("key", "press", key) for key in ("Control+z", "Control+Shift+z", "Control+z", "Control+y"))],
        "i.value",
    ),
    # controls
    "radio buttons": (RADIOS, press("ArrowRight", "ArrowUp", "ArrowUp"), "c.checked"),
    "select": (SELECT, press("ArrowDown", "ArrowUp", "End", "ArrowDown"), "i.value"),
    "letters in a select": (SELECT, type_in("ch"), "i.value"),
    "the same letter": (SELECT, type_in("bb"), "i.value"),
    "list": ("<select id=i size=3><option>a<option>b<option>c</select>", press("ArrowDown", "ArrowDown"), "i.value"),
    "several in a list": (
        "<select id=i multiple><option>a<option>b<option>c</select>",
        press("ArrowDown", "Shift+ArrowDown"),
        "[...i.selectedOptions].map(o => o.value).join()",
    ),
    "number": ("<input id=i type=number value=3 step=2 max=6>", press("ArrowUp", "ArrowUp", "ArrowDown"), "i.value"),
    "slider": (
        "<input id=i type=range>",
        press("ArrowUp", "ArrowRight", "ArrowLeft", "PageUp", "End", "Home", "Home"),
        "i.value",
    ),
    "date": ("<input id=i type=date>", type_in("02032020"), "i.value"),
    "date, corrected": (
        "<input id=i type=date value=2020-02-03>",
        press("ArrowUp", "Tab", "5", "Tab", "ArrowDown"),
        "i.value",
    ),
    "time": ("<input id=i type=time>", type_in("0930pm"), "i.value"),
    "date and time": (
        "<input id=i type=datetime-local>",
        [type_in("02032020"), ("key", "press", "Tab"), ("key", "type", "0930am")],
        "i.value",
    ),
    "week": ("<input id=i type=week>", type_in("102020"), "i.value"),
    "colour": ("<input id=i type=color>", type_in("#ff"), "i.value"),
    # focus
    "tab": (
        "<input id=i value=hello><input id=b value=world><textarea id=c>x</textarea>",
        press("Tab", "Tab", "Shift+Tab"),
        "getSelection().toString()",
    ),
    "tab at the end": ("<input id=a><button id=i>x</button>", press("Tab", "Tab", "Tab"), "document.activeElement.id"),
    "tab out of a date": ("<input id=i type=date><button id=b>x</button>", press("Tab", "Tab", "Tab", "Tab"), None),
    "tab prevented": ("<input id=i onkeydown='event.preventDefault()'><input id=b>", press("Tab"), None),
    "escape in a search": ("<input id=i type=search value=abc>", press("Escape"), "i.value"),
    "escape in a popover": (
        "<div popover id=d>x<button id=b>b</button></div><script>d.showPopover()</script>",
        ("key", "press", "Escape"),
        "d.matches(':popover-open')",
    ),
}

IGNORED = {
    # A deletion by word is reported like one by character.
    "deleting": ("inputType",),
    # The text is there, since the browser inserted it.
    "copy and paste": ("inputType",),
    "cut": ("inputType",),
    # Near the caret.
    "context menu": ("clientX", "pageX"),
    # Browsers ask even where nothing can be inserted.
    "read-only": ("beforeinput", "textInput"),
    # There is no browser around the page for the focus to go to.
    "tab at the end": ("window",),
    "escape in a popover": ("toggle",),
    "summary": ("toggle",),
}


async def test_events(both: Both) -> None:
    different = {}
    for name, (html, steps, after) in CASES.items():
        different[name], _ = await both.difference(html, steps_of(steps), after=after, ignore=IGNORED.get(name, ()))
    assert different == dict.fromkeys(CASES, "")


async def test_space_in_a_field_presses_the_button_or_summary_around_it(runtime: Runtime) -> None:
    await runtime.page.set_content(
        "<button onclick='pressed++'><input id=a></button><details><summary><input id=b></summary>x</details><script>pressed=0</script>"
    )
    for selector in ("#a", "#b"):
        await runtime.run("press", {"target": {"selector": selector}, "key": "Space"})
    assert await runtime.page.evaluate("[pressed, document.querySelector('details').open, a.value]") == [1, True, " "]
    await runtime.page.evaluate("() => { a.onkeyup = event => event.preventDefault() }")
    await runtime.run("press", {"target": {"selector": "#a"}, "key": "Space"})
    assert await runtime.page.evaluate("pressed") == 1


async def test_tab_stops_at_what_is_edited_as_a_whole(runtime: Runtime) -> None:
    await runtime.page.set_content(
        "<input id=i><div contenteditable id=c>x<b contenteditable>y</b><a href=#>l</a></div>"
        "<p contenteditable=false>n</p><audio controls id=s></audio><button id=z>z</button>"
    )
    await runtime.run("focus", {"target": {"selector": "#i"}})
    seen = []
    for _ in range(3):
        await runtime.run("keyboard.press", {"key": "Tab"})
        seen.append(await runtime.page.evaluate("document.activeElement.id"))
    assert seen[0] == "c"
    assert "z" in seen
