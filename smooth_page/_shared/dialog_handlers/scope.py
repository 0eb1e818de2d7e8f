"""The names that code of a function sees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

from .signals import Thrown
from .sources import FunctionNode
from .state import State
from .values import Function, Known, Many, Table, Value


class Scope:
    """The variables of one call of a function; `outer` is that of the function around it, if that was read too."""

    def __init__(
        self, state: State, function: FunctionType | None, outer: Scope | None, node: FunctionNode | None
    ) -> None:
        self.names: dict[str, Value] = {}
        self.function: FunctionType | None = function or (outer.function if outer else None)
        self._state = state
        self._outer = outer
        self._node = node
        self._globals, self._nonlocals = _declared(node)

    @property
    def of_function(self) -> Scope:
        """That of the function, seen from a comprehension in it."""
        return self._outer.of_function if self._node is None and self._outer else self

    @property
    def first(self) -> Value | None:
        """The first argument of the call."""
        return next(iter(self.names.values()), None)

    def mangled(self, name: str) -> str:
        """A private name as the compiler has written it."""
        if not name.startswith("__") or name.endswith("__") or self.function is None:
            return name
        names = [each for code in _codes(self.function.__code__) for each in code.co_names]
        return next((each for each in names if each.endswith(name) and each[0] == "_" != each[1]), name)

    def read(self, name: str) -> Value:
        """What a name stands for."""
        if name in self._globals:
            return self._state.variable(name, self._namespace)
        if name in self.names:
            return self.names[name]
        if self._outer is not None:
            return self._outer.read(name)
        cell = _cell(self.function, name)
        return self._state.cell(name, cell) if cell is not None else self._state.variable(name, self._namespace)

    def write(self, name: str, value: Value) -> None:
        """Assigns to a name, where its declaration says."""
        if name in self._globals:
            self._state.write(self._namespace, name, value)
        elif name in self._nonlocals:
            self._write_outside(name, value)
        else:
            self.names[name] = value

    def _write_outside(self, name: str, value: Value) -> None:
        outer = self._outer
        while outer is not None:
            if name in outer.names:
                outer.names[name] = value
                return
            outer = outer._outer
        cell = _cell(self.function, name)
        if cell is None:
            raise Thrown(NameError)
        self._state.write(cell, "", value)

    def is_outside(self, name: str) -> bool:
        """Whether assigning to the name changes something that outlives the call."""
        return name in self._globals or name in self._nonlocals

    @property
    def package(self) -> str:
        """The package of its module."""
        return str(self._namespace.get("__package__") or "")

    @property
    def _namespace(self) -> dict[str, Any]:
        return self.function.__globals__ if self.function else {}


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _cell(function: FunctionType | None, name: str) -> Any:
    if function is None or name not in function.__code__.co_freevars:
        return None
    return (function.__closure__ or ())[function.__code__.co_freevars.index(name)]


def _declared(node: FunctionNode | None) -> tuple[set[str], set[str]]:
    """Names that are declared global and nonlocal."""
    found: dict[type, set[str]] = {ast.Global: set(), ast.Nonlocal: set()}
    for statement in ast.walk(node) if node else ():
        if isinstance(statement, (ast.Global, ast.Nonlocal)):
            found[type(statement)] |= set(statement.names)
    return found[ast.Global], found[ast.Nonlocal]


def is_generator(node: FunctionNode) -> bool:
    """Whether calling it runs nothing."""
    inner = [each for each in ast.walk(node) if isinstance(each, (ast.Yield, ast.YieldFrom))]
    return bool(inner)


def bind(scope: Scope, function: Function, args: list[Value], kwargs: dict[str, Value]) -> None:
    """Gives a call's arguments to the function's parameters. Raises Thrown(TypeError) where they don't fit."""
    given = function.node.args
    positional = [each.arg for each in (*given.posonlyargs, *given.args)]
    defaults, keyword_defaults = _defaults(function)
    values = dict(zip(positional[len(positional) - len(defaults) :], defaults, strict=True)) | keyword_defaults
    values |= dict(zip(positional, args, strict=False))
    wanted = {*positional, *(each.arg for each in given.kwonlyargs)}
    rest = {name: value for name, value in kwargs.items() if name not in wanted}
    values |= {name: value for name, value in kwargs.items() if name in wanted}
    if wanted - values.keys() or (rest and not given.kwarg) or (len(args) > len(positional) and not given.vararg):
        raise Thrown(TypeError)
    if given.vararg:
        values[given.vararg.arg] = Many(args[len(positional) :], tuple)
    if given.kwarg:
        values[given.kwarg.arg] = Table(dict(rest))
    scope.names.update(values)


def _defaults(function: Function) -> tuple[list[Value], dict[str, Value]]:
    if function.real is None:
        return function.defaults, function.keyword_defaults
    by_name = function.real.__kwdefaults__ or {}
    positional: list[Value] = [Known(value) for value in function.real.__defaults__ or ()]
    return positional, {name: Known(value) for name, value in by_name.items()}
