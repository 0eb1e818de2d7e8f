"""What `expect` compares, retried until it holds.

Generated from smooth_page/runtime/src/commands/assertions.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from typing_extensions import NotRequired, TypedDict

from ..call import UNSET, Call, operation
from ..contract.values import Match, Regex, Target


class TextMatch(TypedDict):
    """A string (exact, after the matcher has normalized it) or a regular expression."""

    string: NotRequired[str]
    regex: NotRequired[Regex]
    substring: NotRequired[bool]
    ignoreCase: NotRequired[bool]
    normalizeWhiteSpace: NotRequired[bool]


class Expectation(TypedDict):
    """The outcome of an assertion."""

    matches: bool
    received: NotRequired[Any]
    timedOut: bool
    log: list[str]
    error: NotRequired[str]
    snapshot: NotRequired[str]
    matched: NotRequired[list[Match]]
    count: NotRequired[int]


@operation("expect", "assertions", needs={"aria": {"matcher": "to.match.aria"}})
def expect(
    target: Target | None = None,
    /,
    *,
    matcher: str,
    isNot: bool,
    expected: Sequence[TextMatch] | None = None,
    name: str | None = None,
    value: Any = UNSET,
    number: float | None = None,
    options: Mapping[str, Any] | None = None,
) -> Call[Expectation]:
    """Always returns a result, also when the time is over."""
