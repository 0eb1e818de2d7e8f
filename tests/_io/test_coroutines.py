"""Coroutines of other libraries in the sync API: they run in a thread, whatever the caller's thread runs."""

from __future__ import annotations

import asyncio
import threading

import pytest

from smooth_page._io import asynchronous
from smooth_page._io.synchronous import run_coroutine
from smooth_page.errors import TimeoutError


async def where() -> tuple[str, int]:
    return threading.current_thread().name, id(asyncio.get_running_loop())


def test_it_works_beside_a_running_loop() -> None:
    async def notebook() -> tuple[str, int]:
        return run_coroutine(where, 5)  # as a cell of Jupyter does

    first, second = asyncio.run(notebook()), run_coroutine(where, None)
    assert first == second  # one thread and one loop, which clients of HTTP can keep
    assert first[0] == "smooth-page coroutines"


def test_errors_and_time() -> None:
    ended = threading.Event()

    async def fails() -> None:
        raise ValueError("no")

    async def lasts() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    with pytest.raises(ValueError, match="no"):
        run_coroutine(fails, 5)
    with pytest.raises(TimeoutError):
        run_coroutine(lasts, 0.01)
    assert ended.wait(5)  # it was cancelled
    with pytest.raises(TimeoutError):
        asyncio.run(asynchronous.run_coroutine(lasts, 0.01))
