"""Chooses among what the page shows for one property. Of two that are equally good, none is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from smooth_page.local.extract.coercion import says_nothing
from smooth_page.local.extract.labels import NAMED
from smooth_page.local.extract.tree import Value

NOTHING = object()  # the page says that there is nothing
AMBIGUOUS = object()  # the page says different things
SURE, GOOD = 0.93, 0.82


def no_support() -> int:
    return 0


@dataclass(frozen=True)
class Candidate:
    """`score`: how well its name fits. `source`: how explicit it is, least is most. `apart`: outside of the subject.
    `place`: the positions that show it. `aside`: under a heading that says something else.
    `support`: returns how many other properties have labels in the same block of the page.
    """

    value: Value
    score: float
    source: int
    apart: bool = False
    place: tuple[int, int] = (-1, -1)
    aside: bool = False
    support: Callable[[], int] = no_support

    @property
    def rank(self) -> tuple[int, bool, int]:
        fit = max(rank_of(self.score), -2 if self.source >= NAMED else -3)
        return min(fit + self.apart, -1), self.apart, self.source


def rank_of(score: float) -> int:
    """Returns how well a name fits, least is best."""
    return -3 if score >= SURE else -2 if score >= GOOD else -1


def choose(candidates: Iterable[Candidate], read: Callable[[Value], Any]) -> Any:
    """Returns the value of the best candidates, AMBIGUOUS if they differ, NOTHING if they say so, else None."""
    ranked: dict[tuple[int, bool, int], list[Candidate]] = {}
    for candidate in candidates:
        ranked.setdefault(candidate.rank, []).append(candidate)
    for rank in sorted(ranked):
        equals = ranked[rank]
        nearer = [candidate for candidate in equals if not candidate.apart] or equals
        found = _agreed(nearer, read)
        if found is AMBIGUOUS and (straight := [candidate for candidate in nearer if not candidate.aside]):
            found = _agreed(straight, read) or found
        if found is AMBIGUOUS:
            found = _agreed(_most_supported(nearer), read)
        if found is not None:
            return found
        if rank[0] <= -2 and rank[2] <= 2 and all(_empty(candidate.value) for candidate in nearer):
            return NOTHING
    return None


def _agreed(candidates: list[Candidate], read: Callable[[Value], Any]) -> Any:
    if len(candidates) == 1:
        return read(candidates[0].value)
    made = [(candidate, value) for candidate in candidates if (value := read(candidate.value)) is not None]
    if not made:
        return None
    best = max(candidate.score for candidate, _ in made)
    equals = [(candidate.place, value) for candidate, value in made if candidate.score >= best - 0.001]
    values = [value for place, value in equals if not any(_inside(other, place) for other, _ in equals)]
    return values[0] if all(_same(value, values[0]) for value in values) else AMBIGUOUS


def _most_supported(candidates: list[Candidate]) -> list[Candidate]:
    """Returns those that stand among most of what else the model needs, if these are at least twice as many as elsewhere."""
    counts = [candidate.support() for candidate in candidates]
    most = max(counts)
    near = [candidate for candidate, count in zip(candidates, counts, strict=True) if count == most]
    others = [count for count in counts if count < most]
    return near if others and most >= CLEARLY * max(*others, 1) else candidates


CLEARLY = 2


def _inside(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return place != other and 0 <= other[0] <= place[0] and place[1] <= other[1]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold().split() == other.casefold().split()
    return bool(one == other)


def _empty(value: Value) -> bool:
    return value.exact is None and says_nothing(value.text)
