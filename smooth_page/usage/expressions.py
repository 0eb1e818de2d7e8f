"""Possible values of the expressions of a file. Records the uses of Playwright's objects on the way."""

from __future__ import annotations

import ast
from collections.abc import Callable

from smooth_page.usage import facts
from smooth_page.usage.calls import Calls
from smooth_page.usage.names import Scope
from smooth_page.usage.uses import Use
from smooth_page.usage.values import (
    NOTHING,
    Class,
    Entered,
    Expected,
    Export,
    Function,
    Giver,
    Instance,
    Member,
    Module,
    Named,
    Object,
    Pack,
    Several,
    Value,
    Values,
    asks_nothing,
    items_of,
    join,
    several,
)

SEQUENCES = ("list", "List", "Sequence", "Iterable", "Iterator", "Generator", "AsyncGenerator", "AsyncIterator", "set")
MAPPINGS = ("dict", "Dict", "Mapping")
FIRST_PARTS = ("Annotated", "Final", "ClassVar", "Awaitable", "Coroutine", "Optional", "Union")


class Expressions(Calls):
    """`value(node, scope)` returns the possible values of an expression."""

    def value(self, node: ast.expr | None, scope: Scope) -> Values:
        if node is None:
            return NOTHING
        read: Callable[[ast.expr, Scope], Values] = getattr(self, f"_{type(node).__name__}", self._other)
        return read(node, scope)

    def _other(self, node: ast.AST, scope: Scope) -> Values:
        """Visits an expression whose value does not matter, but whose parts may."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child, scope)
            elif not isinstance(child, ast.expr_context):
                self._other(child, scope)
        return NOTHING

    def _Name(self, node: ast.Name, scope: Scope) -> Values:
        return scope.look_up(node.id)

    def _Await(self, node: ast.Await, scope: Scope) -> Values:
        return self.value(node.value, scope)

    def _Starred(self, node: ast.Starred, scope: Scope) -> Values:
        return items_of(self.value(node.value, scope))

    def _NamedExpr(self, node: ast.NamedExpr, scope: Scope) -> Values:
        found = self.value(node.value, scope)
        scope.assign(node.target.id, found)
        return found

    def _IfExp(self, node: ast.IfExp, scope: Scope) -> Values:
        self.value(node.test, scope)
        return self.value(node.body, scope) | self.value(node.orelse, scope)

    def _BoolOp(self, node: ast.BoolOp, scope: Scope) -> Values:
        return join([self.value(each, scope) for each in node.values])

    def _BinOp(self, node: ast.BinOp, scope: Scope) -> Values:
        found = self.value(node.left, scope) | self.value(node.right, scope)
        return frozenset(each for each in found if isinstance(each, Several | Named))

    def _List(self, node: ast.List | ast.Set, scope: Scope) -> Values:
        return several(join([self.value(each, scope) for each in node.elts]))

    _Set = _List

    def _Tuple(self, node: ast.Tuple, scope: Scope) -> Values:
        return frozenset({Pack(tuple(self.value(each, scope) for each in node.elts))})

    def _Dict(self, node: ast.Dict, scope: Scope) -> Values:
        keys: set[str] = set()
        items = []
        for key, item in zip(node.keys, node.values, strict=True):
            found = self.value(item, scope)
            if key is None:  # **item
                keys.update(*(each.keys for each in found if isinstance(each, Named)))
                items += [each.items for each in found if isinstance(each, Named)]
                continue
            self.value(key, scope)
            items.append(found)
            if isinstance(key, ast.Constant) and not asks_nothing(item):
                keys.add(str(key.value))
        return frozenset({Named(frozenset(keys), join(items))})

    def _ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, scope: Scope) -> Values:
        self._generators(node.generators, scope)
        return several(self.value(node.elt, scope))

    _SetComp = _GeneratorExp = _ListComp

    def _DictComp(self, node: ast.DictComp, scope: Scope) -> Values:
        self._generators(node.generators, scope)
        self.value(node.key, scope)
        return frozenset({Named(frozenset(), self.value(node.value, scope))})

    def _generators(self, generators: list[ast.comprehension], scope: Scope) -> None:
        for each in generators:
            self.bind(each.target, items_of(self.value(each.iter, scope)), scope)
            for test in each.ifs:
                self.value(test, scope)

    def _Subscript(self, node: ast.Subscript, scope: Scope) -> Values:
        base = self.value(node.value, scope)
        self.value(node.slice, scope)
        found = []
        for value in base:
            if isinstance(value, Pack) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
                found.append(value.items[node.slice.value] if abs(node.slice.value) < len(value.items) else NOTHING)
            elif isinstance(node.slice, ast.Slice):
                found.append(frozenset({value}))
            elif isinstance(value, Several | Pack):
                found.append(items_of(frozenset({value})))
            elif isinstance(value, Named):
                found.append(value.items)
            elif isinstance(value, Object):
                found.append(facts.result(value.name, "__getitem__"))
        return join(found)

    def _Lambda(self, node: ast.Lambda, scope: Scope) -> Values:
        function = self.project.function(node, scope.file)
        inner = self.enter(function, scope)
        self.project.learn(("result", function), self.value(node.body, inner))
        return frozenset({function})

    def _Yield(self, node: ast.Yield, scope: Scope) -> Values:
        found = self.value(node.value, scope)
        if scope.function:
            self.project.learn(("yield", scope.function), found)
            self.fixture_arguments(found, node, scope)
        return NOTHING

    def _Attribute(self, node: ast.Attribute, scope: Scope) -> Values:
        base = self.value(node.value, scope)
        objects = [each for each in base if isinstance(each, Object)]
        if objects:
            self._used(objects, node, scope)
        elif not base and facts.is_only_playwrights(node.attr, scope.file.about_playwright):
            owners = facts.owners(node.attr)
            among = f"{', '.join(owners)} {'have' if len(owners) > 1 else 'has'}"
            self.unknown(node, scope, f"(unknown).{node.attr}", f"of what is not known; {among} it")
        return join([self._attribute(each, node.attr) for each in base])

    def _used(self, objects: list[Object], node: ast.Attribute, scope: Scope) -> None:
        """Records a member of an object. If the object may be one of several, the worst level counts."""
        scope.file.about_playwright = True
        having = [each for each in objects if facts.has_member(each.name, node.attr)]
        for each in having:
            self.use(node, scope, f"{each.name}.{node.attr}")
        if not having and not node.attr.startswith("_"):
            names = " or ".join(sorted(each.name for each in objects))
            self.unknown(node, scope, f"{objects[0].name}.{node.attr}", f"{names} has no such member")

    def _attribute(self, value: Value, name: str) -> Values:
        if isinstance(value, Object):
            return facts.attribute(value.name, name) if facts.has_member(value.name, name) else NOTHING
        if isinstance(value, Export):
            return frozenset({Member("Expect", name)}) if value.name == "expect" else NOTHING
        if isinstance(value, Expected):
            return value.detail if name == "value" else NOTHING
        if isinstance(value, Module):
            return self.of_module(value, name)
        if isinstance(value, Instance | Class):
            return self._of_class(value.of if isinstance(value, Instance) else value, name)
        return _of_container(value, name)

    def _of_class(self, owner: Class, name: str) -> Values:
        """Looks up an attribute or method of a class of the sources and of its bases; properties by their results."""
        known = self.project.known(("attribute", owner, name))
        if not known:
            return join([self._of_class(base, name) for base in self.bases(owner)])
        return join([self._unwrapped(each) for each in known])

    def _unwrapped(self, value: Value) -> Values:
        if isinstance(value, Function) and {"property", "cached_property"} & set(value.decorators()):
            return self.project.known(("result", value))
        return frozenset({value})

    def bases(self, owner: Class) -> list[Class]:
        """Returns the base classes that are defined in the sources."""
        found = self.project.known(("bases", owner))
        return [each for each in found if isinstance(each, Class) and each is not owner]

    def annotated(self, node: ast.expr | None, scope: Scope) -> Values:
        """Returns the values that an annotation allows."""
        if isinstance(node, ast.Constant):
            return self._written(node.value, scope) if isinstance(node.value, str) else NOTHING
        if isinstance(node, ast.BinOp):
            return self.annotated(node.left, scope) | self.annotated(node.right, scope)
        if isinstance(node, ast.Subscript):
            return self._generic(node, scope)
        if not isinstance(node, ast.Name | ast.Attribute):
            return NOTHING
        found: set[Value] = set()
        for each in self.value(node, scope):
            if isinstance(each, Export) and facts.is_class(each.name):
                found.add(Object(each.name))
            elif isinstance(each, Class):
                found.add(Instance(each))
        return frozenset(found)

    def _written(self, text: str, scope: Scope) -> Values:
        try:
            return self.annotated(ast.parse(text, mode="eval").body, scope)
        except SyntaxError:
            return NOTHING

    def _generic(self, node: ast.Subscript, scope: Scope) -> Values:
        name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if name in SEQUENCES:
            return several(self.annotated(inner[0], scope))
        if name == "Callable":
            return frozenset({Giver(self.annotated(inner[-1], scope))})
        if name in MAPPINGS:
            return frozenset({Named(frozenset(), self.annotated(inner[-1], scope))})
        if name in ("tuple", "Tuple"):
            return frozenset({Pack(tuple(self.annotated(each, scope) for each in inner))})
        return join([self.annotated(each, scope) for each in inner]) if name in FIRST_PARTS else NOTHING

    def unknown(self, node: ast.Attribute, scope: Scope, name: str, why: str) -> None:
        place = self.place(node, scope)
        self.project.uses.add(Use(scope.file.path, *place, name, "unknown", why, code=scope.file.code(place[0])))


def _of_container(value: Value, name: str) -> Values:
    """Handles methods of lists and dicts by their results."""
    if isinstance(value, Named):
        pair: Values = frozenset({Several(frozenset({Pack((NOTHING, value.items))}))})
        gives = {"values": several(value.items), "items": pair, "copy": frozenset({value})}
        gives |= dict.fromkeys(("get", "pop", "setdefault"), value.items)
        return frozenset({Giver(gives[name])}) if name in gives else NOTHING
    if isinstance(value, Several):
        gives = {"pop": value.items, "copy": frozenset({value})}
        return frozenset({Giver(gives[name])}) if name in gives else NOTHING
    return frozenset({value}) if isinstance(value, Entered) else NOTHING
