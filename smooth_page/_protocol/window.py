"""What Python knows of a window and of the kernels in its documents, and what the next turn has to carry there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from typing_extensions import Unpack

from .contract import Answer, Command, FrameInfo, Message, News, Reply, Settings
from .dialect import Dialect
from .reading import read_news
from .steps import Send

# Settings for which the page holds up requests, or navigations.
_INTERCEPTED = ("routes", "extraHeaders", "offline", "early", "boundaries")
# The chunk of documents that have their kernel from the companion.
COMPANION = "companion"
# The news that it reports itself (REPORTED in runtime/src/companion/replaced_chunks.ts).
COMPANION_REPORTS = frozenset(
    (
        "console",
        "dialog",
        "frameevent",
        "log",
        "pageerror",
        "request",
        "requestfailed",
        "requestfinished",
        "response",
        "websocket",
    )
)
# Documents whose facts are kept: one may come back through the history.
DOCUMENTS_KEPT = 16


@dataclass
class _Document:
    """What Python knows of the kernel of one document."""

    id: str
    # The number of the last news dispatched.
    seen: int = 0
    chunks: set[str] = field(default_factory=set)
    # Which state of the settings the kernel has.
    settings: int = 0


@dataclass(frozen=True)
class Packed:
    """A turn as it travels, and what it took along."""

    send: Send
    document: _Document
    answers: list[tuple[str, Answer]]
    cancelled: list[int]
    settings: int | None


class Window:
    """A window of a session: its tab, or the `popup` of that id, whose turns begin in the document of its `opener`.

    `name`: another tab of a session with the companion, which reaches it.

    `bounded` shortens a limit in ms to what the calls around leave. `current` returns the
    settings that may have changed since the last turn. `first` are the chunks for a document without a kernel, `always`
    those that every document needs.
    """

    def __init__(
        self,
        opener: Window | None = None,
        popup: str | None = None,
        *,
        name: str | None = None,
        dialect: Dialect | None = None,
        bounded: Callable[[float], float] = lambda timeout: timeout,
        current: Callable[[], Settings] = Settings,
        first: tuple[str, ...] = ("core", "popups"),
        always: tuple[str, ...] = ("kept",),
    ) -> None:
        self.opener = opener
        self.popup = popup
        self.name = name
        self.dialect: Dialect = opener.dialect if opener else dialect or Dialect()
        self.bounded = bounded
        self.settings: Settings = {}
        # The main frame comes first. From the last news.
        self.frames: list[FrameInfo] = []
        # Of the operation that was begun last.
        self.last_id = 0
        self._current = current
        self._first = first
        self._always = always
        self._documents: dict[str, _Document] = {}
        self._document = _Document("")
        # The session has the companion, which puts a kernel into each document that it can reach.
        self.companion = name is not None
        # The last of the companion's news that were dispatched.
        self._companion_ack = 0
        # A new document is expected, or known to be there. It has no kernel, unless the companion has put one there.
        self._fresh = opener is None
        self._without_kernel = False
        # The chunks that this document has had, which popups can have from it.
        self.makers: set[str] = set()
        self._settings_state = 0
        # What the companion has of the settings.
        self._given: Settings = {}
        # Each with the document that asked.
        self._answers: list[tuple[str, Answer]] = []
        self._cancelled: list[int] = []
        # A navigation that had begun has led to no other document.
        self._stays = False

    # -- what is known ---------------------------------------------------------------------------------------------

    @property
    def doc(self) -> str:
        """The document whose kernel has answered last."""
        return self._document.id

    def knows(self, doc: str) -> bool:
        """Whether the kernel of that document has answered here."""
        return doc in self._documents

    @property
    def owes(self) -> bool:
        """Whether the page waits for an answer that needs another turn."""
        return bool(self._answers)

    @property
    def owes_settings(self) -> bool:
        """Whether the next document would begin without what Python wants of it: the companion does not know it yet."""
        self.set(**self._current())
        return self.companion and _of_documents(self.settings) != _of_documents(self._given)

    def navigated(self) -> None:
        """A new document is expected, so the next turn carries the core. A popup has it from its opener."""
        self._fresh = self.opener is None

    def stayed(self) -> None:
        """A goto event has led to a file, so the document stays: no call waits until it is replaced."""
        self._stays = True

    def start_anew(self) -> None:
        """Forgets what it knows, because the next turns go to the page of another session."""
        self.frames = []
        self._documents, self._document, self.makers = {}, _Document(""), set()
        self._stays = False
        self.navigated()

    # -- what travels with the next turn ---------------------------------------------------------------------------

    def command(self, op: str, params: dict[str, Any] | None = None, timeout: float = 0) -> Command:
        """A new operation; `timeout` in ms, 0 for none."""
        self.last_id += 2  # the number in between is for another attempt
        return {"id": self.last_id, "op": op, "params": dict(params or {}), "timeout": timeout}

    def set(self, **settings: Unpack[Settings]) -> None:
        """Changes settings of the runtime (Settings in contract.ts)."""
        changed: Settings = {**self.settings, **settings}
        if changed != self.settings:
            self.settings = changed
            self._settings_state += 1

    def answer(self, answer: Answer, doc: str | None = None) -> None:
        """Answers a question of that document, or of the present one."""
        self._answers.append((self.doc if doc is None else doc, answer))

    def cancel(self, operation: int) -> None:
        """The page stops the operation: nothing waits for it any longer."""
        self._cancelled.append(operation)

    def greeting(self, title: str, seconds: float) -> Send:
        """The turn that makes Python known to the companion, which may take so many seconds to start."""
        self.set(**self._current())
        settings: Settings = {**self.settings, "chunks": list(self._needed((), companion=True))}
        self._given = self.settings
        return Send({"slice": int(seconds * 1000), "settings": settings}, title, greeting=True)

    def pack(self, send: Send) -> Packed:
        """Completes a turn with everything that it has to carry."""
        self.set(**self._current())
        chunks = self._missing(send.chunks)
        with_settings = self._fresh or self._document.settings != self._settings_state
        cancelled, self._cancelled = self._cancelled, []
        answers, self._answers = self._answers, []  # a turn beside this one does not carry them as well
        message = self._completed(send.message, answers, cancelled, with_settings=with_settings)
        needs = self._needed(send.chunks, companion=self.companion)
        full = replace(send, message=message, chunks=chunks, needs=needs, popup=self.popup, window=self.name)
        return Packed(full, self._document, answers, cancelled, self._settings_state if with_settings else None)

    def _completed(
        self, message: Message, answers: list[tuple[str, Answer]], cancelled: list[int], *, with_settings: bool
    ) -> Message:
        full = message.copy()
        document = self._document
        full["slice"] = min(full["slice"], self.dialect.slice) if self.dialect.awaits else 0
        if document.id:
            full["doc"] = document.id
        if document.seen:
            full["ack"] = document.seen
        if self._stays:
            full["stays"] = True
        if self._companion_ack:
            full["companionAck"] = self._companion_ack
        if answers:
            full["resume"] = [answer for asked_by, answer in answers if asked_by == document.id]
        if cancelled:
            full["cancel"] = cancelled
        if with_settings:
            full["settings"] = self._settings_to_send()
        return full

    def _settings_to_send(self) -> Settings:
        return {**self.settings, "chunks": list(self._needed((), companion=True))} if self.companion else self.settings

    def _missing(self, wanted: Collection[str]) -> tuple[str, ...]:
        """The chunks that have to come along: none where the companion brings them. A new document has none yet."""
        needed = self._needed(wanted, companion=self.companion)
        if self.companion and (not self._without_kernel if self._fresh else COMPANION in self._document.chunks):
            return ()
        if self._fresh:
            return tuple(dict.fromkeys((*self._first, *needed)))
        there = self.opener.makers if self.opener else self._document.chunks
        return tuple(chunk for chunk in needed if chunk not in there)

    def _needed(self, wanted: Collection[str], *, companion: bool) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*wanted, *self._always, *_chunks_of(self.settings, companion=companion))))

    # -- what comes back -------------------------------------------------------------------------------------------

    def undelivered(self, packed: Packed) -> None:
        """It is not known that a kernel has taken the turn, so the next one carries the same."""
        self._cancelled = [*packed.cancelled, *self._cancelled]
        self._answers = [*packed.answers, *self._answers]

    def absent(self) -> None:
        """The document has no kernel: the next turn brings the core, also where a popup is addressed."""
        self._fresh = self._without_kernel = True

    def received(self, packed: Packed, reply: Reply) -> None:
        """A kernel has taken the turn."""
        self._note_makers(packed.send.chunks, reply)
        if reply.doc != packed.document.id:
            known = self._documents.pop(reply.doc, None)
            self._document = self._documents[reply.doc] = known or _Document(reply.doc)
            if len(self._documents) > DOCUMENTS_KEPT:
                del self._documents[next(iter(self._documents))]
        self._fresh = self._without_kernel = False
        self._stays = self._stays and "stays" not in packed.send.message
        self._document.chunks = set(reply.chunks)
        if packed.settings is not None:
            self._document.settings = packed.settings
            self._given = packed.send.message.get("settings", {})

    def _note_makers(self, sent: tuple[str, ...], reply: Reply) -> None:
        if self.opener is not None:
            self.opener.makers |= set(sent)
        elif reply.doc == self.doc:
            self.makers |= set(sent)
        else:
            self.makers = {*sent, *reply.chunks}

    def meet(self, doc: str) -> None:
        """Notes a document that has replied in another way than by a turn."""
        self._documents.setdefault(doc, _Document(doc))

    def ordered_news(self, reply: Reply) -> list[News]:
        """The news of a reply, each once, as they have happened. The companion has them in the browser's own order."""
        news = list(self.fresh_news(reply))
        return news if self.companion else _in_time(news)

    def fresh_news(self, reply: Reply) -> Iterator[News]:
        """The news of a reply in their order, each once, whichever of several turns brought it."""
        document = self._documents.get(reply.doc)
        trees = [item.seq for item in reply.news if item.kind == "frames"]
        # Of the first frames only the last report counts (a popup begins with an empty document). The companion's
        # kernels report one document.
        first = not self.frames and not self.companion
        for item in reply.news:
            if document is None or item.seq <= document.seen:
                continue
            document.seen = item.seq
            if item.companionSeq is not None:
                if item.companionSeq <= self._companion_ack:
                    continue
                self._companion_ack = item.companionSeq
            news = read_news(item)
            if news is not None and not (first and news["kind"] == "frames" and news["seq"] != trees[-1]):
                yield news


