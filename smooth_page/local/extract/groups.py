"""Things alike outside tables: cards, items of lists, rows of boxes. Grouped by what is in them, not by classes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from smooth_page.local.extract.labels import EXPLICIT, Pair, cells_of
from smooth_page.local.extract.tables import Group, Record
from smooth_page.local.extract.tree import HIDDEN, TEXT, Node, Value

NEVER = {
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "dt",
    "dd",
    "br",
    "hr",
    "input",
    "select",
    "textarea",
    "label",
    "button",
    "caption",
    "col",
    "colgroup",
    "img",
    "svg",
    "source",
    "summary",
    "legend",
}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
INLINE = {"b", "strong", "i", "em", "span", "a", "small", "time", "code", "p"} | HEADINGS
ALIKE = 0.5
MOST_WITH_CLASSES = 400  # elements of a box, beyond which classes of some are not looked at
MOST_CHILDREN = 20_000


def groups_of(elements: list[Node]) -> Iterator[Group]:
    """Returns every group of things alike, and lists of simple items."""
    merged: set[int] = set()
    for parent in elements:
        if (
            (len(parent.children) == 1 and parent.children[0].tag == TEXT)
            or parent.flags & HIDDEN
            or parent.tag in ("tr", "table", "thead", "tbody", "tfoot", "select", "dl", "p")
            or parent.role in ("row", "rowgroup", "table")
        ):
            continue
        children = parent.elements
        if not 1 <= len(children) <= MOST_CHILDREN or parent.index in merged:
            continue
        if parent.tag in ("ul", "ol") or parent.role == "list":
            items = [child for child in children if child.tag not in NEVER and child.text]
            alike = _alike(items) if len(items) > 2 else []
            yield _of(parent, alike if len(alike) * 2 > len(items) and any(features(item) for item in alike) else items)
            continue
        if len(children) < 2:
            continue
        by_tag: dict[str, list[Node]] = {}
        for child in children:
            if _may_be_thing(child) and not child.flags & HIDDEN and (child.size or child.attrs.get("aria-label")):
                by_tag.setdefault(child.tag, []).append(child)
        for members in by_tag.values():
            alike = _alike(members)
            if len(alike) > 1:
                cousins = _inner_of(alike)
                if cousins:
                    merged.update(member.index for member in alike)
                    yield _of(parent, cousins)
                yield _of(parent, alike)
                yield from _between_headings(parent, alike)
            yield from _of_classes(parent, members)
        yield from _headed(parent, children)


def _may_be_thing(node: Node) -> bool:
    """Whether a node can be one of several things: a label can, if it has more in it than a text."""
    return node.tag not in NEVER or (node.tag == "label" and sum(bool(inner.text) for inner in node.elements) > 1)


def _of_classes(parent: Node, members: list[Node]) -> Iterator[Group]:
    """Returns those of a box's elements that share a class which others of them lack, each of these lists by itself."""
    if not 2 < len(members) <= MOST_WITH_CLASSES:
        return
    counts = Counter(name for node in members for name in set(node.classes))
    known: set[tuple[int, ...]] = set()
    for name, count in counts.items():
        own = [node for node in members if name in node.classes]
        if 1 < count < len(members) and tuple(node.index for node in own) not in known:
            known.add(tuple(node.index for node in own))
            if any(features(node) for node in own):
                yield _of(parent, own)


def _between_headings(parent: Node, members: list[Node]) -> Iterator[Group]:
    """Returns the things between the headings of a box, each of these lists by itself."""
    heads = [node.index for node in parent.elements if node.tag in HEADINGS]
    runs: dict[int, list[Node]] = {}
    for member in members:
        runs.setdefault(bisect_left(heads, member.index), []).append(member)
    if len(runs) > 1 and heads and members[0].tag not in HEADINGS:
        yield from (_of(parent, run) for run in runs.values())


def _of(parent: Node, members: list[Node]) -> Group:
    texts = [member.text for member in members]
    header = _header(members)
    if header:
        names, body = header
        records = [
            Record(
                [
                    Pair(name, cell[0].value, EXPLICIT, cell[0].index)
                    for name, cell in zip(names, cells_of(member), strict=True)
                ],
                member.index,
                member.end,
            )
            for member in body
        ]
        return Group(parent, records, str(parent.attrs.get("aria-label", "")), "table", names, texts)
    records = [Record(_asked(member), member.index, member.end) for member in members]
    return Group(parent, records, str(parent.attrs.get("aria-label", "")), "cards", [], texts)


def _asked(node: Node) -> list[Pair]:
    """Returns the question and the answer of a box that opens."""
    summary = (
        next((child for child in node.elements if child.tag == "summary"), None) if node.tag == "details" else None
    )
    if summary is None:
        return []
    lines = node.tree.lines_of(summary.end, node.end)
    answer = Pair("answer", Value(" ".join(lines)), EXPLICIT, summary.end)
    return [Pair("question", summary.value, EXPLICIT, summary.index), answer]


