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
    # How it differs; why it can't be had, or is not known.
    why: str = ""
    instead: str = ""
    # The line of the source.
    code: str = ""


@dataclass(frozen=True, order=True)
class Unread:
    """A file that was not read, and why; `broken` where it should have been."""

    path: Path
    why: str
    broken: bool = False


def level_of(name: str) -> Level:
    """The level of a member, an argument or an event that is known; what has none of its own works."""
    return levels().get(name, WORKS)


def make_use(path: Path, place: tuple[int, int], code: str, name: str, known_as: str = "") -> Use:
    """A use of something known; `known_as` is what its level goes by."""
    level = level_of(known_as or name)
    return Use(path, *place, name, level.name, level.how or level.why or "", level.instead or "", code)
