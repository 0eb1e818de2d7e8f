"""Warnings: what works otherwise than a user may think, said once and at the user's own line."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

_PACKAGE = str(Path(__file__).parents[2])
_shown: set[str] = set()


class SmoothWarning(UserWarning):
    """Something works otherwise here than a user may think. Filters of `warnings` can name it."""


SmoothWarning.__module__ = "smooth_page"  # where users import it from


def warn(text: str) -> None:
    """Warns at the line of the first caller outside this package."""
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, SmoothWarning, stacklevel=level)


def warn_once(text: str) -> None:
    """Warns as `warn` does, unless this process has seen the same text already."""
    if text not in _shown:
        _shown.add(text)
        warn(text)
