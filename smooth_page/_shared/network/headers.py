"""Lists of headers: a name can come several times."""

from __future__ import annotations

from collections.abc import Iterable

from smooth_page._shared.api.structures import HttpHeader


def header_items(headers: Iterable[tuple[str, str]]) -> list[HttpHeader]:
    """Returns them as Playwright does."""
    return [HttpHeader(name=str(name), value=str(value)) for name, value in headers]


def by_name(headers: Iterable[HttpHeader]) -> dict[str, str]:
    """Returns the values by name in lower case. Several of one name are joined by commas, those of cookies by lines."""
    found: dict[str, list[str]] = {}
    for header in headers:
        found.setdefault(header["name"].lower(), []).append(header["value"])
    return {name: ("\n" if name == "set-cookie" else ", ").join(values) for name, values in found.items()}
