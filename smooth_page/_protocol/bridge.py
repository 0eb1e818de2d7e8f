"""The messages between Python and the page. Twin: smooth_page/runtime/src/contract.ts, which explains each field.

What comes from a page is validated here before anything else reads it, because pages are not trusted.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from typing_extensions import NotRequired, TypedDict


class Command(TypedDict):
    """An operation to begin; `timeout` in ms, 0 for none."""

    id: int
    op: str
    params: dict[str, Any]
    timeout: float
    frame: NotRequired[str]
    again: NotRequired[bool]


class Answered(TypedDict):
    """Python's answer to a question of an operation, or to a call of an exposed function."""

    id: int
    value: NotRequired[Any]
    error: NotRequired[dict[str, Any]]


class Message(TypedDict):
    """One turn's message; `slice` in ms."""

    slice: float
    start: NotRequired[list[Command]]
    wait: NotRequired[list[int]]
    resume: NotRequired[list[Answered]]
    cancel: NotRequired[list[int]]
    ack: NotRequired[int]
    # The document that `ack` and `resume` are for.
    doc: NotRequired[str]
    settings: NotRequired[dict[str, Any]]


class _Checked(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class Match(_Checked):
    preview: str
    selector: str


class FailureInfo(_Checked):
    kind: str
    message: str
    log: list[str]
    thrown: Any = None
    matches: list[Match] | None = None
    count: int | None = None


class Done(_Checked):
    id: int
    status: Literal["done"]
    value: Any = None


class Failed(_Checked):
    id: int
    status: Literal["error"]
    error: FailureInfo


class Pending(_Checked):
    id: int
    status: Literal["pending"]
    log: list[str]
    dispatched: bool


class Asks(_Checked):
    id: int
    status: Literal["asks"]
    ask: dict[str, Any]


class Unknown(_Checked):
    id: int
    status: Literal["unknown"]


class Left(_Checked):
    id: int
    status: Literal["left"]


class Missing(_Checked):
    id: int
    status: Literal["missing"]
    chunk: str


Outcome = Annotated[Done | Failed | Pending | Asks | Unknown | Left | Missing, Field(discriminator="status")]


class News(BaseModel):
    """Something that happened in the page. contract.ts lists the details of each kind."""

    model_config = ConfigDict(extra="allow")

    seq: int
    kind: str


class Reply(_Checked):
    doc: str
    outcomes: list[Outcome]
    news: list[News]
    chunks: list[str]
    leaving: bool


class Absent(_Checked):
    absent: Literal[True]
    popup: Literal["closed", "foreign"] | None = None
    occupied: bool = False


class FrameInfo(_Checked):
    """A frame as news report it."""

    id: str
    parent: str | None
    name: str
    url: str
    state: str
    reachable: bool
    doc: str


reply_reader: TypeAdapter[Reply | Absent] = TypeAdapter(Reply | Absent)
frames_reader: TypeAdapter[list[FrameInfo]] = TypeAdapter(list[FrameInfo])
