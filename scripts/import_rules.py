"""Checks who imports whom: between the packages of smooth_page, and between the rooms of _async and _shared.

Exits 1 and names each import that crosses a wall or goes up a floor. `python scripts/import_rules.py`
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "smooth_page"

# package -> the packages (and `errors`) that it may import from at run time, beside itself.
MAY_IMPORT = {
    "errors": set(),
    "_protocol": {"errors"},
    "_shared": {"errors", "_protocol"},
    "_io": {"errors", "_protocol", "_shared", "local.embedded"},
    "_async": {"errors", "_protocol", "_shared", "_io"},
    "_sync": {"errors", "_protocol", "_shared", "_io"},
    "local": {"errors", "_protocol", "_shared", "zero_edit"},
}
# No other package may import Playwright itself.
PLAYWRIGHT = {"local"}
# The floors of a package, the lowest first. A room imports at run time from lower floors only, rooms of one floor don't
# import each other. Imports that only annotations need (`if TYPE_CHECKING:`) are free.
FLOORS = {
    "_async": [
        {"service", "events"},
        {"bridge", "tracing"},
        {"unsupported", "elements"},
        {"network", "storage"},
        {"documents", "requests"},
        {"page"},
        {"assertions", "browser"},
    ],
    "_shared": [
        {"elements", "service", "tracing", "agent", "deadlines"},
        {"wire"},
        {"api"},
        {"network", "assertions", "dialog_handlers"},
        {"storage", "requests"},
        {"options"},
    ],
}
FLOORS["_sync"] = FLOORS["_async"]


def imports(path: Path, *, annotations: bool = True) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a module imports, relative imports resolved.

    `annotations`: with what it imports for type checkers only.
    """
    package = path.relative_to(ROOT).with_suffix("").parts
    tree = ast.parse(path.read_text())
    skipped = set() if annotations else set(_for_type_checkers(tree))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: -node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def _for_type_checkers(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for statement in node.body:
                yield from ast.walk(statement)


def between_packages(path: Path) -> Iterator[str]:
    """What a module imports from a package that its own may not import from."""
    package = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for line, name in imports(path):
        where = f"{path.relative_to(ROOT)}:{line}"
        if name.split(".")[0] == "playwright" and package not in PLAYWRIGHT:
            yield f"{where}: imports Playwright ({name}); only {', '.join(PLAYWRIGHT)} may"
        if name.split(".")[0] != "smooth_page" or package not in MAY_IMPORT:
            continue
        inner = ".".join(name.split(".")[1:])
        allowed = {package, "_version", *MAY_IMPORT[package]}
        if not any(inner == wall or inner.startswith(f"{wall}.") for wall in allowed):
            yield f"{where}: {package} may not import {name}"


def between_rooms(path: Path) -> Iterator[str]:
    """What a module imports from a room of its package that is not on a lower floor."""
    package, *rest = path.relative_to(PACKAGE).with_suffix("").parts
    if package not in FLOORS or rest == ["__init__"]:
        return
    floors = {room: number for number, rooms in enumerate(FLOORS[package]) for room in rooms}
    room = rest[0]
    if room not in floors:
        yield f"{path.relative_to(ROOT)}: {room} has no floor in {Path(__file__).name}"
        return
    for line, name in imports(path, annotations=False):
        if not name.startswith(f"smooth_page.{package}."):
            continue
        other = name.split(".")[2]
        if other != room and floors.get(other, len(floors)) >= floors[room]:
            yield f"{path.relative_to(ROOT)}:{line}: {room} may not import {name}, which is not on a lower floor"


def violations() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from between_packages(path)
        yield from between_rooms(path)


if __name__ == "__main__":
    found = list(violations())
    print("\n".join(found) or "imports keep to the rooms")
    sys.exit(1 if found else 0)
