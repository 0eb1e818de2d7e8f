"""Finds the Chrome or Chromium that the engine drives."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


def find_chromium() -> str | None:
    """The path of an installed Chrome or Chromium: `SMOOTH_CHROMIUM`, else the first of the usual names on PATH."""
    chosen = os.environ.get("SMOOTH_CHROMIUM")
    if chosen:
        return chosen
    return next((path for name in NAMES if (path := shutil.which(name))), None)
