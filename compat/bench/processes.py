"""CPU time of processes and their descendants, by what they are. (Linux)"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
ROLES = {"node": "driver", "chrom": "browser", "headless": "browser", "python": "engine"}


def role(command: str) -> str:
    """Returns what a process is, by the name of its program."""
    return next((role for name, role in ROLES.items() if name in command), "other")


def cpu_seconds(roots: list[int]) -> dict[str, float]:
    """Returns the CPU time that processes and their descendants have used until now, by their role.

    Processes that have ended no longer count, so few should end between two calls.
    """
    children: dict[int, list[tuple[int, str, float]]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (facts := _facts(entry)):
            children[facts[0]].append((int(entry.name), facts[1], facts[2]))
    used: dict[str, float] = defaultdict(float)
    left = [item for items in children.values() for item in items if item[0] in roots]
    while left:
        process, command, seconds = left.pop()
        used[role(command)] += seconds
        left.extend(children[process])
    return dict(used)


def children() -> list[int]:
    """Returns the processes that this one has started."""
    found = [(entry, _facts(entry)) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [int(entry.name) for entry, facts in found if facts and facts[0] == os.getpid()]


def _facts(entry: Path) -> tuple[int, str, float] | None:
    """The parent, the program's name and the CPU seconds of a process; None if it has ended."""
    try:
        text = (entry / "stat").read_text()
    except OSError:
        return None
    command = text[text.index("(") + 1 : text.rindex(")")]
    fields = text[text.rindex(")") + 2 :].split()
    return int(fields[1]), command, (int(fields[11]) + int(fields[12])) / TICKS
