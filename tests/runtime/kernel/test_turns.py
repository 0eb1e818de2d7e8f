"""Turns: what starts, what ends them, and what their replies carry."""

from __future__ import annotations

import asyncio

import pytest

from tests.runtime.conftest import OperationFailed, Runtime

SLOW = "() => new Promise((done) => { window.release = done; })"


async def test_what_is_done_at_once_needs_no_promise(runtime: Runtime) -> None:
    reply = await runtime.turn({"start": [runtime.command("page.title")], "slice": 0})
    assert reply["outcomes"] == [{"id": 1, "status": "done", "value": ""}]
    assert reply["news"][0]["kind"] == "frames"
    assert reply["news"][0]["frames"][0]["url"] == "about:blank"


async def test_the_slice_ends_a_turn_and_the_operation_goes_on(runtime: Runtime) -> None:
    command = runtime.command("evaluate", {"returns": "value"})
    reply = await runtime.turn({"start": [command], "slice": 20}, code=SLOW)
    assert reply["outcomes"] == [{"id": command["id"], "status": "pending", "log": [], "dispatched": True}]
    waiting = asyncio.ensure_future(runtime.turn({"wait": [command["id"]], "slice": 5000}))
    await runtime.page.evaluate("release(7)")
    assert (await waiting)["outcomes"] == [{"id": command["id"], "status": "done", "value": 7}]


async def test_operations_run_side_by_side(runtime: Runtime) -> None:
    slow = asyncio.ensure_future(runtime.run("evaluate", {"returns": "value"}, code=SLOW))
    await runtime.page.wait_for_function("typeof window.release === 'function'")
    assert await runtime.run("evaluate", {"returns": "value"}, code="1 + 1") == 2
    await runtime.page.evaluate("release('late')")
    assert await slow == "late"


async def test_the_deadline_holds_over_slices(runtime: Runtime) -> None:
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("evaluate", {"returns": "value"}, code=SLOW, timeout=100)
    assert failed.value.kind == "timeout"
    assert failed.value.info["message"] == "Timeout 100ms exceeded."


async def test_a_cancelled_operation_is_unknown(runtime: Runtime) -> None:
    command = runtime.command("evaluate", {"returns": "value"})
    await runtime.turn({"start": [command], "slice": 0}, code=SLOW)
    reply = await runtime.turn({"cancel": [command["id"]], "wait": [command["id"]]})
    assert reply["outcomes"] == [{"id": command["id"], "status": "unknown"}]


async def test_a_command_sent_twice_is_done_once(runtime: Runtime) -> None:
    command = runtime.command("evaluate", {"returns": "value"})
    code = "() => { window.count = (window.count || 0) + 1; return new Promise(() => {}); }"
    await runtime.turn({"start": [command], "slice": 0}, code=code)
    await runtime.turn({"start": [command], "slice": 0}, code=code)
    assert await runtime.page.evaluate("window.count") == 1


async def test_an_operation_of_a_chunk_names_it(runtime: Runtime) -> None:
    command = runtime.command("nothere.install")
    reply = await runtime.turn({"start": [command]})
    assert reply["outcomes"] == [{"id": command["id"], "status": "missing", "chunk": "nothere"}]


async def test_news_is_reported_until_it_is_acknowledged(runtime: Runtime) -> None:
    first = await runtime.turn({"slice": 0})
    again = await runtime.turn({"slice": 0, "ack": 0})
    assert first["news"] == again["news"] != []
    seen = first["news"][-1]["seq"]
    assert (await runtime.turn({"slice": 0, "ack": seen}))["news"] == []


async def test_watch_ends_with_the_next_news(runtime: Runtime) -> None:
    await runtime.turn({"slice": 0})
    await runtime.turn({"slice": 0})
    watching = asyncio.ensure_future(runtime.run("page.watch"))
    await runtime.page.evaluate("history.pushState(null, '', '#there')")
    await watching
    assert runtime.news[-1]["frames"][0]["url"] == "about:blank#there"


async def test_watch_ends_for_news_that_another_turn_carried(runtime: Runtime) -> None:
    seen = (await runtime.turn({"slice": 0}))["news"][-1]["seq"]
    await runtime.page.evaluate("history.pushState(null, '', '#there')")
    carried = (await runtime.turn({"slice": 0}))["news"][-1]["seq"]
    watch = runtime.command("page.watch")  # sent before Python had that reply
    assert (await runtime.turn({"start": [watch], "ack": seen}))["outcomes"][0]["status"] == "done"
    watch = runtime.command("page.watch")
    assert (await runtime.turn({"start": [watch], "ack": carried, "slice": 20}))["outcomes"][0]["status"] == "pending"


async def test_a_document_without_the_kernel_says_so(runtime: Runtime) -> None:
    assert await runtime.turn({"slice": 0}, chunks=()) == {"absent": True}


async def test_the_kernel_is_hidden(runtime: Runtime) -> None:
    await runtime.turn({"slice": 0})
    assert await runtime.page.evaluate("Object.keys(window).includes('__smooth_test')") is False
    assert (
        await runtime.page.evaluate("() => { for (const key in window) if (key === '__smooth_test') return key; }")
        is None
    )
