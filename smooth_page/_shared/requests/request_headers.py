"""What HTTP allows as the method and the headers of an API request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx

from smooth_page.errors import Error

from ..api.arguments import type_word

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTENT = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


def checked_method(method: str) -> str:
    """Returns the method. Raises Error for one that HTTP can't carry."""
    if not _TOKEN.fullmatch(method):
        raise Error(f'Method must be a valid HTTP token ["{method}"]')
    return method


def request_headers(*groups: Mapping[str, Any] | None) -> httpx.Headers:
    """Returns the headers of all groups; those of later ones count. Headers that are None are left out.

    Raises Error for what HTTP can't carry.
    """
    headers = httpx.Headers()
    for group in groups:
        items = [(name, value) for name, value in (group or {}).items() if value is not None]
        headers.update([_encoded(index, name, value) for index, (name, value) in enumerate(items)])
    return headers


def _encoded(index: int, name: str, value: Any) -> tuple[bytes, bytes]:
    if not isinstance(value, str):
        raise Error(f"headers[{index}].value: expected string, got {type_word(value)}")
    if not _TOKEN.fullmatch(name):
        raise Error(f'Header name must be a valid HTTP token ["{name}"]')
    if not _CONTENT.fullmatch(value):
        raise Error(f'Invalid character in header content ["{name}"]')
    return name.encode(), value.strip().encode("latin-1")
