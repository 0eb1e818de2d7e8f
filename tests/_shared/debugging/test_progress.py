"""The line on a terminal for slow calls."""

from __future__ import annotations

import io
import re
import threading
import time
from dataclasses import dataclass

import pytest

from smooth_page._shared.debugging.progress import Progress


class Terminal(io.StringIO):
    """Notes when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def write(self, text: str) -> int:
        count = super().write(text)
        self.written.set()
        return count


@dataclass(eq=False)
class Call:
    text: str
    begin: float


def test_a_slow_call_is_shown_until_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal = Terminal()
    progress = Progress(terminal)
    quick, slow = (
        Call("Page.title", time.monotonic()),
        Call("Page.goto http://site.test/" + "x" * 50, time.monotonic() - 10),
    )
    progress.add(quick)
    progress.add(slow)
    assert terminal.written.wait(10)
    assert re.fullmatch(re.escape("\r\x1b[K" + slow.text[:34]) + r" 1\d s", terminal.getvalue())
    progress.remove(slow)
    assert terminal.getvalue().endswith(" s\r\x1b[K")
    progress.remove(quick)


def test_a_terminal_that_is_gone_disturbs_no_call() -> None:
    terminal = Terminal()
    terminal.close()
    progress = Progress(terminal)
    call = Call("Page.goto", time.monotonic() - 10)
    progress.add(call)
    with progress._changed:
        progress._show(call)
    progress.remove(call)
