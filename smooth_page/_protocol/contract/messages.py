"""A turn: what Python hands the kernel, and what the kernel returns.

Generated from smooth_page/runtime/src/contract/messages.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from ..models import Checked
from .news import UncheckedNews
from .settings import Settings
from .values import FrameId, Match


class Command(TypedDict):
    """An operation to start."""

    id: int
    op: str
    params: dict[str, Any]
    frame: NotRequired[FrameId]
    timeout: float
    again: NotRequired[bool]
    trace: NotRequired[str]


class AnswerError(TypedDict):
    name: str
    message: str
    stack: NotRequired[str]


class Answer(TypedDict):
    """Python's answer to a question of an operation, or to a call from the page."""

    id: int
    value: NotRequired[Any]
    error: NotRequired[AnswerError]


class Message(TypedDict):
    slice: float
    start: NotRequired[list[Command]]
    wait: NotRequired[list[int]]
    resume: NotRequired[list[Answer]]
    cancel: NotRequired[list[int]]
    ack: NotRequired[int]
    doc: NotRequired[str]
    stays: NotRequired[bool]
    settings: NotRequired[Settings]
    companionAck: NotRequired[int]


class Done(Checked):
    id: int
    status: Literal["done"]
    value: Any = None


class FailureInfo(Checked):
    kind: str
    message: str
    log: list[str]
    thrown: Any = None
    matches: list[Match] | None = None
    count: int | None = None
    frame: FrameId | None = None
    rest: str | None = None


class Failed(Checked):
    id: int
    status: Literal["error"]
    error: FailureInfo


class Pending(Checked):
    """Still running. A turn also ends when the document is about to go, because a reply from a dying document would be
    lost. `dispatched`: the operation has begun to act on the page, so it must not be started again elsewhere."""

    id: int
    status: Literal["pending"]
    log: list[str]
    dispatched: bool


class Question(TypedDict):
    """What an operation needs Python for: a locator handler. `remaining`: ms that the operation has left; null: no
    limit."""

    kind: Literal["handler"]
    handler: int
    operation: int
    remaining: float | None


class Asks(Checked):
    """Waits for Python's answer to a question."""

    id: int
    status: Literal["asks"]
    ask: Question


class Unknown(Checked):
    """There is no such operation here: it was started in another document."""

    id: int
    status: Literal["unknown"]


class Left(Checked):
    """Started again after it had acted, or may have acted, in a document that is gone."""

    id: int
    status: Literal["left"]


class Missing(Checked):
    """The operation lives in a chunk that this document does not have yet."""

    id: int
    status: Literal["missing"]
    chunk: str


Outcome: TypeAlias = Annotated[Done | Failed | Pending | Asks | Unknown | Left | Missing, Field(discriminator="status")]


class Reply(Checked):
    doc: str
    outcomes: list[Outcome]
    news: list[UncheckedNews]
    chunks: list[str]
    leaving: bool


class Absent(Checked):
    """What the stub returns where there is no kernel: a new document."""

    absent: Literal[True]
    popup: Literal["closed", "foreign", "crashed"] | None = None
    acted: bool | None = None
    occupied: bool | None = None
    companion: bool | None = None
    agent: Annotated[str, Field(max_length=4_000)] | None = None


class Held(Checked):
    """A dialog is open that Python is asked about. The turn of that number, in another window, goes on after that."""

    held: int
