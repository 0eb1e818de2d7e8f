"""Gives the labels that no property claims to the properties that have no value, for all of an object at once.

A property and a label fit each other by shared words, by a unit, or by the type of the value. They are joined only if
neither fits another one as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import spans, vocabulary
from smooth_page.local.extract.coercion import options_of, says_nothing, truth
from smooth_page.local.extract.numbers import quantities
from smooth_page.local.extract.synonyms import alike_in, is_known
from smooth_page.local.extract.tree import Value
from smooth_page.local.extract.units import currency_in
from smooth_page.local.extract.words import CONTRAST, GENERIC, meanings, plain

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field

SHARED, KIND, TYPE = 3.0, 2.0, 1.0  # what a property and a label have in common, most is best
MARGIN = 0.2
LONGEST_LABEL, LONGEST_DATED, LONGEST_COUNTED, LONGEST_TEXT = 40, 48, 32, 120  # characters
DATED = ("date", "date-time", "time", "duration")
NAMING = frozenset(meanings("name title description summary text comment"))
SAYS_LITTLE = GENERIC | frozenset(meanings("number total current")) | {"on", "at", "by", "of"}


@dataclass(frozen=True)
class Option:
    """A label with what stands beside it: one value, or those of a column."""

    label: str
    values: tuple[Value, ...]
    key: Any = None


def assign(left: list[Field], options: list[Option], least: float) -> dict[str, Option]:
    """Returns the option of each property that leaves no doubt, by name. `least`: how much they must have in common."""
    found: dict[str, Option] = {}
    while True:
        rated = [
            (score, field, option)
            for field in left
            if field.name not in found
            for option in options
            if (score := rate(field, option))
        ]
        sure = [entry for entry in rated if entry[0] >= least and _is_sure(entry, rated)]
        if not sure:
            return found
        _, field, option = max(sure, key=lambda entry: entry[0])
        found[field.name] = option
        options = [other for other in options if other is not option]


Rated = tuple[float, "Field", Option]


def _is_sure(entry: Rated, rated: list[Rated]) -> bool:
    """Whether neither the property nor the option fits another one about as well."""
    score, field, option = entry
    others = (other for other in rated if other is not entry and (other[1] is field or other[2] is option))
    return all(other[0] < score - MARGIN for other in others)


def rate(field: Field, option: Option) -> float:
    """Returns how well a property and an option fit, 0 if they don't."""
    shown = [value for value in option.values if value.exact is not None or not says_nothing(value.text)]
    if not shown or len(option.label) > LONGEST_LABEL or re.search(r"[\d:：]", option.label):
        return 0
    if any(field.read(value) is None or not _is_plain(field, value) for value in shown):
        return 0
    kind = _kind_fits(field, shown)
    if spans.same_end(field.want, option.label) and kind:
        return SHARED + 1
    label = meanings(option.label)
    if _contrasts(field, label):
        return 0
    said = frozenset(meanings(shown[0].text)) if kind and len(shown[0].text) <= LONGEST_COUNTED else frozenset()
    alike = _alike(field, label, said, measured=kind and field.want.wish.unit is not None)
    if alike and (kind or _is_open(field, shown, named=True)):
        return SHARED + alike + 0.1 * kind
    if not field.needed or _are_other(field.want.words, label) or any(value.lines > 1 for value in shown):
        return 0
    if len(shown) == 1 and truth(shown[0]) is not None:
        return 0  # one of many things that are so or not
    return KIND if kind else TYPE if _is_open(field, shown, named=len(shown) > 1) else 0


def are_named_alike(field: Field, label: str) -> bool:
    """Whether a label is in other words what a property is called, whatever its value."""
    words = meanings(label)
    return not _contrasts(field, words) and _alike(field, words, frozenset(), measured=False) > 0


def _contrasts(field: Field, label: tuple[str, ...]) -> bool:
    """Whether a label has a word of its own that makes it something else."""
    other = frozenset(label) - _words(field)
    if PERIODS & frozenset(field.want.words):
        other -= PER  # `Premium per month` of `monthly_premium`
    return bool((other - alike_in(other, frozenset(field.want.words))) & (CONTRAST | NO_LABELS))


