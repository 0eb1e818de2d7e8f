"""Writes which objects Playwright's members return to smooth_page/usage/playwright_types.json.

Facts only: the classes that annotations name, never docstrings or code. `smooth-page compat` follows them through
scripts. Read from the pinned development dependency: `python scripts/extract_types.py`.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
import typing
from collections.abc import Callable as AbstractCallable
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typing_extensions

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "smooth_page" / "usage" / "playwright_types.json"
# Special methods that scripts use implicitly.
SPECIAL = ("__enter__", "__getitem__")
EVENTS = ("on", "once")


def classes() -> dict[str, type]:
    """The objects of the API, by name."""
    api = importlib.import_module("playwright.sync_api")
    found = {**vars(api), **vars(importlib.import_module("playwright.sync_api._generated"))}
    return {
        name: value
        for name, value in sorted(found.items())
        if inspect.isclass(value) and value.__module__.startswith("playwright.sync_api") and name == value.__name__
    }


def members(value: type) -> Iterator[tuple[str, Any]]:
    """Yields functions and getters of properties, including inherited ones."""
    for name in sorted(dir(value)):
        member = inspect.getattr_static(value, name)
        function = member.fget if isinstance(member, property) else member
        if inspect.isfunction(function) and (not name.startswith("_") or name in SPECIAL):
            yield name, function


def hints(function: Any) -> dict[str, Any]:
    return typing.get_type_hints(function, vars(sys.modules[function.__module__]))


def text(annotation: Any, known: dict[str, type]) -> str:
    """`Page`, `list[Page]`, `Expected[Page]`, alternatives with `|`; empty where no object of the API is named."""
    if inspect.isclass(annotation) and known.get(annotation.__name__) is annotation:
        return annotation.__name__
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    found = [part for part in (text(each, known) for each in inner) if part]
    if not found:
        return ""
    if origin is list:
        return f"list[{found[0]}]"
    if inspect.isclass(origin) and "EventContextManager" in origin.__name__:
        return f"Expected[{found[0]}]"
    return "|".join(sorted(set(found)))


def callback(annotation: Any, known: dict[str, type]) -> list[str]:
    """What a callable that is passed is called with, at its longest."""
    found: list[str] = []
    for each in (annotation, *typing.get_args(annotation)):
        if typing.get_origin(each) in (AbstractCallable, typing.Callable) and typing.get_args(each):
            given = typing.get_args(each)[0]
            named = [text(item, known) for item in given] if isinstance(given, list) else []
            found = named if any(named) and len(named) > len(found) else found
    return found


def facts() -> dict[str, Any]:
    """`properties` are those among `results`; a callback is its parameter's place and what it is called with."""
    known = classes()
    results: dict[str, str] = {}
    properties: list[str] = []
    callbacks: dict[str, dict[str, list[Any]]] = {}
    events: dict[str, dict[str, str]] = {}
    for owner, value in known.items():
        for name, function in members(value):
            annotations = hints(function)
            result = text(annotations.pop("return", None), known)
            if result:
                results[f"{owner}.{name}"] = result
                if isinstance(inspect.getattr_static(value, name), property):
                    properties.append(f"{owner}.{name}")
            order = list(inspect.signature(function).parameters)[1:]
            for parameter, annotation in annotations.items():
                passed = callback(annotation, known)
                if passed:
                    callbacks.setdefault(f"{owner}.{name}", {})[parameter] = [order.index(parameter), passed]
            if name in EVENTS:
                for overload in typing_extensions.get_overloads(function):
                    of = hints(overload)
                    detail = callback(of["f"], known)
                    for event in typing.get_args(of["event"]):
                        events.setdefault(owner, {}).update({event: detail[0]} if detail else {})
    return {
        "classes": sorted(known),
        "results": results,
        "properties": properties,
        "callbacks": callbacks,
        "events": events,
    }


if __name__ == "__main__":
    TARGET.write_text(json.dumps(facts(), indent=1, sort_keys=True) + "\n")
