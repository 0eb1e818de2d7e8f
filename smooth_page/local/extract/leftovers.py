"""Finds what the things of a list have without labels, by elimination: what all of them show at one place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import spans
from smooth_page.local.extract.coercion import PEOPLE, options_of
from smooth_page.local.extract.fallbacks import CODE, HEADINGS, is_name
from smooth_page.local.extract.labels import IN_LINE
from smooth_page.local.extract.matching import CORE
from smooth_page.local.extract.numbers import quantities
from smooth_page.local.extract.tables import Record
from smooth_page.local.extract.tree import HIDDEN, STRUCK, TEXT, Node, Value
from smooth_page.local.extract.words import GENERIC, meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.filling import Filler
    from smooth_page.local.extract.page import Range
    from smooth_page.local.extract.schema import Schema
    from smooth_page.local.extract.scope import Notes, Scope

MOST_PIECES = 40
NO_VALUES = {"button", "label", "nav", "th", "dt", "summary", "option"}
EMPHASIZED = ("a", "b", "strong")
Sign = tuple[Any, ...]  # where a record shows something: the tags and classes from it to there
Row = tuple[Record, Any, dict[str, Any], Any]  # with its scope and notes


@dataclass(frozen=True)
class Piece:
    """A text of a record."""

    sign: Sign
    value: Value


Free = dict[Sign, dict[int, Piece]]  # what is left, by place and row


def fill(filler: Filler, items: Schema, rows: list[tuple[Record, Scope, dict[str, Any], Notes]], named: bool) -> None:
    """Gives to required properties that no record has a label for what is left of all of them at one place.

    `named`: the page calls the list as the property. Otherwise, texts alone are not enough.
    """
    fields = filler.fields.of(items)
    _deny(fields, rows)
    _complete(filler, fields, rows)
    left = [field for field in fields if field.kind == "scalar" and field.needed]
    left += [
        field for field in fields if not field.needed and _is_text(field) and frozenset(field.want.words) <= AMOUNTS
    ]
    left = [field for field in left if all(made.get(field.name) is None for _, _, made, _ in rows)]
    if not left or any(scope.row or not scope.ranges for _, scope, _, _ in rows):
        return
    everything = _free(filler, fields, rows)
    free = {sign: pieces for sign, pieces in everything.items() if not _is_same(pieces, len(rows))}
    # What all rows say alike is a label, or what can be done with each, but not where two places look the same.
    fixed = {sign: pieces for sign, pieces in everything.items() if len(pieces) == len(rows)}
    rivals = [field for field in fields if field.kind == "scalar" and field not in left and not _is_text(field)]
    rivals = [field for field in rivals if field.needed and any(made.get(field.name) is None for _, _, made, _ in rows)]
    for field in rivals:
        for sign in _readable(
            field,
            {
                sign: pieces
                for sign, pieces in free.items()
                if any(rows[at][2].get(field.name) is None for at in pieces)
            },
        ):
            free.pop(sign)  # it may be of either
    while found := _next(fields, left, free, fixed):
        for field, sign in found:
            bare = all(record.end - record.start <= 2 for record, _, _, _ in rows) and len(fields) > 1
            if (bare or not named) and _is_text(field) and not any(_is_found(fields, made) for _, _, made, _ in rows):
                return
            left = [other for other in left if other is not field]
            _give(field, everything[sign], rows)
            free.pop(sign, None)
            fixed.pop(sign, None)


def _complete(filler: Filler, fields: list[Field], rows: list[Row]) -> None:
    """Reads a property that only some things have a label for where these show it: `2 stops`, and `nonstop`."""
    partly = [field for field in fields if field.kind == "scalar" and field.needed and not _is_text(field)]
    partly = [field for field in partly if 0 < sum(made.get(field.name) is None for _, _, made, _ in rows) < len(rows)]
    if not partly or any(not scope.ranges for _, scope, _, _ in rows):
        return
    shown = [{piece.sign: piece for piece in _pieces(filler, record)} for record, _, _, _ in rows]
    for field in partly:
        found = [at for at, (_, _, made, _) in enumerate(rows) if made.get(field.name) is not None]
        signs = set.intersection(
            *(
                {sign for sign, piece in shown[at].items() if field.read(piece.value) == rows[at][2][field.name]}
                for at in found
            )
        )
        if len(signs) == 1:
            sign = signs.pop()
            _give(
                field, {at: pieces[sign] for at, pieces in enumerate(shown) if at not in found and sign in pieces}, rows
            )


def _is_found(fields: list[Field], made: dict[str, Any]) -> bool:
    """Whether something other than a yes or no has been found of a thing, or there is nothing else to find."""
    others = [field for field in fields if not _is_text(field)]
    return any(made.get(field.name) not in (None, [], {}, True, False) for field in fields) or not others


def _deny(fields: list[Field], rows: list[Any]) -> None:
    """Gives False to required booleans of things that lack a mark, such as `Sponsored`, which others of the list have.

    This infers what the page does not say. Things that are not sold out while others are, are in stock. Where no thing
    has the mark, nothing is inferred. Users read of it in docs/ai-and-extract.md.
    """
    for field in fields:
        if not field.needed or [option.get("type") for option in options_of(field.schema)] != ["boolean"]:
            continue
        said = {made.get(field.name) for _, _, made, _ in rows}
        if said == {True, None} or (said == {False, None} and frozenset(field.want.words) & STOCK):
            for _, _, made, notes in rows:
                if made.get(field.name) is None:
                    _put(made, notes, field, None in said and False in said)


STOCK = frozenset(meanings("stock available"))


def _put(made: dict[str, Any], notes: Notes, field: Field, value: Any) -> None:
    made[field.name] = value
    notes.missing = [path for path in notes.missing if path.rpartition(".")[2] != field.name]


def name_part(filler: Filler, schema: Schema, ranges: tuple[Range, ...], made: dict[str, Any], notes: Notes) -> None:
    """Gives to the name of an object that has a section of the page the only text there that is nothing else."""
    from smooth_page.local.extract.scope import Scope

    fields = filler.fields.of(schema)
    named = [field for field in fields if is_name(field.want, frozenset()) and field.needed and _is_text(field)]
    if len(named) != 1 or made.get(named[0].name) is not None or len(ranges) != 1:
        return
    start, end = ranges[0]
    head = filler.page.tree.nodes[start]
    row = (Record([], head.end if head.tag in HEADINGS else start, end), Scope(ranges), made, notes)
    free = _free(filler, fields, [row])
    texts = [pieces[0] for sign, pieces in free.items() if not any(step[0] in HEADINGS for step in sign[:-1])]
    texts = [piece for piece in texts if not IN_LINE.fullmatch(piece.value.text)]
    if len(texts) == 1 and not CODE.fullmatch(texts[0].value.text) and not SENTENCE.search(texts[0].value.text):
        _put(made, notes, named[0], named[0].read(texts[0].value))


def _next(fields: list[Field], left: list[Field], free: Free, fixed: Free) -> list[tuple[Field, Sign]]:
    """Returns properties whose places leave no doubt, types before texts."""
    texts = [field for field in left if _is_text(field)]
    readable = {field.name: _readable(field, free) for field in left if field not in texts}
    for field in left:
        signs = readable.get(field.name, [])
        if len(signs) == 1 and not any(signs == other for name, other in readable.items() if name != field.name):
            return [(field, signs[0])]
    if pair := _ends_of_one(left, readable, free, fixed):
        return pair
    for field in texts:
        amounts = (
            [sign for sign in free if _are_quantities(free[sign])] if frozenset(field.want.words) <= AMOUNTS else []
        )
        if len(amounts) == 1:
            return [(field, amounts[0])]
    for field in texts:
        said = [sign for sign in free if _says(field, free[sign])]
        if len(said) == 1:
            return [(field, said[0])]
    for field in texts:
        sign = _title(field, fields, free, left)
        worded = {} if _is_code(field) else {sign: pieces for sign, pieces in free.items() if not _are_codes(pieces)}
        worded = worded or free
        if sign is None and [field] == texts and len(worded) == 1 and not _is_prose(field, worded):
            sign = next(iter(worded)) if not _is_code(field) or _have_digits(worded) else None
        if sign is not None:
            return [(field, sign)]
    return []


def _says(field: Field, pieces: dict[int, Piece]) -> bool:
    """Whether all texts have the property's own word: `1 double bed`, `2 beds` for `beds`."""
    words = frozenset(field.want.words) - GENERIC
    return len(words) == 1 and all(words <= frozenset(meanings(piece.value.text)) for piece in pieces.values())


