"""URL parameters and bodies of API requests: data, a form, or multipart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from smooth_page.errors import Error

from ..elements.files import mime_type
from ..network.urls import is_host, resolve_url
from .form_data import FormData

Scalars = Mapping[str, str | float | bool]


def request_url(base_url: str | None, url: str, params: Scalars | str | None) -> str:
    """Returns the URL with the parameters added to its own. Raises Error for what is not an http(s) URL."""
    parts = _parts(resolve_url(base_url, url))
    if not parts.scheme:
        raise Error("Invalid URL")
    if isinstance(params, str):
        added = parse_qsl(params.removeprefix("?"), keep_blank_values=True)
    else:
        added = [(name, scalar_text(value)) for name, value in (params or {}).items()]
    query = "&".join(part for part in (parts.query, urlencode(added)) if part)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, parts.fragment))


def check_redirect(url: str, location: str) -> None:
    """Raises Error for a redirect that is not followed. `location` is its header, `url` is where it leads."""
    try:
        _parts(url)
        _parts(location)
    except _Unusable:
        raise Error(f"uri requested responds with an invalid redirect URL: {location}") from None


class _Unusable(Error):
    """A URL that has no host to ask."""


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises ValueError for one beyond 65535
        invalid = parts.scheme in ("http", "https") and not is_host(parts.hostname)
    except ValueError:
        invalid = True
    if invalid:
        raise _Unusable("Invalid URL")
    if parts.scheme not in ("", "http", "https"):
        raise Error(f'Protocol "{parts.scheme}:" not supported. Expected "http:"')
    return parts


def body_options(
    data: Any, form: Scalars | FormData | None, multipart: Mapping[str, Any] | FormData | None, content_type: str | None
) -> dict[str, Any]:
    """Returns the body as arguments of an httpx request. `content_type` is the caller's header."""
    if sum(item is not None for item in (data, form, multipart)) > 1:
        raise Error("Only one of 'data', 'form' or 'multipart' can be specified")
    if data is not None:
        return _data(data, content_type)
    if form is not None:
        return _encoded(_form_text(form), "application/x-www-form-urlencoded", content_type)
    if multipart is not None:
        return {"files": [(name, _part(name, value)) for name, value in _fields(multipart)]}
    return {}


def scalar_text(value: Any) -> str:
    """Returns a value as JavaScript writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _data(data: Any, content_type: str | None) -> dict[str, Any]:
    if isinstance(data, bytes):
        return _encoded(data, "application/octet-stream", content_type)
    if isinstance(data, str):
        is_json = content_type is not None and content_type.split(";")[0].strip() == "application/json"
        text = json.dumps(data) if is_json and not _is_json(data) else data
        return _encoded(text, "application/octet-stream", content_type)
    if not isinstance(data, dict | list | int | float):
        raise Error(f"Unsupported 'data' type: {type(data)}")
    return _encoded(json.dumps(data), "application/json", content_type)


def _encoded(body: str | bytes, own_type: str, given_type: str | None) -> dict[str, Any]:
    content = body.encode() if isinstance(body, str) else body
    return {"content": content, "headers": {} if given_type else {"content-type": own_type}}


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _fields(form: Mapping[str, Any] | FormData) -> Iterable[tuple[str, Any]]:
    return form._fields if isinstance(form, FormData) else form.items()


def _form_text(form: Scalars | FormData) -> str:
    pairs = []
    for name, value in _fields(form):
        if isinstance(value, Path | Mapping):
            raise Error(f"Unexpected file in 'form.{name}'. Use 'multipart' for file uploads")
        pairs.append((name, scalar_text(value)))
    return urlencode(pairs)


def _part(name: str, value: Any) -> tuple[str | None, bytes] | tuple[str, bytes, str]:
    if isinstance(value, Path):
        return value.name, value.read_bytes(), mime_type(value.name) or "application/octet-stream"
    if isinstance(value, Mapping) and {"name", "mimeType", "buffer"} <= value.keys():
        return value["name"], bytes(value["buffer"]), value["mimeType"]
    if isinstance(value, bytes):
        return None, value
    if isinstance(value, str | int | float):
        return None, scalar_text(value).encode()
    raise Error(f"Unexpected value type of 'multipart.{name}'")
