"""The shape of structured output: a JSON schema, or a type that pydantic can describe."""

from __future__ import annotations

from typing import Any

from pydantic import PydanticUserError, TypeAdapter, ValidationError

from smooth_page.errors import Error


def as_schema(shape: Any) -> dict[str, Any]:
    """Returns the JSON schema to send. Raises Error for what is neither a schema nor a type that pydantic can describe.

    Types are model classes, dataclasses, typed dictionaries, `list[Item]`, and so on.
    """
    return shape if isinstance(shape, dict) else _adapter(shape).json_schema()


def in_shape(output: Any, shape: Any) -> Any:
    """Returns the output as a value of the type; for a schema, or None, as it is. Raises Error when it does not fit."""
    if shape is None or isinstance(shape, dict):
        return output
    try:
        return _adapter(shape).validate_python(output)
    except ValidationError as error:
        raise Error(f"The output does not fit {_name(shape)}: {error}") from error


def _adapter(shape: Any) -> TypeAdapter[Any]:
    if isinstance(shape, str):  # pydantic would look for a type of that name
        raise Error("A JSON schema (dict) or a type, such as a pydantic model class, is needed, not a string")
    try:
        return TypeAdapter(shape)
    except PydanticUserError as error:
        text = f"A JSON schema (dict) or a type, such as a pydantic model class, is needed, not {_name(shape)}"
        raise Error(f"{text}: {error.message}") from error


def _name(shape: Any) -> str:
    return shape.__name__ if isinstance(shape, type) and not hasattr(shape, "__origin__") else repr(shape)
