"""The time that a call has because of another one: a locator handler's calls end with the call that it was run for."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class Enclosing:
    """The limit of the calls in a block. Times are `time.monotonic()`."""

    deadline: float
    # When the last call in the block would have ended of itself.
    last: float = 0.0

    @property
    def cut(self) -> bool:
        """Whether the time was over before the block was."""
        return time.monotonic() >= self.deadline


_limit: ContextVar[Enclosing | None] = ContextVar("smooth_page_limit", default=None)


@contextmanager
def within(milliseconds: float | None) -> Iterator[Enclosing]:
    """Calls in the block have so many ms at most; None: no limit."""
    if milliseconds is None:
        yield Enclosing(math.inf)
        return
    outer = _limit.get()
    own = time.monotonic() + milliseconds / 1000
    limit = Enclosing(own if outer is None else min(own, outer.deadline))
    token = _limit.set(limit)
    try:
        yield limit
    finally:
        _limit.reset(token)


def bounded(timeout: float, lasts: float | None = None) -> float:
    """A limit in ms (0: none), shortened to what the call around leaves. `lasts`: ms that it is known to take."""
    limit = _limit.get()
    if limit is None:
        return timeout
    now = time.monotonic()
    whole = timeout if lasts is None else lasts
    limit.last = now + whole / 1000 if whole or lasts is not None else math.inf
    left = max(1.0, (limit.deadline - now) * 1000)
    return min(timeout, left) if timeout else left
