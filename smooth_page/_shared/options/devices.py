"""`playwright.devices`: the descriptors of devices, by name (scripts/extract_devices.py wrote devices.json)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def devices() -> dict[str, dict[str, Any]]:
    """Returns the options of `new_context` for each device."""
    read: dict[str, dict[str, Any]] = json.loads(
        (files("smooth_page") / "_shared" / "options" / "devices.json").read_text("utf-8")
    )
    return read
