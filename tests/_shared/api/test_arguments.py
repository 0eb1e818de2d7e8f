"""Arguments are refused with Playwright's words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Page

from smooth_page._shared.api import arguments
from smooth_page.errors import Error

# Keyword of `locator.click`, value, parameter on the wire.
WRONG: list[tuple[str, Any, str]] = [
    ("button", "foo", "button"),
    ("modifiers", ["foo"], "modifiers"),
    ("modifiers", "Alt", "modifiers"),
    ("position", {"x": 1}, "position"),
    ("position", {"x": "1", "y": 2}, "position"),
    ("click_count", "2", "clickCount"),
    ("click_count", 1.5, "clickCount"),
    ("delay", "x", "delay"),
    ("scroll", "foo", "scroll"),
    ("force", "yes", "force"),
]


@pytest.mark.parametrize(("keyword", "value", "wire"), WRONG)
async def test_options_of_click(native_page: Page, keyword: str, value: Any, wire: str) -> None:
    with pytest.raises(Exception, match=keyword) as native:
        await native_page.locator("body").click(timeout=1000, **{keyword: value})
    with pytest.raises(Error) as ours:
        arguments.checked({wire: value})
    assert str(ours.value) == str(native.value)


def test_what_is_left_out_and_what_may_not_be() -> None:
    assert arguments.checked({"button": None, "clickCount": 2.0, "trial": True}) == {"clickCount": 2, "trial": True}
    with pytest.raises(Error, match="value: expected string, got undefined"):
        arguments.checked({"value": None})


def test_select_choices() -> None:
    assert arguments.select_choices(["a", "b"], 1, None, None) == [
        {"valueOrLabel": "a"},
        {"valueOrLabel": "b"},
        {"index": 1},
    ]
    assert arguments.select_choices(None, None, None, None) == []
    with pytest.raises(Error, match=r"options\[0\]\.label: expected string, got number"):
        arguments.select_choices(None, None, 5, None)
    with pytest.raises(Error, match=r"options\[0\]\.index: expected integer, got string"):
        arguments.select_choices(None, "1", None, None)


def test_milliseconds() -> None:
    assert arguments.milliseconds(timedelta(seconds=1.5)) == 1500
    assert arguments.milliseconds(12.5) == 12.5
    with pytest.raises(Error, match="timeout: expected float, got string"):
        arguments.milliseconds("5")  # type: ignore[arg-type]
