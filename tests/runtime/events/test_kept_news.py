"""Console messages and errors of a page without listeners: kept until Python asks."""

from __future__ import annotations

from typing import Any

from tests.runtime.conftest import OBSERVING, Runtime

CHUNKS = (*OBSERVING, "kept")


async def kept(runtime: Runtime) -> dict[str, list[dict[str, Any]]]:
    taken: dict[str, list[dict[str, Any]]] = await runtime.run("observe.kept", chunks=CHUNKS)
    return taken


async def test_what_was_said_is_reported_once(runtime: Runtime) -> None:
    await runtime.turn({"slice": 0}, chunks=CHUNKS)
    await runtime.page.evaluate(
        """() => {
          console.warn("a", { b: 1 });
          console.count();
          console.assert(true, "not shown");
          setTimeout(() => { throw new Error("lost") });
        }"""
    )
    await runtime.page.evaluate("new Promise(done => setTimeout(done))")
    taken = await kept(runtime)
    assert [(item["type"], item["text"]) for item in taken["messages"]] == [
        ("warning", "a {b: 1}"),
        ("count", "default: 1"),
    ]
    assert [item["error"]["message"] for item in taken["errors"]] == ["lost"]
    assert await kept(runtime) == {"messages": [], "errors": []}


async def test_the_latest_are_kept(runtime: Runtime) -> None:
    await runtime.turn({"slice": 0}, chunks=CHUNKS)
    await runtime.page.evaluate("() => { for (let at = 0; at < 1000; at++) console.log(at) }")
    assert [item["text"] for item in (await kept(runtime))["messages"]] == [str(at) for at in range(800, 1000)]


async def test_nothing_is_kept_that_is_reported(runtime: Runtime) -> None:
    await runtime.turn({"slice": 0, "settings": {"observe": ["console"]}}, chunks=CHUNKS)
    await runtime.page.evaluate("console.log('reported')")
    assert (await kept(runtime))["messages"] == []
    assert [item["text"] for item in runtime.news if item["kind"] == "console"] == ["reported"]
