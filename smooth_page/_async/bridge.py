"""Turns between Python and the in-page runtime (contract: smooth_page/runtime/src/contract.ts)."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import ValidationError

from smooth_page._io.asynchronous import sleep
from smooth_page._protocol.bridge import (
    Absent,
    Answered,
    Asks,
    Command,
    Done,
    Failed,
    FrameInfo,
    Message,
    Missing,
    News,
    Outcome,
    Pending,
    Reply,
    frames_reader,
    reply_reader,
)
from smooth_page._shared.chunks import chunks_of
from smooth_page._shared.failures import failure_error
from smooth_page._shared.turn_text import turn_body
from smooth_page.errors import Error, SessionClosedError, TargetClosedError, TimeoutError

from .dialect import FORMS, Dialect
from .selectors import Selectors
from .session import ActionError, AsyncSession

log = logging.getLogger("smooth_page")

MAIN = "main"
SLICE = 5_000  # ms; no limit on script time that a service may have breaks a longer wait
# ms that a document which began to go away is given; where it stays after all (a download), nothing is lost but this.
LEAVING = 3_000
# Seconds beyond a limit that the page keeps itself: it may be frozen, and the answer has a way to go.
GRACE = 3.0
# Documents may follow each other; a turn that fails this often in a row fails for another reason.
LOST_TURNS = 4
UNAWAITED_PAUSE = 0.02  # seconds between turns where the service does not await promises
SYNTAX = "SyntaxError"


class LostTurnError(Exception):
    """The event of a turn failed: most likely its document went away."""


class CodeSyntaxError(Exception):
    """The user's code is not an expression; nothing of the turn was run."""


class _Running:
    """An operation under way, over its turns and documents."""

    def __init__(self, command: Command, code: str | None) -> None:
        self.command = command
        self.code = code
        self.dispatched = False
        self.limit = command["timeout"]
        self.deadline = time.monotonic() + self.limit / 1000 if self.limit else None

    def started(self) -> Message:
        """The message that begins it."""
        return {"slice": SLICE, "start": [self.command]}

    def restarted(self) -> Message:
        """The message that begins it again, with the time that is left."""
        if self.deadline is not None:
            self.command["timeout"] = max(1.0, (self.deadline - time.monotonic()) * 1000)
        return self.started()

    def in_full(self, outcome: Failed) -> Failed:
        """A time-out speaks of the whole limit, not of what a later document was given."""
        if outcome.error.kind == "timeout":
            outcome.error.message = f"Timeout {self.limit:g}ms exceeded."
        return outcome

    def patience(self) -> float | None:
        """Seconds that a turn may take until Python gives it up; None: as long as the session lives."""
        return None if self.deadline is None else max(0.0, self.deadline - time.monotonic()) + GRACE


