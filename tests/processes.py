"""The processes below a process."""

from __future__ import annotations

import subprocess
from pathlib import Path


def children(pid: int) -> list[int]:
    """All processes below one."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in (line.split() for line in listed.splitlines())}
    found, queue = [], [pid]
    while queue:
        at = queue.pop()
        below = [child for child, parent in parents.items() if parent == at]
        found += below
        queue += below
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def browser_of(engine: int) -> int:
    """The main process of an engine's browser, which is neither a helper of Chromium nor a script around it."""
    for pid in children(engine):
        try:
            program = Path(f"/proc/{pid}/exe").readlink().name
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it has ended
        if program.startswith("chrom") and not any(word.startswith(b"--type=") for word in words):
            return pid
    raise AssertionError("no browser")
