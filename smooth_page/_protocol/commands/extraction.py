"""What `extract` needs of a page beside the service: its parts, and whether it has what was found.

Generated from smooth_page/runtime/src/commands/extraction.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, final

from typing_extensions import TypedDict

from ..call import Call, operation
from ..contract.values import FrameId, Target


class Claim(TypedDict):
    """A value to look for. Those of one object have the same group."""

    value: str | float
    group: int


@final
class Place(TypedDict):
    """Where a value was found. `selector` is looked up in the frame."""

    frame: FrameId
    selector: str
    text: str


@operation("extract.ground", "extraction", reads=True)
def extract_ground(
    target: Target | None = None, /, *, claims: Sequence[Claim], places: bool
) -> Call[list[Literal[True] | Place | None]]:
    """Looks for values in what the frame shows and states, or in what the target's matches do. `null`: it is not there.
    Without `places`, the result of what was found is `true`."""


@operation("extract.mark", "extraction")
def extract_mark(target: Target | None = None, /, *, name: str) -> Call[list[str]]:
    """Sets an attribute on each match, or on the frame's root element: its order, starting at 1. Returns their texts,
    cut. Waits until there is a match. `strict`: more than one is an error."""


@operation("extract.unmark", "extraction")
def extract_unmark(*, name: str) -> Call[None]: ...
