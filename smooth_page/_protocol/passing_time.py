"""Waits for some seconds while news are dispatched, without I/O: a generator that yields steps (see steps.py)."""

from __future__ import annotations

import math
from collections.abc import Callable

from smooth_page._shared.deadlines import Deadline

from .contract import Done, Failed, Reply
from .dialect import SLICE
from .operation import LOST_PAUSE, UNAWAITED_PAUSE, exchange, look
from .steps import Answer, Lost, Pause, Send, Steps
from .window import Window

# Seconds beyond its end for which a page that is busy may leave a wait unanswered.
BUSY = 0.15
# Seconds within which a turn that waits for news is answered when its time is over.
PATIENCE = 5.0


class PassingTime:
    """A wait for some seconds. Python counts them, because the page may be busy or go away.

    Listeners and handlers run within them. `limit` is in ms, 0 for none. `round_trip` returns the seconds that the last
    event took to be received.
    """

    def __init__(
        self, window: Window, seconds: float, title: str, *, limit: float, round_trip: Callable[[], float]
    ) -> None:
        self._window = window
        self._title = title
        self._limit = limit
        self._round_trip = round_trip
        self._end = Deadline.after(seconds)

    def steps(self) -> Steps[Failed | None]:
        """Yields what is to be done, and returns the failure of the wait in the page, if it failed."""
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
        return self._end.at_most(math.inf)

    def _turn(self) -> Send:
        """A turn that waits in the page. It ends earlier by the time that its answer takes."""
        trip = self._round_trip()
        lasts = max(0.0, self._left() - trip)
        command = self._window.command("wait.time", {"ms": 1000 * lasts}, self._limit)
        return Send({"slice": SLICE, "start": [command]}, self._title, lasts + 2 * trip + BUSY, lasts=lasts)

    def _pass(self) -> Steps[Lost | Failed | None]:
        """Waits in the present document, as long as it is there."""
        while True:
            send = self._turn()
            operation = send.message["start"][0]["id"]
            answer: Answer = yield from exchange(self._window, send)
            if isinstance(answer, Lost):
                return answer
            if not isinstance(answer, Reply):  # the page is busy
                self._window.cancel(operation)
                return None
            if answer.leaving:
                self._window.navigated()
            ended = [each for each in answer.outcomes if isinstance(each, (Done, Failed))]
            if not ended:
                self._window.cancel(operation)
                yield Pause(0 if self._window.dialect.awaits else UNAWAITED_PAUSE)
            elif isinstance(ended[0], Failed):
                return ended[0]
            if ended or self._end.expired:
                return None


def hear_news(window: Window, title: str, seconds: float) -> Steps[bool]:
    """Makes one turn, which waits in the page for news, for some seconds. Returns whether the page has answered."""
    command = window.command("page.watch", {}, 0)
    send = Send({"slice": int(1000 * seconds), "start": [command]}, title, seconds + PATIENCE)
    answer: Answer = yield from exchange(window, send)
    if isinstance(answer, Lost) or (isinstance(answer, Reply) and answer.leaving):
        window.navigated()
    if not isinstance(answer, Reply):
        yield Pause(LOST_PAUSE)
    if not isinstance(answer, Reply) or not any(isinstance(each, (Done, Failed)) for each in answer.outcomes):
        window.cancel(command["id"])
    return isinstance(answer, Reply)
