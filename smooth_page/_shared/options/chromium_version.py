"""The version of Chromium in user agents."""

from __future__ import annotations

import re

from .devices import devices


def version_in(user_agent: str) -> str | None:
    """Returns the version in a user agent, or None."""
    found = re.search(r"Chrome/(\d+(\.\d+)*)", user_agent)
    return found[1] if found else None


def usual_version() -> str:
    """Returns the version of the Chromium of the Playwright release whose API this package has."""
    return version_in(str(devices()["Desktop Chrome"]["user_agent"])) or "0"
