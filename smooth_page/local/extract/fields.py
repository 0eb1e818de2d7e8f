"""The properties of a schema, each prepared once for the many objects that have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from smooth_page.local.extract.coercion import Locale, options_of, reader
from smooth_page.local.extract.matching import Wanted, wanted
from smooth_page.local.extract.schema import Schema, Schemas, kind_of, may_be_null
from smooth_page.local.extract.tree import Value
from smooth_page.local.extract.words import meanings


@dataclass(frozen=True, eq=False)
class Field:
    """A property. `read` returns a value of its type, or None."""

    name: str
    schema: Schema
    kind: str
    want: Wanted
    read: Callable[[Value], Any]
    required: bool
    nullable: bool
    optional: bool  # left out where it has nothing

    @property
    def needed(self) -> bool:
        """Whether an object without it is incomplete."""
        return self.required and not self.nullable


HOMONYMS = {("de", "tag"): "day", ("de", "art"): "type", ("de", "note"): "rating", ("fr", "note"): "rating"}
BEGINNING = set(meanings("start at appointment"))
DAY, YEAR, TIME = meanings("day"), meanings("year"), meanings("time")


class Fields:
    """The properties of the schemas of one request. `asked`: what a prompt calls the only one."""

    def __init__(self, schemas: Schemas, locale: Locale) -> None:
        self._schemas = schemas
        self._locale = locale
        self._of: dict[int, list[Field]] = {}
        self._one: dict[tuple[str, int], Field] = {}
        self.asked = ""

    def of(self, schema: Schema) -> list[Field]:
        """Returns the properties of a resolved object schema, what is scalar first."""
        found = self._of.get(id(schema))
        if found is None:
            required = schema.get("required", ())
            made = [
                self.one(name, self._schemas.resolved(inner), name in required)
                for name, inner in (schema.get("properties") or {}).items()
            ]
            found = self._of[id(schema)] = sorted(made, key=lambda field: field.kind != "scalar")
        return found

    def one(self, name: str, schema: Schema, required: bool = False) -> Field:
        """Returns a property by its name and resolved schema."""
        kind = kind_of(schema)
        want = self._want(name, schema, kind)
        return Field(
            name,
            schema,
            kind,
            want,
            reader(schema, want.wish, self._locale),
            required,
            may_be_null(schema),
            "default" in schema and not required,
        )

    def _want(self, name: str, schema: Schema, kind: str) -> Wanted:
        if self.asked and name in ("value", "items"):
            return wanted(self.asked.replace(" ", "_"))
        title = str(schema.get("title", "")) if kind == "scalar" else ""
        name = HOMONYMS.get((self._locale.lang[:2], name.lower()), name)
        if meanings(name) == DAY and any(option.get("format") == "date" for option in options_of(schema)):
            title = "date"
        if set(meanings(name)) <= BEGINNING and any(
            option.get("format") == "date-time" for option in options_of(schema)
        ):
            title = "date time"
        if meanings(name) == TIME and any(option.get("format") == "time" for option in options_of(schema)):
            title = "start"  # which has a day, too
        if meanings(name) == YEAR and any(option.get("type") == "integer" for option in options_of(schema)):
            title = "published"
        if re.match(r"nombre_|nb_", name) and any(option.get("type") == "integer" for option in options_of(schema)):
            name = f"number_{name.partition('_')[2]}"  # in French it is a number, in Spanish a name
        if any(option.get("format") in ("date", "date-time", "time") for option in options_of(schema)):
            name = re.sub(r"(?<=[a-z])_(?:on|at)$", "", name)  # `ordered_on`
        if [(option.get("type"), option.get("format")) for option in options_of(schema)] == [("string", None)]:
            name = re.sub(r"(?<=ed)_(?:to|by)$", "", name)  # `assigned_to`
        return wanted(name, "" if meanings(title) == meanings(name) else title, str(schema.get("description", "")))
