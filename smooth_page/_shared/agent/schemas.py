"""The shape of structured output: a JSON schema, or a pydantic model class that makes one."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from smooth_page.errors import Error


def is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def as_schema(shape: Any) -> dict[str, Any]:
    """The JSON schema to send. Raises Error for what is neither a schema nor a model class."""
    if is_model(shape):
        schema: dict[str, Any] = shape.model_json_schema()
        return schema
    if isinstance(shape, dict):
        return shape
    raise Error(f"A JSON schema (dict) or a pydantic model class is needed, not {type(shape).__name__}")


def in_shape(output: Any, shape: Any) -> Any:
    """An instance of the model class; with a schema, the output as it is. Raises Error when it does not fit."""
    if not is_model(shape):
        return output
    try:
        return shape.model_validate(output)
    except ValidationError as error:
        raise Error(f"The output does not fit {shape.__name__}: {error}") from error
