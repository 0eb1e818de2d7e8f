"""Reads the Python files at or below paths, and finds their uses of Playwright."""

from __future__ import annotations

import ast
from pathlib import Path

from smooth_page.migration.project_files import OTHER_LANGUAGES, files_below
from smooth_page.usage.addopts import CONFIGURATIONS, uses_in
from smooth_page.usage.project import Project, SourceFile
from smooth_page.usage.statements import Walk
from smooth_page.usage.uses import Unread

# Objects pass through a few calls, files and fixtures; more rounds than this find nothing new in real suites.
MOST_ROUNDS = 12


def read(paths: list[Path]) -> Project:
    """Finds all uses in the files at or below the paths."""
    project = Project()
    for path in dict.fromkeys(file for root in paths for file in files_below(root)):
        _take(project, path)
    for _ in range(MOST_ROUNDS):
        project.changed = False
        project.uses.clear()
        for file in project.files:
            Walk(project).file(file)
        if not project.changed:
            break
    project.uses |= project.of_configuration
    return project


def _take(project: Project, path: Path) -> None:
    if path.suffix in OTHER_LANGUAGES:
        if "playwright" in path.read_text(errors="replace"):
            project.unread.append(Unread(path, "JavaScript and TypeScript are not read, only Python"))
        return
    if path.name in CONFIGURATIONS:
        project.of_configuration |= set(uses_in(path, path.read_text("utf-8", "replace")))
    if path.suffix != ".py":
        return
    try:
        text = path.read_bytes().decode("utf-8-sig")
        project.files.append(SourceFile(path, text, ast.parse(text)))
    except (SyntaxError, ValueError) as error:
        project.unread.append(Unread(path, f"does not parse: {error}", broken=True))
