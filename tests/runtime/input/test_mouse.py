"""The mouse, compared with native Playwright event by event."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import Runtime

from .both import Both, steps_of

BOX = "<style>body{margin:0} div.box{width:100px;height:50px}</style>"


CASES: dict[str, tuple[str, Any, str | None]] = {
    "click": (BOX + "<button id=a style='width:101px;height:31px'>x</button>", ("do", "click", "#a"), None),
    "from one element to another": (
        "<div id=o><button id=a>x</button><p id=p>pp<b id=b>bbb</b></p></div>",
        [("do", "click", "#a"), ("do", "click", "#b")],
        None,
    ),
    "hover beside a selected text": (
        "<input id=i value='hello'><button id=a>x</button><p id=p contenteditable>yy</p>",
        [
            ("do", "dblclick", "#i"),
            ("do", "hover", "#a"),
            ("do", "hover", "#p"),
            ("do", "dblclick", "#p"),
            ("do", "hover", "#a"),
        ],
        "[i.value, i.selectionEnd, p.innerHTML, String(getSelection())]",
    ),
    "double click": ("<button id=a>x</button>", ("do", "dblclick", "#a"), None),
    "right button": ("<button id=a>x</button>", ("do", "click", "#a", {"button": "right"}), None),
    "modifiers": ("<p id=a>hello</p>", ("do", "click", "#a", {"modifiers": ["Shift", "Alt"]}), None),
    "focus and blur": (
        "<input id=i value='hello'><p id=p>x</p>",
        [("do", "click", "#i"), ("do", "click", "#p")],
        "document.activeElement.tagName",
    ),
    "checkbox in a label": ("<label id=l>lab <input id=i type=checkbox></label>", ("do", "click", "#l"), "i.checked"),
    "field in a label": (
        "<label id=l>lab <input id=i></label>",
        ("do", "click", "#l", {"position": {"x": 3, "y": 5}}),
        "document.activeElement.id",
    ),
    "disabled button by force": (
        "<button id=b disabled><span id=s>x</span></button>",
        ("do", "click", "#b", {"force": True}),
        None,
    ),
    "removed by mousedown": (
        "<div id=o><button id=b onmousedown='this.remove()'>x</button></div>",
        ("do", "click", "#b"),
        None,
    ),
    "up elsewhere": (
        "<div id=o><button id=b>x</button><button id=c>y</button></div>",
        [("do", "hover", "#b"), ("mouse", "down"), ("do", "hover", "#c"), ("mouse", "up")],
        None,
    ),
    "select": ("<select id=s><option>1<option>2</select>", ("do", "click", "#s"), None),
    "link": ("<a id=a href='#x'>1<b id=b>2</b></a>", ("do", "click", "#a"), "location.hash"),
    "submit": (
        "<form onsubmit='return false' id=f><input id=i required><button id=s>x</button></form>",
        [("do", "click", "#s"), ("do", "fill", "#i", {"value": "x"}), ("do", "click", "#s")],
        None,
    ),
    "details": ("<details id=d><summary id=s>x</summary>y</details>", ("do", "click", "#s"), "d.open"),
    "shadow tree": (
        (
            "<div id=h></div><script>h.attachShadow({mode:'open'}).innerHTML="
            "'<p id=p><button id=b>x</button></p>'</script>"
        ),
        ("do", "click", "#b"),
        None,
    ),
    "moves": (
        BOX + "<div id=a class=box>a</div>",
        [("mouse", "move", 20, 20), ("mouse", "move", 30, 40, {"steps": 2})],
        None,
    ),
    "pointerdown prevented": (
        "<input id=a onpointerdown='event.preventDefault()'>",
        ("do", "click", "#a"),
        "document.activeElement.tagName",
    ),
    "mousedown prevented": (
        "<input id=a onmousedown='event.preventDefault()'>",
        ("do", "click", "#a"),
        "document.activeElement.tagName",
    ),
    "into a frame and back": (
        "<div id=top>x</div><iframe id=f srcdoc='<button id=inner>x</button>'></iframe>",
        [
            ("do", "click", "#top"),
            ("do", "click", "#f >> internal:control=enter-frame >> button"),
            ("do", "click", "#top"),
        ],
        "document.activeElement.tagName",
    ),
    "slider": ("<input type=range id=a>", ("do", "click", "#a", {"position": {"x": 20, "y": 8}}), "a.value"),
    "option in a list": (
        "<select id=s size=4><option id=o1>a<option id=o2>b<option>c</select>",
        ("do", "click", "#o2"),
        "s.value",
    ),
    "a box that scrolls": (
        "<div id=s style='overflow:auto;height:50px'><div style='height:300px'>x</div></div>",
        ("do", "click", "#s"),
        "document.activeElement.tagName",
    ),
    "beside a popover": (
        "<button id=b popovertarget=d>b</button><div popover id=d>x</div><p id=p>p</p>",
        [("do", "click", "#b"), ("do", "click", "#p")],
        "d.matches(':popover-open')",
    ),
    "not draggable": (
        BOX + "<div id=a class=box>A</div><div id=b class=box>B</div>",
        ("do", "dragTo", "#a", {"to": "#b"}),
        None,
    ),
}

IGNORED = {
    # Ours come after the focus, and the pointer is not captured.
    "slider": ("gotpointercapture", "lostpointercapture", "input", "focus", "focusin"),
    "removed by mousedown": ("button", "which"),
    # Later than the answer.
    "beside a popover": ("toggle",),
    "details": ("toggle",),
}


def over_after_the_release(event: dict[str, Any]) -> None:
    """What comes under the mouse by a removal is noticed a moment later: before the release or, as with ours, after it."""
    if event["type"] in ("pointerover", "mouseover") and event["target"] == "body":
        assert event["buttons"] in (0, 1)
        event.update({name: 0 for name in ("buttons", "pressure") if name in event})


EITHER = {"removed by mousedown": over_after_the_release}


@pytest.mark.parametrize("name", CASES)
async def test_events(both: Both, name: str) -> None:
    html, steps, after = CASES[name]
    either: Any = {"either": EITHER[name]} if name in EITHER else {}
    await both.same(html, steps_of(steps), after=after, ignore=IGNORED.get(name, ()), **either)


PRESSED = """<!doctype html><div id=a style="width:200px;height:40px">a</div><button id=b>b</button><pre id=log></pre><script>
for (const t of ['pointerdown', 'mousedown', 'mouseup', 'click', 'auxclick'])
  document.addEventListener(t, e => log.textContent += `${t}:${e.target.id}${e.button}${e.buttons}${e.detail} `)</script>"""


async def test_a_press_while_a_button_is_down_is_of_what_is_under_the_mouse(runtime: Runtime) -> None:
    async def ours(*steps: tuple[str, dict[str, Any]]) -> Any:
        await runtime.page.set_content(PRESSED)
        for name, params in (("hover", {"target": {"selector": "#a"}}), ("mouse.down", {}), *steps):
            await runtime.run(name, params)
        return await runtime.page.text_content("#log")

    on_b = ("hover", {"target": {"selector": "#b"}})
    assert await ours(("click", {"target": {"selector": "#b"}})) == (
        "pointerdown:a010 mousedown:a011 pointerdown:b010 mousedown:b011 mouseup:b001 click:b001 "
    )
    right = {"button": "right"}
    assert await ours(on_b, ("mouse.down", right), ("mouse.up", right), ("mouse.up", {})) == (
        "pointerdown:a010 mousedown:a011 mousedown:b231 mouseup:b211 auxclick:b211 mouseup:b000 "
    )


async def test_cells_that_become_editors_when_they_are_pressed(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<!doctype html><table><td id=td tabindex=0 style="width:90px;height:30px">text</td></table><script>
        td.onmousedown = () => { td.innerHTML = '<input id=in value=x>'; td.firstChild.focus() }</script>"""
    )
    await runtime.run("click", {"target": {"selector": "td"}})
    assert await runtime.page.evaluate("[document.activeElement.id, getSelection().rangeCount]") == ["td", 1]


