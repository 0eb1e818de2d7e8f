"""What surrounds the subject of a page: navigation, footers, advertisements, what else the site has."""

from __future__ import annotations

import re
from functools import cached_property

from smooth_page.local.extract.sections import Section
from smooth_page.local.extract.tree import HIDDEN, Node, Tree, holds
from smooth_page.local.extract.words import ELSEWHERE

OUTSIDE = {"nav", "footer", "aside", "header"}
# The same by what boxes are called.
OUTSIDE_NAMES = {"sidebar", "footer", "nav", "navbar", "breadcrumb", "breadcrumbs", "related", "promo", "ad", "ads", "advert", "advertisement", "sponsored", "newsletter", "cookie", "cookies", "recommendations"}  # fmt: skip
OTHERWISE = {"no", "has", "with", "item"}
BOXES = {"div", "section", "ul"}
FRAMED = {"div", "section", "ul", "p", "table"}
MOST_DEPTH = 4
FEWEST_LINKS, LINKED = 3, 0.5
LEGAL = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|all rights reserved|\b(?:privacy|cookies?|terms|imprint|impressum|datenschutz|confidentialité"
    r"|mentions légales|aviso legal|privacidad|privacidade|riservatezza|colofon|prywatności|integritet)\b",
    re.IGNORECASE,
)
MOST_LEGAL = 1500  # characters
Range = tuple[int, int]


class Surroundings:
    """Separates the page's own subject from what is around it. `sections`: those with headings."""

    def __init__(self, tree: Tree, sections: list[Section]) -> None:
        self._tree = tree
        self._sections = sections
        self._named: dict[int, bool] = {}

    def has(self, index: int) -> bool:
        """Whether a place is in what surrounds the page's own subject."""
        if index < 0:
            return False
        return (
            holds(self.related, index)
            or holds(self._frame, index)
            or any(
                (above.tag in OUTSIDE and above.index not in self._own_headers)
                or (above.tag in BOXES and self._is_named(above))
                for above in self._tree.nodes[index].above()
            )
        )

    def frames(self, index: int) -> bool:
        """Whether a place is in what all pages of a site have."""
        around = {above.tag for above in self._tree.nodes[index].above()} if index >= 0 else set()
        return bool(around & {"nav", "footer"}) or (holds(self._frame, index) and "aside" not in around)

    @cached_property
    def related(self) -> list[Range]:
        """The sections that are about other things than the page's own: `You may also like`."""
        found = (section for section in self._sections if section.level > 1 and ELSEWHERE & section.words)
        return [(section.start, section.end) for section in found]

    @cached_property
    def _heads(self) -> list[Node]:
        return [node for node in self._tree.elements if node.tag == "h1"]

    @cached_property
    def _own_headers(self) -> frozenset[int]:
        """The headers that hold the main heading."""
        return frozenset(above.index for node in self._heads for above in node.above() if above.tag == "header")

    def _is_named(self, node: Node) -> bool:
        known = self._named.get(node.index)
        if known is None:
            names = [*node.classes, str(node.attrs.get("id", ""))]
            parts = {part for name in names for part in re.split(r"[-_]+", name.lower())}
            known = self._named[node.index] = bool(parts & OUTSIDE_NAMES) and not parts & OTHERWISE
        return known

    @cached_property
    def _frame(self) -> list[Range]:
        """What is around the only main part of a page; without one, the outermost boxes of links or legal notes."""
        nodes = self._tree.nodes
        mains = [node for node in self._tree.elements if (node.tag == "main" or node.role == "main") and node.size]
        if len(mains) == 1 and all(mains[0].index < head.index < mains[0].end for head in self._heads):
            return [(0, mains[0].index), (mains[0].end, len(nodes))]
        boxes = [box for box in self._outermost() if box.tag in FRAMED and not self._has_heading(box)]
        return [(box.index, box.end) for box in boxes if _leads_on(box)]

    def _outermost(self) -> list[Node]:
        """Returns the boxes of which a page is made."""
        box = self._tree.nodes[0] if self._tree.nodes else None
        for _ in range(MOST_DEPTH):
            inner = [] if box is None else [child for child in box.elements if child.size and not child.flags & HIDDEN]
            if len(inner) != 1:
                return inner
            box = inner[0]
        return []

    def _has_heading(self, box: Node) -> bool:
        return any(box.index < head.index < box.end for head in self._heads)


def _leads_on(box: Node) -> bool:
    """Whether a box is made of links to other pages, or has the legal notes of a site."""
    links = [node for node in box.inside if node.tag == "a"]
    if len(links) >= FEWEST_LINKS and sum(link.size for link in links) >= LINKED * box.size:
        return not box.has("table", "dl", "article", "img")
    return box.size < MOST_LEGAL and bool(LEGAL.search(box.text))
