"""Answers of actions: their results, and the records that observers receive.

An output is raw, as the reference page shows it, or wrapped, as the vendor's SDK models it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic

from typing_extensions import TypeVar

T = TypeVar("T", default=Any)

_WRAPPER = {"output", "credits_used", "duration"}


@dataclass(frozen=True)
class ActionResult(Generic[T]):
    """The result of an action: its output, the credits used (US cents) and the duration in seconds, if reported.

    `tokens`: those of a language model of the user's own.
    """

    output: T
    credits_used: float | None = None
    duration: float | None = None
    tokens: int | None = None


@dataclass(frozen=True)
class ActionRecord:
    """An answered event, as observers see it: what it was and what it cost. Its inputs are left out."""

    session_id: str
    action: str
    # The call that sent it, such as `Page.click`; the action itself when the session was used directly.
    label: str
    code: int
    # Seconds, as the caller measured them.
    seconds: float
    credits_used: float | None
    event_id: str = ""


# Where users import them from.
ActionResult.__module__ = ActionRecord.__module__ = "smooth_page"


def read_output(output: Any) -> ActionResult[Any]:
    """Reads both forms. A wrapper has only those three keys, and at least one of the last two."""
    if isinstance(output, dict) and output.keys() <= _WRAPPER and {"credits_used", "duration"} & output.keys():
        return ActionResult(output.get("output"), output.get("credits_used"), output.get("duration"))
    return ActionResult(output)
