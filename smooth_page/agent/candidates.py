"""What a page states for machines, as far as an extraction may need it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Stated

_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}|[^\W\d_a-zA-Z]{2,}")
# Parts of names that fit everything.
_COMMON = frozenset(("list", "item", "items", "element", "value", "the", "of", "and", "graph"))
_PER_TOKEN = 3  # characters


def chosen(stated: Sequence[Stated], schema: dict[str, Any], most: int) -> list[str]:
    """Returns lines for a prompt, in the page's order: what shares a word with the schema first, as far as it fits.

    `most`: about how many tokens.
    """
    stated = _once(stated)
    words = set(_words_of(schema))
    ranked = sorted(range(len(stated)), key=lambda index: not words & _words(stated[index]["name"]))
    kept: list[int] = []
    lines = {index: _line(stated[index]) for index in ranked}
    for index in ranked:
        most -= len(lines[index]) // _PER_TOKEN
        if most < 0:
            break
        kept.append(index)
    return [lines[index] for index in sorted(kept)]


def _once(stated: Sequence[Stated]) -> list[Stated]:
    """Returns them without metadata that repeats something, as `twitter:title` beside `og:title`."""
    kept: list[Stated] = []
    for each in stated:
        key = _key(each)
        if each["source"] != "meta" or all(_key(other) != key for other in kept):
            kept.append(each)
    return kept


def _key(stated: Stated) -> tuple[str, str]:
    return re.split(r"[.:]", stated["name"])[-1].lower(), str(stated["value"])


def _line(stated: Stated) -> str:
    ref = f" [ref={stated['ref']}]" if "ref" in stated else ""
    return f"- {stated['name']}: {json.dumps(stated['value'], ensure_ascii=False)} ({stated['source']}){ref}"


def _words_of(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for each in schema:
            yield from _words_of(each)
    if not isinstance(schema, dict):
        return
    for name, value in schema.items():
        if name in ("properties", "$defs", "definitions") and isinstance(value, dict):
            for key in value:
                yield from _words(key)
            yield from _words_of(list(value.values()))
        elif name in ("title", "description") and isinstance(value, str):
            yield from _words(value)
        else:
            yield from _words_of(value)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _COMMON
