"""The zip file of a trace, in the format of Playwright's trace viewer."""

from __future__ import annotations

import json
import platform
import time
import zipfile
from pathlib import Path
from typing import Any

# The version of the format, and of the Playwright release whose viewer reads it.
FORMAT = 10
PLAYWRIGHT = "1.65.2"


class TraceLog:
    """The lines of one trace."""

    def __init__(self, title: str | None) -> None:
        self._begin = time.monotonic()
        self._last = 0
        first = {
            "version": FORMAT,
            "type": "context-options",
            "origin": "library",
            "browserName": "chromium",
            "playwrightVersion": PLAYWRIGHT,
            "options": {},
            "platform": platform.system().lower(),
            "wallTime": time.time() * 1000,
            "monotonicTime": 0,
            "sdkLanguage": "python",
        }
        self._lines = [first | ({"title": title} if title else {})]

    def begin_group(self, name: str, location: dict[str, Any] | None) -> str:
        """Opens a group. Returns its id."""
        self._last += 1
        call = f"group@{self._last}"
        stack = [{"line": 0, "column": 0, **location}] if location else None
        line = {"type": "before", "callId": call, "startTime": self._now(), "title": name}
        of = {"class": "Tracing", "method": "tracingGroup", "params": {}}
        self._lines.append(line | of | ({"stack": stack} if stack else {}))
        return call

    def end_group(self, call: str) -> None:
        """Closes the group of that id."""
        self._lines.append({"type": "after", "callId": call, "endTime": self._now()})

    def write(self, path: Path) -> None:
        """Writes the file, and the folders that it needs."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("trace.trace", "".join(json.dumps(line) + "\n" for line in self._lines))
            archive.writestr("trace.network", "")

    def _now(self) -> float:
        return (time.monotonic() - self._begin) * 1000
