"""Fills a JSON schema with the facts of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from smooth_page._protocol.extraction import Incomplete, write
from smooth_page.local.agent import UnableError
from smooth_page.local.extract import (
    alternatives,
    assignment,
    columns,
    fallbacks,
    headlines,
    leftovers,
    lists,
    prose,
    spans,
    structured,
    unclaimed,
)
from smooth_page.local.extract.choosing import AMBIGUOUS, NOTHING, Candidate, choose
from smooth_page.local.extract.coercion import in_unit_of
from smooth_page.local.extract.fields import Field, Fields
from smooth_page.local.extract.labels import NAMED, NEIGHBOUR, PARTED, Pair
from smooth_page.local.extract.matching import CORE, Wanted, match_about, wanted
from smooth_page.local.extract.page import Page, Range
from smooth_page.local.extract.prompts import scope_of, subject_of
from smooth_page.local.extract.schema import Schema, Schemas, kind_of, may_be_null
from smooth_page.local.extract.scope import Notes, Scope
from smooth_page.local.extract.structured import Thing
from smooth_page.local.extract.tables import Group
from smooth_page.local.extract.tree import holds
from smooth_page.local.extract.words import meanings

STATED = -1
MOST_NESTED = 3  # objects of one schema inside each other
MOST_DEPTH = 30
MUCH = 4  # properties of most things of a list
HALF = re.compile(r"\\u[dD]")
LONE = re.compile(r"(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}")  # half a character, which can't be sent


def fill(facts: str, schema: Schema, prompt: str | None = None) -> Any:
    """Returns data of the page in the shape of the schema. Raises UnableError if the page states less than required."""
    read = json.loads(LONE.sub(r"\1\\ufffd", facts) if HALF.search(facts) else facts)
    if read.get("refused"):
        raise UnableError(f"The page is too large to be read: {read['refused']}")
    page = Page(read)
    filler = Filler(page, schema)
    if filler.is_one_thing:
        filler.fields.asked = subject_of(prompt)
        return filler.fill()
    return filler.fill(scope_of(prompt, page, schema))


def fill_each(facts: list[str], schema: Schema, prompt: str | None = None) -> list[tuple[str | None, Any]]:
    """Returns, for each of several parts of the page, why it can't be filled or None, and the data."""
    found: list[tuple[str | None, Any]] = []
    for each in facts:
        try:
            found.append((None, fill(each, schema, prompt)))
        except UnableError as error:
            found.append((str(error), None))
    return found


