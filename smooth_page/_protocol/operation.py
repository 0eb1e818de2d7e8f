"""Operations in a page, over turns and documents, without I/O: generators that yield steps (see steps.py).

These are the rules: which operations start again in the next document and which don't, when a lost turn is repeated,
and what counts as done. The drivers are Bridge (async and sync) and the embedded engine's (local/tasks/driver.py).
"""

from __future__ import annotations

import time
from contextlib import suppress

from smooth_page._shared.deadlines import Deadline
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

from .chunks import acts, chunks_of
from .contract import Absent, Asks, Command, Done, Failed, Held, Left, Message, Missing, Outcome, Pending, Reply
from .dialect import SLICE
from .steps import Answer, Ask, Attend, DetachedError, Hear, Lost, NotParsed, Pause, Send, Silent, Steps
from .window import Window

# ms that a document has to go away once it began to. If it stays (a download), the call takes this much longer.
LEAVING = 3_000
# What the call log says of that wait.
SETTLING = "waiting for scheduled navigations to finish"
# The page keeps the limit itself. Python waits so many seconds longer, because the answer takes time to arrive.
GRACE = 3.0
NEWS_SECONDS = 30.0
# Several documents may come in a row. A turn that fails this often has another reason to.
LOST_TURNS = 5
LOST_PAUSE = 0.05  # seconds
UNAWAITED_PAUSE = 0.02  # seconds between turns where the service does not await promises
# A turn that failed earlier was not broken off for its length.
LONG_TURN = 1.0  # seconds
DESTROYED = "Execution context was destroyed, most likely because of a navigation."
# Operations that must not run again in another document, and whose result is lost with their own.
USERS_CODE = frozenset({"evaluate"})
# Operations that are not over with their document: with the companion, the next document joins them at once.
FOLLOWING = frozenset({"tabs.navigate", "tabs.lead", "page.left"})
# Waits for news: a new document is news in itself.
WATCH = "page.watch"


def exchange(window: Window, send: Send) -> Steps[Answer]:
    """Makes a turn, and repeats it with the core if the document has no kernel yet. Has its news dispatched.

    Returns Absent only for a turn that waits for an operation, whose document is gone.
    """
    if window.opener is not None and window.opener.owes:  # a popup may wait for what its opener has to bring
        brought = yield from exchange(window.opener, Send({"slice": 0}, send.title, send.patience))
        if not isinstance(brought, Reply):
            return brought
    for _ in range(2):
        packed = window.pack(send)
        try:
            answer: Answer = yield packed.send
        except BaseException:  # the caller no longer waits
            window.undelivered(packed)
            raise
        if isinstance(answer, Reply):
            window.received(packed, answer)
            yield Hear(window, answer)
            return answer
        window.undelivered(packed)
        if not isinstance(answer, Absent):
            return answer
        window.absent()
        if "wait" in send.message:
            return answer
    return Lost("The page has no place for the runtime", taken=False)


def look(window: Window, title: str) -> Steps[None]:
    """Makes a turn for the news alone."""
    lost = 0
    while True:
        answer = yield from exchange(window, Send({"slice": 0}, title, NEWS_SECONDS))
        if isinstance(answer, Silent):
            raise TimeoutError(f"{title}: the page does not answer")
        if not isinstance(answer, Lost):
            return
        lost += 1
        yield from _recover(window, lost, answer, title)


def _recover(window: Window, lost: int, failure: Lost, title: str) -> Steps[None]:
    """Pauses until the next document may have come. Raises Error if the turn fails for another reason."""
    if lost >= LOST_TURNS:
        raise Error(f"{title}: {failure.why}") from failure.cause
    window.navigated()
    yield Pause(LOST_PAUSE * lost * lost)


