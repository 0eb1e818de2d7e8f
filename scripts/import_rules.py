"""Checks who imports whom: between packages of smooth_page, and between rooms of _async, _shared and runtime/src.

Prints each import that is not allowed, and exits 1 if there is one. `python scripts/import_rules.py`
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "smooth_page"

# package -> the packages (and `errors`) that it may import from at run time, beside itself.
MAY_IMPORT = {
    "errors": set(),
    "_protocol": {"errors", "_shared.deadlines"},  # which itself imports nothing but errors
    "_shared": {"errors", "_protocol"},
    "_io": {"errors", "_protocol", "_shared", "local.embedded"},
    "agent": {"errors", "_protocol", "_shared"},
    "models": {"errors", "_shared", "agent"},
    "_async": {"errors", "_protocol", "_shared", "_io", "companion", "agent", "models"},
    "_sync": {"errors", "_protocol", "_shared", "_io", "companion", "agent", "models"},
    "companion": set(),
    "zero_edit": set(),
    "local": {"errors", "_protocol", "_shared", "zero_edit", "companion", "agent", "models"},
}
# No other package may import Playwright itself.
PLAYWRIGHT = {"local"}
# The floors of a package, the lowest first. A room imports at run time from lower floors only, rooms of one floor don't
# import each other. Imports that only annotations need (`if TYPE_CHECKING:`) are free.
FLOORS = {
    "_async": [
        {"service", "events"},
        {"bridge", "tracing", "companion"},
        {"unsupported", "elements"},
        {"network", "storage", "devtools", "video"},
        {"documents", "requests"},
        {"page"},
        {"assertions", "browser"},
    ],
    "_shared": [
        {"elements", "service", "agent", "video", "debugging", "deadlines"},
        {"wire"},
        {"api"},
        {"network", "assertions", "dialog_handlers"},
        {"storage", "requests", "tracing"},
        {"options"},
    ],
}
FLOORS["_sync"] = FLOORS["_async"]
# The same for the rooms (folders) of runtime/src. `import type` is free: it is gone when the runtime is bundled.
RUNTIME_FLOORS = [
    {"commands", "contract"},
    {"kernel", "emulation"},
    {"dom"},
    {"values"},
    {"aria", "popups", "companion"},
    {"selectors", "network", "storage", "clipboard", "web_sockets"},
    {"waiting", "events", "input", "downloads", "tracing"},
    {"evaluation", "documents", "reading", "assertions", "actions"},
    {"navigation", "screenshot", "clock", "worker", "extraction", "debugging"},
    {"entries"},
]
# A statement that imports or re-exports another module; what stands before `from` is `clause`.
IMPORT = re.compile(
    r"""^(?:import|export)\b(?P<clause>[^;"'=]*?)\s*(?:\bfrom\s*)?["'](?P<module>[^"']+)["'];?""", re.MULTILINE
)
DYNAMIC_IMPORT = re.compile(r"""\b(?:import|require)\(\s*["'](?P<module>[^"']+)["']""")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)


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
    floors = _by_room(FLOORS[package])
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


def runtime_imports(text: str) -> Iterator[tuple[int, str]]:
    """Line and specifier of each module that a TypeScript source needs when it runs."""
    code = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    found = [match for match in IMPORT.finditer(code) if not _only_types(match["clause"])]
    for match in [*found, *DYNAMIC_IMPORT.finditer(code)]:
        yield code.count("\n", 0, match.start()) + 1, match["module"]


def _only_types(clause: str) -> bool:
    names = clause.strip()
    if names.startswith("type "):
        return True
    listed = re.fullmatch(r"\{(.*)\}", names, re.DOTALL)
    return listed is not None and all(name.strip().startswith("type ") for name in listed[1].split(",") if name.strip())


def between_runtime_rooms(source: Path) -> Iterator[str]:
    """What a file of runtime/src (`source`) imports from a room that is not on a lower floor."""
    floors = _by_room(RUNTIME_FLOORS)
    for path in sorted(source.rglob("*.ts")):
        room = _room_of(path.relative_to(source))
        if path.name.endswith(".d.ts"):
            continue
        if room not in floors:
            yield f"runtime/src/{path.relative_to(source)}: {room} has no floor in {Path(__file__).name}"
            continue
        for line, module in runtime_imports(path.read_text()):
            if not module.startswith("."):
                continue
            other = _room_of((path.parent / f"{module}.ts").resolve().relative_to(source.resolve()))
            if other != room and floors.get(other, len(floors)) >= floors[room]:
                where = f"runtime/src/{path.relative_to(source)}:{line}"
                yield f"{where}: {room} may not import {module}, which is not on a lower floor"


def _by_room(floors: list[set[str]]) -> dict[str, int]:
    return {room: number for number, rooms in enumerate(floors) for room in rooms}


def _room_of(path: Path) -> str:
    """The folder below runtime/src, or the name of a file beside the folders."""
    return path.parts[0].removesuffix(".ts")


def violations() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from between_packages(path)
        yield from between_rooms(path)
    yield from between_runtime_rooms(PACKAGE / "runtime" / "src")


if __name__ == "__main__":
    found = list(violations())
    print("\n".join(found) or "imports keep to the rooms")
    sys.exit(1 if found else 0)
