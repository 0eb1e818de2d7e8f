"""Reads what the listeners do with one dialog, on one path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smooth_page._shared.api.callables import accepted

from .calls import Calls
from .comparisons import Comparisons
from .containers import Containers
from .expressions import Expressions
from .path import Path, Reply
from .signals import Beyond, Broke, Continued, Thrown
from .state import Listener, State
from .statements import Statements
from .texts import expr_of
from .values import Expr, Known, TheDialog, Unknown


@dataclass
class Outcome:
    """What the listeners come to. `accept` None: no answer. `why`: it is not known, for that reason.

    `lost`: what they leave for the next dialog is not known either.
    """

    accept: bool | None = None
    text: Expr = None
    why: str | None = None
    lost: bool = False


class Reader:
    """The parts that read, and what they share. `awaits`: answers count when they are awaited, as in the async API."""

    def __init__(self, state: State, path: Path, emitters: Sequence[Any], *, awaits: bool) -> None:
        self.state = state
        self.path = path
        self.emitters = emitters
        # The dialog's, where all are one page's: its context and itself.
        self.page = emitters[1] if len(emitters) == 2 else None
        self.awaits = awaits
        self.expressions = Expressions(self)
        self.comparisons = Comparisons(self)
        self.containers = Containers(self)
        self.calls = Calls(self)
        self.statements = Statements(self)

    def read(self) -> Outcome:
        """Calls the listeners in their order."""
        for emitter in self.emitters:
            for listener in [each for each in self.state.listeners if each.emitter is emitter]:
                if listener.once and listener in self.state.listeners:
                    self.state.listeners.remove(listener)
                try:
                    goes_on = self._listener(listener)
                except Beyond as beyond:
                    if not self.path.answered:
                        return Outcome(why=str(beyond), lost=True)
                    self.state.murky = True
                    goes_on = True
                self.path.listener_done()
                if not goes_on:
                    return self._outcome()
        return self._outcome()

    def _listener(self, listener: Listener) -> bool:
        """Whether the next listener is called too."""
        try:
            args = accepted(listener.function, (TheDialog(),))
            value = self.calls.call(Known(listener.function), list(args), {}, "the listener")
            if self.awaits:
                late = self.path.late
                self.calls.awaited(value)
                self.path.late = late
        except Thrown:
            # An answer that comes second raises, which is reported; anything else ends the call in which it ran.
            return self.awaits or self.path.answered
        except (Broke, Continued):
            raise Beyond("it has a loop that can't be read") from None
        return True

    def _outcome(self) -> Outcome:
        replies = self.path.replies
        at_once = next((reply for reply in replies if not reply.late), None)
        if at_once is None and len(replies) > 1:
            return Outcome(why="several listeners answer after they have waited")
        if at_once is None and not replies:
            return Outcome(why="it keeps the dialog for later" if self.path.kept else None)
        return self._answer(at_once or replies[0])

    def _answer(self, reply: Reply) -> Outcome:
        """Of texts only a prompt takes notice."""
        text = expr_of(reply.text)
        if not reply.accept or self._is_none(reply):
            return Outcome(reply.accept)
        if text is not NotImplemented:
            return Outcome(True, text)
        if not self.path.holds(["eq", ["type"], "prompt"]):
            return Outcome(True)
        why = reply.text.why if isinstance(reply.text, Unknown) else "the text is not known"
        return Outcome(why=f"the text of its answer is not known ({why})")

    def _is_none(self, reply: Reply) -> bool:
        return isinstance(reply.text, Known) and reply.text.value is None
