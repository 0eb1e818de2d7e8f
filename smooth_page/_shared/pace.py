"""How long to wait before asking again, where a service answers polls at once instead of holding them."""

from __future__ import annotations

SHORTEST = 0.002  # seconds
LONGEST = 1.0
# A poll that came back empty sooner than this was answered at once.
HELD = 0.5


class Pace:
    """Learns how long each kind of action takes; asks early for quick ones and ever more seldom for slow ones."""

    def __init__(self) -> None:
        self._typical: dict[str, float] = {}

    def learn(self, kind: str, seconds: float) -> None:
        """An action of that kind took so long."""
        known = self._typical.get(kind)
        self._typical[kind] = seconds if known is None else known + 0.2 * (seconds - known)

    def pause(self, kind: str, waited: float) -> float:
        """Seconds until the next poll for an action that was begun `waited` seconds ago.

        Until shortly before its typical end, then a third of what was waited: at most a third of the time is lost.
        """
        early = 0.8 * self._typical.get(kind, 0.0) - waited
        return min(max(early, waited / 3, SHORTEST), LONGEST)
