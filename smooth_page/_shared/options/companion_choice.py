"""Whether sessions load the companion: `smooth={"companion": ...}`, else SMOOTH_COMPANION."""

from __future__ import annotations

import os
from typing import Any, Literal

from smooth_page.errors import Error

# "auto": where the service accepts it.
CompanionChoice = bool | Literal["auto"]

_WORDS: dict[str, CompanionChoice] = {
    "": "auto",
    "0": False,
    "false": False,
    "off": False,
    "1": True,
    "true": True,
    "on": True,
    "auto": "auto",
}


def read_companion(given: Any, title: str) -> CompanionChoice:
    """Returns the choice. `given` is None where the user has made none."""
    if given is None:
        return _from_environment()
    if given in (True, False) or given == "auto":
        return given  # type: ignore[no-any-return]
    raise Error(f"{title}: smooth['companion']: {given!r} is not one of True, False, \"auto\"")


def _from_environment() -> CompanionChoice:
    word = os.environ.get("SMOOTH_COMPANION", "")
    if word.lower() not in _WORDS:
        raise Error(f"SMOOTH_COMPANION: {word!r} is not one of 1, 0, auto")
    return _WORDS[word.lower()]
