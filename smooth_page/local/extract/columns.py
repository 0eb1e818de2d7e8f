"""Fills the objects of a table by its columns: which column a property means is decided once, not for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from smooth_page.local.extract.choosing import NOTHING, Candidate, choose, rank_of
from smooth_page.local.extract.coercion import in_unit_of
from smooth_page.local.extract.fields import Field
from smooth_page.local.extract.labels import EXPLICIT
from smooth_page.local.extract.matching import match_about
from smooth_page.local.extract.tables import Record
from smooth_page.local.extract.tree import Value

Column = tuple[int, float]  # its position, and how well its header fits


def rows_of(
    records: list[Record], headers: list[str], fields: list[Field], words: frozenset[str]
) -> Iterator[dict[str, Any]]:
    """Returns, for each record, the values of the properties that have columns, by name; None where a cell has none."""
    meant = [(field, columns) for field in fields if (columns := _meant(headers, field, words))]
    best = {
        at: max(score for _, columns in meant for one, score in columns if one == at)
        for at in range(len(headers))
        if any(one == at for _, columns in meant for one, _ in columns)
    }
    meant = [
        (field, own) for field, columns in meant if (own := [(at, score) for at, score in columns if score >= best[at]])
    ]
    names = [field.name for field, _ in meant]
    read = [_read(records, columns, _reader(field, columns, headers)) for field, columns in meant]
    return (
        (dict(zip(names, row, strict=True)) for row in zip(*read, strict=True)) if meant else iter([{}] * len(records))
    )


def _reader(field: Field, columns: list[Column], headers: list[str]) -> Callable[[Value], Any]:
    if field.want.wish.unit is None or len(columns) > 1:
        return field.read
    header = headers[columns[0][0]]
    return lambda value: field.read(in_unit_of(value, header))


def _meant(headers: list[str], field: Field, words: frozenset[str]) -> list[Column]:
    if field.kind != "scalar":
        return []
    fits = ((at, match_about(field.want, header, words)) for at, header in enumerate(headers) if header)
    return [(at, fit.score) for at, fit in fits if fit is not None and fit.missing <= words]


def _read(records: list[Record], columns: list[Column], read: Callable[[Value], Any]) -> list[Any]:
    best = [column for column in columns if rank_of(column[1]) == min(rank_of(score) for _, score in columns)]
    if len(best) > 1:
        return [_chosen(record, columns, read) for record in records]
    values = [record.at(best[0][0]) for record in records]
    known = {value: None if value is None else read(value) for value in set(values)}  # cells are often alike
    made = [known[value] for value in values]
    if len(columns) == 1:
        return made
    return [
        one if one is not None else _chosen(record, columns, read) for record, one in zip(records, made, strict=True)
    ]


def _chosen(record: Record, columns: list[Column], read: Callable[[Value], Any]) -> Any:
    found = ((record.at(at), score, (at, at + 1)) for at, score in columns)
    made = choose(
        (Candidate(value, score, EXPLICIT, False, place) for value, score, place in found if value is not None), read
    )
    return None if made is NOTHING else made
