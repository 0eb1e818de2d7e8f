"""Browser extensions as the service stores them. No I/O."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from smooth_page.errors import SmoothApiError

from .task import Answer


class Extension(Answer):
    """A browser extension that the service stores.

    `id` is what sessions take in `extensions`; `file_name` is the name that it was uploaded with.
    """

    id: str
    file_name: str = ""


_LIST = TypeAdapter(list[Extension])


def read_extensions(answer: Any) -> list[Extension]:
    """Returns the extensions of an answer to `GET /extension`. Raises SmoothApiError if it is not a list of them."""
    try:
        return _LIST.validate_python(answer)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise SmoothApiError(
            f"extensions.list: the service's answer is not a list of extensions: {first['msg']}"
        ) from None


def read_extension_id(answer: Any) -> str:
    """Returns the id in an answer to `POST /extension`. Raises SmoothApiError if there is none."""
    try:
        return Extension.model_validate(answer).id
    except ValidationError:
        raise SmoothApiError("extensions.upload: the service's answer has no id") from None
