"""Operations in a session's page, over turns and documents (contract: smooth_page/runtime/src/contract.ts).

What an operation does next is decided without I/O in _protocol/operation.py. The bridge drives it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from secrets import token_hex
from typing import Any, TypeVar

from typing_extensions import Unpack

from smooth_page._io.asynchronous import InOrder, sleep
from smooth_page._protocol.call import Call
from smooth_page._protocol.chunks import reads
from smooth_page._protocol.commands import Arrival, Destination, LoadState, page_left, tabs_navigate
from smooth_page._protocol.contract import Absent, Done, Failed, FailureInfo, FrameInfo, Held, Reply, Settings
from smooth_page._protocol.dialect import Dialect
from smooth_page._protocol.operation import Operation, exchange, look
from smooth_page._protocol.passing_time import PassingTime
from smooth_page._protocol.steps import Answer, Ask, Attend, DetachedError, Hear, Pause, Send, Step, Steps
from smooth_page._protocol.window import Window
from smooth_page._shared.deadlines import Deadline, bounded
from smooth_page._shared.debugging.calls import is_watching, watched
from smooth_page._shared.elements.locator_text import locator_text
from smooth_page._shared.tracing.names import shows
from smooth_page._shared.tracing.recorder import NOT_TRACED, NoCall, TracedCall
from smooth_page._shared.wire.failures import failure_error
from smooth_page._shared.wire.turn_text import differs_in_a_turn
from smooth_page.errors import (
    CLOSED,
    Error,
    NotSupportedError,
    SessionClosedError,
    TargetClosedError,
    TimeoutError,
)

from ..events.event_queue import EventQueue
from ..service.sent_action import SentAction
from ..service.session import AsyncSession
from .between_calls import BetweenCalls
from .dispatcher import Dispatcher
from .goto_event import Beside, go
from .page_side import PageSide
from .selectors import Selectors
from .turns import PopupError, Turns

T = TypeVar("T")
R = TypeVar("R")

MAIN = "main"
# Seconds that the companion may take to start in a new browser.
COMPANION_SECONDS = 10.0
# Limit in seconds for a turn that only takes an answer to the page, or brings the news of a popup's opener.
RELAY_SECONDS = 30.0


class ElsewhereError(Exception):
    """An operation belongs into a frame of another origin."""

    def __init__(self, failure: FailureInfo) -> None:
        super().__init__(failure.message)
        self.failure = failure


class Bridge:
    """Runs operations in a window of a session: one call, one event, unless it waits longer than a slice."""

    def __init__(
        self,
        session: AsyncSession,
        selectors: Selectors | None = None,
        *,
        opener: Bridge | None = None,
        popup: str | None = None,
        name: str | None = None,
    ) -> None:
        """`popup`: the window of that id, which the page of the bridge `opener` has opened.

        `name`: another tab, which the companion reaches through the tab of the bridge `opener`.
        """
        self.selectors = selectors or Selectors()
        self._side = PageSide()
        self.slow_mo: float = 0.0
        # An error of a handler that belongs to no call. The next call raises it.
        self.owed_error: Exception | None = None
        # Public calls of several operations that are in progress.
        self._composed_calls = 0
        # As the session's tab has reported it to the greeting.
        self.user_agent: str | None = None
        self._opener = opener
        self.window: Window = Window(
            opener.window if opener and popup is not None else None,
            popup,
            name=name,
            dialect=opener.window.dialect if opener else None,
            bounded=bounded,
            current=self._settings_now,
        )
        self.turns: Turns = opener.turns if opener else Turns(session, self.selectors, self.window.dialect)
        events = opener.events if opener else EventQueue()
        self._dispatcher = Dispatcher(self.window, events, self._side, self._carry, self._ask_opener)
        self._reads = InOrder()
        self._between: BetweenCalls = opener._between if opener else BetweenCalls(self)

    def attach(self, side: PageSide) -> None:
        """Sets the page that news and questions go to."""
        self._side = self._dispatcher.side = side

    @property
    def session(self) -> AsyncSession:
        """The session that the window is in."""
        return self.turns.session

    def _settings_now(self) -> Settings:
        return {"testIdAttribute": self.selectors._test_id_attribute, **self._side.settings()}

    # -- what others use -------------------------------------------------------------------------------------------

    async def run(
        self,
        call: Call[R],
        *,
        frame: str | None = None,
        timeout: float,
        title: str,
        code: str | None = None,
        selector: str | None = None,
        beside: SentAction | None = None,
    ) -> R:
        """Runs an operation (_protocol/commands) and returns its result as it is on the wire.

        `timeout` in ms, 0 for none. `title` is the public method (`Page.click`), for errors. `code` is the user's
        function or expression. `selector` is what `{{target}}` stands for in messages. Raises the errors of errors.py,
        and OvertakenError if the goto event `beside` is answered first.
        """
        await self._begin()
        deadline = Deadline.after_ms(bounded(timeout))
        recorder = self._side.recorder
        if recorder is None and not is_watching():
            return await self.run_until(deadline, call, frame, title, code=code, selector=selector, beside=beside)
        span = NOT_TRACED if recorder is None else recorder.operation(title, call, timeout, selector, code)
        with watched(title, selector and locator_text(selector), span) as traced:
            result = await self.run_until(
                deadline, call, frame, title, code=code, selector=selector, beside=beside, trace=traced.id
            )
            traced.returned(result)
            return result

    def call(self, title: str, params: Mapping[str, Any] | None = None) -> AbstractContextManager[TracedCall | NoCall]:
        """A call of several operations, as a trace and a log show it: one, while the context manager lasts."""
        recorder = self._side.recorder
        return watched(title, None, NOT_TRACED if recorder is None else recorder.call(title, params))

    async def run_until(
        self,
        deadline: Deadline,
        call: Call[R],
        frame: str | None,
        title: str,
        *,
        code: str | None = None,
        selector: str | None = None,
        beside: SentAction | None = None,
        trace: str | None = None,
    ) -> R:
        """Runs an operation as a part of a call (`trace`: its id in a trace).

        Continues in the frame of another origin that a selector leads to.
        """
        while True:
            command = self.window.command(call.operation.name, call.params, math.ceil(deadline.left_ms))
            if frame is not None and frame != MAIN:
                command["frame"] = frame
            if trace is not None and shows(call.operation.name):
                command["trace"] = trace
            text = code
            elsewhere = "frame" in command or self.window.popup is not None  # the turn's text is another window's
            if code is not None and (elsewhere or differs_in_a_turn(code)):
                command["params"]["source"], text = code, None
            # Beside a goto event a browser may let no script run before the navigation is over.
            grace = None if beside is None else 0.0
            operation = Operation(self.window, command, title, code=text, grace=grace, deadline=deadline)
            try:
                result: R = await self._finish(operation, title, selector, beside)
                return result
            except ElsewhereError as error:
                there, its_call = await self._elsewhere(error.failure, call, title)
                try:
                    return await there.run_until(
                        deadline, its_call, None, title, code=code, selector=selector, trace=trace
                    )
                except DetachedError:
                    if error.failure.rest is None:
                        raise

    async def _elsewhere(self, failure: FailureInfo, call: Call[R], title: str) -> tuple[Bridge, Call[R]]:
        """Returns where an operation continues that belongs into a frame of another origin, and its call there."""
        there = await self._side.inside(failure.frame or "")
        if there is None:
            raise failure_error(failure, title, None)
        if failure.rest is None:
            return there, call
        return there, call.below(call.params["target"]["selector"], failure.rest)

    async def leave(self, call: Call[R], *, timeout: float, title: str) -> tuple[R | None, str | None]:
        """Runs an operation that replaces the document. Returns its result and the document that begins to go away.

        The caller waits for the next one. The result is None if the document goes away before there is one.
        """
        await self._begin()
        command = self.window.command(call.operation.name, call.params, bounded(timeout))
        operation = Operation(self.window, command, title, leaves=True)
        return await self._finish(operation, title), operation.left

    async def pass_time(self, ms: float, title: str) -> None:
        """Waits for so many ms. News are dispatched meanwhile."""
        await self._begin()
        limit = bounded(0, ms)
        passing = PassingTime(self.window, ms / 1000, title, limit=limit, round_trip=lambda: self.session.round_trip)
        failed = await self._drive(passing.steps())
        if failed is not None:
            raise failure_error(failed.error, title, None)

    async def sync(self, title: str) -> None:
        """Makes a turn for the news alone."""
        await self._drive(look(self.window, title))

    async def greet(self, title: str) -> bool:
        """Makes itself known to the companion. Returns whether the session has it. Comes before anything else."""
        answer = await self.turns.send(self.window.greeting(title, COMPANION_SECONDS))
        self.turns.companion = self.window.companion = isinstance(answer, Absent) and answer.companion is True
        self.user_agent = answer.agent if isinstance(answer, Absent) else None
        return self.window.companion

    async def _begin(self) -> None:
        if not self._composed_calls:
            self.raise_owed()
        if self.slow_mo:
            await sleep(self.slow_mo / 1000)

    async def _finish(
        self, operation: Operation, title: str, selector: str | None = None, beside: SentAction | None = None
    ) -> Any:
        drive = partial(self._drive, operation.steps(), beside)
        in_order = reads(operation.command["op"])
        outcome: Done | Failed = await (self._reads.run(drive) if in_order else drive())
        if isinstance(outcome, Failed):
            if outcome.error.kind == "frame" and self.window.companion:
                raise ElsewhereError(outcome.error)
            raise failure_error(outcome.error, title, selector)
        return outcome.value

    async def goto(
        self,
        url: str,
        *,
        timeout: float,
        title: str,
        meanwhile: Beside | None = None,
        after: Beside | None = None,
    ) -> Any:
        """Sends the goto event. The next turn finds a new document. `timeout` in ms, 0 for none.

        `meanwhile` is run in the page if the event is not answered at once. Returns its result without waiting for the
        event's answer any longer, or None if that came first. `after` is run where the service itself begins its turn
        when the event has succeeded, so that it need not wait until the client knows. Returns its result, else None.
        """
        with self._between.call():
            return await go(self, url, timeout, title, meanwhile, after)

    async def navigate(self, to: Destination, state: LoadState, *, timeout: float, title: str) -> Arrival | None:
        """Navigates by the companion, and waits for the load state. Returns None if the history has no such entry."""
        call = tabs_navigate(id=token_hex(8), to=to, state=state)
        return await self.run(call, timeout=timeout, title=title)

    async def prepare(self, title: str) -> None:
        """Before a new document: the companion gets the settings with which it is to begin."""
        if self.window.owes_settings:
            await self.sync(title)

    async def over(self, title: str) -> TargetClosedError:
        """Returns the error of a call in a session that is over."""
        crashed = self.session.crashed
        await self._side.over(crashed)
        return TargetClosedError(f"{title}: {'Target crashed' if crashed else CLOSED}")

    @property
    def operations(self) -> int:
        """A number that grows with each operation."""
        return self.window.last_id

    def replace_session(self, session: AsyncSession) -> AsyncSession:
        """Continues in another session. Returns the one before."""
        before, self.turns.session = self.session, session
        self.window.start_anew()
        return before

    def raise_owed(self) -> None:
        """Raises the owed error, once."""
        error = self.take_owed()
        if error is not None:
            raise error

    def take_owed(self) -> Exception | None:
        """Returns the owed error, which the caller raises."""
        error, self.owed_error = self.owed_error, None
        return error

    @contextmanager
    def one_call(self) -> Iterator[None]:
        """While the operations of one public call run: an error that is owed is raised before the first of them."""
        self.raise_owed()
        self._composed_calls += 1
        try:
            yield
        finally:
            self._composed_calls -= 1

    async def in_session(self, action: Callable[[], Awaitable[Any]]) -> Any:
        """Runs an action of the session itself (extract, run_task) and returns its result."""
        with self._between.call():
            return await action()

    def navigated(self) -> None:
        """A new document is expected, so the next turn carries the core."""
        self.window.navigated()

    @property
    def dialect(self) -> Dialect:
        """How the service takes JavaScript."""
        return self.window.dialect

    @property
    def frames(self) -> list[FrameInfo]:
        """The frames that the last news reported. The main frame comes first."""
        return self.window.frames

    @property
    def events(self) -> EventQueue:
        """The events of the session."""
        return self._dispatcher.events

    @property
    def doc(self) -> str:
        """The document whose kernel has answered last."""
        return self.window.doc

    @property
    def observing(self) -> bool:
        """Whether the runtime observes anything."""
        return bool(self.window.settings.get("observe"))

    @property
    def settings(self) -> Settings:
        """The settings of the runtime (Settings in contract.ts)."""
        return self.window.settings

    def set(self, **settings: Unpack[Settings]) -> None:
        """Changes settings of the runtime. They travel with the next turn."""
        self.window.set(**settings)
        self._between.begin()

    @property
    def listens(self) -> bool:
        """Whether the user has listeners or handlers that the page's news may call."""
        settings = self.window.settings
        followed = set(settings.get("lags") or ())
        observes = not followed.issuperset(settings.get("observe") or ())
        return observes or any(settings.get(kind) for kind in ("routes", "webSocketRoutes", "bindings", "devtools"))

    @property
    def side(self) -> PageSide:
        """The page that news and questions go to."""
        return self._side

    async def end(self) -> None:
        """Waits for no more news: the session is about to end, or to be replaced."""
        await self._between.end()

    async def settle(self, doc: str, timeout: float, title: str) -> None:
        """Waits until another document than `doc` is there, for `timeout` ms at most."""
        try:
            await self.run(page_left(doc=doc), timeout=timeout, title=title)
        except TimeoutError:
            return

    async def hear(self, reply: Reply) -> None:
        """Dispatches the news of a reply."""
        await self._dispatcher.dispatch(reply)

    # -- the driver ------------------------------------------------------------------------------------------------

    async def _drive(self, steps: Steps[T], beside: SentAction | None = None) -> T:
        """Carries out the steps and returns their result."""
        with self._between.call():
            return await self.carry_out(steps, partial(self.do, beside=beside))

    async def carry_out(self, steps: Steps[T], do: Callable[[Step], Awaitable[Any]]) -> T:
        """Does the steps by a function, and returns their result."""
        try:
            step = next(steps)
            while True:
                try:
                    came = await do(step)
                except BaseException as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(came)
        except StopIteration as end:
            result: T = end.value
            return result

    async def do(self, step: Step, beside: SentAction | None = None) -> Any:
        """Does one step."""
        if isinstance(step, Send):
            return await self._send(step, beside)
        if isinstance(step, Hear):
            bridge = self if step.window is self.window or self._opener is None else self._opener
            return await bridge.hear(step.reply)
        if isinstance(step, Pause):
            return await sleep(step.seconds)
        if isinstance(step, Attend):
            return await self._dispatcher.attend()
        return await self._answer(step)

    async def _send(self, send: Send, beside: SentAction | None) -> Answer:
        begin = time.monotonic()
        try:
            answer = await self.turns.send(send, beside)
            while isinstance(answer, Held) and not _only_looks(send):
                await self._meanwhile(send.title)
                if send.for_news:  # which have come
                    break
                answer = await self.turns.send(send.resumed(answer.held, time.monotonic() - begin))
            return answer
        except PopupError as error:
            raise await self._lost(error, send.title) from error
        except SessionClosedError as error:
            raise await self.over(send.title) from error

    async def _meanwhile(self, title: str) -> None:
        """A turn in another window is on hold: the session's own tab reports why, and handlers decide."""
        if self._opener is not None:
            await self._opener.sync(title)
        await self._dispatcher.attend()

    async def _answer(self, step: Ask) -> Any:
        return await self._side.question(step.question)

    async def _lost(self, error: PopupError, title: str) -> Error:
        """Returns the error of a call in a popup that is out of reach."""
        if error.crashed:
            await self._side.crashed()
            return TargetClosedError(f"{title}: Target crashed")
        await self._side.lost(error.closed)
        if error.closed:
            return TargetClosedError(f"{title}: {CLOSED}")
        return NotSupportedError(
            f"{title} of a popup",
            "it shows a document of another origin than the page that opened it, where no script of the page reaches",
            "context.new_page() and page.goto(popup.url), which has a session of its own",
        )

    async def _carry(self) -> None:
        """Takes answers to the page while other handlers still run. If that fails, the call in progress notices."""
        if self.window.owes:
            with suppress(TargetClosedError, NotSupportedError):
                await self._drive(exchange(self.window, Send({"slice": 0}, "Page.route", RELAY_SECONDS)))

    async def _ask_opener(self) -> None:
        """Fetches the news of a popup's opener: what the popup asks is among them."""
        if self._opener is not None:
            await self._drive(exchange(self._opener.window, Send({"slice": 0}, "Page.on", RELAY_SECONDS)))


def _only_looks(send: Send) -> bool:
    """Whether a turn does nothing but fetch news. It need not wait: why it is on hold comes with other news."""
    return "start" not in send.message and "wait" not in send.message
