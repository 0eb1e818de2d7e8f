"""What runs in a web worker for Python, in a worker of a page, without the companion."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Worker

from smooth_page._shared.wire.turn_text import chunk_text
from smooth_page._shared.wire.wire import from_wire, to_wire
from tests.runtime.conftest import Runtime

START = "new Worker(URL.createObjectURL(new Blob(['self.kept = { a: [1] }'])))"
RUN = "([op, params]) => kernel.run(op, params)"


@pytest.fixture
async def worker(runtime: Runtime) -> AsyncIterator[Worker]:
    """One that has a kernel. Scripts of the worker would not find it under a name."""
    async with runtime.page.expect_worker() as started:
        await runtime.page.evaluate(f"() => {{ window.worker = {START} }}")
    found = await started.value
    await found.evaluate(f"() => {{ globalThis.kernel = ({chunk_text('worker')})()() }}")
    yield found
    await runtime.page.evaluate("worker.terminate()")


async def result(worker: Worker, op: str, **params: Any) -> dict[str, Any]:
    found: dict[str, Any] = await worker.evaluate(RUN, [op, params])
    return found


async def test_code_has_the_scope_of_the_worker(worker: Worker) -> None:
    source = "(given) => [typeof importScripts, kept.a, given instanceof Map, given]"
    found = await result(worker, "evaluate", source=source, arg=to_wire({"b": None}), returns="value")
    assert from_wire(found["value"]) == ["function", [1], False, {"b": None}]
    assert await result(worker, "evaluate", source="Promise.resolve(5)", returns="value") == {"value": 5}


async def test_handles(worker: Worker) -> None:
    handle = (await result(worker, "evaluate", source="kept", returns="handle"))["value"]
    again = "(held, more) => held === kept && held.a.push(more)"
    changed = await result(worker, "evaluate", source=again, target={"handle": handle}, arg=2, returns="value")
    assert changed == {"value": 2}
    assert from_wire((await result(worker, "handle.json", handle=handle))["value"]) == {"a": [1, 2]}
    ((name, inner),) = (await result(worker, "handle.properties", handle=handle))["value"]
    assert (name, inner["preview"]) == ("a", "Array(2)")
    await result(worker, "handle.dispose", handles=[handle])
    assert (await result(worker, "handle.json", handle=handle))["error"]["kind"] == "detached"


async def test_errors(worker: Worker) -> None:
    found = await result(worker, "evaluate", source="() => { throw new TypeError('wrong') }", returns="value")
    assert found["error"]["kind"] == "script"
    assert found["error"]["message"].startswith("TypeError: wrong")


async def test_handles_of_what_was_written_to_the_console(worker: Worker) -> None:
    text, written = await worker.evaluate("kernel.hold('text', { a: 1 })")
    assert from_wire((await result(worker, "handle.json", handle=text))["value"]) == "text"
    assert from_wire((await result(worker, "handle.json", handle=written))["value"]) == {"a": 1}
