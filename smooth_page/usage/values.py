"""The possible values of an expression, as far as they matter for following Playwright's objects.

An expression has a set of values. The empty set stands for everything that is unknown or does not matter.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    from smooth_page.usage.project import SourceFile

Definition: TypeAlias = Union[ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda]  # noqa: UP007 - evaluated


@dataclass(frozen=True)
class Object:
    """An object of Playwright, by its class."""

    name: str


@dataclass(frozen=True)
class Member:
    """A method of such an object, not called yet."""

    owner: str
    name: str


@dataclass(frozen=True)
class Export:
    """A name of playwright.sync_api or playwright.async_api: `expect`, `Page`, ..."""

    name: str


@dataclass(frozen=True)
class Module:
    """A module by its dotted name, or one of the files being read."""

    name: str
    file: SourceFile | None = None


@dataclass(frozen=True)
class Expected:
    """The result of `expect_popup()` and similar methods: `value` is the detail."""

    detail: Values


@dataclass(frozen=True)
class Several:
    """A list, or anything else that is iterated."""

    items: Values


@dataclass(frozen=True)
class Pack:
    """A tuple, item by item."""

    items: tuple[Values, ...]


@dataclass(frozen=True)
class Named:
    """A dict: its known keys, and the possible values."""

    keys: frozenset[str]
    items: Values


@dataclass(frozen=True)
class Entered:
    """A context manager, by the values of its `as`."""

    entered: Values


@dataclass(frozen=True)
class Giver:
    """A callable, by its results."""

    result: Values


@dataclass(frozen=True, eq=False)
class Function:
    """A function of the sources; one for each definition."""

    node: Definition
    file: SourceFile
    owner: Class | None

    @property
    def name(self) -> str:
        return "" if isinstance(self.node, ast.Lambda) else self.node.name

    def decorators(self) -> list[str]:
        """The last parts of its decorators' names: `fixture` of `@pytest.fixture(...)`."""
        return [] if isinstance(self.node, ast.Lambda) else [last_name(item) for item in self.node.decorator_list]

    def parameters(self) -> list[ast.arg]:
        """The positional parameters, without self."""
        given = [*self.node.args.posonlyargs, *self.node.args.args]
        return given[1:] if self.owner and "staticmethod" not in self.decorators() else given


@dataclass(frozen=True, eq=False)
class Class:
    """A class of the sources."""

    node: ast.ClassDef
    file: SourceFile


@dataclass(frozen=True)
class Instance:
    """An object of a class of the sources."""

    of: Class


Value: TypeAlias = Union[  # noqa: UP007 - evaluated
    Object, Member, Export, Module, Expected, Several, Pack, Named, Entered, Giver, Function, Class, Instance
]
Values: TypeAlias = frozenset[Value]
NOTHING: Values = frozenset()


def join(parts: Iterable[Values]) -> Values:
    return NOTHING.union(*parts)


def items_of(values: Values) -> Values:
    """Returns the values of the items."""
    found = []
    for value in values:
        if isinstance(value, Several):
            found.append(value.items)
        elif isinstance(value, Pack):
            found.extend(value.items)
    return join(found)


def several(items: Values) -> Values:
    return frozenset({Several(items)}) if items else NOTHING


def last_name(node: ast.expr) -> str:
    """Returns `c` for `a.b.c`, called or not, and "" for other expressions."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def asks_nothing(node: ast.expr) -> bool:
    """Returns whether an argument is None, which requests the default."""
    return isinstance(node, ast.Constant) and node.value is None
