"""HTML5 drag and drop, and pointer capture, compared with native Playwright."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import Runtime

from .both import Both, steps_of

STYLE = "<style>body{margin:0} #a,#b{width:100px;height:50px}</style>"
DRAG = (
    STYLE + "<div id=a draggable=true ondragstart='event.dataTransfer.setData(`text/plain`, `zz`)'>A</div>"
    "<div id=b ondragover='event.preventDefault()' ondrop='event.preventDefault()'>B</div>"
)
BY_HAND = [
    ("do", "hover", "#a"),
    ("mouse", "down"),
    ("mouse", "move", 20, 30),
    ("mouse", "move", 50, 80),
    ("mouse", "move", 51, 81),
    ("mouse", "up"),
]
# Before the drop a real drag rests on the target for a while, or does not.
RESTING = ("drag", "dragover", "pointerout")

CASES = {
    "dropped": (DRAG, ("do", "dragTo", "#a", {"to": "#b"})),
    "by hand": (DRAG, BY_HAND),
    "cancelled": (DRAG, [*BY_HAND[:-1], ("key", "press", "Escape"), BY_HAND[-1]]),
    "refused": (DRAG.replace("ondragover='event.preventDefault()'", ""), ("do", "dragTo", "#a", {"to": "#b"})),
    "prevented": (DRAG.replace("ondragstart='", "ondragstart='event.preventDefault();"), BY_HAND),
    "a link": (STYLE + "<a id=a href='#x'>link</a><p id=b>b</p>", ("do", "dragTo", "#a", {"to": "#b"})),
}
# During a drag, the pointer is over nothing here, and a movement after it comes from there.
IGNORED = {"cancelled": ("mouseout", "button", "relatedTarget")}


@pytest.mark.parametrize("name", CASES)
async def test_events(both: Both, name: str) -> None:
    html, steps = CASES[name]
    # A browser reports a source's own HTML of a link, too.
    await both.same(
        html,
        steps_of(steps),
        ignore=(
            *RESTING,
            "types",
            "movementX",
            "movementY",
            "clientX",
            "clientY",
            "pageX",
            "pageY",
            "offsetX",
            "offsetY",
            "which",
            *IGNORED.get(name, ()),
        ),
    )


async def test_capture(both: Both) -> None:
    html = STYLE + "<div id=a onpointerdown='this.setPointerCapture(event.pointerId)'>A</div><div id=b>B</div>"
    steps = [
        ("do", "hover", "#a"),
        ("mouse", "down"),
        ("mouse", "move", 20, 80),
        ("mouse", "move", 22, 85),
        ("mouse", "up"),
    ]
    await both.same(
        html,
        steps_of(steps),
        ignore=("gotpointercapture", "lostpointercapture", "pointerout", "pointerover", "mouseout", "mouseover"),
    )


async def test_effects_and_data(runtime: Runtime) -> None:
    await runtime.page.set_content(
        STYLE
        + """<div id=a draggable=true>A</div><div id=b>B</div><script>
        log = [];
        a.ondragstart = e => { e.dataTransfer.effectAllowed = 'move'; e.dataTransfer.setData('x/y', '1'); };
        b.ondragover = e => { e.preventDefault(); log.push(e.dataTransfer.dropEffect);
          e.dataTransfer.dropEffect = 'move'; };
        b.ondrop = e => log.push('drop ' + e.dataTransfer.getData('x/y'));
        a.ondragend = e => log.push('end ' + e.dataTransfer.dropEffect);
        </script>"""
    )
    await runtime.run("dragTo", {"target": {"selector": "#a"}, "to": {"selector": "#b"}})
    log = await runtime.page.evaluate("log")
    assert log[-2:] == ["drop 1", "end move"]
    assert set(log[:-2]) == {"move"}


async def test_text_dropped_on_a_field(runtime: Runtime) -> None:
    await runtime.page.set_content(DRAG + "<input id=i>")
    await runtime.run("dragTo", {"target": {"selector": "#a"}, "to": {"selector": "#i"}})
    assert await runtime.page.input_value("#i") == "zz"