def _ends_of_one(
    left: list[Field], readable: dict[str, list[Sign]], free: Free, fixed: Free
) -> list[tuple[Field, Sign]]:
    """Returns the first and the last of something, as `departs` and `arrives`, for two places alike in this order."""
    for first, last in permutations(left, 2):
        if not spans.are_ends(first.want, last.want):
            continue
        signs, others = readable.get(first.name), readable.get(last.name)
        if signs is None and others is None and _is_text(first) and _is_text(last):
            signs = others = _twins(fixed) or _twins(free)
        if signs and signs == others:
            signs = signs if len(signs) == 2 else _twins(signs)
            if signs:
                return list(zip((first, last), signs, strict=True))
    return []


def _twins(places: Iterable[Sign]) -> list[Sign]:
    """Returns the only two places that look the same."""
    alike: dict[Sign, list[Sign]] = defaultdict(list)
    for sign in places:
        alike[sign[:-1]].append(sign)
    twins = [signs for signs in alike.values() if len(signs) == 2]
    return twins[0] if len(twins) == 1 else []


def _is_prose(field: Field, free: Free) -> bool:
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


def _free(filler: Filler, fields: list[Field], rows: list[Any]) -> Free:
    """Returns what is in no property yet, by place and row: what most rows have."""
    found: Free = defaultdict(dict)
    used: Counter[Sign] = Counter()
    labels = {
        label.casefold()
        for field in fields
        for label, fit in filler.page.matches(field.want, rows[0][1].words)
        if fit.score >= CORE
    }
    for at, (record, _, made, _) in enumerate(rows):
        filled = [
            frozenset(field.want.words) - GENERIC
            for field in fields
            if not _is_text(field) and made.get(field.name) is not None
        ]
        values = {_plain(value) for value in made.values() if isinstance(value, str)}
        for piece in _pieces(filler, record):
            found[piece.sign][at] = piece
            text = piece.value.text
            read = any(
                field.read(piece.value) == made[field.name] is not None for field in fields if field.name in made
            )
            is_known = any(said and said <= frozenset(meanings(text)) for said in filled)
            used[piece.sign] += _plain(text) in values or text.rstrip(" :").casefold() in labels or read or is_known
    return {
        sign: pieces for sign, pieces in found.items() if len(pieces) * 2 > len(rows) and used[sign] * 2 <= len(pieces)
    }


