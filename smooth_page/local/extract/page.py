"""All facts of a page: pairs by label, groups, sections, things that it states."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from smooth_page.local.extract import dates
from smooth_page.local.extract.blocks import Blocks
from smooth_page.local.extract.coercion import Locale
from smooth_page.local.extract.groups import groups_of, lone_groups
from smooth_page.local.extract.hours import hours_of, is_day
from smooth_page.local.extract.labels import NEIGHBOUR, REVERSED, Pair, is_denied, pairs_of
from smooth_page.local.extract.matching import Match, Wanted, head_and_tail, initials, match_about, squeezed
from smooth_page.local.extract.sections import Section, sections_of
from smooth_page.local.extract.structured import Thing, things_of
from smooth_page.local.extract.surroundings import Surroundings
from smooth_page.local.extract.tables import Group, tables_of
from smooth_page.local.extract.tree import HIDDEN, TEXT, Node, Tree, Value, holds
from smooth_page.local.extract.words import CONTRAST, PAGE_WORDS, RELATED, meanings

META = 7
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
NO_WORDS: frozenset[str] = frozenset()
MOST_WITH_HOURS = 20_000  # nodes of a page that may have opening hours
MOST_TEXTS = 5_000  # that show whether days or months come first
NO_META = {
    "viewport",
    "robots",
    "theme-color",
    "generator",
    "type",
    "locale",
    "card",
    "site",
    "charset",
    "csrf-token",
    "referrer",
    "width",
    "height",
    "color-scheme",
    "domain",
    "creator",
}
CELLS = {"td", "dd", "div", "span", "li"}
GOES_ON = re.compile(
    r"(\D{3,30}?)\s(?:in|at|since|until|from|im|am|seit|bis|à|en|depuis|desde|hasta|dal|sinds|sedan)", re.IGNORECASE
)
MOST_STATED = 80  # characters
Range = tuple[int, int]


def _labels(node: Node) -> bool:
    """Whether what stands right after a text is a control, or shows something without words."""
    after = node.next
    return after is not None and not after.text and (after.tag not in ("br", "hr", "img", "svg", "i"))


def _is_linked(nodes: list[Node]) -> bool:
    """Whether a thing is one that the page leads to: a link, or with a linked heading or image."""
    if nodes[0].tag == "a" and any(node.tag != TEXT for node in nodes[1:]):
        return True
    inside = {inner.index for node in nodes if node.tag == "a" for inner in (node, *node.inside)}
    heads = [node for node in nodes if node.tag in ("h2", "h3", "h4", "h5")]
    linked = any(node.index in inside or node.has("a") for node in heads)
    return linked if heads else bool(inside) and any(node.tag == "img" for node in nodes)


@dataclass(frozen=True)
class Statement:
    """A short text that stands for itself, as `Free WiFi` or `Sold out`."""

    text: str
    index: int


class Page:
    """The facts that page_facts.js collected."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self.tree = Tree(facts["nodes"], facts.get("shapes", []))
        self.is_part = bool(facts.get("part"))
        self.url = str(facts.get("url", ""))
        self.title = str(facts.get("title", ""))
        self._metas = facts.get("metas", [])
        self._data = facts.get("data", [])
        lang = str(facts.get("lang", "")).strip().replace("_", "-")
        texts = islice((node.data for node in self.tree.nodes if node.tag == TEXT and len(node.data) < 100), MOST_TEXTS)
        self.locale = Locale(
            lang if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else "en",
            dates.order_of(lang, texts),
            self.url,
        )
        self._outside: dict[int, bool] = {}
        self._matches: dict[tuple[Wanted, frozenset[str]], list[tuple[str, Match]]] = {}

    @cached_property
    def things(self) -> list[Thing]:
        return things_of(self._data)

    @cached_property
    def sections(self) -> list[Section]:
        return sections_of(self.tree.elements)

    @cached_property
    def _tables(self) -> tuple[list[Pair], list[Group]]:
        tables = list(tables_of(self.tree.elements))
        return [pair for table in tables for pair in table.pairs], [group for table in tables for group in table.groups]

    @cached_property
    def groups(self) -> list[Group]:
        found = [group for group in groups_of(self.tree.elements) if group.records]
        return [*self._tables[1], *self._hours(), *found, *lone_groups(self.tree.elements, found)]

    def _hours(self) -> list[Group]:
        lang = self.locale.lang
        if len(self.tree.nodes) > MOST_WITH_HOURS or not any(
            is_day(node.data, lang) for node in self.tree.nodes if node.data
        ):
            return []
        pairs = [pair for pairs in self.by_label.values() for pair in pairs if pair.source <= NEIGHBOUR]
        return list(hours_of(pairs, self.tree, lang))

    @cached_property
    def by_label(self) -> dict[str, list[Pair]]:
        """The pairs of each label, in the order of the page."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self._pairs():
            if is_denied(pair.label, pair.value.text):
                pair.value = Value("—")
            found[pair.label].append(pair)
        for pairs in found.values():
            pairs.sort(key=lambda pair: pair.index)
        return dict(found)

    def _pairs(self) -> Iterable[Pair]:
        yield from pairs_of(self.tree.elements)
        yield from self._tables[0]
        for name, content in self._metas:
            words = [
                part
                for part in re.split(r"[:.]", re.sub(r"^citation_", "", str(name)))
                if part
                not in ("og", "article", "product", "twitter", "dc", "book", "profile", "music", "video", "citation")
            ]
            if words and words[0].lower() not in NO_META and content and "verification" not in str(name):
                yield Pair(
                    " ".join(words),
                    Value(str(content), None, str(content) if str(content).startswith("http") else None),
                    META,
                    -1,
                )

    @cached_property
    def blocks(self) -> Blocks:
        return Blocks(self)

    @cached_property
    def labelled(self) -> frozenset[int]:
        """The places of values that have labels."""
        pairs = (pair for pairs in self.by_label.values() for pair in pairs)
        return frozenset(pair.index for pair in pairs if pair.source <= NEIGHBOUR)

    @cached_property
    def reversed(self) -> frozenset[int]:
        """The places of values that have labels behind or below them."""
        pairs = (pair for pairs in self.by_label.values() for pair in pairs)
        return frozenset(pair.index for pair in pairs if pair.source == REVERSED)

    @cached_property
    def labelled_by_markup(self) -> frozenset[int]:
        """The places of values that have labels made for them."""
        pairs = (pair for pairs in self.by_label.values() for pair in pairs)
        return frozenset(pair.index for pair in pairs if pair.source < NEIGHBOUR)

    @cached_property
    def _labels_by_word(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for label in self.by_label:
            for word in meanings(label):
                found[word].add(label)
            found["".join(meanings(label))].add(label)
            found["".join(head_and_tail(label)[0])].add(label)
            found[squeezed(label)].add(label)
            found[squeezed(re.sub(r"\s*\([^()]*\)$", "", label))].add(label)
            found[initials(label)].add(label)
        return found

    def matches(self, want: Wanted, about: frozenset[str]) -> list[tuple[str, Match]]:
        """Returns the labels of the page that match a property of something. `about`: the words for it."""
        found = self._matches.get((want, about))
        if found is None:
            words = {word for words in (want.words, *want.phrases) for word in words}
            words |= {"".join(want.words), squeezed(want.name), want.literal, initials(want.name)}
            labels = {label for word in words for label in self._labels_by_word.get(word, ())}
            found = [(label, fit) for label in labels if (fit := match_about(want, label, about)) is not None]
            self._matches[want, about] = found
        return found

    def pairs(
        self, want: Wanted, ranges: Iterable[Range] | None, about: frozenset[str] = NO_WORDS
    ) -> list[tuple[Pair, Match]]:
        """Returns the pairs of parts of the page that match a property. All of it with None."""
        found = []
        for label, fit in self.matches(want, about):
            pairs, places = self.by_label[label], self._places_by_label[label]
            for start, end in [(places[0], places[-1] + 1)] if ranges is None else ranges:
                inside = pairs[bisect_left(places, start) : bisect_left(places, end)]
                found += [(pair, fit) for pair in inside]
        return found

    @cached_property
    def _places_by_label(self) -> dict[str, list[int]]:
        return {label: [pair.index for pair in pairs] for label, pairs in self.by_label.items()}

    def section_words(self, index: int) -> frozenset[str]:
        """Returns the words of all headings over a place, of boxes around it, and of the label of such a box."""
        over = frozenset(
            word for section in self.sections if section.start <= index < section.end for word in section.words
        )
        return over.union(*(words for start, end, words in self._labelled_boxes if start <= index < end))

    @cached_property
    def _labelled_boxes(self) -> list[tuple[int, int, frozenset[str]]]:
        """What has a label as a whole, and labels inside: where it is, and the words of the label."""
        pairs = (pair for pairs in self.by_label.values() for pair in pairs if pair.index >= 0)
        nodes = self.tree.nodes
        return [
            (pair.index, nodes[pair.index].end, frozenset(meanings(pair.label)))
            for pair in pairs
            if pair.source <= NEIGHBOUR and pair.value.lines > 1 and nodes[pair.index].tag in CELLS
        ]

    def is_straight(self, index: int, want: Wanted) -> bool:
        """Whether a place is under the main heading alone, or under one that has words of what is wanted."""
        over = self.headings_over(index)
        about = want.described | frozenset(want.words)
        return not over or over[0].level == 1 or (bool(over[0].words) and over[0].words <= about)

    @cached_property
    def _headed(self) -> list[Section]:
        return [section for section in self.sections if section.level < 7]

    def headings_over(self, index: int) -> list[Section]:
        """Returns the sections with headings around a place, the innermost first."""
        around = [section for section in self._headed if section.start <= index < section.end]
        return sorted(around, key=lambda section: (section.end - section.start, -section.level))

    @cached_property
    def statements(self) -> list[Statement]:
        found = []
        for node in self.tree.elements:
            if (
                node.size <= 40
                and not node.flags & HIDDEN
                and node.children
                and all(child.tag == TEXT or not child.size for child in node.children)
                and any(child.tag == TEXT for child in node.children)
                and not _labels(node)
            ):
                found.append(Statement(node.text, node.index))
        return sorted([*found, *self._begun()], key=lambda statement: statement.index)

    def _begun(self) -> Iterator[Statement]:
        """Returns what texts with more behind it say first: `On display` of `On display in room 4`."""
        for node in self.leaves:
            first = next(child for child in node.children if child.tag == TEXT)
            begun = GOES_ON.fullmatch(first.data.strip())
            if begun and len(node.children) > 1 and node.size <= MOST_STATED:
                yield Statement(begun[1], node.index)

    @cached_property
    def leaves(self) -> list[Node]:
        """Elements with texts of their own."""
        return [
            node
            for node in self.tree.elements
            if not node.flags & HIDDEN and any(child.tag == TEXT for child in node.children)
        ]

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self.tree, self._headed)

    def is_outside(self, index: int) -> bool:
        """Whether a place is in what surrounds the page's own subject."""
        known = self._outside.get(index)
        if known is None:
            known = self._outside[index] = self._surroundings.has(index)
        return known

    def is_framing(self, index: int) -> bool:
        """Whether a place is in what all pages of a site have, as navigation and footers."""
        return self._surroundings.frames(index)

    @cached_property
    def _main_heads(self) -> list[int]:
        heads = [node.index for node in self.tree.elements if node.tag == "h1"]
        return heads if len(heads) == 1 else []

    @cached_property
    def _cards(self) -> list[Range]:
        found = []
        for group in self.groups:
            holds_main = any(record.start <= head < record.end for record in group.records for head in self._main_heads)
            if group.kind in ("cards", "headed") and len(group.records) > 1 and not holds_main:
                linked = sum(_is_linked(self.tree.nodes[record.start : record.end]) for record in group.records)
                if linked * 2 > len(group.records):
                    found += [(record.start, record.end) for record in group.records]
        joined: list[Range] = []
        for start, end in sorted(found):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        return joined

    def in_cards(self, index: int) -> bool:
        """Whether a place belongs to one of several things that the page links to."""
        at = bisect_right(self._cards, (index, len(self.tree.nodes))) - 1
        return at >= 0 and self._cards[at][0] <= index < self._cards[at][1]

    def is_one_of_several(self, index: int) -> bool:
        """Whether a place is a radio button: what its group is called says which thing is chosen, not what each is."""
        return index >= 0 and "radio" in (self.tree.nodes[index].attrs.get("type"), self.tree.nodes[index].role)

    def belongs(self, index: int, ranges: tuple[Range, ...] | None, near: bool = True) -> bool:
        """Whether a place is in these ranges; None: in the page's own subject, and in none of its cards.

        `near`: not beside it.
        """
        if ranges is not None:
            return holds(ranges, index)
        return not (self.is_outside(index) or self.in_cards(index)) or (near is False and self.is_beside(index))

    def is_about_others(self, index: int) -> bool:
        """Whether a place is under a heading of other things than the page's own: `Other dogs`."""
        return index >= 0 and any(RELATED & one.words for one in self.headings_over(index))

    def is_beside(self, index: int) -> bool:
        """Whether a place is in what stands beside the page's own subject, as facts about it do: no navigation or footer."""
        around = [above.tag for above in self.tree.nodes[index].above()] if index >= 0 else []
        return "aside" in around and not {"nav", "footer"} & {*around} and not holds(self._surroundings.related, index)

    @property
    def subject(self) -> str | None:
        """The only main heading, in a part of the page that of any level, where it names a thing rather than a kind of page."""
        text = self.subject_text
        return text if text and set(meanings(text)) - PAGE_WORDS - CONTRAST else None

    @property
    def subject_parts(self) -> list[str]:
        """The texts of the elements in the main headings."""
        heads = [node for node in self.tree.elements if node.tag == "h1" and not node.flags & HIDDEN]
        return [inner.text for head in heads for inner in head.elements]

    @cached_property
    def subject_text(self) -> str | None:
        """The only main heading, whatever it says."""
        levels = HEADS if self.is_part else HEADS[:1]
        heads = [node for node in self.tree.elements if node.tag in levels and node.text and not node.flags & HIDDEN]
        if not heads:
            return self._titled()
        heads = [node for node in heads if node.tag == min(head.tag for head in heads)]
        if len({node.text for node in heads}) != 1:
            return None
        titled = [
            inner
            for inner in heads[0].elements
            if {"title", "name"} & {part for name in inner.classes for part in re.split(r"[-_]", name)}
        ]
        if len(titled) == 1:
            return titled[0].text
        if (apart := heads[0].name) != heads[0].text:
            return apart
        return re.sub(r"(?<=\S)\s*\([^()]*\)$", "", heads[0].text) if heads[0].elements else heads[0].text

    def _titled(self) -> str | None:
        """Returns what the page's title begins with, where the page shows just that: of pages without a main heading."""
        name = re.split(r"\s+[|–—·•-]\s+|[|｜]", self.title)[0].strip()
        if not name:
            return None
        shown = (node for node in self.leaves if node.text == name and not self.is_outside(node.index))
        return name if next((node for node in shown if node.tag not in ("a", "li", "option")), None) else None

    @cached_property
    def is_about_site(self) -> bool:
        """Whether the main heading is also the text of a link around the page: a part of the site."""
        return any(
            node.text == self.subject_text and self.is_outside(node.index)
            for node in self.tree.elements
            if node.tag == "a"
        )

    @cached_property
    def subject_words(self) -> frozenset[str]:
        return frozenset(meanings(self.subject or ""))
