"""Ends the tracebacks of failed tests at the test's own line: hides frames of this package and their variables.

An error in such frames alone is left out where it has led to another one, whose message says it all.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Any

HIDDEN = (
    "smooth_page._async.",
    "smooth_page._sync.",
    "smooth_page._io.",
    "smooth_page._shared.",
    "smooth_page._protocol.",
)


def hide_own_frames(error: BaseException) -> None:
    """Marks this package's modules in a traceback as hidden for pytest. `--full-trace` still shows them."""
    seen: set[int] = set()
    errors: list[BaseException | None] = [error]
    while errors:
        one = errors.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        errors += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
        _mark(one.__traceback__)
        if _is_own(one.__cause__):
            one.__cause__ = None  # which leaves out the context, too
        elif _is_own(one.__context__):
            one.__suppress_context__ = True


def _frames(trace: TracebackType | None) -> Iterator[dict[str, Any]]:
    """Yields the globals of each frame."""
    while trace is not None:
        yield trace.tb_frame.f_globals
        trace = trace.tb_next


def _is_hidden(names: dict[str, Any]) -> bool:
    return str(names.get("__name__", "")).startswith(HIDDEN)


def _mark(trace: TracebackType | None) -> None:
    for names in filter(_is_hidden, _frames(trace)):
        names.setdefault("__tracebackhide__", True)


def _is_own(error: BaseException | None) -> bool:
    return error is not None and error.__traceback__ is not None and all(map(_is_hidden, _frames(error.__traceback__)))
