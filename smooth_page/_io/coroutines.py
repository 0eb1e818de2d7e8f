"""A thread with an event loop, in which the sync API runs coroutines of other libraries."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

_lock = threading.Lock()
# By process: a forked child has none of its parent's threads.
_loops: dict[int, asyncio.AbstractEventLoop] = {}


def start(make: Callable[[], Awaitable[T]]) -> Future[T]:
    """Starts a coroutine. The thread starts with the first one."""

    async def made() -> T:
        return await make()

    return asyncio.run_coroutine_threadsafe(made(), _loop())


def _loop() -> asyncio.AbstractEventLoop:
    with _lock:
        loop = _loops.get(os.getpid())
        if loop is None:
            loop = _loops[os.getpid()] = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name="smooth-page coroutines", daemon=True).start()
        return loop
