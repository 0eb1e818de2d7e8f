"""One Smooth session: sends events, matches their answers, closes."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pydantic import BaseModel, ValidationError

from smooth_page._io.asynchronous import Signal, Slot, Worker, sleep
from smooth_page._io.open_sessions import closed, opened
from smooth_page._protocol.outputs import ActionResult, read_output
from smooth_page._protocol.task import CreateTask, Event, Task, TaskAnswer
from smooth_page._shared.pace import HELD, Pace
from smooth_page._shared.shapes import as_schema, in_shape
from smooth_page.errors import Error, RateLimitError, SessionClosedError, SmoothApiError, TimeoutError

from .transport import AsyncTransport, UncertainError

if TYPE_CHECKING:
    from typing_extensions import Self

log = logging.getLogger("smooth_page")

Model = TypeVar("Model", bound=BaseModel)

POLL_SECONDS = 60.0  # a service that holds polls lets go after less
SEND_ATTEMPTS = 3
# How long an answer is waited for when it is uncertain whether its event arrived.
UNCERTAIN_SECONDS = 3.0
CLOSE_SECONDS = 10.0
POLL_FAILURES = 5


class ActionError(Error):
    """An action failed: code 400 (bad request) or 500 (internal error), and the service's text in `output`."""

    def __init__(self, action: str, code: int, output: Any) -> None:
        super().__init__(f"{action}: {output}")
        self.code = code
        self.output = output


@dataclass(frozen=True)
class ActionRecord:
    """An answered event, for those who watch: what it was, and what it took. Inputs are not part of it."""

    session_id: str
    action: str
    # What it was sent for: `Page.click`, ...; the action itself where a session is used directly.
    label: str
    code: int
    # Seconds, as the caller saw it.
    seconds: float
    credits_used: float | None


class _Waiting:
    """An event on its way."""

    def __init__(self, action: str) -> None:
        self.action = action
        self.slot: Slot[Event] = Slot()
        self.begin = time.monotonic()


