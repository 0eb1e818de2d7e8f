"""The files of a project: everything at or below a path, without virtual environments and caches."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

SKIPPED = {
    ".git",
    ".hg",
    ".venv",
    "venv",
    "node_modules",
    "__pycache__",
    ".tox",
    ".nox",
    "build",
    "dist",
    "site-packages",
}
OTHER_LANGUAGES = {".js", ".ts", ".mjs", ".cjs", ".tsx", ".jsx"}


def files_below(path: Path) -> Iterator[Path]:
    """Yields the path itself if it is a file, else every file below it outside of environments and caches."""
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name not in SKIPPED)
        yield from (Path(folder) / name for name in sorted(names))
