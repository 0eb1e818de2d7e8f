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
    """The main process of an engine's browser."""
    for pid in browsers_of(engine):
        return pid
    raise AssertionError("no browser")


def browsers_of(process: int) -> list[int]:
    """The main processes of browsers below a process, which are neither helpers of Chromium nor scripts around it."""
    return [pid for pid in children(process) if _is_browser(pid)]


def _is_browser(pid: int) -> bool:
    try:
        program = Path(f"/proc/{pid}/exe").readlink().name
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False  # it has ended
    return program.startswith("chrom") and "crashpad" not in program and b"--type=" not in words
