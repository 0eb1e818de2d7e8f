"""For a person who looks at the page: highlights, picking a locator, a pause.

Generated from smooth_page/runtime/src/commands/debugging.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from typing_extensions import TypedDict

from ..call import Call, operation
from ..contract.values import Target


class PauseState(TypedDict):
    """`picked`: the selectors of the elements that a person has picked since the last call."""

    resumed: bool
    picked: list[str]


@operation("highlight", "debugging", acts=True)
def highlight(target: Target, /, *, style: str | None = None, label: str | None = None) -> Call[None]: ...


@operation("unhighlight", "debugging", acts=True)
def unhighlight(target: Target | None = None, /) -> Call[None]: ...


@operation("picker.pick", "debugging")
def picker_pick() -> Call[str | None]:
    """Waits until a person has clicked an element, and returns its selector from the main frame on; `null` if
    `picker.cancel` or the Escape key ended it."""


@operation("picker.cancel", "debugging")
def picker_cancel() -> Call[None]: ...


@operation("pause.wait", "debugging")
def pause_wait() -> Call[PauseState]:
    """Shows that the script has paused, with a button that resumes it and one that picks a locator. Returns at the time
    limit, or when something happened. What is shown stays until `pause.end`, or until the person has resumed."""


@operation("pause.end", "debugging")
def pause_end() -> Call[None]: ...
