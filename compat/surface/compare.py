"""Compares our public surface with Playwright's facts. `python -m compat.surface.compare` prints what differs."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compat.surface.facts import module_facts

FACTS = Path(__file__).with_name("playwright.json")
ALLOWED = Path(__file__).with_name("allowed.json")
MODULES = ("sync_api", "async_api")
# Options that Playwright does not have; each use needs a line in allowed.json.
OURS_ALONE = ("smooth=None, grounded=False", "smooth=None", "timeout=None")


def playwright_facts() -> dict[str, Any]:
    """Returns the committed facts (scripts/extract_surface.py)."""
    facts: dict[str, Any] = json.loads(FACTS.read_text())
    return facts


def differences() -> Iterator[tuple[str, str]]:
    """Yields path (`async_api.Page.goto`) and difference for each part of Playwright's API that differs here."""
    wanted = playwright_facts()
    for name in MODULES:
        ours = module_facts(importlib.import_module(f"smooth_page.{name}"))
        for group in ("classes", "dicts", "values"):
            for item, facts in wanted[name][group].items():
                path = f"{name}.{item}"
                if item not in ours[group]:
                    yield path, "missing"
                elif group == "classes":
                    yield from _class_differences(path, facts, ours[group][item])
                elif facts != ours[group][item]:
                    yield path, f"is {ours[group][item]}, Playwright's is {facts}"


def _class_differences(path: str, facts: dict[str, Any], ours: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not set(facts["errors"]) <= set(ours["errors"]):
        yield path, f"is not a {', '.join(facts['errors'])}"
    for member, text in facts["members"].items():
        found = ours["members"].get(member)
        if found is None:
            yield f"{path}.{member}", "missing"
        elif found != text:
            yield f"{path}.{member}", _contrast(found, text)


def _contrast(ours: str, theirs: str) -> str:
    """Returns the difference between two facts; if this package only adds an option, just that."""
    for option in OURS_ALONE:
        if ours.replace(f", {option}", "") == theirs:
            return f"has {option} too"
    return f"is {ours}, Playwright's is {theirs}"


def unexpected() -> list[str]:
    """Returns differences without a line in allowed.json, and lines there that are unused or have no reason."""
    allowed: list[dict[str, str]] = json.loads(ALLOWED.read_text())
    reasons = {(line["path"], line["difference"]): line["reason"] for line in allowed}
    found = list(differences())
    lines = [f"{path}: {what}" for path, what in found if (path, what) not in reasons]
    lines += [
        f"{path}: allowed to differ ({what}), but does not" for path, what in reasons if (path, what) not in found
    ]
    lines += [f"{path}: allowed without a reason" for (path, _), reason in reasons.items() if not reason]
    return lines


if __name__ == "__main__":
    problems = unexpected()
    print("\n".join(problems) or f"same surface as Playwright {playwright_facts()['version']}")
    sys.exit(1 if problems else 0)
