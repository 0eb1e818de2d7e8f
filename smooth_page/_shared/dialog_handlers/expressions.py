"""Reads expressions."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from . import texts
from .attributes import attribute
from .path import why_unknown
from .scope import Scope
from .signals import Beyond, Thrown
from .values import (
    Answer,
    Coroutine,
    Function,
    Known,
    Lazy,
    Many,
    Match,
    Super,
    Symbol,
    Table,
    TheDialog,
    Unknown,
    Value,
    plain,
)

if TYPE_CHECKING:
    from .reader import Reader

_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.BitOr: operator.or_, ast.BitAnd: operator.and_,
}  # fmt: skip
_REPEATED = 10_000
_FOLLOWED = 500


class Expressions:
    """Evaluates expressions in a scope; `read` dispatches on the kind of node."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def read(self, node: ast.expr, scope: Scope) -> Value:
        """The value of an expression."""
        self.reader.path.step()
        evaluate: Callable[[Any, Scope], Value] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
        if evaluate is None:
            raise Beyond(f"it has {ast.unparse(node)[:60]}")
        return evaluate(node, scope)

    def truth(self, value: Value, why: str) -> bool:
        """Whether a value is true; a condition on the dialog leads both ways."""
        value = self.reader.state.inside(value)
        if isinstance(value, Symbol):
            return texts.truth(self.reader.path, value)
        if isinstance(value, (Many, Table)) and getattr(value, "kind", None) is not texts.Split:
            return bool(value.items)
        if isinstance(value, Known):
            held = value.value
            if plain(value) is not NotImplemented or callable(held) or not _has_truth(held):
                return bool(plain(value)) if plain(value) is not NotImplemented else True
        if isinstance(value, (TheDialog, Match, Function, Answer, Coroutine)):
            return True
        return self.reader.path.either(f"{why} is not known before the dialog opens")

    def condition(self, node: ast.expr, scope: Scope) -> bool:
        """Whether an expression is true."""
        return self.truth(self.read(node, scope), ast.unparse(node)[:80])

    def iterate(self, value: Value) -> Iterator[Value] | None:
        """What is in it, one by one; None where that is not known."""
        value = self.reader.state.inside(value)
        if isinstance(value, Many) and value.kind is not texts.Split:
            return iter(list(value.items[:_FOLLOWED]))
        if isinstance(value, Table):
            return iter([Known(key) for key in value.items])
        if isinstance(value, Lazy):
            return value.items
        text = plain(value)
        return iter([Known(each) for each in text]) if isinstance(text, (str, tuple)) else None

    # -- names and constants ---------------------------------------------------------------------------------------

    def _constant(self, node: ast.Constant, _: Scope) -> Value:
        return Known(node.value)

    def _name(self, node: ast.Name, scope: Scope) -> Value:
        return scope.read(node.id)

    def _attribute(self, node: ast.Attribute, scope: Scope) -> Value:
        return attribute(self.reader, self.read(node.value, scope), scope.mangled(node.attr))

    def _namedexpr(self, node: ast.NamedExpr, scope: Scope) -> Value:
        value = self.read(node.value, scope)
        scope.of_function.write(node.target.id, value)
        return value

    def _lambda(self, node: ast.Lambda, scope: Scope) -> Value:
        return self.function(node, scope)

    def function(self, node: Any, scope: Scope) -> Function:
        """A function that the code defines, with its defaults."""
        defaults = [self.read(each, scope) for each in node.args.defaults]
        keywords = {
            each.arg: self.read(default, scope)
            for each, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            if default is not None
        }
        return Function(node, None, scope, defaults, keywords)

    # -- displays --------------------------------------------------------------------------------------------------

    def _tuple(self, node: ast.Tuple, scope: Scope) -> Value:
        return Many(self.several(node.elts, scope), tuple)

    def _list(self, node: ast.List, scope: Scope) -> Value:
        return Many(self.several(node.elts, scope))

    def _set(self, node: ast.Set, scope: Scope) -> Value:
        return Many(self.several(node.elts, scope), set)

    def several(self, nodes: list[ast.expr], scope: Scope) -> list[Value]:
        """The values of a list of expressions, some of which may be starred."""
        found: list[Value] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                items = self.iterate(self.read(node.value, scope))
                if items is None:
                    raise Beyond(f"it has {ast.unparse(node)[:60]}")
                found.extend(items)
            else:
                found.append(self.read(node, scope))
        return found

    def _dict(self, node: ast.Dict, scope: Scope) -> Value:
        found: dict[Any, Value] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            held = self.read(value, scope)
            if key is None:
                held = self.reader.state.inside(held)
                if not isinstance(held, Table):
                    return Unknown(why_unknown(held))
                found |= held.items
            else:
                found[self._key(self.read(key, scope))] = held
        return Table(found)

    def _key(self, value: Value) -> Any:
        scalar = plain(value)
        # A key known only to the page is never equal to another key.
        return object() if scalar is NotImplemented else scalar

    def _joinedstr(self, node: ast.JoinedStr, scope: Scope) -> Value:
        return texts.joined([self._piece(each, scope) for each in node.values])

    def _piece(self, node: ast.expr, scope: Scope) -> Value:
        if not isinstance(node, ast.FormattedValue):
            return self.read(node, scope)
        value = self.read(node.value, scope)
        spec = plain(self.read(node.format_spec, scope)) if node.format_spec else ""
        if node.conversion in (-1, 115) and spec == "":
            return texts.shown(value)
        scalar = plain(value)
        if scalar is NotImplemented or not isinstance(spec, str) or node.conversion == 97:
            return Unknown("it formats a text in a way that can't be read")
        try:
            return Known(format(repr(scalar) if node.conversion == 114 else scalar, spec))
        except ValueError:
            raise Thrown(ValueError) from None

    # -- operators -------------------------------------------------------------------------------------------------

    def _boolop(self, node: ast.BoolOp, scope: Scope) -> Value:
        wanted = isinstance(node.op, ast.Or)
        value: Value = Known(None)
        for each in node.values:
            value = self.read(each, scope)
            if each is not node.values[-1] and self.truth(value, ast.unparse(each)[:80]) is wanted:
                return value
        return value

    def _ifexp(self, node: ast.IfExp, scope: Scope) -> Value:
        return self.read(node.body if self.condition(node.test, scope) else node.orelse, scope)

    def _unaryop(self, node: ast.UnaryOp, scope: Scope) -> Value:
        value = self.read(node.operand, scope)
        if isinstance(node.op, ast.Not):
            return Known(not self.truth(value, ast.unparse(node.operand)[:80]))
        number = plain(value)
        if isinstance(number, (int, float)) and isinstance(node.op, ast.USub):
            return Known(-number)
        return Unknown(why_unknown(value))

    def _binop(self, node: ast.BinOp, scope: Scope) -> Value:
        one, other = self.read(node.left, scope), self.read(node.right, scope)
        return self.combined(node.op, one, other)

    def combined(self, op: ast.operator, one: Value, other: Value) -> Value:
        """`one op other`."""
        first, second = plain(one), plain(other)
        if isinstance(op, ast.Mod) and isinstance(first, str):
            return texts.percent(first, self.reader.state.inside(other))
        if isinstance(op, ast.Add) and texts.is_text(one) and texts.is_text(other):
            return texts.joined([one, other])
        if isinstance(op, ast.Add) and (isinstance(one, Many) or isinstance(other, Many)):
            left, right = self.reader.state.inside(one), self.reader.state.inside(other)
            if isinstance(left, Many) and isinstance(right, Many):
                return Many([*left.items, *right.items], left.kind)
        operate = _OPERATORS.get(type(op))
        if operate is None or NotImplemented in (first, second) or _is_large(op, first, second):
            return Unknown(why_unknown(one, other))
        try:
            return Known(operate(first, second))
        except Exception as error:
            raise Thrown(type(error)) from None

    def _compare(self, node: ast.Compare, scope: Scope) -> Value:
        left = self.read(node.left, scope)
        result: Value = Known(True)
        for op, each in zip(node.ops, node.comparators, strict=True):
            right = self.read(each, scope)
            result = self.reader.comparisons.compare(op, left, right)
            if each is not node.comparators[-1] and not self.truth(result, ast.unparse(node)[:80]):
                return result
            left = right
        return result

    # -- parts, calls, comprehensions ------------------------------------------------------------------------------

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Value:
        owner = self.read(node.value, scope)
        if not isinstance(node.slice, ast.Slice):
            return self.reader.containers.item(owner, self.read(node.slice, scope))
        bounds = (node.slice.lower, node.slice.upper, node.slice.step)
        start, stop, step = (self.read(each, scope) if each else Known(None) for each in bounds)
        return self.reader.containers.slice(owner, start, stop, step)

    def _call(self, node: ast.Call, scope: Scope) -> Value:
        function = self.read(node.func, scope)
        if isinstance(function, Known) and function.value is super and not node.args:
            return self._super(scope)
        args = self.several(node.args, scope)
        kwargs: dict[str, Value] = {}
        for keyword in node.keywords:
            value = self.read(keyword.value, scope)
            if keyword.arg is not None:
                kwargs[keyword.arg] = value
                continue
            value = self.reader.state.inside(value)
            if not isinstance(value, Table):
                raise Beyond(f"it has {ast.unparse(node)[:60]}")
            kwargs |= value.items
        return self.reader.calls.call(function, args, kwargs, ast.unparse(node.func)[:60])

    def _super(self, scope: Scope) -> Value:
        kind, instance = scope.read("__class__"), scope.of_function.first
        if isinstance(kind, Known) and isinstance(instance, Known):
            return Super(kind.value, instance)
        raise Beyond("it calls super()")

    def _await(self, node: ast.Await, scope: Scope) -> Value:
        return self.reader.calls.awaited(self.read(node.value, scope))

    def _generatorexp(self, node: ast.GeneratorExp, scope: Scope) -> Value:
        return self._comprehended(node, scope, None)

    def _listcomp(self, node: ast.ListComp, scope: Scope) -> Value:
        return self._comprehended(node, scope, list)

    def _setcomp(self, node: ast.SetComp, scope: Scope) -> Value:
        return self._comprehended(node, scope, set)

    def _comprehended(self, node: Any, scope: Scope, kind: type | None) -> Value:
        """The first of what it goes through is evaluated at once, as Python does it."""
        inner = Scope(self.reader.state, None, scope, None)
        first = self.iterate(self.read(node.generators[0].iter, scope))
        if first is None or node.generators[0].is_async:
            why = f"{ast.unparse(node.generators[0].iter)[:60]} is not known before the dialog opens"
            if self.reader.path.either(why):
                list(self._generated(node.generators, node.elt, inner, iter([Unknown(why)])))
            return Unknown(why, kind)
        items = self._generated(node.generators, node.elt, inner, first)
        return Many(list(items), kind) if kind else Lazy(items)

    def _generated(
        self, loops: list[ast.comprehension], element: ast.expr, scope: Scope, items: Iterator[Value] | None
    ) -> Iterator[Value]:
        loop, *others = loops
        if items is None or loop.is_async:
            raise Beyond(f"it goes through {ast.unparse(loop.iter)[:60]}")
        for each in items:
            self.reader.statements.assign(loop.target, each, scope)
            if not all(self.condition(test, scope) for test in loop.ifs):
                continue
            if others:
                yield from self._generated(others, element, scope, self.iterate(self.read(others[0].iter, scope)))
            else:
                yield self.read(element, scope)


def _has_truth(held: Any) -> bool:
    """Whether its class decides what is true of it."""
    return any("__bool__" in vars(kind) or "__len__" in vars(kind) for kind in type(held).__mro__)


def _is_large(op: ast.operator, one: Any, other: Any) -> bool:
    """Whether the result could be huge."""
    return (
        isinstance(op, ast.Mult)
        and max((each for each in (one, other) if isinstance(each, (int, float))), default=0) > _REPEATED
        and any(isinstance(each, (str, bytes, tuple)) for each in (one, other))
    )
