"""The version of Chromium, as it stands in user agents."""

from __future__ import annotations

import re

from .devices import devices


def version_in(user_agent: str) -> str | None:
    """The version that a user agent names; None where it names none."""
    found = re.search(r"Chrome/(\d+(\.\d+)*)", user_agent)
    return found[1] if found else None


def usual_version() -> str:
    """The version of the Chromium that comes with the Playwright whose API this is."""
    return version_in(str(devices()["Desktop Chrome"]["user_agent"])) or "0"
