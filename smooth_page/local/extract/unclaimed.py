"""Finds the labels that no property of an object claims, and gives them to those that have no value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import structured
from smooth_page.local.extract.assignment import SHARED, TYPE, Option, are_named_alike, assign
from smooth_page.local.extract.choosing import AMBIGUOUS
from smooth_page.local.extract.coercion import says_nothing
from smooth_page.local.extract.labels import COUNTED, EXPLICIT, NEIGHBOUR, Pair
from smooth_page.local.extract.matching import CORE, Match, match_about
from smooth_page.local.extract.tree import Value, holds

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.page import Page, Range
    from smooth_page.local.extract.scope import Notes, Scope

FEWEST_ANCHORS = 2


class Unclaimed:
    """The labels of a scope that stand among those of an object's properties, and are none of them."""

    def __init__(self, page: Page, fields: list[Field], scope: Scope, made: Mapping[str, Any]) -> None:
        self._page = page
        self._used: set[tuple[str, int]] = set()
        self.empty = {field.name for field in fields if _is_empty(made.get(field.name))}
        self.fields = [field for field in fields if field.kind == "scalar"]
        self._others = [field for field in fields if field.kind != "scalar"]
        self._scope = scope

    @cached_property
    def _pairs(self) -> list[Pair]:
        """The pairs of the scope in the order of the page."""
        scope = self._scope
        if scope.only_row:
            return list(scope.row)
        ranges = [(0, len(self._page.tree.nodes))] if scope.ranges is None else scope.ranges
        inside = [pair for each in ranges for pair in self._page.blocks.within(each)]
        return [*scope.row, *(pair for pair in inside if self._belongs(pair))]

    def _belongs(self, pair: Pair) -> bool:
        if holds(self._scope.claimed, pair.index):
            return False
        whole = self._scope.ranges is None
        return not whole or not (self._page.is_outside(pair.index) or self._page.in_cards(pair.index))

    def _fit(self, field: Field, label: str) -> Match | None:
        fit = match_about(field.want, label, self._scope.words)
        return None if fit is None or fit.missing else fit

    @cached_property
    def denied(self) -> frozenset[str]:
        """The properties of which the page says that there is nothing, or shows something that they cannot hold."""
        return frozenset(
            field.name
            for field in self.fields
            for pair in self._pairs
            if (fit := self._fit(field, pair.label)) is not None and fit.score >= CORE
        )

    @cached_property
    def absent(self) -> frozenset[str]:
        """The properties that may be null, of which the page says in other words that there is nothing."""
        silent = {pair.label for pair in self._pairs if pair.source <= NEIGHBOUR and _says_nothing(pair)}
        return frozenset(
            field.name
            for field in self.fields
            if not field.needed and any(are_named_alike(field, label) for label in silent)
        )

    @cached_property
    def _blocks(self) -> list[Range]:
        """The blocks in which several properties have labels."""
        found: dict[Range, set[str]] = {}
        for pair in (pair for pair in self._pairs if pair.source <= NEIGHBOUR):
            names = {field.name for field in self.fields if self._fit(field, pair.label)}
            if names:
                found.setdefault(self._page.blocks.of(pair.index), set()).update(names)
        return [block for block, names in found.items() if len(names) >= FEWEST_ANCHORS]

    def options(self, *, among: bool) -> list[Option]:
        """Returns what no property claims. `among`: only what stands in a block with labels of several of them."""
        pairs = [*self._pairs, *self._stated]
        if among:
            pairs = [pair for pair in self._pairs if pair.source <= NEIGHBOUR]
        free = [pair for pair in pairs if self._is_free(pair) and not (among and self._is_item(pair))]
        if among and not self._scope.only_row:
            free = [pair for pair in free if pair.index < 0 or holds(self._blocks, pair.index)]
        return list(_merged(free))

    @cached_property
    def _stated(self) -> list[Pair]:
        """What the page states for machines about the object's thing."""
        values = ((key, structured.as_value(value)) for key, value in structured.stated(self._scope.thing or {}))
        return [Pair(key, value, EXPLICIT, -1) for key, value in values if value is not None]

    def _is_free(self, pair: Pair) -> bool:
        return (
            not _says_nothing(pair)
            and (pair.label, pair.index) not in self._used
            and not pair.is_list
            and not self._page.blocks.is_section(pair)
            and pair.index not in self._taken
            and (pair.source <= NEIGHBOUR or pair.index not in self._page.labelled)
            and not any(self._claims(field, pair.label) for field in (*self.fields, *self._others))
        )

    @cached_property
    def _taken(self) -> frozenset[int]:
        """The places of what properties with a value have labels for."""
        filled = [field for field in self.fields if field.name not in self.empty]
        return frozenset(
            pair.index
            for pair in self._pairs
            if pair.index >= 0 and any(self._fit(field, pair.label) for field in filled)
        )

    def use(self, option: Option) -> None:
        """Takes an option, so that it is not given to another property."""
        self._used.add((option.label, option.key))
        self._used.update((pair.label, pair.index) for pair in self._pairs if pair.index == option.key)

    def _claims(self, field: Field, label: str) -> bool:
        fit = self._fit(field, label)
        return fit is not None and (fit.score >= CORE or field.name not in self.empty)

    def _is_item(self, pair: Pair) -> bool:
        """Whether a pair is one of an item of a list and the next one."""
        return pair.source == NEIGHBOUR and pair.index >= 0 and self._page.tree.nodes[pair.index].tag == "li"


