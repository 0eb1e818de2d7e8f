"""The browser of the person who runs the script, which shows them the live view of a session."""

from __future__ import annotations

import os
import sys
import webbrowser

_TEXT_BROWSERS = {"www-browser", "links", "elinks", "lynx", "w3m"}


def has_display() -> bool:
    """Returns whether the machine has a screen on which a person sees windows, and it is not a CI job."""
    if os.environ.get("CI"):
        return False
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def show(url: str) -> bool:
    """Opens the address in a tab of the browser. Returns whether there is one."""
    return has_display() and not _is_text_browser() and webbrowser.open_new_tab(url)


def _is_text_browser() -> bool:
    """Returns whether it would take the terminal, and run until the person leaves it."""
    try:
        name = getattr(webbrowser.get(), "name", "")
    except webbrowser.Error:
        return True  # there is none
    return os.path.basename(str(name)) in _TEXT_BROWSERS
