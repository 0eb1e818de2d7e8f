"""The events of a session as pollers see them: kept in order, with a clock that never stands still."""

from __future__ import annotations

import asyncio
import time
from typing import Any


class EventLog:
    """Events by timestamp in ms; each later than the one before, so that `event_t` never skips one."""

    def __init__(self) -> None:
        self._events: list[dict[str, Any]] = []
        self._changed = asyncio.Event()

    def add(self, event: dict[str, Any]) -> None:
        """Stamps and publishes an event."""
        last = self._events[-1]["timestamp"] if self._events else 0
        self._events.append({**event, "timestamp": max(int(time.time() * 1000), last + 1)})
        self.wake()

    def after(self, event_t: int) -> list[dict[str, Any]]:
        """What came later than that."""
        events = self._events
        if not events or events[-1]["timestamp"] <= event_t:
            return []
        return [event for event in events if event["timestamp"] > event_t]

    def wake(self) -> None:
        """Lets everyone look again who waits."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def change(self, seconds: float) -> None:
        """Until something happened, or the time is over."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except asyncio.TimeoutError:
            return
