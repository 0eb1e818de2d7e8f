"""The lines of a trace, in the format of Playwright's trace viewer: one JSON object each."""

from __future__ import annotations

import json
from typing import Any, Literal, TypedDict

from typing_extensions import NotRequired

from smooth_page._protocol.contract import TraceBox

# The version of the format, and of the Playwright release whose viewer reads it.
FORMAT = 10
PLAYWRIGHT = "1.65.2"


class Size(TypedDict):
    width: float
    height: float


class Start(TypedDict):
    """The first line. Times of all others are ms on the clock of `monotonicTime`."""

    version: int
    type: Literal["context-options"]
    origin: Literal["library"]
    browserName: str
    playwrightVersion: str
    options: dict[str, Any]
    platform: str
    wallTime: float
    monotonicTime: float
    sdkLanguage: Literal["python"]
    testIdAttributeName: NotRequired[str]
    title: NotRequired[str]


class Place(TypedDict):
    """A line of a source file."""

    file: str
    line: int
    column: int


# A class can't have an attribute called `class`.
Before = TypedDict(
    "Before",
    {
        "type": Literal["before"],
        "callId": str,
        "startTime": float,
        "class": str,
        "method": str,
        "params": dict[str, Any],
        "title": NotRequired[str],
        "parentId": NotRequired[str],
        "stack": NotRequired[list[Place]],
    },
)


class Failure(TypedDict):
    name: str
    message: str


class Attachment(TypedDict):
    """A file of the trace that belongs to a call. `file`: its path in the zip."""

    name: str
    contentType: str
    file: str


class Annotation(TypedDict):
    type: str
    description: NotRequired[str]


class After(TypedDict):
    type: Literal["after"]
    callId: str
    endTime: float
    result: NotRequired[Any]
    error: NotRequired[Failure]
    attachments: NotRequired[list[Attachment]]
    annotations: NotRequired[list[Annotation]]


class Log(TypedDict):
    type: Literal["log"]
    callId: str
    time: float
    message: str


class Point(TypedDict):
    x: float
    y: float


class Input(TypedDict):
    """Where a call acts, in CSS pixels of the main frame's viewport."""

    type: Literal["input"]
    callId: str
    point: NotRequired[Point]
    box: NotRequired[TraceBox]


Event = TypedDict(
    "Event",
    {
        "type": Literal["event"],
        "time": float,
        "class": str,
        "method": str,
        "params": dict[str, Any],
        "pageId": NotRequired[str],
    },
)


class Console(TypedDict):
    type: Literal["console"]
    messageType: str
    text: str
    args: list[dict[str, Any]]
    location: dict[str, Any]
    time: float
    pageId: NotRequired[str]


class Picture(TypedDict):
    """A frame of the film strip. `file`: its path in the zip."""

    type: Literal["screencast-frame"]
    pageId: str
    file: str
    width: float
    height: float
    timestamp: float
    frameSwapWallTime: float


class Shown(TypedDict):
    """What the main frame of a page shows before, during or after a call. `file`: its path in the zip."""

    type: Literal["screenshot", "aria-snapshot"]
    callId: str
    phase: Literal["before", "action", "after"]
    pageId: str
    timestamp: float
    file: str


Line = Start | Before | After | Log | Input | Event | Console | Picture | Shown


def text_of(line: Line | dict[str, Any]) -> str:
    """Returns the line as it is written, without its end."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"), default=str)
