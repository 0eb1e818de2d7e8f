"""Reads dates, times of day and durations in the page's language. What leaves a part open is None, never completed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from smooth_page.local.extract.units import UNITS
from smooth_page.local.extract.words import plain

LONGEST = 120
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")
CLOCK = re.compile(
    r"(?<![\d.:,])(?P<hour>[01]?\d|2[0-4])(?:(?:[:.]|\s?[hH]\s?)(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s*"
    r"(?:(?P<half>[ap]\.?\s?m\.?)(?![a-z])|(?P<hours>h|uhr|uur|heures?|horas?|hrs?)(?![a-z]))?(?!\d)",
    re.IGNORECASE,
)
MAY_BE_DATED = re.compile(r"[^\W\d_]|\d([./-])\s?\d{1,2}\1")
NUMERIC = re.compile(r"(?<!\d)(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{2,4})(?!\d)")
NAMED = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|°)?\s*[-/ ]?\s*(?:de\s+|of\s+|d['’])?"
    r"(?P<month>[^\W\d_]{3,})\.?,?\s*[-/ ]?(?:de[l]?\s+)?(?P<year>(?:19|20)\d\d|['’]\d\d)(?!\d)"
    r"|(?P<month2>[^\W\d_]{3,})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<year3>(?:19|20)\d\d)\s*[年년]\s*(?P<month3>\d{1,2})\s*[月월]\s*(?P<day3>\d{1,2})\s*[日일]"
    r"|(?<!\d)(?P<year4>(?:19|20)\d\d)\.?\s(?P<month4>[^\W\d_]{3,})\s(?P<day4>\d{1,2})(?!\d)"
)
ISO_DURATION = re.compile(
    r"[-+]?P(?=.)(?:(\d+)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d]+)\.?", re.IGNORECASE)
COLON_DURATION = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)")
# Before noon or after it, before the hour.
HALF = re.compile(r"(오전|오후|午前|午後|上午|下午)\s?(\d{1,2}(?:[:：]\d\d|\s?[時时시点點](?:\s?\d{1,2}\s?[分분])?)?)")
MORNING = ("오전", "午前", "上午")
OTHER_LANGUAGES = ("en",)
NO_TIME = re.compile(
    r"\d\s?(?:min|sec|sek)|[$€£¥%]|\b(?:kr|zł|CHF|EUR|USD|GBP)\b", re.IGNORECASE
)  # a duration, an amount


@dataclass(frozen=True)
class Order:
    """In which order the page writes a numeric date with slashes. None: it can't be known."""

    day_first: bool | None


@lru_cache(100)
def month_names(lang: str) -> dict[str, int]:
    """Returns the months' names and short forms in a language, and in English."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    for code in (lang, lang.split("-")[0], *OTHER_LANGUAGES):
        try:
            locale = Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context].get(width, {}).items():
                    if not str(name).isdigit():
                        found.setdefault(plain(str(name)).rstrip("."), number)
    found.setdefault("sept", 9)
    return found


def order_of(lang: str, texts: Iterable[str]) -> Order:
    """Returns the order of numeric dates, from the dates of the page that leave no doubt, its language and currency."""
    joined = " ".join(texts)
    pairs = [
        (int(match[1]), int(match[3])) for match in NUMERIC.finditer(joined) if match[2] != "." and len(match[1]) < 3
    ]
    day, month = any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
    if day != month:
        return Order(day)
    language, _, region = lang.lower().replace("_", "-").partition("-")
    if region:
        return Order(region not in ("us", "ph", "fm", "mh", "pw", "gu", "pr"))
    if language and language != "en":
        return Order(True)
    dollars, others = joined.count("$"), sum(joined.count(sign) for sign in "£€")
    return Order(None if bool(dollars) == bool(others) else bool(others))


def read_date(text: str, lang: str, order: Order) -> date | None:
    """Returns the only date of a text."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if len(text) == 10 and ISO.fullmatch(text):
        return next(iter(_date(text[:4], text[5:7], text[8:])), None)
    found = set(_dates(text, lang, order))
    return found.pop() if len(found) == 1 else None


def is_dated(text: str, lang: str, order: Order) -> bool:
    """Whether a text has a date, or a day and a month, so that its numbers are none of their own."""
    if not MAY_BE_DATED.search(text):
        return False
    if read_date(text, lang, order) is not None:
        return True
    names = month_names(lang)
    beside = re.findall(
        r"\d{1,2}(?:\.|st|nd|rd|th)?\s+([^\W\d_]{3,})|([^\W\d_]{3,})\.?\s+\d{1,4}(?!\d)", text[:LONGEST]
    )
    return any(plain(word) in names for pair in beside for word in pair if word)


