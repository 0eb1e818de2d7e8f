"""The terminal of a person who runs the script, also where pytest or a pipe has taken the standard streams."""

from __future__ import annotations

import os
import select
from types import TracebackType

_PATH = "/dev/tty"  # there is none on Windows, whose consoles can't be asked without blocking


def at_a_terminal() -> bool:
    """Returns whether a person can answer: the process is in the foreground of a terminal, and it is not a CI job."""
    if os.environ.get("CI"):
        return False
    try:
        terminal = os.open(_PATH, os.O_RDWR)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)


class Terminal:
    """Lines that a person types and reads. Nothing typed is taken except by `typed`."""

    def __init__(self) -> None:
        self._file = os.open(_PATH, os.O_RDWR)
        self._begun = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.close(self._file)

    def write(self, text: str) -> None:
        """Prints a line."""
        os.write(self._file, f"{text}\n".encode("utf-8", "backslashreplace"))

    def typed(self) -> str | None:
        """Returns the next line if one has been typed; does not wait. Raises EOFError if there will be none."""
        while b"\n" not in self._begun:
            if not select.select([self._file], [], [], 0)[0]:
                return None
            data = os.read(self._file, 4096)
            if not data:
                raise EOFError
            self._begun += data
        line, _, self._begun = self._begun.partition(b"\n")
        return line.decode("utf-8", "replace").rstrip("\r")
