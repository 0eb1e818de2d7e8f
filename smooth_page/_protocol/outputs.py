"""The output of an action: raw, as the reference page shows it, or wrapped, as the vendor's SDK models it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic

from typing_extensions import TypeVar

T = TypeVar("T", default=Any)

_WRAPPER = {"output", "credits_used", "duration"}


@dataclass(frozen=True)
class ActionResult(Generic[T]):
    """What an action gave: its output, the credits it used (US cents) and its duration in seconds, where told."""

    output: T
    credits_used: float | None = None
    duration: float | None = None


def read_output(output: Any) -> ActionResult[Any]:
    """Understands both forms: a wrapper has no other keys than the three, and one of the last two."""
    if isinstance(output, dict) and output.keys() <= _WRAPPER and {"credits_used", "duration"} & output.keys():
        return ActionResult(output.get("output"), output.get("credits_used"), output.get("duration"))
    return ActionResult(output)
