"""The shape of structured output: a JSON schema, or a type that pydantic can describe."""

from __future__ import annotations

import dataclasses
import inspect
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, PydanticUserError, TypeAdapter

from smooth_page.errors import Error

from .schema_check import check_schema, resolved

NEEDED = "expected a JSON schema (dict) or a type such as a pydantic model class, got"


@dataclass(frozen=True)
class Shape:
    """What is requested: the schema that is sent, and how its answer becomes the user's value."""

    name: str
    # As the user means it.
    schema: dict[str, Any]
    # As it travels: its root is an object. `root` is the property that has another root, or None.
    sent: dict[str, Any]
    root: str | None
    # None: plain data.
    adapter: TypeAdapter[Any] | None

    def inner(self, output: Any) -> Any:
        """Returns an answer as the user means it: taken out of its object. NaN is null, as JSON has it."""
        if self.root is not None and isinstance(output, dict) and set(output) <= {self.root}:
            output = output.get(self.root)
        return output if self.adapter is None else _clean(output)

    def value(self, inner: Any) -> Any:
        """Returns the user's value. Raises pydantic's ValidationError."""
        return inner if self.adapter is None else self.adapter.validate_json(json.dumps(inner))


def read_shape(given: Any, prompt: str | None = None) -> Shape:
    """Returns the shape. Raises Error for what is neither a JSON schema nor a type that pydantic can describe.

    `prompt` describes a root that is not an object: it has no name.
    """
    if isinstance(given, dict):
        check_schema(given)
        schema, adapter = given, None
    else:
        adapter = given if isinstance(given, TypeAdapter) else _adapter(given)
        schema = _schema(adapter, given)
    sent, root = _as_object(schema, prompt)
    return Shape(_name(given), schema, sent, root, adapter)


def _adapter(given: Any) -> TypeAdapter[Any]:
    if isinstance(given, (str, bytes, BaseModel)) or inspect.isroutine(given):  # pydantic would take some of these
        raise Error(f"{NEEDED} {_kind(given)}")
    for part in _parts(given):
        _refuse_parameters(part)
    try:
        return TypeAdapter(given)
    except (PydanticUserError, NameError, TypeError) as error:
        text = error.message if isinstance(error, PydanticUserError) else error
        raise Error(f"{NEEDED} {_name(given)}: {text}") from error
    except RecursionError as error:
        raise Error(f"{NEEDED} {_name(given)}: it is nested too deeply") from error


def _schema(adapter: TypeAdapter[Any], given: Any) -> dict[str, Any]:
    try:
        schema = adapter.json_schema()
    except (PydanticUserError, RecursionError) as error:
        text = error.message if isinstance(error, PydanticUserError) else error
        raise Error(f"{_name(given)} has no JSON schema, so it can't be asked for: {text}") from error
    if not schema.keys() - {"title", "description"}:
        raise Error(f"{_name(given)} says nothing about what to extract: a type with fields or a JSON schema is needed")
    return schema


def _parts(given: Any) -> Iterator[Any]:
    yield given
    for part in get_args(given):
        if not isinstance(part, str):
            yield from _parts(part)


def _refuse_parameters(given: Any) -> None:
    """A generic class without its types would be asked for as if these were Any."""
    if not inspect.isclass(given) or get_args(given):
        return
    of_model = getattr(given, "__pydantic_generic_metadata__", {}).get("parameters", ())
    parameters = of_model or (() if issubclass(given, BaseModel) else getattr(given, "__parameters__", ()))
    if parameters:
        named = ", ".join(getattr(each, "__name__", str(each)) for each in parameters)
        raise Error(f"{given.__name__} is generic: its {named} must be a type, such as {given.__name__}[str]")


def _as_object(schema: dict[str, Any], prompt: str | None) -> tuple[dict[str, Any], str | None]:
    """Returns the schema that travels, and the property that has any other root."""
    top = resolved(schema, schema)
    if top.get("type") == "object" or ("type" not in top and "properties" in top):
        return schema, None
    root = "items" if top.get("type") == "array" else "value"
    inner = {name: value for name, value in schema.items() if name not in ("$schema", "$id")}
    if prompt and "description" not in top:
        inner["description"] = prompt
    shared: dict[str, Any] = {name: inner.pop(name) for name in ("$defs", "definitions") if name in inner}
    if not all(reference.startswith(("#/$defs/", "#/definitions/")) for reference in _references(schema)):
        inner, shared = _moved({**inner, **shared}, f"#/properties/{root}"), {}
    return {"type": "object", "properties": {root: inner}, "required": [root], **shared}, root


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        schema = list(schema.values())
    for each in schema if isinstance(schema, list) else ():
        yield from _references(each)


def _moved(schema: Any, place: str) -> Any:
    """Returns the schema with references that fit, when its root is at another place."""
    if isinstance(schema, list):
        return [_moved(each, place) for each in schema]
    if not isinstance(schema, dict):
        return schema
    moved = {name: _moved(value, place) for name, value in schema.items()}
    if isinstance(reference := schema.get("$ref"), str):
        moved["$ref"] = place + reference.removeprefix("#")
    return moved


def _clean(output: Any) -> Any:
    """Numbers that JSON does not have are null; halves of characters are replaced."""
    if isinstance(output, str):
        return output if output.isascii() else output.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(output, dict):
        return {_clean(name): _clean(value) for name, value in output.items()}
    if isinstance(output, list):
        return [_clean(value) for value in output]
    return None if isinstance(output, float) and not math.isfinite(output) else output


def _kind(given: Any) -> str:
    return f"an instance of {type(given).__name__}" if isinstance(given, BaseModel) else f"a {type(given).__name__}"


def _name(given: Any) -> str:
    if isinstance(given, dict):
        return "the JSON schema"
    if isinstance(given, TypeAdapter):
        given = given._type
    if isinstance(given, type) and not hasattr(given, "__origin__"):
        return given.__name__
    text = repr(given) if not dataclasses.is_dataclass(given) else type(given).__name__
    return text if len(text) <= 200 else f"{text[:200]}..."
