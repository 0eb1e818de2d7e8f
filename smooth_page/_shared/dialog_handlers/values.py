"""What an expression of a handler may be, as far as it is known before a dialog opens."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Union

# What the page computes: a constant, or [operation, *operands]. Twin: runtime/src/events/dialog_decisions.ts.
Expr = Union[str, int, None, list[Any]]  # noqa: UP007 - evaluated at run time

SCALARS = (str, int, float, bool, bytes, type(None))


class Value:
    """Base of all below."""


@dataclass(eq=False)
class Known(Value):
    """An object of the program."""

    value: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known) and alike(self.value, other.value)

    __hash__ = None  # type: ignore[assignment]  # compared, never looked up


@dataclass
class Symbol(Value):
    """A text, or a whole number, that the page computes from the dialog."""

    expr: Expr
    is_text: bool = True


@dataclass
class Match(Value):
    """A match of a regular expression in a text that the page knows."""

    text: Symbol
    source: str
    flags: str
    names: dict[str, int]
    groups: int
    # Groups of which JavaScript and Python may think otherwise.
    unsure: set[int]


@dataclass
class TheDialog(Value):
    """The dialog that the handler was called with."""


@dataclass
class Method(Value):
    """A method of a value that is not an object of the program, or of a builtin type."""

    owner: Value
    name: str


@dataclass
class Bound(Value):
    """A function with its first argument."""

    function: Value
    first: Value


@dataclass(eq=False)
class Function(Value):
    """A function with its syntax tree. `real`: the program's; else it was made while reading, in `scope`."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    real: Any = None
    scope: Any = None
    defaults: list[Value] = field(default_factory=list)
    keyword_defaults: dict[str, Value] = field(default_factory=dict)


@dataclass(eq=False)
class Answer(Value):
    """`dialog.accept(...)` or `dialog.dismiss()` that is not awaited yet."""

    accept: bool
    text: Value


@dataclass(eq=False)
class Coroutine(Value):
    """A call of an async function that is not awaited yet."""

    function: Function
    args: list[Value]
    kwargs: dict[str, Value]


@dataclass
class Many(Value):
    """A list, tuple, set or iterator, with what is in it."""

    items: list[Value]
    kind: type = list


@dataclass
class Table(Value):
    """A dict, with what is in it."""

    items: dict[Any, Value]


@dataclass(eq=False)
class Lazy(Value):
    """What a generator expression gives, one by one."""

    items: Iterator[Value]


@dataclass
class Suppress(Value):
    """A context manager that swallows these exceptions."""

    kinds: tuple[type, ...]


@dataclass
class Super(Value):
    """`super()` in a method of that class."""

    kind: type
    instance: Known


@dataclass
class Unknown(Value):
    """`why` completes "its code can't be read: ..."; `kind`: what it is, if that is known."""

    why: str
    kind: type | None = None


def compares_itself(held: Any) -> bool:
    """Whether a class of the program's says what the object is equal to."""
    return type(held) not in SCALARS and defines(type(held), "__eq__")


def defines(kind: type, name: str) -> bool:
    """Whether a class, or one that it derives from, has that method; object's do not count."""
    return any(name in vars(base) for base in kind.__mro__[:-1])


def alike(one: Any, other: Any) -> bool:
    """Whether two objects are equal, without a call of methods of the program's."""
    if one is other:
        return True
    return type(one) is type(other) and type(one) in SCALARS and bool(one == other)


def plain(value: Value) -> Any:
    """The scalar that a value is, enums of texts and numbers included; NotImplemented for anything else."""
    if isinstance(value, Many) and value.kind is tuple:
        items = tuple(map(plain, value.items))
        return NotImplemented if any(type(item) not in SCALARS for item in items) else items
    if not isinstance(value, Known):
        return NotImplemented
    held = value.value
    if isinstance(held, enum.Enum) and isinstance(held, (str, int)):
        held = held.value
    if type(held) in SCALARS:
        return held
    if type(held) in (tuple, frozenset) and all(type(item) in SCALARS for item in held):
        return held
    return NotImplemented


def parts(value: Value) -> Iterator[Value]:
    """The value and all that is in it."""
    yield value
    inner: list[Value] = []
    if isinstance(value, Many):
        inner = value.items
    elif isinstance(value, Table):
        inner = list(value.items.values())
    elif isinstance(value, Method):
        inner = [value.owner]
    elif isinstance(value, Bound):
        inner = [value.function, value.first]
    for item in inner:
        yield from parts(item)


def holds_dialog(value: Value) -> bool:
    """Whether who gets the value can reach the dialog."""
    return any(isinstance(item, TheDialog) for item in parts(value)) or holds_answer(value)


def holds_answer(value: Value) -> bool:
    """Whether who gets the value may answer the dialog by calling or awaiting it."""
    return any(
        isinstance(item, (Answer, Coroutine, Lazy))
        or (isinstance(item, Function) and item.scope is not None)
        or (isinstance(item, Method) and isinstance(item.owner, TheDialog))
        for item in parts(value)
    )
