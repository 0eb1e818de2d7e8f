"""Lets time pass while the page's news are heard, without I/O: a generator that yields steps (see steps.py)."""

from __future__ import annotations

from collections.abc import Callable

from .bridge import Done, Failed, Reply
from .dialect import SLICE
from .operation import LOST_PAUSE, UNAWAITED_PAUSE, exchange, look
from .steps import Answer, Lost, Pause, Send, Steps
from .window import Window

# Seconds beyond its end for which a page that is busy may leave a wait unanswered.
BUSY = 0.15


class PassingTime:
    """Some seconds that Python counts: the page may be busy, and documents may follow each other.

    What listeners and handlers do has the time that is left. `limit` is in ms, 0 for none. `round_trip` returns the
    seconds that an event took on its way last.
    """

    def __init__(
        self, window: Window, seconds: float, title: str, *, limit: float, round_trip: Callable[[], float]
    ) -> None:
        self._window = window
        self._title = title
        self._limit = limit
        self._round_trip = round_trip
        self._end = window.clock() + seconds

    def steps(self) -> Steps[Failed | None]:
        """What is to be done; returns the failure of the wait in the page, if it failed."""
        lost = 0
        while isinstance(result := (yield from self._pass()), Lost):
            lost += 1
            self._window.navigated()
            yield Pause(min(LOST_PAUSE * lost, self._left()))
        if result is not None:
            return result
        if self._window.owes:
            yield from look(self._window, self._title)
        yield Pause(self._left())
        return None

    def _left(self) -> float:
        return max(0.0, self._end - self._window.clock())

    def _pass(self) -> Steps[Lost | Failed | None]:
        """Lets time pass in the document that is there, as long as it is."""
        while True:
            trip = self._round_trip()
            lasts = max(0.0, self._left() - trip)
            command = self._window.command("wait.time", {"ms": 1000 * lasts}, self._limit)
            send = Send({"slice": SLICE, "start": [command]}, self._title, lasts + 2 * trip + BUSY, lasts=lasts)
            answer: Answer = yield from exchange(self._window, send)
            if isinstance(answer, Lost):
                return answer
            if not isinstance(answer, Reply):  # the page is busy
                self._window.cancel(command["id"])
                return None
            if answer.leaving:
                self._window.navigated()
            ended = [each for each in answer.outcomes if isinstance(each, (Done, Failed))]
            if not ended:
                self._window.cancel(command["id"])
                yield Pause(0 if self._window.dialect.awaits else UNAWAITED_PAUSE)
            elif isinstance(ended[0], Failed):
                return ended[0]
            if ended or not self._left():
                return None
