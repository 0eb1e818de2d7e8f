"""The walk through the statements of a file."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from smooth_page.usage import facts
from smooth_page.usage.expressions import Expressions
from smooth_page.usage.names import Scope
from smooth_page.usage.project import FIXTURE, SourceFile
from smooth_page.usage.uses import Use
from smooth_page.usage.values import (
    NOTHING,
    Class,
    Function,
    Instance,
    Member,
    Module,
    Pack,
    Several,
    Values,
    asks_nothing,
    items_of,
    join,
    last_name,
    several,
)

PRIVATE = "playwright._impl"
# Private names with a public counterpart here, the same as in `smooth-page migrate`.
TWINS = {"Error", "TimeoutError", "TargetClosedError"}


class Walk(Expressions):
    """Walks a file, again whenever more was learned about the project."""

    def file(self, file: SourceFile) -> None:
        self._body(file.tree.body, Scope(self.project, file, file))

    def _body(self, statements: Sequence[ast.stmt], scope: Scope) -> None:
        for statement in statements:
            walk: Callable[[ast.stmt, Scope], object] = getattr(self, f"_{type(statement).__name__}", self._simple)
            walk(statement, scope)

    def _branch(self, statements: Sequence[ast.stmt], scope: Scope) -> None:
        scope.branches += 1
        self._body(statements, scope)
        scope.branches -= 1

    def _simple(self, node: ast.AST, scope: Scope) -> None:
        """Visits a statement that does not matter, but whose parts may."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child, scope)
            elif isinstance(child, ast.stmt):
                self._branch([child], scope)
            else:
                self._simple(child, scope)

    # Names.

    def _Import(self, node: ast.Import, scope: Scope) -> None:
        for alias in node.names:
            self._playwright_named(alias.name, scope)
            if alias.name in facts.MODULES:
                whole = alias.name if alias.asname else alias.name.split(".")[0]
                scope.assign(alias.asname or whole, frozenset({Module(whole)}))
            else:
                module = self.project.module(alias.name, 0, scope.file)
                if module and (alias.asname or "." not in alias.name):
                    scope.assign(alias.asname or alias.name, frozenset({module}))

    def _ImportFrom(self, node: ast.ImportFrom, scope: Scope) -> None:
        name = node.module or ""
        if not node.level:
            self._playwright_named(name, scope)
        if name.startswith(PRIVATE) and not {each.name for each in node.names} <= TWINS:
            place = self.place(node, scope)
            why = "it is private to Playwright"
            self.project.uses.add(
                Use(scope.file.path, *place, name, "not supported", why, code=scope.file.code(place[0]))
            )
        public = {each.rpartition(".")[0] for each in facts.MODULES}
        known = Module(name) if not node.level and name in {*facts.MODULES, *public} else None
        module = known or self.project.module(name, node.level, scope.file)
        for alias in node.names:
            if alias.name == "*":
                self._import_all(module, scope)
                continue
            found = self.of_module(module, alias.name) if module else NOTHING
            inner = None if found else self.project.module(f"{name}.{alias.name}", node.level, scope.file)
            scope.assign(alias.asname or alias.name, frozenset({inner}) if inner else found)

    def _playwright_named(self, module: str, scope: Scope) -> None:
        scope.file.about_playwright |= module.split(".")[0] in ("playwright", "smooth_page", "pytest_playwright")

    def _import_all(self, module: Module | None, scope: Scope) -> None:
        if module and module.name in facts.MODULES:
            for name in facts.exports():
                scope.assign(name, facts.export(name))
        elif module and module.file:
            for name in self.project.names(module.file):
                scope.assign(name, self.of_module(module, name))

    def _Assign(self, node: ast.Assign, scope: Scope) -> None:
        values = self.value(node.value, scope)
        for target in node.targets:
            self.bind(target, values, scope)

    def _AnnAssign(self, node: ast.AnnAssign, scope: Scope) -> None:
        given = self.value(node.value, scope)
        self.bind(node.target, self.annotated(node.annotation, scope) or given, scope)

    def _AugAssign(self, node: ast.AugAssign, scope: Scope) -> None:
        values = self.value(node.value, scope)
        if isinstance(node.target, ast.Name):
            scope.add(node.target.id, frozenset(each for each in values if isinstance(each, Several)))
        else:
            self.value(node.target, scope)

    def bind(self, target: ast.expr, values: Values, scope: Scope) -> None:
        """Assigns values to a target."""
        if isinstance(target, ast.Name):
            scope.assign(target.id, values)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, several(items_of(values) or values), scope)
        elif isinstance(target, ast.Tuple | ast.List):
            self._unpack(target, values, scope)
        elif isinstance(target, ast.Attribute):
            for owner in self.value(target.value, scope):
                if isinstance(owner, Instance | Class):
                    of = owner.of if isinstance(owner, Instance) else owner
                    self.project.learn(("attribute", of, target.attr), values)
        elif isinstance(target, ast.Subscript):
            self.value(target.value, scope)
            self.value(target.slice, scope)

    def _unpack(self, target: ast.Tuple | ast.List, values: Values, scope: Scope) -> None:
        starred = any(isinstance(each, ast.Starred) for each in target.elts)
        packs = [each for each in values if isinstance(each, Pack) and len(each.items) == len(target.elts)]
        for number, each in enumerate(target.elts):
            fitting = join(pack.items[number] for pack in packs) if packs and not starred else items_of(values)
            self.bind(each, several(fitting) if isinstance(each, ast.Starred) else fitting, scope)

    # Blocks.

    def _If(self, node: ast.If | ast.While, scope: Scope) -> None:
        self.value(node.test, scope)
        self._branch(node.body, scope)
        self._branch(node.orelse, scope)

    _While = _If

    def _For(self, node: ast.For | ast.AsyncFor, scope: Scope) -> None:
        self.bind(node.target, items_of(self.value(node.iter, scope)), scope)
        self._branch(node.body, scope)
        self._branch(node.orelse, scope)

    _AsyncFor = _For

    def _With(self, node: ast.With | ast.AsyncWith, scope: Scope) -> None:
        for item in node.items:
            entered = self.entered(self.value(item.context_expr, scope))
            if item.optional_vars is not None:
                self.bind(item.optional_vars, entered, scope)
        self._body(node.body, scope)

    _AsyncWith = _With

    def _Try(self, node: ast.Try, scope: Scope) -> None:
        self._body(node.body, scope)
        for handler in node.handlers:
            self.value(handler.type, scope)
            self._branch(handler.body, scope)
        self._branch(node.orelse, scope)
        self._body(node.finalbody, scope)

    _TryStar = _Try

    def _Return(self, node: ast.Return, scope: Scope) -> None:
        found = self.value(node.value, scope)
        if scope.function:
            self.project.learn(("result", scope.function), found)
            self.fixture_arguments(found, node, scope)

    # Definitions.

    def _ClassDef(self, node: ast.ClassDef, scope: Scope) -> None:
        owner = self.project.class_of(node, scope.file)
        for decorator in node.decorator_list:
            self._marker(decorator, scope)
        self.project.learn(("bases", owner), join([self.value(base, scope) for base in node.bases]))
        scope.assign(node.name, frozenset({owner}))
        self._body(node.body, Scope(self.project, scope.file, node, scope, owner=owner))

    def _FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
        function = self.project.function(node, scope.file, scope.owner)
        for decorator in node.decorator_list:
            self._marker(decorator, scope)
        scope.assign(node.name, frozenset({function}))
        inner = self.enter(function, scope)
        self._body(node.body, inner)
        if node.returns is not None:
            self._returns(function, self.annotated(node.returns, scope))

    _AsyncFunctionDef = _FunctionDef

    def _returns(self, function: Function, annotated: Values) -> None:
        """Learns the values that the return annotation allows; for a generator, those that it yields."""
        yields = any(isinstance(each, ast.Yield) for each in ast.walk(function.node))
        if yields:
            self.project.learn(("yield", function), items_of(annotated))
        else:
            self.project.learn(("result", function), annotated)

    def enter(self, function: Function, scope: Scope) -> Scope:
        """Returns the scope of a function's body, with its parameters."""
        inner = Scope(self.project, scope.file, function.node, scope, function)
        arguments = function.node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        own = [*function.parameters(), *arguments.kwonlyargs]
        for default in (*arguments.defaults, *arguments.kw_defaults):
            self.value(default, scope)
        for parameter in every:
            if parameter not in own and function.owner:
                is_class = "classmethod" in function.decorators()
                inner.assign(parameter.arg, frozenset({function.owner if is_class else Instance(function.owner)}))
            else:
                inner.assign(parameter.arg, self._parameter(function, parameter, scope))
        return inner

    def _parameter(self, function: Function, parameter: ast.arg, scope: Scope) -> Values:
        annotated = self.annotated(parameter.annotation, scope)
        if annotated:
            return annotated
        passed = self.project.known(("parameter", function, parameter.arg))
        takes_fixtures = FIXTURE in function.decorators() or (scope.file.is_tests and function.name.startswith("test"))
        return passed or (self._fixture(function, parameter.arg) if takes_fixtures else NOTHING)

    def _fixture(self, function: Function, name: str) -> Values:
        """Returns the value of a fixture of the project, else of pytest-playwright."""
        own = self.project.fixture(name, function)
        if own:
            return self.project.known(("result", own)) | self.project.known(("yield", own))
        return frozenset({facts.FIXTURES[name]}) if name in facts.FIXTURES else NOTHING

    def _marker(self, decorator: ast.expr, scope: Scope) -> None:
        """Records @pytest.mark.browser_context_args(locale=...), which sets arguments of new_context."""
        self.value(decorator, scope)
        if isinstance(decorator, ast.Call) and last_name(decorator) in facts.ARGUMENT_FIXTURES:
            owner, _, name = facts.ARGUMENT_FIXTURES[last_name(decorator)].partition(".")
            for keyword in decorator.keywords:
                if keyword.arg and not asks_nothing(keyword.value):
                    self.arguments(Member(owner, name), {keyword.arg}, keyword.value, scope)
