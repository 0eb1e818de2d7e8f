"""Operations in a session's page, over turns and documents (contract: smooth_page/runtime/src/contract.ts)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from functools import partial
from typing import Any

from smooth_page._io.asynchronous import InOrder, sleep
from smooth_page._protocol.bridge import (
    Asks,
    Command,
    Done,
    Failed,
    FrameInfo,
    Left,
    Message,
    Missing,
    News,
    Outcome,
    Pending,
    Reply,
)
from smooth_page._shared.deadlines import bounded
from smooth_page._shared.network.urls import only_fragment
from smooth_page._shared.wire.call_log import call_log
from smooth_page._shared.wire.chunks import acts, chunks_of
from smooth_page._shared.wire.failures import failure_error
from smooth_page.errors import (
    CLOSED,
    ActionError,
    Error,
    NotSupportedError,
    SessionClosedError,
    TargetClosedError,
    TimeoutError,
)

from ..events.event_queue import EventQueue
from ..service.sent_action import OvertakenError, SentAction
from ..service.session import AsyncSession
from .dialect import SLICE, Dialect
from .selectors import Selectors
from .turns import CodeSyntaxError, GoneError, LostTurnError, OnRoute, OnWebSocket, PopupError, Turn, Turns

MAIN = "main"
# ms that a document which began to go away is given; where it stays after all (a download), nothing is lost but this.
LEAVING = 3_000
# What the call log says of that wait.
SETTLING = "waiting for scheduled navigations to finish"
# Seconds beyond a limit that the page keeps itself: it may be frozen, and the answer has a way to go.
GRACE = 3.0
NEWS_SECONDS = 30.0
# Documents may follow each other; a turn that fails this often in a row fails for another reason.
LOST_TURNS = 5
LOST_PAUSE = 0.05  # seconds
UNAWAITED_PAUSE = 0.02  # seconds between turns where the service does not await promises
# A turn that failed after less was not broken off for its length.
LONG_TURN = 1.0  # seconds
DESTROYED = "Execution context was destroyed, most likely because of a navigation"
# What the user's code did before its document went can't be done again elsewhere, nor is its result known.
USERS_CODE = frozenset({"evaluate"})
# Waits for news: a document that has come in the place of the one that was watched is news itself.
WATCH = "page.watch"
# Operations that only read what is there: listeners that make such calls side by side go on in their order.
READS = frozenset({"observe.body", "intercept.body", "handle.json", "handle.properties", "handle.property"})
# Seconds beyond its end for which a page that is busy may let the passing of time go unanswered.
BUSY = 0.15
# Seconds after its receipt for which the answer of a goto event is waited for, before anything is done beside it.
AT_ONCE = 0.02


class _Running:
    """An operation under way, over its turns and documents."""

    def __init__(
        self,
        command: Command,
        code: str | None,
        title: str,
        *,
        leaves: bool = False,
        beside: SentAction | None = None,
    ) -> None:
        self.command = command
        self.code = code
        self.title = title
        # Who runs it waits for the next document; which one has begun to go.
        self.leaves = leaves
        self.left: str | None = None
        # A goto event that is under way.
        self.beside = beside
        self.dispatched = False
        self.limit = command["timeout"]
        self.deadline = time.monotonic() + self.limit / 1000 if self.limit else None
        self.chunks = chunks_of(command["op"], command["params"])
        # The page's policy forbade its program.
        self.refused: Failed | None = None

    def turn(self, message: Message) -> Turn:
        """A turn for it. Python gives it up a while after the page should have."""
        grace = GRACE if self.beside is None else 0.0  # a browser may let no script run before a navigation is over
        patience = None if self.deadline is None else max(0.0, self.deadline - time.monotonic()) + grace
        code = self.code if "start" in message else None
        return Turn(message, self.title, patience, code, self.chunks, beside=self.beside)

    def started(self) -> Message:
        """The message that begins it."""
        return {"slice": SLICE, "start": [self.command]}

    def waiting(self) -> Message:
        """The message that waits for it where it was begun."""
        return {"slice": SLICE, "wait": [self.command["id"]]}

    def restarted(self) -> Message:
        """The message that begins it anew, with the time that is left. In its own document it only goes on."""
        if self.deadline is not None:
            self.command["timeout"] = max(1.0, (self.deadline - time.monotonic()) * 1000)
        return self.started()

    def again(self) -> Message:
        """The message after a turn was lost: what acts is not begun again where it may have acted."""
        if acts(self.command["op"]):
            self.command["again"] = True
        return self.restarted()

    def gone(self) -> Message | None:
        """What to do in another document than it was begun in; None: it counts as done."""
        if not self.dispatched:
            return None if self.command["op"] == WATCH else self.restarted()
        if self.command["op"] in USERS_CODE:
            raise Error(f"{self.title}: {DESTROYED}")
        return None

    def as_source(self) -> Message:
        """It begins with its code as a program, which the page evaluates."""
        self.command["params"]["source"], self.code = self.code, None
        return self.restarted()

    def past_policy(self, refused: Failed) -> Message | None:
        """It begins with its program in the turn's own text, where the page's policy forbids evaluating it.

        The names of the frame it is meant for are looked up in what the kernel gives (values/code.ts).
        """
        if self.refused is not None or "source" not in self.command["params"]:
            return None
        self.refused = refused
        self.code = f"(() => {{ with (__smooth_scope) {{ return (\n{self.command['params']['source']}\n); }} }})()"
        self.command["id"] += 1  # the kernel does not begin an operation twice
        return self.restarted()

    def in_full(self, outcome: Failed) -> Failed:
        """A time-out speaks of the whole limit, not of what a later document was given."""
        if outcome.error.kind == "timeout":
            outcome.error.message = f"Timeout {self.limit:.15g}ms exceeded."
        return outcome


class Bridge:
    """Runs operations in the session's page: one call, one event, unless it waits longer than a slice."""

    def __init__(self, session: AsyncSession, selectors: Selectors | None = None) -> None:
        self.session = session
        # Set by whoever owns the page.
        self.on_question: Callable[[dict[str, Any]], Awaitable[Any]] | None = None
        # Called where a popup can't be reached (any more), with whether it is closed.
        self.on_lost: Callable[[bool], Awaitable[None]] | None = None
        # Called where the session is found to be over, with whether its page crashed.
        self.on_over: Callable[[bool], Awaitable[None]] | None = None
        self.slow_mo: float = 0.0
        # What a handler raised that belongs to no call: the next one raises it.
        self.owed_error: Exception | None = None
        # A call of several operations is under way.
        self.composing = False
        self._turns = Turns(session, selectors or Selectors())
        self._reads = InOrder()
        self._last_id = 0

    # -- what others use -------------------------------------------------------------------------------------------

    async def run(
        self,
        op: str,
        params: dict[str, Any] | None = None,
        *,
        frame: str | None = None,
        timeout: float,
        title: str,
        code: str | None = None,
        selector: str | None = None,
        beside: SentAction | None = None,
    ) -> Any:
        """Runs an operation (runtime/src/commands.ts) and gives its result as it is on the wire.

        `timeout` in ms, 0 for none. `title` is the public method (`Page.click`), for errors. `code` is the user's
        function or expression. `selector` is what `{{target}}` stands for in messages. Raises the errors of errors.py;
        and OvertakenError where the goto event `beside` is answered first.
        """
        command = await self._command(op, params, timeout)
        given = command["params"]
        if frame is not None and frame != MAIN:
            command["frame"] = frame
            if code is not None:
                given["source"] = code
                code = None
        if code is not None and self._turns.popup is not None:  # the turn's text is another window's
            given["source"], code = code, None
        return await self._complete(_Running(command, code, title, beside=beside), selector)

    async def leave(self, op: str, params: dict[str, Any], *, timeout: float, title: str) -> tuple[Any, str | None]:
        """Runs an operation that replaces the document, and returns its result and the document that begins to go.

        The caller waits for the next one. The result is None where the document goes before there is one.
        """
        running = _Running(await self._command(op, params, timeout), None, title, leaves=True)
        return await self._complete(running), running.left

    async def pass_time(self, ms: float, title: str) -> None:
        """Lets so much time pass, which Python keeps: the page may be busy, and documents may follow each other.

        News are heard meanwhile, and what listeners and handlers do has the time that is left.
        """
        end = time.monotonic() + ms / 1000
        command = await self._command("wait.time", {}, 0, lasts=ms)
        lost = 0
        while await self._passes(command, end, title):
            lost += 1
            self.navigated()
            await sleep(min(LOST_PAUSE * lost, max(0.0, end - time.monotonic())))
        if self._turns.owes:
            await self.sync(title)
        await sleep(max(0.0, end - time.monotonic()))

    async def _passes(self, command: Command, end: float, title: str) -> bool:
        """Lets time pass in the document that is there, as long as it is; says whether there is more to pass."""
        while True:
            trip = self.session.round_trip
            left = max(0.0, end - time.monotonic() - trip)
            self._last_id += 2
            started: Command = {**command, "id": self._last_id, "params": {"ms": 1000 * left}}
            patience = left + 2 * trip + BUSY
            turn = Turn({"slice": SLICE, "start": [started]}, title, patience, lasts=left)
            try:
                reply = await self._turns.exchange(turn)
            except LostTurnError:
                return True
            except PopupError as error:
                raise await self._lost(error, title) from error
            except SessionClosedError as error:
                raise await self.over(title) from error
            except TimeoutError:
                break  # it is busy
            if reply.leaving:
                self.navigated()
            if not await self._still(reply, started["id"], title) or time.monotonic() >= end:
                return False
        self._turns.cancel(self._last_id)
        return False

    async def _still(self, reply: Reply, operation: int, title: str) -> bool:
        """Whether a turn that lets time pass has ended for another reason than that it has passed."""
        for outcome in reply.outcomes:
            if isinstance(outcome, Failed):
                raise failure_error(outcome.error, title, None)
            if isinstance(outcome, Done):
                return False
        self._turns.cancel(operation)
        await sleep(0 if self.dialect.awaits else UNAWAITED_PAUSE)
        return True

    async def _command(
        self, op: str, params: dict[str, Any] | None, timeout: float, *, lasts: float | None = None
    ) -> Command:
        if not self.composing:
            self.raise_owed()
        if self.slow_mo:
            await sleep(self.slow_mo / 1000)
        self._last_id += 2  # the number in between is for another attempt
        given = dict(params or {})
        return {"id": self._last_id, "op": op, "params": given, "timeout": bounded(timeout, lasts)}

    async def _complete(self, running: _Running, selector: str | None = None) -> Any:
        title = running.title
        try:
            finish = partial(self._finish, running)
            outcome = await (self._reads.run(finish) if running.command["op"] in READS else finish())
        except PopupError as error:
            raise await self._lost(error, title) from error
        except SessionClosedError as error:
            raise await self.over(title) from error
        except TimeoutError as error:
            self._turns.cancel(running.command["id"])
            log = "Call log:\n  - the page does not answer\n"
            raise TimeoutError(f"{title}: Timeout {running.limit:.15g}ms exceeded.\n{log}") from error
        except BaseException:
            self._turns.cancel(running.command["id"])
            raise
        if isinstance(outcome, Failed):
            raise failure_error(outcome.error, title, selector)
        return outcome.value

    async def goto(
        self, url: str, *, timeout: float, title: str, meanwhile: Callable[[SentAction], Awaitable[Any]] | None = None
    ) -> Any:
        """Sends the goto event; the next turn finds a new document. `timeout` in ms, 0 for none.

        `meanwhile` is run in the page where the event is not answered at once. Its result is returned, and the event's
        answer is not waited for any longer; None where that came first.
        """
        limit = timeout / 1000 if timeout else None
        going = self.session.sending("browser_action", "goto", {"url": url}, timeout=limit, label=title)
        try:
            async with going:
                if meanwhile is not None and not await going.is_answered(AT_ONCE):
                    self.navigated()
                    with suppress(OvertakenError):
                        return await meanwhile(going)
                await self._gone_to(url, going)
        except ActionError as error:
            raise Error(f"{title}: {error.output}") from error
        except SessionClosedError as error:
            raise await self.over(title) from error
        return None

    async def _gone_to(self, url: str, going: SentAction) -> None:
        try:
            await going.result()
        finally:
            if not (self.frames and only_fragment(self.frames[0].url, url)):
                self.navigated()

    async def over(self, title: str) -> TargetClosedError:
        """What a call raises in a session that is over."""
        crashed = self.session.crashed
        if self.on_over is not None:
            await self.on_over(crashed)
        return TargetClosedError(f"{title}: {'Target crashed' if crashed else CLOSED}")

    @property
    def operations(self) -> int:
        """How many were begun."""
        return self._last_id

    def replace_session(self, session: AsyncSession) -> AsyncSession:
        """Goes on in another session, whose page nothing is known of; the one before is returned."""
        before, self.session = self.session, session
        self._turns.start_anew(session)
        return before

    def raise_owed(self) -> None:
        """Raises the error that is owed, once."""
        error, self.owed_error = self.owed_error, None
        if error is not None:
            raise error

    async def in_session(self, action: Callable[[], Awaitable[Any]]) -> Any:
        """Runs an action of the session's own (extract, run_task), and returns its result."""
        return await action()

    def navigated(self) -> None:
        """A new document is expected: the bundle goes along with the next turn at once."""
        self._turns.navigated()

    @property
    def dialect(self) -> Dialect:
        """How the service takes JavaScript."""
        return self._turns.dialect

    @property
    def frames(self) -> list[FrameInfo]:
        """From the last news. The main frame comes first."""
        return self._turns.frames

    @property
    def events(self) -> EventQueue:
        """The events of the session."""
        return self._turns.events

    def suppress(self, kinds: Collection[str]) -> None:
        """News of these kinds are dropped as they arrive."""
        self._turns.suppressed = kinds

    @property
    def on_news(self) -> Callable[[News], Awaitable[None]] | None:
        """Called with each item of news, between turns."""
        return self._turns.on_news

    @on_news.setter
    def on_news(self, listener: Callable[[News], Awaitable[None]] | None) -> None:
        self._turns.on_news = listener

    @property
    def on_call(self) -> Callable[[dict[str, Any]], Awaitable[Any]] | None:
        """Answers calls of exposed functions, between turns."""
        return self._turns.on_call

    @on_call.setter
    def on_call(self, answer: Callable[[dict[str, Any]], Awaitable[Any]] | None) -> None:
        self._turns.on_call = answer

    @property
    def on_route(self) -> OnRoute | None:
        """Decides about requests that the page asks about."""
        return self._turns.on_route

    @on_route.setter
    def on_route(self, decide: OnRoute | None) -> None:
        self._turns.on_route = decide

    @property
    def on_queued(self) -> Callable[[News], None]:
        """Called with each item of news before anything deals with it."""
        return self._turns.on_queued

    @on_queued.setter
    def on_queued(self, note: Callable[[News], None]) -> None:
        self._turns.on_queued = note

    @property
    def on_settings(self) -> Callable[[], dict[str, Any]]:
        """Asked before each turn: settings that follow from what may have changed since the last one."""
        return self._turns.on_settings

    @on_settings.setter
    def on_settings(self, give: Callable[[], dict[str, Any]]) -> None:
        self._turns.on_settings = give

    @property
    def on_web_socket(self) -> OnWebSocket | None:
        """Decides about WebSockets that the page asks about."""
        return self._turns.on_web_socket

    @on_web_socket.setter
    def on_web_socket(self, decide: OnWebSocket | None) -> None:
        self._turns.on_web_socket = decide

    @property
    def doc(self) -> str:
        """The document whose kernel has answered last."""
        return self._turns.doc

    @property
    def observing(self) -> bool:
        """Whether the runtime was asked to look at anything."""
        return bool(self._turns.settings.get("observe"))

    @property
    def settings(self) -> dict[str, Any]:
        """Those of the runtime, as they travel."""
        return self._turns.settings

    def set(self, **settings: Any) -> None:
        """Changes settings of the runtime (Settings in contract.ts); they travel with the next turn."""
        self._turns.set(**settings)

    async def settle(self, doc: str, timeout: float, title: str) -> None:
        """Until another document than `doc` is there; for `timeout` ms at most, then that is how it is."""
        try:
            await self.run("page.left", {"doc": doc}, timeout=timeout, title=title)
        except TimeoutError:
            return

    async def sync(self, title: str) -> None:
        """A turn for the news alone."""
        lost = 0
        while True:
            try:
                await self._turns.exchange(Turn({"slice": 0}, title, NEWS_SECONDS))
                return
            except PopupError as error:
                raise await self._lost(error, title) from error
            except LostTurnError as error:
                lost += 1
                await self._after_lost(lost, error, title)
            except SessionClosedError as error:
                raise await self.over(title) from error
            except TimeoutError as error:
                raise TimeoutError(f"{title}: the page does not answer") from error

    # -- an operation from beginning to end ------------------------------------------------------------------------

    async def _finish(self, running: _Running) -> Done | Failed:
        message: Message | None = running.started()
        lost, cut_after = 0, 0.0
        while message is not None:
            begin = time.monotonic()
            try:
                reply = await self._turns.exchange(running.turn(message))
            except CodeSyntaxError:
                if running.refused is not None:
                    return running.refused
                message = running.as_source()
                continue
            except GoneError:
                message = await self._gone(running)
                continue
            except LostTurnError as error:
                lost += 1
                cut_after = time.monotonic() - begin
                await self._after_lost(lost, error, running.title)
                message = running.waiting() if running.dispatched else running.again()
                continue
            if reply.leaving:
                running.left = reply.doc
                self.navigated()
            outcome = _outcome(reply, running)
            if lost and cut_after > LONG_TURN and outcome.status != "unknown":
                self.dialect.cut_off(cut_after)
            lost = 0
            if isinstance(outcome, (Done, Failed)):
                message = await self._ended(running, outcome, reply)
                if message is None:
                    return outcome
                continue
            message = await self._continue(running, outcome, reply)
            if message is None:
                return Done(id=running.command["id"], status="done", value=None)
        # Its document is gone: what the next one tells belongs to the call that led there.
        await self.sync(running.title)
        return Done(id=running.command["id"], status="done", value=None)

    async def _lost(self, error: PopupError, title: str) -> Error:
        """What a call raises where a popup is out of reach."""
        if self.on_lost is not None:
            await self.on_lost(error.closed)
        if error.closed:
            return TargetClosedError(f"{title}: {CLOSED}")
        return NotSupportedError(
            f"{title} of a popup",
            "it shows a document of another origin than the page that opened it, where no script of the page reaches",
            "context.new_page() and page.goto(popup.url), which has a session of its own",
        )

    async def _after_lost(self, lost: int, error: LostTurnError, title: str) -> None:
        """A moment for the next document to come; gives up when it fails for another reason."""
        if lost >= LOST_TURNS:
            raise Error(f"{title}: {error}") from error
        self.navigated()
        await sleep(LOST_PAUSE * lost * lost)

    async def _ended(self, running: _Running, outcome: Done | Failed, reply: Reply) -> Message | None:
        """What is left to do after an operation; a message where it is to begin in another way."""
        if self._turns.owes:  # no further turn of the operation would carry it
            await self.sync(running.title)
        if isinstance(outcome, Failed):
            running.in_full(outcome)
            return running.past_policy(outcome) if outcome.error.kind == "csp" else None
        if reply.leaving and not running.leaves:
            try:
                await self.settle(reply.doc, LEAVING, running.title)
            except TargetClosedError as error:
                if self._turns.popup is None:  # a popup may have closed itself
                    raise TargetClosedError(f"{error.message}\n{call_log([SETTLING])}") from error
            except NotSupportedError:
                if self._turns.popup is None:  # a popup may have gone out of reach
                    raise
        return None

    async def _continue(self, running: _Running, outcome: Outcome, reply: Reply) -> Message | None:
        """The next message of an operation that is not over; None: it counts as done."""
        if isinstance(outcome, Pending):
            running.dispatched = outcome.dispatched
            if reply.leaving and running.leaves and running.dispatched:
                return None
            await self._turns.attend()
            if not self.dialect.awaits:
                await sleep(UNAWAITED_PAUSE)
            return running.waiting()
        if isinstance(outcome, Asks):
            if self.on_question is None:
                raise Error(f"The page asks what nobody answers: {outcome.ask.get('kind')}")
            self._turns.answer({"id": outcome.id, "value": await self.on_question(outcome.ask)})
            return running.waiting()
        if isinstance(outcome, Left):
            running.dispatched = True
        if isinstance(outcome, Missing):
            raise Error(f"{running.title}: the runtime has no operation {running.command['op']}")
        return await self._gone(running)

    async def _gone(self, running: _Running) -> Message | None:
        """Its document is gone; a popup's may have gone with the window, which another turn finds."""
        if self._turns.popup is not None:
            await self.sync(running.title)
        return running.gone()


def _outcome(reply: Reply, running: _Running) -> Outcome:
    for outcome in reply.outcomes:
        if outcome.id == running.command["id"]:
            return outcome
    raise Error(f"{running.title}: the page does not say what became of the operation")
