"""What an answer claims about the page: the strings, numbers and dates in it, which the page must have."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from smooth_page.errors import ExtractionError

from .schema_check import resolved
from .shapes import Shape
from .unfit import Path, listed, path_text, short

Schemas = list[dict[str, Any]]


@dataclass(frozen=True)
class Claimed:
    """A value at a path. `group`: the object or list that it is in.

    `fallback`: what the answer has in its place if the page does not have the value and such values are dropped:
    "null", or "nothing" (the property is left out). None if the schema allows neither.
    """

    path: Path
    value: str | int | float
    group: int
    fallback: str | None


def claims_of(shape: Shape, inner: Any) -> list[Claimed]:
    """Returns what the page must have. Booleans, choices, constants and defaults of the schema are not claims."""
    return list(_Walk(shape.schema).claims((), inner, [shape.schema], 0, None))


class _Walk:
    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root
        self._groups = 0

    def claims(self, path: Path, value: Any, schemas: Schemas, group: int, fallback: str | None) -> Iterator[Claimed]:
        options = list(self._options(schemas))
        if any(option.get("type") == "null" or "null" in _kinds(option) for option in options):
            fallback = "null"
        if isinstance(value, dict):
            yield from self._in_object(path, value, options)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                own = [schema for option in options for schema in _items(option, index)]
                yield from self.claims((*path, index), each, own, group, None)
        elif _claims(value) and not any(_settled(option, value) for option in options):
            yield Claimed(path, value, group, fallback)

    def _in_object(self, path: Path, value: dict[str, Any], options: Schemas) -> Iterator[Claimed]:
        self._groups += 1
        group = self._groups
        for name, each in value.items():
            own = [option["properties"][name] for option in options if name in option.get("properties", {})]
            if not own:
                own = [option["additionalProperties"] for option in options if "additionalProperties" in option]
                own = [schema for schema in own if isinstance(schema, dict)]
                if own:  # the names are the page's, too
                    yield Claimed((*path, name), name, group, None)
            required = any(name in option.get("required", ()) for option in options)
            yield from self.claims((*path, name), each, own, group, None if required else "nothing")

    def _options(self, schemas: Iterable[Any], depth: int = 0) -> Iterator[dict[str, Any]]:
        for schema in schemas:
            if not isinstance(schema, dict) or depth > 20:
                continue
            found = resolved(schema, self._root)
            yield found
            for keyword in ("anyOf", "oneOf", "allOf"):
                yield from self._options(found.get(keyword, ()), depth + 1)


def _kinds(schema: dict[str, Any]) -> list[Any]:
    kind = schema.get("type")
    return kind if isinstance(kind, list) else [kind]


def _items(schema: dict[str, Any], index: int) -> list[Any]:
    fixed = schema.get("prefixItems", ())
    return [fixed[index]] if index < len(fixed) else [schema["items"]] if "items" in schema else []


def _claims(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool) and value != ""


def _settled(schema: dict[str, Any], value: Any) -> bool:
    """The schema has the value, so it need not be on the page."""
    fixed = [schema[name] for name in ("const", "default") if name in schema]
    return value in (*schema.get("enum", ()), *fixed)


def without(inner: Any, claims: Iterable[Claimed]) -> Any:
    """Returns the answer without some values, where the schema has something in their place."""
    changed = copy.deepcopy(inner)
    for claim in claims:
        place = changed
        for part in claim.path[:-1]:
            place = place[part]
        if not claim.path:
            changed = None
        elif claim.fallback == "nothing":
            del place[claim.path[-1]]
        else:
            place[claim.path[-1]] = None
    return changed


def ungrounded(title: str, shape: Shape, inner: Any, claims: list[Claimed]) -> ExtractionError:
    """Returns the error of an answer that has what the page does not have."""
    findings = [f"{path_text(claim.path) or 'the whole'}: {short(claim.value)}" for claim in claims]
    return ExtractionError(
        f"{title}: The page does not have what was found: {listed(findings)}",
        raw=inner,
        partial=without(inner, [claim for claim in claims if claim.value != (claim.path or ("",))[-1]]),
        missing=list(dict.fromkeys(path_text(claim.path) for claim in claims)),
        schema=shape.schema,
    )
