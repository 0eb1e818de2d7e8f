"""The events of a session as pollers see them: kept in order, with a clock that never stands still."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from typing import Any

# Answers that a poller has shown to have (by a later event_t) are kept for others who may ask, up to these.
MOST_READ = 1000
MOST_READ_CHARACTERS = 32 * 1024 * 1024


class EventLog:
    """Events by timestamp in ms; each later than the one before, so that `event_t` never skips one."""

    def __init__(self) -> None:
        self._events: deque[tuple[int, str]] = deque()
        self._last = 0
        self._size = 0
        self._changed = asyncio.Event()

    def add(self, event: dict[str, Any]) -> None:
        """Stamps and publishes an event. Raises ValueError or TypeError for what can't be JSON."""
        stamp = max(int(time.time() * 1000), self._last + 1)
        text = json.dumps({**event, "timestamp": stamp}, allow_nan=False, separators=(",", ":"))
        self._last = stamp
        self._events.append((stamp, text))
        self._size += len(text)
        self.wake()

    def any_after(self, event_t: int) -> bool:
        """Whether there is something later than that."""
        return self._last > event_t

    def after(self, event_t: int) -> list[str]:
        """The JSON texts of what came later than that. What came before was read, and may be forgotten."""
        found = [text for stamp, text in self._events if stamp > event_t] if event_t < self._last else []
        self._forget(event_t)
        return found

    def _forget(self, event_t: int) -> None:
        while self._events and (len(self._events) > MOST_READ or self._size > MOST_READ_CHARACTERS):
            stamp, text = self._events[0]
            if stamp > event_t:
                return
            self._events.popleft()
            self._size -= len(text)

    def wake(self) -> None:
        """Lets everyone look again who waits."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def change(self, seconds: float) -> None:
        """Until something happened, or the time is over."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            return
