"""Reads numbers, prices and quantities as people of the page's language do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from smooth_page.local.extract.units import CURRENCIES, SYMBOL, Unit, currency_in, unit_in

LONGEST = 300
SPACES = "\u0020\u00a0\u202f\u2009"
APOSTROPHES = "'\u2019\u02bc\u00b4`"
PLAIN_MONEY = re.compile(r"([$€£])(\d{1,3}(?:,\d{3})*\.\d\d|\d{4,12}\.\d\d)")  # the same in all languages
TOKEN = re.compile(rf"\d(?:[\d.,\u066b\u066c]|[{SPACES}](?=\d\d\d(?!\d))|[{APOSTROPHES}](?=\d))*")
SCALES = {
    "k": 1e3, "thousand": 1e3, "tsd": 1e3, "mille": 1e3, "mil": 1e3, "m": 1e6, "mio": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "milioni": 1e6, "miljoen": 1e6,
    "bn": 1e9, "b": 1e9, "billion": 1e9, "billions": 1e9, "mrd": 1e9, "milliarden": 1e9, "milliards": 1e9,
}  # fmt: skip
SCALED = re.compile(r"\s?(万|億|亿|만|억|千)")  # before a counter or a currency
SCALES_BY_SIGN = {"万": 1e4, "만": 1e4, "億": 1e8, "亿": 1e8, "억": 1e8, "千": 1e3}
COUNTER = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")  # of what is counted, right behind the number
SQUARED = re.compile(r"(?<=[^\W\d_]m)2(?![\w.,])|(?<=[\s/\d]m)2(?![\w.,])")  # m2, km2
MINUS = "-\u2212\u2013\ufe63\uff0d"
NO_CENTS = re.compile(r"(?<=[\d.,])\s*[.,]\s*[\u2013\u2014-]+(?!\d)")  # `5,-`
OUT_OF = re.compile(r"^\s*(?:/|of|out of|von|sur|de|di|van|su)\s*(?:5|10|100|\d+)(?![\d.,]*\d)", re.IGNORECASE)


class Quantity(NamedTuple):
    """A number with what stands around it."""

    value: float
    unit: Unit | None
    currency: str | None
    text: str


@lru_cache(200)
def decimal_sign(lang: str) -> str:
    """Returns the sign before decimals in a language, `.` or `,`."""
    from babel import UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        found = get_decimal_symbol(lang.replace("-", "_") or "en")
    except (UnknownLocaleError, ValueError):
        try:
            found = get_decimal_symbol(lang.split("-")[0] or "en")
        except (UnknownLocaleError, ValueError):
            return "."
    return found if found in ".," else "."


def parsed(token: str, lang: str, *, money: bool = False) -> float | None:
    """Returns the value of digits with separators, None if they can't be one number."""
    token = re.sub(rf"[{SPACES}{APOSTROPHES}]", "", token).rstrip(".,").replace("\u066b", ".").replace("\u066c", ",")
    points, commas = token.count("."), token.count(",")
    if points and commas:
        sign = "." if token.rfind(".") > token.rfind(",") else ","
        whole, _, decimals = token.rpartition(sign)
        other = "," if sign == "." else "."
        if sign in whole or not _grouped(whole, other):
            return None
        return float(f"{whole.replace(other, '')}.{decimals}")
    sign = "." if points else ","
    if points + commas == 0:
        return float(token)
    if points + commas > 1:
        return float(token.replace(sign, "")) if _grouped(token, sign) else None
    whole, _, decimals = token.partition(sign)
    thousands = len(decimals) == 3 and 1 <= len(whole) <= 3 and whole != "0" and (money or decimal_sign(lang) != sign)
    return float(whole + decimals) if thousands else float(f"{whole}.{decimals}")


def _grouped(text: str, sign: str) -> bool:
    first, *others = text.split(sign)
    return (
        1 <= len(first) <= 3 and all(len(group) in (2, 3) for group in others) and (not others or len(others[-1]) == 3)
    )


def quantities(text: str, lang: str) -> list[Quantity]:
    """Returns the numbers of a text, without those that are parts of words."""
    text = SQUARED.sub("²", text[:LONGEST].strip())
    money = currency_in(text)
    found = []
    for match in TOKEN.finditer(text):
        token = match.group().rstrip(".,")
        before, after = text[: match.start()], text[match.start() + len(token) :]
        if before and (before[-1].isalpha() or before[-1] == "_") and not SYMBOL.search(before[-4:]):
            return []
        if re.search(r"[^\W\d_]\s?-$", before) and not SYMBOL.search(before):
            return []  # an identifier, A-1
        value = parsed(token, lang, money=money is not None)
        if value is None:
            return []
        scaled, after = _scaled(after, money is not None)
        unit = unit_in(after)
        if unit is None and re.match(r"[^\W\d_]", after) and not SYMBOL.match(after) and not COUNTER.match(after):
            return []  # part of a name
        value = value * scaled if scaled == 1 else round(value * scaled, 2)
        found.append(Quantity(value * _sign(before, after), unit, money, text))
    return found


def _scaled(after: str, money: bool) -> tuple[float, str]:
    if sign := SCALED.match(after):
        return SCALES_BY_SIGN[sign[1]], after[sign.end() :]
    match = re.match(r"\s?([^\W\d_]+)\.?", after)
    word = match.group(1) if match else ""
    if not match or word.lower() not in SCALES:
        return 1, after
    glued = not after[0].isspace()
    if len(word) == 1 and not glued and not money:
        return 1, after  # 5 m is a length
    if word in ("m", "b") and not money:
        return 1, after
    return SCALES[word.lower()], after[match.end() :]


def _sign(before: str, after: str) -> int:
    head = SYMBOL.sub("", before).rstrip()
    if head.endswith("(") and after.lstrip().startswith(")") and head == "(":
        return -1
    if head and head[-1] in MINUS and (len(head) == 1 or head[-2].isspace() or head[-2] == "("):
        return -1
    return -1 if re.fullmatch(rf"[{MINUS}]\s*", SYMBOL.sub("", after).strip() or " ") and not before.strip(" +") else 1


def quantity(text: str, lang: str) -> Quantity | None:
    """Returns the one number of a text. None if there are several, except for `4 of 5` and what parentheses add."""
    if match := PLAIN_MONEY.fullmatch(text):
        return Quantity(float(match[2].replace(",", "")), None, CURRENCIES[match[1]], text)
    bare = NO_CENTS.sub("", text[:LONGEST])
    found = quantities(bare, lang)
    if len(found) > 1:
        shorter = re.sub(r"(?<=\S)\s*\([^()]*\)\s*$", "", bare)
        found = quantities(shorter, lang)
        if len(found) == 2:
            token = TOKEN.search(shorter)
            if token and OUT_OF.match(shorter[token.end() :]):
                return found[0]
    return found[0] if len(found) == 1 else None
