"""How a service takes JavaScript: learned with the first turns of a session, because services differ in it."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any, Literal

from .contract import Absent, Message, Reply
from .steps import Answer, Lost, NotParsed, Send, Silent

Form = Literal["body", "function", "inline body", "inline expression"]
FORMS: tuple[Form, ...] = ("body", "function", "inline body", "inline expression")

SLICE = 5_000  # ms; no limit on script time that a service may have breaks a longer wait
SHORTEST_SLICE = 200

# Yields the attempts at a turn, and is sent the result of each; None for an answer that is not the runtime's.
Attempts = Generator[tuple[Send, Form], Answer | None, Answer]


@dataclass
class Dialect:
    """`form`: a `return` body with `args`, a function of them, or a call with them written into it.

    `awaits`: whether promises are awaited; where not, turns answer at once and Python asks again. `slice`: how long a
    turn may take, in ms.
    """

    form: Form = "body"
    awaits: bool = True
    slice: int = SLICE
    known: bool = False

    def script(self, body: str, message: Any, form: Form | None = None) -> tuple[str, Any]:
        """The `js` and `args` of an event for a function body with the parameter `args`."""
        form = form or self.form
        if form == "body":
            return body, message
        if form == "function":
            return f"(args) => {{\n{body}\n}}", message
        call = f"((args) => {{\n{body}\n}})({json.dumps(message)})"
        return (call if form == "inline expression" else f"return {call}"), None

    def cut_off(self, seconds: float) -> None:
        """A turn was broken off after so many seconds though its document was still there: turns must be shorter."""
        self.slice = max(SHORTEST_SLICE, min(self.slice, int(seconds * 500)))

    def facts(self) -> dict[str, Any]:
        """For `smooth-page doctor`."""
        return {"form": self.form, "awaits_promises": self.awaits, "slice_ms": self.slice, "known": self.known}

    # -- how it is learned -----------------------------------------------------------------------------------------

    def attempts(self, send: Send) -> Attempts:
        """Yields attempts at a turn until one is understood, and returns its result."""
        answer = yield from self._in_form(send)
        if not self.known and isinstance(answer, (Lost, NotParsed)):
            answer = yield from self._in_another_form(send, answer)
        if isinstance(answer, (Reply, Absent)):
            self.known = True
        return answer

    def _in_form(self, send: Send) -> Attempts:
        answer = yield send, self.form
        if answer is None:
            answer = yield from self._unawaited(send)
        return answer or Lost("The service's answer is not the runtime's")

    def _unawaited(self, send: Send) -> Generator[tuple[Send, Form], Answer | None, Answer | None]:
        """Asks for the result of the turn: its form may be right, and its promise not awaited."""
        began = [command["id"] for command in send.message.get("start", [])]
        waiting: Message = {"slice": 0, "wait": [*began, *send.message.get("wait", [])]}
        answer = yield replace(send, message=waiting, code=None), self.form
        if isinstance(answer, (Reply, Absent)):
            self.awaits = False
        return answer

    def _in_another_form(self, send: Send, failure: Answer) -> Attempts:
        """Finds the form by turns that do nothing, and makes the turn in it."""
        hoped_for = self.form
        for form in FORMS:
            answer = yield replace(send, code=None, message={"slice": 0}), form
            if isinstance(answer, Silent):
                return answer
            if isinstance(answer, (Reply, Absent)):
                self.form, self.known = form, True
                break
        if self.form == hoped_for:  # the turn was understood, and may have been carried out; or no form is
            return failure
        return (yield from self._in_form(send))
