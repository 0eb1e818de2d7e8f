"""Gives the main heading of a page to the property that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import fallbacks, leftovers
from smooth_page.local.extract.choosing import AMBIGUOUS, NOTHING
from smooth_page.local.extract.tree import Value
from smooth_page.local.extract.words import PAGE_WORDS, meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.page import Page
    from smooth_page.local.extract.schema import Schema

NONE: tuple[Any, ...] = (None, [], {}, AMBIGUOUS, NOTHING)


def give(page: Page, schema: Schema, fields: list[Field], values: dict[str, Any]) -> None:
    """Gives the main heading to a name or title, where the page has something else of the model."""
    subject = page.subject
    title = frozenset(meanings(str(schema.get("title", ""))))
    if not subject or set(meanings(subject)) <= title:
        return
    scalars = [field for field in fields if field.kind == "scalar"]
    left = [field for field in scalars if values[field.name] in (None, NOTHING)]
    others = any(value not in NONE for value in values.values())
    field = _named(left, title, others, len(fields)) or (
        _first(page, schema, scalars, left, values) if others else None
    )
    for part in page.subject_parts:
        if part in values.values() and subject.endswith(f" {part}"):
            subject = subject.removesuffix(f" {part}")  # which another property has
    value = None if field is None else field.read(Value(subject))
    if field is not None and value is not None:
        values[field.name] = value


def _named(left: list[Field], title: frozenset[str], others: bool, count: int) -> Field | None:
    """Returns the property that is the name of the page's thing, or called as the model: `station` of a `Station`."""
    for field in left:
        if fallbacks.is_name(field.want, title) and (
            others or count == 1 or field.want.words == tuple(meanings("title"))
        ):
            return field
    own = (field for field in left if frozenset(field.want.words) == title and field.needed)
    return next((field for field in own if fallbacks.is_text(field)), None)


def _first(page: Page, schema: Schema, fields: list[Field], left: list[Field], values: dict[str, Any]) -> Field | None:
    """Returns the only property that is a name of anything, or else the first one of the model, if it is a text."""
    of_page = set(meanings(page.subject or "")) & PAGE_WORDS
    if of_page or page.is_about_site or page.subject in values.values():
        return None
    named = [field for field in left if fallbacks.is_named(field)]
    if len(named) == 1:
        return named[0]
    taken = (
        re.search(r"\d", page.subject or "")
        or any(fallbacks.is_name(field.want, frozenset(meanings(str(schema.get("title", ""))))) for field in fields)
        or any(frozenset(field.want.words) & leftovers.CODES for field in left[:1])
        or any(frozenset(field.want.words) & fallbacks.TITLES for field in left)
    )
    first = next(iter(schema.get("properties") or ()), None)
    if taken or not left or left[0].name != first or not fallbacks.is_plain_text(left[0]):
        return None
    return left[0]