def _says_nothing(pair: Pair) -> bool:
    return pair.value.exact is None and pair.value.href is None and says_nothing(pair.value.text)


def _merged(pairs: list[Pair]) -> Iterator[Option]:
    """Returns an option for each place; the same label with other values elsewhere leaves it open which is meant."""
    by_label: dict[str, list[Pair]] = {}
    places: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: (pair.source == COUNTED, pair.source)):
        if pair.index not in places or pair.index < 0:
            places.add(pair.index)
            by_label.setdefault(pair.label.casefold(), []).append(pair)
    for same in by_label.values():
        if len({pair.value.text for pair in same}) == 1:
            yield Option(same[0].label, (same[0].value,), same[0].index)


def give(offered: Unclaimed, values: dict[str, Any], least: float) -> None:
    """Gives to properties that have no value labels that nothing else claims."""
    empty = [field for field in offered.fields if _is_empty(values[field.name])]
    empty = [field for field in empty if field.name not in offered.denied | offered.absent]
    if least < SHARED:
        empty = [field for field in empty if field.needed]
    if not empty:
        return
    used = {value.casefold() for value in values.values() if isinstance(value, str)}
    options = [one for one in offered.options(among=least < SHARED) if one.values[0].text.casefold() not in used]
    for name, option in assign(empty, options, least).items():
        values[name] = next(field for field in empty if field.name == name).read(option.values[0])
        offered.use(option)


def give_all(page: Page, fields: list[Field], rows: list[tuple[Scope, dict[str, Any], Notes]]) -> None:
    """Fills properties that no thing of a list has with the labels that most of them have, and nothing else claims."""
    empty = [field for field in fields if field.kind == "scalar" and field.needed]
    empty = [field for field in empty if all(made.get(field.name) is None for _, made, _ in rows)]
    if not empty:
        return
    offered = [Unclaimed(page, fields, scope, made) for scope, made, _ in rows]
    empty = [field for field in empty if not any(field.name in one.denied for one in offered)]
    by_label: dict[str, dict[int, Value]] = {}
    for at, one in enumerate(offered):
        for option in one.options(among=False):
            by_label.setdefault(option.label, {})[at] = option.values[0]
    options = [
        Option(label, tuple(values.values()), values)
        for label, values in by_label.items()
        if len(values) * 2 > len(rows)
    ]
    for name, option in assign(empty, options, TYPE).items():
        field = next(field for field in empty if field.name == name)
        for at, value in option.key.items():
            _, made, notes = rows[at]
            made[name] = field.read(value)
            notes.missing = [missed for missed in notes.missing if missed != name]


def _is_empty(value: Any) -> bool:
    return value is None or value is AMBIGUOUS
