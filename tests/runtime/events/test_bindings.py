"""Functions of Python's that a page can call."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.runtime.conftest import OBSERVING, Watched


async def answer(watched: Watched, reply: dict[str, Any], **answer: Any) -> dict[str, Any]:
    call: dict[str, Any]
    (call,) = [item for item in reply["news"] if item["kind"] == "bindingcall"]
    await watched.runtime.turn({"slice": 0, "resume": [{"id": call["id"], **answer}]}, chunks=OBSERVING)
    return call


async def call(watched: Watched, code: str, **answered: Any) -> tuple[dict[str, Any], Any]:
    """Runs code that calls a function. Returns the call as Python receives it, and the result of the code."""
    command = watched.runtime.command("evaluate", {"returns": "value"})
    reply = await watched.runtime.turn({"start": [command], "slice": 20000}, code=code, chunks=OBSERVING)
    assert reply["outcomes"][0]["status"] == "pending"
    reported = await answer(watched, reply, **answered)
    last = await watched.runtime.turn({"wait": [command["id"]], "slice": 20000}, chunks=OBSERVING)
    return reported, last["outcomes"][0]


async def test_a_call_ends_the_turn_and_gets_an_answer(watched: Watched) -> None:
    await watched.observe(bindings=[{"name": "add"}])
    reported, outcome = await call(
        watched, "() => add(1, {a: [2]}, document.body, undefined)", value={"$": "number", "v": "-0"}
    )
    assert reported["name"] == "add"
    assert reported["args"] == [1, {"a": [2]}, "ref: <Node>", {"$": "undefined"}]
    assert reported["frame"] == "main"
    assert outcome["value"] == {"$": "number", "v": "-0"}


async def test_an_error_is_thrown_in_the_page(watched: Watched) -> None:
    await watched.observe(bindings=[{"name": "fail"}])
    error = {"name": "ValueError", "message": "no", "stack": "ValueError: no\n  somewhere"}
    code = "() => fail().catch((error) => [error.name, error.message, error.stack, error instanceof Error])"
    _, outcome = await call(watched, code, error=error)
    assert outcome["value"] == ["ValueError", "no", "ValueError: no\n  somewhere", True]


async def test_calls_of_the_page_wake_up_who_watches(watched: Watched) -> None:
    await watched.observe(bindings=[{"name": "add"}])
    watching = asyncio.ensure_future(watched.reported("bindingcall"))
    await asyncio.sleep(0)
    await watched.page.evaluate("() => { add(1) }")
    assert (await watching)[0]["args"] == [1]


async def test_frames_have_it_too(watched: Watched) -> None:
    await watched.observe(bindings=[{"name": "add"}])
    await watched.page.evaluate("() => { document.body.append(document.createElement('iframe')) }")
    await watched.look()
    reported, outcome = await call(
        watched,
        "() => { const p = frames[0].add(1); return p.then((x) => [x, p instanceof frames[0].Promise]) }",
        value=2,
    )
    frames = [item for item in watched.runtime.news if item["kind"] == "frames"][-1]["frames"]
    assert reported["frame"] == frames[1]["id"]
    assert outcome["value"] == [2, True]


async def test_the_next_document_has_it_too(watched: Watched) -> None:
    await watched.observe(bindings=[{"name": "add"}])
    await watched.goto("/next")
    assert await watched.page.evaluate("typeof add") == "function"


async def test_one_that_is_taken_back(watched: Watched) -> None:
    await watched.observe(bindings=[{"name": "add"}, {"name": "other"}])
    await watched.observe(bindings=[{"name": "other"}])
    assert await watched.page.evaluate("[typeof add, typeof other]") == ["undefined", "function"]


@pytest.mark.parametrize("name", ["find", "name"])
async def test_names_that_windows_have(watched: Watched, name: str) -> None:
    await watched.observe(bindings=[{"name": name}])
    reported, outcome = await call(watched, f"() => window[{name!r}]('x')", value="y")
    assert (reported["args"], outcome["value"]) == (["x"], "y")
