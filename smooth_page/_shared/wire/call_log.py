"""Draws a call log: a list by levels, in which repetitions are listed once.

Lines come from the page indented by two spaces a level, without dashes (`Call.log` of runtime/src/kernel/operation.ts).
"""

from __future__ import annotations

from collections.abc import Sequence

# Attempts log a handful of lines; longer repetitions are not looked for.
_LONGEST_GROUP = 20


def call_log(lines: Sequence[str]) -> str:
    """`Call log:` and its lines, each with a line end; nothing when there are none."""
    if not lines:
        return ""
    drawn: list[str] = []
    at = 0
    while at < len(lines):
        length, times = _repetition(lines, at)
        drawn += _draw(lines[at : at + length], times)
        at += length * times
    return "\n".join(["Call log:", *drawn, ""])


def _repetition(lines: Sequence[str], at: int) -> tuple[int, int]:
    """How long the shortest group is that repeats itself from here on, and how often; 1, 1 for none."""
    for length in range(1, min(_LONGEST_GROUP, (len(lines) - at) // 2) + 1):
        group = lines[at : at + length]
        times = 1
        while lines[at + times * length : at + (times + 1) * length] == group:
            times += 1
        if times > 1:
            return length, times
    return 1, 1


def _draw(group: Sequence[str], times: int) -> list[str]:
    """The first line of a repeated group carries the count; the others stand below its text."""
    sign = f"{times} \N{MULTIPLICATION SIGN}" if times > 1 else "-"
    indent = " " * (len(sign) - 1)
    drawn = []
    for index, line in enumerate(group):
        text = line.lstrip(" ")
        level = line[: len(line) - len(text)]
        drawn.append(f"{level}  {sign} {text}" if index == 0 else f"{level}  {indent}- {text}")
    return drawn
