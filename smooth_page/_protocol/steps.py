"""The steps of an operation, and what can come of a turn.

An operation is a generator. It yields steps, and its driver carries them out and sends back the result of each. The
driver throws its own errors in.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from smooth_page.errors import Error

from .contract import Absent, Held, Message, Question, Reply

if TYPE_CHECKING:
    from .window import Window

T = TypeVar("T")


class DetachedError(Error):
    """The frame of a bridge is gone, or shows the origin of the document around it again.

    `acted`: not before the operation had acted in it.
    """

    def __init__(self, message: str, *, acted: bool) -> None:
        super().__init__(message)
        self.acted = acted


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
    # The window that the turn is meant for, which the companion reaches through the session's tab.
    window: str | None = None
    # Chunks that a popup needs, whether they come along or its opener's document had them before.
    needs: tuple[str, ...] = ()
    # Seconds that the turn takes if nothing happens meanwhile, where they are known.
    lasts: float | None = None
    # It only makes Python known to the companion. The answer is Absent.
    greeting: bool = False
    # It waits for nothing but news, of whatever window.
    for_news: bool = False
    # The turn of that number, which was on hold (Held), goes on.
    held: int | None = None

    @property
    def arrives(self) -> bool:
        """Whether it only asks how the document was loaded, which a navigation does as well once it has led there."""
        begun = self.message.get("start") or []
        alone = not any(self.message.get(name) for name in ("wait", "resume", "cancel"))
        return alone and [command["op"] for command in begun] in (["page.arrive"], ["tabs.navigate"])

    def resumed(self, held: int, seconds: float) -> Send:
        """The turn that asks for the reply again, after so many seconds."""
        patience = None if self.patience is None else max(0.0, self.patience - seconds)
        return replace(self, message={"slice": 0}, code=None, patience=patience, held=held)


@dataclass(frozen=True)
class Hear:
    """Dispatch the news of a window's reply: call listeners and handlers. Nothing is sent back."""

    window: Window
    reply: Reply


@dataclass(frozen=True)
class Pause:
    """Wait so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Ask:
    """Answer a question of the page (Question in contract.ts). The driver sends the answer back."""

    question: Question


@dataclass(frozen=True)
class Attend:
    """Call the handlers that are queued, because what the operation waits for may depend on them."""


Step = Send | Hear | Pause | Ask | Attend
# What yields steps, is sent the result of each, and returns a T.
Steps = Generator[Step, Any, T]


@dataclass(frozen=True)
class Lost:
    """The turn failed, and it is not known what it did. Most likely its document went away."""

    why: str
    cause: Exception | None = None
    # Whether a kernel may have taken its message.
    taken: bool = True


@dataclass(frozen=True)
class NotParsed:
    """The user's code is not an expression. Nothing of the turn has run."""

    why: str


@dataclass(frozen=True)
class Silent:
    """There was no answer within the turn's patience."""


# What can come of a turn.
Answer = Reply | Absent | Held | Lost | NotParsed | Silent
