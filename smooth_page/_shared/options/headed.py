"""Whether a person looks at the browser, and where: `headless=False`, PWDEBUG as in Playwright, SMOOTH_HEADED."""

from __future__ import annotations

import os
from typing import Any

from smooth_page.errors import Error

# A switch of the embedded engine's process, beside those for Chromium.
WINDOWS = "--windows"


def is_debugged() -> bool:
    """Returns whether PWDEBUG asks for a person who debugs the script."""
    return os.environ.get("PWDEBUG", "") not in ("", "0", "false", "console")


def is_headed(given: dict[str, Any]) -> bool:
    """Returns whether the arguments of `launch` or the environment ask for a browser that a person sees."""
    return is_debugged() or given.get("headless") is False


def in_windows() -> bool:
    """Returns whether SMOOTH_HEADED says that a headed browser of the embedded engine has windows on this machine.

    Raises Error for another value than `window` and `live`.
    """
    chosen = os.environ.get("SMOOTH_HEADED") or "live"
    if chosen not in ("window", "live"):
        raise Error(f"SMOOTH_HEADED: {chosen!r} is not one of live, window")
    return chosen == "window"
