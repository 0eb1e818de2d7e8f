"""One turn between Python and the in-page runtime: an evaluate_js event that carries a message and brings a reply."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pydantic import ValidationError

from smooth_page._io.asynchronous import HandlerCalls, Lock
from smooth_page._protocol.bridge import (
    Absent,
    Answered,
    FrameInfo,
    Message,
    News,
    Reply,
    frames_reader,
    reply_reader,
)
from smooth_page._protocol.news import is_well_formed
from smooth_page._shared.wire.turn_text import Entry, turn_body
from smooth_page.errors import ActionError, Error, SessionClosedError, TimeoutError

from ..events.event_queue import EventQueue
from ..service.sent_action import SentAction
from ..service.session import AsyncSession
from .dialect import FORMS, Dialect, Form
from .selectors import Selectors

SYNTAX = "SyntaxError"
# Settings for which requests, or moves to other documents, are to be held up.
_INTERCEPTED = ("routes", "extraHeaders", "offline", "early", "boundaries")
# Decides about the request of that id, now or later: calls what it is given with the decision.
OnRoute = Callable[[str, str | None, Callable[[dict[str, Any]], None]], Awaitable[None]]
# What a socket tells, and what takes actions for it.
OnWebSocket = Callable[[dict[str, Any], Callable[[list[dict[str, Any]]], None]], Awaitable[None]]
# For an opener to tell what its popup asks.
OPENER_SECONDS = 30.0
# Documents whose facts are kept: one may come back through the history.
DOCUMENTS_KEPT = 16


class LostTurnError(Exception):
    """The event of a turn failed, so nobody knows what became of it: most likely its document went away."""


class GoneError(Exception):
    """The document that an operation was begun in is gone."""


class PopupError(Exception):
    """The turn was meant for a popup that is closed, or that shows a document of another origin."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.closed = why == "closed"


class CodeSyntaxError(Exception):
    """The user's code is not an expression; nothing of the turn was run."""


@dataclass
class _Document:
    """What Python knows of the kernel of one document."""

    id: str
    # The last news dispatched.
    seen: int = 0
    chunks: set[str] = field(default_factory=set)
    # Which state of the settings it was told.
    settings: int = 0


@dataclass(frozen=True)
class Turn:
    """What one turn is to do. `title` is for those who watch, `patience` in seconds."""

    message: Message
    title: str
    patience: float | None
    code: str | None = None
    chunks: tuple[str, ...] = ()
    # Those that a popup is to have, whether they come along or are there.
    needs: tuple[str, ...] = ()
    # An action of the session's that is under way, whose answer ends the wait for this turn's.
    beside: SentAction | None = None
    # Seconds that it is known to take where nothing happens.
    lasts: float | None = None


class _Batch:
    """What one reply has brought that its call sees to itself, once listeners have been called."""

    def __init__(self, handlers: HandlerCalls) -> None:
        self.handlers = handlers
        # Documents that the page wants to go to, with the one that says so.
        self.leaves: list[tuple[News, str]] = []


# Handlers that are called for the present call, and whose session it is.
_handling: ContextVar[tuple[EventQueue, HandlerCalls] | None] = ContextVar("_handling", default=None)


