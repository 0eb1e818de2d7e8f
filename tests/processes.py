"""The processes below a process."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.async_api import Browser


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
        if _is_browser(pid):
            return pid
    raise AssertionError("no browser")


async def process_of(browser: Browser) -> int:
    """The main process of a browser, as it reports it."""
    session = await browser.new_browser_cdp_session()
    processes = (await session.send("SystemInfo.getProcessInfo"))["processInfo"]
    [main] = [int(process["id"]) for process in processes if process["type"] == "browser"]
    return main


def _is_browser(pid: int) -> bool:
    try:
        program = Path(f"/proc/{pid}/exe").readlink().name
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False  # it has ended
    return program.startswith("chrom") and "crashpad" not in program and b"--type=" not in words
