"""SmoothWarning, raised once and at the user's own line."""

from __future__ import annotations

import warnings

from smooth_page._shared.debugging.user_frames import users_frame

_shown: set[str] = set()


class SmoothWarning(UserWarning):
    """Something works differently from what a user may expect. Filters of `warnings` can name this class."""


SmoothWarning.__module__ = "smooth_page"  # where users import it from


def warn(text: str) -> None:
    """Warns at the line of the first caller outside this package."""
    _, above = users_frame()
    warnings.warn(text, SmoothWarning, stacklevel=above + 1)


def warn_once(text: str) -> None:
    """Warns like `warn`, unless this process has already warned with the same text."""
    if text not in _shown:
        _shown.add(text)
        warn(text)
