"""Options and special places of aria snapshots, against native Playwright."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import Runtime
from .test_pages import DRAWN, both

pytestmark = pytest.mark.usefixtures("same_window")

BODY = {"selector": "body", "strict": True}
NESTED = """<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul><p>x <em>z</em></p><a href=x><p>z</p></a>
<h1><a href=x>foo</a></h1><iframe srcdoc='<p>in</p><ul><li>z</ul>'></iframe>"""
SHADOW = """
<x-a>light <b slot=n>named</b><template shadowrootmode=open><p>pre <slot name=n>def</slot> mid <slot></slot></p></template></x-a>
<x-b><template shadowrootmode=open><button>sh</button><slot>fb</slot></template></x-b>
<x-c><p>p1</p><p>p2</p><template shadowrootmode=open><ul><li><slot></slot></li></ul></template></x-c>
<button><x-d>l<i slot=n>nm</i><i slot=zz>not</i><template shadowrootmode=open>a<slot name=n></slot>b<slot></slot></template></x-d></button>
"""
FRAMES = """<iframe></iframe><iframe srcdoc=''></iframe><iframe srcdoc='<p>a</p><iframe srcdoc="<b>in</b>"></iframe>'>
</iframe><iframe hidden srcdoc=x></iframe>"""
CARD = """<button autofocus style='position:absolute;left:10.4px;top:20.6px;width:100px;height:30.5px'>x</button>
<p>z</p><a href=q>l</a><select><option>z</select>"""


CASES: list[tuple[str, dict[str, Any]]] = [
    *((NESTED, {"depth": depth}) for depth in (0, 1, 2, 3)),
    (SHADOW, {}),
    (FRAMES, {}),
    (CARD, {"boxes": True}),
    ("<p>one</p>", {"selector": "p"}),
    ("<span>t</span>", {"selector": "span"}),
    ("<div hidden>x</div>", {"selector": "div"}),
    ("<div aria-hidden=true><p>x</p></div>", {"selector": "p"}),
    ("<input value=v>", {"selector": "input"}),
    ("<p>z</p>", {"selector": "html"}),
    ("", {}),
]


@pytest.mark.parametrize("mode", ["default", "ai"])
async def test_options_work_as_in_native_playwright(runtime: Runtime, mode: str) -> None:
    different = {}
    for html, options in CASES:
        await runtime.page.goto("about:blank")  # references count anew
        await runtime.page.set_content(html, wait_until="load")
        for frame in runtime.page.frames:
            await frame.wait_for_load_state()
        if "autofocus" in html:
            await runtime.page.evaluate(DRAWN)  # it comes with a frame
        native, ours = await both(runtime, mode=mode, **options)
        if ours != native:
            different[html, str(options)] = {"native": native, "ours": ours}
    assert different == {}


@pytest.mark.usefixtures("new_window")
async def test_an_element_keeps_its_reference_as_long_as_it_says_the_same(runtime: Runtime) -> None:
    await runtime.page.set_content("<button>a</button><button>b</button>")
    first = (await runtime.run("aria.forAgent", {"target": BODY}))["text"]
    await runtime.page.evaluate("document.querySelector('button').textContent = 'c'")
    second = (await runtime.run("aria.forAgent", {"target": BODY}))["text"]
    assert '- button "a" [ref=e2]' in first
    assert '- button "c" [ref=e4]' in second
    assert '- button "b" [ref=e3]' in second


@pytest.mark.usefixtures("new_window")
async def test_a_frame_of_another_origin_stays_closed(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p><iframe src='data:text/html,<p>y</p>'></iframe>")
    snapshot = (await runtime.run("aria.forAgent", {"target": BODY}))["text"]
    assert snapshot.split("\n")[-1] == "  - iframe [ref=e3]"
