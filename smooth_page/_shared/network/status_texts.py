"""The standard's text for an HTTP status."""

from __future__ import annotations

from http import HTTPStatus

# Those that older versions of Python have otherwise, or not at all.
_OTHERS = {
    306: "Switch Proxy",
    413: "Payload Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    418: "I'm a teapot",
    422: "Unprocessable Entity",
}


def standard_text(status: int) -> str:
    """Returns the text, or an empty one for a status that has none."""
    if status in _OTHERS:
        return _OTHERS[status]
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
