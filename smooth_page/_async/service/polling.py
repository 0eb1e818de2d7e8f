"""Polls a session in the background while any event is awaiting its answer."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from math import inf

from pydantic import ValidationError

from smooth_page._io.asynchronous import Background, Mailbox, Signal, sleep
from smooth_page._protocol.task import Event, Receipt, Task
from smooth_page._shared.service.poll_pace import SHORTEST, Pace
from smooth_page._shared.service.repetition import RefusedError, SilentError, may_pass
from smooth_page.errors import Error, RateLimitError, SessionClosedError, SmoothApiError

from .transport import AsyncTransport

log = logging.getLogger("smooth_page")

# Seconds that a poll may stay open. Answers can get lost, so polls are renewed, at growing intervals.
FIRST_POLL_SECONDS = 5.0
POLL_SECONDS = 30.0  # services that hold polls answer sooner
LOOK_SECONDS = 5.0
# Seconds that the service may fail or be unreachable before all pending events fail.
OUTAGE_SECONDS = 15.0
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
# A poll that stays open for this time counts as working.
OPEN_SECONDS = 2.0
# A session has ended when the service denies knowing it this often in a row: a single time can be a mistake.
UNKNOWN_TIMES = 3
# ms. Some polls look back this far, since timestamps are not guaranteed to differ or to be in order.
LOOK_BACK = 1_000
TOOL_CALL = "tool_call"


class Waiting:
    """A waiter for the answer to an event."""

    def __init__(self, kind: str, box: Mailbox[Event | Exception] | None = None, lasts: float | None = None) -> None:
        # The kind of action. How long it takes is learned by kind, unless the seconds are known.
        self.kind = kind
        self.lasts = lasts
        # Whether polls look for the answer. Otherwise the receipt of its event is still to come, perhaps with it.
        self.polled = False
        # Its answer comes with that of an event that is to begin after it.
        self.leads = False
        self.begin = time.monotonic()
        self.answered = False
        # When the last poll without the answer was sent, in seconds after the beginning.
        self.missed_at: float | None = None
        # Calls of tools, then the answer or the error that replaces it.
        self.box: Mailbox[Event | Exception] = Mailbox() if box is None else box

    def due(self, pace: Pace) -> float:
        """Returns when to send the next poll."""
        due = pace.next(self.kind, self.missed_at)
        if self.lasts is not None and (self.missed_at or 0.0) < self.lasts:
            due = min(due, self.lasts + SHORTEST)
        return self.begin + due

    def end(self, item: Event | Exception) -> None:
        """Puts the last item."""
        self.answered = True
        self.box.put(item)


class AsyncPolling:
    """Polls one session. `task` is the state that the service reported last."""

    def __init__(self, transport: AsyncTransport, task: Task, pace: Pace) -> None:
        self._transport = transport
        self._pace = pace
        self._event_t: float = 0
        # The time of the last answer that came with a receipt. Others may still be polled for, which are earlier.
        self._received_t: float = 0
        self._waiting: dict[str, Waiting] = {}
        self._tool_calls: set[str] = set()
        self._wanted = Signal()
        self._background: Background | None = None
        self._looks_back = False
        self._failing_since: float | None = None
        self._pause = FIRST_PAUSE
        self._unknown = 0
        # When the open poll began; later than any time while none is open.
        self._asked_at = inf
        self._end_text: str | None = None
        # Nothing listens at the service's address any longer.
        self.refused = False
        # The service begins events after others, as far as is known.
        self.orders = False
        self.task = task

    # -- for the session -------------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Returns whether the session is known to have ended."""
        return self._end_text is not None

    @property
    def failing(self) -> bool:
        """Returns whether polls fail, so that silence means nothing. One that stays open for a while does not."""
        return self._failing_since is not None and time.monotonic() - self._asked_at < OPEN_SECONDS

    def end_error(self) -> SessionClosedError:
        """Returns the error to raise in a session that has ended."""
        return SessionClosedError(self._end_text or f"Session {self.task.id} has ended")

    def expect(
        self,
        event_id: str,
        kind: str,
        box: Mailbox[Event | Exception] | None = None,
        lasts: float | None = None,
        *,
        polled: bool = True,
    ) -> Waiting:
        """Waits for the answer to this event from now on, and polls at once, unless it is not `polled` yet.

        `box`: a common mailbox for the answers to several events. `lasts`: the seconds until the answer, if known.
        """
        if not self._still_waiting():
            self._event_t = max(self._event_t, self._received_t)
        waiting = self._waiting[event_id] = Waiting(kind, box, lasts)
        if polled:
            self.poll(waiting)
        return waiting

    def poll(self, waiting: Waiting) -> None:
        """Polls for an answer from now on."""
        waiting.polled = True
        if self._background is None:
            self._background = Background(self._work, "smooth-page poll")
        self._wanted.give()

    def preference(self, seconds: float, after: str | None) -> str:
        """Returns the header with which the engine of this package holds the receipt of an event for the answer.

        Answers up to that time need not be kept for polls any longer. `after`: the event that has to succeed before.
        """
        order = "" if after is None else f"; after={after}"
        return f"wait={seconds:.3f}; event_t={int(self._event_t)}{order}"

    def received(self, receipt: object, waiting: Waiting) -> float:
        """Takes the answer that the receipt of its event brings, otherwise polls for it. Returns the seconds that the
        receipt was held.
        """
        found = read_receipt(receipt) or Receipt()
        self.orders = self.orders or found.orders
        for event in (found.before, found.event):
            self._receive(event)
        if not (waiting.answered or waiting.leads or waiting.polled):
            self.poll(waiting)
        return found.held

    def _receive(self, event: Event | None) -> None:
        waiting = None if event is None else self._waiting.get(event.id or "")
        if event is not None and waiting is not None and event.payload.code is not None and not waiting.answered:
            self._received_t = max(self._received_t, event.timestamp)
            waiting.end(event)

    def forget(self, event_id: str) -> None:
        """Stops waiting for it. A late answer is dropped."""
        del self._waiting[event_id]

    async def look(self) -> Task:
        """Requests the session's state now: without `event_t` the service does not wait."""
        begin = time.monotonic()
        task = read_task(await self._transport.get(f"task/{self.task.id}", timeout=LOOK_SECONDS))
        waiting = self._still_waiting()
        if task.over and waiting:  # an answer may have come before the end, which is known also if that can't be asked
            with suppress(SmoothApiError):
                task = await self._ask(max(self._event_t, 0), waiting)
        self._take(task, begin)
        return task

    async def lives(self) -> bool:
        """Returns whether the service still knows the session and it has not ended. Records an end."""
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
        """Ends the session here: the service does not know it, or is no longer running."""
        self.refused = isinstance(error, RefusedError)
        address = self._transport.endpoint.base_url
        reason = f"nothing listens at {address}" if self.refused else "the service does not know it"
        self.end(f"Session {self.task.id} has ended: {reason} any longer")

    def end(self, text: str | None = None) -> None:
        """Fails all waiters of a session that has ended."""
        self._end_text = text or self._end_text or self._reported_end()
        self._fail(self.end_error())
        self._wanted.give()

    async def stop(self) -> None:
        """Ends what runs in the background."""
        if self._background is not None:
            await self._background.stop()

    # -- in the background -----------------------------------------------------------------------------------------

    async def _work(self) -> None:
        try:
            while not self.over:
                await self._step()
        except Exception as error:
            if self.over:
                return  # the client was closed under the poll
            log.exception("polling of session %s failed", self.task.id)
            self._end_text = f"Session {self.task.id} can't be polled: {error}"
            self._fail(Error(self._end_text))

    async def _step(self) -> None:
        waiting = [item for item in self._still_waiting() if item.polled]
        if not waiting:
            await self._wanted.wait()
            return
        if self._pace.holds is False:
            now = time.monotonic()
            due = min(item.due(self._pace) for item in waiting)
            if due > now and await self._wanted.wait(due - now):
                return  # there is a new waiter, whose answer may be due sooner
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
        """Retries transient failures of a poll after a pause, and fails all waiters on permanent ones."""
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
        # Unchanged: without its fraction, the same event would come again and again.
        since = int(event_t) if event_t == int(event_t) else event_t
        waited = time.monotonic() - max(item.begin for item in waiting)
        limit = min(max(FIRST_POLL_SECONDS, 2 * waited), POLL_SECONDS)
        self._asked_at = time.monotonic()
        try:
            return read_task(await self._transport.get(f"task/{self.task.id}", {"event_t": since}, limit, seconds=0))
        finally:
            self._asked_at = inf

    def _take(self, task: Task, asked_at: float) -> None:
        """Distributes the events of an answer. Records an end first, since that changes what they mean."""
        waiting = [item for item in self._still_waiting() if item.begin <= asked_at]
        self.task = task.model_copy(update={"events": None})
        if task.over and self._end_text is None:
            self._end_text = self._reported_end()
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

    def _reported_end(self) -> str:
        task = self.task
        reason = f": {self._transport.secrets.hidden(task.output)}" if isinstance(task.output, str) else ""
        return f"Session {task.id} has ended ({task.status}){reason}"


def read_receipt(receipt: object) -> Receipt | None:
    """Returns what an event's receipt says beside its arrival; None if it says nothing."""
    try:
        return Receipt.model_validate(receipt) if isinstance(receipt, dict) and "event" in receipt else None
    except ValidationError:
        return None


def read_task(answer: object) -> Task:
    """Returns a session as the service describes it. Raises SmoothApiError for anything else."""
    try:
        return Task.model_validate(answer)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "r"
        raise SmoothApiError(f"The service's answer is not a task: {where}: {first['msg']}", status=200) from None
