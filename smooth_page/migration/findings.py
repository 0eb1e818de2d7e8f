"""What a migration did to a file, and what it leaves to a person."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """Something that only a person can decide, at a line of a file (1-based)."""

    line: int
    what: str


@dataclass
class Rewrite:
    """The new text of a file, equal to the old one where nothing changed."""

    text: str
    findings: list[Finding] = field(default_factory=list)
