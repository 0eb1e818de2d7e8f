"""Work that goes on by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

# asyncio itself keeps no reference to a task.
_running: set[asyncio.Task[Any]] = set()


def go_on(work: Coroutine[Any, Any, Any]) -> None:
    """Lets it run in the background."""
    task = asyncio.ensure_future(work)
    _running.add(task)
    task.add_done_callback(_running.discard)
