"""How long to wait before asking again, where a service answers polls at once instead of holding them."""

from __future__ import annotations

SHORTEST = 0.002  # seconds
LONGEST = 1.0
# A poll that came back empty sooner than this was answered at once.
HELD = 0.5


class Pace:
    """Learns whether polls are held, and how long each kind of action takes.

    Asks early for quick ones and ever more seldom for slow ones.
    """

    def __init__(self) -> None:
        # None: not seen yet.
        self.holds: bool | None = None
        self._typical: dict[str, float] = {}

    def empty(self, seconds: float) -> None:
        """A poll came back without anything after so long."""
        self.holds = seconds >= HELD

    def learn(self, kind: str, seconds: float) -> None:
        """An action of that kind took so long. Follows quick ones fast: an assertion takes moments, or all its time."""
        known = self._typical.get(kind)
        if known is None:
            self._typical[kind] = seconds
        else:
            self._typical[kind] = known + (0.5 if seconds < known else 0.05) * (seconds - known)

    def pause(self, kind: str, waited: float) -> float:
        """Seconds until the next poll for an action that was begun `waited` seconds ago.

        Until shortly before its typical end, then a third of what was waited: at most a third of the time is lost.
        """
        early = 0.8 * self._typical.get(kind, 0.0) - waited
        return min(max(early, waited / 3, SHORTEST), LONGEST)
