"""Details of a HAR entry that follow from headers and times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl

from smooth_page._shared.api.structures import HttpHeader

Headers = Sequence[HttpHeader]
# Attributes of cookies, and their names in HAR files.
_TEXTS = {"path": "path", "domain": "domain", "samesite": "sameSite"}
_FLAGS = {"httponly": "httpOnly", "secure": "secure"}
_FORM = "application/x-www-form-urlencoded"
# The stages of a request, with the times between which they are.
_STAGES = {
    "dns": ("domainLookupStart", "domainLookupEnd"),
    "connect": ("connectStart", "connectEnd"),
    "ssl": ("secureConnectionStart", "connectEnd"),
    "wait": ("requestStart", "responseStart"),
    "receive": ("responseStart", "responseEnd"),
}


def header(headers: Headers, name: str) -> str | None:
    """Returns the first value of a header."""
    return next(iter(_values(headers, name)), None)


def sent_cookies(headers: Headers) -> list[dict[str, Any]]:
    """Returns the cookies of a request."""
    pairs = [pair for value in _values(headers, "cookie") for pair in value.split(";") if pair.strip()]
    return [_pair(pair) for pair in pairs]


def set_cookies(headers: Headers) -> list[dict[str, Any]]:
    """Returns the cookies that a response sets, with their attributes."""
    return [_cookie(line) for value in _values(headers, "set-cookie") for line in value.split("\n")]


def _values(headers: Headers, name: str) -> list[str]:
    return [each["value"] for each in headers if each["name"].lower() == name]


def _pair(text: str) -> dict[str, Any]:
    name, _, value = text.strip().partition("=")
    return {"name": name, "value": value}


def _cookie(line: str) -> dict[str, Any]:
    first, *attributes = line.split(";")
    cookie = _pair(first)
    for attribute in attributes:
        name, _, value = attribute.strip().partition("=")
        if name.lower() in _TEXTS:
            cookie[_TEXTS[name.lower()]] = value
        elif name.lower() in _FLAGS:
            cookie[_FLAGS[name.lower()]] = True
        elif name.lower() == "expires":
            cookie |= _expires(value)
    return cookie


def _expires(value: str) -> dict[str, str]:
    try:
        return {"expires": parsedate_to_datetime(value.replace("-", " ")).isoformat()}
    except ValueError:
        return {}


def form_fields(posted: bytes, mime: str) -> list[dict[str, str]]:
    """Returns the fields of a form that was posted, unless they may contain files."""
    if mime.split(";")[0].strip().lower() != _FORM:
        return []
    pairs = parse_qsl(posted.decode(errors="replace"), keep_blank_values=True)
    return [{"name": name, "value": value} for name, value in pairs]


def stages(timing: Mapping[str, float]) -> dict[str, float]:
    """Returns the ms of each stage, from the times that `Request.timing` has; -1 for those that are not known."""
    found = {name: _between(timing, *ends) for name, ends in _STAGES.items()}
    return {"send": 0.0 if found["wait"] >= 0 else -1, **found}


def _between(timing: Mapping[str, float], start: str, end: str) -> float:
    first, last = timing.get(start, -1), timing.get(end, -1)
    return round(last - first, 3) if 0 <= first <= last else -1