@pytest.mark.parametrize(
    "look",
    [
        "",
        "min=3 max=17 step=4",
        "min=1 max=77 dir=rtl",
        "max=1000 style='padding:10px 20px;border:5px solid;width:300px;height:60px'",
        "style='writing-mode:vertical-lr;direction:rtl;height:200px'",
        "class=wide style='transform:scale(1.5);transform-origin:0 0'",
        "max=10 step=20",
    ],
)
@pytest.mark.usefixtures("own_page")
async def test_sliders(runtime: Runtime, look: str) -> None:
    """Presses on the track and on the thumb, and drags in small steps: the same values and events as with a real mouse."""
    page = runtime.page
    html = f"""<!doctype html><style>.wide::-webkit-slider-thumb {{ appearance: none; width: 50px; height: 20px }}
        .wide {{ appearance: none }}</style><input type=range {look}><script>seen = []; input = document.querySelector("input");
        for (const type of ["input", "change"]) input.addEventListener(type, () => seen.push(type + input.value))</script>"""
    reported = []
    for native in (True, False):
        await page.set_content(html)
        box: Any = await page.locator("input").bounding_box()
        for share in (0.11, 0.333, 0.2, 0.215, 0.66, 1.5, 0.4):
            upright = box["height"] > box["width"]
            x = box["x"] + box["width"] * (0.5 if upright else share)
            y = box["y"] + box["height"] * (share if upright else 0.5)
            pressed = share in (0.11, 0.333, 0.2)
            await (page.mouse.move(x, y) if native else runtime.run("mouse.move", {"x": x, "y": y}))
            if pressed:
                await (page.mouse.down() if native else runtime.run("mouse.down"))
            if share in (0.11, 0.333, 0.4):
                await (page.mouse.up() if native else runtime.run("mouse.up"))
        reported.append(await page.evaluate("seen"))
    assert reported[0] == reported[1]
