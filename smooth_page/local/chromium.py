"""Finds the Chrome or Chromium that the engine drives."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


NO_CHROMIUM = (
    "No Chrome or Chromium found: install one (Debian: apt-get install chromium), or set SMOOTH_CHROMIUM to its path"
)


def why_no_chromium() -> str | None:
    """One line that says what is missing and how to get it; None where there is a Chromium."""
    path = find_chromium()
    if path is None:
        return NO_CHROMIUM
    return None if shutil.which(path) else f"SMOOTH_CHROMIUM names {path}, which is no program"


def find_chromium() -> str | None:
    """The path of an installed Chrome or Chromium: `SMOOTH_CHROMIUM`, else the first of the usual names on PATH."""
    chosen = os.environ.get("SMOOTH_CHROMIUM")
    if chosen:
        return chosen
    return next((path for name in NAMES if (path := shutil.which(name))), None)
