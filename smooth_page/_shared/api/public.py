"""The public homes of classes and their methods: the modules that users import them from, and their names there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import CellType, FunctionType

_PRIVATE = "smooth_page._"


def publish(module: str, values: Iterable[object]) -> None:
    """Sets the `__module__` of classes and functions, which reprs, tracebacks and pickles contain, to a public module.

    Those that already have a public one keep it. Methods that a class inherits from a private base become its own, so
    that Python's errors name them as users do: "Page.click() missing 1 required positional argument".
    """
    published = [value for value in values if isinstance(value, type | FunctionType) and _is_private(value)]
    for value in published:
        value.__module__ = module
    for value in published:
        if isinstance(value, type):
            for name, method in list(_of_private_bases(value)):
                setattr(value, name, _renamed(method, f"{value.__qualname__}.{name}"))


def _is_private(value: type | FunctionType) -> bool:
    return value.__module__.startswith(_PRIVATE)


def _of_private_bases(owner: type) -> Iterator[tuple[str, FunctionType]]:
    """The public methods that are not the class's own, nor those of another public class."""
    seen = set(vars(owner))
    for base in owner.__mro__[1:]:
        for name, value in vars(base).items():
            if name not in seen and isinstance(value, FunctionType) and not name.startswith("_") and _is_private(base):
                yield name, value
        seen.update(vars(base))


def _renamed(function: FunctionType, qualname: str) -> FunctionType:
    """A copy of a function, and of the one that it wraps."""
    wrapped, attributes = getattr(function, "__wrapped__", None), dict(function.__dict__)
    closure = function.__closure__
    if isinstance(wrapped, FunctionType):
        inner = attributes["__wrapped__"] = _renamed(wrapped, qualname)
        closure = tuple(CellType(inner) if _holds(cell, wrapped) else cell for cell in closure or ())
    made = FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__, closure)
    made.__kwdefaults__ = function.__kwdefaults__
    made.__annotations__ = function.__annotations__
    made.__dict__.update(attributes)
    made.__doc__, made.__module__, made.__qualname__ = function.__doc__, function.__module__, qualname
    return made


def _holds(cell: CellType, function: FunctionType) -> bool:
    try:
        return cell.cell_contents is function
    except ValueError:  # it is empty
        return False
