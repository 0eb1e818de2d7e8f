"""The answers to a session's events: fetched beside the caller as long as somebody waits for one."""

from __future__ import annotations

import logging
import time
from math import inf

from pydantic import ValidationError

from smooth_page._io.asynchronous import Mailbox, Signal, Worker, sleep
from smooth_page._protocol.task import Event, Task
from smooth_page._shared.service.poll_pace import SHORTEST, Pace
from smooth_page._shared.service.repetition import RefusedError, SilentError, may_pass
from smooth_page.errors import Error, RateLimitError, SessionClosedError, SmoothApiError

from .transport import AsyncTransport

log = logging.getLogger("smooth_page")

# How long a poll may stay open: as an answer can be lost on its way, it is asked for again, ever more seldom.
FIRST_POLL_SECONDS = 5.0
POLL_SECONDS = 30.0  # a service that holds polls lets go after less
LOOK_SECONDS = 5.0
# How long the service may fail or be out of reach until those who wait are told so.
OUTAGE_SECONDS = 15.0
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
# A poll that stays open for so long works.
OPEN_SECONDS = 2.0
# A session is over when the service says so often in a row that it does not know it: once can be a mishap.
UNKNOWN_TIMES = 3
# ms. Now and then a poll looks so far back: nobody promises that timestamps differ, or come in their order.
LOOK_BACK = 1_000
TOOL_CALL = "tool_call"


class Waiting:
    """Somebody waits for the answer to an event."""

    def __init__(self, kind: str, box: Mailbox[Event | Exception] | None = None, lasts: float | None = None) -> None:
        # What it was sent for; how long that takes is learned by kind, unless the seconds are known.
        self.kind = kind
        self.lasts = lasts
        self.begin = time.monotonic()
        self.answered = False
        # Seconds after the beginning at which the last poll was sent that did not bring the answer.
        self.missed_at: float | None = None
        # The answer, or the reason why there will be none; before it calls of tools.
        self.box: Mailbox[Event | Exception] = Mailbox() if box is None else box

    def due(self, pace: Pace) -> float:
        """When the next poll is to be sent."""
        due = pace.next(self.kind, self.missed_at)
        if self.lasts is not None and (self.missed_at or 0.0) < self.lasts:
            due = min(due, self.lasts + SHORTEST)
        return self.begin + due

    def end(self, item: Event | Exception) -> None:
        """Nothing more will come."""
        self.answered = True
        self.box.put(item)


