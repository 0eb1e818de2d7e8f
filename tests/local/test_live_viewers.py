"""What a viewer of a session gets, without a browser."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from smooth_page.local.live.view import View, _Viewer


async def test_a_slow_viewer_misses_pictures_and_costs_little() -> None:
    sent: list[Any] = []
    begun, ready, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def send(given: str | bytes) -> None:
        sent.append(given)
        begun.set()
        await ready.wait()
        if given == b"4999":
            done.set()

    viewer = _Viewer(View(), send)
    running = asyncio.ensure_future(viewer.run())
    viewer.take(b"first", 1)
    await begun.wait()
    for number in range(5000):
        viewer.take(b"%d" % number, number)
        viewer.tell({"kind": "event", "number": number})
    assert len(viewer._lines) == 1000
    ready.set()
    await done.wait()
    assert [it for it in sent if isinstance(it, bytes)] == [b"first", b"4999"]
    assert [json.loads(it)["number"] for it in sent if isinstance(it, str)][-1] == 4999
    running.cancel()


async def test_nonsense_of_a_viewer_does_nothing() -> None:
    said = iter(
        ["", "[]", "1", "{", '{"kind": "tab", "tab": "x"}', '{"kind": "tab", "tab": 9}', '{"kind": "key"}', None]
    )

    async def receive() -> str | None:
        return next(said)

    async def send(given: str | bytes) -> None:
        raise AssertionError(given)

    await _Viewer(View(), send).listen(receive, controls=True)
