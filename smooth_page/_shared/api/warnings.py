"""SmoothWarning, raised once and at the user's own line."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

_PACKAGE = str(Path(__file__).parents[2])
_shown: set[str] = set()


class SmoothWarning(UserWarning):
    """Something works differently from what a user may expect. Filters of `warnings` can name this class."""


SmoothWarning.__module__ = "smooth_page"  # where users import it from


def warn(text: str) -> None:
    """Warns at the line of the first caller outside this package."""
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, SmoothWarning, stacklevel=level)


def warn_once(text: str) -> None:
    """Warns like `warn`, unless this process has already warned with the same text."""
    if text not in _shown:
        _shown.add(text)
        warn(text)