class AsyncPolling:
    """Polls one session. `task` is what the service told last."""

    def __init__(self, transport: AsyncTransport, task: Task, pace: Pace) -> None:
        self._transport = transport
        self._pace = pace
        self._event_t: float = 0
        self._waiting: dict[str, Waiting] = {}
        self._tool_calls: set[str] = set()
        self._wanted = Signal()
        self._worker: Worker | None = None
        self._looks_back = False
        self._failing_since: float | None = None
        self._pause = FIRST_PAUSE
        self._unknown = 0
        # When the poll began that is open; later than any time while none is.
        self._asked_at = inf
        self._end_text: str | None = None
        self.task = task

    # -- for the session -------------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Whether the session is known to have ended."""
        return self._end_text is not None

    @property
    def failing(self) -> bool:
        """Whether polls fail, so that silence means nothing. One that is open for a while does not."""
        return self._failing_since is not None and time.monotonic() - self._asked_at < OPEN_SECONDS

    def end_error(self) -> SessionClosedError:
        """What to raise in a session that is over."""
        return SessionClosedError(self._end_text or f"Session {self.task.id} has ended")

    def expect(
        self,
        event_id: str,
        kind: str,
        box: Mailbox[Event | Exception] | None = None,
        lasts: float | None = None,
    ) -> Waiting:
        """Somebody waits for the answer to this event from now on: a poll is opened at once.

        `box`: where the answers to several events are to come. `lasts`: the seconds until the answer, where known.
        """
        waiting = self._waiting[event_id] = Waiting(kind, box, lasts)
        if self._worker is None:
            self._worker = Worker(self._work, "smooth-page poll")
        self._wanted.give()
        return waiting

    def forget(self, event_id: str) -> None:
        """Nobody waits for it any longer; an answer that comes late is dropped."""
        del self._waiting[event_id]

    async def look(self) -> Task:
        """Asks how the session is, now: without `event_t` nothing is waited for."""
        begin = time.monotonic()
        task = read_task(await self._transport.get(f"task/{self.task.id}", timeout=LOOK_SECONDS))
        self._take(task, begin)
        return task

    async def lives(self) -> bool:
        """Whether the service still knows the session, and it is not over; an end is taken note of."""
        for attempt in range(UNKNOWN_TIMES):
            try:
                return not (await self.look()).over
            except SmoothApiError as error:
                if error.status != 404 and not isinstance(error, RefusedError):
                    raise
                if error.status != 404 or attempt == UNKNOWN_TIMES - 1:
                    self.lost(error)
                    break
            await sleep(FIRST_PAUSE)
        return False

    def lost(self, error: SmoothApiError) -> None:
        """The session is over: the service does not know it, or is no longer there."""
        gone = isinstance(error, RefusedError)
        reason = f"nothing listens at {self._transport.endpoint.base_url}" if gone else "the service does not know it"
        self.end(f"Session {self.task.id} has ended: {reason} any longer")

    def end(self, text: str | None = None) -> None:
        """The session is over: nobody waits in vain."""
        self._end_text = text or self._end_text or self._told_end()
        self._fail(self.end_error())
        self._wanted.give()

    async def stop(self) -> None:
        """Ends the worker."""
        if self._worker is not None:
            await self._worker.stop()

    # -- the worker ------------------------------------------------------------------------------------------------

    async def _work(self) -> None:
        try:
            while not self.over:
                await self._step()
        except Exception as error:
            if self.over:
                return  # the client was closed under the poll
            log.exception("polling of session %s failed", self.task.id)
            self._end_text = f"Session {self.task.id} can't be followed any longer: {error}"
            self._fail(Error(self._end_text))

    async def _step(self) -> None:
        waiting = self._still_waiting()
        if not waiting:
            await self._wanted.wait()
            return
        if self._pace.holds is False:
            now = time.monotonic()
            due = min(item.due(self._pace) for item in waiting)
            if due > now and await self._wanted.wait(due - now):
                return  # somebody else waits, whose answer may be due sooner
        event_t, self._looks_back = self._event_t - LOOK_BACK * self._looks_back, False
        begin = time.monotonic()
        try:
            task = await self._ask(max(event_t, 0), waiting)
        except SilentError:
            self._looks_back, self._failing_since = self._event_t > 0, None
            return
        except SmoothApiError as error:
            await self._failed(error)
            return
        self._failing_since, self._pause, self._unknown = None, FIRST_PAUSE, 0
        self._take(task, begin)
        if not task.events and not task.over:
            self._pace.empty(time.monotonic() - begin)
            self._looks_back = self._event_t > 0

    def _still_waiting(self) -> list[Waiting]:
        return [item for item in list(self._waiting.values()) if not item.answered]

    async def _failed(self, error: SmoothApiError) -> None:
        """A poll failed: asks again after a while where that may help, else fails everything that waits."""
        now = time.monotonic()
        since = self._failing_since = self._failing_since or now
        self._unknown = self._unknown + 1 if error.status == 404 else 0
        pause, self._pause = self._pause, min(2 * self._pause, LONGEST_PAUSE)
        if isinstance(error, RefusedError) or self._unknown == UNKNOWN_TIMES:
            self.lost(error)
        elif isinstance(error, RateLimitError):
            await sleep(error.retry_after or pause)
        elif (self._unknown or may_pass(error)) and now - since < OUTAGE_SECONDS:
            await sleep(pause)
        else:
            self._failing_since = None
            self._fail(error)

    async def _ask(self, event_t: float, waiting: list[Waiting]) -> Task:
        # As it was told: a fraction that is cut off would bring the same event again and again.
        since = int(event_t) if event_t == int(event_t) else event_t
        waited = time.monotonic() - max(item.begin for item in waiting)
        limit = min(max(FIRST_POLL_SECONDS, 2 * waited), POLL_SECONDS)
        self._asked_at = time.monotonic()
        try:
            return read_task(await self._transport.get(f"task/{self.task.id}", {"event_t": since}, limit, seconds=0))
        finally:
            self._asked_at = inf

    def _take(self, task: Task, asked_at: float) -> None:
        """Hands out the events of an answer; an end is known before they are, so that they are read in its light."""
        waiting = [item for item in self._still_waiting() if item.begin <= asked_at]
        self.task = task.model_copy(update={"events": None})
        if task.over and self._end_text is None:
            self._end_text = self._told_end()
        for event in task.events or []:
            self._event_t = max(self._event_t, event.timestamp)
            self._hand_out(event)
        for item in waiting:
            if not item.answered:
                item.missed_at = asked_at - item.begin
        if task.over:
            self.end()

    def _hand_out(self, event: Event) -> None:
        waiting = self._waiting.get(event.id or "")
        if waiting is not None and not waiting.answered and event.payload.code is not None:
            waiting.end(event)
        elif event.name == TOOL_CALL and event.id and event.payload.code is None and event.id not in self._tool_calls:
            someone = next(iter(self._still_waiting()), None)
            if someone is not None:
                self._tool_calls.add(event.id)
                someone.box.put(event)

    def _fail(self, error: Exception) -> None:
        for waiting in self._still_waiting():
            waiting.end(error)

    def _told_end(self) -> str:
        task = self.task
        reason = f": {self._transport.secrets.hidden(task.output)}" if isinstance(task.output, str) else ""
        return f"Session {task.id} has ended ({task.status}){reason}"


def read_task(answer: object) -> Task:
    """A session as the service tells it. Raises SmoothApiError for what is none."""
    try:
        return Task.model_validate(answer)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "r"
        raise SmoothApiError(f"The service's answer is not a task: {where}: {first['msg']}", status=200) from None