class Operation:
    """One operation from its first turn to its outcome.

    `title` is the public method (`Page.click`), for errors. `code` is the user's function or expression. `leaves`: the
    caller waits for the next document. `grace`: seconds that Python waits longer than the page should. `deadline`: that
    of the call that it is a part of.
    """

    def __init__(
        self,
        window: Window,
        command: Command,
        title: str,
        *,
        code: str | None = None,
        leaves: bool = False,
        grace: float | None = None,
        deadline: Deadline | None = None,
    ) -> None:
        self.command = command
        # The document that has begun to go away.
        self.left: str | None = None
        self._window = window
        self._title = title
        self._code = code
        self._leaves = leaves
        self._grace = GRACE if grace is None else grace
        self._deadline = deadline or Deadline.after_ms(command["timeout"])
        self._chunks = chunks_of(command["op"], command["params"])
        # Its effect on the page has begun.
        self._dispatched = False
        # Whether it counts as having acted where no document knows. None: no document has begun it.
        self._may_have_acted: bool | None = None
        # The page's policy forbade its program.
        self._refused: Failed | None = None
        # Turns lost in a row, and the seconds after which the last one was.
        self._lost = 0
        self._cut_after = 0.0

    def steps(self) -> Steps[Done | Failed]:
        """Yields what is to be done, and returns the operation's outcome.

        Raises TimeoutError if the page does not answer, Error if the outcome can't be known, and what the driver
        throws in. The operation is cancelled in the page then.
        """
        try:
            result: Message | Done | Failed = self._started()
            while not isinstance(result, (Done, Failed)):
                begin = time.monotonic()
                answer = yield from exchange(self._window, self._turn(result))
                result = yield from self._next(answer, time.monotonic() - begin)
            return result
        except BaseException:
            self._window.cancel(self.command["id"])
            raise

    # -- messages --------------------------------------------------------------------------------------------------

    def _turn(self, message: Message) -> Send:
        """A turn with this message. Its patience is a little longer than the page's own limit."""
        left = self._deadline.left_s
        code = self._code if "start" in message else None
        patience = None if left is None else left + self._grace
        watches = self.command["op"] == WATCH
        return Send(message, self._title, patience, code, self._chunks, for_news=watches)

    def _started(self) -> Message:
        """The message that starts it."""
        return {"slice": SLICE, "start": [self.command.copy()]}

    def _waiting(self) -> Message:
        """The message that waits for it where it was started."""
        return {"slice": SLICE, "wait": [self.command["id"]]}

    def _restarted(self) -> Message:
        """The message that starts it again with the time that is left. In its own document it continues instead.

        What acts says that it may have acted: it is not started where a document before has left word of that.
        """
        self.command["timeout"] = self._deadline.left_ms
        self._trim()
        if self._may_have_acted is not None and acts(self.command["op"]):
            self.command["again"] = self._may_have_acted
        return self._started()

    def _trim(self) -> None:
        """Leaves out the decision about a document, which may be large: the companion has it, or asks for it."""
        to = self.command["params"].get("to", {})
        if "foreseen" in to:
            foreseen = {name: to["foreseen"][name] for name in ("request", "url")}
            self.command["params"] = {**self.command["params"], "to": {**to, "foreseen": foreseen}}

    def _again(self) -> Message:
        """The message after a lost turn that a document may have taken."""
        self._may_have_acted = True
        return self._waiting() if self._dispatched else self._restarted()

    # -- the result of a turn --------------------------------------------------------------------------------------

    def _next(self, answer: Answer, seconds: float) -> Steps[Message | Done | Failed]:
        """The next message or the outcome, after a turn that took so many seconds."""
        if isinstance(answer, Reply):
            return (yield from self._replied(answer))
        if isinstance(answer, Lost):
            self._lost, self._cut_after = self._lost + 1, seconds
            if self._follows and self._lost == 1:
                self._window.navigated()
                return self._restarted()
            yield from _recover(self._window, self._lost, answer, self._title)
            return self._again() if answer.taken else self._restarted()
        if isinstance(answer, Absent):
            return (yield from self._no_kernel())
        if isinstance(answer, Held):
            return self._done()
        if isinstance(answer, NotParsed):
            return self._refused or self._as_source()
        raise self._deadline.timeout_error(self._title, _log("the page does not answer"))

    def _replied(self, reply: Reply) -> Steps[Message | Done | Failed]:
        if reply.leaving:
            self.left = reply.doc
            self._window.navigated()
        outcome = self._own(reply)
        if self._lost and self._cut_after > LONG_TURN and outcome.status != "unknown":
            self._window.dialect.cut_off(self._cut_after)
        self._lost = 0
        return (yield from self._after(outcome, reply))

    def _after(self, outcome: Outcome, reply: Reply) -> Steps[Message | Done | Failed]:
        if isinstance(outcome, (Done, Failed)):
            return (yield from self._ended(outcome, reply))
        if isinstance(outcome, Pending):
            return (yield from self._pending(outcome, reply))
        if isinstance(outcome, Asks):
            answer = yield Ask(outcome.ask)
            self._window.answer({"id": outcome.id, "value": answer})
            return self._waiting()
        if isinstance(outcome, Missing):
            raise Error(f"{self._title}: the runtime has no operation {self.command['op']}")
        if isinstance(outcome, Left):
            self._dispatched = True
        return (yield from self._elsewhere())

    def _own(self, reply: Reply) -> Outcome:
        for outcome in reply.outcomes:
            if outcome.id == self.command["id"]:
                return outcome
        raise Error(f"{self._title}: the page does not report the result of the operation")

    def _pending(self, outcome: Pending, reply: Reply) -> Steps[Message | Done | Failed]:
        self._dispatched, self._may_have_acted = outcome.dispatched, outcome.dispatched
        if reply.leaving and self._leaves and self._dispatched:
            return self._done()
        yield Attend()
        if reply.leaving and self._follows:
            return self._restarted()
        if not self._window.dialect.awaits:
            yield Pause(UNAWAITED_PAUSE)
        return self._waiting()

    @property
    def _follows(self) -> bool:
        return self._window.companion and self.command["op"] in FOLLOWING

    def _done(self) -> Done:
        """It counts as done. Its result is gone with its document."""
        return Done(id=self.command["id"], status="done", value=None)

    def _no_kernel(self) -> Steps[Message | Done | Failed]:
        result = yield from self._elsewhere()
        if isinstance(result, Done):  # the next document's news belong to the call that led there
            yield from look(self._window, self._title)
        return result

    def _elsewhere(self) -> Steps[Message | Done | Failed]:
        """What to do in another document than its own. A popup may have closed, which another turn shows."""
        if self._window.popup is not None:
            yield from look(self._window, self._title)
        op = self.command["op"]
        if self._dispatched and op in USERS_CODE:
            raise Error(f"{self._title}: {DESTROYED}")
        if not self._dispatched and op != WATCH:
            return self._restarted()
        if "trace" in self.command:  # its reply has gone with the document that it has left
            yield from self._show_next()
        return self._done()

    # -- its end ---------------------------------------------------------------------------------------------------

    def _ended(self, outcome: Done | Failed, reply: Reply) -> Steps[Message | Done | Failed]:
        """Its outcome, once nothing is left to do; or a message if it is to start in another way."""
        settles = isinstance(outcome, Done) and reply.leaving and not self._leaves
        if self._window.owes and not settles:  # no further turn of the operation would carry it
            yield from look(self._window, self._title)
        if isinstance(outcome, Failed):
            self._in_full(outcome)
            refused = outcome.error.kind == "csp" and self._refused is None and "source" in self.command["params"]
            return self._past_policy(outcome) if refused else outcome
        return (yield from self._settled(outcome, reply.doc)) if settles else outcome

    def _in_full(self, outcome: Failed) -> None:
        """A time-out names the whole limit, not the rest that a later document had."""
        if outcome.error.kind == "timeout":
            outcome.error.message = f"{self._deadline.timeout_reason}."

    def _settled(self, outcome: Done, doc: str) -> Steps[Done | Failed]:
        """Waits for the next document, or until it is clear that this one stays."""
        command = self._window.command("page.left", {"doc": doc}, self._window.bounded(LEAVING))
        try:
            left = yield from Operation(self._window, command, self._title).steps()
            if "trace" in self.command:
                yield from self._show_next()
        except (TimeoutError, DetachedError):
            return outcome
        except TargetClosedError as error:
            if self._window.popup is None and self._window.name is None:  # a popup may have closed itself
                raise TargetClosedError(f"{error.message}\n{_log(SETTLING)}") from error
            return outcome
        except NotSupportedError:
            if self._window.popup is None:  # a popup may have gone out of reach
                raise
            return outcome
        return left if isinstance(left, Failed) and left.error.kind != "timeout" else outcome

    def _show_next(self) -> Steps[None]:
        """The trace shows the next document as what the call has led to, once there is something in it."""
        command = self._window.command("page.loadState", {"state": "domcontentloaded"}, self._window.bounded(LEAVING))
        command["trace"] = self.command["trace"]
        with suppress(TimeoutError, TargetClosedError, NotSupportedError):  # the call is done without it, too
            yield from Operation(self._window, command, self._title).steps()

    # -- the user's code -------------------------------------------------------------------------------------------

    def _as_source(self) -> Message:
        """It starts with its code as a program, which the page evaluates. Nothing of the turn has run."""
        self.command["params"] = {**self.command["params"], "source": self._code}
        self._code = None
        return self._restarted()

    def _past_policy(self, refused: Failed) -> Message:
        """It starts with its program in the turn's own text, because the page's policy forbids evaluating it.

        The kernel provides the names of the frame that it is meant for (evaluation/code.ts).
        """
        self._refused = refused
        self._code = f"(() => {{ with (__smooth_scope) {{ return (\n{self.command['params']['source']}\n); }} }})()"
        self.command["id"] += 1  # the kernel does not start an operation twice
        self._may_have_acted = None
        self.command.pop("again", None)
        return self._restarted()


def _log(line: str) -> str:
    return f"Call log:\n  - {line}\n"
