"""`smooth-page run -m compat.differential.counted FILE SCRIPT [ARGS]`: runs a script; calls and events go to FILE.

Calls are those that talk to the browser: the ones that are awaited in the async API. Calls that a call makes inside
count as part of it.
"""

from __future__ import annotations

import functools
import inspect
import json
import runpy
import sys
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from compat.surface.compare import playwright_facts
from smooth_page import AsyncSmoothClient, SmoothClient, async_api, sync_api

calls: list[str] = []
events: list[str] = []
_inside = ContextVar("_inside", default=False)


def _counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def begin() -> Any:
        if _inside.get():
            return None
        calls.append(name)
        return _inside.set(True)

    @functools.wraps(function)
    def call(*args: Any, **options: Any) -> Any:
        token = begin()
        try:
            return function(*args, **options)
        finally:
            if token:
                _inside.reset(token)

    @functools.wraps(function)
    async def awaited(*args: Any, **options: Any) -> Any:
        token = begin()
        try:
            return await function(*args, **options)
        finally:
            if token:
                _inside.reset(token)

    return awaited if inspect.iscoroutinefunction(function) else call


def _count_calls() -> None:
    for name, facts in playwright_facts()["async_api"]["classes"].items():
        for member, signature in facts["members"].items():
            for api in (sync_api, async_api) if signature.startswith("async ") and not member.startswith("_") else ():
                owner = getattr(api, name, None)
                if owner and hasattr(owner, member):
                    setattr(owner, member, _counted(f"{name}.{member}", getattr(owner, member)))


def _count_events() -> None:
    clients: tuple[Any, ...] = (SmoothClient, AsyncSmoothClient)
    for client in clients:
        made = client.__init__

        def make(self: Any, *args: Any, made: Callable[..., None] = made, **options: Any) -> None:
            made(self, *args, **options)
            self.on_event(lambda record: events.append(record.action))

        client.__init__ = make


def main() -> None:
    target, *sys.argv = sys.argv[1:]
    _count_calls()
    _count_events()
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    finally:
        Path(target).write_text(json.dumps({"calls": calls, "events": events}))


if __name__ == "__main__":
    main()
