"""Options of pytest-playwright that have no effect here: their defaults, and the warning when one is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class WithoutEffect:
    """`default`: the value that requests nothing. `why`: a clause that follows the option's name."""

    default: object
    level: Literal["not yet", "differs"]
    why: str


WITHOUT_EFFECT = {
    "headed": WithoutEffect(False, "differs", "has no effect: browsers of sessions have no window on this machine"),
}
