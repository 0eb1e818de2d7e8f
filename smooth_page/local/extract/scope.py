"""The part of a page that is read for one object, and what is noted meanwhile."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract.labels import Pair
from smooth_page.local.extract.matching import Wanted
from smooth_page.local.extract.structured import Thing

if TYPE_CHECKING:
    from smooth_page.local.extract.page import Range


@dataclass(frozen=True)
class Scope:
    """A part of the page.

    `ranges`: positions, None for the whole. `row`: pairs of a row. `words`: what it is about.
    """

    ranges: tuple[Range, ...] | None = None
    row: tuple[Pair, ...] = ()
    words: frozenset[str] = frozenset()
    thing: Thing | None = None
    record: bool = False
    only_row: bool = False
    stack: tuple[int, ...] = ()
    claimed: tuple[Range, ...] = ()  # what belongs to objects inside
    only_list: bool = False  # of a record that has one list of objects
    wants: tuple[Wanted, ...] = ()  # all properties that have one value
    known: Mapping[str, Any] = dataclasses.field(
        default_factory=dict
    )  # what the columns of a table have for properties


@dataclass
class Notes:
    """The paths that were not found, or not clear."""

    missing: list[str] = dataclasses.field(default_factory=list)
    ambiguous: list[str] = dataclasses.field(default_factory=list)

    def within(self, path: str) -> Notes:
        """Returns them for a part of something larger."""
        if not self.missing and not self.ambiguous:
            return self
        return Notes([f"{path}.{one}" for one in self.missing], [f"{path}.{one}" for one in self.ambiguous])

    def add(self, other: Notes) -> None:
        self.missing += other.missing
        self.ambiguous += other.ambiguous
