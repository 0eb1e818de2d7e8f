"""Fills the objects of a table by its columns: which column a property means is decided once, not for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from smooth_page.local.extract.choosing import NOTHING, Candidate, choose, rank_of
from smooth_page.local.extract.fields import Field
from smooth_page.local.extract.labels import TOLD
from smooth_page.local.extract.matching import match
from smooth_page.local.extract.tables import Group, Record
from smooth_page.local.extract.tree import Value

Column = tuple[int, float]  # its position, and how well its header fits


def rows_of(group: Group, fields: list[Field], words: frozenset[str]) -> Iterator[list[Any]] | None:
    """Returns the values of each record, in the order of the fields. None if they are not in columns of their own."""
    if group.kind != "table" or any(field.kind != "scalar" for field in fields):
        return None
    columns = [list(_read(group.records, _meant(group, field, words), field.read)) for field in fields]
    return (list(row) for row in zip(*columns, strict=True)) if columns else None


def _meant(group: Group, field: Field, words: frozenset[str]) -> list[Column]:
    fits = ((at, match(field.want, header)) for at, header in enumerate(group.headers) if header)
    return [(at, fit.score) for at, fit in fits if fit is not None and fit.missing <= words]


def _read(records: list[Record], columns: list[Column], read: Callable[[Value], Any]) -> Iterator[Any]:
    best = [column for column in columns if rank_of(column[1]) == min(rank_of(score) for _, score in columns)]
    known: dict[Value, Any] = {}
    for record in records:
        value = record.at(best[0][0]) if len(best) == 1 else None
        if value is not None and value not in known:
            known[value] = read(value)
        made = None if value is None else known[value]
        yield made if made is not None else _chosen(record, columns, read)


def _chosen(record: Record, columns: list[Column], read: Callable[[Value], Any]) -> Any:
    found = ((record.at(at), score, (at, at + 1)) for at, score in columns)
    made = choose(
        (Candidate(value, score, TOLD, False, place) for value, score, place in found if value is not None), read
    )
    return None if made is NOTHING else made