def _is_same(pieces: dict[int, Piece], rows: int) -> bool:
    """Whether all rows say the same: a label, or what can be done with each."""
    texts = {piece.value.text for piece in pieces.values()}
    return rows > 1 and len(texts) == 1 and not re.search(r"\d", texts.pop())


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
        if (
            parent is None
            or not re.search(r"\w", text)
            or node.flags & STRUCK
            or node.data.rstrip().endswith((":", "："))
        ):
            continue
        path = [(above.tag, *above.classes[:1]) for above in (parent, *parent.above()) if above.index > record.start]
        if any(step[0] in NO_VALUES for step in path) or _is_contact(parent):
            continue
        seen[tuple(path)] += 1
        yield Piece((*path, seen[tuple(path)]), parent.value if _is_alone(node, parent, record) else Value(text))


def _is_contact(node: Node) -> bool:
    """Whether a text is that of a link to write or to call, as `Email us`."""
    return str(node.attrs.get("href", "")).startswith(("mailto:", "tel:"))


def _is_alone(node: Node, parent: Node, record: Record) -> bool:
    return len(parent.children) == 1 and parent.index >= record.start


def _readable(field: Field, free: Free) -> list[Sign]:
    """Returns the places with values of the property's type, in the order of the page: those with its unit, if any are."""
    signs = [
        sign for sign, pieces in free.items() if all(field.read(piece.value) is not None for piece in pieces.values())
    ]
    if field.want.wish.unit is None:
        return signs
    with_unit = [sign for sign in signs if all(_has_unit(piece) for piece in free[sign].values())]
    return with_unit if with_unit or field.want.wish.unit.kind == "percent" else signs


