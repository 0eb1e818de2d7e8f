"""What a person does in the page: picks a locator, resumes a pause."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from smooth_page._shared.elements.locator_text import locator_text
from tests.runtime.conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

# Closed shadow roots are open to tests.
OPEN = "void (Element.prototype.attachShadow = (native => function (init) { return window.glass = native.call(this, init); })(Element.prototype.attachShadow))"
PAGE = """<body style="margin: 0"><script>log = []; for (const type of ["pointerdown", "click", "mouseup"])
    document.addEventListener(type, event => log.push(type), true)</script>
    <button style="position: absolute; left: 0; top: 100px">Log in</button>
    <p data-testid="x" style="position: absolute; left: 0; top: 150px">Some text</p>
    <iframe srcdoc="<label>Name <input></label>" style="position: absolute; left: 0; top: 200px; border: 0" title="form"></iframe>"""


async def begun(runtime: Runtime, html: str = PAGE) -> None:
    await runtime.page.set_content(html)
    await runtime.run("read", {"target": {"selector": "body", "strict": True}, "what": "textContent"})
    await runtime.page.evaluate(OPEN)


async def picked(runtime: Runtime, x: float, y: float) -> Any:
    """What is picked with a click there, and the label that was shown before."""
    picking = asyncio.ensure_future(runtime.run("picker.pick"))
    await runtime.page.wait_for_selector("x-pw-glass", state="attached")
    await runtime.page.mouse.move(x, y)
    await runtime.page.wait_for_function("glass.textContent")
    label = await runtime.page.evaluate("glass.textContent")
    await runtime.page.mouse.click(x, y)
    selector = await picking
    assert label == locator_text(selector)
    assert await runtime.page.locator("x-pw-glass").count() == 0
    return label


async def test_picking_shows_the_locator_and_keeps_the_click_from_the_page(runtime: Runtime) -> None:
    await begun(runtime)
    assert await picked(runtime, 10, 110) == 'get_by_role("button", name="Log in")'
    assert await picked(runtime, 10, 175) == 'get_by_test_id("x")'
    assert await picked(runtime, 70, 220) == 'get_by_title("form").content_frame.get_by_role("textbox", name="Name")'
    assert await runtime.page.evaluate("log") == []
    await runtime.page.mouse.click(10, 110)
    assert await runtime.page.evaluate("log") == ["pointerdown", "mouseup", "click"]


async def test_frames_that_appear_are_picked_in(runtime: Runtime) -> None:
    await begun(runtime)
    picking = asyncio.ensure_future(runtime.run("picker.pick"))
    await runtime.page.wait_for_selector("x-pw-glass", state="attached")
    await runtime.page.evaluate(
        """() => new Promise(done => {
            const frame = document.createElement('iframe')
            Object.assign(frame, { title: 'late', srcdoc: '<button>Late</button>', onload: done })
            frame.style = 'position: absolute; left: 0; top: 0; height: 90px'
            document.body.append(frame)
        })"""
    )
    await runtime.page.mouse.move(15, 15)
    await runtime.page.wait_for_function("glass.textContent")
    await runtime.page.mouse.click(20, 20)
    assert (
        await picking
        == 'internal:attr=[title="late"i] >> internal:control=enter-frame >> internal:role=button[name="Late"i]'
    )


async def test_picking_is_cancelled(runtime: Runtime) -> None:
    await begun(runtime)
    picking = asyncio.ensure_future(runtime.run("picker.pick"))
    await runtime.page.wait_for_selector("x-pw-glass", state="attached")
    await runtime.page.evaluate(
        """() => new Promise(done => {
            const frame = document.querySelector('iframe')
            Object.assign(frame, { onload: done, src: 'data:text/html,another site' }).removeAttribute('srcdoc')
        })"""
    )
    await runtime.page.keyboard.press("Escape")
    assert await picking is None
    picking = asyncio.ensure_future(runtime.run("picker.pick"))
    await runtime.page.wait_for_selector("x-pw-glass", state="attached")
    await runtime.run("picker.cancel")
    assert await picking is None
    assert await runtime.page.locator("x-pw-glass").count() == 0


async def test_a_pause_is_shown_until_a_person_resumes(runtime: Runtime) -> None:
    await begun(runtime)
    assert await runtime.run("pause.wait", timeout=1) == {"resumed": False, "picked": []}
    buttons = "[...glass.querySelectorAll('button')]"
    assert await runtime.page.evaluate(f"{buttons}.map(it => it.textContent)") == ["Resume", "Pick locator"]

    async def press(number: int) -> None:
        box = await runtime.page.evaluate(f"{buttons}[{number}].getBoundingClientRect().toJSON()")
        await runtime.page.mouse.click(box["x"] + 5, box["y"] + 5)

    bar = await runtime.page.evaluate_handle("glass")
    waiting = asyncio.ensure_future(runtime.run("pause.wait"))
    await press(1)
    await runtime.page.mouse.click(10, 110)
    state = await waiting
    assert [locator_text(selector) for selector in state["picked"]] == ['get_by_role("button", name="Log in")']
    assert (
        await bar.evaluate("root => root.querySelector('code').textContent") == 'get_by_role("button", name="Log in")'
    )
    await runtime.page.evaluate("root => { glass = root }", bar)
    waiting = asyncio.ensure_future(runtime.run("pause.wait"))
    await press(0)
    assert await waiting == {"resumed": True, "picked": []}
    assert await runtime.page.locator("x-pw-glass").count() == 0
    await runtime.run("pause.wait", timeout=1)
    await runtime.run("pause.end")
    assert await runtime.page.locator("x-pw-glass").count() == 0


# An element for each kind of selector that is the best one for something.
KINDS = """<body style="margin: 0"><style>section > * { display: block; height: 20px; margin: 0; padding: 0; overflow: hidden }</style><section>
    <button>Say "hi"</button> <a href=/>Exact</a> <a href=/>Exactly</a> <input placeholder=you@site>
    <label>Name <input></label> <img alt=Logo src=x> <p title=More></p> <p data-test-id=y></p> <p>Some &gt;&gt; text</p>
    <div role=list>two</div> <div role=list></div> <p>a.b/"c"</p> <p>a.b/"c"</p> <button></button> <p id=main></p>
    <span></span> <span></span> <button aria-description=this>Twice</button> <button aria-description=that>Twice</button>"""


async def test_labels_are_the_locators_of_python(runtime: Runtime) -> None:
    """The page writes locators as Python's error messages do."""
    await begun(runtime, KINDS)
    count = await runtime.page.locator("section > *").count()
    best = [
        await runtime.run("selector.best", {"target": {"selector": f"section > * >> nth={number}"}})
        for number in range(count)
    ]
    picking = asyncio.ensure_future(runtime.run("picker.pick"))
    await runtime.page.wait_for_selector("x-pw-glass", state="attached")
    for number, selector in enumerate(best):
        await runtime.page.mouse.move(3, 20 * number + 10)
        await runtime.page.wait_for_function(
            "label => glass.textContent === label", arg=locator_text(selector), timeout=3000
        )
    await runtime.run("picker.cancel")
    assert await picking is None
