"""Calls: passes arguments to parameters, records uses, and returns the possible results."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from smooth_page.levels import levels
from smooth_page.usage import facts
from smooth_page.usage.names import Scope
from smooth_page.usage.project import FIXTURE, Project
from smooth_page.usage.uses import make_use
from smooth_page.usage.values import (
    NOTHING,
    Class,
    Entered,
    Export,
    Function,
    Giver,
    Instance,
    Member,
    Module,
    Named,
    Object,
    Pack,
    Value,
    Values,
    asks_nothing,
    items_of,
    join,
    last_name,
    several,
)

# Python builtins that return their first argument or its items.
PASSING = {"wait_for", "shield", "create_task", "ensure_future", "run", "run_until_complete", "copy", "deepcopy"}
PASSING |= {"list", "tuple", "sorted", "reversed", "set", "iter", "filter"}
ENTERING = {"enter_context", "enter_async_context"}
MANAGERS = {"contextmanager", "asynccontextmanager"}
EVENT_MEMBERS = {"on", "once", "expect_event", "wait_for_event"}


class Calls:
    """`call` returns the possible values of a call. The other half of the walk is in expressions.py."""

    def __init__(self, project: Project) -> None:
        self.project = project

    # What the other modules of the walk provide.
    def value(self, node: ast.expr | None, scope: Scope) -> Values:
        raise NotImplementedError

    def annotated(self, node: ast.expr | None, scope: Scope) -> Values:
        raise NotImplementedError

    def bases(self, owner: Class) -> list[Class]:
        raise NotImplementedError

    def bind(self, target: ast.expr, values: Values, scope: Scope) -> None:
        raise NotImplementedError

    def enter(self, function: Function, scope: Scope) -> Scope:
        raise NotImplementedError

    def place(self, node: ast.AST, scope: Scope) -> tuple[int, int]:
        """Returns line and column; for an attribute, those of its name."""
        if isinstance(node, ast.Attribute):
            line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
            return line, scope.file.column(line, end - len(node.attr.encode()))
        line = getattr(node, "lineno", 1)
        return line, scope.file.column(line, getattr(node, "col_offset", 0))

    def use(self, node: ast.AST, scope: Scope, name: str, known_as: str = "") -> None:
        place = self.place(node, scope)
        self.project.uses.add(make_use(scope.file.path, place, scope.file.code(place[0]), name, known_as))

    def of_module(self, module: Module, name: str) -> Values:
        """Looks up a name in a module: a public one of Playwright, or one of the files being read."""
        if module.file:
            return self.project.known(("variable", module.file, name))
        if module.name in facts.MODULES:
            return facts.export(name)
        inner = f"{module.name}.{name}"
        return frozenset({Module(inner)}) if inner in facts.MODULES else NOTHING

    def _Call(self, node: ast.Call, scope: Scope) -> Values:
        functions = self.value(node.func, scope)
        given = [self.value(each, scope) for each in node.args]
        named = {each.arg: self.value(each.value, scope) for each in node.keywords if each.arg}
        spread = [(each, value) for each in node.keywords if not each.arg for value in self.value(each.value, scope)]
        self._appended(node, given, scope)
        found = [self._pythons_own(node, given, scope)]
        for function in functions:
            if isinstance(function, Member):
                for keyword, value in spread:
                    if isinstance(value, Named):
                        self.arguments(function, value.keys, keyword.value, scope)
                found.append(self._member(function, node, given, named, scope))
            else:
                found.append(self._give(function, given, named))
        return join(found)

    def _give(self, function: Value, given: list[Values], named: dict[str, Values]) -> Values:
        if isinstance(function, Export):
            return self._export(function, given)
        if isinstance(function, Giver):
            return function.result
        if isinstance(function, Function):
            return self._function(function, given, named)
        if isinstance(function, Class):
            for initializer in self._initializers(function):
                self.pass_on(initializer, given, named)
            return frozenset({Instance(function)})
        return NOTHING

    def _export(self, function: Export, given: list[Values]) -> Values:
        if function.name in ("sync_playwright", "async_playwright"):
            return frozenset({Object("PlaywrightContextManager")})
        return facts.assertions(given[0] if given else NOTHING) if function.name == "expect" else NOTHING

    def _initializers(self, owner: Class) -> Iterable[Function]:
        own = self.project.known(("attribute", owner, "__init__"))
        if own:
            return [each for each in own if isinstance(each, Function)]
        return [each for base in self.bases(owner) for each in self._initializers(base)]

    def _function(self, function: Function, given: list[Values], named: dict[str, Values]) -> Values:
        self.pass_on(function, given, named)
        result = self.project.known(("result", function))
        yielded = self.project.known(("yield", function))
        if MANAGERS & set(function.decorators()):
            return frozenset({Entered(yielded)})
        return result | several(yielded)

    def pass_on(self, function: Function, given: list[Values], named: dict[str, Values]) -> None:
        """Adds this call's arguments to the possible values of the function's parameters."""
        for parameter, values in zip(function.parameters(), given, strict=False):
            self.project.learn(("parameter", function, parameter.arg), values)
        for name, values in named.items():
            self.project.learn(("parameter", function, name), values)

    def _member(
        self, member: Member, node: ast.Call, given: list[Values], named: dict[str, Values], scope: Scope
    ) -> Values:
        """Handles a call of Playwright."""
        for keyword in node.keywords:
            if keyword.arg and not asks_nothing(keyword.value):
                self.arguments(member, {keyword.arg}, keyword.value, scope)
        for parameter, (place, passed) in facts.callbacks(member.owner, member.name).items():
            self._call_back(named.get(parameter) or (given[place] if place < len(given) else NOTHING), passed)
        if member.owner == "Expect" and member.name == "soft":
            return facts.assertions(given[0] if given else NOTHING)
        if member.name in EVENT_MEMBERS:
            return self._event(member, node, given, named, scope)
        return facts.result(member.owner, member.name)

    def arguments(self, member: Member, names: Iterable[str], node: ast.AST, scope: Scope) -> None:
        """Records arguments that have a level of their own."""
        for name in sorted(names):
            known_as = f"{member.owner}.{member.name}({name})"
            if known_as in levels():
                self.use(node, scope, known_as)

    def _event(
        self, member: Member, node: ast.Call, given: list[Values], named: dict[str, Values], scope: Scope
    ) -> Values:
        """Handles listeners and waits: the event has a level and a detail."""
        first = node.args[0] if node.args else next((each.value for each in node.keywords if each.arg == "event"), None)
        event = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
        known_as = f'{member.owner}.on("{event}")'
        if first is not None and known_as in levels():
            self.use(first, scope, f'{member.owner}.{member.name}("{event}")', known_as)
        detail = facts.event_detail(member.owner, event)
        callback = given[1] if len(given) > 1 else named.get("f") or named.get("predicate") or NOTHING
        self._call_back(callback, [detail])
        if member.name == "expect_event":
            return facts.expected(detail)
        return detail if member.name == "wait_for_event" else NOTHING

    def _call_back(self, callback: Values, passed: list[Values]) -> None:
        for each in callback:
            if isinstance(each, Function):
                self.pass_on(each, passed, {})

    def _pythons_own(self, node: ast.Call, given: list[Values], scope: Scope) -> Values:
        """Returns what Python's builtin functions return for our values."""
        name = last_name(node.func)
        first = given[0] if given else NOTHING
        if name in PASSING:
            return first
        if name in ENTERING:
            return self.entered(first)
        if name == "cast" and node.args:
            return self.annotated(node.args[0], scope)
        if name == "gather":
            starred = any(isinstance(each, ast.Starred) for each in node.args)
            return several(join(given)) if starred else frozenset({Pack(tuple(given))})
        if name == "next":
            return items_of(first)
        if name == "enumerate":
            return several(frozenset({Pack((NOTHING, items_of(first)))})) if first else NOTHING
        if name == "zip":
            return several(frozenset({Pack(tuple(items_of(each) for each in given))}))
        return NOTHING

    def entered(self, manager: Values) -> Values:
        """Returns the possible values of `as` in a `with` statement."""
        found: list[Values] = []
        for each in manager:
            if isinstance(each, Object):
                found.append(facts.entered(each.name))
            elif isinstance(each, Entered):
                found.append(each.entered)
            elif isinstance(each, Instance):
                methods = [self.project.known(("attribute", each.of, name)) for name in ("__enter__", "__aenter__")]
                given = [self._function(one, [], {}) for one in join(methods) if isinstance(one, Function)]
                found.append(join(given) or frozenset({each}))
            else:
                found.append(frozenset({each}))
        return join(found)

    def _appended(self, node: ast.Call, given: list[Values], scope: Scope) -> None:
        """`pages.append(page)` makes pages a list of them."""
        if not isinstance(node.func, ast.Attribute) or node.func.attr not in ("append", "add") or not given:
            return
        target, values = node.func.value, several(given[0])
        if isinstance(target, ast.Name):
            scope.add(target.id, values)
        elif isinstance(target, ast.Attribute) and values:
            self.bind(target, values, scope)

    def fixture_arguments(self, values: Values, node: ast.AST, scope: Scope) -> None:
        """Records the keys of a fixture like browser_context_args, which are arguments of Playwright."""
        function = scope.function
        if function is None or function.name not in facts.ARGUMENT_FIXTURES or FIXTURE not in function.decorators():
            return
        owner, _, name = facts.ARGUMENT_FIXTURES[function.name].partition(".")
        for each in values:
            if isinstance(each, Named):
                self.arguments(Member(owner, name), each.keys, node, scope)
