"""Finds what the things of a list have without labels, by elimination: what all of them show at one place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract.coercion import options_of
from smooth_page.local.extract.fallbacks import CODE, HEADINGS, is_name
from smooth_page.local.extract.matching import CORE
from smooth_page.local.extract.tables import Record
from smooth_page.local.extract.tree import HIDDEN, STRUCK, TEXT, Node, Value
from smooth_page.local.extract.words import meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.filling import Filler, Notes, Scope
    from smooth_page.local.extract.page import Range
    from smooth_page.local.extract.schema import Schema

MOST_PIECES = 40
NO_VALUES = {"button", "label", "nav", "th", "dt", "summary", "option"}
EMPHASIZED = ("a", "b", "strong")
Sign = tuple[Any, ...]  # where a record shows something: the tags and classes from it to there
Row = "tuple[Record, Scope, dict[str, Any], Notes]"


@dataclass(frozen=True)
class Piece:
    """A text of a record."""

    sign: Sign
    value: Value


def fill(filler: Filler, items: Schema, rows: list[tuple[Record, Scope, dict[str, Any], Notes]]) -> None:
    """Gives to required properties that no record has a label for what is left of all of them at one place."""
    fields = filler.fields.of(items)
    _deny(fields, rows)
    left = [field for field in fields if field.kind == "scalar" and field.needed]
    left = [field for field in left if all(made.get(field.name) is None for _, _, made, _ in rows)]
    if not left or any(scope.told or not scope.ranges for _, scope, _, _ in rows):
        return
    free = _free(filler, fields, rows)
    while (found := _next(fields, left, free)) is not None:
        field, sign = found
        left = [other for other in left if other is not field]
        _give(field, free.pop(sign), rows)


def _deny(fields: list[Field], rows: list[Any]) -> None:
    """Where a mark such as `Sponsored` is on some things of a list, it does not hold for the others."""
    for field in fields:
        if not field.needed or [option.get("type") for option in options_of(field.schema)] != ["boolean"]:
            continue
        said = {made.get(field.name) for _, _, made, _ in rows}
        if said == {True, None}:
            for _, _, made, notes in rows:
                if made.get(field.name) is None:
                    _put(made, notes, field, False)


def _put(made: dict[str, Any], notes: Notes, field: Field, value: Any) -> None:
    made[field.name] = value
    notes.missing = [path for path in notes.missing if path.rpartition(".")[2] != field.name]


def name_part(filler: Filler, schema: Schema, ranges: tuple[Range, ...], made: dict[str, Any], notes: Notes) -> None:
    """Gives to the name of an object that has a section of the page the only text there that is nothing else."""
    from smooth_page.local.extract.filling import Scope

    fields = filler.fields.of(schema)
    named = [field for field in fields if is_name(field.want, frozenset()) and field.needed and _is_text(field)]
    if len(named) != 1 or made.get(named[0].name) is not None or len(ranges) != 1:
        return
    start, end = ranges[0]
    head = filler.page.tree.nodes[start]
    row = (Record([], head.end if head.tag in HEADINGS else start, end), Scope(ranges), made, notes)
    free = _free(filler, fields, [row])
    texts = [pieces[0] for sign, pieces in free.items() if not any(step[0] in HEADINGS for step in sign[:-1])]
    if len(texts) == 1 and not CODE.fullmatch(texts[0].value.text) and not SENTENCE.search(texts[0].value.text):
        _put(made, notes, named[0], named[0].read(texts[0].value))


def _next(fields: list[Field], left: list[Field], free: dict[Sign, dict[int, Piece]]) -> tuple[Field, Sign] | None:
    """Returns a property whose place leaves no doubt, types before texts."""
    texts = [field for field in left if _is_text(field)]
    for field in sorted(left, key=_is_text):
        sign = _title(field, fields, free, left) if field in texts else _readable(field, free)
        if sign is None and [field] == texts and len(free) == 1 and not _is_prose(field, free):
            sign = next(iter(free))
        if sign is not None:
            return field, sign
    return None


def _is_prose(field: Field, free: dict[Sign, dict[int, Piece]]) -> bool:
    """Whether what is left are sentences, and the property is something shorter."""
    texts = [piece.value.text for pieces in free.values() for piece in pieces.values()]
    return not frozenset(field.want.words) & PROSE and sum(bool(SENTENCE.search(text)) for text in texts) * 2 > len(
        texts
    )


PROSE = frozenset(meanings("description text comment message review answer abstract note content body quote"))
SENTENCE = re.compile(r"(?:\S+\s){3,}\S+[.!?。]$")


def _is_text(field: Field) -> bool:
    return all(
        option.get("type") == "string" and "format" not in option and "enum" not in option
        for option in options_of(field.schema)
    )


def _free(filler: Filler, fields: list[Field], rows: list[Any]) -> dict[Sign, dict[int, Piece]]:
    """Returns what is in no property yet, by place and row: what most rows have."""
    found: dict[Sign, dict[int, Piece]] = defaultdict(dict)
    used: Counter[Sign] = Counter()
    labels = {
        label.casefold()
        for field in fields
        for label, fit in filler.page.matches(field.want, rows[0][1].words)
        if fit.score >= CORE
    }
    for at, (record, _, made, _) in enumerate(rows):
        values = {_plain(value) for value in made.values() if isinstance(value, str)}
        for piece in _pieces(filler, record):
            found[piece.sign][at] = piece
            text = piece.value.text
            read = any(
                field.read(piece.value) == made[field.name] is not None for field in fields if field.name in made
            )
            used[piece.sign] += _plain(text) in values or text.rstrip(" :").casefold() in labels or read
    return {
        sign: pieces
        for sign, pieces in found.items()
        if len(pieces) * 2 > len(rows) and used[sign] * 2 <= len(pieces) and not _is_same(pieces, len(rows))
    }


def _is_same(pieces: dict[int, Piece], rows: int) -> bool:
    """Whether all rows say the same: a label, or what can be done with each."""
    return rows > 1 and len({piece.value.text for piece in pieces.values()}) == 1


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _pieces(filler: Filler, record: Record) -> Iterator[Piece]:
    nodes = filler.page.tree.nodes
    seen: Counter[Sign] = Counter()
    texts = [node for node in nodes[record.start : record.end] if node.tag == TEXT and not node.flags & HIDDEN]
    if len(texts) > MOST_PIECES:
        return
    for node in texts:
        parent = node.parent
        text = re.sub(r"^[\s:,;·•|–—-]+|[\s,;:·•|]+$", "", node.data)
        if parent is None or not re.search(r"\w", text) or node.flags & STRUCK or text.endswith(":"):
            continue
        path = [(above.tag, *above.classes[:1]) for above in (parent, *parent.above()) if above.index > record.start]
        if any(step[0] in NO_VALUES for step in path):
            continue
        seen[tuple(path)] += 1
        yield Piece((*path, seen[tuple(path)]), parent.value if _is_alone(node, parent, record) else Value(text))


def _is_alone(node: Node, parent: Node, record: Record) -> bool:
    return len(parent.children) == 1 and parent.index >= record.start


def _readable(field: Field, free: dict[Sign, dict[int, Piece]]) -> Sign | None:
    """Returns the only place with values of the property's type."""
    signs = [
        sign for sign, pieces in free.items() if all(field.read(piece.value) is not None for piece in pieces.values())
    ]
    return signs[0] if len(signs) == 1 else None


