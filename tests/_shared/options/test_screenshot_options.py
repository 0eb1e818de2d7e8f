"""The options of screenshots, checked."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._shared.options.screenshot_options import screenshot_params
from smooth_page.errors import Error


@pytest.mark.parametrize(
    ("given", "params"),
    [
        ({}, {"type": "png"}),
        ({"path": "a/b.JPG", "quality": 50}, {"type": "jpeg", "quality": 50}),
        ({"path": "a.webp", "type": "png"}, {"type": "png"}),
        (
            {"full_page": True, "omit_background": True, "caret": "hide"},
            {"type": "png", "fullPage": True, "omitBackground": True, "caret": "hide"},
        ),
    ],
)
def test_parameters(given: dict[str, Any], params: dict[str, Any]) -> None:
    assert screenshot_params(given, "Page.screenshot") == params


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"type": "gif"}, r"type: expected one of \(png\|jpeg\|webp\)"),
        ({"path": "a.pdf"}, 'path: unsupported mime type "application/pdf"'),
        ({"quality": 5}, r"Page\.screenshot: options\.quality is unsupported for the png screenshots"),
        ({"type": "jpeg", "quality": 101}, "between 0 and 100"),
        ({"type": "jpeg", "quality": 1.5}, "expected integer, got float"),
        ({"clip": {"x": 0, "y": 0, "width": 0, "height": 1}}, r"options\.clip\.width to be greater than 0"),
        ({"animations": "maybe"}, r"animations: expected one of \(disabled\|allow\)"),
    ],
)
def test_what_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(Error, match=message):
        screenshot_params(given, "Page.screenshot")
