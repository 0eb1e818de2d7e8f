"""Finds the Chrome or Chromium that the engine drives."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from collections.abc import Sequence

# The same browser without windows; it opens a page in a third of the time.
WINDOWLESS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")

ENABLE = "--enable-features="
# Documents of the same site keep what the browser has for their frame, as they did for many years: a navigation takes a
# quarter less time than with new objects for each. The other one is what the driver's own switch enables, which this
# one replaces.
FEATURES = "RenderDocument:level/crashed-frame,CDPScreenshotNewSurface"

NO_CHROMIUM = (
    "No Chrome or Chromium found: install one (Debian: apt-get install chromium), or set SMOOTH_CHROMIUM to its path"
)


def why_no_chromium(headless: bool = True) -> str | None:
    """Returns one line on what is missing and how to get it, or None if there is a Chromium."""
    path = find_chromium(headless)
    if path is None:
        return NO_CHROMIUM
    return None if shutil.which(path) else f"SMOOTH_CHROMIUM names {path}, which is not an executable file"


def find_chromium(headless: bool = True) -> str | None:
    """Returns the path of an installed Chrome or Chromium: `SMOOTH_CHROMIUM`, else the first usual name on PATH.

    Without windows, a headless shell is preferred."""
    chosen = os.environ.get("SMOOTH_CHROMIUM")
    if chosen:
        return chosen
    names = (*WINDOWLESS, *NAMES) if headless else NAMES
    return next((path for name in names if (path := shutil.which(name))), None)


def switches(given: Sequence[str]) -> list[str]:
    """Returns the switches of the Chromium that sessions share: those that are given, and the engine's own.

    Not for one with extensions: by chrome.debugger, its new tabs begin to emulate after their first script then.
    """
    features = [arg.removeprefix(ENABLE) for arg in given if arg.startswith(ENABLE)]
    return [*(arg for arg in given if not arg.startswith(ENABLE)), ENABLE + ",".join([*features, FEATURES])]


NO_EXTENSIONS = (
    "No Chromium that loads extensions found: install the whole browser (Debian: apt-get install chromium); "
    "a headless shell has no extensions"
)


def find_extensions_browser() -> str | None:
    """Returns the path of a Chromium that loads extensions: like find_chromium, but never a headless shell."""
    chosen = os.environ.get("SMOOTH_CHROMIUM")
    if chosen and not re.search(r"headless[-_]shell", os.path.basename(chosen)):
        return chosen
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@functools.cache
def version_of(path: str) -> str | None:
    """Returns the version that a Chromium reports, such as "156.0.8078.108"; None if it does not start."""
    try:
        output = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"\d+(\.\d+)+", output)
    return found[0] if found else None
