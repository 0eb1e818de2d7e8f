"""The page as page_facts.js lists it: nodes in document order, their texts and values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

BLOCK, HIDDEN, STRUCK = 1, 2, 4
TEXT = "#text"
FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z])\]")
WORD = re.compile(r"\w")
BADGE = {"tag", "badge", "label", "pill", "chip", "ribbon", "flag", "sticker"}
CONTROLS = {"input", "select", "textarea", "output"}


class Value(NamedTuple):
    """What a page shows for something. `exact` is what a machine shall read instead, `href` where its only link leads."""

    text: str
    exact: str | bool | None = None
    href: str | None = None
    options: tuple[str, ...] = ()  # other readings of the same thing
    lines: int = 1


def holds(ranges: Iterable[tuple[int, int]], index: int) -> bool:
    """Whether a place is in one of these ranges."""
    return any(start <= index < end for start, end in ranges)


class Node:
    """An element or a text. Its descendants are the nodes from the one after it to `end`."""

    __slots__ = (
        "_text",
        "_value",
        "attrs",
        "block",
        "children",
        "data",
        "end",
        "flags",
        "index",
        "parent",
        "size",
        "tag",
        "tree",
    )

    def __init__(
        self, tree: Tree, index: int, parent: Node | None, tag: str, attrs: dict[str, Any], flags: int
    ) -> None:
        self.tree = tree
        self.index = index
        self.end = index + 1
        self.parent = parent
        self.tag = tag
        self.attrs = attrs
        self.flags = flags
        self.data = ""
        self.size = 0
        self.children: list[Node] = []
        self._text: str | None = None  # found once
        self._value: Value | None = None
        self.block: int = index if flags & BLOCK or parent is None else parent.block

    def write(self, text: str) -> None:
        """Gives a text its characters. A footnote's mark is none of those that people read."""
        self.data = text
        self.size = len(text)
        if text[:1] == "[" and FOOTNOTE.fullmatch(text.strip()):
            self.flags |= HIDDEN

    @property
    def inside(self) -> list[Node]:
        return self.tree.nodes[self.index + 1 : self.end]

    @property
    def elements(self) -> list[Node]:
        return [child for child in self.children if child.tag != TEXT]

    @property
    def classes(self) -> list[str]:
        return str(self.attrs["class"]).split() if "class" in self.attrs else []

    @property
    def role(self) -> str:
        return str(self.attrs["role"]) if "role" in self.attrs else ""

    @property
    def lines(self) -> list[str]:
        """What it shows, by line."""
        return self.tree.lines_of(self.index, self.end)

    @property
    def text(self) -> str:
        if self._text is None:
            only = self.only_text
            self._text = " ".join(self.lines) if only is None else only
        return self._text

    @property
    def only_text(self) -> str | None:
        """Its text, where it has nothing else in it; None otherwise."""
        if len(self.children) == 1 and self.end == self.index + 2 and not self.flags & (HIDDEN | STRUCK):
            child = self.children[0]
            return " ".join(child.data.split()) if child.tag == TEXT else None
        return None

    @property
    def label(self) -> str:
        """Its text with what only screen readers read."""
        return " ".join(self.tree.lines_of(self.index, self.end, hidden=True))

    @property
    def class_words(self) -> set[str]:
        """The parts of its classes: `price--old` is about a price and what is old."""
        return {part for name in self.classes for part in re.split(r"[-_]+", name)}

    @property
    def name(self) -> str:
        """Its text without a badge in it, as the name of something."""
        beside = [child for child in self.elements if child.tag != "a"]
        alone = not any(child.tag == TEXT and WORD.search(child.data) for child in self.children)
        if (
            alone
            and len(self.elements) == len(beside) + 1
            and beside
            and all(child.tag in ("abbr", "small", "sup") for child in beside)
        ):
            return next(child.text for child in self.elements if child.tag == "a")
        badges = [child for child in self.elements if child.tag == "small"] or [
            child for child in self.elements if BADGE & child.class_words
        ]
        if not badges or not any(child.tag == TEXT and WORD.search(child.data) for child in self.children):
            return self.text
        return " ".join(
            " ".join(child.data.split()) for child in self.children if child.tag == TEXT and child.data.strip()
        )

    def above(self) -> Iterator[Node]:
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    @property
    def next(self) -> Node | None:
        """The element after it in the same parent."""
        nodes, end = self.tree.nodes, self.parent.end if self.parent is not None else 0
        at = self.end
        while at < end and nodes[at].tag == TEXT:
            at += 1
        return nodes[at] if at < end else None

    def has(self, *tags: str) -> bool:
        return any(self.first(tag) is not None for tag in tags)

    def first(self, tag: str) -> Node | None:
        """The first element of a tag inside of it."""
        places = self.tree.places.get(tag, [])
        at = bisect_right(places, self.index)
        return self.tree.nodes[places[at]] if at < len(places) and places[at] < self.end else None

    @property
    def value(self) -> Value:
        if self._value is None:
            self._value = value_of(self)
        return self._value


class Shape:
    """What members of a list have in common: their nodes, with parents as if the list began with them, and its slots."""

    __slots__ = ("nodes", "slots")

    def __init__(self, rows: list[list[Any]], slots: list[tuple[int, str | None]]) -> None:
        self.nodes: list[tuple[int, str, dict[str, Any], int]] = []
        self.slots = slots
        for row in rows:
            above, tag, attrs, flags = row if len(row) == 4 else (row[0], TEXT, {}, self.nodes[row[0]][3] & ~BLOCK)
            self.nodes.append((above, tag, attrs, flags))


