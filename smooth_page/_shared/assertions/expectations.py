"""What `expect` sends to the page, and the text of its failures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import Pattern
from typing import Any, Union

from smooth_page._protocol.commands import Expectation, TextMatch
from smooth_page.errors import Error

from ..elements.locator_text import description, locator_text, with_locator_texts
from ..elements.selectors import regex_flags
from ..wire.call_log import call_log
from ..wire.wire import from_wire

ExpectedText = Union[  # noqa: UP007 - evaluated where annotations are resolved
    str, Pattern[str], Sequence[str], Sequence[Pattern[str]], Sequence[Pattern[str] | str]
]

# The most characters of a response's body in a message.
SHOWN_OF_A_BODY = 1000
_TEXTUAL = re.compile(r"(text/|application/(.*json|.*xml|javascript|x-www-form-urlencoded)|image/.*xml)")


def text_match(
    expected: Any, *, substring: bool | None = None, normalize: bool | None = None, ignore_case: bool | None = None
) -> TextMatch:
    """Returns a string or a regular expression as the runtime's matchers take it."""
    match: TextMatch = {}
    if isinstance(expected, Pattern):
        match["regex"] = {"source": expected.pattern, "flags": regex_flags(expected)}
    elif isinstance(expected, str):
        match["string"] = expected
    else:
        raise Error("value must be a string or regular expression")
    if substring is not None:
        match["substring"] = substring
    if normalize is not None:
        match["normalizeWhiteSpace"] = normalize
    if ignore_case is not None:
        match["ignoreCase"] = ignore_case
    return match


def text_matches(expected: Any, **how: bool | None) -> list[TextMatch]:
    if not isinstance(expected, list | tuple):
        raise Error("Expected a list or tuple of strings or patterns")
    return [text_match(item, **how) for item in expected]


def is_textual(content_type: str) -> bool:
    """Whether a body of this type is readable text."""
    return _TEXTUAL.match(content_type) is not None


def response_failure_text(sentence: str, log: list[str], body: str | None) -> str:
    """Returns the message about a response: what was expected, the exchange, and the beginning of the
    body if it is text.
    """
    shown = "" if body is None else f"\n Response Text:\n{body}"
    return "\n".join([sentence, "Call log:", *log, shown])


def refuse_patterns(matcher: str, expected: Any) -> None:
    if isinstance(expected, Pattern):
        raise Error(f'"expected" argument in {matcher} cannot be a RegExp value')
    if not isinstance(expected, str) and any(isinstance(item, Pattern) for item in expected):
        raise Error(f'"expected" argument in {matcher} cannot contain RegExp values')


def failure_text(
    message: str | None,
    sentence: str,
    shown: Any,
    answer: Expectation,
    *,
    verb: str,
    selector: str | None,
    timeout: float,
) -> str:
    """Returns the message of the AssertionError: the expected and the actual value, the call log, and
    what the page shows.
    """
    expected = "" if shown is None else f"\nExpected value: '{shown}'" if message else f" '{shown}'"
    received = from_wire(answer["received"]) if "received" in answer else None
    error = f"\nError: {answer['error']}" if answer.get("error") else ""
    text = f"{message or sentence}{expected}\nActual value: {received}{error} "
    if answer.get("log"):
        who = "" if selector is None else f" {description(selector) or locator_text(selector)}"
        text += "\n" + call_log([f'Expect "{verb}"{who} with timeout {timeout:g}ms', *answer["log"]])
    if answer.get("snapshot"):
        text += f"\nAria snapshot:\n{answer['snapshot']}"
    return with_locator_texts(text, selector)