def _in_time(news: list[News]) -> list[News]:
    """Returns the news with the messages of the console in the order of their time: the browser's own come later."""
    places = [at for at, item in enumerate(news) if item["kind"] == "console"]
    messages = [item for item in news if item["kind"] == "console"]
    ordered = list(news)
    for at, item in zip(places, sorted(messages, key=lambda item: item["timestamp"]), strict=True):
        ordered[at] = item
    return ordered


def _of_documents(settings: Settings) -> dict[str, Any]:
    """Those settings that make a difference before the first turn in a document."""
    return {name: value for name, value in settings.items() if value and name not in ("testIdAttribute", "chunks")}


def _chunks_of(settings: Settings, *, companion: bool) -> Iterator[str]:
    """The chunks that settings need in the page, or in one whose tab the companion watches."""
    observed = set(settings.get("observe") or ())
    if observed - (COMPANION_REPORTS if companion else set()) or settings.get("bindings"):
        yield "observe"
    if companion and settings.get("routes"):
        yield "intercept"
    if not companion and any(settings.get(name) for name in _INTERCEPTED):
        yield from ("observe", "intercept")
    if "download" in observed:
        yield "downloads"
    trace = settings.get("trace")
    if trace:
        yield from ("trace", "screenshot") if trace.get("pictures") else ("trace",)
    if settings.get("overlays"):
        yield "debugging"
    if settings.get("clock"):
        yield "clock"
    if settings.get("clipboard"):
        yield "clipboard"
    if settings.get("webSocketRoutes") or "websocket" in observed:
        yield "web_sockets"
