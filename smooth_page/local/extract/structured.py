"""What a page states for machines: JSON-LD graphs and microdata, as nodes of types, with references followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from smooth_page.local.extract.matching import CORE, Wanted, match
from smooth_page.local.extract.synonyms import alike_in
from smooth_page.local.extract.tree import Value
from smooth_page.local.extract.words import meanings

# Nodes that are about the page or the site, not about what the page is for.
LAST = {
    "BreadcrumbList",
    "WebSite",
    "WebPage",
    "Organization",
    "ImageObject",
    "SearchAction",
    "SiteNavigationElement",
    "Person",
    "CollectionPage",
    "ListItem",
    "Corporation",
    "WPHeader",
    "WPFooter",
}
MOST_NODES = 5_000
MOST_DEPTH = 6
# Things of a type that is called otherwise are a model's if they have so many of its fields.
FEWEST_FIELDS, NEARLY_ALL = 3, 0.8
Thing = dict[str, Any]


def things_of(data: list[Any]) -> list[Thing]:
    """Returns the outermost nodes, with `@graph` opened and `@id` references followed."""
    known: dict[str, Thing] = {}
    top = [thing for entry in data for thing in _opened(entry, 0)]
    for thing in _all(top):
        if isinstance(thing.get("@id"), str) and len(thing) > len(known.get(thing["@id"], {"": 0})):
            known[thing["@id"]] = thing
    found = [_linked(thing, known, 0) for thing in top[:MOST_NODES]]
    mains = [thing["mainEntity"] for thing in found if isinstance(thing.get("mainEntity"), dict)]
    return [*mains, *found]


def _opened(entry: Any, depth: int) -> Iterator[Thing]:
    if depth > MOST_DEPTH:
        return
    if isinstance(entry, list):
        for one in entry:
            yield from _opened(one, depth + 1)
    elif isinstance(entry, dict):
        if isinstance(entry.get("@graph"), (list, dict)):
            yield from _opened(entry["@graph"], depth + 1)
        if set(entry) - {"@graph", "@context"}:
            yield entry


def _all(things: list[Thing]) -> Iterator[Thing]:
    queue: list[Any] = list(things)
    count = 0
    while queue and count < 50 * MOST_NODES:
        count += 1
        value = queue.pop()
        if isinstance(value, dict):
            yield value
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)


def _linked(value: Any, known: dict[str, Thing], depth: int) -> Any:
    if depth > MOST_DEPTH:
        return value
    if isinstance(value, list):
        return [_linked(one, known, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) <= {"@id", "@type"} and "@id" in value:
        target = known.get(str(value["@id"]))
        if target is None or set(target) <= {"@id", "@type"}:
            return {key: inner for key, inner in value.items() if key != "@id"}
        value = target
    return {key: _linked(inner, known, depth + 1) for key, inner in value.items()}


def types_of(thing: Thing) -> list[str]:
    kind = thing.get("@type")
    return [str(one).rsplit("/", 1)[-1] for one in (kind if isinstance(kind, list) else [kind]) if one]


def about(things: list[Thing], title: str, wants: list[Wanted], names: frozenset[str]) -> Thing | None:
    """Returns the thing that a model asks for: by its type, then by how many of its fields it has. None if it is open."""
    rated = []
    for thing in things:
        fields = sum(bool(list(values(thing, want))) for want in wants)
        if not fields:
            continue
        kinds = types_of(thing)
        typed = any(_fits(kind, title) for kind in kinds)
        shown = isinstance(thing.get("name"), str) and frozenset(meanings(thing["name"])) == names and bool(names)
        rated.append(((typed, not set(kinds) & LAST, shown, fields), thing))
    rated.sort(key=lambda item: item[0], reverse=True)
    if not rated or (not rated[0][0][0] and not rated[0][0][1] and rated[0][0][3] * 3 < len(wants) * 2):
        return None
    best = [thing for rank, thing in rated if rank == rated[0][0]]
    return best[0] if all(thing == best[0] for thing in best) else None


def of_type(things: list[Thing], title: str) -> list[Thing]:
    """Returns the things whose type fits a model's name, those of lists too."""
    found = [thing for thing in _ordered(things) if any(_fits(kind, title) for kind in types_of(thing))]
    return [thing for at, thing in enumerate(found) if thing not in found[:at]] if len(found) < 300 else found


def alike(things: list[Thing], wants: list[Wanted]) -> list[Thing]:
    """Returns the things of the only type that several things have, and that has nearly all fields of a model."""
    found: dict[str, list[Thing]] = {}
    for thing in _ordered(things):
        kinds = types_of(thing)
        if not set(kinds) & LAST:
            found.setdefault(" ".join(kinds), []).append(thing)
    several = [same for same in found.values() if len(same) > 1]
    if len(several) != 1 or len(wants) < FEWEST_FIELDS:
        return []
    held = [sum(any(True for _ in values(thing, want)) for want in wants) for thing in several[0]]
    return several[0] if min(held) >= NEARLY_ALL * len(wants) else []


