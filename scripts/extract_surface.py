"""Writes the facts of Playwright's public Python API to compat/surface/playwright.json.

Names, kinds of members, parameters with kind and default, keys of typed dicts: facts only, never docstrings or code.
Read from the pinned development dependency: `python scripts/extract_surface.py`.
"""

from __future__ import annotations

import importlib
import json
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compat.surface.facts import module_facts  # noqa: E402

TARGET = ROOT / "compat" / "surface" / "playwright.json"


def main() -> None:
    facts = {
        "version": version("playwright"),
        **{name: module_facts(importlib.import_module(f"playwright.{name}")) for name in ("sync_api", "async_api")},
    }
    TARGET.write_text(json.dumps(facts, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
