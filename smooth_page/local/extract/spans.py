"""Reads one end of a period: `closes` from `9:00 to 17:30`, `start_date` from `3 to 5 May 2026`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import vocabulary
from smooth_page.local.extract.coercion import options_of
from smooth_page.local.extract.labels import NEIGHBOUR
from smooth_page.local.extract.matching import CORE, wanted
from smooth_page.local.extract.page import NO_WORDS
from smooth_page.local.extract.tree import TEXT, Node, Value
from smooth_page.local.extract.words import meanings, plain, raw_words

if TYPE_CHECKING:
    from smooth_page.local.extract.matching import Wanted
    from smooth_page.local.extract.page import Page, Range
    from smooth_page.local.extract.schema import Schema
    from smooth_page.local.extract.scope import Scope

Read = Callable[[Value], Any]
LONGEST = 120
FIRST, LAST = frozenset(vocabulary.FIRST.split()), frozenset(vocabulary.LAST.split())
LOWER, UPPER = frozenset(vocabulary.LOWER.split()), frozenset(vocabulary.UPPER.split())
LEAST, MOST = frozenset(meanings("minimum")), frozenset(meanings("maximum"))
BEGINS, ENDS = frozenset(meanings("start from open")), frozenset(meanings("end until close"))
WHEN = frozenset(meanings("date time day hours opening open when period daily validity window")) | {"at", "on", "valid"}
FORMATS = ("date", "date-time", "time")
# What names the first of two, and the last.
ENDS_OF = (
    (FIRST | LOWER, BEGINS | LEAST | frozenset(meanings("departure origin"))),
    (LAST | UPPER, ENDS | MOST | frozenset(meanings("arrival destination"))),
)
RANGE = re.compile(r"\s+(?:range|interval|limits|bereich)$", re.IGNORECASE)
ISO = re.compile(r"\d{4}-\d\d-\d\d")
BETWEEN = re.compile(
    rf"\s*[–—~〜～]\s*|\s+-\s+|(?<=[:.h]\d\d)-(?=\d)|(?<=\d)-(?=\d{{1,2}}[\s.:h])|から|\s+(?:{'|'.join(vocabulary.BETWEEN.split())})\s+",
    re.IGNORECASE,
)


def are_ends(first: Wanted, last: Wanted) -> bool:
    """Whether two properties are the first and the last of the same: `departure_time` and `arrival_time`."""
    one, other = (_rest(want, words, concepts) for want, (words, concepts) in zip((first, last), ENDS_OF, strict=True))
    return one is not None and one == other


def same_end(want: Wanted, label: str) -> bool:
    """Whether a property and a label are the same end of the same period: `start_date`, `Valid from`."""
    for words, concepts in ENDS_OF:
        mine, theirs = _rest(want, words, concepts), _rest(wanted(label), words, concepts)
        if mine is not None and theirs is not None and mine - WHEN == theirs - WHEN:
            return True
    return False


def _rest(want: Wanted, words: frozenset[str], concepts: frozenset[str]) -> frozenset[str] | None:
    """Returns what the name of a property says besides which end it is; None if it does not say that."""
    raw = [plain(word) for word in raw_words(want.name)]
    rest = [word for word in raw if word not in words and not frozenset(meanings(word)) & concepts]
    return None if len(rest) == len(raw) else frozenset(meanings(" ".join(rest))) if rest else frozenset()


BOTH = re.compile(
    r"(?:between|zwischen|entre|tra|fra|tussen|między|mellan|mellem|mellom|mezi)\s+(.+?)\s+(?:and|und|et|y|e|en|a|i|og|och)\s+(.+)",
    re.IGNORECASE,
)


def find(page: Page, want: Wanted, schema: Schema, scope: Scope, read: Read) -> Any:
    """Returns the first or the last day or time of the only period with the rest of the property's name."""
    options = options_of(schema)
    dated = any(option.get("format") in FORMATS for option in options)
    if not dated and not any(option.get("type") in ("integer", "number") for option in options):
        return None
    sides = ((FIRST, BEGINS), (LAST, ENDS)) if dated else ((LOWER, LEAST), (UPPER, MOST))
    for at, (words, concepts) in enumerate(sides):
        raw = [plain(word) for word in raw_words(want.name)]
        rest = [word for word in raw if word not in words and not frozenset(meanings(word)) & concepts]
        if len(rest) == len(raw) or not (dated or rest):
            continue
        for near in (True, False):
            values = {
                value
                for text in _texts(page, rest, scope, near, dated)
                for ends in [_ends(text)]
                if ends is not None and (value := _read_end(ends, at, read)) is not None
            }
            if values:
                return values.pop() if len(values) == 1 else None
    return None