class Turns:
    """Makes turns in a session's page: learns how the service takes them, and keeps what the page has been told."""

    def __init__(
        self, session: AsyncSession, selectors: Selectors, *, popup: str | None = None, root: Turns | None = None
    ) -> None:
        """`popup`: turns of a window that the session's page has opened, in whose document, the root's, they begin."""
        self.session = session
        self.dialect: Dialect = root.dialect if root else Dialect()
        self.popup = popup
        self.events: EventQueue = root.events if root else EventQueue()
        self._root = root
        # The main frame comes first. From the last news.
        self.frames: list[FrameInfo] = []
        self.settings: dict[str, Any] = {}
        # Set by whoever owns the page.
        self.on_news: Callable[[News], Awaitable[None]] | None = None
        self.on_call: Callable[[dict[str, Any]], Awaitable[Any]] | None = None
        self.on_route: OnRoute | None = None
        # Called with each item of news before anything deals with it: listeners of others may make calls first.
        self.on_queued: Callable[[News], None] = lambda _: None
        # Settings that follow from what may have changed since the last turn.
        self.on_settings: Callable[[], dict[str, Any]] = dict
        self.on_web_socket: OnWebSocket | None = None
        # Kinds of news that are dropped as they arrive.
        self.suppressed: Collection[str] = ()
        # Whose registered engines and test id attribute travel along.
        self._selectors = selectors
        self._entry = Entry.new()
        self._learning = Lock()
        self._documents: dict[str, _Document] = {}
        self._document = _Document("")
        # A new document is expected, or known to be there.
        self._fresh = root is None
        # Chunks that popups can be given: those that the document of the session's tab has had.
        self._makers: set[str] = set()
        self._settings_state = 0
        # With the document that asked.
        self._answers: list[tuple[str, Answered]] = []
        self._cancelled: list[int] = []
        # Calls of handlers that an error has kept from being made.
        self._left: list[Callable[[], Awaitable[None]]] = []

    # -- what travels with the next turn ---------------------------------------------------------------------------

    def navigated(self) -> None:
        """A new document is expected: the bundle goes along with the next turn at once; a popup's root has it."""
        self._fresh = self._root is None

    def start_anew(self, session: AsyncSession) -> None:
        """In the page of another session."""
        self.session = session
        self.frames = []
        self._documents, self._document, self._makers = {}, _Document(""), set()
        self.navigated()

    def set(self, **settings: Any) -> None:
        """Changes settings of the runtime (Settings in contract.ts)."""
        for name, value in settings.items():
            if self.settings.get(name) != value:
                self.settings[name] = value
                self._settings_state += 1

    def answer(self, answer: Answered) -> None:
        """Answers a question of the present document."""
        self._answers.append((self._document.id, answer))

    def cancel(self, operation: int) -> None:
        """Nobody waits for it any longer."""
        self._cancelled.append(operation)

    @property
    def doc(self) -> str:
        """The document that has answered last."""
        return self._document.id

    @property
    def owes(self) -> bool:
        """Whether the page waits for an answer that only another turn brings."""
        return bool(self._answers)

    # -- a turn ----------------------------------------------------------------------------------------------------

    async def exchange(self, turn: Turn) -> Reply:
        """One turn, repeated with the bundle where there is no kernel yet. News are dispatched before it returns.

        Raises LostTurnError, CodeSyntaxError, GoneError (for a turn that waits, in a document without a kernel),
        TimeoutError when its patience is over, PopupError, and the errors of the session.
        """
        if self._root is not None and self._root.owes:  # what this popup waits for may be among it
            await self._root.exchange(Turn({"slice": 0}, turn.title, turn.patience))
        reply = await self._once(turn)
        if isinstance(reply, Absent):
            self._fresh = True
            if turn.message.get("wait"):
                raise GoneError
            reply = await self._once(turn)
        if isinstance(reply, Absent):
            raise LostTurnError("The page has no place for the runtime")
        await self._take(reply)
        return reply

    async def attend(self) -> None:
        """Within a handler: calls those that are queued, as what is under way may wait for what they decide."""
        handling = _handling.get()
        if handling is not None and handling[0] is self.events and not handling[1].over:
            await handling[1].help()

    async def heard(self, reply: Reply) -> None:
        """Dispatches what a popup still had to tell when it was closed."""
        self._documents.setdefault(reply.doc, _Document(reply.doc))
        await self._take(reply)

    async def _once(self, turn: Turn) -> Reply | Absent:
        document = self._document
        self.set(testIdAttribute=self._selectors._test_id_attribute, **self.on_settings())
        settings_state = self._settings_state
        chunks = self._missing(turn.chunks)
        message = self._completed(turn.message, chunks)
        cancelled, self._cancelled, answers = self._cancelled, [], list(self._answers)
        full = replace(turn, message=message, chunks=chunks, needs=self._needed(turn.chunks))
        try:
            reply = await self._understood(full)
        except ActionError as error:
            self._cancelled = [*cancelled, *self._cancelled]
            text = str(error.output)
            if turn.code is not None and is_syntax_error(error):
                raise CodeSyntaxError(text) from error
            raise LostTurnError(text) from error
        if isinstance(reply, Absent):
            self._cancelled = [*cancelled, *self._cancelled]
            if reply.popup is not None:
                raise PopupError(reply.popup)
            if reply.occupied:  # a script has put something in the kernel's place
                (self._root or self)._entry = Entry.new()
            return reply
        self._answers = [item for item in self._answers if item not in answers]
        self._note_makers(chunks, reply)
        if reply.doc != document.id:
            known = reply.doc in self._documents
            self._document = self._documents.pop(reply.doc) if known else _Document(reply.doc)
            self._documents[reply.doc] = self._document
            if len(self._documents) > DOCUMENTS_KEPT:
                del self._documents[next(iter(self._documents))]
        self._fresh = False
        self._document.chunks = set(reply.chunks)
        if "settings" in message:
            self._document.settings = settings_state
        return reply

    def _missing(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """The chunks that have to come along; a new document has nothing yet."""
        wanted = self._needed(wanted)
        if self._fresh:
            return tuple(dict.fromkeys(("core", "popups", *wanted)))
        there = self._root._makers if self._root else self._document.chunks
        return tuple(chunk for chunk in wanted if chunk not in there)

    def _needed(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        wanted = (*wanted, "kept")
        if self.settings.get("observe") or self.settings.get("bindings"):
            wanted = (*wanted, "observe")
        if any(self.settings.get(name) for name in _INTERCEPTED):
            wanted = (*wanted, "observe", "intercept")
        if "download" in (self.settings.get("observe") or ()):
            wanted = (*wanted, "downloads")
        if self.settings.get("clipboard"):
            wanted = (*wanted, "clipboard")
        if self.settings.get("webSocketRoutes") or "websocket" in (self.settings.get("observe") or ()):
            wanted = (*wanted, "web_sockets")
        return tuple(dict.fromkeys(wanted))

    def _note_makers(self, sent: tuple[str, ...], reply: Reply) -> None:
        if self._root is not None:
            self._root._makers = self._root._makers | set(sent)
        elif reply.doc == self._document.id:
            self._makers |= set(sent)
        else:
            self._makers = {*sent, *reply.chunks}

    def _completed(self, message: Message, chunks: tuple[str, ...]) -> Message:
        full = message.copy()
        document = self._document
        full["slice"] = min(full["slice"], self.dialect.slice) if self.dialect.awaits else 0
        if document.id:
            full["doc"] = document.id
        if document.seen:
            full["ack"] = document.seen
        if self._answers:
            full["resume"] = [answer for asked_by, answer in self._answers if asked_by == document.id]
        if self._cancelled:
            full["cancel"] = self._cancelled
        if "core" in chunks or document.settings != self._settings_state:
            full["settings"] = dict(self.settings)
        return full

    # -- the dialect -----------------------------------------------------------------------------------------------

    async def _understood(self, turn: Turn) -> Reply | Absent:
        if not self.dialect.known:
            async with self._learning:
                if not self.dialect.known:
                    return await self._learn(turn)
        return await self._in_form(turn)

    async def _in_form(self, turn: Turn) -> Reply | Absent:
        form = self.dialect.form
        reply = await self._event(turn, form) or await self._unawaited(turn, form)
        if reply is None:
            raise LostTurnError("The service's answer is not the runtime's")
        return reply

    async def _learn(self, turn: Turn) -> Reply | Absent:
        """The first turn: hopes for the usual form. Where it fails, the form is found by turns that do nothing."""
        try:
            reply = await self._in_form(turn)
        except (ActionError, LostTurnError) as failure:
            hoped_for = self.dialect.form
            await self._find_form(replace(turn, code=None, message={"slice": 0}), failure)
            if self.dialect.form == hoped_for:  # it was understood, and may have been carried out
                raise failure
            reply = await self._in_form(turn)
        self.dialect.known = True
        return reply

    async def _find_form(self, turn: Turn, failure: ActionError | LostTurnError) -> None:
        """Tries the forms in which a service may take JavaScript until one is understood; else the failure stands."""
        for form in FORMS:
            try:
                reply = await self._event(turn, form)
            except ActionError:
                continue
            if reply is not None:
                self.dialect.form, self.dialect.known = form, True
                return
        raise failure

    async def _unawaited(self, turn: Turn, form: Form) -> Reply | Absent | None:
        """The form may be right and promises not awaited: what the turn began goes on in the page, and is asked for."""
        began = [command["id"] for command in turn.message.get("start", [])]
        waiting: Message = {"slice": 0, "wait": [*began, *turn.message.get("wait", [])]}
        reply = await self._event(replace(turn, message=waiting, code=None), form)
        if reply is not None:
            self.dialect.awaits = False
        return reply

    async def _event(self, turn: Turn, form: Form) -> Reply | Absent | None:
        """The reply; None for an answer that is none of the runtime's."""
        body = turn_body(
            (self._root or self)._entry,
            chunks=turn.chunks,
            code=turn.code,
            engines=self._selectors._engines,
            popup=self.popup,
            needs=turn.needs,
        )
        js, args = self.dialect.script(body, turn.message, form)
        given = {"js": js} if args is None else {"js": js, "args": args}
        result = await self.session.act(
            "browser_action", "evaluate_js", given, timeout=turn.patience, label=turn.title, beside=turn.beside
        )
        try:
            return reply_reader.validate_python(result.output)
        except ValidationError:
            return None

    # -- news ------------------------------------------------------------------------------------------------------

    async def _take(self, reply: Reply) -> None:
        """Has the news taken and listeners called, then goes where the page wants to go, and calls handlers."""
        handling = _handling.get()
        if handling is not None and handling[0] is self.events and not handling[1].over:
            await self._take_with(handling[1], reply)  # the call that these were made for finishes them
            return
        handlers = HandlerCalls()
        token = _handling.set((self.events, handlers))
        try:
            left, self._left = self._left, []
            for call in left:
                handlers.start(call)
            await self._take_with(handlers, reply)
            await handlers.finish(self._carry)
        finally:
            _handling.reset(token)
            self._left += handlers.left()

    async def _take_with(self, handlers: HandlerCalls, reply: Reply) -> None:
        batch = _Batch(handlers)
        self._queue(reply, batch)
        await self.events.settle()
        for leave, doc in batch.leaves:
            if self.on_news is not None and doc == self._document.id:
                await self.on_news(leave)

    async def _carry(self) -> None:
        """Takes answers to the page while other handlers are still running."""
        if not self._answers:
            return
        try:
            await self.exchange(Turn({"slice": 0}, "Page.route", OPENER_SECONDS))
        except (LostTurnError, PopupError, SessionClosedError, TimeoutError):
            return  # the call that is under way finds out

    def _queue(self, reply: Reply, batch: _Batch) -> None:
        """Adds the news to the queue in their order, each once, whichever of several turns brought it."""
        document = self._documents.get(reply.doc)
        trees = [news.seq for news in reply.news if news.kind == "frames"]
        first = (
            not self.frames
        )  # then only where the page has come to counts, not on what way (a popup's empty document)
        for news in reply.news:
            if document is None or news.seq <= document.seen:
                continue
            document.seen = news.seq
            if not is_well_formed(news):
                continue
            if first and news.kind == "frames" and news.seq != trees[-1]:
                continue
            if news.kind not in self.suppressed:
                self.on_queued(news)
                self.events.add(partial(self._dispatch, news, reply.doc, batch))

    async def _dispatch(self, news: News, doc: str, batch: _Batch) -> None:
        details = news.model_extra or {}
        if news.kind in ("frames", "leave") and doc != self._document.id:
            return  # what came before in this reply has led to another document
        if news.kind == "frames":
            self.frames = _read_frames(details)
        elif news.kind == "leave":
            batch.leaves.append((news, doc))
            return
        elif news.kind == "call" and "opener" in details:
            if self._root is not None:
                await self._root.exchange(Turn({"slice": 0}, "Page.on", OPENER_SECONDS))
            return
        elif news.kind == "call":
            batch.handlers.start(partial(self._handle, details, doc))
            return
        if self.on_news is not None:
            await self.on_news(news)

    async def _handle(self, details: dict[str, Any], doc: str) -> None:
        """The page asks Python; the next turn takes the answer along."""
        if "route" in details:
            await self._ask(details, doc)
        elif "webSocket" in details:
            if self.on_web_socket is not None:
                take = lambda actions: self._answers.append((doc, {"id": details["id"], "value": actions}))  # noqa: E731
                await self.on_web_socket(details, take)
        else:
            answer = await self._call(details)  # which may take turns of its own
            self._answers.append((doc, answer))

    async def _ask(self, details: dict[str, Any], doc: str) -> None:
        def answer(decision: dict[str, Any]) -> None:
            self._answers.append((doc, {"id": details["id"], "value": decision}))

        if self.on_route is None:
            answer({"action": "continue"})
        else:
            await self.on_route(str(details["route"]), details.get("popup"), answer)

    async def _call(self, details: dict[str, Any]) -> Answered:
        try:
            if self.on_call is None:
                raise Error(f"Nobody exposes {details.get('name')}")
            return {"id": details["id"], "value": await self.on_call(details)}
        except Exception as error:
            thrown = {"name": type(error).__name__, "message": str(error)}
            return {"id": details["id"], "error": thrown}


def _read_frames(details: dict[str, Any]) -> list[FrameInfo]:
    try:
        return frames_reader.validate_python(details.get("frames"))
    except ValidationError as error:
        raise Error(f"What the page tells of its frames is not understood: {error.errors()[0]['msg']}") from error


def is_syntax_error(error: ActionError) -> bool:
    """Whether a script did not parse, so that nothing of it was run; services differ in what they put before it."""
    return SYNTAX in str(error.output).partition("\n")[0]