def _has_unit(piece: Piece) -> bool:
    return any(one.unit is not None for one in quantities(piece.value.text, "en"))


def _title(field: Field, fields: list[Field], free: Free, left: list[Field]) -> Sign | None:
    """Returns the place of what names the things, for the property that is their name, or else for the first one."""
    named = [other for other in fields if is_name(other.want, frozenset())]
    if named and field is not named[0]:
        return None
    if not named and (field is not next(other for other in left if _is_text(other)) or _is_code(field)):
        return None
    named_so = frozenset(field.want.words) <= PEOPLE  # who may be called by a user name
    words = [
        sign for sign, pieces in free.items() if (named_so or not _has_code(pieces)) and not _are_quantities(pieces)
    ]
    for tags in (HEADINGS, EMPHASIZED):
        signs = [sign for sign in words if any(step[0] in tags for step in sign[:-1])]
        if len(signs) > 1:
            most = max(len(free[sign]) for sign in signs)
            signs = [sign for sign in signs if len(free[sign]) == most]  # what all things have
        if len(signs) > 1 and tags is EMPHASIZED:
            signs = _first_and_longest(signs, free)
        if signs:
            return signs[0] if len(signs) == 1 else None
    return words[0] if len(words) == 1 and named else None


def _has_code(pieces: dict[int, Piece]) -> bool:
    return any(CODE.fullmatch(each.value.text) for each in pieces.values())


def _are_quantities(pieces: dict[int, Piece]) -> bool:
    """Whether all texts are numbers with units, as `80 g`."""
    return all(QUANTITY.fullmatch(each.value.text) and _has_unit(each) for each in pieces.values())


AMOUNTS = frozenset(meanings("quantity amount"))
QUANTITY = re.compile(r"[\d.,/½¼¾–-]+\s?[^\W\d_]{1,12}\.?")


def _is_code(field: Field) -> bool:
    """Whether a property is an identifier, which names nothing."""
    return bool(frozenset(field.want.words) & CODES)


def _are_codes(pieces: dict[int, Piece]) -> bool:
    return all(
        CODE.fullmatch(piece.value.text) or not re.search(r"[^\W\d_]{2}", piece.value.text) for piece in pieces.values()
    )


def _have_digits(free: Free) -> bool:
    return all(re.search(r"\d", piece.value.text) for pieces in free.values() for piece in pieces.values())


CODES = frozenset(meanings("version number code id reference sku"))


def _first_and_longest(signs: list[Sign], free: Free) -> list[Sign]:
    """Returns the first of several places, if its texts are the longest, too: the title before its tags."""
    sizes = [sum(len(each.value.text) for each in free[sign].values()) / len(free[sign]) for sign in signs]
    return signs[:1] if sizes[0] > 1.5 * max(sizes[1:]) else signs


def _give(field: Field, pieces: dict[int, Piece], rows: list[Any]) -> None:
    for at, piece in pieces.items():
        _, _, made, notes = rows[at]
        value = field.read(piece.value)
        if value is not None:
            _put(made, notes, field, value)


def split_numbers(fields: list[Field], made: dict[str, Any]) -> None:
    """Takes the number out of a text that another property has: `12` of `12. The lock`, and of `Night train n° 12`."""
    numbers = {str(value) for value in made.values() if isinstance(value, (int, str)) and not isinstance(value, bool)}
    for field in fields:
        text = made.get(field.name)
        split = NUMBER_IN_NAME.fullmatch(text) if isinstance(text, str) and field.kind == "scalar" else None
        if split and (split[1] or split[4]) in numbers:
            made[field.name] = split[2] or split[3]


NUMBER_IN_NAME = re.compile(
    r"(?:[^\W\d_]{3,12}\s)?(\d{1,5})(?:[.:)]|\s[–—-])\s+(.+)|(.*?[^\W\d_])\s+(?:n[°º.]|no\.|nr\.?|#|№)\s*(\d+)",
    re.IGNORECASE,
)
