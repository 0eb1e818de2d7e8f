"""A use of Playwright in a source, with its level."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from smooth_page.levels import WORKS, Level, levels

UseLevel = Literal["works", "differs", "not yet", "not supported", "unknown"]


@dataclass(frozen=True, order=True)
class Use:
    """`line` and `column` count from 1; `name` is `Page.goto`, `Browser.new_context(locale)` or `Page.on("popup")`."""

    path: Path
    line: int
    column: int
    name: str
    level: UseLevel
    # How it differs, why it is not supported, or why it is not known.
    why: str = ""
    instead: str = ""
    # The line of the source.
    code: str = ""


@dataclass(frozen=True, order=True)
class Unread:
    """A file that was not read, and why. `broken`: it is Python, but could not be read."""

    path: Path
    why: str
    broken: bool = False


def level_of(name: str) -> Level:
    """Returns the level of a known member, argument or event. Those without a level of their own work."""
    return levels().get(name, WORKS)


def make_use(path: Path, place: tuple[int, int], code: str, name: str, known_as: str = "") -> Use:
    """Returns a use of something known; its level is that of `known_as`."""
    level = level_of(known_as or name)
    return Use(path, *place, name, level.name, level.how or level.why or "", level.instead or "", code)
