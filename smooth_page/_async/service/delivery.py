"""Sends the events of a session, and receives their answers."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from smooth_page._io.asynchronous import call_user, sleep
from smooth_page._protocol.outputs import ActionRecord, ActionResult, read_output
from smooth_page._protocol.task import Event
from smooth_page._protocol.tools import Tool
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.service.poll_pace import Pace
from smooth_page._shared.service.repetition import RefusedError
from smooth_page.errors import ActionError, SessionClosedError, SmoothApiError, UncertainError

from .polling import OUTAGE_SECONDS, TOOL_CALL, AsyncPolling, Waiting
from .session_life import SessionLife
from .transport import AsyncTransport

log = logging.getLogger("smooth_page")

# Seconds to try to send an event, and seconds that one attempt waits for its receipt.
SEND_SECONDS = 30.0
RECEIPT_SECONDS = 6.0
# Seconds that a receipt may wait for the answer, to bring it along.
HELD_SECONDS = 0.5
# Seconds to wait for an answer if it is uncertain whether its event arrived, before the event is sent again.
UNCERTAIN_SECONDS = 3.0
# Seconds to pause after the service denied knowing a session that it does know.
UNKNOWN_PAUSE = 0.2
# Sent again only if they were certainly not received: they take long, and have effects outside of the page.
ONCE = frozenset({"run_task"})


class Delivery:
    """Delivers the events of one session."""

    def __init__(
        self,
        life: SessionLife,
        transport: AsyncTransport,
        pace: Pace,
        tools: Sequence[Tool],
        on_record: Callable[[ActionRecord], None],
    ) -> None:
        self._life = life
        self._transport = transport
        self._pace = pace
        self._tools = {tool.name: tool for tool in tools}
        self._on_record = on_record
        # US cents, as far as the service has reported them.
        self.credits_used = 0.0
        # When the last event was sent, by time.monotonic(); 0: none yet.
        self.acted_at = 0.0
        # Seconds until the last event's receipt arrived.
        self.round_trip = 0.0

    async def start(self) -> AsyncPolling:
        """Opens the session if necessary. Raises SessionClosedError if it has ended."""
        await self._life.open()
        polling = self._life.opened
        if polling.over:
            raise polling.end_error()
        self.acted_at = time.monotonic()
        return polling

    async def send(self, event: dict[str, Any], waiting: Waiting, deadline: Deadline, after: str | None = None) -> None:
        """Posts the event; posts it again only if polls have shown that it did not arrive.

        `after`: the event that has to succeed before, where the service begins events in an order.
        """
        give_up = deadline.sooner(Deadline.after(SEND_SECONDS))
        while not await self._posted(event, waiting, deadline, give_up, after):
            log.debug("event %s did not arrive: it is sent again", event["id"])

    async def _posted(
        self, event: dict[str, Any], waiting: Waiting, deadline: Deadline, give_up: Deadline, after: str | None
    ) -> bool:
        """Returns whether the event has arrived, or there is no time left for it. Raises permanent errors."""
        begin, left = time.monotonic(), max(1.0, give_up.at_most(SEND_SECONDS))
        try:
            receipt = await self._transport.post(
                f"task/{self._life.id}/event",
                event,
                min(RECEIPT_SECONDS, left),
                patient=True,
                seconds=min(left, OUTAGE_SECONDS),
                limit=None if deadline.left_s is None else left,
                prefer=self._preference(waiting, deadline, after),
            )
            held = self._life.opened.received(receipt, waiting)
            self.round_trip = max(0.0, time.monotonic() - begin - held)
            return True
        except UncertainError:
            self._life.opened.poll(waiting)
            if await self._arrived(waiting, deadline) or deadline.expired:
                return True
            if give_up.expired or event["payload"]["name"] in ONCE:
                raise
            return False
        except SmoothApiError as error:
            if isinstance(error, RefusedError):
                self._life.opened.lost(error)
            if await self._life.has_ended(error):
                raise self._life.opened.end_error() from error
            if error.status != 404 or give_up.expired:
                raise
            await sleep(UNKNOWN_PAUSE)
            return False

    def _preference(self, waiting: Waiting, deadline: Deadline, after: str | None) -> str | None:
        """The header that asks for more than a receipt of the event's arrival."""
        if waiting.polled and after is None:
            return None
        held = 0.0 if waiting.polled or waiting.leads else deadline.at_most(HELD_SECONDS)
        return self._life.opened.preference(held, after)

    async def _arrived(self, waiting: Waiting, deadline: Deadline) -> bool:
        """Returns whether an answer shows that an event arrived. Silence means something only while polls work."""
        while True:
            if await waiting.box.arrived(deadline.at_most(UNCERTAIN_SECONDS)):
                return True
            if not self._life.opened.failing or deadline.expired:
                return False

    async def answer(self, waiting: Waiting, deadline: Deadline) -> Event | None:
        """Waits for the answer, and returns None after a timeout. Calls the tools that the agent requests meanwhile."""
        if not (waiting.answered or waiting.polled):
            self._life.opened.poll(waiting)
        while await waiting.box.arrived(deadline.left_s):
            item = waiting.box.take()
            if isinstance(item, Exception):
                raise item
            if item.name != TOOL_CALL:
                return item
            await self._use_tool(item)
        return None

    async def _use_tool(self, call: Event) -> None:
        """Runs a tool call of the agent and answers it with an event of the same id."""
        tool = self._tools.get(call.payload.name or "")
        payload: dict[str, Any]
        if tool is None:
            payload = {"code": 400, "output": f"There is no tool {call.payload.name!r}"}
        else:
            try:
                given = call.payload.input if isinstance(call.payload.input, dict) else {}
                payload = {"code": 200, "output": await call_user(lambda: tool.run(**given))}
            except Exception as error:  # the agent may try something else
                log.info("tool %s: %s", tool.name, type(error).__name__)
                payload = {"code": 400, "output": f"{type(error).__name__}: {error}"}
        event = {"name": TOOL_CALL, "payload": payload, "id": call.id}
        await self._transport.post(f"task/{self._life.id}/event", event, patient=True)

    async def result(self, event: Event, action: str, waiting: Waiting) -> ActionResult[Any]:
        """Returns the result of an answer. Raises ActionError, or SessionClosedError if the session has ended."""
        seconds = time.monotonic() - waiting.begin
        self._pace.learn(waiting.kind, waiting.missed_at)
        code = event.payload.code or 0
        result = read_output(event.payload.output) if code == 200 else ActionResult(event.payload.output)
        self.credits_used += result.credits_used or 0
        self._on_record(
            ActionRecord(self._life.id, action, waiting.kind, code, seconds, result.credits_used, event.id or "")
        )
        if code == 200:
            return result
        output = self._transport.secrets.hidden(event.payload.output)
        failure = ActionError(action, code, output)
        # An internal error may be the end of the browser.
        if code == 500 and await self._life.has_ended(failure):
            self._life.closed()
            raise self._life.opened.end_error() from failure
        raise failure

    def forget(self, event_id: str, error: BaseException | None) -> None:
        """Drops the answer to an event. `error`: what ended the wait for it."""
        self._life.opened.forget(event_id)
        if isinstance(error, SessionClosedError):
            self._life.closed()