def _ordered(things: list[Thing]) -> Iterator[Thing]:
    for thing in things:
        yield thing
        for key in ("itemListElement", "item", "mainEntity", "hasPart", "event", "itemOffered"):
            inner = thing.get(key)
            if isinstance(inner, (list, dict)):
                yield from _ordered(
                    [one for one in (inner if isinstance(inner, list) else [inner]) if isinstance(one, dict)]
                )


def _fits(kind: str, title: str) -> bool:
    mine, theirs = set(meanings(title)), set(meanings(kind))
    return bool(mine and theirs and (mine <= theirs or theirs <= mine))


# Nodes that are one value of their parent: their own fields are looked for as the parent's.
PARTS = {
    "offers",
    "aggregateRating",
    "address",
    "location",
    "jobLocation",
    "baseSalary",
    "value",
    "priceSpecification",
    "geo",
    "nutrition",
    "hiringOrganization",
    "itemReviewed",
    "reviewRating",
    "contactPoint",
    "organizer",
    "author",
    "brand",
    "manufacturer",
    "publisher",
    "performer",
    "seller",
    "identifier",
    "estimatedSalary",
}


def values(thing: Thing, want: Wanted, depth: int = 0, path: str = "") -> Iterator[tuple[float, Any]]:
    """Returns what a thing has under the name, with how well it fits; what is deeper fits less."""
    if depth > MOST_DEPTH:
        return
    for key, value in thing.items():
        if key.startswith("@") or value is None:
            continue
        found = max(
            (one for name in {key, _own(key, thing)} if (one := match(want, name)) is not None),
            key=lambda one: one.score,
            default=None,
        )
        whole = match(want, f"{path} {key}") if path else None
        score = max(
            (
                one.score
                for one in (found, whole)
                if one is not None and (not one.missing or one.missing <= frozenset(meanings(path)))
            ),
            default=0.0,
        )
        if path and found is not None and frozenset(want.words) & frozenset(meanings("name")) and not whole:
            score = 0.0  # a name of something else
        if score >= CORE - 0.03:
            yield score - 0.05 * depth, value
        inner = value[0] if isinstance(value, list) and len(value) == 1 else value
        if isinstance(inner, dict) and (
            key in PARTS or (depth == 0 and key not in ("review", "itemListElement", "isRelatedTo", "isSimilarTo"))
        ):
            yield from values(inner, want, depth + 1, f"{path} {key}".strip())


def stated(thing: Thing) -> Iterator[tuple[str, Any]]:
    """Returns the names and values of a thing and of its parts."""
    for key, value in thing.items():
        if not key.startswith("@"):
            yield key, value
        inner = value[0] if isinstance(value, list) and len(value) == 1 else value
        if key in PARTS and isinstance(inner, dict):
            yield from ((name, one) for name, one in inner.items() if not name.startswith("@") and name != "name")


def parts(thing: Thing, want: Wanted) -> Iterator[Any]:
    """Returns what a thing has under the name of an object inside, or else under the only one like it."""
    found = [value for _, value in values(thing, want)]
    yield from found
    words = frozenset(want.words)
    alike = [
        value for key, value in thing.items() if isinstance(value, dict) and alike_in(words, frozenset(meanings(key)))
    ]
    yield from alike if not found and len(alike) == 1 else ()


def _own(key: str, thing: Thing) -> str:
    """Returns a key without the name of its type: `recipeCuisine` of a recipe is its cuisine. `partOfSeries` is the series."""
    if part := re.fullmatch(r"(?:is)?[pP]artOf([A-Z]\w+)|in([A-Z][a-z]+)", key):
        return part[1] or part[2]
    for kind in types_of(thing):
        prefix = re.split(r"(?=[A-Z])", kind)[-1].lower()  # of a music event, too
        if key.startswith(prefix) and key[len(prefix) :][:1].isupper():
            return key[len(prefix) :]
    return key


def as_value(stated: Any) -> Value | None:
    """Returns a stated value as what a page shows. None for what is more than one value."""
    if isinstance(stated, list):
        stated = stated[0] if len(stated) == 1 else None
    if isinstance(stated, dict):
        stated = next(
            (
                stated[key]
                for key in (
                    "@value",
                    *(("value",) if "PropertyValue" in types_of(stated) else ()),
                    "name",
                    "value",
                    "url",
                    "ratingValue",
                    "price",
                )
                if isinstance(stated.get(key), (str, int, float))
            ),
            None,
        )
    if isinstance(stated, bool):
        return Value(str(stated).lower(), stated)
    if isinstance(stated, (int, float)):
        return Value(repr(stated), repr(stated))
    if not isinstance(stated, str) or not stated.strip():
        return None
    text = stated.strip()
    if text.startswith(("http://schema.org/", "https://schema.org/")):
        text = re.sub(r"^(?:Event|Order)(?=[A-Z])", "", text.rsplit("/", 1)[-1])
    return Value(text, text, text if text.startswith(("http://", "https://", "/")) else None)
