"""What is visible: ours against native Playwright, on one page of doubtful cases."""

from __future__ import annotations

import pytest

from ..conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

PAGE = """
<style>.none { display: none } .hidden { visibility: hidden } .contents { display: contents }</style>
<div id=text>t</div><div id=nothing></div><div id=sized style="width:10px;height:10px"></div>
<div id=transparent style="opacity:0">t</div>
<div id=hidden class=hidden>t<span id=shown-inside style="visibility:visible">x</span></div>
<div id=contents-text class=contents>t</div><div id=contents-nothing class=contents></div>
<div id=contents-element class=contents><span>x</span></div>
<div id=contents-none class=contents><span class=none>x</span></div>
<div id=contents-hidden class=contents><span class=hidden>x</span></div>
<div id=contents-nested class=contents><div class=contents>t</div></div>
<div id=contents-itself-hidden class="contents hidden">t</div>
<div id=contents-hidden-shown class="contents hidden"><b style="visibility:visible">t</b></div>
<div style="content-visibility:hidden" id=skipped><span id=in-skipped>x</span></div>
<div style="content-visibility:auto" id=auto><span id=in-auto>x</span></div>
<details id=closed><summary id=summary>s</summary><div id=in-closed>c</div></details>
<details open id=open><summary>s</summary><div id=in-open>c</div></details>
<select id=select><option id=option>a</option><optgroup id=group><option id=grouped>q</optgroup></select>
<select multiple id=multiple><option id=listed>a</option></select>
<svg id=svg width=10 height=10><rect id=rect width=5 height=5 /><g id=g><circle id=circle r=3 /></g>
  <defs><rect id=def width=4 height=4 /></defs></svg>
<map name=m id=map><area id=area shape=rect coords="0,0,10,10"></map><img usemap=#m id=image>
<br id=br><hr id=hr><input type=hidden id=hidden-input><input id=input>
<script id=script></script><template id=template></template>
<div style="width:0;height:0" id=empty-around><span id=overflowing>x</span></div>
<span id=no-text></span><span id=space> </span><span id=nbsp>&nbsp;</span>
<table><tr id=collapsed style="visibility:collapse"><td id=cell>x</table>
<div style="transform:scale(0)" id=scaled>x</div><div style="clip-path:inset(100%)" id=clipped>x</div>
<div style="position:absolute;left:-9999px" id=outside>x</div>
<div style="height:0;overflow:hidden" id=cut><span id=in-cut>x</span></div>
<iframe id=frame srcdoc="x"></iframe><iframe id=hidden-frame class=none srcdoc="<b>x</b>"></iframe>
<div id=host></div><div id=hidden-host class=none></div><div id=unslotting><i id=unslotted>x</i></div>
<div id=slotting><i id=slotted>x</i></div>
<div hidden id=attribute>x</div><div hidden=until-found id=until-found><b id=in-until-found>x</b></div>
<dialog id=dialog>x</dialog><div popover id=popover>x</div><label id=label class=contents><input type=checkbox></label>
<div id=inert inert>x</div><div id=aria-hidden aria-hidden=true>x</div>
<datalist id=datalist><option id=suggestion>x</datalist>
<fieldset id=fieldset><legend id=legend>x</fieldset><canvas id=canvas width=10 height=10><b id=fallback>x</b></canvas>
"""
SHADOWS = """() => {
  const shadow = (id, html) => (document.getElementById(id).attachShadow({ mode: "open" }).innerHTML = html);
  shadow("host", "<p id=in-shadow>x</p>");
  shadow("hidden-host", "<p id=in-hidden-shadow>x</p>");
  shadow("unslotting", "<p>x</p>");
  shadow("slotting", "<slot id=slot></slot><slot name=other id=other-slot><b id=slot-fallback>x</b></slot>");
}"""
# What `content-visibility: auto` shows is decided when a frame is drawn.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
IDS = "elements => elements.map((element) => element.id)"


async def test_visible_is_what_playwright_calls_visible(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    await runtime.page.evaluate(SHADOWS)
    await runtime.page.evaluate(DRAWN)
    for visible in ("true", "false"):
        selector = f"css=[id] >> visible={visible}"
        native = await runtime.page.locator(selector).evaluate_all(IDS)
        params = {"target": {"selector": selector}, "all": True, "returns": "value"}
        assert len(native) > 20
        assert set(await runtime.run("evaluate", params, code=IDS)) == set(native)


async def test_elements_that_nothing_shows_are_hidden(runtime: Runtime) -> None:
    await runtime.page.set_content("<div id=a>x</div>")
    handle = await runtime.run("query", {"target": {"selector": "#a"}})
    assert await runtime.run("state", {"target": {"handle": handle}, "state": "visible"}) is True
    await runtime.page.evaluate("document.getElementById('a').remove()")
    assert await runtime.run("state", {"target": {"handle": handle}, "state": "visible"}) is False
    assert await runtime.run("state", {"target": {"handle": handle}, "state": "hidden"}) is True


async def test_text_without_a_box_of_its_own_is_hidden_with_what_is_around_it(runtime: Runtime) -> None:
    """Native Playwright's answer depends on what was laid out before."""
    await runtime.page.set_content(
        """
        <details><summary>s</summary><div style="display:contents">a</div></details>
        <div style="content-visibility:hidden"><p><b style="display:contents">b</b></p></div>
        <i style="display:contents">c</i>
        """
    )
    for selector, visible in (("details > div", False), ("b", False), ("i", True)):
        params = {"target": {"selector": selector}, "state": "visible"}
        assert await runtime.run("state", params) is visible
