"""One event of a session, from its sending until its answer arrives or is no longer needed."""

from __future__ import annotations

import time
import uuid
from types import TracebackType
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.outputs import ActionResult
from smooth_page._protocol.task import NOT_BEGUN, Event
from smooth_page._shared.deadlines import NEVER, Deadline
from smooth_page._shared.debugging.calls import count_event
from smooth_page.errors import ActionError, TimeoutError

if TYPE_CHECKING:
    from typing_extensions import Self

    from .delivery import Delivery
    from .polling import Waiting


class OvertakenError(Exception):
    """The concurrent action `beside` was answered first, or has failed so that this one has not begun."""


class SentAction:
    """`async with` sends the event, `result()` waits for its answer. After the block the answer is dropped.

    `beside`: an action in progress, whose answer ends the wait for this one (OvertakenError). `lasts`: the seconds that
    it is known to take. `at_once`: nothing is to be done between the two, so that the answer may come with the receipt.
    `leads`: those beside it are to begin when it has succeeded, if the service can do that.
    """

    def __init__(
        self,
        delivery: Delivery,
        event: dict[str, Any],
        label: str,
        timeout: float | None,
        beside: SentAction | None = None,
        lasts: float | None = None,
        *,
        at_once: bool = False,
        leads: bool = False,
    ) -> None:
        self._delivery = delivery
        self._event = {**event, "id": uuid.uuid4().hex}
        self._label = label
        self._timeout = timeout
        self._beside = beside
        self._lasts = lasts
        self._at_once = at_once
        self._may_lead = leads
        self._deadline = NEVER
        self._answer: Event | None = None
        self._waiting: Waiting

    @property
    def id(self) -> str:
        """The id of the event."""
        return str(self._event["id"])

    @property
    def leads(self) -> bool:
        """Whether those beside it begin when it has succeeded."""
        return self._waiting.leads

    @property
    def age(self) -> float:
        """Seconds since the event was sent."""
        return time.monotonic() - self._waiting.begin

    async def __aenter__(self) -> Self:
        polling = await self._delivery.start()
        count_event()
        self._deadline = Deadline.after(self._timeout)
        after = self._beside if self._beside is not None and self._beside.leads else None
        box = None if self._beside is None or after is not None else self._beside._waiting.box
        leads = self._may_lead and polling.orders
        self._waiting = polling.expect(self.id, self._label, box, self._lasts, polled=not (self._at_once or leads))
        self._waiting.leads = leads
        try:
            await self._delivery.send(self._event, self._waiting, self._deadline, None if after is None else after.id)
        except BaseException as error:
            self._forget(error)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._forget(error)

    def _forget(self, error: BaseException | None) -> None:
        self._delivery.forget(self.id, error)

    async def is_answered(self, seconds: float) -> bool:
        """Waits up to a number of seconds for the answer. Returns whether it has arrived."""
        return await self._heard(self._deadline.sooner(Deadline.after(seconds))) is not None

    async def result(self) -> ActionResult[Any]:
        """Returns the result. Raises TimeoutError, ActionError, SessionClosedError, SmoothApiError, OvertakenError."""
        action = self._event["payload"]["name"]
        answer = await self._heard(self._deadline)
        if answer is None:
            raise TimeoutError(f"{action}: no answer within {self._timeout:g} s")
        try:
            return await self._delivery.result(answer, action, self._waiting)
        except ActionError as error:
            if error.code == NOT_BEGUN and self._beside is not None:
                raise OvertakenError from error
            raise

    async def _heard(self, deadline: Deadline) -> Event | None:
        if self._answer is None:
            event = await self._delivery.answer(self._waiting, deadline)
            if event is not None and self._beside is not None and event.id == self._beside.id:
                self._beside._answer = event
                raise OvertakenError
            self._answer = event
        return self._answer
