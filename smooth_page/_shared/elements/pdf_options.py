"""The options of `page.pdf`, as parameters of the DevTools command that prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smooth_page._protocol.commands import PdfOptions
from smooth_page.errors import Error

# In inches.
_FORMATS = {
    "letter": (8.5, 11.0),
    "legal": (8.5, 14.0),
    "tabloid": (11.0, 17.0),
    "ledger": (17.0, 11.0),
    "a0": (33.1, 46.8),
    "a1": (23.4, 33.1),
    "a2": (16.54, 23.4),
    "a3": (11.7, 16.54),
    "a4": (8.27, 11.7),
    "a5": (5.83, 8.27),
    "a6": (4.13, 5.83),
}
_PIXELS_PER_INCH = 96
# CSS pixels in each unit, as Playwright rounds them.
_UNITS = {"px": 1.0, "in": 96.0, "cm": 37.8, "mm": 3.78}


def pdf_options(given: Mapping[str, Any]) -> PdfOptions:
    """Returns the parameters. `given`: the arguments of `page.pdf` by name, but for the path. Raises Error for invalid
    sizes and formats."""
    width, height = _paper(given)
    margin = given["margin"] or {}
    top, right, bottom, left = (_inches(margin.get(side), 0.0) for side in ("top", "right", "bottom", "left"))
    return {
        "landscape": bool(given["landscape"]),
        "displayHeaderFooter": bool(given["display_header_footer"]),
        "headerTemplate": given["header_template"] or "",
        "footerTemplate": given["footer_template"] or "",
        "printBackground": bool(given["print_background"]),
        "scale": 1 if given["scale"] is None else given["scale"],
        "paperWidth": width,
        "paperHeight": height,
        "marginTop": top,
        "marginRight": right,
        "marginBottom": bottom,
        "marginLeft": left,
        "pageRanges": given["page_ranges"] or "",
        "preferCSSPageSize": bool(given["prefer_css_page_size"]),
        "generateTaggedPDF": bool(given["tagged"]),
        "generateDocumentOutline": bool(given["outline"]),
    }


def _paper(given: Mapping[str, Any]) -> tuple[float, float]:
    """The size of the paper in inches."""
    name = given["format"]
    if not name:
        width, height = _FORMATS["letter"]
        return _inches(given["width"], width), _inches(given["height"], height)
    if not isinstance(name, str):
        raise Error(f"format: expected string, got {_kind(name)}")
    if name.lower() not in _FORMATS:
        raise Error(f"Unknown paper format: {name}")
    return _FORMATS[name.lower()]


def _inches(size: Any, default: float) -> float:
    """A size with a unit, or in CSS pixels, in inches."""
    if size is None or size == "":
        return default
    if isinstance(size, int | float) and not isinstance(size, bool):
        return size / _PIXELS_PER_INCH
    if not isinstance(size, str):
        raise Error(f"expected string, got {_kind(size)}")
    unit = size[-2:].lower()
    number, pixels = (size[:-2], _UNITS[unit]) if unit in _UNITS else (size, 1.0)
    try:
        return float(number or 0) * pixels / _PIXELS_PER_INCH
    except ValueError:
        raise Error(f"Failed to parse parameter value: {size}") from None


def _kind(value: Any) -> str:
    """The type of a value in the words of JavaScript."""
    if isinstance(value, bool):
        return "boolean"
    return "number" if isinstance(value, int | float) else "object"
