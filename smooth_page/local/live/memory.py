"""How much memory the engine's processes use."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path


async def memory_of_browser() -> int | None:
    """Returns the bytes that this process and all that it has started use; None where the system does not say."""
    return await asyncio.to_thread(_memory, os.getpid())


def _memory(root: int) -> int | None:
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    try:
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended
            parents[int(entry.name)] = int(stat[1])
            sizes[int(entry.name)] = int(stat[21]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None
    return sum(size for pid, size in sizes.items() if _is_below(pid, root, parents)) or None


def _is_below(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid > 1:
        if pid == root:
            return True
        pid = parents.get(pid, 0)
    return False
