"""Each operation lives in the chunk that `_protocol/commands` names."""

from __future__ import annotations

import json

import pytest

from smooth_page._protocol import commands
from smooth_page._protocol.call import OPERATIONS
from smooth_page._shared.wire.turn_text import Entry, turn_body

from ..conftest import Runtime

assert commands.__doc__  # importing it fills OPERATIONS
# Without the chunk that needs the companion (tests/companion).
CHUNKS = sorted({operation.chunk for operation in OPERATIONS.values()} - {"companion"})


@pytest.mark.parametrize("chunk", CHUNKS)
async def test_the_operations_of_a_chunk(runtime: Runtime, chunk: str) -> None:
    chunks = tuple(dict.fromkeys(("core", chunk)))
    install = turn_body(Entry.new(), chunks=chunks).rpartition("\n")[0]
    names = json.dumps(list(OPERATIONS))
    there = await runtime.page.evaluate(
        f"() => {{ {install}\nreturn {names}.filter((name) => __smooth_kernel.operation(name)); }}"
    )
    assert there == [name for name, operation in OPERATIONS.items() if operation.chunk in chunks]
