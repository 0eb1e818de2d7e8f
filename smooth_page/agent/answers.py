"""The JSON of an answer. Models put it into a call, into fences, or between words."""

from __future__ import annotations

import json
import re
from typing import Any

_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL | re.IGNORECASE)
_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)


def json_object(text: str) -> dict[str, Any] | None:
    """Returns the JSON object that a text is or has, None if there is none."""
    text = _THOUGHTS.sub("", text)
    fenced = _FENCED.search(text)
    for part in (text, fenced[1] if fenced else "", text[text.find("{") :] if "{" in text else ""):
        found = _decoded(part.strip())
        if isinstance(found, dict):
            return found
    return None


def _decoded(text: str) -> Any:
    try:
        return json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None
