"""What `extract` needs of a page beside the service: its parts, and whether it has what was found.

Generated from smooth_page/runtime/src/commands/extraction.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, final

from typing_extensions import NotRequired, TypedDict

from ..call import Call, operation
from ..contract.values import FrameId, Target


class Stated(TypedDict):
    """What a page states for machines. `ref`: the element that shows it, too. `name`: such as
    `Product.offers.price`."""

    source: Literal["JSON-LD", "microdata", "meta", "attribute"]
    name: str
    value: str | float | bool
    ref: NotRequired[str]


class ShownPage(TypedDict):
    """What a page shows, for a language model. `parts`: a snapshot of the frame, or of each match."""

    url: str
    title: str
    parts: list[str]
    stated: list[Stated]


class FoundText(TypedDict):
    """A place of a text. `text`: what is around it."""

    ref: str | None
    text: str


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


@operation("extract.mark", "extraction")
def extract_mark(target: Target | None = None, /, *, name: str) -> Call[list[str]]:
    """Sets an attribute on each match, or on the frame's root element: its order, starting at 1. Returns their texts,
    cut. Waits until there is a match. `strict`: more than one is an error."""


@operation("extract.show", "extraction", reads=True, needs={"aria": {}})
def extract_show(target: Target | None = None, /, *, most: int) -> Call[ShownPage]:
    """Shows the frame, or the target's matches, as snapshots with references, in about `most` tokens: what is off
    screen is cut first, then what is deepest. Waits until there is a match."""


@operation("extract.read", "extraction", reads=True, needs={"aria": {}})
def extract_read(target: Target, /, *, following: bool, most: int) -> Call[str | None]:
    """Shows the element of a reference; `following`: and those after it, as far as they fit. `null`: it is gone. The
    target is `aria-ref=...`."""


@operation("extract.find", "extraction", reads=True)
def extract_find(target: Target | None = None, /, *, text: str) -> Call[list[FoundText]]:
    """Finds a text in what the frame shows and states, or in the target's matches."""


@operation("extract.ground", "extraction", reads=True)
def extract_ground(
    target: Target | None = None, /, *, claims: Sequence[Claim], places: bool
) -> Call[list[Literal[True] | Place | None]]:
    """Looks for values in what the frame shows and states, or in what the target's matches do. `null`: it is not there.
    Without `places`, the result of what was found is `true`."""


@operation("extract.unmark", "extraction")
def extract_unmark(*, name: str) -> Call[None]: ...
