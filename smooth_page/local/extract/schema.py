"""Reads JSON schemas: references, alternatives, what may be null. Schemas may refer to themselves."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from smooth_page.local.agent import UnableError

Schema = dict[str, Any]
KINDS = {"object", "array", "string", "number", "integer", "boolean", "null"}
SAYS_SOMETHING = {
    "type",
    "properties",
    "items",
    "prefixItems",
    "anyOf",
    "oneOf",
    "allOf",
    "enum",
    "const",
    "$ref",
    "additionalProperties",
}
MOST_REFERENCES = 50


def check(schema: Any) -> None:
    """Raises UnableError if it is not a JSON schema, or asks for nothing."""
    if not isinstance(schema, dict):
        raise UnableError("schema: a JSON schema (an object) is required")
    _check_text(json.dumps(schema))
    if schema and not SAYS_SOMETHING & set(schema):
        key = next(iter(schema))
        raise UnableError(
            f"schema: {key[:100]!r} is not a keyword of JSON schemas, so this asks for nothing;"
            f" write {{'type': 'object', 'properties': {{{key[:100]!r}: {{'type': 'string'}}}}}}"
        )


@lru_cache(100)  # the same question is asked of many pages, and the check takes longer than a small one
def _check_text(schema: str) -> None:
    try:
        Draft202012Validator.check_schema(json.loads(schema))
    except SchemaError as error:
        where = "".join(f"[{part!r}]" for part in error.absolute_path)
        raise UnableError(f"schema: {error.message[:500]}{f' (at {where})' if where else ''}") from error


class Schemas:
    """The schemas of one request, each resolved once."""

    def __init__(self, root: Schema) -> None:
        self._root = root
        self._known: dict[int, Schema] = {}

    def resolved(self, schema: Any) -> Schema:
        """Returns the schema with its references followed, and the alternative null as `nullable`."""
        if not isinstance(schema, dict):
            return {}
        found = self._known.get(id(schema))
        if found is None:
            found = self._known[id(schema)] = self._plain(self._dereferenced(schema))
            self._known[-id(schema)] = schema  # keeps it alive, so that no other gets its id
        return found

    def _plain(self, schema: Schema) -> Schema:
        if isinstance(schema.get("allOf"), list) and len(schema["allOf"]) == 1:
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            schema = {**self._dereferenced(schema["allOf"][0]), **rest}
        for key in ("anyOf", "oneOf"):
            if isinstance(schema.get(key), list):
                options = [self._dereferenced(option) for option in schema[key]]
                real = [option for option in options if option.get("type") != "null"]
                rest = {name: value for name, value in schema.items() if name != key}
                if len(real) == 1:
                    return {**self.resolved(real[0]), **rest, "nullable": len(real) < len(options)}
                scalars = [option for option in real if kind_of(option) not in ("object", "array")]
                if real and not scalars:
                    return self._of_alternatives([self.resolved(option) for option in real], rest, len(options))
                return {**rest, "anyOf": scalars, "nullable": len(real) < len(options)}
        return schema

    def _of_alternatives(self, real: list[Schema], rest: Schema, options: int) -> Schema:
        """Returns one schema for several of objects: with the properties of all, and each in `alternatives`."""
        nullable = len(real) < options
        if any(kind_of(option) != "object" for option in real):
            return {**real[0], **rest, "nullable": nullable}
        required = [
            name for name in real[0].get("required", ()) if all(name in one.get("required", ()) for one in real)
        ]
        properties = {name: inner for one in reversed(real) for name, inner in (one.get("properties") or {}).items()}
        return {
            **rest,
            "type": "object",
            "properties": properties,
            "required": required,
            "alternatives": real,
            "nullable": nullable,
        }

    def _dereferenced(self, schema: Any) -> Schema:
        for _ in range(MOST_REFERENCES):
            if not isinstance(schema, dict) or "$ref" not in schema:
                return schema if isinstance(schema, dict) else {}
            target = self._pointed_at(str(schema["$ref"]))
            if target is schema:
                break
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {**target, **rest} if rest else target
        raise UnableError(f"schema: {str(schema.get('$ref'))[:200]} refers to itself")

    def _pointed_at(self, reference: str) -> Schema:
        target: Any = self._root
        if not reference.startswith("#"):
            raise UnableError(f"schema: nothing is at {reference[:200]}, which is outside of the schema")
        for part in reference[1:].strip("/").split("/") if reference.strip("#/") else []:
            target = target.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
        if not isinstance(target, dict):
            raise UnableError(f"schema: nothing is at {reference[:200]}")
        return target


def kind_of(schema: Schema) -> str:
    """Returns object, array, or scalar."""
    kind = schema.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    if "object" in kinds or "properties" in schema:
        return "object"
    return "array" if "array" in kinds or "items" in schema else "scalar"


def may_be_null(schema: Schema) -> bool:
    kind = schema.get("type")
    return (
        bool(schema.get("nullable"))
        or kind == "null"
        or (isinstance(kind, list) and "null" in kind)
        or None in schema.get("enum", ())
    )
