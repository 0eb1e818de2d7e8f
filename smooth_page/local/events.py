"""The events of a session as pollers see them: in order, with strictly increasing timestamps."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from typing import Any

# Limits of the answers that are kept after a poller has acknowledged them (by a later event_t), for other pollers.
MOST_READ = 1000
MOST_READ_CHARACTERS = 32 * 1024 * 1024
# Limits of all answers, including those that were not polled.
MOST_KEPT = 10_000
MOST_KEPT_CHARACTERS = 256 * 1024 * 1024
MOST_OF_ONE = 128 * 1024 * 1024
WORTH_DROPPING = 1024
DROPPED = "The answer was dropped, since it was not polled in time: there were too many or too large answers"


class TooLargeError(ValueError):
    """An event that is larger than the limit."""


class EventLog:
    """Events by timestamp in ms. Each is later than the one before, so that `event_t` never skips one."""

    def __init__(self) -> None:
        self._events: deque[tuple[int, str]] = deque()
        self._last = 0
        # The latest timestamp that a poller has acknowledged.
        self._read = 0
        self._size = 0
        self._changed = asyncio.Event()

    def add(self, event: dict[str, Any]) -> str:
        """Adds a timestamp to an event and publishes it. Returns its JSON.

        Raises TooLargeError, or ValueError, TypeError or RecursionError for what can't be JSON.
        """
        stamp = max(int(time.time() * 1000), self._last + 1)
        text = json.dumps({**event, "timestamp": stamp}, allow_nan=False, separators=(",", ":"))
        if len(text) > MOST_OF_ONE:
            raise TooLargeError(f"The result is too large: {len(text):,} characters")
        self._last = stamp
        self._events.append((stamp, text))
        self._size += len(text)
        self._drop()
        self.wake()
        return text

    def any_after(self, event_t: int) -> bool:
        """Returns whether there is an event after that time."""
        return self._last > event_t

    def after(self, event_t: int) -> list[str]:
        """Returns the events after that time as JSON. Earlier ones count as read, and may be dropped."""
        found = [text for stamp, text in self._events if stamp > event_t] if event_t < self._last else []
        self.acknowledge(event_t)
        return found

    def acknowledge(self, event_t: int) -> None:
        """The events up to that time count as read, and may be dropped."""
        self._read = max(self._read, min(event_t, self._last))
        self._forget(MOST_READ, MOST_READ_CHARACTERS)

    def _forget(self, most: int, characters: int) -> None:
        """Drops read events, the oldest first, while there are more than the limits allow."""
        while self._events and self._events[0][0] <= self._read and self._over(most, characters):
            self._size -= len(self._events.popleft()[1])

    def _drop(self) -> None:
        """Enforces the limits for all events: drops read ones first, then the outputs of the oldest unread ones."""
        self._forget(MOST_KEPT, MOST_KEPT_CHARACTERS)
        for index in range(len(self._events) - 1):
            if self._size <= MOST_KEPT_CHARACTERS:
                break
            if len(self._events[index][1]) > WORTH_DROPPING:
                self._empty(index)
        while len(self._events) > MOST_KEPT:
            self._size -= len(self._events.popleft()[1])

    def _empty(self, index: int) -> None:
        stamp, text = self._events[index]
        event = json.loads(text)
        event["payload"] = {"code": 500, "output": DROPPED}
        emptied = json.dumps(event, separators=(",", ":"))
        self._events[index] = (stamp, emptied)
        self._size += len(emptied) - len(text)

    def _over(self, most: int, characters: int) -> bool:
        return len(self._events) > most or self._size > characters

    def wake(self) -> None:
        """Wakes up all waiting polls."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def change(self, seconds: float) -> None:
        """Waits until something happens or the time is over."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            return
