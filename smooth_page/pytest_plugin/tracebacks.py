"""Ends the tracebacks of failed tests at the test's own line: hides frames of this package and their variables."""

from __future__ import annotations

from types import TracebackType

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


def _mark(trace: TracebackType | None) -> None:
    while trace is not None:
        names = trace.tb_frame.f_globals
        if str(names.get("__name__", "")).startswith(HIDDEN):
            names.setdefault("__tracebackhide__", True)
        trace = trace.tb_next