class Bridge:
    """Runs operations in the session's page: one call, one event, unless it waits longer than a slice."""

    def __init__(self, session: AsyncSession, selectors: Selectors | None = None) -> None:
        self.session = session
        # Whose registered engines and test id attribute travel along.
        self._selectors = selectors or Selectors()
        self.dialect = Dialect()
        # The main frame comes first. From the last news.
        self.frames: list[FrameInfo] = []
        # Set by whoever owns the page.
        self.on_news: Callable[[News], Awaitable[None]] | None = None
        self.on_question: Callable[[dict[str, Any]], Awaitable[Any]] | None = None
        self.on_call: Callable[[dict[str, Any]], Awaitable[Any]] | None = None
        self.slow_mo: float = 0.0
        self._name = f"__{secrets.token_hex(8)}"
        self._last_id = 0
        self._doc: str | None = None
        self._seen = 0
        # What the present document has.
        self._chunks: set[str] = set()
        self._fresh = True
        self._settings: dict[str, Any] = {}
        self._settings_changed = False
        self._answers: list[Answered] = []
        self._cancelled: list[int] = []

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
    ) -> Any:
        """Runs an operation (runtime/src/commands.ts) and gives its result as it is on the wire.

        `timeout` in ms, 0 for none. `title` is the public method (`Page.click`), for errors. `code` is the user's
        function or expression. `selector` is what `{{target}}` stands for in messages. Raises the errors of errors.py.
        """
        if self.slow_mo:
            await sleep(self.slow_mo / 1000)
        self._last_id += 1
        given = dict(params or {})
        command: Command = {"id": self._last_id, "op": op, "params": given, "timeout": timeout}
        if frame is not None and frame != MAIN:
            command["frame"] = frame
            if code is not None:
                given["source"] = code
                code = None
        running = _Running(command, code)
        try:
            outcome = await self._finish(running, title)
        except SessionClosedError as error:
            raise TargetClosedError(f"{title}: Target page, context or browser has been closed") from error
        if isinstance(outcome, Failed):
            raise failure_error(outcome.error, title, selector)
        return outcome.value if isinstance(outcome, Done) else None

    async def goto(self, url: str, *, timeout: float, title: str) -> None:
        """Sends the goto event; the next turn finds a new document. `timeout` in ms, 0 for none."""
        try:
            limit = timeout / 1000 if timeout else None
            await self.session.act("browser_action", "goto", {"url": url}, timeout=limit, label=title)
        except ActionError as error:
            raise Error(f"{title}: {error.output}") from error
        except SessionClosedError as error:
            raise TargetClosedError(f"{title}: Target page, context or browser has been closed") from error
        finally:
            self.navigated()

    async def goes(self, action: Callable[[], Awaitable[Any]]) -> Any:
        """Runs an action of the session's that may leave the document (run_task), with its result."""
        try:
            return await action()
        finally:
            self.navigated()

    def navigated(self) -> None:
        """A new document is expected: the bundle goes along with the next turn at once."""
        self._fresh = True

    @property
    def observing(self) -> bool:
        """Whether the runtime was asked to look at anything."""
        return bool(self._settings.get("observe"))

    def set(self, **settings: Any) -> None:
        """Changes settings of the runtime (Settings in contract.ts); they travel with the next turn."""
        for name, value in settings.items():
            if self._settings.get(name) != value:
                self._settings[name] = value
                self._settings_changed = True

    async def settle(self, doc: str, timeout: float, title: str) -> None:
        """Until another document than `doc` is there; for `timeout` ms at most, then that is how it is."""
        try:
            await self.run("page.left", {"doc": doc}, timeout=timeout, title=title)
        except TimeoutError:
            return

    async def sync(self, title: str) -> None:
        """A turn for the news alone."""
        await self._exchange({"slice": 0}, None, title, GRACE * 10)

    # -- an operation from beginning to end ------------------------------------------------------------------------

    async def _finish(self, running: _Running, title: str) -> Outcome:
        message = running.started()
        lost = 0
        while True:
            try:
                reply = await self._exchange(message, running, title, running.patience())
                outcome = next(item for item in reply.outcomes if item.id == running.command["id"])
            except CodeSyntaxError:
                running.command["params"]["source"] = running.code
                running.code = None
                message = running.restarted()
                continue
            except LostTurnError as error:
                lost += 1
                if lost >= LOST_TURNS:
                    raise Error(f"{title}: {error}") from error
                if running.dispatched:
                    return Done(id=running.command["id"], status="done", value=None)
                self.navigated()
                message = running.restarted()
                continue
            lost = 0
            if isinstance(outcome, (Done, Failed)):
                await self._deliver(title)
                if isinstance(outcome, Failed):
                    return running.in_full(outcome)
                if reply.leaving:
                    await self.settle(reply.doc, LEAVING, title)
                return outcome
            following = await self._continue(running, outcome, title)
            if following is None:
                return Done(id=running.command["id"], status="done", value=None)
            message = following

    async def _continue(self, running: _Running, outcome: Outcome, title: str) -> Message | None:
        """The next message of an operation that is not over; None: it counts as done."""
        if isinstance(outcome, Pending):
            running.dispatched = outcome.dispatched
            if not self.dialect.awaits:
                await sleep(UNAWAITED_PAUSE)
            return {"slice": SLICE, "wait": [outcome.id]}
        if isinstance(outcome, Asks):
            self._answers.append(await self._ask(outcome))
            return {"slice": SLICE, "wait": [outcome.id]}
        if isinstance(outcome, Missing):
            raise Error(f"{title}: the runtime has no operation {running.command['op']}")
        # Unknown: another document is there.
        return None if running.dispatched else running.restarted()

    async def _ask(self, outcome: Asks) -> Answered:
        if self.on_question is None:
            raise Error(f"The page asks what nobody answers: {outcome.ask.get('kind')}")
        return {"id": outcome.id, "value": await self.on_question(outcome.ask)}

    async def _deliver(self, title: str) -> None:
        """Answers to the page's calls that no further turn of the operation would carry."""
        if self._answers:
            await self._exchange({"slice": 0}, None, title, GRACE * 10)

    # -- a turn ----------------------------------------------------------------------------------------------------

    async def _exchange(self, message: Message, running: _Running | None, title: str, patience: float | None) -> Reply:
        """One turn, repeated with the bundle where there is no kernel yet. News are dispatched before it returns."""
        chunks = self._chunks_for(running)
        reply = await self._turn(message, running, chunks, title, patience)
        if isinstance(reply, Absent):
            self._fresh = True
            if running is not None and "wait" in message:
                if running.dispatched:
                    raise LostTurnError("Execution context was destroyed, most likely because of a navigation")
                message = running.restarted()
            reply = await self._turn(message, running, self._chunks_for(running), title, patience)
        if isinstance(reply, Absent):
            raise LostTurnError("The page has no place for the runtime")
        await self._take(reply)
        return reply

    def _chunks_for(self, running: _Running | None) -> tuple[str, ...]:
        """What has to come along; a new document has nothing yet."""
        present = set() if self._fresh else self._chunks
        needed = [] if running is None else chunks_of(running.command["op"], running.command["params"])
        if self._settings.get("observe") or self._settings.get("bindings"):
            needed = [*needed, "observe"]
        return (*(["core"] if self._fresh else []), *(chunk for chunk in needed if chunk not in present))

    async def _turn(
        self, message: Message, running: _Running | None, chunks: tuple[str, ...], title: str, patience: float | None
    ) -> Reply | Absent:
        full = self._completed(message, with_settings="core" in chunks)
        code = running.code if running is not None and "start" in message else None
        body = turn_body(self._name, chunks=chunks, code=code, engines=self._selectors._engines)
        try:
            if self.dialect.known:
                reply = await self._send(body, full, title, patience)
            else:
                reply = await self._learn(body, full, title, patience)
        except TimeoutError as error:
            if running is None:
                raise
            self._cancelled.append(running.command["id"])
            raise TimeoutError(f"{title}: Timeout {running.limit:g}ms exceeded: the page does not answer.") from error
        except ActionError as error:
            text = str(error.output)
            if code is not None and text.startswith(SYNTAX):
                raise CodeSyntaxError(text) from error
            raise LostTurnError(text) from error
        if reply is None:
            raise LostTurnError("The service's answer is not the runtime's")
        self._answers = [item for item in self._answers if item not in full.get("resume", [])]
        return reply

    def _completed(self, message: Message, *, with_settings: bool) -> Message:
        full = message.copy()
        self.set(testIdAttribute=self._selectors._test_id_attribute)
        if not self.dialect.awaits:
            full["slice"] = 0
        if self._seen:
            full["ack"] = self._seen
        if self._answers:
            full["resume"] = list(self._answers)
        if self._cancelled:
            full["cancel"], self._cancelled = self._cancelled, []
        if self._settings and (with_settings or self._settings_changed):
            full["settings"] = dict(self._settings)
        return full

    async def _send(self, body: str, message: Message, title: str, patience: float | None) -> Reply | Absent | None:
        js, args = self.dialect.script(body, message)
        return await self._event(js, args, title, patience)

    async def _event(self, js: str, args: Any, title: str, patience: float | None) -> Reply | Absent | None:
        given = {"js": js} if args is None else {"js": js, "args": args}
        result = await self.session.act("browser_action", "evaluate_js", given, timeout=patience, label=title)
        try:
            return reply_reader.validate_python(result.output)
        except ValidationError:
            return None

    async def _learn(self, body: str, message: Message, title: str, patience: float | None) -> Reply | Absent | None:
        """The first turn: tries the forms in which a service may take JavaScript until one is understood."""
        failure: ActionError | None = None
        for form in FORMS:
            js, args = self.dialect.script(body, message, form)
            try:
                reply = await self._event(js, args, title, patience)
            except ActionError as error:
                failure = failure or error
                continue
            if reply is None:
                # The form may be right, and promises not awaited: what the turn began goes on in the page.
                waiting: Message = {"slice": 0, "wait": [command["id"] for command in message.get("start", [])]}
                js, args = self.dialect.script(body, waiting, form)
                reply = await self._event(js, args, title, patience)
                if reply is None:
                    continue
                self.dialect.awaits = False
            self.dialect.form, self.dialect.known = form, True
            return reply
        if failure is not None:
            raise failure
        return None

    async def _take(self, reply: Reply) -> None:
        """Keeps what the reply tells of the document, and dispatches its news."""
        if reply.doc != self._doc:
            self._doc, self._seen = reply.doc, 0
        self._chunks = set(reply.chunks)
        self._fresh = False
        self._settings_changed = False
        for news in reply.news:
            if news.seq <= self._seen:
                continue
            self._seen = news.seq
            await self._dispatch(news)

    async def _dispatch(self, news: News) -> None:
        details = news.model_extra or {}
        if news.kind == "frames":
            self.frames = frames_reader.validate_python(details.get("frames"))
        elif news.kind == "call":
            self._answers.append(await self._call(details))
            return
        if self.on_news is not None:
            await self.on_news(news)

    async def _call(self, details: dict[str, Any]) -> Answered:
        try:
            if self.on_call is None:
                raise Error(f"Nobody exposes {details.get('name')}")
            return {"id": details["id"], "value": await self.on_call(details)}
        except Exception as error:
            thrown = {"name": type(error).__name__, "message": str(error)}
            return {"id": details["id"], "error": thrown}
