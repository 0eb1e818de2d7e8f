"""Lists in parts, each under a heading of its own, as the dishes of a menu: where a property asks for the part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page.local.extract.sections import Section
from smooth_page.local.extract.tables import Group, Record
from smooth_page.local.extract.tree import Value
from smooth_page.local.extract.words import meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.filling import Filler
    from smooth_page.local.extract.page import Page
    from smooth_page.local.extract.schema import Schema
    from smooth_page.local.extract.scope import Notes, Scope

SECTIONS = frozenset(meanings("category section group"))


def section_field(filler: Filler, items: Schema) -> Field | None:
    """Returns the property that is the part of a list, as the `section` of a dish on a menu."""
    return next((field for field in filler.fields.of(items) if frozenset(field.want.words) <= SECTIONS), None)


def joined(filler: Filler, groups: list[Group]) -> Group | None:
    """Returns the things of several lists as one, where each list has a heading of its own, and all of them look the same."""
    nodes = filler.page.tree.nodes

    def look(group: Group) -> tuple[Any, ...]:
        first = nodes[group.records[0].start]
        return group.kind, tuple(group.headers), first.tag, *first.classes[:1]

    alike = [group for group in groups if group.records[0].start >= 0]
    alike = [group for group in alike if look(group) == look(alike[0])]
    inner = [group for group in alike if not any(_holds(group, other) for other in alike)]
    heads = {over[0].start for group in inner if (over := _over(filler.page, group))}
    if len(inner) < 2 or len(heads) != len(inner):
        return None
    records = sorted((record for group in inner for record in group.records), key=lambda record: record.start)
    return Group(inner[0].node, records, "", inner[0].kind, inner[0].headers, [])


def _holds(group: Group, other: Group) -> bool:
    return (
        other is not group
        and group.records[0].start <= other.records[0].start
        and (group.records[-1].end >= other.records[-1].end)
    )


def _over(page: Page, group: Group) -> list[Section]:
    first = group.records[0]
    over = page.headings_over(first.start)
    return [one for one in over if one.level > 1 and not first.start <= one.start < first.end]


def name_sections(filler: Filler, items: Schema, found: list[tuple[Record, Scope, dict[str, Any], Notes]]) -> None:
    """Gives to the property that is the part of a list what the heading over each thing says."""
    field = section_field(filler, items)
    if found and all(record.over for record, _, _, _ in found):
        left = [one for one in filler.fields.of(items) if one.kind == "scalar" and one.needed]
        left = [one for one in left if all(made.get(one.name) is None for _, _, made, _ in found)]
        field = field or (left[0] if len(left) == 1 else None)
    if field is None or any(made.get(field.name) is not None for _, _, made, _ in found):
        return
    for record, _, made, notes in found:
        over = filler.page.headings_over(record.start) if record.start >= 0 else []
        names = (
            [record.over]
            if record.over
            else [one.name for one in over if one.level > 1 and not record.start <= one.start < record.end]
        )
        value = field.read(Value(names[0])) if names else None
        if value is not None:
            made[field.name] = value
            notes.missing = [path for path in notes.missing if path != field.name]