def lone_groups(elements: list[Node], groups: list[Group]) -> Iterator[Group]:
    """Returns things that stand alone in their list, and are like those of another list."""
    nodes = elements[0].tree.nodes if elements else []
    known = {
        (nodes[record.start].tag, name, nodes[record.start].parent.tag)  # type: ignore[union-attr]
        for group in groups
        if group.kind == "cards"
        for record in group.records
        for name in nodes[record.start].classes
    }
    for parent in elements if known else ():
        inner = [node for node in parent.elements if node.tag not in HEADINGS]
        alone = len(inner) == 1 and inner[0].tag not in ("li", *NEVER) and not inner[0].flags & HIDDEN
        if alone and any((inner[0].tag, name, parent.tag) in known for name in inner[0].classes):
            yield _of(parent, inner)


def features(node: Node) -> frozenset[str]:
    """Returns what a node is made of: the tags and classes inside it."""
    found = set()
    for inner in node.tree.nodes[node.index + 1 : min(node.end, node.index + 200)]:
        if inner.tag != TEXT:
            found.add(inner.tag)
            found.update(f"{inner.tag}.{name}" for name in inner.classes[:3])
    return frozenset(found)


def _alike(members: list[Node]) -> list[Node]:
    """Returns the members that have most in common with the others: one may have more or less."""
    if len(members) < 2:
        return []
    made = {node.index: features(node) for node in members}
    counts = Counter(feature for found in made.values() for feature in found)
    needed = len(members) if len(members) == 2 else len(members) / 2
    common = {feature for feature, count in counts.items() if count >= needed}
    own = Counter(name for node in members for name in set(node.classes))
    shared = {name for name, count in own.items() if count >= needed}
    result = []
    for node in members:
        found = made[node.index]
        if common:
            overlap = len(found & common) / len(common)
            size = len(found | common)
            fits = (overlap >= ALIKE and (overlap == 1 or len(found & common) * 4 >= size)) or (
                bool(shared & set(node.classes)) and overlap > 0
            )
        else:
            fits = not found and (bool(shared & set(node.classes)) or not shared)
        if fits:
            result.append(node)
    return result


def _inner_of(rows: list[Node]) -> list[Node]:
    """Returns the things in rows of things: where each row holds columns that are alike across the rows."""
    if len(rows) < 2 or any(inner.tag in HEADINGS for row in rows for inner in row.elements):
        return []
    around = rows[0].parent.elements if rows[0].parent is not None else []
    if any(node.tag in HEADINGS and rows[0].index < node.index < rows[-1].index for node in around):
        return []  # lists of their own
    columns = [column for row in rows for column in row.elements]
    if any(column.end - column.index < 6 for column in columns) or len(columns) <= len(rows):
        return []
    if max(len(row.elements) for row in rows) > 8 or len({column.tag for column in columns}) > 1:
        return []
    alike = _alike(columns)
    if len(alike) != len(columns) or not any(features(column) for column in columns):
        return []
    sizes = Counter(len(features(column)) for column in columns)
    return columns if sizes.most_common(1)[0][1] * 2 >= len(columns) and _same_shape(columns) else []


def _same_shape(columns: list[Node]) -> bool:
    shapes = {tuple(inner.tag for inner in column.inside if inner.tag != TEXT)[:4] for column in columns}
    return len(shapes) == 1


def _header(members: list[Node]) -> tuple[list[str], list[Node]] | None:
    """Returns the headers, where the first of the members names the cells of the others, and those others."""
    if len(members) < 3:
        return None
    first = cells_of(members[0])
    width = len(first)
    names = [cell[0].text if cell[0].tag != TEXT else cell[0].data.strip() for cell in first]
    if any(re.search(r"\d", name) or not name or len(name) > 40 for name in names) or len(set(names)) < width:
        return None
    rows = [first, *(cells_of(member) for member in members[1:])] if width > 1 else []
    if not rows or any(len(row) != width for row in rows):
        return None
    numeric = [
        sum(
            bool(re.search(r"\d", row[column][0].text if row[column][0].tag != TEXT else row[column][0].data))
            for row in rows[1:]
        )
        for column in range(width)
    ]
    differs = set(members[0].classes) != set(members[-1].classes) or any(
        role in str(members[0].attrs) for role in ("header", "head")
    )
    if max(numeric) * 2 <= len(rows) - 1 and not differs:
        return None
    if not differs and sum(count > 0 for count in numeric) * 2 < width:
        return None
    return (names, members[1:]) if differs or (min(len(members), 3) == 3 and max(numeric) == len(rows) - 1) else None


def _headed(parent: Node, children: list[Node]) -> Iterator[Group]:
    """Returns the things that each begin with a heading, side by side with their parts."""
    for tag in ("h2", "h3", "h4", "h5"):
        at = [position for position, child in enumerate(children) if child.tag == tag]
        if len(at) < 2 or at[-1] - at[0] < 2 or any(after - before < 2 for before, after in pairwise(at)):
            continue
        ends = [
            *at[1:],
            next(
                (
                    position
                    for position in range(at[-1] + 1, len(children))
                    if children[position].tag in HEADINGS and children[position].tag < tag
                ),
                len(children),
            ),
        ]
        records = [
            Record([], children[first].index, children[last - 1].end) for first, last in zip(at, ends, strict=True)
        ]
        yield Group(parent, records, "", "headed", [], [children[first].text for first in at])
