"""wait.elementState."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import OperationFailed, Runtime

pytestmark = pytest.mark.usefixtures("same_window")


async def wait(runtime: Runtime, html: str, state: str, script: str = "", **more: Any) -> Any:
    await runtime.page.set_content(html)
    handle = await runtime.run("query", {"target": {"selector": "[id=t]"}})
    if script:
        await runtime.page.evaluate(f"void setTimeout(() => {{ {script} }}, 30)")
    return await runtime.run("wait.elementState", {"handle": handle, "state": state}, **more)


@pytest.mark.parametrize(
    ("html", "state", "script"),
    [
        ("<p id=t>x</p>", "visible", ""),
        ("<p id=t hidden>x</p>", "visible", "t.hidden = false"),
        ("<p id=t>x</p>", "hidden", "t.hidden = true"),
        ("<p id=t>x</p>", "hidden", "t.remove()"),
        ("<button disabled><i id=t>x</i></button>", "enabled", "document.querySelector('button').disabled = false"),
        ("<button><i id=t>x</i></button>", "disabled", "document.querySelector('button').disabled = true"),
        ("<input id=t readonly>", "editable", "t.readOnly = false"),
        ("<p id=t style='transition: margin 50ms; margin: 0'>x</p>", "stable", "t.style.margin = '50px'"),
    ],
)
async def test_comes_true(runtime: Runtime, html: str, state: str, script: str) -> None:
    assert await wait(runtime, html, state, script) is None


async def test_stable_waits_for_the_end_of_a_movement(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<style>@keyframes k { to { transform: translateX(300px) } } #t { animation: k 400ms linear forwards }</style>
        <p id=t>x</p>"""
    )
    # Until its first frame is painted, an element that will move stands still, for native Playwright, too.
    await runtime.page.evaluate("t.getAnimations()[0].ready.then(() => new Promise(requestAnimationFrame))")
    handle = await runtime.run("query", {"target": {"selector": "[id=t]"}})
    await runtime.run("wait.elementState", {"handle": handle, "state": "stable"})
    assert await runtime.page.evaluate("t.getAnimations()[0].playState") == "finished"


@pytest.mark.parametrize("state", ["visible", "enabled", "editable"])
async def test_removed(runtime: Runtime, state: str) -> None:
    with pytest.raises(OperationFailed, match="Element is not attached to the DOM") as caught:
        await wait(runtime, "<input id=t disabled hidden>", state, "t.remove()")
    assert caught.value.kind == "detached"


async def test_wrong_kind_of_element(runtime: Runtime) -> None:
    with pytest.raises(OperationFailed, match="Element is not an <input>, <textarea>, <select> or") as caught:
        await wait(runtime, "<p id=t>x</p>", "editable")
    assert caught.value.kind == "element"


async def test_log(runtime: Runtime) -> None:
    with pytest.raises(OperationFailed, match="Timeout 100ms exceeded") as caught:
        await wait(runtime, "<p id=t hidden>x</p>", "visible", timeout=100)
    assert caught.value.log[:5] == [
        "attempting wait for visible action",
        "  element is not visible",
        "retrying wait for visible action",
        "  element is not visible",
        "retrying wait for visible action",
    ]
    assert "  waiting 20ms" in caught.value.log


async def test_a_text_has_the_states_of_its_element(runtime: Runtime) -> None:
    await runtime.page.set_content("<p id=t>x</p>")
    params = {"returns": "handle"}
    handle = await runtime.run("evaluate", params, code="() => document.getElementById('t').firstChild")
    assert await runtime.run("wait.elementState", {"handle": handle, "state": "visible"}) is None
