"""When to ask for an answer, where a service answers polls at once instead of holding them.

A poll that leaves as long after its event as the service needs for it finds the answer: the call takes one round trip
and that time. One that leaves earlier comes back empty, and costs a round trip; one that leaves later costs what it
is late. So the first poll of each kind of action aims at the end of the slower ones: an empty one moves the aim on by a
part of the round trip that it has cost, and each that finds an answer moves it back a little.
"""

from __future__ import annotations

SHORTEST = 0.002  # seconds
LONGEST = 1.0
# A poll that came back empty sooner than this was answered at once.
HELD = 0.5
# Seconds at which the first poll for the very first action leaves.
FIRST = 0.005
EARLIEST = 0.0005
# What a miss moves the aim by: a part of the round trip that it has cost, or of the time by which it was too early.
OF_TRIP = 1 / 8
OF_MISS = 1 / 50
# What a hit moves it back by, as parts of the aim: the more round trips the action takes, the less does a miss cost.
LEAST_BACK = 1 / 32
MOST_BACK = 1 / 4


class Pace:
    """Learns whether polls are held, how long a round trip is, and when to poll for each kind of action."""

    def __init__(self, side_by_side: bool | None = None) -> None:
        # None: not seen yet.
        self.holds: bool | None = None
        # Whether a session is said to run before anything was done in it; None: not seen yet.
        self.says_running: bool | None = None
        # Whether an event is carried out while another one is in progress; None: not known yet.
        self.side_by_side = side_by_side
        # Seconds; of the last poll that was answered at once.
        self._trip = 0.0
        self._aims: dict[str, float] = {}

    def empty(self, seconds: float) -> None:
        """A poll came back without anything after so long."""
        self.holds = seconds >= HELD
        if not self.holds:
            self._trip = seconds

    def learn(self, kind: str, missed_at: float | None) -> None:
        """An answer was found. `missed_at`: seconds after its event at which the last poll left that came back empty.

        None: the first poll brought it.
        """
        if self.holds is not False:
            return
        aim = self._aim(kind)
        if missed_at is not None:
            aim += max(OF_TRIP * self._trip, OF_MISS * (missed_at - aim))
        else:
            trips = aim / self._trip if self._trip else 1 / LEAST_BACK
            aim -= aim * min(max(trips / 16, LEAST_BACK), MOST_BACK)
        self._aims[kind] = max(aim, EARLIEST)

    def next(self, kind: str, missed_at: float | None) -> float:
        """Seconds after its event at which the next poll for an action is to leave.

        After a miss as much later as a third of what was waited: so long at most is the answer left lying.
        """
        if missed_at is None:
            return self._aim(kind)
        return missed_at + min(max(missed_at / 3, SHORTEST), LONGEST)

    def _aim(self, kind: str) -> float:
        """That of an unknown kind is as soon as that of any other."""
        return self._aims.get(kind) or min(self._aims.values(), default=FIRST)
