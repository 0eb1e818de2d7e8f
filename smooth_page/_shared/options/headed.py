"""Whether a person looks at the browser: `headless=False`, or PWDEBUG as in Playwright."""

from __future__ import annotations

import os
from typing import Any


def is_headed(given: dict[str, Any]) -> bool:
    """Returns whether the arguments of `launch` or the environment ask for a browser that a person sees."""
    return bool(os.environ.get("PWDEBUG")) or given.get("headless") is False
