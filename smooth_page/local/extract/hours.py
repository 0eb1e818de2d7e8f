"""Opening hours: weekdays with times beside them, without headers that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from smooth_page.local.extract.labels import EXPLICIT, LINE, Pair
from smooth_page.local.extract.tables import Group, Record
from smooth_page.local.extract.tree import Tree, Value
from smooth_page.local.extract.words import plain

LONGEST_DAY = 40  # characters
MOST_DAYS = 4
# What joins weekdays: `Monday to Friday`, `Sa & So`.
BETWEEN_DAYS = re.compile(
    r"\s*[–—/,&+-]\s*|\.?\s+(?:(?:to|and|until|through|bis|und|a|al|e|y|au|et|du|de|da|das|dal|ate|tot|en|t/m|do|i|az|til|till|och|og|ja)\s+)?"
)
HEADERS = ["day", "hours", "opens", "closes"]
NOTE = re.compile(r"\s*\([^()]*\)$")  # `Thursday (today)`
RANGE = re.compile(r"(\d[^–—-]*?)\s*(?:[–—-]|\bto\b|\bbis\b|\btot\b)\s*(\d.*)")


@lru_cache(50)
def _days(lang: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    found: set[str] = set()
    for code in (lang.split("-")[0], "en"):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated", "short"):
            for context in ("format", "stand-alone"):
                found.update(plain(name).rstrip(".") for name in locale.days[context].get(width, {}).values())
    return frozenset(found)


def is_day(text: str, lang: str) -> bool:
    """Whether a text is the name of a weekday, alone or before a colon."""
    text = NOTE.sub("", text[:LONGEST_DAY].partition(":")[0])
    if not 1 < len(text) < LONGEST_DAY:
        return False
    days = [word for word in BETWEEN_DAYS.split(plain(text).strip(" .\n")) if word]
    return 0 < len(days) <= MOST_DAYS and all(word.rstrip(".") in _days(lang) for word in days)


def hours_of(pairs: list[Pair], tree: Tree, lang: str) -> Iterator[Group]:
    """Returns a group for each run of weekdays with what is beside them."""
    days = [pair for pair in pairs if pair.index >= 0 and is_day(pair.label, lang)]
    days = [pair for pair in days if not any(above.tag in ("th", "dt") for above in tree.nodes[pair.index].above())]
    run: list[Pair] = []
    for pair, after in pairwise([*sorted(days, key=lambda pair: pair.index), None]):
        assert pair is not None
        if not run or run[-1].index != pair.index:
            run.append(pair)
        if after is None or any(after.label == one.label and after.index != one.index for one in run):
            yield from _group(run, tree)
            run = []


def _group(days: list[Pair], tree: Tree) -> Iterator[Group]:
    if len(days) < 2:
        return
    first, last = tree.nodes[days[0].index], tree.nodes[days[-1].index]
    around = next((above for above in first.above() if above.end >= last.end), None)
    if around is not None:
        yield Group(around, [Record(_as_row(day), day.index, day.index + 1) for day in days], "", "table", HEADERS)


def _as_row(day: Pair) -> list[Pair]:
    name = NOTE.sub("", day.label)
    row = [Pair("day", Value(name), EXPLICIT, day.index), Pair("hours", day.value, EXPLICIT, day.index)]
    times = RANGE.fullmatch(day.value.text.strip())
    for name, at in (("opens", 1), ("closes", 2)):
        row.append(Pair(name, Value(times[at] if times else ""), LINE, day.index))
    return row
