"""Operations in a page, over turns and documents, without I/O: generators that yield steps (see steps.py).

The rules are here: what is begun again in the next document and what is not, when a turn that was lost is repeated,
what counts as done. The drivers are Bridge (async and sync) and the embedded engine's (local/tasks/driver.py).
"""

from __future__ import annotations

from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

from .bridge import Absent, Asks, Command, Done, Failed, Left, Message, Missing, Outcome, Pending, Reply
from .chunks import acts, chunks_of
from .dialect import SLICE
from .steps import Answer, Ask, Attend, Hear, Lost, NotParsed, Pause, Send, Silent, Steps
from .window import Window

# ms that a document which began to go away has; if it stays after all (a download), nothing is lost but this.
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


def exchange(window: Window, send: Send) -> Steps[Answer]:
    """One turn, repeated with the core where the document has no kernel yet. Its news are dispatched.

    Returns Absent only for a turn that waits for an operation: its document is gone.
    """
    opener = window.opener
    if opener is not None and opener.owes:  # what this popup waits for may be among it
        relayed = yield from exchange(opener, Send({"slice": 0}, send.title, send.patience))
        if not isinstance(relayed, Reply):
            return relayed
    for _ in range(2):
        packed = window.pack(send)
        answer: Answer = yield packed.send
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
    return Lost("The page has no place for the runtime")


def look(window: Window, title: str) -> Steps[None]:
    """A turn for the news alone."""
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
    """A moment for the next document to come; gives up when the turn fails for another reason."""
    if lost >= LOST_TURNS:
        raise Error(f"{title}: {failure.why}") from failure.cause
    window.navigated()
    yield Pause(LOST_PAUSE * lost * lost)


