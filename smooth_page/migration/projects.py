"""Finds what to migrate below a path, and applies or shows it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from smooth_page.migration.below import OTHER_LANGUAGES, files_below
from smooth_page.migration.findings import Finding, Rewrite
from smooth_page.migration.pins import migrate_pyproject, migrate_requirements
from smooth_page.migration.sources import migrate_source

REQUIREMENTS = re.compile(r".*requirements.*\.(?:txt|in)|constraints.*\.txt", re.IGNORECASE)
# Files that may call Playwright's command line, which nothing here replaces one to one.
RECIPES = re.compile(r"Makefile|Dockerfile.*|.*\.(?:ya?ml|sh|toml|cfg|ini)", re.IGNORECASE)
INSTALL = re.compile(r"\bplaywright(?:\s+|\W+)install\b")


@dataclass(frozen=True)
class Migrated:
    """A file that changes or needs a person."""

    path: Path
    before: str
    rewrite: Rewrite

    @property
    def changed(self) -> bool:
        return self.before != self.rewrite.text

    def diff(self) -> str:
        """A unified diff; empty when nothing changes."""
        before, after = self.before.splitlines(True), self.rewrite.text.splitlines(True)
        return "".join(difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}"))


def migrate_file(path: Path) -> Migrated | None:
    """What becomes of a file; None where Playwright has no part in it."""
    try:
        before = path.read_bytes().decode("utf-8")  # bytes, so that line ends stay what they are
    except UnicodeDecodeError:
        return None
    if "playwright" not in before.lower():
        return None
    result = Migrated(path, before, _rewrite(path, before))
    return result if result.changed or result.rewrite.findings else None


def _rewrite(path: Path, text: str) -> Rewrite:
    if path.suffix in (".py", ".pyi"):
        return migrate_source(text)
    if path.suffix in OTHER_LANGUAGES:
        return Rewrite(
            text, [Finding(1, "JavaScript and TypeScript are out of scope: only Python scripts are migrated")]
        )
    if REQUIREMENTS.fullmatch(path.name):
        return migrate_requirements(text)
    rewrite = migrate_pyproject(text) if path.name == "pyproject.toml" else Rewrite(text)
    if RECIPES.fullmatch(path.name):
        rewrite.findings += [
            Finding(number, "installs Playwright's browsers: not needed (the engine takes an installed Chromium)")
            for number, line in enumerate(text.split("\n"), 1)
            if INSTALL.search(line)
        ]
    return rewrite


def migrate(paths: list[Path]) -> list[Migrated]:
    """Everything at or below the paths that changes or needs a person."""
    found = (migrate_file(path) for root in paths for path in files_below(root))
    return [item for item in found if item is not None]
