"""When a call's time is over, and the time that calls inherit from the call in which they are made."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from smooth_page.errors import TimeoutError


@dataclass(frozen=True)
class Deadline:
    """The moment at which a call's time is over."""

    # In ms, for error messages; 0: none.
    limit: float
    # By time.monotonic().
    _end: float = field(repr=False)

    @classmethod
    def after_ms(cls, limit: float) -> Deadline:
        """A limit as users give it: in ms from now, 0 for none."""
        return cls(limit, time.monotonic() + limit / 1000 if limit else math.inf)

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """A limit in seconds from now, None for none."""
        return NEVER if seconds is None else cls(seconds * 1000, time.monotonic() + seconds)

    @property
    def expired(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._end

    @property
    def left_ms(self) -> float:
        """Milliseconds as the page and `Deadline.after_ms` take them: 0 means no limit, so it is 1 once expired."""
        return 0 if self._end == math.inf else max(1.0, (self._end - time.monotonic()) * 1000)

    @property
    def left_s(self) -> float | None:
        """Seconds as Python's waits take them: None means no limit; 0 once expired."""
        return None if self._end == math.inf else self.at_most(math.inf)

    def at_most(self, seconds: float) -> float:
        """The seconds that are left, or `seconds` if that is less; 0 once expired."""
        return max(0.0, min(seconds, self._end - time.monotonic()))

    def sooner(self, other: Deadline) -> Deadline:
        """The earlier one of two."""
        return other if other._end < self._end else self

    @property
    def timeout_reason(self) -> str:
        """`Timeout 30000ms exceeded`."""
        return f"Timeout {self.limit:.15g}ms exceeded"

    def timeout_text(self, title: str) -> str:
        """`Page.goto: Timeout 30000ms exceeded`."""
        return f"{title}: {self.timeout_reason}"

    def timeout_error(self, title: str, log: str = "") -> TimeoutError:
        """The error of the public method `title`, with its log below."""
        return TimeoutError(f"{self.timeout_text(title)}." + (f"\n{log}" if log else ""))


NEVER = Deadline(0, math.inf)
EXPIRED = Deadline(0, -math.inf)


@dataclass
class Enclosing:
    """The deadline that the calls in a block inherit."""

    deadline: Deadline
    # When the last call in the block would have ended on its own.
    last: Deadline = EXPIRED

    @property
    def cut(self) -> bool:
        """Whether the time was over before the block was."""
        return self.deadline.expired


_inherited: ContextVar[Enclosing | None] = ContextVar("smooth_page_deadline", default=None)


@contextmanager
def within(milliseconds: float | None) -> Iterator[Enclosing]:
    """Calls in the block share a limit, such as that of the call that triggered a locator handler; None: no limit."""
    if milliseconds is None:
        yield Enclosing(NEVER)
        return
    outer = _inherited.get()
    own = Deadline.after(milliseconds / 1000)
    limit = Enclosing(own if outer is None else own.sooner(outer.deadline))
    token = _inherited.set(limit)
    try:
        yield limit
    finally:
        _inherited.reset(token)


def bounded(timeout: float, lasts: float | None = None) -> float:
    """A limit in ms (0: none), shortened to the inherited one. `lasts`: ms that the call is known to take."""
    limit = _inherited.get()
    if limit is None:
        return timeout
    limit.last = Deadline.after_ms(timeout) if lasts is None else Deadline.after(lasts / 1000)
    left = limit.deadline.left_ms
    return min(timeout, left) if timeout else left
