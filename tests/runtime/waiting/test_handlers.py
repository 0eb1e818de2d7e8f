"""Locator handlers: asked of Python before each attempt, and waited for."""

from __future__ import annotations

from typing import Any

from ..conftest import Runtime

OVERLAY = """<div id=overlay>Read this<button id=close onclick="overlay.remove()">Close</button></div><p hidden>x</p>"""


def settings(*, no_wait_after: bool = False, selector: str = "#overlay") -> dict[str, Any]:
    return {"handlers": [{"id": 7, "selector": selector, "noWaitAfter": no_wait_after}]}


def waiting_for(runtime: Runtime, selector: str, timeout: float = 2000) -> dict[str, Any]:
    params = {"target": {"selector": selector, "strict": True}, "state": "visible", "returns": False}
    return runtime.command("wait.selector", params, timeout=timeout)


async def test_python_is_asked_and_what_covered_is_gone(runtime: Runtime) -> None:
    await runtime.page.set_content(OVERLAY)
    command = waiting_for(runtime, "p")
    reply = await runtime.turn({"start": [command], "settings": settings()})
    (outcome,) = reply["outcomes"]
    assert outcome["status"] == "asks"
    assert 0 < outcome["ask"].pop("remaining") <= 2000
    assert outcome["ask"] == {"kind": "handler", "handler": 7, "operation": command["id"]}
    # What the handler itself does is not stopped by the overlay.
    assert await runtime.run("query.count", {"target": {"selector": "#overlay"}}) == 1
    inner = waiting_for(runtime, "#close")
    reply = await runtime.turn({"start": [inner]})
    assert reply["outcomes"][0]["status"] == "done"
    await runtime.page.evaluate("overlay.remove(); document.querySelector('p').hidden = false")
    reply = await runtime.turn({"resume": [{"id": command["id"], "value": None}], "wait": [command["id"]]})
    assert reply["outcomes"][0]["status"] == "done"


async def test_waits_until_the_overlay_is_hidden(runtime: Runtime) -> None:
    await runtime.page.set_content(OVERLAY)
    command = waiting_for(runtime, "p", timeout=300)
    await runtime.turn({"start": [command], "settings": settings()})
    reply = await runtime.turn({"resume": [{"id": command["id"], "value": None}], "wait": [command["id"]]})
    error = reply["outcomes"][0]["error"]
    assert error["kind"] == "timeout"
    name = '{{selector:"#overlay"}}'
    assert error["log"][:4] == [
        "waiting for {{target}} to be visible",
        f"  found {name}, intercepting action to run the handler",
        f"  locator handler has finished, waiting for {name} to be hidden",
        '  locator resolved to visible <div id="overlay">…</div>',
    ]


async def test_without_waiting_it_runs_again_at_the_pace_of_retries(runtime: Runtime) -> None:
    await runtime.page.set_content(OVERLAY)
    await runtime.page.evaluate("void setInterval(() => document.body.setAttribute('data-at', performance.now()), 1)")
    command = waiting_for(runtime, "p", timeout=800)
    message: dict[str, Any] = {"start": [command], "settings": settings(no_wait_after=True)}
    asked = 0
    while True:
        (outcome,) = (await runtime.turn(message))["outcomes"]
        if outcome["status"] != "asks":
            break
        asked += 1
        message = {"resume": [{"id": command["id"], "value": None}], "wait": [command["id"]]}
    assert outcome["error"]["kind"] == "timeout"
    # At 0, 0, 20, 70, 170, 270 and 770 ms at the earliest.
    assert 2 <= asked <= 7
    assert outcome["error"]["log"][1:4] == [
        '  found {{selector:"#overlay"}}, intercepting action to run the handler',
        "  locator handler has finished",
        "  interception handler has finished, continuing",
    ]


async def test_hidden_overlays_and_reads_call_nobody(runtime: Runtime) -> None:
    await runtime.page.set_content("<div id=overlay hidden>x</div><p>x</p>")
    command = waiting_for(runtime, "p")
    reply = await runtime.turn({"start": [command], "settings": settings()})
    assert reply["outcomes"][0]["status"] == "done"
    await runtime.page.evaluate("overlay.hidden = false")
    assert await runtime.run("read", {"target": {"selector": "p"}, "what": "textContent"}) == "x"


async def test_what_is_forced_calls_nobody(runtime: Runtime) -> None:
    await runtime.page.set_content(OVERLAY)
    params = {"target": {"selector": "#close", "strict": True}, "force": True}
    await runtime.run("click", params, settings=settings())
    assert await runtime.page.locator("#overlay").count() == 0
