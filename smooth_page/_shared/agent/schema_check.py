"""Checks a JSON schema that a user wrote: mistakes in it are named before anything is sent."""

from __future__ import annotations

import json
from typing import Any

from smooth_page.errors import Error

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
# Keywords with a schema, with a list of schemas, and with schemas by name.
_ONE = (
    *("additionalItems", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"),
    *("unevaluatedItems", "unevaluatedProperties"),
)
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("$defs", "definitions", "dependentSchemas", "patternProperties", "properties")
_OTHERS = (
    *("$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$schema", "const", "contentEncoding"),
    *("contentMediaType", "default", "dependentRequired", "deprecated", "description", "discriminator", "enum"),
    *("example", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "maxContains", "maxItems", "maxLength"),
    *("maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf"),
    *("nullable", "pattern", "readOnly", "required", "title", "type", "uniqueItems", "writeOnly"),
)
KEYWORDS = frozenset((*_ONE, *_LISTS, *_NAMED, *_OTHERS))
EXAMPLE = '{"type": "object", "properties": {"username": {"type": "string"}}}'


def check_schema(schema: dict[str, Any]) -> None:
    """Raises Error with the place of the first mistake."""
    if not schema:
        raise Error(f"The JSON schema is empty: it says nothing about what to extract. Write, for example, {EXAMPLE}")
    try:
        json.dumps(schema, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise Error(f"The JSON schema can't be sent as JSON: {error}") from error
    _check(schema, schema, "the root")


def resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Returns what the references at the top of a schema lead to; an empty schema if they lead nowhere."""
    seen: set[str] = set()
    while isinstance(reference := schema.get("$ref"), str) and reference not in seen:
        seen.add(reference)
        target = pointed_at(root, reference)
        if target is None:
            return {}
        schema = {**target, **{name: value for name, value in schema.items() if name != "$ref"}}
    return {} if "$ref" in schema else schema


def pointed_at(root: dict[str, Any], reference: str) -> dict[str, Any] | None:
    """Returns the schema at a reference such as `#/$defs/Item`, or None if there is none."""
    place: Any = root
    for part in reference.removeprefix("#").split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(place, list) and name.isdigit() and int(name) < len(place):
            place = place[int(name)]
        else:
            place = place.get(name) if isinstance(place, dict) else None
    return place if isinstance(place, dict) else None


def _check(schema: Any, root: dict[str, Any], where: str) -> None:
    if isinstance(schema, bool):
        return
    if not isinstance(schema, dict):
        raise _mistake(where, f"a schema (dict) is needed, not {_short(schema)}")
    if schema and not schema.keys() & KEYWORDS:
        name = next(iter(schema))
        raise _mistake(where, f"{_short(name)} is not a keyword of JSON schemas. Properties are written {EXAMPLE}")
    _check_facts(schema, root, where)
    for name in _ONE:
        if name in schema and not (name == "items" and isinstance(schema[name], list)):
            _check(schema[name], root, f"{where}.{name}")
    for name in _LISTS:
        for index, each in enumerate(schema.get(name, ())):
            _check(each, root, f"{where}.{name}[{index}]")
    for name in _NAMED:
        for inner, each in schema.get(name, {}).items():
            _check(each, root, f"{where}.{name}.{inner}")


def _check_facts(schema: dict[str, Any], root: dict[str, Any], where: str) -> None:
    kinds = schema.get("type", [])
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind not in TYPES:
            raise _mistake(f"{where}.type", f"{_short(kind)} is not one of {', '.join(TYPES)}")
    for name, wanted in (*((name, dict) for name in _NAMED), *((name, list) for name in (*_LISTS, "required", "enum"))):
        if name in schema and not isinstance(schema[name], wanted):
            raise _mistake(f"{where}.{name}", f"a {wanted.__name__} is needed, not {_short(schema[name])}")
    for name in schema.get("required", ()):
        if not isinstance(name, str):
            raise _mistake(f"{where}.required", f"a list of names is needed, not {_short(name)} in it")
    if "$ref" in schema:
        _check_reference(schema["$ref"], root, f"{where}.$ref")


def _check_reference(reference: Any, root: dict[str, Any], where: str) -> None:
    if not isinstance(reference, str) or not reference.startswith("#"):
        raise _mistake(
            where, f"a reference within the schema is needed, such as '#/$defs/Item', not {_short(reference)}"
        )
    seen: set[str] = set()
    while isinstance(reference, str):
        if reference in seen:
            raise _mistake(where, f"{_short(reference)} refers to itself")
        seen.add(reference)
        target = pointed_at(root, reference)
        if target is None:
            raise _mistake(where, f"nothing is at {_short(reference)}")
        reference = target.get("$ref")


def _mistake(where: str, what: str) -> Error:
    return Error(f"The JSON schema is wrong at {where}: {what}")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]}..."
