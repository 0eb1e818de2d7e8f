"""The user's code on the stack: the frames that are not of this package."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

_PACKAGE = str(Path(__file__).parents[2])


def is_own(path: str) -> bool:
    """Returns whether a source file is one of this package."""
    return path.startswith(_PACKAGE)


def users_frame() -> tuple[FrameType, int]:
    """Returns the innermost frame of the user's code, and how many frames it is above the caller of this function."""
    above, frame = 1, sys._getframe(2)
    while frame.f_back is not None and is_own(frame.f_code.co_filename):
        above, frame = above + 1, frame.f_back
    return frame, above