def _dates(text: str, lang: str, order: Order) -> Iterable[date]:
    for match in ISO.finditer(text):
        yield from _date(match.group()[:4], match.group()[5:7], match.group()[8:10])
    rest = ISO.sub(" ", text)
    for match in NUMERIC.finditer(rest):
        first, sign, second, third = match.groups()
        if len(first) == 4:
            yield from _date(first, second, third)
            continue
        if len(first) > 2 or len(third) == 3:
            continue
        day_first = True if sign == "." else order.day_first
        if int(first) > 12:
            day_first = True
        elif int(second) > 12:
            day_first = False
        if day_first is None and first != second:
            continue
        yield from _date(third, *((second, first) if day_first else (first, second)))
    names = month_names(lang)
    for match in NAMED.finditer(rest):
        part = match.groupdict()
        if part["year3"]:
            yield from _date(part["year3"], part["month3"], part["day3"])
            continue
        month = names.get(plain(part["month"] or part["month2"] or part["month4"]).rstrip("."))
        if month:
            year = part["year"] or part["year2"] or part["year4"]
            yield from _date(year.lstrip("'’"), month, part["day"] or part["day2"] or part["day4"])


def _date(year: str, month: int | str, day: str) -> Iterable[date]:
    number = int(year)
    if len(str(year)) <= 2:
        number += 2000 if number < 70 else 1900
    try:
        yield date(number, int(month), int(day))
    except ValueError:
        return


def read_time(text: str) -> time | None:
    """Returns the only time of day of a text."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    text = HALF.sub(lambda found: f"{found[2]} {'a' if found[1] in MORNING else 'p'}m", text)
    text = re.sub(
        r"(\d{1,2})\s?[時时시点點]\s?(?:(\d{1,2})\s?[分분])?", lambda found: f"{found[1]}:{found[2] or '00':0>2}", text
    )
    if NO_TIME.search(text):
        return None
    bare = NAMED.sub(" ", NUMERIC.sub(" ", re.sub(r"\d{4}-\d\d-\d\d[T ]?", " ", text)))
    found = set(_times(bare))
    return found.pop() if len(found) == 1 else None


def _times(text: str) -> Iterable[time]:
    for match in CLOCK.finditer(text):
        if match["minute"] is None and match["half"] is None and match["hours"] is None:
            continue
        hour, half = int(match["hour"]), (match["half"] or "").lower()
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * half.startswith("p")
        if hour == 24 and not int(match["minute"] or 0):
            hour = 0
        if hour < 24:
            yield time(hour, int(match["minute"] or 0), int(match["second"] or 0))


def read_moment(text: str, lang: str, order: Order) -> datetime | None:
    """Returns a date with its time of day. A date alone is midnight only where a machine wrote it."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        pass
    day, moment = read_date(text, lang, order), read_time(text)
    if day is None:
        return None
    made = datetime.combine(day, moment or time())
    return made.replace(tzinfo=timezone.utc) if moment and re.search(r"\b(?:UTC|GMT)\b(?![+-])", text) else made


def iso_moment(made: datetime) -> str:
    text = made.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def read_duration(text: str) -> timedelta | None:
    """Returns a duration: of ISO, of words (`1 hr 20 min`), or of digits (`1:20:00`)."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if match := ISO_DURATION.fullmatch(text):
        weeks, days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    if match := COLON_DURATION.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds) if match[1] else None
    text = re.sub(r"(?<=\d)\s?(?:時間|小时|시간)", " h ", re.sub(r"(?<=\d)\s?(?:分钟?|분)", " min ", text)).strip()
    match = re.fullmatch(r"(\d{1,3})\s?h\s?([0-5]?\d)", text, re.IGNORECASE)
    if match:
        return timedelta(hours=int(match[1]), minutes=int(match[2]))
    seconds, last = 0.0, None
    for match in PART.finditer(text):
        word = match[2].lower()
        unit = UNITS.get("min" if word == "m" else word)
        if unit is None or unit.kind != "time" or (last is not None and unit.factor >= last):
            return None
        seconds, last = seconds + _amount(match[1]) * unit.factor, unit.factor
    rest = re.sub(
        r"\b(?:and|und|et|y|e|en|ca|about|approx|approximately|circa|etwa|environ)\b|[,.~&]",
        " ",
        PART.sub(" ", text.lower()),
    )
    return timedelta(seconds=seconds) if last is not None and not re.search(r"\w", rest) else None


def _amount(text: str) -> float:
    """Returns a number of time units. They are not written with three decimals: `4,310 h`."""
    return float(re.sub(r"(?<=\d)[.,](?=\d{3}$)", "", text).replace(",", "."))


def read_months(text: str) -> float | None:
    """Returns the months of `2 years 3 months`."""
    parts = [(float(part[1].replace(",", ".")), UNITS.get(part[2].lower())) for part in PART.finditer(text[:LONGEST])]
    rest = re.sub(r"\b(?:and|und|et|y|e|en|og|och)\b|[,.&]", " ", PART.sub(" ", text.lower()))
    months = [value * unit.factor for value, unit in parts if unit is not None and unit.kind == "month"]
    if len(parts) < 2 or len(months) < len(parts) or re.search(r"\w", rest):
        return None
    return sum(months)


def iso_duration(made: timedelta) -> str:
    """Returns `PT1H20M` and the like."""
    rest = made.total_seconds()
    days, rest = divmod(rest, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = "".join(f"{value:g}{sign}" for value, sign in ((hours, "H"), (minutes, "M"), (seconds, "S")) if value)
    return "P" + (f"{days:g}D" if days else "") + (f"T{clock}" if clock else "") if days or clock else "PT0S"
