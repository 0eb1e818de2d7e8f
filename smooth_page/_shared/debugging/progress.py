"""One line on a terminal that says which call has been running for a while."""

from __future__ import annotations

import shutil
import threading
import time
from typing import IO, Protocol

AFTER = 2.0  # seconds
_EACH = 0.5
_CLEAR = "\r\x1b[K"


class Running(Protocol):
    """A call in progress. `begin`: on the monotonic clock."""

    @property
    def text(self) -> str: ...
    @property
    def begin(self) -> float: ...


class Progress:
    """The line is gone when its call is over. A thread writes it, which waits for calls, and never keeps a process."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal
        self._running: list[Running] = []
        self._shown: Running | None = None
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def add(self, call: Running) -> None:
        """The call has begun."""
        with self._changed:
            self._running.append(call)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._write, name="smooth_page progress", daemon=True)
                self._thread.start()
            elif len(self._running) == 1:
                self._changed.notify()

    def remove(self, call: Running) -> None:
        """The call is over."""
        with self._changed:
            if call in self._running:
                self._running.remove(call)
            if self._shown is call:
                self._shown = None
                self._put(_CLEAR)

    def _write(self) -> None:
        with self._changed:
            while True:
                self._changed.wait(_EACH if self._running else None)
                oldest = min(self._running, key=lambda call: call.begin, default=None)
                if oldest is not None and time.monotonic() - oldest.begin >= AFTER:
                    self._show(oldest)

    def _show(self, call: Running) -> None:
        seconds = f" {time.monotonic() - call.begin:.0f} s"
        width = shutil.get_terminal_size().columns - len(seconds) - 1
        self._shown = call
        self._put(f"{_CLEAR}{call.text[:width]}{seconds}")

    def _put(self, text: str) -> None:
        try:
            self._terminal.write(text)
            self._terminal.flush()
        except (OSError, ValueError):  # the terminal is gone
            self._running.clear()