class AsyncSession:
    """A browser session; opened by `async with`, by `open()`, or by its first action. Close it: it costs money."""

    def __init__(
        self,
        transport: AsyncTransport,
        creation: CreateTask,
        on_record: Callable[[ActionRecord], None],
        pace: Pace | None = None,
    ) -> None:
        self._transport = transport
        self._creation = creation
        self._on_record = on_record
        self._pace = pace or Pace()
        self._task: Task | None = None
        self._event_t: float = 0
        self._waiting: dict[str, _Waiting] = {}
        self._wanted = Signal()
        self._poller: Worker | None = None
        self._ended: Exception | None = None
        self._closing = False
        self.holds_polls: bool | None = None
        self.credits_used = 0.0

    def __repr__(self) -> str:
        return f"<Session {self._task.id if self._task else 'not open'}>"

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The task id. Raises Error while the session is not open."""
        return self._opened().id

    @property
    def live_url(self) -> str | None:
        """Where to watch the session live; None until the service tells."""
        return self._task.live_url if self._task else None

    @property
    def recording_url(self) -> str | None:
        """Where the recording is; None until the service tells."""
        return (self._task.recording_url if self._task else None) or None

    @property
    def status(self) -> str:
        """As the service told last: waiting, running, done, failed or cancelled."""
        return self._task.status if self._task else "not open"

    @property
    def is_open(self) -> bool:
        """It was created and is not known to have ended."""
        return self._task is not None and self._ended is None

    # -- actions ---------------------------------------------------------------------------------------------------

    async def goto(self, url: str) -> ActionResult[None]:
        """Navigates to an address. Raises ActionError when it can't be reached."""
        return await self.act("browser_action", "goto", {"url": url})

    async def evaluate_js(self, js: str, args: Any = None) -> ActionResult[Any]:
        """Runs JavaScript in the page; `args` reaches it by that name. Raises ActionError with the JS error's text."""
        given = {"js": js} if args is None else {"js": js, "args": args}
        return await self.act("browser_action", "evaluate_js", given)

    @overload
    async def extract(self, schema: type[Model], prompt: str | None = None) -> ActionResult[Model]: ...
    @overload
    async def extract(self, schema: dict[str, Any], prompt: str | None = None) -> ActionResult[Any]: ...
    async def extract(self, schema: Any, prompt: str | None = None) -> ActionResult[Any]:
        """Data of the page in the shape of a JSON schema, or an instance of a pydantic model class."""
        given = {"schema": as_schema(schema)} | ({"prompt": prompt} if prompt is not None else {})
        return shaped(await self.act("browser_action", "extract", given), schema)

    @overload
    async def run_task(
        self,
        task: str,
        max_steps: int | None = None,
        response_model: type[Model] = ...,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
    ) -> ActionResult[Model]: ...
    @overload
    async def run_task(
        self,
        task: str,
        max_steps: int | None = None,
        response_model: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
    ) -> ActionResult[Any]: ...
    async def run_task(
        self,
        task: str,
        max_steps: int | None = None,
        response_model: Any = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
    ) -> ActionResult[Any]:
        """Lets the agent do a task. `secrets`: name -> {"value", "allowed_urls"}, never logged."""
        given = {
            "task": task,
            "max_steps": max_steps,
            "response_model": None if response_model is None else as_schema(response_model),
            "url": url,
            "metadata": metadata,
            "secrets": secrets,
        }
        given = {name: value for name, value in given.items() if value is not None}
        return shaped(await self.act("session_action", "run_task", given), response_model)

    async def act(
        self,
        name: str,
        action: str,
        given: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Any]:
        """Sends one event and waits for its answer, for `timeout` seconds at most (TimeoutError).

        `label` says what it is for, for those who watch. Raises ActionError, SessionClosedError, SmoothApiError.
        """
        await self.open()
        if self._ended is not None:
            raise self._ended
        event_id = uuid.uuid4().hex
        waiting = self._waiting[event_id] = _Waiting(action)
        payload = {"name": action} if given is None else {"name": action, "input": given}
        try:
            await self._send({"name": name, "payload": payload, "id": event_id}, waiting)
            if not await waiting.slot.wait(timeout):
                raise TimeoutError(f"{action}: no answer within {timeout:g} s")
            event = waiting.slot.take()
        finally:
            del self._waiting[event_id]
        return self._result(event, waiting, label or action)

    def _result(self, event: Event, waiting: _Waiting, label: str) -> ActionResult[Any]:
        seconds = time.monotonic() - waiting.begin
        self._pace.learn(waiting.action, seconds)
        code = event.payload.code or 0
        result = read_output(event.payload.output) if code == 200 else ActionResult(event.payload.output)
        self.credits_used += result.credits_used or 0
        self._on_record(ActionRecord(self.id, waiting.action, label, code, seconds, result.credits_used))
        if code != 200:
            if self._ended is not None and code == 500:
                raise self._ended
            raise ActionError(waiting.action, code, event.payload.output)
        return result

    async def _send(self, event: dict[str, Any], waiting: _Waiting) -> None:
        """Posts the event. The poll that will bring its answer is opened meanwhile."""
        if self._poller is None:
            self._poller = Worker(self._poll, "smooth-page poll")
        self._wanted.give()
        for attempt in range(1, SEND_ATTEMPTS + 1):
            try:
                await self._transport.post(f"task/{self.id}/event", event)
                return
            except UncertainError:
                # It may have arrived: its answer would show it. The same id is sent again only after a while.
                if await waiting.slot.wait(UNCERTAIN_SECONDS):
                    return
                if attempt == SEND_ATTEMPTS:
                    raise
            except SessionClosedError as error:
                self._end(error)
                raise

    # -- polling ---------------------------------------------------------------------------------------------------

    async def _poll(self) -> None:
        """Fetches answers as long as some are waited for; lets everyone know when there will be none."""
        failures = 0
        while self._ended is None:
            if not any(not item.slot.filled for item in list(self._waiting.values())):
                await self._wanted.wait()
                continue
            begin = time.monotonic()
            try:
                task = await self._ask()
                failures = 0
            except RuntimeError:
                if self._ended is None:
                    raise
                return  # the client was closed under the poll
            except SmoothApiError as error:
                failures += 1
                lasting = not isinstance(error, RateLimitError) and (error.status or 500) < 500
                if lasting or failures >= POLL_FAILURES:
                    self._end(error)
                    return
                await sleep(min(0.2 * 2**failures, 5.0))
                continue
            seconds = time.monotonic() - begin
            if seconds >= HELD:
                self.holds_polls = True
            if self._take(task) or self._ended is not None:
                continue
            await self._rest(seconds)

    async def _ask(self) -> Task:
        event_t = int(self._event_t)
        answer = await self._transport.get(f"task/{self.id}", {"event_t": event_t}, POLL_SECONDS)
        try:
            return TaskAnswer.model_validate(answer).r
        except ValidationError as error:
            raise SmoothApiError(
                f"The service's answer is not a task: {error.errors()[0]['msg']}", status=200
            ) from error

    def _take(self, task: Task) -> bool:
        """Hands out the events of an answer; says whether there were any that somebody waited for."""
        useful = False
        for event in task.events or []:
            self._event_t = max(self._event_t, event.timestamp)
            waiting = self._waiting.get(event.id)
            if waiting is not None and event.payload.code is not None:
                waiting.slot.fill(event)
                useful = True
        self._task = task.model_copy(update={"events": None})
        if task.over:
            self._end(None)
        return useful

    async def _rest(self, poll_seconds: float) -> None:
        """After a poll that brought nothing: a held one is opened again at once, else there is a pause."""
        if poll_seconds >= HELD:
            return
        self.holds_polls = False
        waiting = [item for item in list(self._waiting.values()) if not item.slot.filled]
        if not waiting:
            return
        now = time.monotonic()
        await self._wanted.wait(min(self._pace.pause(item.action, now - item.begin) for item in waiting))

    def _end(self, error: Exception | None) -> None:
        """The session is over, or can't be asked any longer: nobody waits in vain."""
        if self._ended is None:
            if error is None or (isinstance(error, SmoothApiError) and error.status == 404):
                error = SessionClosedError(self._end_text(), status=getattr(error, "status", None))
            self._ended = error
            closed(self._address())
        for waiting in list(self._waiting.values()):
            waiting.slot.fail(self._ended)

    def _end_text(self) -> str:
        task = self._opened()
        if self._closing:
            return f"Session {task.id} is closed"
        reason = f": {task.output}" if isinstance(task.output, str) and task.output else ""
        return f"Session {task.id} has ended ({task.status}){reason}"

    # -- life ------------------------------------------------------------------------------------------------------

    async def open(self) -> Self:
        """Creates the session at the service, if that was not done yet."""
        if self._task is None:
            answer = await self._transport.post("task", self._creation.body(), 60.0)
            self._task = TaskAnswer.model_validate(answer).r
            opened(self._address(), self._task.id, self._transport.endpoint.api_key)
            log.info("session %s is open", self._task.id)
        return self

    async def close(self) -> None:
        """Ends the session: by a close event, and where the service is busy or silent, at once by DELETE."""
        if self._task is None or self._closing:
            return
        self._closing = True
        try:
            if self._ended is None and not await self._close_event():
                await self._transport.delete(f"task/{self.id}")
        except SmoothApiError as error:
            if error.status not in (400, 404):
                log.warning("session %s may still be open: %s", self.id, error.message)
        finally:
            self._end(None)
            self._wanted.give()
            if self._poller is not None:
                await self._poller.stop()

    async def _close_event(self) -> bool:
        try:
            return (await self.act("session_action", "close", timeout=CLOSE_SECONDS)).output is not False
        except (ActionError, TimeoutError):
            return False
        except SessionClosedError:
            return True

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _opened(self) -> Task:
        if self._task is None:
            raise Error("The session is not open yet")
        return self._task

    def _address(self) -> str:
        return f"{self._transport.endpoint.base_url}/task/{self.id}"


def shaped(result: ActionResult[Any], shape: Any) -> ActionResult[Any]:
    """The result with its output as an instance of the model class, where the shape is one."""
    return ActionResult(in_shape(result.output, shape), result.credits_used, result.duration)
