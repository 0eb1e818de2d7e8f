"""Finds the list, the section or the table that a property means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import columns, leftovers, parted_lists, structured, unclaimed
from smooth_page.local.extract.coercion import coerce, reader, says_nothing
from smooth_page.local.extract.fallbacks import is_name
from smooth_page.local.extract.labels import NEIGHBOUR, Pair
from smooth_page.local.extract.matching import CORE, Wanted, match, wanted
from smooth_page.local.extract.naming import CLASSED, CONTRARY, HEADINGS, NAMED, OPEN, before, is_called, relevance
from smooth_page.local.extract.schema import kind_of
from smooth_page.local.extract.tables import Group, Record
from smooth_page.local.extract.tree import Node, Value, holds
from smooth_page.local.extract.words import THINGS, meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.filling import Filler
    from smooth_page.local.extract.page import Page, Range
    from smooth_page.local.extract.schema import Schema
    from smooth_page.local.extract.scope import Notes, Scope

TRIED = 3  # records of both ends that show whether a group fits
FAILED = 5  # groups of one kind that show that others of it do not fit
ANY_LIST = frozenset(
    word
    for name in [
        "items",
        "item",
        "results",
        "result",
        "rows",
        "row",
        "list",
        "entries",
        "entry",
        "records",
        "record",
        "data",
        "elements",
        "all",
    ]
    for word in meanings(name)
)
MOST_TEXT = 400


def sections_for(page: Page, want: Wanted, scope: Scope) -> list[tuple[Range, ...]]:
    """Returns the sections that a nested object means: those with the best names, the most visible kind of them."""
    rated = []
    for section in page.sections:
        if section.level == 1 or not _inside(section.start, section.end, scope.ranges):
            continue
        fit = match(want, section.name)
        if fit is not None and not fit.missing and fit.score >= CORE - 0.03:
            rated.append(((fit.score >= CORE, section.level < 8), section))
    if not rated:
        return _labelled_parts(page, want, scope)
    best = max(rank for rank, _ in rated)
    chosen = [section for rank, section in rated if rank == best]
    outer = [
        one
        for one in chosen
        if not any(
            other is not one
            and other.start <= one.start
            and one.end <= other.end
            and (other.start, other.end) != (one.start, one.end)
            for other in chosen
        )
    ]
    return list(dict.fromkeys(((section.start, section.end),) for section in outer))


def _labelled_parts(page: Page, want: Wanted, scope: Scope) -> list[tuple[Range, ...]]:
    """Returns the boxes of several lines that a label beside them calls as a nested object."""
    found: list[tuple[Range, ...]] = []
    for pair, fit in page.pairs(want, scope.ranges):
        if pair.source == NEIGHBOUR and pair.value.lines > 1 and fit.score >= CORE and not fit.missing:
            found.append(((pair.index, page.tree.nodes[pair.index].end),))
    return found


def _inside(start: int, end: int, ranges: tuple[Range, ...] | None) -> bool:
    return ranges is None or any(low <= start and end <= high for low, high in ranges)


def best_group(filler: Filler, want: Wanted, items: Schema, scope: Scope, only: bool) -> Group | None:
    """Returns the group that fits a list of objects, None if none does or several do."""
    page = filler.page
    near, beside = [], []
    for group in page.groups:
        if not group.records or group.node.tag == "nav":
            continue
        if not page.is_outside(group.node.index):
            near.append(group)
        elif page.is_beside(group.node.index):
            beside.append(group)
    return _best(filler, near, want, items, scope, only) or _best(filler, beside, want, items, scope, only)


def _best(filler: Filler, groups: list[Group], want: Wanted, items: Schema, scope: Scope, only: bool) -> Group | None:
    rated = []
    failed: Counter[tuple[str, ...]] = Counter()
    for group in groups:
        if not _inside(group.node.index, group.node.end, scope.ranges) or (
            scope.record and scope.ranges and group.node.index <= scope.ranges[0][0]
        ):
            continue
        looks = _looks(group)
        fit, doubt = fitness(filler, group, want, items, scope) if failed[looks] < FAILED else (0.0, 0.0)
        if fit < 0.5:
            failed[looks] += 1
            continue
        named = relevance(filler.page, group, want)
        if named == CONTRARY or (named == OPEN and not only and not _takes_any(filler, want)):
            continue
        rated.append(((named, round(fit - doubt, 2), group.kind in ("table", "columns")), group))
    rated = [entry for entry in rated if not any(_is_part_of(entry, other) for other in rated)]
    rated = [entry for entry in rated if not any(_is_in_record(entry, other) for other in rated)]
    if not rated:
        return None
    best = max(rank for rank, _ in rated)
    part = parted_lists.section_field(filler, items)
    if part is not None and best[0] <= CLASSED:
        best_first = sorted(rated, key=lambda one: one[0], reverse=True)
        unnamed = [group for _, group in best_first if not any(match(part.want, header) for header in group.headers)]
        if whole := parted_lists.joined(filler, unnamed):
            return whole
    chosen = [group for rank, group in rated if rank[0] == best[0] and rank[1] >= best[1] - 0.01]
    return _one_of([group for group in chosen if is_called(filler.page, group, want)] or chosen)


Rank = tuple[int, float, bool]


def _is_part_of(one: tuple[Rank, Group], other: tuple[Rank, Group]) -> bool:
    """Whether the records of a group are some of those of another one that fits as well."""
    mine, theirs = ({record.start for record in group.records} for _, group in (one, other))
    return one[1].node is other[1].node and -1 not in mine and mine < theirs and one[0] <= other[0]


def _is_in_record(one: tuple[Rank, Group], other: tuple[Rank, Group]) -> bool:
    """Whether a group is inside a thing of a group that fits about as well."""
    at, (named, fit, _) = one[1].node.index, other[0]
    return (
        len(other[1].records) > 1
        and any(record.start <= at < record.end for record in other[1].records)
        and named >= one[0][0]
        and fit >= NEARLY * one[0][1]
    )


NEARLY = 0.8


def _looks(group: Group) -> tuple[str, ...]:
    """Returns what groups of one kind share, as the lines in each of many cards."""
    node, parent = group.node, group.node.parent
    return (
        group.kind,
        node.tag,
        *node.classes,
        *group.headers,
        *(() if parent is None else (parent.tag, *parent.classes)),
    )


def _takes_any(filler: Filler, want: Wanted) -> bool:
    return frozenset(want.words) <= ANY_LIST


def _one_of(groups: list[Group]) -> Group | None:
    """Returns the only group, or of groups inside each other the one with the most records."""
    if len(groups) == 1:
        return groups[0]
    sizes = sorted(groups, key=lambda group: (-len(group.records), group.kind != "table", group.node.index))
    first = sizes[0]
    for other in sizes[1:]:
        nested = (
            first.node.index <= other.node.index < first.node.end
            or other.node.index <= first.node.index < other.node.end
        )
        if not nested and len(other.records) > 1:
            return None
    return first


def fitness(filler: Filler, group: Group, want: Wanted, items: Schema, scope: Scope) -> tuple[float, float]:
    """Returns which share of the fields the first records have, and of which they have several values: as several things."""
    properties = items.get("properties") or {}
    needed = [field.name for field in filler.fields.of(items) if field.needed] or list(properties)
    tried = 0
    filled = doubt = 0.0
    for _, _, made, notes in rows(filler, _sample(group), want, items, scope, alone=False):
        tried += 1
        doubt += len(notes.ambiguous) / max(len(properties), 1)
        whole = sum(made.get(name) is not None for name in properties) / max(len(properties), 1)
        filled += max(whole, sum(made.get(name) is not None for name in needed) / len(needed)) if needed else 0
        filled += 0.05 * sum(value is not None for value in made.values()) / max(len(properties), 1)
    return (filled / tried, doubt / tried) if tried else (0.0, 0.0)


def _sample(group: Group) -> Group:
    """Returns it with some of the records of its beginning and its end."""
    if len(group.records) <= 2 * TRIED:
        return group
    return replace(group, records=[*group.records[:TRIED], *group.records[-TRIED:]])


def rows(
    filler: Filler, group: Group, want: Wanted, items: Schema, scope: Scope, *, alone: bool = True
) -> list[tuple[Record, Scope, dict[str, Any], Notes]]:
    """Returns the object of each record, and what there is to note of it.

    `alone`: what is the only thing that fits a property is its value, whatever it is called.
    """
    found = [
        (record, inner, *filler.object(items, inner, "")) for record, inner in scopes(filler, group, want, items, scope)
    ]
    if "alternatives" not in items:
        if alone:
            unclaimed.give_all(filler.page, filler.fields.of(items), [entry[1:] for entry in found])
        parted_lists.name_sections(filler, items, found)
        leftovers.fill(filler, items, found, relevance(filler.page, group, want) >= CLASSED)
        for _, _, made, _ in found:
            leftovers.split_numbers(filler.fields.of(items), made)
    return found


def scopes(filler: Filler, group: Group, want: Wanted, items: Schema, scope: Scope) -> Iterator[tuple[Record, Scope]]:
    """Returns the part of the page that each record is."""
    from smooth_page.local.extract.scope import Scope

    words = words_of(group, want, items)
    whole = headers_cover(filler, group, items)
    thing = None if whole else _thing_header(filler, group, want, items)
    known: Iterator[Mapping[str, Any]] = repeat({})
    if group.kind == "table" and "alternatives" not in items:
        known = columns.rows_of(group.records, group.headers, filler.fields.of(items), words)
    for record, read in zip(group.records, known, strict=False):
        pairs = list(record.pairs)
        if thing is not None:
            pairs += [replace(pair, label=thing[1]) for pair in pairs if pair.label == thing[0]]
        ranges = ((record.start, record.end),) if record.start >= 0 else ()
        yield record, Scope(ranges, tuple(pairs), words, None, True, whole, scope.stack, known=read)


def headers_cover(filler: Filler, group: Group, items: Schema) -> bool:
    """Whether each property has a column of its own, so that rows need not be searched."""
    return (
        group.kind in ("table", "columns")
        and "alternatives" not in items
        and all(any(match(field.want, header) for header in group.headers) for field in filler.fields.of(items))
    )


def _thing_header(filler: Filler, group: Group, want: Wanted, items: Schema) -> tuple[str, str] | None:
    """Returns the header over the things themselves (`Item`, `Product`), and the property that is their name."""
    fields = [field for field in filler.fields.of(items) if field.kind == "scalar"]
    left = [field for field in fields if not any(match(field.want, header) for header in group.headers)]
    words = words_of(group, want, items)
    named = [field for field in left if is_name(field.want, words) or field.want.words == DESCRIPTION]
    heads = [
        header
        for header in group.headers
        if not any(match(field.want, header) for field in fields) and frozenset(meanings(header)) <= words | THINGS
    ]
    return (heads[0], named[0].name) if len(heads) == 1 and named and group.kind == "table" else None


DESCRIPTION = meanings("description")


def words_of(group: Group, want: Wanted, items: Schema) -> frozenset[str]:
    """Returns what the things of a list are about. Beside a quantity, a price is that of a unit."""
    counted = any(frozenset(meanings(header)) >= QUANTITY for header in group.headers)
    return frozenset(want.words) | frozenset(meanings(str(items.get("title", "")))) | (UNIT if counted else frozenset())


QUANTITY, UNIT = frozenset(meanings("quantity")), frozenset(meanings("unit"))


def simple(filler: Filler, field: Field, items: Schema, scope: Scope) -> list[Any] | None:
    """Returns a list of texts, numbers and the like: stated, a list of that name, or a value with commas."""
    want = field.want
    read_one = reader(items, want.wish, filler.page.locale)

    def read(texts: list[Value]) -> list[Any] | None:
        made = [read_one(value) for value in texts]
        return made if made and all(one is not None for one in made) else None

    for score, stated in sorted(structured.values(scope.thing or {}, want), key=lambda entry: -entry[0]):
        if score >= CORE and (made := read(_stated(stated))):
            return made
    groups = []
    for group in filler.page.groups:
        if scope.ranges is None and filler.page.is_framing(group.node.index):
            continue
        if not group.texts or not _inside(group.node.index, group.node.end, scope.ranges) or group.node.size > 200_000:
            continue
        if relevance(filler.page, group, want) >= NAMED and all(len(text) <= MOST_TEXT for text in group.texts):
            made = read([_item(filler, record) for record in group.records])
            if made:
                groups.append((group, made))
    nearest = [entry for entry in groups if match(want, before(entry[0].node)) or match(want, entry[0].label)] or groups
    inner = [
        entry
        for entry in nearest
        if not any(entry[0].node.index < other.node.index < entry[0].node.end for other, _ in nearest)
    ]
    if scope.ranges is None:
        inner = [entry for entry in inner if not filler.page.is_outside(entry[0].node.index)] or inner
    if len(inner) == 1 or (inner and all(made == inner[0][1] for _, made in inner)):
        return inner[0][1]
    if inner:
        return None
    return _columns(filler, want, read, scope) or _split(filler, want, read, scope)


def _item(filler: Filler, record: Record) -> Value:
    """Returns what an item of a list is as a text: the heading of one that has more than a line."""
    node = filler.page.tree.nodes[record.start]
    if len(node.lines) > 1:
        heads = [inner for inner in node.inside if inner.tag in HEADINGS]
        if len(heads) == 1:
            return Value(heads[0].text)
    return node.value


SENTENCES = re.compile(r"[.!?]\s+\S")


def _stated(stated: Any) -> list[Value]:
    if isinstance(stated, str) and SENTENCES.search(stated):
        return []  # which the page shows as a list
    entries = (
        stated if isinstance(stated, list) else re.split(r"\s*,\s*", stated) if isinstance(stated, str) else [stated]
    )
    plain = [entry.get("text") or entry if isinstance(entry, dict) and "text" in entry else entry for entry in entries]
    return [value for entry in plain if (value := structured.as_value(entry)) is not None]


def _columns(filler: Filler, want: Wanted, read: Any, scope: Scope) -> list[Any] | None:
    found = []
    for group in filler.page.groups:
        for header in group.headers:
            fit = match(want, header)
            if (
                fit is not None
                and fit.score >= CORE
                and not fit.missing
                and _inside(group.node.index, group.node.end, scope.ranges)
            ):
                found.append(
                    read([pair.value for record in group.records for pair in record.pairs if pair.label == header])
                )
    made = [one for one in found if one]
    return made[0] if len(made) == 1 else None


def _split(filler: Filler, want: Wanted, read: Any, scope: Scope) -> list[Any] | None:
    pairs = [
        (pair, fit)
        for pair, fit in filler.page.pairs(want, scope.ranges)
        if not fit.missing and pair.source <= NEIGHBOUR
    ]
    pairs = [entry for entry in pairs if entry[1].score >= CORE - 0.02] or pairs
    pairs += [(pair, fit) for pair in scope.row if (fit := match(want, pair.label)) is not None]
    texts = {_choices(filler, pair) or _by_line(filler, pair) for pair, _ in pairs if not says_nothing(pair.value.text)}
    whole = [text for text in texts if all(other in text for other in texts)]
    if len(whole) != 1:
        return None
    parts = [part for part in re.split(r"\s*[,;·•|]\s*|\n", whole[0]) if part]
    made: list[Any] | None = read([Value(part) for part in parts])
    return made


def _choices(filler: Filler, pair: Pair) -> str:
    """Returns all choices of the group of radio buttons of which a pair has the chosen one, by line."""
    if not filler.page.is_one_of_several(pair.index):
        return ""
    name = filler.page.tree.nodes[pair.index].attrs.get("name")
    nodes = (node for node in filler.page.tree.elements if filler.page.is_one_of_several(node.index))
    same = (node.attrs for node in nodes if node.attrs.get("name") == name)
    return "\n".join(str(attrs.get("label") or attrs.get("aria-label") or "") for attrs in same)


def _by_line(filler: Filler, pair: Pair) -> str:
    """Returns the text of a value, with the lines of what has several: items of a list."""
    parts = _parts(filler, pair)
    if parts:
        return "\n".join(parts)
    return (
        "\n".join(filler.page.tree.nodes[pair.index].lines)
        if pair.value.lines > 1 and pair.index >= 0
        else pair.value.text
    )


def _parts(filler: Filler, pair: Pair) -> list[str]:
    """Returns the texts of links or boxes side by side that make up a value."""
    if pair.index < 0:
        return []
    text = re.sub(r"[\s,]+", "", pair.value.text)
    node = filler.page.tree.nodes[pair.index]
    around = [node, *(inner for inner in node.inside if inner.tag != "#text")][:MOST_AROUND]
    return next((found for one in around if (found := _run(one.elements, text))), [])


def _run(nodes: list[Node], text: str) -> list[str]:
    """Returns the texts of nodes in a row that together are a text."""
    run: list[Node] = []
    for node in nodes:
        run = [*run, node] if run and run[-1].tag == node.tag else [node]
        while run and not text.startswith(_joined(run)):
            run = run[1:]
        if len(run) > 1 and node.tag in ("a", "span", "code", "li") and _joined(run) == text:
            return [one.text for one in run]
    return []


MOST_AROUND = 100  # elements


def _joined(nodes: list[Node]) -> str:
    return re.sub(r"[\s,]+", "", "".join(node.text for node in nodes))


def labelled(filler: Filler, schema: Schema, scope: Scope) -> dict[str, Any]:
    """Returns every label of a scope with its value, for an object whose property names are open."""
    inner = filler.schemas.resolved(schema.get("additionalProperties"))
    if kind_of(inner) != "scalar":
        return {}
    pairs: list[Pair] = [pair for pairs in filler.page.by_label.values() for pair in pairs if pair.source <= NEIGHBOUR]
    made: dict[str, Any] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.source, pair.index)):
        if scope.ranges is None or holds(scope.ranges, pair.index):
            value = coerce(pair.value, inner, wanted(pair.label).wish, filler.page.locale)
            if value is not None and not filler.page.is_outside(pair.index):
                made.setdefault(pair.label, value)
    return made
