"""How well a label of the page matches what a property is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from smooth_page.local.extract.coercion import Wish
from smooth_page.local.extract.units import Unit, is_period, is_unit_name, unit_in, unit_of_name
from smooth_page.local.extract.words import (
    CONTRAST,
    GENERIC,
    PAGE_WORDS,
    TAIL,
    THINGS,
    VERBS,
    meanings,
    plain,
    raw_words,
    stem,
)

FULL, EXACT, CORE, LOOSE = 1.02, 0.95, 0.88, 0.72
# What may carry a modifier on the page that its property leaves out ("Order date" for `date`).
MODIFIED = frozenset(
    meanings("date time price amount address email phone total status rating balance".replace(" ", "_"))
)
SAYS_NOTHING = frozenset(meanings("amount value"))
SOFT = frozenset(meanings("estimated expected planned"))
WHOLE = frozenset(meanings("main upper outer overall full exact"))
NO_QUANTITY = frozenset(meanings("type id name title description status date text information"))
GIVEN = frozenset(meanings("allowed included enabled active required needed permitted accepted provided possible"))
MOST_SHORT = 6  # letters
MOST_DESCRIPTION = 6  # words of a description that can be a label


SHORTENED = re.compile(r"[^()]+\(([^()]{1,20})\)")  # `Price to earnings (P/E)`


@dataclass(frozen=True)
class Match:
    """`missing`: words of the property's name that the label leaves to its section."""

    score: float
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)  # the same object for the same property: quick keys of the cache
class Wanted:
    """What a property is called: by its name, and by short descriptions."""

    name: str
    words: tuple[str, ...]
    wish: Wish
    phrases: tuple[tuple[str, ...], ...] = field(default=())
    verb: bool = False
    described: frozenset[str] = frozenset()  # the words of its description
    literal: str = ""  # its description without what is between the words

    @property
    def core(self) -> frozenset[str]:
        return core(self.words)


@lru_cache(5_000)
def wanted(name: str, title: str = "", description: str = "") -> Wanted:
    """Returns what a property of this name looks for."""
    bare, unit, currency = unit_of_name(name)
    verb = False
    raw = raw_words(bare)
    while len(raw) > 1 and stem(raw[0]) in VERBS and raw[0] not in NOUNS:
        raw, verb = raw[1:], True
    if len(raw) > 2 and plain(raw[0]) in ("number", "no", "count") and plain(raw[1]) == "of":
        raw = raw[2:]
    words = meanings(" ".join(raw))
    phrases = [meanings(text) for text in _phrases(title, description)]
    phrases = [phrase for phrase in phrases if not frozenset(phrase) < frozenset(words)]  # says less than the name
    if unit is not None and bare != name:
        phrases.append(meanings(name))
    if words[-1:] in (FROM, TO) and len(words) > 1:  # `salary_from`
        phrases.append((*words[:-1], (LEAST if words[-1:] == FROM else MOST)))
    phrases += [tuple(MAKERS.get(word, word) for word in words)] if set(words) & set(MAKERS) else []
    if (by := re.search(r"_(?:per_)?([^_]+)$", name)) and unit is None and is_unit_name(by[1]) and not is_period(by[1]):
        phrases.append(meanings(name[: by.start()]))
    concepts = frozenset(words) | frozenset(word for phrase in phrases for word in phrase)
    return Wanted(
        name,
        words,
        Wish(concepts, unit, currency),
        tuple(phrase for phrase in phrases if phrase and phrase != words),
        verb,
        frozenset(meanings(description)) if description else frozenset(),
        squeezed(description),
    )


NOUNS = ("support", "offer", "need")  # `support_email`
FROM, TO = meanings("from"), ("to",)
LEAST, MOST = meanings("minimum")[0], meanings("maximum")[0]
MAKERS = {word: meanings("author")[0] for word in meanings("artist band musician")}  # pages call both the same


def _phrases(title: str, description: str) -> list[str]:
    whole = re.sub(r"\([^()]*\)", "", description)
    parts = [
        title,
        whole,
        re.split(r"\s(?:of|for|in|on|as|from|that|which|der|des|de|du|del|di|van)\s", whole)[0],
        *re.split(r"[,.;:/()\n]| or | oder | ou | o ", whole),
    ]
    quoted = re.findall(r"[\"'“„«]([^\"'”“»]{2,40})[\"'”“»]", description)
    return [part for part in [*parts, *quoted] if part.strip() and len(raw_words(part)) <= MOST_DESCRIPTION]


