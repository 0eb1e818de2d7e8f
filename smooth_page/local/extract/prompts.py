"""A prompt without a model: one that says no more than the schema is fine, one that names a section narrows the page
to it, and every other one is refused. None is left out of account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from smooth_page.local.agent import UnableError
from smooth_page.local.extract.words import FILLERS, meanings, stem

if TYPE_CHECKING:
    from smooth_page.local.extract.page import Page, Range

ASKING = frozenset(
    stem(word)
    for word in [
        "extract",
        "get",
        "return",
        "read",
        "give",
        "find",
        "list",
        "collect",
        "fetch",
        "show",
        "tell",
        "scrape",
        "pull",
        "please",
        "me",
        "us",
        "all",
        "every",
        "each",
        "everything",
        "the",
        "this",
        "that",
        "page",
        "pages",
        "site",
        "website",
        "information",
        "info",
        "data",
        "detail",
        "details",
        "field",
        "fields",
        "value",
        "values",
        "content",
        "contents",
        "from",
        "on",
        "in",
        "of",
        "about",
        "for",
        "with",
        "as",
        "and",
        "it",
        "its",
        "their",
        "into",
        "given",
        "matching",
        "schema",
        "json",
        "shown",
        "visible",
        "displayed",
        "logged",
        "user",
        "current",
        "what",
        "which",
        "is",
        "are",
        "section",
        "table",
        "structured",
        "output",
        "following",
    ]
)
MOST_WORDS = 5
LIMITS = re.compile(
    r"\b(?:only|not|no|except|without|but|first|last|top|cheapest|highest|lowest|most|least|best|latest|newest|oldest|if|when|where|unless|convert|translate|summari[sz]e|calculate|sum|average|count|sort|ignore|skip|exclude|more than|less than|at least|above|below|under|over|between|before|after|instead)\b|\d",
    re.IGNORECASE,
)


def scope_of(prompt: str | None, page: Page, schema: dict[str, Any]) -> tuple[Range, ...] | None:
    """Returns the part of the page that a prompt means, None for all of it. Raises UnableError if it can't be followed."""
    if prompt is None or not prompt.strip():
        return None
    if LIMITS.search(prompt):
        raise _refusal(prompt)
    asked = _all(prompt)
    left = asked - _of_schema(schema)
    if not left:
        return None
    named = [
        section
        for section in page.sections
        if section.level < 8 and section.level > 1 and left <= section.words and section.words <= asked | ASKING
    ]
    places = {(section.start, section.end) for section in named}
    if len(places) == 1:
        return (places.pop(),)
    if not places and left <= page.subject_words | frozenset(meanings(page.title)) | frozenset(
        word for section in page.sections if section.level == 1 for word in section.words
    ):
        return None
    raise _refusal(prompt)


def subject_of(prompt: str | None) -> str:
    """Returns what a prompt calls the one thing that it asks for, as `the total`. Raises UnableError for a longer one."""
    if prompt is None or not prompt.strip():
        return ""
    words = [word for word in re.findall(r"[^\W_]+", prompt[:1000]) if stem(word) not in ASKING]
    if LIMITS.search(prompt) or len(words) > MOST_WORDS or len(prompt) > 200:
        raise _refusal(prompt)
    return " ".join(words)


def _all(prompt: str) -> set[str]:
    return {
        word
        for part in re.findall(r"[^\W_]+", prompt)
        for word in meanings(part)
        if stem(part) not in ASKING and word not in FILLERS
    }


def _of_schema(schema: Any) -> set[str]:
    found: set[str] = set()
    queue = [schema]
    while queue:
        value = queue.pop()
        if isinstance(value, dict):
            for key in value.get("properties", {}) if isinstance(value.get("properties"), dict) else ():
                found.update(meanings(str(key)))
            for key in ("title", "description"):
                if isinstance(value.get(key), str):
                    found.update(word for part in re.findall(r"[^\W_]+", value[key]) for word in meanings(part))
            queue.extend(inner for inner in value.values() if isinstance(inner, (dict, list)))
        elif isinstance(value, list):
            queue.extend(value)
    return found


def _refusal(prompt: str) -> UnableError:
    return UnableError(
        f"prompt: without a model, {prompt[:200]!r} can't be followed. Leave it out, and describe the fields in the schema"
        " (their names and descriptions are compared with the labels of the page), or extract from a locator"
    )
