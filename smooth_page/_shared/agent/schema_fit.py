"""Whether a model's answer has the shape of a JSON schema: kinds of values, required properties, choices.

Types of users are validated by pydantic. This is for plain schemas, and for what a model can get wrong in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .schema_check import resolved
from .unfit import listed, path_text, short

Path = tuple[str | int, ...]

_KINDS: dict[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}
_DEEPEST = 100


@dataclass(frozen=True)
class Misfit:
    """A value that does not fit the schema, by its path. `absent`: the value is missing."""

    path: str
    text: str
    absent: bool


def misfits(value: Any, schema: dict[str, Any]) -> list[Misfit]:
    """Returns what is wrong with a value."""
    return list(_wrong((), value, schema, schema))


def said(wrong: list[Misfit]) -> str:
    """Returns some of it as one text."""
    return listed([f"{each.path or 'the whole'}: {each.text}" for each in wrong])


def _wrong(path: Path, value: Any, schema: Any, root: dict[str, Any]) -> Iterator[Misfit]:
    if not isinstance(schema, dict) or len(path) > _DEEPEST:
        return
    schema = resolved(schema, root)
    for keyword in ("anyOf", "oneOf"):
        options = [list(_wrong(path, value, option, root)) for option in schema.get(keyword, ())]
        if options and all(options):
            yield from min(options, key=len)
            return
    for option in schema.get("allOf", ()):
        yield from _wrong(path, value, option, root)
    kinds = _kinds(schema)
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield Misfit(path_text(path), f"{' or '.join(kinds)} is needed (found {short(value)})", value is None)
    elif "enum" in schema and value not in schema["enum"] and not (value is None and "null" in kinds):
        yield Misfit(path_text(path), f"one of {short(schema['enum'])} is needed (found {short(value)})", value is None)
    elif isinstance(value, dict):
        yield from _wrong_object(path, value, schema, root)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _wrong((*path, index), each, schema.get("items"), root)


def _wrong_object(path: Path, value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> Iterator[Misfit]:
    for name in schema.get("required", ()):
        if name not in value:
            yield Misfit(path_text((*path, name)), "is missing", absent=True)
    for name, inner in schema.get("properties", {}).items():
        if name in value:
            yield from _wrong((*path, name), value[name], inner, root)


def _kinds(schema: dict[str, Any]) -> Iterable[str]:
    kind = schema.get("type", ())
    kinds = [kind] if isinstance(kind, str) else list(kind)
    return [*kinds, "null"] if kinds and schema.get("nullable") else kinds


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool) and kind in ("integer", "number"):
        return False
    if isinstance(value, float) and kind == "integer":
        return value.is_integer()
    return isinstance(value, _KINDS.get(kind, (object,)))