def core(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if word not in GENERIC)


@lru_cache(50_000)
def head_and_tail(label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns the words of a label, and those of what it adds in parentheses or after `per`, `incl.` and the like."""
    bare = re.sub(r"[(\[（][^()\[\]（）]*[)\]）]|\d+(?:[.,]\d+)?\s?%", " ", label)
    raw = raw_words(bare)
    cut = next((at for at, word in enumerate(raw) if at and stem(word) in TAIL and word.lower() == word), len(raw))
    if cut == len(raw) > 1 and frozenset(meanings(raw[-1])) <= GIVEN:
        cut -= 1  # `Pets allowed`
    head = raw[:cut]
    while len(head) > 1 and (stem(head[0]) in VERBS):
        head = head[1:]
    if len(head) > 1 and is_unit_name(head[-1]) and len(head[-1]) > 1 and head[-1].lower() not in ("in", "min"):
        head = head[:-1]
    return meanings(" ".join(head)), meanings(" ".join(raw[cut:]))


@lru_cache(200_000)
def match(want: Wanted, label: str) -> Match | None:
    """Returns how well they match, None if they don't."""
    whole = meanings(label)
    if label.rstrip().endswith(("?", "？")):
        return _match_question(want, whole)
    head, tail = head_and_tail(label)
    if not whole:
        return None
    if (both := SHORTENED.fullmatch(label)) and (short := match(want, both[1])) is not None and not short.missing:
        return Match(min(short.score, EXACT))
    if want.wish.unit is not None and frozenset(whole) & NO_QUANTITY - frozenset(want.words):
        return None
    best = _match(want.words, head, tail, whole) or _match_one_of(want, label)
    bare = re.sub(r"\s*\([^()]*\)$", "", label)
    said = squeezed(bare)
    if (want.wish.unit is not None and whole == meanings(want.name)) or said in (squeezed(want.name), want.literal):
        return Match(FULL)  # `Change percent` rather than `Change`, and `Bids` rather than `Current bid`
    if (
        best is None
        and want.wish.unit is not None
        and frozenset(want.words) < frozenset(head)
        and _has_unit(label, want.wish.unit)
    ):
        return Match(CORE)  # `Lot size (acres)` of `lot_acres`
    if best is None and (rest := tuple(word for word in want.words if word not in GIVEN)) and rest != want.words:
        best = _match(rest, head, tail, whole)  # `Two-factor authentication` of `two_factor_enabled`
    if best is None and (_is_short_for(want.name, label) or _is_short_for(label, want.name)):
        return Match(CORE)  # `OS` is the operating system
    if best is None and _is_abbreviated(label, want.name):
        return Match(CORE)  # `Tel.` is the telephone
    for phrase in want.phrases:
        other = _match(phrase, head, tail, whole)
        if (
            other is not None
            and not other.missing
            and other.score >= CORE
            and (best is None or best.score < other.score - 0.03 or best.missing)
        ):
            best = Match(other.score - 0.03)
    return best


def _has_unit(label: str, unit: Unit) -> bool:
    inside = re.search(r"\(([^()]{1,12})\)\s*$", label)
    return inside is not None and unit_in(inside[1]) == unit


def _match_question(want: Wanted, asked: tuple[str, ...]) -> Match | None:
    """Returns how well a question asks for a property: with all of its words, other forms of them included."""
    mine = frozenset(want.words)
    said = all(word in asked or any(_same_begin(word, other) for other in asked) for word in mine)
    return Match(CORE) if said and not frozenset(asked) & CONTRAST - mine else None


def _same_begin(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORTEST_BEGIN and (one.startswith(other) or other.startswith(one))


SHORTEST_BEGIN = 4


def _match_one_of(want: Wanted, label: str) -> Match | None:
    """Returns a match with one of two names of a label: `Material / Technique`."""
    parts = re.split(r"\s?[/・&]\s?", label)
    fits = [match(want, part) for part in parts] if len(parts) == 2 and all(len(part) > 1 for part in parts) else []
    return Match(CORE) if any(fit and fit.score >= EXACT and not fit.missing for fit in fits) else None


def match_about(want: Wanted, label: str, about: frozenset[str]) -> Match | None:
    """Returns how well they match, where a label may repeat what it is about: `Order date` of an order is its date."""
    found = match(want, label)
    if not about or (found is not None and found.score > LOOSE + 0.03):
        return found
    words = raw_words(label)
    rest = [word for word in words if not frozenset(meanings(word)) <= about]
    if not rest or len(rest) == len(words):
        return found
    again = match(want, " ".join(rest))
    return found if again is None or again.missing or again.score < EXACT else Match(CORE)


@lru_cache(50_000)
def initials(text: str) -> str:
    return "".join(word[0] for word in raw_words(text)).lower()


def _is_short_for(one: str, other: str) -> bool:
    word = one.lower()
    return 1 < len(word) < MOST_SHORT and word.isalpha() and word == initials(other) and word not in ("id", "no")


def _is_abbreviated(label: str, name: str) -> bool:
    """Whether a label is one word cut off by a point, or two, that the name begins with."""
    parts = [plain(part) for part in re.findall(r"[^\W\d_]+", label)]
    words = [plain(word) for word in raw_words(name)]
    if not label.rstrip().endswith(".") or not 0 < len(parts) <= len(words) or len(parts[0]) < SHORTEST_CUT:
        return False
    return all(word.startswith(part) for part, word in zip(parts, words, strict=False))


SHORTEST_CUT = 3


@lru_cache(50_000)
def squeezed(text: str) -> str:
    """Returns the words without what is between them: `Kick-off` is `kickoff`."""
    return plain("".join(raw_words(text)))


def _match(
    words: tuple[str, ...], head: tuple[str, ...], tail: tuple[str, ...], whole: tuple[str, ...]
) -> Match | None:
    if not words or not head:
        return None
    if words in (whole, head):
        return Match(1.0 if words == whole else 0.97)
    mine, theirs = frozenset(words), frozenset(head)
    if mine in (theirs, frozenset(whole)) or "".join(words) == "".join(head):
        return Match(EXACT)
    if mine == theirs | frozenset(tail):
        return Match(EXACT)
    if core(words) and any(
        core(words) == core(other) and _agree(mine & GENERIC, frozenset(other) & GENERIC) for other in (head, whole)
    ):
        return Match(CORE)
    if mine < theirs:
        return _modified(mine, theirs, head)
    if theirs < mine and mine - theirs <= GIVEN:
        return Match(CORE)  # `Breakfast` is `breakfast_included`
    if theirs < mine and not theirs <= GENERIC - MODIFIED:
        return Match(CORE - 0.02, mine - theirs)
    if theirs < mine:
        return Match(CORE - 0.04, mine - theirs)
    return None


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the general words (number, date, name) of two names don't contradict."""
    return not mine or not theirs or bool(mine & theirs) or any(mine & same and theirs & same for same in ALIKE)


ALIKE = (frozenset(meanings("number count quantity")), frozenset(meanings("number id")))


def _modified(mine: frozenset[str], theirs: frozenset[str], head: tuple[str, ...]) -> Match | None:
    more = theirs - mine
    if len(more) == 1 and (more <= SOFT or (len(mine - GENERIC) > 1 and not more & CONTRAST)):
        return Match(LOOSE)  # `Estimated tax`, `Arranged overdraft limit`
    if more & CONTRAST or (mine <= GENERIC and not mine <= MODIFIED) or len(more) > max(2, len(mine)):
        return None
    if more <= SAYS_NOTHING:
        return Match(CORE)
    if head[-1] not in mine and not (more <= GENERIC):
        # `Two-factor authentication` is `two_factor`: of what is named by two words, a third says no more.
        begins = len(mine - GENERIC) > 1 and frozenset(head[: len(mine)]) == mine
        return Match(LOOSE) if begins and len(more) == 1 else None
    if not more <= THINGS | PAGE_WORDS | GENERIC | WHOLE:
        return None  # `Box colour` may be that of something else
    return Match(LOOSE + 0.02 * (len(more) == 1))
