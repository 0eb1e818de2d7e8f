"""One Smooth session: its five verbs and its state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from smooth_page._protocol.outputs import ActionRecord, ActionResult
from smooth_page._protocol.task import BROWSER_CLOSED, CreateTask
from smooth_page._protocol.tools import Tool
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.service.hidden_values import unshown
from smooth_page._shared.service.poll_pace import Pace
from smooth_page.errors import ActionError, SessionClosedError, SmoothApiError, TimeoutError

from .delivery import ONCE, Delivery
from .sent_action import OvertakenError, SentAction
from .session_life import SessionLife
from .transport import AsyncTransport

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from typing_extensions import Self, TypeForm

T = TypeVar("T")

# Long enough for another event to be answered first.
WAITING_SCRIPT = "return new Promise((done) => setTimeout(done, 1000))"
CLOSE_SECONDS = 10.0


class AsyncSession:
    """A browser session. `async with`, `open()` or its first action opens it. It costs money until it is closed."""

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
        self._pace = pace or Pace()
        self._life = SessionLife(transport, creation, self._pace, self._close_event)
        self._delivery = Delivery(self._life, transport, self._pace, tools, on_record)

    def __repr__(self) -> str:
        return f"<Session {self._life.polling.task.id if self._life.polling else 'not open'}>"

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The task id. Raises Error while the session is not open."""
        return self._life.id

    @property
    def live_url(self) -> str | None:
        """The URL where the session can be watched live; None until the service reports it."""
        return self._life.polling.task.live_url if self._life.polling else None

    @property
    def recording_url(self) -> str | None:
        """The URL of the recording; None until the service reports it."""
        return (self._life.polling.task.recording_url if self._life.polling else None) or None

    @property
    def status(self) -> str:
        """The last status that the service reported: waiting, running, done, failed or cancelled."""
        return self._life.polling.task.status if self._life.polling else "not open"

    @property
    def is_open(self) -> bool:
        """Whether it was created and is not known to have ended."""
        return self._life.polling is not None and not self._life.polling.over

    @property
    def crashed(self) -> bool:
        """Whether it has ended because its page or browser crashed, as far as the service reports that."""
        polling = self._life.polling
        task = polling.task if polling and polling.over else None
        return task is not None and task.status == "failed" and "crash" in str(task.output).lower()

    @property
    def lost_browser(self) -> bool:
        """Whether it has ended with the service, or with the browser of all sessions of the embedded engine."""
        polling = self._life.polling
        if polling is None or not polling.over:
            return False
        return polling.refused or (self._transport.endpoint.embedded and polling.task.output == BROWSER_CLOSED)

    async def check(self) -> None:
        """Asks the service whether it has ended, unless that is known. Errors are ignored."""
        if self.is_open:
            with suppress(SmoothApiError):
                await self._life.opened.lives()

    @property
    def credits_used(self) -> float:
        """US cents, as far as the service has reported them."""
        return self._delivery.credits_used

    @property
    def acted_at(self) -> float:
        """When the last event was sent, by time.monotonic(); 0: none yet."""
        return self._delivery.acted_at

    @property
    def round_trip(self) -> float:
        """Seconds until the last event's receipt arrived."""
        return self._delivery.round_trip

    @property
    def holds_polls(self) -> bool | None:
        """Whether the service keeps polls open until something happens; None: not known yet."""
        return self._pace.holds

    @property
    def reads_by_rules(self) -> bool:
        """Whether the same question gets the same answer: the embedded engine has no model."""
        return self._transport.endpoint.embedded

    def hidden(self, text: str) -> str:
        """Returns the text without the key and the secrets that tasks were given."""
        return str(self._transport.secrets.hidden(text))

    # -- actions ---------------------------------------------------------------------------------------------------

    async def goto(self, url: str) -> ActionResult[None]:
        """Navigates to a URL. Raises ActionError if it can't be reached."""
        return await self.act("browser_action", "goto", {"url": url})

    async def evaluate_js(self, js: str, args: Any = None) -> ActionResult[Any]:
        """Runs JavaScript in the page, which can use `args`. Raises ActionError with the text of a JavaScript error."""
        given = {"js": js} if args is None else {"js": js, "args": args}
        return await self.act("browser_action", "evaluate_js", given)

    @overload
    async def extract(
        self,
        schema: dict[str, Any],
        prompt: str | None = None,
        *,
        tries: int = 2,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Any]: ...
    @overload
    async def extract(
        self,
        schema: TypeAdapter[T],
        prompt: str | None = None,
        *,
        tries: int = 2,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[T]: ...
    @overload
    async def extract(
        self,
        schema: TypeForm[T],
        prompt: str | None = None,
        *,
        tries: int = 2,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[T]: ...
    async def extract(
        self,
        schema: Any,
        prompt: str | None = None,
        *,
        tries: int = 2,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[Any]:
        """Returns data of the page: in the shape of a JSON schema, or as a value of a type (see `Page.extract`).

        The service is asked again when an answer does not fit, up to `tries` times in all. The result
        counts what all cost. `timeout` in seconds. `label`: a name for logs and observers. Raises ExtractionError.
        """
        from smooth_page._shared.agent.shapes import read_shape

        from .extracting import Extracting, ServiceAnswers

        shape, title = read_shape(schema, prompt), label or "extract"
        answers = ServiceAnswers(self, shape, prompt, title)
        return await Extracting(answers, shape, title).run(tries, Deadline.after(timeout))

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
        response_model: type[T],
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[T]: ...
    @overload
    async def run_task(
        self,
        task: str,
        max_steps: int | None = None,
        *,
        response_model: type[T],
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        timeout: float | None = None,
        label: str | None = None,
    ) -> ActionResult[T]: ...
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
        """Lets the agent perform a task. `secrets`: name -> {"value", "allowed_urls"}, never logged.

        `timeout` in seconds. `label`: a name for logs and observers.
        """
        secrets = unshown(secrets)
        from smooth_page._shared.agent.shapes import read_shape
        from smooth_page._shared.agent.unfit import fitting

        shape = None if response_model is None else read_shape(response_model)
        given = {
            "task": task,
            "max_steps": max_steps,
            "response_model": None if shape is None else shape.sent,
            "url": url,
            "metadata": metadata,
            "secrets": secrets,
        }
        given = {name: value for name, value in given.items() if value is not None}
        self._transport.secrets.add_values(secrets or {})
        result = await self.act("session_action", "run_task", given, timeout=timeout, label=label)
        return result if shape is None else replace(result, output=fitting(shape, result.output))

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
        """Sends one event and waits for its answer. Raises TimeoutError after `timeout` seconds.

        `label`: a name for logs and observers. `lasts`: the seconds that it is known to take. `beside`: an action in
        progress. Raises ActionError, SessionClosedError, SmoothApiError, and OvertakenError if that action is answered
        first, or fails where it leads.
        """
        at_once = self._transport.is_direct and (beside is None or beside.leads) and action not in ONCE
        async with self._sent(name, action, given, timeout, label or action, beside, lasts, at_once=at_once) as sent:
            return await sent.result()

    def sending(
        self,
        name: str,
        action: str,
        given: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
        leads: bool = False,
    ) -> SentAction:
        """Does the same in two steps: `async with` sends the event, `result()` waits for its answer.

        An answer that was not awaited in the block is dropped. `timeout` in seconds. `leads`: actions beside it are to
        begin when it has succeeded, if the service can do that.
        """
        return self._sent(name, action, given, timeout, label or action, None, None, leads=leads)

    def _sent(
        self,
        name: str,
        action: str,
        given: dict[str, Any] | None,
        timeout: float | None,
        label: str,
        beside: SentAction | None,
        lasts: float | None,
        *,
        at_once: bool = False,
        leads: bool = False,
    ) -> SentAction:
        payload = {"name": action} if given is None else {"name": action, "input": given}
        event = {"name": name, "payload": payload}
        return SentAction(self._delivery, event, label, timeout, beside, lasts, at_once=at_once, leads=leads)

    async def runs_side_by_side(self) -> bool:
        """Returns whether the service runs an action while another one is in progress. Tries it once."""
        if self._pace.side_by_side is None:
            first = self.sending("browser_action", "evaluate_js", {"js": WAITING_SCRIPT}, label="overlap")
            async with first:
                try:
                    await self.act("browser_action", "evaluate_js", {"js": "return 1"}, label="overlap", beside=first)
                    self._pace.side_by_side = True
                except OvertakenError:
                    self._pace.side_by_side = False
                except ActionError:
                    return True  # it does not accept such scripts, so this stays unknown
        return self._pace.side_by_side

    # -- life ------------------------------------------------------------------------------------------------------

    async def open(self) -> Self:
        """Creates the session at the service, unless it is open."""
        await self._life.open()
        return self

    async def close(self) -> None:
        """Ends the session by a close event or, if the service is busy or silent, at once by DELETE."""
        await self._life.close()

    async def recording(self, seconds: float) -> str | None:
        """Waits for the URL of its recording, which a service makes ready after the session's end. Returns None if it
        makes none, or takes longer.
        """
        return await self._life.recording(seconds)

    async def _close_event(self) -> bool:
        try:
            return (await self.act("session_action", "close", timeout=CLOSE_SECONDS)).output is not False
        except SessionClosedError:
            return True
        except (SmoothApiError, TimeoutError):
            return False

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
