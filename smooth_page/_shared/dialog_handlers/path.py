"""One way through the listeners: which conditions hold on it, and what it has come to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .signals import Beyond, Fork
from .values import Expr, Known, Symbol, Unknown, Value

# A handler that takes more steps, or asks for more conditions, is not followed further.
STEPS = 5_000
CONDITIONS = 40
PROPERTIES = {"type": "type", "message": "message", "default_value": "default"}


@dataclass
class Reply:
    """An answer that a listener gives. `late`: after it has waited for something else."""

    accept: bool
    text: Value
    late: bool


class Path:
    """Follows the decisions that it is given; the condition after the last of them is raised as a Fork."""

    def __init__(self, decisions: tuple[bool, ...]) -> None:
        self._decisions = decisions
        self._asked = 0
        self._steps = 0
        self._facts: dict[str, bool] = {}
        # Properties of the dialog that a condition has made certain.
        self._certain: dict[str, str] = {}
        self.replies: list[Reply] = []
        # Of the listener that is being read.
        self.reply: Reply | None = None
        self.late = False
        # The dialog was put where other code finds it.
        self.kept = False

    def step(self) -> None:
        """Counts; raises Beyond when it goes on for too long."""
        self._steps += 1
        if self._steps > STEPS:
            raise Beyond("it takes too many steps")

    def fact(self, name: str) -> Value:
        """type, message or default_value of the dialog."""
        name = PROPERTIES[name]
        return Known(self._certain[name]) if name in self._certain else Symbol([name])

    def holds(self, condition: Expr) -> bool:
        """Whether a condition on the dialog holds on this path."""
        key = json.dumps(condition)
        if key not in self._facts:
            known = self._follows(condition)
            self._facts[key] = self._next(condition, "") if known is None else known
            self._learn(condition, self._facts[key])
        return self._facts[key]

    def either(self, why: str) -> bool:
        """A condition that only the program knows: both ways have to come to the same."""
        return self._next(None, why)

    def listener_done(self) -> None:
        """The next listener is read from now on."""
        if self.reply is not None:
            self.replies.append(self.reply)
        self.reply, self.late = None, False

    @property
    def answered(self) -> bool:
        """Whether the listener that is being read has answered, or one before it did at once."""
        return self.reply is not None or any(not reply.late for reply in self.replies)

    def _next(self, condition: Expr, why: str) -> bool:
        if self._asked == len(self._decisions):
            if self._asked >= CONDITIONS:
                raise Beyond("it has too many conditions")
            raise Fork(condition, why)
        self._asked += 1
        return self._decisions[self._asked - 1]

    def _follows(self, condition: Any) -> bool | None:
        """What is certain already of `property == constant`."""
        if condition[0] == "eq" and isinstance(condition[1], list) and condition[1][0] in self._certain:
            constant = condition[2]
            return self._certain[condition[1][0]] == constant if isinstance(constant, str) else None
        return None

    def _learn(self, condition: Any, holds: bool) -> None:
        if condition[0] == "eq" and holds and len(condition[1]) == 1 and isinstance(condition[2], str):
            self._certain[condition[1][0]] = condition[2]


def why_unknown(*values: Value) -> str:
    """The reason of the first that is unknown."""
    unread = "it is computed in a way that can't be read"
    return next((value.why for value in values if isinstance(value, Unknown)), unread)
