"""The snippets of README, CONTRIBUTING and docs/, and what they run in."""

from __future__ import annotations

import os
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from smooth_page.local.embedded import VARIABLE, ensure_engine

ROOT = Path(__file__).resolve().parent.parent.parent
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PAGES = sorted((ROOT / "docs").rglob("*.md"))
# Where `make site` serves the demo site; in tests it has a free port instead.
DEMO_SITE = "http://127.0.0.1:8000"

_BLOCK = re.compile(r"^( *)```([\w-]+)([^\n]*)\n(.*?)^\1```$", re.M | re.S)


@dataclass(frozen=True)
class Snippet:
    """A fenced block: its `kind` ("python", "sh", ...), its `title` if it is a file, and its first line's number."""

    kind: str
    title: str
    line: int
    text: str


def snippets(document: Path, kind: str | None = None) -> list[Snippet]:
    """Returns the fenced blocks of a document, of one kind if given."""
    text = document.read_text("utf-8")
    found = [
        Snippet(
            kind=match[2],
            title=_title(match[3]),
            line=text.count("\n", 0, match.start()) + 2,
            text=textwrap.dedent(match[4]),
        )
        for match in _BLOCK.finditer(text)
    ]
    return [snippet for snippet in found if kind in (None, snippet.kind)]


def _title(attributes: str) -> str:
    found = re.search(r'title="([^"]+)"', attributes)
    return found[1] if found else ""


def commands(document: Path) -> list[str]:
    """Returns the lines of a document's shell snippets, without comments."""
    lines = [line for snippet in snippets(document, "sh") for line in snippet.text.splitlines() if line]
    return [re.sub(r"\s+#.*", "", line) for line in lines]


def without_lines(diff: str, sign: str) -> str:
    """Returns one side of a diff: the lines that don't begin with the sign, without their first column."""
    return "".join(f"{line[1:]}\n" for line in diff.splitlines() if line[:1] != sign)


def environment(**more: str) -> dict[str, str]:
    """Returns this process's environment without a developer's service, and without pytest's own variables."""
    theirs = ("SMOOTH_", "CIRCLE", "PYTEST_", "PIP_", "MAKE", "ARGS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    return kept | {"PYTHONPATH": str(ROOT), "SMOOTH_CHROMIUM": os.environ.get("SMOOTH_CHROMIUM", "")} | more


def shared_engine() -> dict[str, str]:
    """Returns the variable that lets a process use the engine of these tests instead of starting its own."""
    return {VARIABLE: " ".join(ensure_engine())}
