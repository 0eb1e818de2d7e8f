"""Reads statements."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from .path import why_unknown
from .scope import Scope
from .signals import Beyond, Broke, Continued, Returned, Thrown
from .values import Known, Many, Suppress, Unknown, Value, defines, holds_dialog, plain

if TYPE_CHECKING:
    from .reader import Reader

_LOOPS = 100


class Statements:
    """Runs statements in a scope; what they do to objects of the program is kept in the state."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def run(self, body: Iterable[ast.stmt], scope: Scope) -> None:
        """One after the other."""
        for node in body:
            self.reader.path.step()
            read: Callable[[Any, Scope], None] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
            if read is None:
                raise Beyond(f"it has a {type(node).__name__.lower()} statement")
            read(node, scope)

    # -- simple statements -----------------------------------------------------------------------------------------

    def _expr(self, node: ast.Expr, scope: Scope) -> None:
        self.reader.expressions.read(node.value, scope)

    def _pass(self, node: ast.Pass, scope: Scope) -> None: ...

    _global = _nonlocal = _pass

    def _return(self, node: ast.Return, scope: Scope) -> None:
        raise Returned(self.reader.expressions.read(node.value, scope) if node.value else Known(None))

    def _break(self, node: ast.Break, scope: Scope) -> None:
        raise Broke

    def _continue(self, node: ast.Continue, scope: Scope) -> None:
        raise Continued

    def _assert(self, node: ast.Assert, scope: Scope) -> None:
        """One whose condition is not known is assumed to hold: where it does not, the test has failed anyway."""
        value = self.reader.expressions.read(node.test, scope)
        if not isinstance(value, Unknown) and not self.reader.expressions.truth(value, ast.unparse(node.test)[:80]):
            raise Thrown(AssertionError)

    def _raise(self, node: ast.Raise, scope: Scope) -> None:
        if node.exc is None:
            raise Thrown(None)
        made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        kind = self.reader.expressions.read(made, scope)
        held = kind.value if isinstance(kind, Known) else None
        raise Thrown(held if isinstance(held, type) and issubclass(held, BaseException) else None)

    def _assign(self, node: ast.Assign, scope: Scope) -> None:
        value = self.reader.expressions.read(node.value, scope)
        for target in node.targets:
            self.assign(target, value, scope)

    def _annassign(self, node: ast.AnnAssign, scope: Scope) -> None:
        if node.value is not None:
            self.assign(node.target, self.reader.expressions.read(node.value, scope), scope)

    def _augassign(self, node: ast.AugAssign, scope: Scope) -> None:
        before = self.reader.expressions.read(node.target, scope)
        value = self.reader.expressions.combined(node.op, before, self.reader.expressions.read(node.value, scope))
        self.assign(node.target, value, scope)

    def assign(self, target: ast.expr, value: Value, scope: Scope) -> None:
        """Binds a target to a value."""
        if isinstance(target, ast.Name):
            if holds_dialog(value) and scope.is_outside(target.id):
                self.reader.path.kept = True
            scope.write(target.id, value)
        elif isinstance(target, ast.Attribute):
            self.set_attribute(self.reader.expressions.read(target.value, scope), scope.mangled(target.attr), value)
        elif isinstance(target, ast.Subscript):
            owner = self.reader.expressions.read(target.value, scope)
            if isinstance(target.slice, ast.Slice):
                raise Beyond("it assigns to a slice")
            self.reader.containers.set_item(owner, self.reader.expressions.read(target.slice, scope), value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target.elts, value, scope)
        else:
            raise Beyond(f"it assigns to {ast.unparse(target)[:60]}")

    def _unpack(self, targets: list[ast.expr], value: Value, scope: Scope) -> None:
        items = self.reader.expressions.iterate(value)
        if items is None:
            found: list[Value] = [Unknown(why_unknown(value)) for _ in targets]
        else:
            found = list(items)
        star = next((at for at, each in enumerate(targets) if isinstance(each, ast.Starred)), None)
        if star is not None:
            raise Beyond("it unpacks with a star")
        if len(found) != len(targets):
            raise Thrown(ValueError)
        for target, each in zip(targets, found, strict=True):
            self.assign(target, each, scope)

    def set_attribute(self, owner: Value, name: str, value: Value) -> None:
        """`owner.name = value`."""
        if holds_dialog(value):
            self.reader.path.kept = True
        if not isinstance(owner, Known):
            return
        held = owner.value
        kind = type(held)
        if isinstance(inspect.getattr_static(kind, name, None), property) or defines(kind, "__setattr__"):
            self.reader.state.murky = True
        self.reader.state.write(vars(held) if isinstance(held, type(sys)) else held, name, value)

    def _delete(self, node: ast.Delete, scope: Scope) -> None:
        for target in node.targets:
            if isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
                owner = self.reader.state.inside(self.reader.expressions.read(target.value, scope))
                key = plain(self.reader.expressions.read(target.slice, scope))
                if isinstance(owner, Many) and type(key) is int and -len(owner.items) <= key < len(owner.items):
                    del owner.items[key]
                    continue
            raise Beyond("it deletes something")

    def _import(self, node: ast.Import, scope: Scope) -> None:
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.partition(".")[0]
            scope.write(alias.asname or name, _module(name))

    def _importfrom(self, node: ast.ImportFrom, scope: Scope) -> None:
        package = str(scope.package) if node.level else ""
        try:
            name = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
        except ImportError:
            name = ""
        module = _module(name)
        for alias in node.names:
            held = getattr(module.value, alias.name, None) if isinstance(module, Known) else None
            scope.write(alias.asname or alias.name, Known(held) if held is not None else Unknown(alias.name))

    def _functiondef(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
        if node.decorator_list:
            raise Beyond("it defines a decorated function")
        scope.write(node.name, self.reader.expressions.function(node, scope))

    _asyncfunctiondef = _functiondef

    # -- blocks ----------------------------------------------------------------------------------------------------

    def _if(self, node: ast.If, scope: Scope) -> None:
        self.run(node.body if self.reader.expressions.condition(node.test, scope) else node.orelse, scope)

    def _for(self, node: ast.For, scope: Scope) -> None:
        items = self.reader.expressions.iterate(self.reader.expressions.read(node.iter, scope))
        if items is None:
            unknown = f"{ast.unparse(node.iter)[:60]} is not known before the dialog opens"
            items = iter([Unknown(unknown)] if self.reader.path.either(unknown) else [])
        for each in items:
            self.assign(node.target, each, scope)
            try:
                self.run(node.body, scope)
            except Broke:
                return
            except Continued:
                continue
        self.run(node.orelse, scope)

    def _while(self, node: ast.While, scope: Scope) -> None:
        for _ in range(_LOOPS):
            if not self.reader.expressions.condition(node.test, scope):
                self.run(node.orelse, scope)
                return
            try:
                self.run(node.body, scope)
            except Broke:
                return
            except Continued:
                continue
        raise Beyond("it has a loop that does not end")

    def _with(self, node: ast.With | ast.AsyncWith, scope: Scope) -> None:
        swallowed: tuple[type, ...] = ()
        for each in node.items:
            value = self.reader.expressions.read(each.context_expr, scope)
            if isinstance(value, Suppress):
                swallowed += value.kinds
            if each.optional_vars is not None:
                self.assign(each.optional_vars, Unknown(ast.unparse(each.context_expr)[:60]), scope)
        try:
            self.run(node.body, scope)
        except Thrown as thrown:
            if not _catches(swallowed, thrown):
                raise

    _asyncwith = _with

    def _try(self, node: ast.Try, scope: Scope) -> None:
        try:
            try:
                self.run(node.body, scope)
            except Thrown as thrown:
                self._handle(node.handlers, thrown, scope)
            else:
                self.run(node.orelse, scope)
        except (Thrown, Returned, Broke, Continued):
            self.run(node.finalbody, scope)
            raise
        self.run(node.finalbody, scope)

    def _handle(self, handlers: list[ast.ExceptHandler], thrown: Thrown, scope: Scope) -> None:
        for handler in handlers:
            kinds = self._kinds(handler, scope)
            if not _catches(kinds, thrown):
                continue
            if handler.name:
                scope.write(handler.name, Unknown("an exception"))
            self.run(handler.body, scope)
            return
        raise thrown

    def _kinds(self, handler: ast.ExceptHandler, scope: Scope) -> tuple[type, ...]:
        if handler.type is None:
            return (BaseException,)
        value = self.reader.expressions.read(handler.type, scope)
        found = list(value.items) if isinstance(value, Many) else [value]
        if not all(isinstance(each, Known) and isinstance(each.value, type) for each in found):
            raise Beyond("it catches exceptions that are not known")
        return tuple(each.value for each in found if isinstance(each, Known))

    # -- match -----------------------------------------------------------------------------------------------------

    def _match(self, node: ast.Match, scope: Scope) -> None:
        subject = self.reader.expressions.read(node.subject, scope)
        for case in node.cases:
            if not self._fits(case.pattern, subject, scope):
                continue
            if case.guard is None or self.reader.expressions.condition(case.guard, scope):
                self.run(case.body, scope)
                return

    def _fits(self, pattern: ast.pattern, value: Value, scope: Scope) -> bool:
        if isinstance(pattern, ast.MatchValue):
            wanted = self.reader.expressions.read(pattern.value, scope)
            return self.reader.expressions.truth(self.reader.comparisons.equal(value, wanted), "a case")
        if isinstance(pattern, ast.MatchSingleton):
            return isinstance(value, Known) and value.value is pattern.value
        if isinstance(pattern, ast.MatchOr):
            return any(self._fits(each, value, scope) for each in pattern.patterns)
        if isinstance(pattern, ast.MatchSequence):
            items = value.items if isinstance(value, Many) else None
            if items is None or any(isinstance(each, ast.MatchStar) for each in pattern.patterns):
                raise Beyond("it has a case that is not understood")
            fits = zip(pattern.patterns, items, strict=False)
            return len(items) == len(pattern.patterns) and all(self._fits(*each, scope) for each in fits)
        if not isinstance(pattern, ast.MatchAs):
            raise Beyond("it has a case that is not understood")
        if pattern.pattern is not None and not self._fits(pattern.pattern, value, scope):
            return False
        if pattern.name is not None:
            scope.write(pattern.name, value)
        return True


def _catches(kinds: tuple[type, ...], thrown: Thrown) -> bool:
    if thrown.kind is None:
        if kinds and not any(kind in (Exception, BaseException) for kind in kinds):
            raise Beyond("it catches exceptions that are not known")
        return bool(kinds)
    return issubclass(thrown.kind, kinds)


def _module(name: str) -> Value:
    """A module that is imported already; nothing is imported for reading."""
    return Known(sys.modules[name]) if name in sys.modules else Unknown(f"the module {name}")
