"""Fills a JSON schema with the facts of a page."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from smooth_page._protocol.extraction import Incomplete, write
from smooth_page.local.agent import UnableError
from smooth_page.local.extract.coercion import coerce
from smooth_page.local.extract.matching import ENOUGH, score

Pairs = Sequence[dict[str, Any]]


def check(schema: Any) -> None:
    """Raises UnableError if it is not a JSON schema."""
    if not isinstance(schema, dict):
        raise UnableError("schema: a JSON schema (an object) is required")
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        raise UnableError(f"schema: {error.message[:500]}") from error


def fill(facts: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Returns data of the page in the shape of the schema. Raises UnableError if the schema requires too much."""
    return Filler(facts, schema).fill()


class Filler:
    """Fills one schema with the facts of one page."""

    def __init__(self, facts: dict[str, Any], schema: dict[str, Any]) -> None:
        self._facts = facts
        self._schema = schema
        self._missing: list[str] = []
        # Whether the only thing asked for is a list named `items`: so travels a list that is the root.
        self._top = False

    def fill(self) -> Any:
        """Returns the data. Raises UnableError with the required properties that the page does not state."""
        root = self._resolved(self._schema)
        if root.get("type") == "array":
            made: Any = self._array("items", root, self._facts["pairs"], self._facts["data"], top=True)
        else:
            self._top = root.get("properties", {}).keys() == {"items"}
            made = self._object(root, self._facts["pairs"], self._facts["data"], "")
        if self._missing:
            raise UnableError(write(Incomplete(made, self._missing)))
        return made

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Resolves references and removes the alternative null."""
        schema = self._dereferenced(schema)
        for key in ("anyOf", "oneOf"):
            if key in schema:
                options = [self._resolved(option) for option in schema[key]]
                real = [option for option in options if option.get("type") != "null"]
                if real:
                    rest = {name: value for name, value in schema.items() if name != key}
                    return {**real[0], **rest, "nullable": len(real) < len(options)}
        return schema

    def _dereferenced(self, schema: dict[str, Any]) -> dict[str, Any]:
        seen: set[str] = set()
        while "$ref" in schema:
            reference = str(schema["$ref"])
            if reference in seen:
                raise UnableError(f"schema: {reference} refers to itself")
            seen.add(reference)
            target = pointed_at(self._schema, reference)
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        return schema

    def _object(self, schema: dict[str, Any], pairs: Pairs, data: Any, path: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        required = set(schema.get("required", []))
        for name, raw in schema.get("properties", {}).items():
            inner = self._resolved(raw)
            value = self._property(name, inner, pairs, data, f"{path}{name}")
            if value is None and name in required and not self._may_be_null(inner):
                self._missing.append(f"{path}{name}")
            if value is None and "default" in inner and name not in required:
                continue
            made[name] = value
        return made

    @staticmethod
    def _may_be_null(schema: dict[str, Any]) -> bool:
        kind = schema.get("type")
        return bool(schema.get("nullable")) or kind == "null" or (isinstance(kind, list) and "null" in kind)

    def _property(self, name: str, schema: dict[str, Any], pairs: Pairs, data: Any, path: str) -> Any:
        kind = schema.get("type", "object" if "properties" in schema else None)
        stated = stated_values(name, schema.get("description", ""), data)
        if kind == "array":
            top, self._top = self._top, False
            return self._array(name, schema, pairs, data if top else stated, top=top)
        if kind == "object" or "properties" in schema:
            inner = next((value for value in stated if isinstance(value, dict)), data)
            missing, self._missing = self._missing, []
            made = self._object(schema, pairs, [inner], f"{path}.")
            incomplete, self._missing = self._missing, missing
            return None if incomplete or all(value is None for value in made.values()) else made
        for value in stated:
            made = coerce(_plain(value), schema)
            if made is not None:
                return made
        return best_pair(name, schema, pairs)

    def _array(self, name: str, schema: dict[str, Any], pairs: Pairs, stated: Any, top: bool = False) -> Any:
        items = self._resolved(schema.get("items", {}))
        if items.get("type") == "object" or "properties" in items:
            return self._objects(name, items, stated, top)
        for value in stated:
            made = [coerce(_plain(item), items) for item in (value if isinstance(value, list) else [value])]
            if made and all(item is not None for item in made):
                return made
        description = schema.get("description", "")
        ranked = sorted(self._facts["lists"], key=lambda item: -score(name, description, item["label"]))
        if ranked and (score(name, description, ranked[0]["label"]) >= ENOUGH or len(ranked) == 1):
            return [item for item in (coerce(text, items) for text in ranked[0]["items"]) if item is not None]
        for table in self._facts["tables"]:
            for index, header in enumerate(table["headers"]):
                if score(name, description, header) >= ENOUGH:
                    return [coerce(row[index], items) for row in table["rows"]]
        return None

    def _objects(self, name: str, items: dict[str, Any], stated: Any, top: bool) -> list[dict[str, Any]] | None:
        """Returns objects from structured data, from the best table, or from repeated cards."""
        groups = [value for value in stated if isinstance(value, list)]
        groups += [[value] for value in stated if isinstance(value, dict)] if not top else [list(stated)]
        for group in groups:
            made = [self._whole(items, [], [entry]) for entry in group if isinstance(entry, dict)]
            if made and all(entry is not None for entry in made):
                return [entry for entry in made if entry is not None]
        best: tuple[float, list[dict[str, Any]]] = (0.0, [])
        for label, rows in self._row_groups():
            found = [entry for entry in (self._whole(items, row, []) for row in rows) if entry is not None]
            if not found:
                continue
            filled = sum(value is not None for entry in found for value in entry.values()) / len(found)
            fit = filled + score(name, "", label) + min(len(found), 100) / 1000
            if fit > best[0]:
                best = (fit, found)
        return best[1] or None

    def _row_groups(self) -> Iterable[tuple[str, list[Pairs]]]:
        for table in self._facts["tables"]:
            rows: list[Pairs] = [
                [{"label": header, "value": cell} for header, cell in zip(table["headers"], row, strict=True)]
                for row in table["rows"]
            ]
            yield table["label"], rows
        for group in self._facts["cards"]:
            yield group["label"], group["fields"]

    def _whole(self, schema: dict[str, Any], pairs: Pairs, data: Any) -> dict[str, Any] | None:
        """Returns whether an object has all required properties, and at least one value."""
        missing, self._missing = self._missing, []
        made = self._object(schema, pairs, data, "")
        incomplete, self._missing = self._missing, missing
        return None if incomplete or all(value is None for value in made.values()) else made


def pointed_at(schema: dict[str, Any], reference: str) -> dict[str, Any]:
    """Resolves a reference such as `#/$defs/Item`. Raises UnableError if nothing is there."""
    target: Any = schema
    for part in reference.removeprefix("#").removeprefix("/").split("/") if reference.strip("#/") else []:
        target = target.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
    if not isinstance(target, dict):
        raise UnableError(f"schema: nothing is at {reference[:200]}")
    return target


def best_pair(name: str, schema: dict[str, Any], pairs: Pairs) -> Any:
    """Returns the value of the best label that fits the type, the first of equals."""
    described = f"{schema.get('title', '')} {schema.get('description', '')}"
    rated = ((score(name, described, str(pair["label"])), pair) for pair in pairs)
    good = sorted((item for item in rated if item[0] >= ENOUGH), key=lambda item: -item[0])
    for _, pair in good:
        made = coerce(pair["value"], schema)
        if made is not None and made != "":
            return made
    return None


def stated_values(name: str, description: str, data: Any) -> list[Any]:
    """Returns the values of the name in structured data, the outermost first."""
    found: list[tuple[float, Any]] = []
    queue = deque(data if isinstance(data, list) else [data])
    while queue:
        value = queue.popleft()
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                fit = score(name, description, str(key).lstrip("@"))
                if fit >= ENOUGH and not str(key).startswith("@"):
                    found.append((fit, inner))
                if isinstance(inner, (dict, list)):
                    queue.append(inner)
    return [value for _, value in sorted(found, key=lambda item: -item[0])]


def _plain(value: Any) -> Any:
    """Returns the value of a JSON-LD node that represents a single value."""
    if isinstance(value, dict):
        return next((value[key] for key in ("@value", "name", "value", "url", "@id") if key in value), value)
    return value[0] if isinstance(value, list) and value else value
