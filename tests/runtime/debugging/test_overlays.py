"""What Python shows over the page: overlays, chapters, and marks of actions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import OperationFailed, Runtime, Serve
from tests.runtime.debugging.test_debugging import OPEN

pytestmark = pytest.mark.usefixtures("same_window")

STRICT = "style-src 'none'; require-trusted-types-for 'script'"
HTML = """<style>b { color: rgb(1, 2, 3) }</style><b onclick="bad = 1">Hi</b><p style="opacity: 0.5; margin: 0">there</p>
    <script>bad = 2</script><img src=x onerror="bad = 3"><iframe srcdoc="<script>parent.bad = 4</script>"></iframe>
    <a href="javascript:bad = 5">x</a>"""
CARD = {"id": "c", "chapter": {"title": "<i>One</i>", "description": "first"}}
MARKS = {
    "duration": 1,
    "cursor": True,
    "position": "bottom",
    "fontSize": 20,
    "style": {"title": "color: red", "highlight": "outline: 5px solid"},
}


def over(*shown: dict[str, Any], hidden: bool = False, **more: Any) -> dict[str, Any]:
    return {"overlays": {"shown": list(shown), "hidden": hidden, **more}}


async def show(runtime: Runtime, settings: dict[str, Any]) -> None:
    await runtime.turn({"slice": 0, "settings": settings}, chunks=("core", "debugging"))


async def begun(runtime: Runtime, html: str) -> None:
    await runtime.page.set_content(html)
    await runtime.page.evaluate(OPEN)


async def texts(runtime: Runtime) -> Any:
    """What each of them shows, if it is visible."""
    return await runtime.page.evaluate(
        "[...glass.children].filter(it => it.checkVisibility()).map(it => it.innerText.replace(/\\s+/g, ' ').trim())"
    )


async def test_overlays_follow_the_settings_and_do_nothing(runtime: Runtime, serve: Serve) -> None:
    page = runtime.page
    await serve("/strict", "<button>Below</button>", csp=STRICT)
    await serve("/none", "x", csp=f"{STRICT}; trusted-types 'none'")
    await page.goto("http://site.test/strict")
    await page.evaluate("hits = 0; addEventListener('click', () => hits++)")
    await page.evaluate(OPEN)
    await show(runtime, over({"id": "a", "html": HTML}))
    assert await texts(runtime) == ["Hi there x"]
    style = "getComputedStyle(glass.querySelector('{}')).{}"
    assert await page.evaluate(style.format("b", "color")) == "rgb(1, 2, 3)"
    assert await page.evaluate(style.format("p", "opacity")) == "0.5"
    assert await page.evaluate("glass.querySelectorAll('script, iframe, [onclick], [onerror], [href]').length") == 0
    await page.mouse.click(5, 5)
    assert await page.evaluate("[hits, window.bad]") == [1, None]
    await show(runtime, over({"id": "a", "html": HTML}, CARD))
    assert await texts(runtime) == ["Hi there x", "<i>One</i> first"]
    await show(runtime, over({"id": "a", "html": HTML}, CARD, hidden=True))
    assert await texts(runtime) == []
    await show(runtime, over(CARD))
    assert await texts(runtime) == ["<i>One</i> first"]
    await runtime.run("page.setContent", {"html": "new", "waitUntil": "load"})  # which empties the document
    assert await texts(runtime) == ["<i>One</i> first"]
    assert await page.evaluate("document.querySelectorAll('x-pw-glass').length") == 1
    await show(runtime, {"overlays": None})
    assert await page.locator("x-pw-glass").count() == 0
    await page.goto("http://site.test/none")
    await page.evaluate(OPEN)
    await show(runtime, over({"id": "b", "html": "some <b>text</b>"}))
    assert await texts(runtime) == ["some text"]


# Notes what is added to the shadow root, with the styles that a test is about.
NOTE = """seen = []; new MutationObserver(records => seen.push(...records.flatMap(({ addedNodes }) => [...addedNodes]).map(
    ({ style, textContent }) => [textContent, style.left, style.bottom, style.outlineWidth].map(it => it.replace('initial', '')))))
    .observe(glass, { childList: true })"""


async def test_actions_are_marked_before_they_act(runtime: Runtime) -> None:
    page = runtime.page
    await begun(
        runtime,
        """<button style="position: absolute; left: 10px; top: 20px; width: 100px; height: 40px">Go</button>
        <input type=password><select><option>a<option>b</select>""",
    )
    await show(runtime, over({"id": "a", "html": "over"}, actions=MARKS))
    await page.evaluate(f"{NOTE}; addEventListener('click', () => seen.push('click'))")
    click = {"target": {"selector": 'internal:role=button[name="Go"i]', "strict": True}}
    await runtime.run("click", click)
    title = 'Click get_by_role("button", name="Go")'
    pointer = ["", "0px", "", ""]
    assert await page.evaluate("seen") == [
        ["", "10px", "", "5px"],
        ["", "60px", "", ""],
        [title, "50%", "6px", ""],
        pointer,
        "click",
    ]
    await page.evaluate("seen = []")
    await runtime.run("fill", {"target": {"selector": "input", "strict": True}, "value": "abc"})
    await runtime.run("selectOption", {"target": {"selector": "select", "strict": True}, "options": [{"index": 1}]})
    await runtime.run("mouse.move", {"x": 40, "y": 50})
    assert await page.evaluate("['input', 'select'].map(it => document.querySelector(it).value)") == ["abc", "b"]
    await page.focus("input")
    await runtime.run("keyboard.type", {"text": "d"})
    await runtime.run("focus", {"target": {"selector": "button", "strict": True}})
    titles = ['Fill "***" locator("input")', 'Select option locator("select")', "Mouse move", 'Type "*"']
    assert await page.evaluate("seen.map(it => it[0]).filter(Boolean)") == titles
    assert await page.evaluate("glass.lastChild.style.transform") == "translate(40px, 50px)"
    await show(runtime, {"overlays": None})
    await page.evaluate("seen = []")
    await runtime.run("click", click)
    assert await page.evaluate("[document.querySelectorAll('x-pw-glass').length, seen]") == [0, ["click"]]
    # The mark takes no more than half of the time.
    marks = {**MARKS, "duration": 60_000}
    await runtime.run("click", click, settings=over(actions=marks), timeout=200)
    await page.evaluate("document.querySelector('button').remove()")
    with pytest.raises(OperationFailed, match="timeout"):
        await runtime.run("click", click, timeout=50)
