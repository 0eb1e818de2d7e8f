"""Finds what to migrate below a path, and applies or shows the changes."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from smooth_page.migration.findings import Finding, Rewrite
from smooth_page.migration.pins import migrate_constraints, migrate_quoted, migrate_requirements
from smooth_page.migration.project_files import OTHER_LANGUAGES, files_below
from smooth_page.migration.sources import migrate_source

REQUIREMENTS = re.compile(r".*requirements.*\.(?:txt|in)", re.IGNORECASE)
CONSTRAINTS = re.compile(r".*constraints.*\.txt", re.IGNORECASE)
# Files that may call Playwright's command line, which has no exact replacement here.
RECIPES = re.compile(
    r"Makefile|justfile|Jenkinsfile|Procfile|(?:Docker|Container)file.*|.*\.(?:ya?ml|sh|ps1|bat|toml|cfg|ini|mk|py)",
    re.IGNORECASE,
)
INSTALL = re.compile(r"\bplaywright\W+install\b")
# A requirement in a file that is not rewritten, or the name of one of Playwright's Docker images.
PINS = re.compile(
    r"pip3? install\b.*\bplaywright\b|^\s*-?\s*(?:pytest-)?playwright\s*[=<>~!]=|/playwright(?:/python)?:v\d"
)
PINNING = re.compile(r"Pipfile|(?:Docker|Container)file.*|.*\.(?:ya?ml|sh|cfg|ini)", re.IGNORECASE)
NOT_NEEDED = "installs Playwright's browsers: not needed (the embedded engine uses an installed Chromium)"


@dataclass(frozen=True)
class Migrated:
    """A file that changes, or that has something to do by hand."""

    path: Path
    before: str
    rewrite: Rewrite

    @property
    def changed(self) -> bool:
        return self.before != self.rewrite.text

    def diff(self) -> str:
        """Returns a unified diff, or "" if nothing changes."""
        before, after = self.before.splitlines(True), self.rewrite.text.splitlines(True)
        return "".join(difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}"))


def migrate_file(path: Path) -> Migrated | None:
    """Migrates one file. Returns None if it does not use Playwright."""
    try:
        before = path.read_bytes().decode("utf-8")  # bytes, so that line ends stay what they are
    except UnicodeDecodeError:
        return None
    if "playwright" not in before.lower():
        return None
    result = Migrated(path, before, _rewrite(path, before))
    return result if result.changed or result.rewrite.findings else None


def _rewrite(path: Path, text: str) -> Rewrite:
    if path.suffix in OTHER_LANGUAGES:
        return Rewrite(text, [Finding(1, "JavaScript and TypeScript are not migrated, only Python")])
    if REQUIREMENTS.fullmatch(path.name):
        return migrate_requirements(text)
    if CONSTRAINTS.fullmatch(path.name):
        return migrate_constraints(text)
    rewrite = migrate_source(text) if path.suffix in (".py", ".pyi") else Rewrite(text)
    if path.name in ("pyproject.toml", "setup.py"):
        quoted = migrate_quoted(rewrite.text)
        rewrite = Rewrite(quoted.text, [*rewrite.findings, *quoted.findings])
    for number, line in enumerate(text.split("\n"), 1):
        if RECIPES.fullmatch(path.name) and INSTALL.search(line):
            rewrite.findings.append(Finding(number, NOT_NEEDED))
        elif PINNING.fullmatch(path.name) and PINS.search(line):
            rewrite.findings.append(Finding(number, f"names Playwright as a requirement: {line.strip()}"))
    return rewrite


def migrate(paths: list[Path]) -> list[Migrated]:
    """Returns all files at or below the paths that change or have something to do by hand."""
    found = (migrate_file(path) for root in paths for path in files_below(root))
    return [item for item in found if item is not None]
