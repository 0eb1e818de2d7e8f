"""What a migration changed in a file, and what it leaves to do by hand."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """Something to decide by hand, at a line of a file (counted from 1)."""

    line: int
    what: str


@dataclass
class Rewrite:
    """The new text of a file (the same as the old one if nothing changed), and the findings."""

    text: str
    findings: list[Finding] = field(default_factory=list)
