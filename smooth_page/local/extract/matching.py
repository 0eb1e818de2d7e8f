"""How well a label of the page matches the name of a property, by their words."""

from __future__ import annotations

import re
from functools import cache

# Words that mean the same on pages and in schemas.
SAME = {
    "mail": "email",
    "emailaddress": "email",
    "login": "username",
    "user": "username",
    "telephone": "phone",
    "tel": "phone",
    "mobile": "phone",
    "cost": "price",
    "amount": "price",
    "subscription": "plan",
    "tier": "plan",
    "headline": "title",
    "heading": "title",
    "link": "url",
    "href": "url",
    "picture": "image",
    "photo": "image",
    "no": "number",
    "nr": "number",
    "id": "number",
    "qty": "quantity",
    "fullname": "name",
}
FILLERS = {"the", "a", "an", "of", "in", "on", "for", "and", "or", "to", "is", "your", "my", "current", "this", "its"}
ENOUGH = 0.6


@cache
def words(text: str) -> tuple[str, ...]:
    """Returns the words of a name or label: splits camelCase and snake_case, drops filler words and plurals."""
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    text = (
        re.sub(r"(?<=\w)-(?=\w)", "", text.lower()) if re.fullmatch(r"\w-\w+", text.strip().lower()) else text.lower()
    )
    text = re.sub(r"\be-mail\b", "email", text)
    found = [word for word in re.split(r"[\W_]+", text) if word]
    return tuple(_singular(word) for word in found if word not in FILLERS) or tuple(found)


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def score(name: str, description: str, label: str) -> float:
    """Returns a score between 0 and 1; ENOUGH and above is a match."""
    wanted, given = words(name), words(label)
    if not wanted or not given:
        return 0.0
    if wanted == given or "".join(wanted) == "".join(given):
        return 1.0
    if _meanings(wanted) == _meanings(given):
        return 0.95
    mine, theirs = set(_meanings(wanted)), set(_meanings(given))
    if mine < theirs or theirs < mine:
        common = len(mine & theirs) / len(mine | theirs)
        return 0.6 + 0.3 * common if common >= 0.5 else 0.55 * common
    told = set(_meanings(words(description)))
    if told and theirs <= told:
        return 0.6 + 0.05 * min(len(theirs), 4)
    return 0.5 * len(mine & theirs) / len(mine | theirs)


def _meanings(found: tuple[str, ...]) -> tuple[str, ...]:
    joined = "".join(found)
    if joined in SAME:
        return (SAME[joined],)
    return tuple(SAME.get(word, word) for word in found)