class Filler:
    """Fills one schema with the facts of one page."""

    def __init__(self, page: Page, schema: Schema) -> None:
        self.page = page
        self.schemas = Schemas(schema)
        self.fields = Fields(self.schemas, page.locale)
        self._root = self.schemas.resolved(schema)
        self._listed: list[Range] = []  # where the items of lists are that were just read

    @property
    def is_one_thing(self) -> bool:
        """Whether the schema wants one value or list without a name: it travels as the only property of an object."""
        names = (self._root.get("properties") or {}).keys()
        return kind_of(self._root) != "object" or names == {"value"} or names == {"items"}

    def fill(self, ranges: tuple[Range, ...] | None = None) -> Any:
        notes = Notes()
        scope = Scope(ranges, words=frozenset(meanings(str(self._root.get("title", "")))))
        kind = kind_of(self._root)
        if kind == "array":
            made, more = self.array(self.fields.one("items", self._root), scope, "", top=True)
            notes.add(more)
            if made is None and not may_be_null(self._root):
                notes.missing.append("")
        elif kind == "object":
            made, notes = self.object(self._root, scope, "")
        else:
            made = self.scalar(self.fields.one(str(self._root.get("title", "value")), self._root), scope)
            if made is None or made is AMBIGUOUS:
                raise UnableError("schema: without a model, an object with named properties or an array is required")
        if notes.missing or [path for path in notes.ambiguous if path in notes.missing]:
            notes.missing = [path for path in notes.missing if path not in notes.ambiguous]
            raise UnableError(write(Incomplete(made, notes.missing, notes.ambiguous)))
        return made

    # -- objects ---------------------------------------------------------------------------------------------------

    def object(self, schema: Schema, scope: Scope, path: str) -> tuple[dict[str, Any], Notes]:
        """Returns an object's properties, and the paths of what is required and not there."""
        if "alternatives" in schema:
            return alternatives.best(self, schema["alternatives"], scope, path)
        made: dict[str, Any] = {}
        notes = Notes()
        properties = schema.get("properties") or {}
        scope = self._with_thing(schema, scope)
        if not properties and isinstance(schema.get("additionalProperties"), (dict, bool)):
            return lists.labelled(self, schema, scope), notes
        fields = self.fields.of(schema)
        if scope.ranges is None and not scope.record:
            claimed = (
                place
                for field in fields
                if field.kind == "object"
                for places in lists.sections_for(self.page, field.want, scope)
                for place in places
            )
            scope = replace(scope, claimed=tuple(claimed))
        if scope.record:
            scope = replace(scope, only_list=sum(self._is_list_of_objects(field) for field in fields) == 1)
        whole = scope.ranges is None and not scope.record
        scope = replace(scope, wants=tuple(field.want for field in fields if field.kind == "scalar"))
        values: dict[str, Any] = {}
        inner: dict[str, Notes] = {}
        for field in sorted(fields, key=lambda field: whole and not self._is_list_of_objects(field)):
            if field.kind == "scalar":
                known = scope.known.get(field.name)
                values[field.name] = self.labelled(field, scope) if known is None else known
            else:
                values[field.name], inner[field.name] = self.property(field, scope, _join(path, field.name))
            if whole and self._listed:
                scope = replace(scope, claimed=(*scope.claimed, *self._listed))
                self._listed = []
        self._complete(schema, scope, values, path)
        made, notes = _made(fields, values, path, inner)
        return {name: made[name] for name in properties if name in made}, notes

    def _complete(self, schema: Schema, scope: Scope, values: dict[str, Any], path: str) -> None:
        """Gives to properties without a value what has other labels, what has none, the main heading, and what is left."""
        fields = self.fields.of(schema)
        offered = unclaimed.Unclaimed(self.page, fields, scope, values)
        unclaimed.give(offered, values, assignment.SHARED)
        for field in fields:
            if field.kind == "scalar" and values[field.name] is None and field.name not in offered.absent:
                values[field.name] = self.unlabelled(field, scope)
        is_whole = not path or (self.is_one_thing and path == "value")
        if is_whole and scope.ranges is None and not scope.record:
            headlines.give(self.page, schema, fields, values)
        if not scope.record:
            unclaimed.give(offered, values, assignment.TYPE)

    def _with_thing(self, schema: Schema, scope: Scope) -> Scope:
        if scope.ranges is not None or scope.thing is not None or not self.page.things or scope.record:
            return scope
        wants = [field.want for field in self.fields.of(schema)]
        thing = structured.about(self.page.things, str(schema.get("title", "")), wants, self.page.subject_words)
        return replace(scope, thing=thing) if thing is not None else scope

    def property(self, field: Field, scope: Scope, path: str) -> tuple[Any, Notes]:
        """Returns the value of a property of any kind, and the paths of what is required and not there."""
        if field.kind == "scalar":
            return self.scalar(field, scope), Notes()
        key = id(field.schema)
        if scope.stack.count(key) >= MOST_NESTED or len(scope.stack) > MOST_DEPTH:
            return None, Notes()
        scope = replace(scope, stack=(*scope.stack, key), known={})
        return (
            self.array(field, scope, path)
            if field.kind == "array"
            else self.nested(field.want, field.schema, scope, path)
        )

    def nested(self, want: Wanted, schema: Schema, scope: Scope, path: str) -> tuple[Any, Notes]:
        """Returns an object that is a property, and the paths of what is required and not there."""
        found = []
        for inner in lists.sections_for(self.page, want, scope):
            made, notes = self.object(
                schema, Scope(inner, words=scope.words | frozenset(want.words), stack=scope.stack), path
            )
            if _has(made):
                leftovers.name_part(self, schema, inner, made, notes)
                found.append((made, notes))
        if found:
            fewest = min(len(notes.missing) for _, notes in found)
            best = [entry for entry in found if len(entry[1].missing) == fewest]
            return best[0] if all(entry[0] == best[0][0] for entry in best) else (AMBIGUOUS, Notes())
        for value in structured.parts(scope.thing or {}, want):
            if isinstance(value, dict):
                made, notes = self.object(schema, Scope((), thing=value, stack=scope.stack), path)
                if _has(made):
                    return made, notes
        words = frozenset(want.words)
        made, notes = self.object(
            schema,
            replace(
                scope,
                words=frozenset(),
                thing=None,
                row=tuple(self._prefixed(want, schema, scope)),
                ranges=(),
                only_row=True,
            ),
            path,
        )
        if (not _has(made) or notes.missing) and self._is_alone(schema):
            alone = self.object(schema, replace(scope, words=scope.words | words, claimed=()), path)
            made, notes = alone if not _has(made) or len(alone[1].missing) < len(notes.missing) else (made, notes)
        return (made, notes) if _has(made) else (None, Notes())

    def _is_alone(self, schema: Schema) -> bool:
        """Whether no other property of the root has the same fields."""
        fields = set(schema.get("properties") or ())
        others = [self.schemas.resolved(inner) for inner in (self._root.get("properties") or {}).values()]
        return sum(bool(fields & set(other.get("properties") or ())) for other in others) <= 1 and not fields & set(
            self._root.get("properties") or ()
        )

    def _prefixed(self, want: Wanted, schema: Schema, scope: Scope) -> Iterator[Pair]:
        """Returns the pairs whose labels begin with the object's name, as `Shipping city`."""
        for field in self.fields.of(schema):
            if field.kind == "scalar":
                whole = wanted(f"{want.name}_{field.name}")
                for pair, fit in self.page.pairs(whole, scope.ranges):
                    if fit.score >= CORE and not fit.missing and len(meanings(pair.label)) > 1:
                        yield replace(pair, label=field.name)

    # -- scalars ---------------------------------------------------------------------------------------------------

    def scalar(self, field: Field, scope: Scope) -> Any:
        """Returns the value of a property, None, or AMBIGUOUS."""
        found = self.labelled(field, scope)
        found = self.unlabelled(field, scope) if found is None else found
        return None if found is NOTHING else found

    def labelled(self, field: Field, scope: Scope) -> Any:
        """Returns what the page has a label for, None, NOTHING or AMBIGUOUS."""
        return choose(self._candidates(field.want, scope), field.read)

    def unlabelled(self, field: Field, scope: Scope) -> Any:
        """Returns what the page shows without a label, None or AMBIGUOUS."""
        if scope.only_row:
            return None
        found = fallbacks.find(self.page, field.want, field.schema, scope, field.read)
        if found is None:
            found = spans.find(self.page, field.want, field.schema, scope, field.read)
        if found is None and not scope.record and field.needed:
            found = prose.find(self.page, field.want, field.schema, scope, field.read)
        return found

    def _candidates(self, want: Wanted, scope: Scope) -> Iterator[Candidate]:
        for score, stated in structured.values(scope.thing, want) if scope.thing else ():
            value = structured.as_value(stated)
            if value is not None:
                yield Candidate(value, score, STATED)
        is_in_row = False
        for pair in scope.row:
            fit = match_about(want, pair.label, scope.words)
            if fit is not None and fit.missing <= scope.words | prose.said_with(pair.value.text):
                is_in_row = True
                yield Candidate(in_unit_of(pair.value, pair.label), fit.score, pair.source)
        if scope.only_row or (is_in_row and scope.record):
            return
        is_subject = bool(self.page.subject) and fallbacks.is_name(want, scope.words)
        for pair, fit in self.page.pairs(want, scope.ranges, scope.words):
            if (
                fit.missing
                and not fit.missing <= scope.words | prose.said_with(pair.value.text)
                and not fit.missing <= self.page.section_words(pair.index)
            ):
                continue
            if scope.ranges is None and (NAMED if is_subject else PARTED) <= pair.source <= PARTED:
                continue  # half of a class says too little about a whole page, and a class less than its heading
            says_so = bool(fit.missing) and fit.missing <= scope.words  # `num` in the card of a flight
            if (pair.source >= NEIGHBOUR + 1 and fit.score < CORE and not says_so) or pair.is_list:
                continue
            whole = scope.ranges is None
            if holds(scope.claimed, pair.index) or (scope.record and self.page.is_one_of_several(pair.index)):
                continue
            if whole and pair.index >= 0 and self.page.in_cards(pair.index):
                continue
            place = (pair.index, self.page.tree.nodes[pair.index].end) if pair.index >= 0 else (-1, -1)
            apart = whole and self.page.is_outside(pair.index)
            if apart and (fit.missing or self.page.is_about_others(pair.index)):
                continue
            if apart and _leads_on(pair) and self.page.is_framing(pair.index):
                continue
            if self.page.blocks.is_section(pair):
                continue
            aside = whole and pair.index >= 0 and not self.page.is_straight(pair.index, want)
            yield Candidate(
                in_unit_of(pair.value, pair.label),
                fit.score,
                pair.source,
                apart,
                place,
                aside,
                partial(self._support, pair.index, scope),
            )

    def _support(self, index: int, scope: Scope) -> int:
        """Returns how many properties of an object have a label in the block of a place."""
        start, end = self.page.blocks.of(index)
        return sum(
            any(
                start <= pair.index < end
                for pair, fit in self.page.pairs(want, scope.ranges, scope.words)
                if not fit.missing
            )
            for want in scope.wants
        )

    # -- arrays ----------------------------------------------------------------------------------------------------

    def array(self, field: Field, scope: Scope, path: str, top: bool = False) -> tuple[Any, Notes]:
        """Returns a list, and the paths of what its items lack."""
        if isinstance(field.schema.get("prefixItems"), list):
            return alternatives.row(self, field, scope, path)
        items = self.schemas.resolved(field.schema.get("items", {}))
        if kind_of(items) == "object":
            return self._objects(field, items, scope, path, top or scope.only_list or self.is_only_list(field.schema))
        return lists.simple(self, field, items, scope), Notes()

    def _objects(self, field: Field, items: Schema, scope: Scope, path: str, only: bool) -> tuple[Any, Notes]:
        group = lists.best_group(self, field.want, items, scope, only)
        stated = self._stated_list(field.want, items, scope, only)
        if stated and (group is None or len(stated) >= len(group.records)):
            return self.things(stated, items, path)
        if group is None:
            return None, Notes()
        return self.records(group, field.want, items, scope, path)

    def _is_list_of_objects(self, field: Field) -> bool:
        return field.kind == "array" and kind_of(self.schemas.resolved(field.schema.get("items", {}))) == "object"

    def is_only_list(self, schema: Schema) -> bool:
        inner = [self.schemas.resolved(raw) for raw in (self._root.get("properties") or {}).values()]
        arrays = [
            one
            for one in inner
            if kind_of(one) == "array" and kind_of(self.schemas.resolved(one.get("items", {}))) == "object"
        ]
        return len(arrays) == 1 and arrays[0] is schema

    def _stated_list(self, want: Wanted, items: Schema, scope: Scope, only: bool) -> list[Thing]:
        for score, value in structured.values(scope.thing or {}, want):
            entries = value if isinstance(value, list) else [value]
            if score >= CORE and entries and all(isinstance(one, dict) for one in entries):
                return entries
        if not only or scope.ranges is not None or not items.get("title"):
            return []
        typed = structured.of_type(self.page.things, str(items["title"]))
        return typed or structured.alike(self.page.things, [field.want for field in self.fields.of(items)])

    def things(self, entries: list[Thing], items: Schema, path: str) -> tuple[list[Any], Notes]:
        notes, made = Notes(), []
        for at, entry in enumerate(entries):
            one, more = self.object(items, Scope((), thing=entry, record=True), f"{path}[{at}]")
            made.append(one)
            notes.add(more)
        return made, notes

    def records(
        self, group: Group, want: Wanted, items: Schema, scope: Scope, path: str
    ) -> tuple[list[Any] | None, Notes]:
        """Returns an object for each record of a group. What has nothing of it is none of them."""
        if not scope.record and group.records[0].start >= 0:
            self._listed.append((group.records[0].start, group.records[-1].end))
        found: list[dict[str, Any]] = []
        notes = Notes()
        in_columns = self._by_columns(group, want, items)
        for made, more in in_columns or _things(list(self._by_rows(group, want, items, scope))):
            if _has(made):
                notes.add(more.within(f"{path}[{len(found)}]"))
                found.append(made)
        return found or None, notes

    def _by_rows(
        self, group: Group, want: Wanted, items: Schema, scope: Scope
    ) -> Iterator[tuple[dict[str, Any], Notes]]:
        yield from ((made, notes) for _, _, made, notes in lists.rows(self, group, want, items, scope))

    def _by_columns(self, group: Group, want: Wanted, items: Schema) -> Iterator[tuple[dict[str, Any], Notes]] | None:
        fields = self.fields.of(items)
        if group.kind != "table" or not lists.headers_cover(self, group, items):
            return None
        if any(field.kind != "scalar" for field in fields):
            return None
        rows = columns.rows_of(group.records, group.headers, fields, lists.words_of(group, want, items))
        return (_made(fields, row) for row in rows)


