"""Writes Playwright's device descriptors to smooth_page/_shared/options/devices.json.

Facts that users name (`playwright.devices["iPhone 13"]`), read from the pinned development dependency:
`python scripts/extract_devices.py`.
"""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "smooth_page" / "_shared" / "options" / "devices.json"


def main() -> None:
    with sync_playwright() as playwright:
        devices = playwright.devices
    lines = (f"{json.dumps(name)}: {json.dumps(descriptor)}" for name, descriptor in devices.items())
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