def _are_other(name: tuple[str, ...], label: tuple[str, ...]) -> bool:
    """Whether two names are both understood, so that they would be alike if they meant the same."""
    return all(any(is_known(word) for word in words if word not in SAYS_LITTLE) for words in (name, label))


def _alike(field: Field, label: tuple[str, ...], said: frozenset[str], *, measured: bool) -> float:
    """Returns which part of the words of a property and a label is the same, or like it; 0 if others contradict.

    `said`: words of the value. `measured`: it has the property's unit.
    """
    name, words, theirs = meanings(field.want.name), _words(field), frozenset(label)
    same, mine = words & theirs, frozenset(name)
    like = same | alike_in(mine, theirs) | alike_in(theirs, mine)
    if not like - SAYS_LITTLE:
        whole = field.needed and theirs <= mine and not (mine - theirs) & CONTRAST
        return 0.05 if whole else 0  # `Status` of `conservation_status`
    own = [word for word in (field.want.words if measured else name) if word not in SAYS_LITTLE | like | said]
    other = [word for word in label if word not in SAYS_LITTLE | like]
    if own and other and not (measured and {field.want.words[-1], label[-1]} & same):
        return 0  # `delivery_address` is not `Delivery method`
    return (len(like) + len(same)) / (2 * len(words | theirs))


NO_LABELS = frozenset(word for name in vocabulary.NOT_WHAT_IS_ASKED.split() for word in meanings(name))


PERIODS = frozenset(word for name in ("monthly", "weekly", "daily", "yearly", "annual") for word in meanings(name))
PER = frozenset(meanings("per"))


def _words(field: Field) -> frozenset[str]:
    return field.want.wish.concepts | frozenset(field.want.words)


def _is_plain(field: Field, value: Value) -> bool:
    """Whether a value is nothing but what the type of a property asks for."""
    if value.lines > 2 or len(value.text) > LONGEST_TEXT:
        return False
    options = options_of(field.schema)
    if any(option.get("format") in DATED for option in options):
        return len(value.text) <= LONGEST_DATED
    if any(option.get("type") in ("integer", "number") for option in options):
        return value.exact is not None or (len(value.text) <= LONGEST_COUNTED and bool(NUMBER_FIRST.match(value.text)))
    return True


NUMBER_FIRST = re.compile(r"[^\w]*(?:[^\W\d_]{1,4}[\s$€£]{0,2})?\d")


def _kind_fits(field: Field, shown: list[Value]) -> bool:
    """Whether all values have the unit of a property, one of its possible values, or are dates or yes and no as it is."""
    options = options_of(field.schema)
    unit = field.want.wish.unit
    if unit is not None:
        return all(_has_unit(value.text, unit.kind) for value in shown)
    return all(
        option.get("format") in DATED or option.get("type") == "boolean" or "enum" in option for option in options
    )


def _has_unit(text: str, kind: str) -> bool:
    return any(one.unit is not None and one.unit.kind == kind for one in quantities(text, "en"))


def _is_open(field: Field, shown: list[Value], *, named: bool) -> bool:
    """Whether values are of a property's type, and not of a kind that other types are for.

    `named`: so that it may be a name or a description, which pages show without a label.
    """
    words = frozenset(field.want.words)
    options = options_of(field.schema)
    if field.want.wish.unit is not None or (words & NAMING and not named):
        return False
    if any(option.get("type") in ("integer", "number") for option in options):
        return all(not _units(value.text) for value in shown)
    if any(option.get("format") for option in options):
        return True
    if any(truth(value) is not None or currency_in(value.text) or _units(value.text) for value in shown):
        return False
    if words & CODES:
        return all(re.search(r"\d", value.text) and not MONTH.search(value.text) for value in shown)
    return not any(
        re.match(r"\W*\d", value.text) or YEAR.search(value.text) or plain(value.text).startswith(NOT)
        for value in shown
    )


MONTH = re.compile(r"[^\W\d_]{3,}\.?,? (?:19|20)\d\d")  # and a year
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NOT = tuple(plain(word) for word in vocabulary.NOT)


CODES = frozenset(meanings("number code id reference phone registration address version"))


def _units(text: str) -> list[Any]:
    return [one for one in quantities(text, "en") if one.unit is not None]
