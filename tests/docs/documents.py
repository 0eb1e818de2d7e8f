"""The snippets of the documents."""

from __future__ import annotations

import os
import re
from pathlib import Path

from smooth_page.local.embedded import VARIABLE, ensure_engine

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()


def snippets(document: str, kind: str) -> list[str]:
    """The blocks of a document that are marked as of a kind: "python", "sh", ..."""
    return [text for found, text in _blocks(document) if found == kind]


def kinds(document: str) -> set[str]:
    """The kinds of blocks that there are."""
    return {found for found, _ in _blocks(document)}


def _blocks(document: str) -> list[tuple[str, str]]:
    return re.findall(r"^```([^\n]*)\n(.*?)^```$", document, re.M | re.S)


def environment(**more: str) -> dict[str, str]:
    """Without a service of the developer's, and without what pytest tells its own."""
    theirs = ("SMOOTH_", "CIRCLE", "PYTEST_", "PIP_", "MAKE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    return kept | {"PYTHONPATH": str(ROOT), "SMOOTH_CHROMIUM": os.environ.get("SMOOTH_CHROMIUM", "")} | more


def shared_engine() -> dict[str, str]:
    """For the environment of what need not start an engine of its own: that of these tests, as in one process tree."""
    return {VARIABLE: " ".join(ensure_engine())}
