"""Reads comparisons."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from . import texts
from .path import why_unknown
from .signals import Thrown
from .values import Known, Many, Match, Symbol, Table, TheDialog, Unknown, Value, compares_itself, plain

if TYPE_CHECKING:
    from .reader import Reader


class Comparisons:
    """Compares values; a condition on the dialog becomes a decision of the page."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def compare(self, op: ast.cmpop, one: Value, other: Value) -> Value:
        """`one op other`."""
        if isinstance(op, (ast.NotEq, ast.NotIn, ast.IsNot)):
            return self._negated({ast.NotEq: ast.Eq, ast.NotIn: ast.In, ast.IsNot: ast.Is}[type(op)](), one, other)
        if isinstance(op, ast.Eq):
            return self.equal(one, other)
        if isinstance(op, ast.In):
            return self.contained(one, other)
        if isinstance(op, ast.Is):
            return self._identical(one, other)
        return self._ordered(op, one, other)

    def _negated(self, op: ast.cmpop, one: Value, other: Value) -> Value:
        value = self.compare(op, one, other)
        return Known(not value.value) if isinstance(value, Known) else value

    def equal(self, one: Value, other: Value) -> Value:
        """`==`."""
        if isinstance(one, Symbol) or isinstance(other, Symbol):
            return texts.equal(self.reader.path, one, other)
        first, second = plain(one), plain(other)
        if first is not NotImplemented and second is not NotImplemented:
            return Known(bool(first == second))
        left, right = self.reader.state.inside(one), self.reader.state.inside(other)
        if isinstance(left, Many) and isinstance(right, Many) and texts.Split not in (left.kind, right.kind):
            return self._all_equal(left, right)
        return self._identical(one, other) if _compares_by_identity(one, other) else Unknown(why_unknown(one, other))

    def _all_equal(self, one: Many, other: Many) -> Value:
        if one.kind is not other.kind or one.kind in (set, frozenset) or len(one.items) != len(other.items):
            same = one.kind is other.kind and one.kind in (set, frozenset)
            return Unknown(why_unknown()) if same else Known(False)
        for left, right in zip(one.items, other.items, strict=True):
            value = self.equal(left, right)
            if not isinstance(value, Known) or not value.value:
                return value
        return Known(True)

    def contained(self, part: Value, whole: Value) -> Value:
        """`part in whole`."""
        if texts.is_text(whole):
            if isinstance(plain(part), str) and isinstance(plain(whole), str):
                return Known(plain(part) in plain(whole))
            return texts.has(self.reader.path, whole, part)
        items = self.reader.expressions.iterate(whole)
        if items is None:
            return Unknown(why_unknown(whole, part))
        for each in items:
            value = self.equal(part, each)
            if not isinstance(value, Known):
                return value
            if value.value:
                return value
        return Known(False)

    def _identical(self, one: Value, other: Value) -> Value:
        """`is`. Values that come from the page, or are computed while reading, are not objects of the program."""
        if isinstance(one, Unknown) or isinstance(other, Unknown):
            return Unknown(why_unknown(one, other))
        if isinstance(one, Known) and isinstance(other, Known):
            return Known(one.value is other.value)
        if isinstance(one, TheDialog) and isinstance(other, TheDialog):
            return Known(True)
        return Known(False)

    def _ordered(self, op: ast.cmpop, one: Value, other: Value) -> Value:
        first, second = plain(one), plain(other)
        if first is not NotImplemented and second is not NotImplemented:
            try:
                return Known(_ORDER[type(op)](first, second))
            except TypeError:
                raise Thrown(TypeError) from None
        if isinstance(op, ast.Lt):
            return texts.less(self.reader.path, one, other)
        if isinstance(op, ast.Gt):
            return texts.less(self.reader.path, other, one)
        return self._negated(ast.Gt() if isinstance(op, ast.LtE) else ast.Lt(), one, other)


_ORDER: dict[type, Any] = {
    ast.Lt: lambda one, other: bool(one < other),
    ast.LtE: lambda one, other: bool(one <= other),
    ast.Gt: lambda one, other: bool(one > other),
    ast.GtE: lambda one, other: bool(one >= other),
}


def _compares_by_identity(one: Value, other: Value) -> bool:
    """Whether no class involved says what it is equal to."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return False
    if isinstance(one, (Match, Table)) or isinstance(other, (Match, Table)):
        return any(isinstance(each, Known) and each.value is None for each in (one, other))
    return not any(isinstance(each, Known) and compares_itself(each.value) for each in (one, other))
