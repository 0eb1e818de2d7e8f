"""What a page calls its lists: by headings, labels, captions and classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page.local.extract.matching import CORE, Match, Wanted, match, squeezed
from smooth_page.local.extract.tables import Group
from smooth_page.local.extract.tree import Node
from smooth_page.local.extract.words import CONTRAST, RELATED, meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.page import Page

DESCRIBED, NAMED, CLASSED, OPEN, CONTRARY = 4, 3, 2, 1, 0
HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def relevance(page: Page, group: Group, want: Wanted) -> int:
    """Returns whether a group is named as the property, by a class at least, not named, or named as something else."""
    start = group.node.index
    names = [group.label] if group.label else []
    first, last = group.records[0], group.records[-1]
    over = page.headings_over(first.start if first.start >= 0 else start)
    over = [one for one in over if not first.start <= one.start < first.end and one.end >= last.end]
    if over:
        names.append(over[0].name)
        if (
            over[0].words
            and want.described
            and over[0].words <= want.described | frozenset(want.words)
            and over[0].words & want.described
        ):
            return DESCRIBED
    low = over[0].start if over else 0
    names += [
        section.name
        for section in page.sections
        if section.level >= 7 and section.start <= start < section.end and section.start >= low
    ]
    names += [before(group.node), before(page.tree.nodes[first.start], ()) if first.start >= 0 else ""]
    fits = [fit for name in names if (fit := match(want, name)) is not None]
    if any(
        fit.score >= CORE - 0.03 and not (fit.missing & CONTRAST) and (not fit.missing or fit.score >= CORE - 0.02)
        for fit in fits
    ):
        return NAMED
    if any(_plural_of(want, name) for name in names):
        return NAMED
    if any(section.level > 1 and match(want, section.name) == Match(1.0) for section in over[1:]):
        return NAMED
    if over and over[0].level > 1:
        mine, theirs = frozenset(want.words), over[0].words
        if (mine ^ theirs) & CONTRAST and mine & theirs and (mine & CONTRAST or not theirs <= mine | PRESENT):
            return CONTRARY
    return CLASSED if any(_is_class_of(want, name) for name in _classes(page, group)) else OPEN


def _is_class_of(want: Wanted, name: str) -> bool:
    """Whether a class ends with what a property is called, apart from words for boxes: `article-author-list`."""
    words = tuple(word for word in meanings(name) if word not in BOXES)
    return bool(want.words) and words[-len(want.words) :] == want.words


BOXES = frozenset(
    meanings(
        "list items item grid container wrapper section box group set block inner row rows cards card content body area"
    )
)


PRESENT = frozenset(
    meanings("available open new current upcoming first next recent latest")
)  # lists are of what there is, if nothing else is said


def _classes(page: Page, group: Group) -> list[str]:
    """Returns the classes that all records have, and those of the box around them."""
    nodes = [page.tree.nodes[record.start] for record in group.records if record.start >= 0]
    shared = set(nodes[0].classes).intersection(*(node.classes for node in nodes[1:])) if nodes else set()
    return [*sorted(shared), *group.node.classes]


def _plural_of(want: Wanted, name: str) -> bool:
    """Whether a name says more of the same thing (`Similar products` is not `products`)."""
    words = meanings(name)
    more = frozenset(words) - frozenset(want.words)
    if frozenset(want.words) <= RELATED & frozenset(words) and len(words) <= len(want.words) + 1:
        return True
    return (
        bool(words)
        and words[-1] == want.words[-1]
        and frozenset(want.words) <= frozenset(words)
        and not (more - PRESENT) & (CONTRAST | RELATED)
        and len(more) <= 2
    )


def is_called(page: Page, group: Group, want: Wanted) -> bool:
    """Whether the heading over a group, or its label, is the name of a property word for word."""
    over = page.headings_over(group.records[0].start if group.records[0].start >= 0 else group.node.index)
    return any(squeezed(name) == squeezed(want.name) for name in (group.label, *(one.name for one in over[:1])))


def before(node: Node, headings: tuple[str, ...] = HEADINGS) -> str:
    """Returns a short text right before a list, as `Sizes:`, or a heading."""
    if node.parent is None:
        return ""
    at = node.parent.children.index(node)
    text = node.parent.children[at - 1] if at else None
    label = (text.label if text.tag != "#text" else text.data.strip()) if text is not None and text.size <= 60 else ""
    return (
        label
        if label.rstrip().endswith((":", "\uff1a"))
        or (text is not None and text.tag in (*headings, "strong", "b", "p", "span", "label", "dt"))
        else ""
    )
