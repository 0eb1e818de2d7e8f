"""Users can import every type that a public member takes or returns, and reprs name the module to import it from."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import pickle
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any, ForwardRef, get_args

import pytest

import smooth_page
from smooth_page.sync_api import Disposable, FormData, Page, sync_playwright

MODULES = ("smooth_page", "smooth_page.sync_api", "smooth_page.async_api", "smooth_page.types")


@cache
def private_names(package: str) -> dict[str, Any]:
    """Classes and aliases of all modules of a package, for names that only type checkers import."""
    modules = pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}.")
    return {name: value for item in modules for name, value in vars(importlib.import_module(item.name)).items()}


def public_names(module: ModuleType) -> dict[str, Any]:
    return {name: getattr(module, name) for name in module.__all__}


def annotated(value: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The annotations of a class's public members and fields, or of a function, each with the names that it may use."""
    if inspect.isfunction(value):
        yield value.__annotations__, value.__globals__
        return
    fields = {name: note for name, note in inspect.get_annotations(value).items() if name[0] != "_"}
    yield fields, vars(sys.modules[value.__module__])
    for name in dir(value):
        member = inspect.getattr_static(value, name)
        member = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        if name[0] != "_" and inspect.isfunction(member) and member.__module__.startswith("smooth_page"):
            yield member.__annotations__, member.__globals__


def types_in(annotation: Any, known: dict[str, Any], package: str) -> Iterator[Any]:
    """The classes that an annotation names, aliases followed."""
    if isinstance(annotation, ForwardRef):
        annotation = annotation.__forward_arg__
    if isinstance(annotation, str):
        for node in ast.walk(ast.parse(annotation)):
            if isinstance(node, ast.Name):
                places = (known, vars(builtins), private_names(package), private_names("smooth_page._shared"))
                meant = next((names[node.id] for names in places if node.id in names), None)
                yield from types_in(meant, known, package)
    elif inspect.isclass(annotation) and not get_args(annotation):
        yield annotation
    elif isinstance(annotation, list):
        for part in annotation:
            yield from types_in(part, known, package)
    else:
        for part in get_args(annotation):
            if not isinstance(part, str):  # a literal
                yield from types_in(part, known, package)


@pytest.mark.parametrize("world", ["sync", "async"])
def test_all_types_in_signatures_are_public(world: str) -> None:
    apis = {name: importlib.import_module(f"smooth_page.{name}_api") for name in ("sync", "async")}
    api = apis[world]
    package = f"smooth_page._{world}"
    public = [*public_names(api).values(), *public_names(smooth_page).values()]
    waiting = [value for value in public if inspect.isclass(value) or inspect.isfunction(value)]
    seen: set[Any] = set()
    found: set[str] = set()
    while waiting:
        value = waiting.pop()
        if value in seen or value.__module__.partition(".")[0] != "smooth_page":
            continue
        seen.add(value)
        if value.__module__.startswith("smooth_page._"):
            found.add(f"{value.__module__}.{value.__name__}")
        for notes, known in annotated(value):
            for annotation in notes.values():
                waiting += types_in(annotation, known, package)
    assert not found, "\n".join(sorted(found))
    assert {smooth_page.ActionResult, api.Expected, api.Response, api.StorageState, api.RequestSizes} <= seen


@pytest.mark.parametrize("name", MODULES)
def test_public_names_say_where_they_are_imported_from(name: str) -> None:
    for public, value in public_names(importlib.import_module(name)).items():
        if inspect.isclass(value) or inspect.isfunction(value):
            home = importlib.import_module(value.__module__)
            assert value.__module__ in (*MODULES, "smooth_page.errors"), public
            assert getattr(home, value.__name__) is value, public


def test_classes_and_their_objects_are_pickled_by_their_public_names() -> None:
    result = smooth_page.ActionResult("x", 1.5)
    assert pickle.loads(pickle.dumps(result)) == result
    for value in (Page, Disposable, FormData, sync_playwright, smooth_page.Session, smooth_page.AsyncSession):
        assert pickle.loads(pickle.dumps(value)) is value
    assert repr(Page) == "<class 'smooth_page.sync_api.Page'>"
    assert repr(smooth_page.Session) == "<class 'smooth_page.Session'>"