def _title(field: Field, fields: list[Field], free: dict[Sign, dict[int, Piece]], left: list[Field]) -> Sign | None:
    """Returns the place of what names the things, for the property that is their name, or else for the first one."""
    named = [other for other in fields if is_name(other.want, frozenset())]
    if named and field is not named[0]:
        return None
    if not named and field is not next(other for other in left if _is_text(other)):
        return None
    words = [
        sign for sign, pieces in free.items() if not any(CODE.fullmatch(each.value.text) for each in pieces.values())
    ]
    for tags in (HEADINGS, EMPHASIZED):
        signs = [sign for sign in words if any(step[0] in tags for step in sign[:-1])]
        if len(signs) > 1 and tags is EMPHASIZED:
            signs = _first_and_longest(signs, free)
        if signs:
            return signs[0] if len(signs) == 1 else None
    return words[0] if len(words) == 1 and named else None


def _first_and_longest(signs: list[Sign], free: dict[Sign, dict[int, Piece]]) -> list[Sign]:
    """Returns the first of several places, if its texts are the longest, too: the title before its tags."""
    sizes = [sum(len(each.value.text) for each in free[sign].values()) / len(free[sign]) for sign in signs]
    return signs[:1] if sizes[0] > 1.5 * max(sizes[1:]) else signs


def _give(field: Field, pieces: dict[int, Piece], rows: list[Any]) -> None:
    for at, piece in pieces.items():
        _, _, made, notes = rows[at]
        value = field.read(piece.value)
        if value is not None:
            _put(made, notes, field, value)
