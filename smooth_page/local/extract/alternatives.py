"""Unions and tuples: which of several objects the page has, and values whose place says what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import lists
from smooth_page.local.extract.coercion import reader
from smooth_page.local.extract.tree import Value

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.filling import Filler
    from smooth_page.local.extract.schema import Schema
    from smooth_page.local.extract.scope import Notes, Scope


def best(filler: Filler, options: list[Schema], scope: Scope, path: str) -> tuple[dict[str, Any], Notes]:
    """Returns the object of which the page has most. A property with one possible value only tells objects apart."""
    rated = []
    for option in options:
        made, notes = filler.object(option, scope, path)
        constants = _constants(option)
        missing = [name for name in notes.missing if name.removeprefix(f"{path}.") not in constants]
        contrary = any(made.get(name) not in (None, value) for name, value in constants.items())
        found = sum(value not in (None, [], {}) for name, value in made.items() if name not in constants)
        stated = sum(made.get(name) is not None for name in constants)
        notes.missing = missing
        rated.append(((not contrary, stated, -len(missing), found), {**made, **constants} if found else made, notes))
    first, *others = sorted(rated, key=lambda one: one[0], reverse=True)
    if others and others[0][0] == first[0] and others[0][1] != first[1]:
        first[2].ambiguous.append(path)
        return {}, first[2]
    return first[1], first[2]


def _constants(option: Schema) -> dict[str, Any]:
    properties = option.get("properties") or {}
    found = {name: inner.get("enum", [inner.get("const")]) for name, inner in properties.items() if _is_one(inner)}
    return {name: values[0] for name, values in found.items()}


def _is_one(schema: Any) -> bool:
    return isinstance(schema, dict) and ("const" in schema or len(schema.get("enum", ())) == 1)


def row(filler: Filler, field: Field, scope: Scope, path: str) -> tuple[list[Any] | None, Notes]:
    """Returns a list with a schema for each place: objects by their titles, other values as a list has them."""
    from smooth_page.local.extract.scope import Notes

    parts = [filler.schemas.resolved(part) for part in field.schema["prefixItems"]]
    fields = [filler.fields.one(str(part.get("title", field.name)), part) for part in parts]
    if all(part.kind == "scalar" for part in fields):
        texts = lists.simple(filler, field, {"type": "string"}, scope) or []
        read = [reader(part.schema, field.want.wish, filler.page.locale) for part in fields]
        values = [one(Value(text)) for one, text in zip(read, texts, strict=False)]
        return (values if len(texts) == len(parts) and None not in values else None), Notes()
    made, notes = [], Notes()
    for at, part in enumerate(fields):
        one, more = filler.property(part, scope, f"{path}[{at}]")
        made.append(one)
        notes.add(more)
    return (made if any(one is not None for one in made) else None), notes
