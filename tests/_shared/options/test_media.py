"""Media features, read."""

from __future__ import annotations

import pytest

from smooth_page._shared.options.media import read_media
from smooth_page.errors import Error


@pytest.mark.parametrize("own", ["null", "no-override"])
def test_the_browsers_own_value_has_two_names(own: str) -> None:
    assert read_media({"media": own, "contrast": "more"}) == {"media": "null", "contrast": "more"}


def test_what_is_left_out() -> None:
    assert read_media({"media": None, "locale": "de"}) == {}


def test_unknown_words() -> None:
    with pytest.raises(Error, match=r"^forced_colors: expected one of \(active\|none\|no-override\)$"):
        read_media({"forced_colors": "x"})
