"""The time that a call has because of another one: a locator handler's calls end with the call that it was run for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_deadline: ContextVar[float | None] = ContextVar("smooth_page_deadline", default=None)


@contextmanager
def within(milliseconds: float | None) -> Iterator[None]:
    """Calls in the block have so many ms at most; None: no limit."""
    if milliseconds is None:
        yield
        return
    outer = _deadline.get()
    own = time.monotonic() + milliseconds / 1000
    token = _deadline.set(own if outer is None else min(own, outer))
    try:
        yield
    finally:
        _deadline.reset(token)


def bounded(timeout: float) -> float:
    """A limit in ms (0: none), shortened to what the call around leaves."""
    deadline = _deadline.get()
    if deadline is None:
        return timeout
    left = max(1.0, (deadline - time.monotonic()) * 1000)
    return min(timeout, left) if timeout else left
