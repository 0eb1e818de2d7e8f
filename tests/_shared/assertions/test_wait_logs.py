"""The log of a wait that has failed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from smooth_page._shared.assertions.wait_logs import waiting_for, waiting_for_navigation, with_logs


def test_the_log_stands_below_the_message() -> None:
    text = with_logs("Timeout 5ms exceeded.", ["waiting for a", "waiting for b"])
    first, head, *lines, foot = text.split("\n")
    assert first == "Timeout 5ms exceeded."
    assert head == "=========================== logs ==========================="
    assert lines == ["waiting for a", "waiting for b"]
    assert foot == "=" * 60


def test_without_lines_the_message_is_alone() -> None:
    assert with_logs("Timeout 5ms exceeded.", []) == "Timeout 5ms exceeded."


@pytest.mark.parametrize(
    ("matcher", "lines"),
    [
        ("**/x", ['waiting for request "**/x"']),
        (re.compile("x.y"), ["waiting for request /x.y/"]),
        (lambda request: True, []),
    ],
)
def test_what_a_wait_is_for(matcher: Any, lines: list[str]) -> None:
    assert waiting_for("request", matcher) == lines


def test_what_a_wait_for_a_navigation_is_for() -> None:
    assert waiting_for_navigation("**/x", "load") == ['waiting for navigation to "**/x" until "load"']
    assert waiting_for_navigation(None, "commit") == ['waiting for navigation until "commit"']