class Tree:
    """All nodes. `listed` and `shapes`: those of page_facts.js."""

    def __init__(
        self, listed: list[list[Any]], shapes: list[tuple[list[list[Any]], list[tuple[int, str | None]]]]
    ) -> None:
        self.nodes: list[Node] = []
        known = [Shape(*shape) for shape in shapes]
        for row in listed:
            if len(row) == 3:
                self._add_member(row[0], known[row[1]], row[2])
                continue
            parent = self.nodes[row[0]] if row[0] >= 0 else None
            if len(row) == 4:
                self._add(parent, row[1], row[2], row[3])
            else:
                self._add(parent, TEXT, {}, parent.flags & ~BLOCK if parent else 0).write(row[1])
        for node in reversed(self.nodes):
            parent = node.parent
            if parent is not None:
                if node.end > parent.end:
                    parent.end = node.end
                parent.size += node.size

    def _add(self, parent: Node | None, tag: str, attrs: dict[str, Any], flags: int) -> Node:
        node = Node(self, len(self.nodes), parent, tag, attrs, flags)
        if parent is not None:
            parent.children.append(node)
        self.nodes.append(node)
        return node

    def _add_member(self, parent: int, shape: Shape, values: list[Any]) -> None:
        begin = len(self.nodes)
        for above, tag, attrs, flags in shape.nodes:
            self._add(self.nodes[parent if above < 0 else begin + above], tag, attrs, flags)
        for (at, name), value in zip(shape.slots, values, strict=True):
            node = self.nodes[begin + at]
            if name is None:
                node.write(value)
            elif not name:
                node.attrs = value
            else:
                node.attrs = {**node.attrs, name: value}

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where the elements of each tag are."""
        found: dict[str, list[int]] = defaultdict(list)
        for node in self.nodes:
            found[node.tag].append(node.index)
        return found

    @cached_property
    def elements(self) -> list[Node]:
        return [node for node in self.nodes if node.tag != TEXT]

    def lines_of(self, start: int, end: int, *, hidden: bool = False) -> list[str]:
        """Returns the lines of what nodes show. What is struck through is left out, unless there is nothing else."""
        if end - start == 1 and self.nodes[start].tag != TEXT:
            return []
        lines = self._lines(start, end, HIDDEN * (not hidden) | STRUCK)
        return lines or self._lines(start, end, HIDDEN * (not hidden))

    def _lines(self, start: int, end: int, without: int) -> list[str]:
        parts: list[str] = []
        block = -1
        last: Node | None = None
        for node in self.nodes[start:end]:
            if node.tag == "br":
                parts.append("\n")
            shown = node.data
            if not shown or node.flags & without:
                continue
            if parts and (node.block != block or (last is not None and _apart(last, node))):
                parts.append("\n")
            block, last = node.block, node
            parts.append(shown.replace("\n", " "))
        lines = "".join(parts).split("\n") if len(parts) > 1 else parts
        found = [" ".join(line.split()) for line in lines]
        return [line for line in found if line]


DASHES = ("-", "–", "—", "−", "--")
PHRASE = {"b", "i", "em", "strong", "sub", "sup", "u", "a", "mark", "font", "code", "s", "del", "abbr"}


def _apart(one: Node, other: Node) -> bool:
    """Whether two texts are of boxes that touch without a space, which styles keep apart."""
    first, second = one.parent, other.parent
    if first is None or second is None or first is second or one.data[-1:].isspace() or other.data[:1].isspace():
        return False
    if first.index <= other.index < first.end or second.index <= one.index < second.end:
        return False
    return not (first.tag in PHRASE and second.tag in PHRASE)


def value_of(node: Node) -> Value:
    """Returns what a node shows, and what it holds for machines."""
    only = node.only_text if not node.attrs else None
    if only is not None:
        return Value(only)
    exact: str | bool | None = None
    links, sources, names = [], [], []
    for inner in self_and_inside(node):
        attrs = inner.attrs
        if not attrs or inner.flags & HIDDEN:
            continue
        if inner.tag == "a" and attrs.get("href"):
            links.append(attrs["href"])
        if inner.tag == "img" and attrs.get("src"):
            sources.append(attrs["src"])
        for key in ("datetime", "content"):
            if key in attrs:
                exact = attrs[key]
        if (inner.tag in CONTROLS or "checked" in attrs) and inner.attrs.get("type") != "radio":
            exact = attrs.get("checked", attrs.get("value"))
        if inner.tag in ("data", "meter", "progress") and attrs.get("value"):
            exact = attrs["value"]
        name = attrs.get("aria-label") or attrs.get("alt") or attrs.get("title")
        if name and inner.tag not in CONTROLS and inner.tag not in ("a", "button"):
            names.append(str(name))
    lines = node.lines
    text = " ".join(lines)
    href = links[0] if links and len(set(links)) == 1 else None
    if href is None and not links and len(set(sources)) == 1:
        href = sources[0]
    if not names or WORD.search(text) or text in DASHES:
        return Value(text, exact, href, (), len(lines))
    if len(names) == 1:
        return Value(names[0], exact, href)
    return Value(text, exact, href, tuple(names[:3]), len(lines))


def self_and_inside(node: Node) -> list[Node]:
    return node.tree.nodes[node.index : node.end] if node.end - node.index < 400 else [node]
