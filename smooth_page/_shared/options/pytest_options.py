"""Options of pytest-playwright that change nothing here: their defaults, and what to say when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class WithoutEffect:
    """`default`: the value that asks for nothing. `why`: a clause that follows the option's name."""

    default: object
    level: Literal["not yet", "differs"]
    why: str


WITHOUT_EFFECT = {
    "tracing": WithoutEffect("off", "not yet", "is not built yet in smooth_page: it changes nothing"),
    "video": WithoutEffect("off", "not yet", "is not built yet in smooth_page: it changes nothing"),
    "headed": WithoutEffect(False, "differs", "changes nothing: browsers of sessions have no window on this machine"),
}