def _leads_on(pair: Pair) -> bool:
    """Whether a value is a link to another page, as those of menus are."""
    return (
        pair.source == NEIGHBOUR and pair.value.href is not None and not pair.value.href.startswith(("mailto:", "tel:"))
    )


NO_NOTES: Mapping[str, Notes] = {}


def _made(
    fields: list[Field], values: Mapping[str, Any], path: str = "", inner: Mapping[str, Notes] = NO_NOTES
) -> tuple[dict[str, Any], Notes]:
    """Returns an object, and what there is to note of it. `inner`: of properties that have properties."""
    made: dict[str, Any] = {}
    notes = Notes()
    for field in fields:
        value, more = values.get(field.name), inner.get(field.name)
        where = _join(path, field.name)
        if value is AMBIGUOUS:
            notes.ambiguous.append(where)
        if value is AMBIGUOUS or value is NOTHING:
            value = None
        if value is None and field.needed:
            notes.missing += (more.missing if more is not None else None) or [where]
        elif value is not None and more is not None:
            notes.missing += more.missing
        if more is not None:
            notes.ambiguous += more.ambiguous
        if value is not None or not field.optional:
            made[field.name] = value
    return made, notes


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _things(rows: list[tuple[dict[str, Any], Notes]]) -> Iterator[tuple[dict[str, Any], Notes]]:
    """Returns the objects that are things of a list: where most have much, what has one property is an advertisement."""
    usual = sorted(_count(made) for made, _ in rows)[len(rows) // 2] if rows else 0
    return (row for row in rows if usual < MUCH or _count(row[0]) > 1)


def _count(made: dict[str, Any]) -> int:
    """Returns how many properties an object has, apart from yes and no."""
    return sum(value not in (None, [], {}) and not isinstance(value, bool) for value in made.values())


def _has(made: Any) -> bool:
    return any(value not in (None, [], {}) for value in made.values())