def _texts(page: Page, rest: list[str], scope: Scope, near: bool, dated: bool) -> Iterator[Node | str]:
    """Returns what may be a period of that name: under a label, or without one where the name says no more."""
    about = frozenset(meanings(" ".join(rest))) if rest else frozenset()
    open_name = dated and about <= WHEN
    for pair in scope.row:
        words = frozenset(meanings(RANGE.sub("", pair.label)))
        if words <= WHEN if open_name else about == words:
            yield pair.value.text
    fits = {} if open_name else dict(page.matches(wanted("_".join(rest)), NO_WORDS))
    for label, pairs in page.by_label.items():
        if open_name:
            meant = frozenset(meanings(label)) <= WHEN
        else:
            bare = RANGE.sub("", label)
            meant = (bare != label and frozenset(meanings(bare)) == about) or (
                label in fits and fits[label].score >= CORE and not fits[label].missing
            )
        if meant:
            yield from (
                pair.value.text for pair in pairs if pair.source <= NEIGHBOUR and _is_in(page, pair.index, scope, near)
            )
    if open_name:
        nodes = page.leaves if scope.ranges is None else _inside(page, scope.ranges)
        other = {
            pair.index
            for label, pairs in page.by_label.items()
            for pair in pairs
            if pair.source <= NEIGHBOUR and not frozenset(meanings(label)) & WHEN
        }
        free = (node for node in nodes if node.index not in other)
        yield from (node for node in free if node.size <= LONGEST and _is_in(page, node.index, scope, near))


def _inside(page: Page, ranges: tuple[Range, ...]) -> list[Node]:
    return [node for low, high in ranges for node in page.tree.nodes[low:high] if node.tag != TEXT]


def _is_in(page: Page, index: int, scope: Scope, near: bool) -> bool:
    return (index < 0 and scope.ranges is None) or page.belongs(index, scope.ranges, near)


def _ends(shown: Node | str) -> tuple[Value, Value] | None:
    if isinstance(shown, Node):
        times = [node for node in shown.inside if node.tag == "time" and node.attrs.get("datetime")]
        if len(times) == 2:
            return times[0].value, times[1].value
        shown = shown.text
    text = shown.strip()
    if len(text) > LONGEST or ISO.search(text):
        return None
    parts = [part for part in BETWEEN.split(text) if re.search(r"\d", part)]  # `£46,500 to £54,000 a year`
    if len(parts) == 1 and (both := BOTH.match(text)):
        parts = [both[1], both[2]]
    if len(parts) != 2:
        return None
    return Value(parts[0]), Value(parts[1])


BARE = re.compile(r"[\d.,]+")


def _read_end(ends: tuple[Value, Value], at: int, read: Read) -> Any:
    """Returns one end. Both have to be readable; the first may leave its month and year to the last."""
    first, last = ends
    made = read(last)
    if made is None:
        return None
    tokens = last.text.split()
    unit = re.search(r"\d\s?([^\W\d]+[²2]?|%)$", last.text.strip())
    completed = [
        *([first._replace(text=f"{first.text} {unit[1]}")] if unit and BARE.fullmatch(first.text.strip()) else []),
        first,
        *(first._replace(text=f"{first.text} {' '.join(tokens[k:])}") for k in range(len(tokens) - 1, 0, -1)),
    ]
    begun = next((value for one in completed if (value := read(one)) is not None), None)
    return None if begun is None else (begun, made)[at]
