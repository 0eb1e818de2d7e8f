"""Which events of a session were received, and how they have ended: one can have to wait for another one."""

from __future__ import annotations

import asyncio

# The number of event ids that are remembered, so that an event which arrives twice is not performed twice.
MOST_KNOWN = 100_000


class Order:
    """The events of one session by their ids, the latest last."""

    def __init__(self) -> None:
        # Whether it has succeeded; a future of that while it is in progress.
        self._ends: dict[str, bool | asyncio.Future[bool]] = {}

    def __bool__(self) -> bool:
        return bool(self._ends)

    def __contains__(self, event_id: str) -> bool:
        return event_id in self._ends

    def begins(self, event_id: str) -> None:
        """An event has arrived."""
        self._ends[event_id] = asyncio.get_running_loop().create_future()
        if len(self._ends) > MOST_KNOWN:
            del self._ends[next(iter(self._ends))]

    def ended(self, event_id: str, succeeded: bool) -> None:
        """It is over, or certain to succeed."""
        end = self._ends.get(event_id)
        if isinstance(end, asyncio.Future):
            end.set_result(succeeded)
            self._ends[event_id] = succeeded

    async def succeeds(self, event_id: str) -> bool:
        """Waits for its end, and returns whether it has succeeded. False for one that is not known."""
        end = self._ends.get(event_id, False)
        return end if isinstance(end, bool) else await asyncio.shield(end)
