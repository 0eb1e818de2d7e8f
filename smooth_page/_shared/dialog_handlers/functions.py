"""Functions of Python's own that handlers call."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import operator
import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import texts
from .attributes import attribute
from .path import why_unknown
from .signals import Thrown
from .values import Known, Lazy, Many, Suppress, Symbol, Table, TheDialog, Unknown, Value, holds_dialog, plain

if TYPE_CHECKING:
    from .reader import Reader

Call = Callable[["Reader", list[Value], dict[str, Value]], Value]


def find(function: Any) -> Call | None:
    """How a call of that function is read; None where it is none of these."""
    try:
        return _FUNCTIONS.get(function)
    except TypeError:  # not hashable
        return None


def _length(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    value = reader.state.inside(args[0])
    if isinstance(value, Symbol) and value.is_text:
        return Symbol(["len", value.expr], is_text=False)
    if isinstance(value, Many) and value.kind is texts.Split:
        return texts.count(value)
    if isinstance(value, (Many, Table)):
        return Known(len(value.items))
    scalar = plain(value)
    return Known(len(scalar)) if isinstance(scalar, (str, bytes, tuple)) else Unknown(why_unknown(value))


def _str(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    return texts.shown(args[0]) if args else Known("")


def _bool(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    return Known(reader.expressions.truth(args[0], "a condition") if args else False)


def _number(kind: Callable[..., Any]) -> Call:
    def read(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
        scalars = [plain(arg) for arg in args]
        if NotImplemented in scalars:
            return Unknown(why_unknown(*args))
        try:
            return Known(kind(*scalars))
        except Exception as error:
            raise Thrown(type(error)) from None

    return read


def _quantifier(wanted: bool) -> Call:
    def read(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
        items = reader.expressions.iterate(args[0])
        if items is None:
            return Unknown(why_unknown(args[0]))
        found = any(reader.expressions.truth(each, "a condition") is wanted for each in items)
        return Known(found is wanted)

    return read


def _next(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    return reader.containers.next(args[0], args[1] if len(args) > 1 else None)


def _collected(kind: type) -> Call:
    def read(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
        items = reader.expressions.iterate(args[0]) if args else iter(())
        return Unknown(why_unknown(*args)) if items is None else Many(list(items), kind)

    return read


def _dict(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
    given = reader.state.inside(args[0]) if args else Table({})
    return Table({**given.items, **kwargs}) if isinstance(given, Table) else Unknown(why_unknown(given))


def _enumerate(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
    items = reader.expressions.iterate(args[0])
    start = plain(args[1] if len(args) > 1 else kwargs.get("start", Known(0)))
    if items is None or type(start) is not int:
        return Unknown(why_unknown(*args))
    return Many([Many([Known(start + index), each], tuple) for index, each in enumerate(items)])


def _zip(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    columns = [reader.expressions.iterate(arg) for arg in args]
    if any(column is None for column in columns):
        return Unknown(why_unknown(*args))
    rows = zip(*(column for column in columns if column is not None), strict=False)
    return Many([Many(list(row), tuple) for row in rows])


def _isinstance(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    value, kind = args
    kinds = plain(kind) if not isinstance(kind, Many) else None
    wanted = kind.value if isinstance(kind, Known) else None
    if isinstance(value, TheDialog) and isinstance(wanted, type):
        return Known(wanted.__name__ == "Dialog" or wanted is object)
    if isinstance(value, Symbol) and isinstance(wanted, type):
        return Known(wanted is (str if value.is_text else int))
    if isinstance(value, Known) and isinstance(wanted, type) and type(wanted) is type:
        return Known(issubclass(type(value.value), wanted))
    return Unknown(why_unknown(value, kind) if kinds is not None else "isinstance of several")


def _getattr(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    name = plain(args[1])
    if not isinstance(name, str):
        return Unknown(why_unknown(args[1]))
    try:
        return attribute(reader, args[0], name)
    except Thrown as thrown:
        if thrown.kind is AttributeError and len(args) > 2:
            return args[2]
        raise


def _hasattr(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
    try:
        value = _getattr(reader, args, kwargs)
    except Thrown:
        return Known(False)
    return value if isinstance(value, Unknown) else Known(True)


def _setattr(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    reader.statements.set_attribute(args[0], str(plain(args[1])), args[2])
    return Known(None)


def _search(how: str) -> Call:
    def read(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
        flags = plain(args[2] if len(args) > 2 else kwargs.get("flags", Known(0)))
        if len(args) < 2 or not isinstance(flags, int):
            return Unknown(why_unknown(*args))
        return texts.search(reader.path, how, args[0], args[1], int(flags))

    return read


def _compile(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
    given = [plain(arg) for arg in (*args, *kwargs.values())]
    if not isinstance(given[0], str) or not all(isinstance(each, int) for each in given[1:]):
        return Unknown(why_unknown(*args))
    try:
        return Known(re.compile(given[0], *(int(each) for each in given[1:])))
    except re.error:
        raise Thrown(re.error) from None


def _escape(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    text = plain(args[0])
    return Known(re.escape(text)) if isinstance(text, str) else Unknown(why_unknown(*args))


def _scheduled(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    """What is given is awaited beside the handler."""
    late = reader.path.late
    for each in args:
        reader.calls.awaited(each)
    reader.path.late = late
    return Unknown("a task's result")


def _wait_for(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    return reader.calls.awaited(args[0])


def _wait(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    for each in reader.expressions.iterate(args[0]) or ():
        reader.calls.awaited(each)
    return Unknown("finished tasks")


def _suppress(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    return Suppress(tuple(arg.value for arg in args if isinstance(arg, Known) and isinstance(arg.value, type)))


def _shown(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    """What only reads its arguments."""
    if any(isinstance(arg, Lazy) or holds_dialog(arg) for arg in args):
        return Unknown("a text of the dialog")
    return Known(None)


def _of_plain(function: Callable[..., Any]) -> Call:
    """What is applied to all of several scalars."""

    def read(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
        items = reader.expressions.iterate(args[0]) if len(args) == 1 else iter(args)
        scalars = [plain(each) for each in items] if items is not None else [NotImplemented]
        if NotImplemented in scalars or kwargs:
            return Unknown(why_unknown(*args))
        try:
            found = function(scalars)
        except Exception as error:
            raise Thrown(type(error)) from None
        return Many([Known(each) for each in found]) if isinstance(found, list) else Known(found)

    return read


def _map(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    items = reader.expressions.iterate(args[1]) if len(args) == 2 else None
    if items is None:
        return reader.calls.unread("map", args, Known(map))
    return Lazy(reader.calls.call(args[0], [each], {}, "map()") for each in items)


def _getenv(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    return reader.containers.method(Known(os.environ), "get", args, {}) or Unknown(why_unknown(*args))


def _partial(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
    return reader.calls.partial(args[0], args[1:], kwargs)


def _threadsafe(reader: Reader, args: list[Value], kwargs: dict[str, Value]) -> Value:
    return _scheduled(reader, args[:1], kwargs)


def _contains(reader: Reader, args: list[Value], _: dict[str, Value]) -> Value:
    return reader.comparisons.contained(args[1], args[0])


_FUNCTIONS: dict[Any, Call] = {
    len: _length, str: _str, bool: _bool, int: _number(int), float: _number(float), abs: _number(abs),
    any: _quantifier(True), all: _quantifier(False), next: _next, iter: _collected(type(iter([]))),
    list: _collected(list), tuple: _collected(tuple), set: _collected(set), frozenset: _collected(frozenset),
    dict: _dict, enumerate: _enumerate, zip: _zip, range: _number(range), print: _shown, repr: _shown,
    isinstance: _isinstance, getattr: _getattr, hasattr: _hasattr, setattr: _setattr,
    re.search: _search("search"), re.match: _search("match"), re.fullmatch: _search("fullmatch"),
    re.compile: _compile, re.escape: _escape, functools.partial: _partial, contextlib.suppress: _suppress,
    asyncio.create_task: _scheduled, asyncio.ensure_future: _scheduled, asyncio.gather: _scheduled,
    asyncio.run_coroutine_threadsafe: _threadsafe, asyncio.wait_for: _wait_for, asyncio.shield: _wait_for,
    sorted: _of_plain(sorted), sum: _of_plain(sum), min: _of_plain(min), max: _of_plain(max), map: _map,
    os.getenv: _getenv, asyncio.wait: _wait, operator.contains: _contains,
}  # fmt: skip
