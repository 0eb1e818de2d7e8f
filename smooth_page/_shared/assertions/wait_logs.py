"""The log below the message of a failed wait."""

from __future__ import annotations

from collections.abc import Sequence
from re import Pattern
from typing import Any

_WIDTH = 60


def with_logs(message: str, lines: Sequence[str]) -> str:
    """Returns the message with the lines below it, framed as Playwright does; without lines, the message alone."""
    if not lines:
        return message
    return "\n".join([message, " logs ".center(_WIDTH, "="), *lines, "=" * _WIDTH])


def waiting_for(what: str, matcher: Any) -> list[str]:
    """Returns `waiting for request "**/x"`; an empty list for a predicate, which has no text."""
    if isinstance(matcher, str):
        return [f'waiting for {what} "{matcher}"']
    if isinstance(matcher, Pattern):
        return [f"waiting for {what} /{matcher.pattern}/"]
    return []


def waiting_for_navigation(url: Any, state: str) -> list[str]:
    """Returns `waiting for navigation to "**/x" until "load"`."""
    goal = f' to "{url}"' if isinstance(url, str) else ""
    return [f'waiting for navigation{goal} until "{state}"']
