"""Splits names and labels into words, and words into meanings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from smooth_page.local.extract import vocabulary
from smooth_page.local.extract.phrases import JOINED as PHRASES

CAMEL = re.compile(r"(?<=[A-Za-z0-9][a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
ELIDED = re.compile(r"\b[dlDL]['\u2019](?=\w)")
LONGEST = 120  # characters of a label
PARTICIPLE = re.compile(
    r"(?<=[^\W\d_]{3}[aiu]d)[ao]s?$|(?<=[^\W\d_]{3}[aiu]t)[aoi]$"
)  # of feminine and masculine things
ENDINGS = ("ings", "ing", "ed", "es", "s", "e")


# Letters that are not others with marks.
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def plain(text: str) -> str:
    """Returns lower case without accents; ß, ä and ae become ss, a and a."""
    if text.isascii():
        return text.lower()
    text = text.casefold().translate(LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


@lru_cache(20_000)
def stem(word: str) -> str:
    """Returns what a word shares with its other forms."""
    word = plain(word)
    if len(word) > 3 and word.isalpha():
        word = PARTICIPLE.sub("", word)
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us", "is")):
                word = word[: -len(ending)]
                break
        if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
            word = word[:-1]
        if len(word) > 3 and word[-1] in "yi":
            word = word[:-1] + "i"
    return re.sub(r"(?<=[aou])e", "", word)


def _concepts() -> tuple[dict[str, str], dict[str, str]]:
    known = {
        stem(word): str(at)
        for at, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
    }
    written: dict[str, str] = {}
    for line in vocabulary.CONCEPTS.strip().splitlines():
        first, *others = line.split()
        concept = known.get(stem(first), stem(first))
        for word in (first, *others):
            known.setdefault(stem(word), concept)
            written.setdefault(plain(word), concept)
    return known, written


# By what a word shares with its other forms, and by the word itself, which comes first: `note` is not `notte`.
CONCEPTS, WRITTEN = _concepts()
KNOWN = frozenset(WRITTEN.values())
SHORTEST_COMPOUND = 8
COMPOUND = re.compile(
    r"([^\W\d_]{3,}?)s?(nummer|datum|preis|betrag|name|zeit|adresse|kosten|prijs|tijd|person|persoon|partner|nummern|klasse|titel|status|art|typ|summe)"
)


HONORIFIC = ("お", "ご", "御")
IDEOGRAMS = re.compile(r"([\u3400-\u9fff]{2,}?)(年月日|番号|日時|日期|编号|日)")


@lru_cache(20_000)
def _parts(word: str) -> tuple[str, ...]:
    """Returns the parts of a German, Dutch or Swedish compound, or the word."""
    if (ideograms := IDEOGRAMS.fullmatch(word)) and word not in CONCEPTS and ideograms[1] in CONCEPTS:
        return ideograms[1], ideograms[2]
    if word[:1] in HONORIFIC and stem(word[1:]) in CONCEPTS:
        return (word[1:],)
    if len(word) < SHORTEST_COMPOUND or stem(word) in CONCEPTS:
        return (word,)
    for at in range(3, len(word) - 3):
        head, tail = word[:at], word[at:]
        if stem(tail) in CONCEPTS and (stem(head) in CONCEPTS or stem(head.removesuffix("s")) in CONCEPTS):
            return head if stem(head) in CONCEPTS else head.removesuffix("s"), tail
    match = COMPOUND.fullmatch(plain(word))
    return (match[1], TYPES.get(match[2], match[2])) if match else (word,)


TYPES = {"art": "typ"}  # at the end of German words


FILLERS = frozenset(plain(word) for word in vocabulary.FILLERS)
CONTRAST = frozenset(CONCEPTS.get(stem(word), stem(word)) for word in vocabulary.CONTRAST)
GENERIC = frozenset(CONCEPTS.get(stem(word), stem(word)) for word in vocabulary.GENERIC)
VERBS = frozenset(stem(word) for word in vocabulary.VERBS)
TAIL = frozenset(stem(word) for word in vocabulary.TAIL)
PAGE_WORDS = frozenset(CONCEPTS.get(stem(word), stem(word)) for word in vocabulary.PAGE_WORDS)
JOINED = {
    tuple(stem(word) for word in key.split()): tuple(CONCEPTS.get(stem(word), stem(word)) for word in value.split())
    for key, value in PHRASES.items()
}
MOST_JOINED = max(len(key) for key in JOINED)


def _inflected(word: str) -> str:
    """Returns the meaning of a word whose other form by its last vowel is known: `języki` are languages."""
    known = CONCEPTS.get(word[:-1]) if len(word) > SHORTEST_INFLECTED and word[-1] in "aeiouy" else None
    return known or word


SHORTEST_INFLECTED = 5  # letters


@lru_cache(50_000)
def raw_words(text: str) -> tuple[str, ...]:
    """Returns the words of a name or label as written, in lower case."""
    text = ELIDED.sub("", CAMEL.sub(" ", text[:LONGEST]))
    return tuple(word for word in re.split(r"[\W_]+", text.replace("'", "").replace("’", "")) if word)


@lru_cache(50_000)
def meanings(text: str) -> tuple[str, ...]:
    """Returns what the words of a name or label mean, without words that mean nothing."""
    raw = tuple(part for word in raw_words(text) for part in _parts(word))
    stems = tuple(stem(part) for part in raw)
    found: list[str] = []
    at = 0
    while at < len(stems):
        for length in range(min(MOST_JOINED, len(stems) - at), 0, -1):
            part = stems[at : at + length]
            if part in JOINED:
                found += JOINED[part]
                break
            joined = stem("".join(raw[at : at + length])) if length > 1 else ""
            if joined in CONCEPTS or (length > 1 and "".join(part) in CONCEPTS):
                found.append(CONCEPTS.get(joined) or CONCEPTS["".join(part)])
                break
        else:
            length = 1
            if plain(raw[at]) not in FILLERS:
                found.append(WRITTEN.get(plain(raw[at])) or CONCEPTS.get(stems[at]) or _inflected(stems[at]))
        at += max(length, 1)
    return tuple(found) or tuple(CONCEPTS.get(word, word) for word in stems)


# What a page may be about: words for its name or its author.
THINGS = frozenset(word for name in vocabulary.THINGS.split() for word in meanings(name))
# What sections are called that are about other things than the page's own, and lists of others than all.
ELSEWHERE = frozenset(word for name in vocabulary.ELSEWHERE.split() for word in meanings(name))
RELATED = ELSEWHERE | frozenset(meanings("popular most other latest like partner"))
