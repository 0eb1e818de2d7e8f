"""Reads the facts of an API module by introspection, in the same way for Playwright and this package."""

from __future__ import annotations

import inspect
import re
import typing
from types import ModuleType
from typing import Any

import typing_extensions

# Members with special names that users rely on.
SPECIAL = ("__call__", "__enter__", "__exit__", "__aenter__", "__aexit__")


def module_facts(module: ModuleType) -> dict[str, Any]:
    """{"classes": ..., "dicts": ..., "values": ...} of the public names of a module.

    An object reached only through a property (Clock, Tracing, ...) counts too, under its class name.
    """
    classes: dict[str, Any] = {}
    dicts: dict[str, Any] = {}
    values: dict[str, str] = {}
    waiting: list[tuple[str, Any]] = [(name, value) for name, value in vars(module).items() if not name.startswith("_")]
    while waiting:
        name, value = waiting.pop()
        if name in classes or name in dicts or name in values:
            continue
        if typing_extensions.is_typeddict(value) or typing.is_typeddict(value):
            dicts[name] = dict_facts(value)
        elif inspect.isclass(value) and _is_api(value, module):
            classes[name] = class_facts(value)
            waiting += [(found.__name__, found) for found in _property_classes(value, module)]
        elif inspect.isfunction(value) and _is_api(value, module):
            values[name] = signature_text(value)
        elif not inspect.isroutine(value) and _is_api(type(value), module):
            values[name] = type(value).__name__
    return {"classes": classes, "dicts": dicts, "values": values}


def _is_api(value: Any, module: ModuleType) -> bool:
    return str(value.__module__).split(".")[0] == module.__name__.split(".")[0]


def _property_classes(value: type, module: ModuleType) -> list[type]:
    """Returns the classes that annotations of properties name, looked up in the module of their class."""
    namespace = vars(inspect.getmodule(value) or module)
    found = []
    for member in vars(value).values():
        if isinstance(member, property) and member.fget:
            answer = member.fget.__annotations__.get("return")
            answer = namespace.get(answer.strip("'\"")) if isinstance(answer, str) else answer
            if inspect.isclass(answer) and _is_api(answer, module):
                found.append(answer)
    return found


def class_facts(value: type) -> dict[str, Any]:
    """Returns the public members of a class with inherited ones: `property`, `value`, or a signature (see below)."""
    members: dict[str, str] = {}
    for name in dir(value):
        owner = next((base for base in value.__mro__ if name in vars(base)), object)
        if (name.startswith("_") and name not in SPECIAL) or owner.__module__ == "builtins":
            continue
        member = inspect.getattr_static(value, name)
        if isinstance(member, property):
            members[name] = "property"
        elif isinstance(member, staticmethod | classmethod):
            members[name] = signature_text(member.__func__)
        else:
            members[name] = signature_text(member) if inspect.isfunction(member) else "value"
    errors = [base.__name__ for base in value.__mro__[1:] if base.__name__ in ("Error", "Exception")]
    return {"errors": errors, "members": members}


def signature_text(function: Any) -> str:
    """Returns the parameters with kind and default, without self and types; `async` if the call must be awaited."""
    signature = inspect.signature(function)
    parameters = [item.replace(annotation=item.empty) for item in signature.parameters.values() if item.name != "self"]
    text = str(signature.replace(parameters=parameters, return_annotation=signature.empty))
    text = re.sub(r"<object object at \w+>", "<object>", text)  # a mark of its own; its address says nothing
    return f"async {text}" if inspect.iscoroutinefunction(function) else text


def dict_facts(value: Any) -> dict[str, Any]:
    """Returns the keys of a typed dict, and which of them are required."""
    return {"keys": sorted(value.__annotations__), "required": sorted(value.__required_keys__)}
