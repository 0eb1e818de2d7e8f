"""`playwright.devices`: the descriptors of devices that a session can be."""

from __future__ import annotations

from typing import Any

DEVICES: dict[str, dict[str, Any]] = {
    "Desktop Chrome": {
        "viewport": {"width": 1280, "height": 720},
        "screen": {"width": 1920, "height": 1080},
        "device_scale_factor": 1,
        "is_mobile": False,
        "has_touch": False,
        "default_browser_type": "chromium",
    },
    "Pixel 7": {
        "screen": {"width": 412, "height": 915},
        "device_scale_factor": 2.625,
        "is_mobile": True,
        "has_touch": True,
        "default_browser_type": "chromium",
    },
}
