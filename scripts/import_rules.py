"""Checks who imports whom between the rooms of smooth_page (the rules stand in CONTRIBUTING.md).

Exits 1 and names each import that crosses a wall. `python scripts/import_rules.py`
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "smooth_page"

# room -> the rooms (and `errors`) that it may import from at run time, beside itself.
MAY_IMPORT = {
    "errors": set(),
    "_protocol": {"errors"},
    "_shared": {"errors", "_protocol"},
    "_io": {"errors", "_protocol", "_shared", "local.embedded"},
    "_async": {"errors", "_protocol", "_shared", "_io"},
    "_sync": {"errors", "_protocol", "_shared", "_io"},
    "local": {"errors", "_protocol", "_shared", "zero_edit"},
}
# Nobody else may import Playwright itself.
PLAYWRIGHT = {"local"}


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a module imports, relative imports resolved."""
    package = path.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: -node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def room_of(parts: tuple[str, ...]) -> str:
    """The room that a dotted name below smooth_page belongs to."""
    return parts[0].removesuffix(".py") if parts else ""


def violations() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        room = room_of(path.relative_to(PACKAGE).parts)
        for line, name in imports(path):
            where = f"{path.relative_to(ROOT)}:{line}"
            if name.split(".")[0] == "playwright" and room not in PLAYWRIGHT:
                yield f"{where}: imports Playwright ({name}); only {', '.join(PLAYWRIGHT)} may"
            if name.split(".")[0] != "smooth_page" or room not in MAY_IMPORT:
                continue
            inner = ".".join(name.split(".")[1:])
            allowed = {room, "_version", *MAY_IMPORT[room]}
            if not any(inner == wall or inner.startswith(f"{wall}.") for wall in allowed):
                yield f"{where}: {room} may not import {name}"


if __name__ == "__main__":
    found = list(violations())
    print("\n".join(found) or "imports keep to the rooms")
    sys.exit(1 if found else 0)
