"""Blocks of a page: the tables, lists and boxes in which its labels stand together."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from smooth_page.local.extract.labels import COUNTED, EXPLICIT, LINE, NEIGHBOUR, REVERSED, Pair
from smooth_page.local.extract.synonyms import is_known
from smooth_page.local.extract.words import meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.page import Page, Range

FEWEST = 3  # labels of a block
SOURCES = (EXPLICIT, LINE, NEIGHBOUR, COUNTED, REVERSED)


class Blocks:
    """Finds the block of a place, the smallest box with several labels."""

    def __init__(self, page: Page) -> None:
        self._nodes = page.tree.nodes
        pairs = (pair for pairs in page.by_label.values() for pair in pairs)
        self.pairs: list[Pair] = sorted(
            (pair for pair in pairs if pair.source in SOURCES and pair.index >= 0), key=lambda pair: pair.index
        )
        self._indexes = [pair.index for pair in self.pairs]
        self._places = sorted({pair.index for pair in self.pairs if pair.source <= NEIGHBOUR})
        self._known: dict[int, Range] = {}

    def of(self, index: int) -> Range:
        """Returns the block of a place."""
        if index < 0:
            return (-1, -1)
        found = self._known.get(index)
        if found is None:
            found = self._known[index] = next(
                (
                    (above.index, above.end)
                    for above in self._nodes[index].above()
                    if self._has_several(above.index, above.end)
                ),
                (0, len(self._nodes)),
            )
        return found

    def _has_several(self, start: int, end: int) -> bool:
        return bisect_left(self._places, end) - bisect_left(self._places, start) >= FEWEST

    def within(self, block: Range) -> list[Pair]:
        """Returns the pairs of a block, in the order of the page."""
        start, end = (bisect_left(self._indexes, at) for at in block)
        return self.pairs[start:end]

    def is_section(self, pair: Pair) -> bool:
        """Whether what stands beside a label has labels of its own inside."""
        if pair.index < 0 or pair.source != NEIGHBOUR:
            return False
        text = pair.value.text
        inside = self.within((pair.index, self._nodes[pair.index].end))
        inside = [
            other for other in inside if other.source <= NEIGHBOUR and other.label in text and other.label != text
        ]
        return any(
            other.index > pair.index or (other.source < NEIGHBOUR and any(map(is_known, meanings(other.label))))
            for other in inside
        )
