"""Asks the runtime and native Playwright the same thing."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from smooth_page._shared.assertions.expectations import failure_text, text_match, text_matches

from ..conftest import Runtime

Ask = Callable[..., Awaitable[dict[str, Any]]]


def asking(runtime: Runtime) -> Ask:
    """`await ask(matcher, selector, ...)` gives the result of the `expect` operation."""

    async def ask(
        matcher: str, selector: str | None = None, *, is_not: bool = False, timeout: float = 40, **params: Any
    ) -> dict[str, Any]:
        if selector is not None:
            params["target"] = {"selector": selector, "strict": True}
        result: dict[str, Any] = await runtime.run(
            "expect", {"matcher": matcher, "isNot": is_not, **params}, timeout=timeout
        )
        return result

    return ask


def texts(expected: Any, **how: bool | None) -> list[dict[str, Any]]:
    """`expected` of the operation: one text, or a list of them."""
    return text_matches(expected, **how) if isinstance(expected, list) else [text_match(expected, **how)]


def sections(message: str) -> dict[str, Any]:
    """What a failure's message says, without what depends on time: how often the page was looked at."""
    message, _, snapshot = message.partition("\nAria snapshot:\n")
    head, _, log = message.partition("\nCall log:\n")
    # Values of more than one line are logged line by line.
    lines = {re.sub(r"^\s*(-|\d+ \u00d7) ", "", line).strip() for line in log.splitlines()}
    return {"head": head.strip(), "log": lines - {""}, "snapshot": snapshot.strip()}


def ours(answer: dict[str, Any], sentence: str, shown: Any, verb: str, selector: str | None, timeout: float) -> str:
    """The message that users see."""
    return failure_text(None, sentence, shown, answer, verb=verb, selector=selector, timeout=timeout)
