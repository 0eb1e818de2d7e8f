"""What `expect` sends for texts, and the message of its failures."""

from __future__ import annotations

import re
from typing import Any

import pytest

from smooth_page._protocol.commands import Expectation
from smooth_page._shared.assertions.expectations import (
    failure_text,
    is_textual,
    refuse_patterns,
    response_failure_text,
    text_match,
    text_matches,
)
from smooth_page.errors import Error


def test_texts_and_patterns() -> None:
    assert text_match("a b") == {"string": "a b"}
    assert text_match("a", substring=True, normalize=True, ignore_case=False) == {
        "string": "a",
        "substring": True,
        "normalizeWhiteSpace": True,
        "ignoreCase": False,
    }
    assert text_match(re.compile("^a.b", re.I | re.S)) == {"regex": {"source": "^a.b", "flags": "is"}}
    assert text_matches(("a", re.compile("b")), normalize=True) == [
        {"string": "a", "normalizeWhiteSpace": True},
        {"regex": {"source": "b", "flags": ""}, "normalizeWhiteSpace": True},
    ]


@pytest.mark.parametrize("expected", [None, 7, b"a", ["a"]])
def test_anything_else_is_no_text(expected: Any) -> None:
    with pytest.raises(Error, match=r"^value must be a string or regular expression$"):
        text_match(expected)


def test_a_text_is_no_list() -> None:
    with pytest.raises(Error, match=r"^Expected a list or tuple of strings or patterns$"):
        text_matches("a")


def test_matchers_that_take_no_patterns() -> None:
    refuse_patterns("contain_class", "a")
    refuse_patterns("contain_class", ["a", "b"])
    with pytest.raises(Error, match=r'^"expected" argument in contain_class cannot be a RegExp value$'):
        refuse_patterns("contain_class", re.compile("a"))
    with pytest.raises(Error, match=r'^"expected" argument in contain_class cannot contain RegExp values$'):
        refuse_patterns("contain_class", ["a", re.compile("b")])


@pytest.mark.parametrize(
    ("content_type", "textual"),
    [
        ("text/plain", True),
        ("application/json; charset=utf-8", True),
        ("application/problem+json", True),
        ("image/svg+xml", True),
        ("image/png", False),
        ("application/octet-stream", False),
        ("", False),
    ],
)
def test_types_of_bodies_that_are_text(content_type: str, *, textual: bool) -> None:
    assert is_textual(content_type) is textual


def message(answer: dict[str, Any], *, own: str | None = None, shown: Any = None, selector: str | None = None) -> str:
    outcome: Expectation = {"matches": False, "timedOut": True, "log": [], **answer}  # type: ignore[typeddict-item]
    sentence = "Locator expected to have text"
    return failure_text(own, sentence, shown, outcome, verb="to_have_text", selector=selector, timeout=1500)


def test_a_failure_shows_both_values_and_the_log() -> None:
    assert message({"received": "b", "log": ['  unexpected value "b"']}, shown="a", selector="p") == (
        "Locator expected to have text 'a'\n"
        "Actual value: b \n"
        "Call log:\n"
        '  - Expect "to_have_text" locator("p") with timeout 1500ms\n'
        '  - unexpected value "b"\n'
    ).replace("  - unexpected", "    - unexpected")


def test_a_failure_with_a_message_of_the_user() -> None:
    assert message({"received": "b"}, own="the title", shown="a") == (
        "the title\nExpected value: 'a'\nActual value: b "
    )


def test_a_failure_without_values() -> None:
    assert message({"error": "element(s) not found"}) == (
        "Locator expected to have text\nActual value: None\nError: element(s) not found "
    )


def test_a_failure_with_a_snapshot() -> None:
    assert message({"snapshot": "- paragraph: b"}).endswith("\nAria snapshot:\n- paragraph: b")


def test_a_failure_about_a_response() -> None:
    log = ["  → GET https://a.test/", "  ← 404 Not Found"]
    begin = "Response expected to be OK\nCall log:\n  → GET https://a.test/\n  ← 404 Not Found\n"
    assert response_failure_text("Response expected to be OK", log, None) == begin
    assert response_failure_text("Response expected to be OK", log, "gone") == begin + "\n Response Text:\ngone"
