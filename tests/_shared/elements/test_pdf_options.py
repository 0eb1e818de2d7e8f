"""The options of `page.pdf`."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._shared.elements.pdf_options import pdf_options
from smooth_page.errors import Error

NAMES = """display_header_footer footer_template format header_template height landscape margin outline page_ranges
prefer_css_page_size print_background scale tagged width"""
NONE = dict.fromkeys(NAMES.split())


@pytest.mark.parametrize(
    ("given", "paper"),
    [
        ({}, (8.5, 11)),
        ({"format": "A4", "width": "1in"}, (8.27, 11.7)),
        ({"width": 96, "height": "2IN"}, (1, 2)),
        ({"width": "48", "height": "96px"}, (0.5, 1)),
        ({"width": "10cm", "height": "100mm"}, (3.9375, 3.9375)),
        ({"width": "in", "height": ""}, (0, 11)),
    ],
)
def test_sizes(given: dict[str, Any], paper: tuple[float, float]) -> None:
    options = pdf_options({**NONE, **given})
    assert (options["paperWidth"], options["paperHeight"]) == pytest.approx(paper)


def test_margins() -> None:
    options = pdf_options({**NONE, "margin": {"top": "1in", "left": 48, "right": None}})
    assert [options["marginTop"], options["marginRight"], options["marginBottom"], options["marginLeft"]] == [
        1,
        0,
        0,
        0.5,
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"format": "foo"}, "Unknown paper format: foo"),
        ({"width": "1em"}, "Failed to parse parameter value: 1em"),
        ({"margin": {"top": "bad"}}, "Failed to parse parameter value: bad"),
    ],
)
def test_mistakes(given: dict[str, Any], message: str) -> None:
    with pytest.raises(Error, match=message):
        pdf_options({**NONE, **given})
