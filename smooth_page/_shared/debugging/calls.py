"""Calls of the API in progress: the log of their beginning and end, and a line on a terminal for slow ones.

The log is that of the logger `smooth_page.api`, at DEBUG; DEBUG=pw:api writes it to stderr, as in Playwright.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import time
from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import cache
from types import TracebackType
from typing import Any, TypeVar

from .progress import Progress

T = TypeVar("T")

log = logging.getLogger("smooth_page.api")

_USER = re.compile(r"(?<=://)[^/@\s]+@")
_LONGEST = 200

# The call that the present code is part of.
_current: ContextVar[WatchedCall[Any] | None] = ContextVar("_current", default=None)


def watched(title: str, about: object, inner: AbstractContextManager[T]) -> AbstractContextManager[T]:
    """A call, while the context manager lasts, which is `inner` if calls are not watched.

    `title`: the public method (`Page.goto`). `about`: its URL or selector. A part of a call with the same title is not
    a call of its own.
    """
    if not is_watching():
        return inner
    around = _current.get()
    if around is not None and around.title == title:
        return inner
    return WatchedCall(title, about_text(about), inner)


def is_watching() -> bool:
    """Returns whether there is a log or a terminal for calls."""
    _follow_variable()
    return log.isEnabledFor(logging.DEBUG) or progress() is not None


def count_event() -> None:
    """Counts an event that the present call has sent."""
    call = _current.get()
    if call is not None:
        call.events += 1


def about_text(about: object) -> str:
    """Returns a URL or selector as it is shown: in one line, cut, and without the password of a URL."""
    text = " ".join(_USER.sub("", str(about or "")).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


class WatchedCall(AbstractContextManager[T]):
    """One call."""

    def __init__(self, title: str, about: str, inner: AbstractContextManager[T]) -> None:
        self.title = title
        self.events = 0
        self.begin = time.monotonic()
        self.text = f"{title} {about}".rstrip()
        self._inner = inner

    def __enter__(self) -> T:
        log.debug("=> %s started", self.text)
        self._outer = _current.set(self)
        shown = progress()
        if shown is not None:
            shown.add(self)
        return self._inner.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        shown = progress()
        if shown is not None:
            shown.remove(self)
        _current.reset(self._outer)
        outcome = "succeeded" if kind is None else f"failed ({kind.__name__})"
        took = (time.monotonic() - self.begin) * 1000
        events = f"{self.events} event{'' if self.events == 1 else 's'}"
        log.debug("<= %s %s: %.0f ms, %s", self.title, outcome, took, events)
        return self._inner.__exit__(kind, error, trace)


@cache
def _follow_variable() -> None:
    """DEBUG=pw:api (or a pattern that covers it) writes the log to stderr."""
    names = re.split(r"[\s,]+", os.environ.get("DEBUG", ""))
    if not any(re.fullmatch(re.escape(name).replace(r"\*", ".*"), "pw:api") for name in names if name):
        return
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s pw:api %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    log.propagate = False


@cache
def progress() -> Progress | None:
    """Returns the line for slow calls; None where stderr is not a terminal, in CI, in pytest, or if turned off."""
    environment = os.environ
    if environment.get("SMOOTH_PROGRESS") == "0" or environment.get("CI") or environment.get("TERM") == "dumb":
        return None
    if "PYTEST_VERSION" in environment or sys.stderr is None or not sys.stderr.isatty():
        return None
    return Progress(sys.stderr)
