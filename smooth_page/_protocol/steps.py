"""What an operation wants done, step by step, and what can come of it. Who drives an operation does the I/O.

An operation is a generator: it yields steps and is sent what came of each. What a driver can't do, it throws in.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from .bridge import Absent, Message, Reply

if TYPE_CHECKING:
    from .window import Window

T = TypeVar("T")


@dataclass(frozen=True)
class Send:
    """Make a turn: one evaluate_js event. The driver sends an `Answer` back.

    `title` is the public method, for errors and for those who watch. `patience` is in seconds, None for no limit.
    """

    message: Message
    title: str
    patience: float | None = None
    # The user's function or expression, which is part of the turn's text.
    code: str | None = None
    # Chunks that come along.
    chunks: tuple[str, ...] = ()
    # The popup that the turn is meant for; None for the session's tab.
    popup: str | None = None
    # Chunks that a popup needs, whether they come along or its opener's document had them before.
    needs: tuple[str, ...] = ()
    # Seconds that the turn takes if nothing happens meanwhile, where they are known.
    lasts: float | None = None


@dataclass(frozen=True)
class Hear:
    """Dispatch the news that a window has replied: call listeners and handlers. Nothing is sent back."""

    window: Window
    reply: Reply


@dataclass(frozen=True)
class Pause:
    """Wait so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Ask:
    """Answer a question of the page (Question in contract.ts). The driver sends the answer back."""

    question: dict[str, Any]


@dataclass(frozen=True)
class Attend:
    """Let the handlers run that are queued: what the operation waits for may depend on them."""


Step = Send | Hear | Pause | Ask | Attend
# What yields steps, is sent what came of each, and returns a T.
Steps = Generator[Step, Any, T]


@dataclass(frozen=True)
class Lost:
    """The turn failed and nobody knows what became of it. Most likely its document went away."""

    why: str
    cause: Exception | None = None


@dataclass(frozen=True)
class NotParsed:
    """The user's code is not an expression. Nothing of the turn was run."""

    why: str


@dataclass(frozen=True)
class Silent:
    """The turn's patience is over, and there is no answer."""


# What can come of a turn.
Answer = Reply | Absent | Lost | NotParsed | Silent
