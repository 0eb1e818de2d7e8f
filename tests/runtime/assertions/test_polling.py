"""One assertion is one operation, however long it looks."""

from __future__ import annotations

import pytest

from ..conftest import OperationFailed, Runtime
from .expecting import asking, texts

pytestmark = pytest.mark.usefixtures("same_window")

CHUNKS = ("core", "assertions")


async def test_comes_true_later(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    await runtime.page.evaluate("void setTimeout(() => document.querySelector('p').textContent = 'y', 100)")
    answer = await asking(runtime)("to.have.text", "p", expected=texts("y"), timeout=2000)
    assert answer["matches"]
    assert not answer["timedOut"]
    assert runtime.turns == 1


async def test_the_opposite_comes_true_later(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    await runtime.page.evaluate("void setTimeout(() => document.querySelector('p').textContent = 'y', 100)")
    answer = await asking(runtime)("to.have.text", "p", expected=texts("x"), timeout=2000, is_not=True)
    assert not answer["matches"]
    assert not answer["timedOut"]


async def test_the_shortest_time_is_one_look(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    assert (await asking(runtime)("to.have.text", "p", expected=texts("x"), timeout=1))["matches"]


async def test_without_a_limit_it_waits_as_long_as_it_takes(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    await runtime.page.evaluate("void setTimeout(() => document.querySelector('p').textContent = 'y', 100)")
    assert (await asking(runtime)("to.have.text", "p", expected=texts("y"), timeout=0))["matches"]


async def test_slices_do_not_end_it(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    params = {"matcher": "to.have.count", "target": {"selector": "p", "strict": True}, "isNot": False, "number": 2}
    command = runtime.command("expect", params, timeout=2000)
    reply = await runtime.turn({"start": [command], "slice": 50}, chunks=CHUNKS)
    assert reply["outcomes"][0]["status"] == "pending"
    await runtime.page.evaluate("document.body.append(document.createElement('p'))")
    reply = await runtime.turn({"wait": [command["id"]]})
    assert reply["outcomes"][0]["value"]["matches"]


async def test_strictness_ends_it_at_once(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p><p>y</p>")
    answer = await asking(runtime)("to.be.visible", "p", timeout=60_000)
    assert answer["error"].startswith("strict mode violation: {{target}} resolved to 2 elements:")
    assert answer["count"] == 2
    assert [match["preview"] for match in answer["matched"]] == ["<p>x</p>", "<p>y</p>"]
    assert answer["matches"] is False
    negated = await asking(runtime)("to.be.visible", "p", timeout=60_000, is_not=True)
    assert negated["matches"] is True


async def test_a_frame_that_goes_ends_it(runtime: Runtime) -> None:
    await runtime.page.set_content("<iframe srcdoc='<p>x</p>'></iframe>")
    handle = await runtime.run("query", {"target": {"selector": "iframe"}})
    frame = await runtime.run("frame.of", {"handle": handle})
    await runtime.page.evaluate("void setTimeout(() => document.querySelector('iframe').remove(), 50)")
    params = {"matcher": "to.have.title", "isNot": False, "expected": texts("none")}
    with pytest.raises(OperationFailed, match="Frame was detached"):
        await runtime.run("expect", params, frame=frame)


async def test_changes_are_logged_and_repetitions_are_few(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>0</p>")
    await runtime.page.evaluate("void setTimeout(() => document.querySelector('p').textContent = '1', 100)")
    answer = await asking(runtime)("to.have.text", "p", expected=texts("none"), timeout=600)
    assert answer["timedOut"]
    assert answer["received"] == "1"
    lines = [line.strip() for line in answer["log"]]
    assert lines[:3] == ["waiting for {{target}}", "locator resolved to <p>0</p>", 'unexpected value "0"']
    assert 'unexpected value "1"' in lines
    assert len(lines) < 25


async def test_handlers_run_before_it_looks(runtime: Runtime) -> None:
    await runtime.page.set_content("<div id=overlay>x</div><p>x</p>")
    params = {"matcher": "to.be.visible", "target": {"selector": "p", "strict": True}, "isNot": False}
    command = runtime.command("expect", params)
    settings = {"handlers": [{"id": 1, "selector": "#overlay", "noWaitAfter": False}]}
    reply = await runtime.turn({"start": [command], "settings": settings}, chunks=CHUNKS)
    assert reply["outcomes"][0]["status"] == "asks"
    await runtime.page.evaluate("overlay.remove()")
    reply = await runtime.turn({"resume": [{"id": command["id"], "value": None}], "wait": [command["id"]]})
    assert reply["outcomes"][0]["value"]["matches"]


async def test_a_handler_that_does_not_help_leaves_no_answer(runtime: Runtime) -> None:
    await runtime.page.set_content("<div id=overlay>x</div><p>x</p>")
    params = {"matcher": "to.be.visible", "target": {"selector": "p", "strict": True}, "isNot": False}
    command = runtime.command("expect", params, timeout=200)
    settings = {"handlers": [{"id": 1, "selector": "#overlay", "noWaitAfter": False}]}
    await runtime.turn({"start": [command], "settings": settings}, chunks=CHUNKS)
    reply = await runtime.turn({"resume": [{"id": command["id"], "value": None}], "wait": [command["id"]]})
    answer = reply["outcomes"][0]["value"]
    assert answer["matches"] is False
    assert answer["timedOut"]
    assert "received" not in answer
    assert "error" not in answer


async def test_a_document_without_any_element_has_a_title(runtime: Runtime) -> None:
    await runtime.page.evaluate("document.documentElement.remove()")
    answer = await asking(runtime)("page.title", expected=texts("other"))
    assert answer["matches"] is False