class Operation:
    """One operation from its first turn to its outcome.

    `title` is the public method (`Page.click`), for errors. `code` is the user's function or expression. `leaves`: who
    runs it waits for the next document. `grace`: seconds that Python waits longer than the page should.
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
    ) -> None:
        self.command = command
        # The document that has begun to go away.
        self.left: str | None = None
        self._window = window
        self._title = title
        self._code = code
        self._leaves = leaves
        self._grace = GRACE if grace is None else grace
        self._limit = command["timeout"]
        self._deadline = window.clock() + self._limit / 1000 if self._limit else None
        self._chunks = chunks_of(command["op"], command["params"])
        # Its effect on the page has begun.
        self._dispatched = False
        # The page's policy forbade its program.
        self._refused: Failed | None = None
        # Turns lost in a row, and the seconds after which the last one was.
        self._lost = 0
        self._cut_after = 0.0

    def steps(self) -> Steps[Done | Failed]:
        """What is to be done; returns what became of the operation.

        Raises TimeoutError where the page does not answer, Error where nobody knows what became of the operation, and
        what the driver throws in. The page forgets the operation then.
        """
        try:
            result: Message | Done | Failed = self._started()
            while not isinstance(result, (Done, Failed)):
                begin = self._window.clock()
                answer = yield from exchange(self._window, self._turn(result))
                result = yield from self._next(answer, self._window.clock() - begin)
            return result
        except BaseException:
            self._window.cancel(self.command["id"])
            raise

    # -- messages --------------------------------------------------------------------------------------------------

    def _turn(self, message: Message) -> Send:
        """A turn for it. Python gives it up a while after the page should have."""
        patience = None if self._deadline is None else max(0.0, self._deadline - self._window.clock()) + self._grace
        code = self._code if "start" in message else None
        return Send(message, self._title, patience, code, self._chunks)

    def _started(self) -> Message:
        """The message that begins it."""
        return {"slice": SLICE, "start": [self.command]}

    def _waiting(self) -> Message:
        """The message that waits for it where it was begun."""
        return {"slice": SLICE, "wait": [self.command["id"]]}

    def _restarted(self) -> Message:
        """The message that begins it anew, with the time that is left. In its own document it only goes on."""
        if self._deadline is not None:
            self.command["timeout"] = max(1.0, (self._deadline - self._window.clock()) * 1000)
        return self._started()

    def _again(self) -> Message:
        """The message after a turn was lost: what acts is not begun again where it may have acted."""
        if self._dispatched:
            return self._waiting()
        if acts(self.command["op"]):
            self.command["again"] = True
        return self._restarted()

    # -- what came of a turn ---------------------------------------------------------------------------------------

    def _next(self, answer: Answer, seconds: float) -> Steps[Message | Done | Failed]:
        """The next message, or what became of the operation, after a turn that took so long."""
        if isinstance(answer, Reply):
            return (yield from self._replied(answer))
        if isinstance(answer, Lost):
            self._lost, self._cut_after = self._lost + 1, seconds
            yield from _recover(self._window, self._lost, answer, self._title)
            return self._again()
        if isinstance(answer, Absent):
            return (yield from self._no_kernel())
        if isinstance(answer, NotParsed):
            return self._refused or self._as_source()
        raise TimeoutError(
            _logged(f"{self._title}: Timeout {self._limit:.15g}ms exceeded.", "the page does not answer")
        )

    def _replied(self, reply: Reply) -> Steps[Message | Done | Failed]:
        if reply.leaving:
            self.left = reply.doc
            self._window.navigated()
        outcome = self._own(reply)
        if self._lost and self._cut_after > LONG_TURN and outcome.status != "unknown":
            self._window.dialect.cut_off(self._cut_after)
        self._lost = 0
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
        raise Error(f"{self._title}: the page does not say what became of the operation")

    def _pending(self, outcome: Pending, reply: Reply) -> Steps[Message | Done | Failed]:
        self._dispatched = outcome.dispatched
        if reply.leaving and self._leaves and self._dispatched:
            return self._done()
        yield Attend()
        if not self._window.dialect.awaits:
            yield Pause(UNAWAITED_PAUSE)
        return self._waiting()

    def _done(self) -> Done:
        """It counts as done: its document is gone with its result."""
        return Done(id=self.command["id"], status="done", value=None)

    def _no_kernel(self) -> Steps[Message | Done | Failed]:
        result = yield from self._elsewhere()
        if isinstance(result, Done):  # the next document's news belong to the call that led there
            yield from look(self._window, self._title)
        return result

    def _elsewhere(self) -> Steps[Message | Done | Failed]:
        """What to do in another document than it was begun in. A popup may have closed, which another turn finds."""
        if self._window.popup is not None:
            yield from look(self._window, self._title)
        op = self.command["op"]
        if self._dispatched and op in USERS_CODE:
            raise Error(f"{self._title}: {DESTROYED}")
        return self._done() if self._dispatched or op == WATCH else self._restarted()

    # -- its end ---------------------------------------------------------------------------------------------------

    def _ended(self, outcome: Done | Failed, reply: Reply) -> Steps[Message | Done | Failed]:
        """What is left to do after an operation; a message where it is to begin in another way."""
        if self._window.owes:  # no further turn of the operation would carry it
            yield from look(self._window, self._title)
        if isinstance(outcome, Failed):
            self._in_full(outcome)
            refused = outcome.error.kind == "csp" and self._refused is None and "source" in self.command["params"]
            return self._past_policy(outcome) if refused else outcome
        if reply.leaving and not self._leaves:
            return (yield from self._settled(outcome, reply.doc))
        return outcome

    def _in_full(self, outcome: Failed) -> None:
        """A time-out names the whole limit, not what a later document had of it."""
        if outcome.error.kind == "timeout":
            outcome.error.message = f"Timeout {self._limit:.15g}ms exceeded."

    def _settled(self, outcome: Done, doc: str) -> Steps[Done | Failed]:
        """Waits until another document is there than the one that began to go, or until it is clear that it stays."""
        command = self._window.command("page.left", {"doc": doc}, self._window.bounded(LEAVING))
        try:
            left = yield from Operation(self._window, command, self._title).steps()
        except TimeoutError:
            return outcome
        except TargetClosedError as error:
            if self._window.popup is None:  # a popup may have closed itself
                raise TargetClosedError(_logged(error.message, SETTLING)) from error
            return outcome
        except NotSupportedError:
            if self._window.popup is None:  # a popup may have gone out of reach
                raise
            return outcome
        return left if isinstance(left, Failed) and left.error.kind != "timeout" else outcome

    # -- the user's code -------------------------------------------------------------------------------------------

    def _as_source(self) -> Message:
        """It begins with its code as a program, which the page evaluates."""
        self.command["params"]["source"], self._code = self._code, None
        return self._restarted()

    def _past_policy(self, refused: Failed) -> Message:
        """It begins with its program in the turn's own text, where the page's policy forbids evaluating it.

        The names of the frame it is meant for are looked up in what the kernel gives (evaluation/code.ts).
        """
        self._refused = refused
        self._code = f"(() => {{ with (__smooth_scope) {{ return (\n{self.command['params']['source']}\n); }} }})()"
        self.command["id"] += 1  # the kernel does not begin an operation twice
        return self._restarted()


def _logged(message: str, line: str) -> str:
    return f"{message}\nCall log:\n  - {line}\n"
