"""Where in the user's code a call is made."""

from __future__ import annotations

import json
import sys
import sysconfig
from functools import lru_cache
from types import FrameType

from smooth_page._shared.debugging.user_frames import is_own

_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})
# More are not recorded: recursion can be deep.
_MOST = 50

# File, line, and name of the function.
StackFrame = tuple[str, int, str]


def user_stack() -> list[StackFrame]:
    """Returns the frames of the user's code, the innermost first.

    Frames of libraries are left out, unless there are no others.
    """
    frame: FrameType | None = sys._getframe(1)
    found: list[StackFrame] = []
    others: list[StackFrame] = []
    while frame is not None and len(found) < _MOST:
        code = frame.f_code
        kind = _kind(code.co_filename)
        if kind != "own":
            (found if kind == "user" else others).append((code.co_filename, frame.f_lineno, code.co_name))
        frame = frame.f_back
    return found or others[:_MOST]


@lru_cache(maxsize=4096)
def _kind(path: str) -> str:
    if is_own(path):
        return "own"
    return "library" if path.startswith("<frozen") or path.startswith(_LIBRARIES) else "user"


class Stacks:
    """The stacks of a chunk's calls."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._stacks: dict[str, list[StackFrame]] = {}

    def add(self, call: str, stack: list[StackFrame]) -> None:
        """Notes where a call was made."""
        self._stacks[call] = stack
        for file, _, _ in stack:
            self._files.setdefault(file, len(self._files))

    @property
    def files(self) -> list[str]:
        """The paths of the source files."""
        return list(self._files)

    def text(self) -> str:
        """Returns the content of `trace.stacks`."""
        stacks = [
            [call, [[self._files[file], line, 0, name] for file, line, name in stack]]
            for call, stack in self._stacks.items()
        ]
        return json.dumps({"files": self.files, "stacks": stacks}, separators=(",", ":"))
