"""The files that are read together: their imports of each other, and the pytest fixtures that they can use."""

from __future__ import annotations

import ast
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from smooth_page.usage.uses import Unread, Use
from smooth_page.usage.values import NOTHING, Class, Definition, Function, Module, Values

FIXTURE = "fixture"


@dataclass(eq=False)
class SourceFile:
    """A Python file with its syntax tree."""

    path: Path
    text: str
    tree: ast.Module
    # It imports Playwright, or one of Playwright's objects was followed into it.
    about_playwright: bool = False

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def dotted(self) -> tuple[str, ...]:
        """Returns the parts of the module's name that its path suggests."""
        parts = self.path.resolve().with_suffix("").parts
        return parts[:-1] if parts[-1] == "__init__" else parts

    @property
    def is_tests(self) -> bool:
        name = self.path.stem
        return name.startswith("test_") or name.endswith("_test") or name == "conftest"

    def column(self, line: int, offset: int) -> int:
        """Returns the column in characters from 1; a syntax tree counts bytes from 0."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return len(text.encode()[:offset].decode(errors="replace")) + 1

    def code(self, line: int) -> str:
        return self.lines[line - 1].strip() if line <= len(self.lines) else ""


@dataclass
class Project:
    """What is known so far. The files are walked repeatedly until nothing more is learned."""

    files: list[SourceFile] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    uses: set[Use] = field(default_factory=set)
    # The uses in pytest's configuration files, which the walks don't change.
    of_configuration: set[Use] = field(default_factory=set)
    changed: bool = False
    _known: dict[Hashable, Values] = field(default_factory=dict)
    _functions: dict[Definition, Function] = field(default_factory=dict)
    _classes: dict[ast.ClassDef, Class] = field(default_factory=dict)
    # Fixture's name -> where it is defined.
    _fixtures: dict[str, dict[Function, None]] = field(default_factory=dict)

    def learn(self, key: Hashable, values: Values) -> None:
        """Adds to what is known about a parameter, a result, an attribute, ..."""
        before = self._known.get(key, NOTHING)
        if not values <= before:
            self._known[key] = before | values
            self.changed = True

    def known(self, key: Hashable) -> Values:
        return self._known.get(key, NOTHING)

    def names(self, file: SourceFile) -> list[str]:
        """Returns the public names of a file."""
        keys = [key for key in self._known if isinstance(key, tuple) and key[:2] == ("variable", file)]
        return [key[2] for key in keys if not key[2].startswith("_")]

    def function(self, node: Definition, file: SourceFile, owner: Class | None = None) -> Function:
        """Returns the value of a definition."""
        if node not in self._functions:
            function = self._functions[node] = Function(node, file, owner)
            if FIXTURE in function.decorators():
                self._fixtures.setdefault(_fixture_name(function), {})[function] = None
        return self._functions[node]

    def class_of(self, node: ast.ClassDef, file: SourceFile) -> Class:
        return self._classes.setdefault(node, Class(node, file))

    def fixture(self, name: str, wanted_by: Function) -> Function | None:
        """Finds the fixture that a test or fixture gets by a name: that of its file, else of the nearest conftest."""
        candidates = [each for each in self._fixtures.get(name, ()) if each is not wanted_by]
        folder = wanted_by.file.path.resolve().parent

        def distance(function: Function) -> tuple[int, int]:
            place = function.file.path.resolve()
            if function.file is wanted_by.file:
                return (0, 0)
            above = place.stem == "conftest" and folder.is_relative_to(place.parent)
            return (1, -len(place.parts)) if above else (2, 0)

        return min(candidates, key=distance, default=None)

    def module(self, name: str, level: int, importer: SourceFile) -> Module | None:
        """Finds the file that an import refers to among the files being read; the nearest if there are several."""
        parts = tuple(part for part in name.split(".") if part)
        if level:
            package = importer.dotted if importer.path.name == "__init__.py" else importer.dotted[:-1]
            exact = (*package[: len(package) - level + 1], *parts)
            found = [file for file in self.files if file.dotted == exact]
        else:
            found = [file for file in self.files if parts and file.dotted[-len(parts) :] == parts]
        nearest = max(found, key=lambda file: _shared(file.dotted, importer.dotted), default=None)
        return Module(name, nearest) if nearest else None


def _fixture_name(function: Function) -> str:
    """Returns the name of its function, or the one that its decorator sets."""
    for decorator in getattr(function.node, "decorator_list", ()):
        for keyword in decorator.keywords if isinstance(decorator, ast.Call) else ():
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return function.name


def _shared(left: Iterable[str], right: Iterable[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
