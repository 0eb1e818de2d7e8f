"""Sections of a page: what stands under a heading, in a captioned box, or in a region with a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smooth_page.local.extract.tree import HIDDEN, TEXT, Node
from smooth_page.local.extract.words import meanings

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOXES = {
    "section",
    "article",
    "aside",
    "main",
    "fieldset",
    "form",
    "details",
    "div",
    "ul",
    "ol",
    "dl",
    "nav",
    "table",
    "figure",
    "header",
}
TITLES = {"legend", "summary", "caption", "figcaption"}  # of the box that they are in
MOST_HEADING = 100
WEAK = 7  # the level of what is a heading by its place alone


@dataclass(frozen=True)
class Section:
    """`start` and `end`: the positions of its nodes. `level`: 1 is the whole page; 7 and 8 are named by attributes."""

    name: str
    start: int
    end: int
    level: int

    @property
    def words(self) -> frozenset[str]:
        return frozenset(meanings(self.name))


def sections_of(elements: list[Node]) -> list[Section]:
    """Returns all sections, in document order."""
    headings = [
        (node, level) for node in elements if (level := level_of(node)) and node.label and node.size <= MOST_HEADING
    ]
    found = list(_headed(headings))
    for node in elements:
        if node.tag in BOXES or node.tag in TITLES:
            found += _named(node)
    return found


def level_of(node: Node) -> int:
    if node.tag in HEADINGS:
        return HEADINGS[node.tag]
    return 3 if node.attrs.get("role") == "heading" else 0


def _headed(headings: list[tuple[Node, int]]) -> Iterator[Section]:
    for at, (node, level) in enumerate(headings):
        following = next((other.index for other, other_level in headings[at + 1 :] if other_level <= level), None)
        top = node
        while top.parent is not None and top.parent.parent is not None and top.parent.end == top.end:
            top = top.parent  # the last of its box: what follows the box is meant
        if top is not node and top.end - top.index > node.end - node.index and _has_more(top, node):
            top = node  # the box has something else before the heading
        end = top.parent.end if top.parent is not None else top.end
        if following is not None and following < end:
            end = following
        if end > node.end:
            yield Section(node.label, node.index, end, level)


def _has_more(top: Node, heading: Node) -> bool:
    return any(inner.tag == TEXT for inner in top.tree.nodes[top.index : heading.index])


def _named(node: Node) -> Iterator[Section]:
    if node.flags & HIDDEN:
        return
    if node.tag in TITLES:
        if node.parent is not None:
            yield Section(node.label, node.parent.index, node.parent.end, 6)
        return
    if node.end - node.index < 3:
        return
    name = node.attrs.get("aria-label")
    if name:
        yield Section(str(name), node.index, node.end, WEAK)
    for one in (node.attrs.get("id"), node.attrs.get("data-testid"), *node.classes[:3]):
        if one and len(one) > 2:
            yield Section(str(one), node.index, node.end, WEAK + 1)
