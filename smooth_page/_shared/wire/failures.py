"""From a failure in the page to the error that Playwright would raise."""

from __future__ import annotations

from smooth_page._protocol.contract import FailureInfo
from smooth_page._shared.elements.locator_text import with_locator_texts
from smooth_page._shared.wire.call_log import call_log
from smooth_page._shared.wire.wire import from_wire
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

# Kinds that Playwright words as errors thrown in the page.
_THROWN = {"strict", "element"}


def failure_error(failure: FailureInfo, title: str, selector: str | None) -> Error:
    """The error of a failed operation; `title` is the public method, `selector` what it was aimed at."""
    log = with_locator_texts(call_log(failure.log), selector)
    message = with_locator_texts(failure.message, selector)
    if failure.kind in ("unsupported", "frame"):
        return NotSupportedError(title, message)
    if failure.kind == "closed":
        return TargetClosedError(f"{title}: {message}")
    if failure.kind in _THROWN:
        message = f"Error: {message}"
    text = f"{title}: {message}" + (f"\n{log}" if log else "")
    if failure.kind == "timeout":
        return TimeoutError(text)
    if failure.kind == "script":
        thrown = from_wire(failure.thrown)
        if isinstance(thrown, Error):
            return Error(text, stack=thrown.stack)
    return Error(text)
