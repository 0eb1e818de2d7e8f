"""Reads sentences: `The last entry is at 17:45` says when `last_entry` is. For what is required and has no label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import vocabulary
from smooth_page.local.extract.coercion import options_of
from smooth_page.local.extract.labels import SENTENCE
from smooth_page.local.extract.numbers import quantities
from smooth_page.local.extract.tree import Node, Value
from smooth_page.local.extract.words import GENERIC, meanings

if TYPE_CHECKING:
    from smooth_page.local.extract.matching import Wanted
    from smooth_page.local.extract.page import Page
    from smooth_page.local.extract.schema import Schema
    from smooth_page.local.extract.scope import Scope

LONGEST, MOST_WORDS = 240, 16
SHORTEST_ALIKE = 5  # letters that forms of a word share
BLOCKS = {"p", "div", "li", "span", "small", "em", "strong", "b", "section", "address", "dd"}
MOST, LEAST = frozenset(meanings("maximum")), frozenset(meanings("minimum"))
UP_TO = re.compile(rf"\b(?:{'|'.join(vocabulary.UP_TO.split('|'))})\s(?=[−-]?(?:[$€£]\s?)?\d)", re.IGNORECASE)
AT_LEAST = re.compile(rf"\b(?:{'|'.join(vocabulary.AT_LEAST.split('|'))})\s(?=[−-]?(?:[$€£]\s?)?\d)", re.IGNORECASE)
FORMATS = ("date", "date-time", "time")


def find(page: Page, want: Wanted, schema: Schema, scope: Scope, read: Callable[[Value], Any]) -> Any:
    """Returns the only value of the property's type in the sentences that have all words of its name."""
    options = options_of(schema)
    dated = any(option.get("format") in FORMATS for option in options)
    counted = any(option.get("type") in ("integer", "number") for option in options)
    if not dated and not (counted and (want.wish.unit or want.wish.currency)):
        return None
    values = set()
    for sentence in _sentences(page, scope):
        if _says(sentence, want, dated) and (value := _read(sentence, want, page, read, dated)) is not None:
            values.add(value)
    return values.pop() if len(values) == 1 else None


def _sentences(page: Page, scope: Scope) -> Iterator[str]:
    for node in _blocks(page, scope):
        for line in node.lines:
            for sentence in SENTENCE.split(line):
                if re.search(r"\d", sentence) and len(sentence.split()) <= MOST_WORDS:
                    yield sentence


def _blocks(page: Page, scope: Scope) -> Iterator[Node]:
    for node in page.leaves:
        if node.tag not in BLOCKS or not node.flags & 1 or not 0 < node.size <= LONGEST:
            continue
        if page.belongs(node.index, scope.ranges):
            yield node


def limits_of(text: str) -> frozenset[str]:
    """Returns the word for what is said before a number: `up to 20` is a maximum."""
    most, least = UP_TO.match(f"{text} "), AT_LEAST.match(f"{text} ")
    return (MOST if most else frozenset()) | (LEAST if least else frozenset())


def said_with(text: str) -> frozenset[str]:
    """Returns the words that a short value has beside its number: `until 11:30`, `up to 20`."""
    return limits_of(text) | (
        frozenset(meanings(text)) if len(text) <= MOST_SAID and re.search(r"\d", text) else frozenset()
    )


MOST_SAID = 30  # characters


def _says(sentence: str, want: Wanted, dated: bool) -> bool:
    said = frozenset(meanings(sentence[:120])) | frozenset(meanings(sentence[-120:]))
    said |= (MOST if UP_TO.search(sentence) else frozenset()) | (LEAST if AT_LEAST.search(sentence) else frozenset())
    for words in (want.words, *want.phrases):
        needed = frozenset(words) - GENERIC
        if needed and (len(needed) > 1 or dated or want.wish.unit) and all(_is_said(word, said) for word in needed):
            return True
    return False


def _is_said(word: str, said: frozenset[str]) -> bool:
    if word in said:
        return True
    return len(word) > SHORTEST_ALIKE and any(
        other[: max(SHORTEST_ALIKE, len(word) - 3)] == word[: max(SHORTEST_ALIKE, len(word) - 3)] for other in said
    )


def _read(sentence: str, want: Wanted, page: Page, read: Callable[[Value], Any], dated: bool) -> Any:
    if not dated:
        unit, money = want.wish.unit, want.wish.currency
        found = quantities(sentence, page.locale.lang)
        if not any((unit and one.unit and one.unit.kind == unit.kind) or (money and one.currency) for one in found):
            return None
    return read(Value(sentence))
