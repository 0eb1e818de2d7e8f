"""What goes wrong with a model, as errors of this package, without keys in their texts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from smooth_page.errors import ModelError

if TYPE_CHECKING:
    from .choice import ChosenModel

_TOO_LONG = re.compile(
    r"context[_ ](?:length|window|size)|maximum context|prompt is too long|too many (?:input )?tokens",
    re.IGNORECASE,
)
_LONGEST = 300


def model_error(chosen: ChosenModel, error: BaseException) -> ModelError:
    """Returns the error for what a request to a model raised."""
    error = _first(error)
    status = getattr(error, "status_code", None)
    text = chosen.secrets.hidden(_detail(error))
    what = _what(error, status, text)
    said = f": {text[:_LONGEST]}" if text else ""
    return ModelError(
        f"The model {chosen.name} {what}{said}",
        model=chosen.name,
        status=status if isinstance(status, int) else None,
        retry_after=getattr(error, "retry_after", None),
    )


def _first(error: BaseException) -> BaseException:
    """Of several models in a row, the error of the first."""
    while isinstance(inner := getattr(error, "exceptions", None), (list, tuple)) and inner:
        error = inner[0]
    return error


def _what(error: BaseException, status: Any, text: str) -> str:
    if type(error).__name__ == "ModelContextWindowExceededError" or (status in (400, 413) and _TOO_LONG.search(text)):
        return "takes less text than it was given (pass a smaller max_page_tokens, or extract from a locator)"
    if status in (401, 403):
        return f"refuses the key (HTTP {status})"
    if status == 429:
        return "has too many requests, or no quota left (HTTP 429)"
    if isinstance(status, int):
        return f"failed (HTTP {status})"
    name = type(error).__name__
    if "Timeout" in name:
        return "did not answer in time"
    if "decode" in text:
        return "gave no usable answer"
    if "Connection" in name or name == "ModelAPIError":
        return "can't be reached"
    if name == "ContentFilterError":
        return "refuses to answer"
    return "gave no usable answer" if name == "UnexpectedModelBehavior" else f"failed ({name})"


def _detail(error: BaseException) -> str:
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        inner = body.get("error", body)
        message = inner.get("message") if isinstance(inner, dict) else inner
        return str(message) if message else _short(body)
    return str(body) if body else str(getattr(error, "message", None) or error)


def _short(body: Any) -> str:
    try:
        return json.dumps(body)
    except (TypeError, ValueError, RecursionError):
        return ""
