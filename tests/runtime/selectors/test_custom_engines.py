"""Engines that users registered: their sources come along with the turn."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import Runtime

TAGS = """{
  query(root, selector) { return root.querySelector(selector); },
  queryAll(root, selector) { return Array.from(root.querySelectorAll(selector)); },
}"""


async def count(runtime: Runtime, selector: str, engines: dict[str, str]) -> dict[str, Any]:
    command = runtime.command("query.count", {"target": {"selector": selector}})
    reply = await runtime.turn({"start": [command]}, engines=engines)
    return reply["outcomes"][0]


@pytest.mark.parametrize("source", [TAGS, f"() => ({TAGS})", f"(() => ({TAGS}))()"])
async def test_an_engine_is_an_object_or_what_a_function_gives(runtime: Runtime, source: str) -> None:
    await runtime.page.set_content("<p>x</p><div><p>y</p></div>")
    assert (await count(runtime, "tags=p", {"tags": source}))["value"] == 2
    assert (await count(runtime, "div >> tags=p", {"tags": source}))["value"] == 1
    assert (await count(runtime, "tags=p >> text=y", {"tags": source}))["value"] == 1


async def test_query_alone_gives_one(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p><p>y</p>")
    source = "{ query: (root, selector) => root.querySelector(selector) }"
    assert (await count(runtime, "one=p", {"one": source}))["value"] == 1
    assert (await count(runtime, "one=b", {"one": source}))["value"] == 0


async def test_what_an_engine_throws_is_reported(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    outcome = await count(runtime, "bad=p", {"bad": "{ queryAll() { throw new Error('no such thing'); } }"})
    assert outcome["error"]["kind"] == "selector"
    assert outcome["error"]["message"] == "no such thing"


async def test_an_engine_nobody_registered_is_unknown(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    outcome = await count(runtime, "div >> tags=p", {})
    assert outcome["error"]["message"] == 'Unknown engine "tags" while parsing selector div >> tags=p'
