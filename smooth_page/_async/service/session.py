"""One Smooth session: sends events, matches their answers, closes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pydantic import BaseModel

from smooth_page._io.asynchronous import Lock, Shared, call_user, sleep
from smooth_page._io.open_sessions import closed, creating, opened, prepare
from smooth_page._protocol.outputs import ActionRecord, ActionResult, read_output
from smooth_page._protocol.task import CreateTask, Event, Task
from smooth_page._protocol.tools import Tool
from smooth_page._shared.agent.schemas import as_schema, in_shape
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.service.hidden_values import unshown
from smooth_page._shared.service.poll_pace import Pace
from smooth_page._shared.service.repetition import RefusedError
from smooth_page.errors import (
    ActionError,
    Error,
    SessionClosedError,
    SmoothApiError,
    TimeoutError,
    UncertainError,
)

from .polling import OUTAGE_SECONDS, TOOL_CALL, AsyncPolling, Waiting, read_task
from .sent_action import OvertakenError, SentAction
from .transport import AsyncTransport

if TYPE_CHECKING:
    from typing_extensions import Self

log = logging.getLogger("smooth_page")

Model = TypeVar("Model", bound=BaseModel)

# How long sending an event is attempted, and how long one attempt waits for its receipt.
SEND_SECONDS = 30.0
RECEIPT_SECONDS = 6.0
# How long an answer is waited for where it is uncertain whether its event arrived, until the event is sent again.
UNCERTAIN_SECONDS = 3.0
# After a service denied knowing a session that it does know.
UNKNOWN_PAUSE = 0.2
# Long enough for another event to overtake it.
WAITING_SCRIPT = "return new Promise((done) => setTimeout(done, 1000))"
# How long the opening of a session is waited for; and where a service has never said yet that one runs.
OPENING_SECONDS = 60.0
UNSAID_SECONDS = 10.0
FIRST_PAUSE = 0.02
LONGEST_PAUSE = 0.5
CLOSE_SECONDS = 10.0
# The service saves a profile some seconds after a session is closed.
SAVE_SECONDS = 15.0
# Nor is a session's end: it goes on by itself after an interruption has waited so long.
INTERRUPTED_SECONDS = 3.0
# A creation is not broken off, as it costs money: an interruption waits for its end, so long.
CREATION_SECONDS = 5.0
# Sent again only if they were certainly not received: they take long, and act on the world.
ONCE = frozenset({"run_task"})


class AsyncSession:
    """A browser session; opened by `async with`, by `open()`, or by its first action. Close it: it costs money."""

    def __init__(
        self,
        transport: AsyncTransport,
        creation: CreateTask,
        on_record: Callable[[ActionRecord], None],
        *,
        pace: Pace | None = None,
        tools: Sequence[Tool] = (),
    ) -> None:
        self._transport = transport
        self._creation = creation
        self._on_record = on_record
        self._pace = pace or Pace()
        self._tools = {tool.name: tool for tool in tools}
        self._opening = Lock()
        self._polling: AsyncPolling | None = None
        self._creating = Shared(self._post_creation)
        self._ending = Shared(self._end)
        # Its creation was interrupted: nobody will use it.
        self._abandoned = False
        # US cents, as far as the service told.
        self.credits_used = 0.0
        # When the last event was sent, by time.monotonic(); 0: none yet.
        self.acted_at = 0.0
        # Seconds until the last event's receipt was there.
        self.round_trip = 0.0

    def __repr__(self) -> str:
        return f"<Session {self._polling.task.id if self._polling else 'not open'}>"

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The task id. Raises Error while the session is not open."""
        return self._opened.task.id

    @property
    def live_url(self) -> str | None:
        """Where to watch the session live; None until the service tells."""
        return self._polling.task.live_url if self._polling else None

    @property
    def recording_url(self) -> str | None:
        """Where the recording is; None until the service tells."""
        return (self._polling.task.recording_url if self._polling else None) or None

    @property
    def status(self) -> str:
        """As the service told last: waiting, running, done, failed or cancelled."""
        return self._polling.task.status if self._polling else "not open"

    @property
    def is_open(self) -> bool:
        """It was created and is not known to have ended."""
        return self._polling is not None and not self._polling.over

    @property
    def crashed(self) -> bool:
        """Whether it has ended because its page or browser crashed, as far as the service says so."""
        task = self._polling.task if self._polling and self._polling.over else None
        return task is not None and task.status == "failed" and "crash" in str(task.output).lower()

    @property
    def holds_polls(self) -> bool | None:
        """Whether the service keeps polls open until something happens; None: not seen yet."""
        return self._pace.holds

    # -- actions ---------------------------------------------------------------------------------------------------

    async def goto(self, url: str) -> ActionResult[None]:
        """Navigates to an address. Raises ActionError when it can't be reached."""
        return await self.act("browser_action", "goto", {"url": url})

    async def evaluate_js(self, js: str, args: Any = None) -> ActionResult[Any]:
        """Runs JavaScript in the page; `args` reaches it by that name. Raises ActionError with the JS error's text."""
        given = {"js": js} if args is None else {"js": js, "args": args}
        return await self.act("browser_action", "evaluate_js", given)

    @overload
    async def extract(
        self, schema: type[Model], prompt: str | None = None, *, timeout: float | None = None, label: str | None = None
    ) -> ActionResult[Model]: ...
    @overload
    async def extract(
        self,
        schema: dict[str, Any],
        prompt: str | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Any]: ...
    async def extract(
        self, schema: Any, prompt: str | None = None, *, timeout: float | None = None, label: str | None = None
    ) -> ActionResult[Any]:
        """Data of the page in the shape of a JSON schema, or an instance of a pydantic model class.

        `timeout` in seconds; `label` says what it is for, for those who watch.
        """
        given = {"schema": as_schema(schema)} | ({"prompt": prompt} if prompt is not None else {})
        return shaped(await self.act("browser_action", "extract", given, timeout=timeout, label=label), schema)

    @overload
    async def run_task(
        self,
        task: str,
        max_steps: int | None = None,
        response_model: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Any]: ...
    @overload
    async def run_task(
        self,
        task: str,
        max_steps: int | None,
        response_model: type[Model],
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Model]: ...
    @overload
    async def run_task(
        self,
        task: str,
        max_steps: int | None = None,
        *,
        response_model: type[Model],
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Model]: ...
    async def run_task(
        self,
        task: str,
        max_steps: int | None = None,
        response_model: Any = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Any]:
        """Lets the agent do a task. `secrets`: name -> {"value", "allowed_urls"}, never logged.

        `timeout` in seconds; `label` says what it is for, for those who watch.
        """
        secrets = unshown(secrets)
        given = {
            "task": task,
            "max_steps": max_steps,
            "response_model": None if response_model is None else as_schema(response_model),
            "url": url,
            "metadata": metadata,
            "secrets": secrets,
        }
        given = {name: value for name, value in given.items() if value is not None}
        self._transport.secrets.add_values(secrets or {})
        return shaped(await self.act("session_action", "run_task", given, timeout=timeout, label=label), response_model)

    async def act(
        self,
        name: str,
        action: str,
        given: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
        beside: SentAction | None = None,
        lasts: float | None = None,
    ) -> ActionResult[Any]:
        """Sends one event and waits for its answer, for `timeout` seconds at most (TimeoutError).

        `label` says what it is for, for those who watch; `lasts` how many seconds it is known to take; `beside` is an
        action that is under way. Raises ActionError, SessionClosedError, SmoothApiError; and OvertakenError where that
        action is answered first.
        """
        async with self.sending(name, action, given, timeout=timeout, label=label, beside=beside, lasts=lasts) as sent:
            return await sent.result()

    def sending(
        self,
        name: str,
        action: str,
        given: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
        beside: SentAction | None = None,
        lasts: float | None = None,
    ) -> SentAction:
        """The same in two steps: `async with` sends the event, `result()` waits for its answer.

        After the block an answer that was not waited for is dropped. `timeout` in seconds.
        """
        payload = {"name": action} if given is None else {"name": action, "input": given}
        return SentAction(self, {"name": name, "payload": payload}, label or action, timeout, beside, lasts)

    async def runs_side_by_side(self) -> bool:
        """Whether an action is carried out while another one is under way; the service is tried once."""
        if self._pace.side_by_side is None:
            first = self.sending("browser_action", "evaluate_js", {"js": WAITING_SCRIPT}, label="overlap")
            async with first:
                try:
                    await self.act("browser_action", "evaluate_js", {"js": "return 1"}, label="overlap", beside=first)
                    self._pace.side_by_side = True
                except OvertakenError:
                    self._pace.side_by_side = False
                except ActionError:
                    return True  # it does not take such scripts: nothing is known
        return self._pace.side_by_side

    async def _start(self) -> AsyncPolling:
        await self.open()
        polling = self._opened
        if polling.over:
            raise polling.end_error()
        self.acted_at = time.monotonic()
        return polling

    async def _send(self, event: dict[str, Any], waiting: Waiting, deadline: Deadline) -> None:
        """Posts the event, again only where polls have shown that it did not arrive."""
        give_up = deadline.sooner(Deadline.after(SEND_SECONDS))
        while not await self._posted(event, waiting, deadline, give_up):
            log.debug("event %s did not arrive: it is sent again", event["id"])

    async def _posted(self, event: dict[str, Any], waiting: Waiting, deadline: Deadline, give_up: Deadline) -> bool:
        """Whether the event has arrived, or there is no time left for it. Raises what is final."""
        begin, left = time.monotonic(), max(1.0, give_up.at_most(SEND_SECONDS))
        try:
            await self._transport.post(
                f"task/{self.id}/event",
                event,
                min(RECEIPT_SECONDS, left),
                patient=True,
                seconds=min(left, OUTAGE_SECONDS),
                limit=None if deadline.left_s is None else left,
            )
            self.round_trip = time.monotonic() - begin
            return True
        except UncertainError:
            if await self._arrived(waiting, deadline) or deadline.expired:
                return True
            if give_up.expired or event["payload"]["name"] in ONCE:
                raise
            return False
        except SmoothApiError as error:
            if isinstance(error, RefusedError):
                self._opened.lost(error)
            if await self._has_ended(error):
                raise self._opened.end_error() from error
            if error.status != 404 or give_up.expired:
                raise
            await sleep(UNKNOWN_PAUSE)
            return False

    async def _arrived(self, waiting: Waiting, deadline: Deadline) -> bool:
        """Whether an answer shows that an event arrived. Silence says something only where polls work."""
        while True:
            if await waiting.box.arrived(deadline.at_most(UNCERTAIN_SECONDS)):
                return True
            if not self._opened.failing or deadline.expired:
                return False

    async def _has_ended(self, error: SmoothApiError) -> bool:
        """Asks whether the session is over, where the service refused or failed without saying why."""
        polling = self._opened
        if not polling.over and error.status in (400, 404, 500):
            with suppress(SmoothApiError):
                await polling.lives()
        return polling.over

    async def _answer(self, waiting: Waiting, deadline: Deadline) -> Event | None:
        """The answer; None when the time is over. Calls the tools that the agent asks for meanwhile."""
        while await waiting.box.arrived(deadline.left_s):
            item = waiting.box.take()
            if isinstance(item, Exception):
                raise item
            if item.name != TOOL_CALL:
                return item
            await self._use_tool(item)
        return None

    async def _use_tool(self, call: Event) -> None:
        """Answers a call of the agent's with an event of the same id."""
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
        await self._transport.post(f"task/{self.id}/event", event, patient=True)

    async def _result(self, event: Event, action: str, waiting: Waiting) -> ActionResult[Any]:
        seconds = time.monotonic() - waiting.begin
        self._pace.learn(waiting.kind, waiting.missed_at)
        code = event.payload.code or 0
        result = read_output(event.payload.output) if code == 200 else ActionResult(event.payload.output)
        self.credits_used += result.credits_used or 0
        self._on_record(ActionRecord(self.id, action, waiting.kind, code, seconds, result.credits_used))
        if code == 200:
            return result
        output = self._transport.secrets.hidden(event.payload.output)
        failure = ActionError(action, code, output)
        # An internal error may be the end of the browser.
        if code == 500 and await self._has_ended(failure):
            self._closed()
            raise self._opened.end_error() from failure
        raise failure

    # -- life ------------------------------------------------------------------------------------------------------

    async def open(self) -> Self:
        """Creates the session at the service, if that was not done yet."""
        if self._polling is None:
            async with self._opening:
                if self._polling is None:
                    await self._create()
                    await self._until_running()
        return self

    async def _until_running(self) -> None:
        """Until it can act: time limits are for what is done in a session, not for its opening.

        A service that never says so, before anything is done, is waited for once and not long.
        """
        pause, known = FIRST_PAUSE, self._pace.says_running
        end = Deadline.after(OPENING_SECONDS if known else UNSAID_SECONDS)
        while self.status == "waiting" and self._pace.says_running is not False:
            if end.expired:
                self._pace.says_running = known or False
                return
            await sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            try:
                await self._opened.look()
            except SmoothApiError as error:
                log.debug("session %s can't be asked whether it runs: %s", self.id, error.message)
                return
        if self.status == "running":
            self._pace.says_running = True

    async def _create(self) -> None:
        prepare()
        try:
            await self._creating.result(CREATION_SECONDS)
        except UncertainError as error:
            raise UncertainError(
                f"{error.message}. A session may have been created", status=error.status, detail=error.detail
            ) from error
        except SmoothApiError:
            raise
        except BaseException:
            self._abandoned = True
            await self.close()
            raise

    async def _post_creation(self) -> None:
        with creating():
            task = read_task(await self._transport.post("task", self._creation.body(), 60.0))
            opened(self._address(task), task.id, self._transport.endpoint)
        self._polling = AsyncPolling(self._transport, task, self._pace)
        log.info("session %s is open", task.id)
        if self._abandoned:
            await self.close()

    async def close(self) -> None:
        """Ends the session: by a close event, and where the service is busy or silent, at once by DELETE."""
        if self._polling is not None:
            await self._ending.result(INTERRUPTED_SECONDS)

    async def _end(self) -> None:
        polling = self._opened
        over = polling.over
        try:
            if not over:
                if await self._close_event():
                    await self._profile_saved()
                else:
                    await self._transport.delete(f"task/{self.id}")
            self._closed()
        except SmoothApiError as error:
            if error.status in (400, 404):  # it is over already
                self._closed()
            else:
                log.warning("session %s may still be open: %s", self.id, error.message)
        polling.end(None if over else f"Session {self.id} is closed")
        await polling.stop()

    async def _close_event(self) -> bool:
        try:
            return (await self.act("session_action", "close", timeout=CLOSE_SECONDS)).output is not False
        except SessionClosedError:
            return True
        except (SmoothApiError, TimeoutError):
            return False

    async def _profile_saved(self) -> None:
        """The service saves a profile between its answer and the session's end, which is waited for."""
        if not self._creation.profile_id or self._creation.profile_read_only:
            return
        deadline, pause = Deadline.after(SAVE_SECONDS), 0.02
        try:
            while not (await self._opened.look()).over and not deadline.expired:
                await sleep(pause)
                pause = min(2 * pause, 1.0)
        except SmoothApiError as error:
            log.info("session %s is closed, and can't be asked any longer: %s", self.id, error.message)
        task = self._opened.task
        if task.status != "done":
            reason = f"{task.status}: {task.output}" if isinstance(task.output, str) else task.status
            log.warning("profile %s may not be saved: session %s is %s", self._creation.profile_id, self.id, reason)

    def _closed(self) -> None:
        closed(self._address(self._opened.task))

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def _opened(self) -> AsyncPolling:
        if self._polling is None:
            raise Error("The session is not open yet")
        return self._polling

    def _address(self, task: Task) -> str:
        return f"{self._transport.endpoint.base_url}/task/{task.id}"


def shaped(result: ActionResult[Any], shape: Any) -> ActionResult[Any]:
    """The result with its output as an instance of the model class, where the shape is one."""
    return ActionResult(in_shape(result.output, shape), result.credits_used, result.duration)
