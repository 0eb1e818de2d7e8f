"""Converts what a page shows to the types of a schema.

Returns None for what does not fit, or says that there is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from jsonschema import Draft202012Validator

from smooth_page.local.extract import dates, vocabulary
from smooth_page.local.extract.numbers import quantities, quantity
from smooth_page.local.extract.tree import Value
from smooth_page.local.extract.units import MANY, Unit, currency_in, unit_in
from smooth_page.local.extract.words import meanings, plain

EDGE = re.compile(r"^[\s(\[]+|[\s)\].:*]+$")


def _known(text: str) -> frozenset[str]:
    return frozenset(plain(part.strip()) for part in re.split(r"[|\n]", text) if part.strip())


NOTHING = _known(vocabulary.NOTHING)
YES = frozenset(plain(word) for word in vocabulary.YES.replace("-stock", " stock").split()) | {"in stock"}
NO = frozenset(plain(word) for word in vocabulary.NO.split()) | {"sold out"}
IN_STOCK, OUT_OF_STOCK = _known(vocabulary.IN_STOCK), _known(vocabulary.OUT_OF_STOCK)
CHECKED = {
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "multipleOf",
    "const",
}
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# Two parts that together say that something is not there, or not yet.
NOT_THERE = re.compile(
    r"(?:[\w-]+\s){0,2}(?:no|none|not|nothing|kein\w*|nicht|non|pas|aucune?|sin|nessun\w*|geen|niet|nao|inga?|ej|inte|brak|nie)\b.{0,25}"
    r"\b(?:available|yet|on file|given|provided|specified|known|recorded|set|applicable|disclosed|listed|stated|assigned"
    r"|angegeben|verfugbar|bekannt|hinterlegt|vorhanden|disponib\w+|indicat\w+|renseigne\w*|especificad\w+|assegnat\w+"
    r"|opgegeven|beschikbaar|bekend|podano|dostepn\w+|angivet|tillganglig\w*|asignad\w+|attribue\w*|zugewiesen)"
    r"|(?:noch|pas encore|aun|todavia|ancora|nog|annu|jeszcze)\b.{0,25}\b(?:nicht|keine?r?|no|non|niet|geen|inte|inga?|nie)\b.{0,20}"
    r"|to be \w+|(?:no longer|nicht mehr|niet meer|non piu|ya no)\b.{0,25}"
    r"|(?:pas encore|non ancora|not yet|inte annu|jeszcze nie)\b.{0,25}"
)
# The same with what it is about: `not applicable to this address`.
NOTHING_HERE = re.compile(
    rf"(?:{'|'.join(re.escape(text) for text in sorted(NOTHING, key=len, reverse=True) if ' ' in text and len(text) > 7)})"
    r"\s(?:[a-z]{1,5}\s){1,3}[^\W\d_]+\.?$"
)
SAYS = re.compile(r"[\w✓✔✅☑✗✘❌✕×●○☐★☆$€£]")
LONGEST_NOTHING = 100
SIMPLE = re.compile(r"\d{1,12}(?:\.\d{1,2})?")  # the same in all languages
MOST_NUMBER_TEXT = 80
MOST_NUMBER_LINES = 2


UNKNOWN = dates.Order(None)


@dataclass(frozen=True)
class Wish:
    """What a property's name says about its value."""

    concepts: frozenset[str] = frozenset()
    unit: Unit | None = None
    currency: str | None = None


NO_WISH = Wish()


@dataclass(frozen=True)
class Locale:
    """How the page writes."""

    lang: str = "en"
    order: dates.Order = UNKNOWN
    url: str = ""


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing."""
    if len(text) > LONGEST_NOTHING:
        return False
    bare = plain(text).strip()
    return (
        not bare
        or bare in NOTHING
        or EDGE.sub("", bare) in NOTHING
        or not SAYS.search(bare)
        or (" " in bare and bool(NOT_THERE.fullmatch(bare) or NOTHING_HERE.match(bare)))
    )


def coerce(value: Value, schema: dict[str, Any], wish: Wish, locale: Locale) -> Any:
    """Returns the value as the schema's type, or None."""
    return reader(schema, wish, locale)(value)


def reader(schema: dict[str, Any], wish: Wish, locale: Locale) -> Callable[[Value], Any]:
    """Returns what reads values as the schema's type, for many of them. It returns None for what does not fit."""
    options = [(option, _validator(option)) for option in options_of(schema)]

    def read(value: Value) -> Any:
        for option, valid in options:
            made = _one(value, option, wish, locale)
            if made is not None and (valid is None or valid(made)):
                return made
        return None

    return read


def options_of(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the schema for each type that it allows, without null."""
    for key in ("anyOf", "oneOf"):
        if key in schema:
            found = [
                inner
                for option in schema[key]
                if isinstance(option, dict) and option.get("type") != "null"
                for inner in options_of(option)
            ]
            return found[:1] if _is_decimal(found) else found
    kind = schema.get("type")
    if isinstance(kind, list):
        return [{**schema, "type": one} for one in kind if one != "null"]
    return [schema]


def _is_decimal(options: list[dict[str, Any]]) -> bool:
    """Returns whether they are those of a Decimal: a number, or its digits. Other texts are none."""
    plain = all(set(option) - {"title"} == {"type"} for option in options)
    return plain and [option["type"] for option in options] == ["number", "string"]


def _validator(schema: dict[str, Any]) -> Callable[[Any], bool] | None:
    rules = {key: value for key, value in schema.items() if key in CHECKED}
    if not rules:
        return None
    validator = Draft202012Validator(rules)

    def valid(made: Any) -> bool:
        try:
            return bool(validator.is_valid(made))
        except Exception:  # a pattern that Python can't compile
            return True

    return valid


def _one(value: Value, schema: dict[str, Any], wish: Wish, locale: Locale) -> Any:
    kind = schema.get("type")
    if "enum" in schema or "const" in schema:
        return _choice(value, schema.get("enum", [schema.get("const")]), wish)
    if kind in ("integer", "number"):
        return number(value, wish, locale, whole=kind == "integer")
    if kind == "boolean":
        return truth(value, wish)
    if kind in (None, "string"):
        return _string(value, schema.get("format"), wish, locale)
    return None


def _string(value: Value, form: str | None, wish: Wish, locale: Locale) -> str | None:
    if form in ("date", "date-time", "time", "duration"):
        return _moment(value, form, locale)
    text = value.text.strip()
    if form in ("uri", "url") or ("url" in wish.concepts and value.href):
        return _address(value, locale)
    if form == "email" or "email" in wish.concepts:
        found = EMAIL.search(text) or EMAIL.search(value.href or "")
        return found.group() if found else None
    if isinstance(value.exact, bool):
        return None
    if not text and isinstance(value.exact, str):
        text = value.exact.strip()
    if text.endswith(STAR):
        text = STARS.sub("", text) or text
    if wish.concepts and wish.concepts <= PEOPLE and _counts(text):
        return None  # not a person
    return None if says_nothing(text) else " ".join(text.split("\n"))


def _counts(text: str) -> bool:
    """Whether a text says how many there are, or has numbers between commas."""
    bare = re.sub(r"\s*\([^()]*\)", "", text)
    return COUNTS.fullmatch(bare) is not None or ("," in bare and re.search(r"\d", bare) is not None)


PEOPLE = frozenset(
    meanings("guest author teacher doctor customer seller owner manager host director artist player patient")
)
COUNTS = re.compile(r"\d+ [^\W\d_]+(?:(?:,| and| und| et| y| e| en) \d+ [^\W\d_]+)*")
STAR = tuple("★☆✩✮⭐")
STARS = re.compile(r"(?<=\S)\s*[★☆✩✮⭐]{3,}$")


def _address(value: Value, locale: Locale) -> str | None:
    for text in (value.href, value.exact if isinstance(value.exact, str) else None, value.text):
        if text and re.match(r"(?:https?:)?//\S+$|/\S*$", text.strip()):
            return urljoin(locale.url, text.strip())
    if re.fullmatch(r"www\.\S+\.\S+", value.text.strip()):
        return f"https://{value.text.strip()}"
    return None


def _moment(value: Value, form: str, locale: Locale) -> str | None:
    for text in (value.exact, value.text):
        if not isinstance(text, str) or not text:
            continue
        if form == "date" and (day := dates.read_date(text, locale.lang, locale.order)):
            return day.isoformat()
        if form == "date-time" and (made := dates.read_moment(text, locale.lang, locale.order)):
            return dates.iso_moment(made)
        if form == "time" and (clock := dates.read_time(text)):
            return clock.isoformat()
        if form == "duration" and (length := dates.read_duration(text)) is not None:
            return dates.iso_duration(length)
    return None


def _choice(value: Value, allowed: list[Any], wish: Wish) -> Any:
    for text in (value.text, value.exact):
        if text is None:
            continue
        if isinstance(text, bool):
            if text in [one for one in allowed if isinstance(one, bool)]:
                return text
            continue
        same = [
            one for one in allowed if meanings(str(one)) == meanings(text) or plain(str(one)) == plain(text).strip()
        ]
        same = same or _among(text, allowed, wish)
        if len(same) == 1:
            return same[0]
        if "currency" in wish.concepts and (code := currency_in(text)) in allowed:
            return code
    return None


def _among(text: str, allowed: list[Any], wish: Wish) -> list[Any]:
    """Returns the values that one of several parts is, or a text with the property's name: `Permanent, full-time`, `High priority`."""
    if len(text) > MOST_NUMBER_TEXT:
        return []
    parts = [frozenset(meanings(part)) for part in re.split(r"[,;/·|(]", text)]
    parts += [part - wish.concepts for part in parts]
    found = [one for one in allowed if isinstance(one, str) and frozenset(meanings(one)) in parts]
    return found or [one for one in allowed if isinstance(one, str) and any(_is_most_of(one, part) for part in parts)]


def _is_most_of(one: str, part: frozenset[str]) -> bool:
    """Whether a value is all of a text but one word: `Under maintenance`."""
    words = frozenset(meanings(one))
    return words < part and len(part) == len(words) + 1 and not part & NEGATIONS


NEGATIONS = frozenset(meanings("not no non without nicht keine kein pas sans sin senza niet geen nie inte ikke ej"))


MARK = re.compile(r"[✓✔✅☑✗✘❌✕×]\ufe0f?")


LONGEST_REPEATED = 30  # characters
GIVEN = frozenset(
    meanings(
        "required allowed included needed permitted available enabled possible provided accepted active necessary reserved booked"
    )
)


def truth(value: Value, wish: Wish = NO_WISH) -> bool | None:
    """Returns what a text says of yes and no, also in the words of a property's name: `Not required`."""
    if isinstance(value.exact, bool):
        return value.exact
    if wish.concepts and len(value.text) <= LONGEST_REPEATED:
        no = next((word for word in NO_FIRST if plain(value.text).startswith(word)), "")
        words = frozenset(meanings(plain(value.text)[len(no) :]))
        if words and words <= wish.concepts and words <= GIVEN:
            return not no
    for text in (value.text, *value.options):
        word = EDGE.sub("", plain(text)).strip()
        said = re.sub(MARK, "", word).strip()
        for candidate in (word, re.split(r"[,;(]|\s[\u2013\u2014-]\s", word)[0].strip(), said or word):
            if candidate in YES or candidate in IN_STOCK:
                return True
            if candidate in NO or candidate in OUT_OF_STOCK:
                return False
        if NO_SUCH.fullmatch(word) and word.startswith(NO_FIRST):
            return False
    return None


NO_SUCH = re.compile(r"[^\W\d]+(?: [^\W\d]+){1,2}")  # `no service`


def number(value: Value, wish: Wish, locale: Locale, *, whole: bool) -> int | float | None:
    """Returns the number of a text in the unit that the property's name asks for."""
    if value.lines > MOST_NUMBER_LINES and value.exact is None:
        return None
    for text, lang in (
        (value.exact, "en"),
        (value.text, locale.lang),
        *((option, locale.lang) for option in value.options),
    ):
        if isinstance(text, str) and text.strip():
            made = _number(text.strip(), lang, wish, locale)
            if made is not None and whole and wish.unit is None and TENTHS.search(text) and not currency_in(text):
                return None  # `4.0` is a rating
            if made is not None:
                made = round(made, 9)
                if whole:
                    return int(made) if made == int(made) else None
                return int(made) if made == int(made) else made
    return None


def in_unit_of(value: Value, label: str) -> Value:
    """Returns a value with the unit of its label: 1,130 of `Width (mm)`."""
    unit = UNIT_OF_LABEL.search(label)
    if unit is None or not BARE_NUMBER.fullmatch(value.text.strip()):
        return value
    name = unit[1] or unit[2]
    return value._replace(text=f"{value.text.strip()} {name}", exact=None) if unit_in(name) else value


UNIT_OF_LABEL = re.compile(r"\w\s*(?:[(\[]([^\W\d][^()\[\]]{0,9})[)\]]|,?\s+in\s(\w{1,10}))\s*$")
BARE_NUMBER = re.compile(r"[-\u2212+]?\d[\d.,\s'’]*")


def _number(text: str, lang: str, wish: Wish, locale: Locale) -> float | None:
    unit = wish.unit
    if unit is None and not wish.currency and SIMPLE.fullmatch(text):
        return float(text)
    if unit is not None and unit.kind == "time":
        length = dates.read_duration(text)
        if length is not None:
            return length.total_seconds() / unit.factor
    if unit is not None and unit.kind == "month" and (months := dates.read_months(text)) is not None:
        return months / unit.factor
    if len(text) > MOST_NUMBER_TEXT or says_nothing(text):
        return None
    if unit is not None:
        found_here = quantities(text, lang)
        same = {one.value for one in found_here if one.unit is not None and one.unit.name == unit.name}
        if len(same) == 1 and all(one.unit is not None for one in found_here):
            return same.pop()  # `88 kW (120 hp)`
    if unit is None and text[:1].isalpha() and _is_none_of(text, wish):
        return 0
    if text[:1].isalpha() and _is_no_count(text, wish):
        return None
    if COUNT_IN_BRACKETS.fullmatch(text) and not wish.concepts & MONEY:
        return float(text[1:-1])
    found = quantity(text, lang)
    if found is None or dates.is_dated(text, lang, locale.order):
        return None
    if wish.concepts & COUNTED and found.currency and not wish.currency and not wish.concepts & (MONEY | PRICES):
        return None
    if unit is not None:
        if found.currency:
            return None
        if found.unit is None or unit.kind == "percent":
            return found.value if found.unit is None or found.unit.kind == "percent" else None
        if unit.kind == "temperature" and found.unit.kind == "angle":
            return found.value  # 18°
        return found.value * found.unit.factor / unit.factor if found.unit.kind == unit.kind else None
    chinese = wish.currency == "CNY" and "¥" in text
    if wish.currency and found.currency and not chinese and not _same_currency(wish.currency, found.currency):
        return None
    if wish.concepts & PRICES and found.unit is not None and not found.currency and found.unit.kind != "month":
        return None
    return found.value


def _is_no_count(text: str, wish: Wish) -> bool:
    """Whether a text counts something else, as `Comments (0)`, or says that there is none, as `No ratings (0)`."""
    other = OTHER_COUNT.fullmatch(text)
    if other and not frozenset(meanings(other[1])) & wish.concepts:
        return True
    return plain(text).startswith(NO_FIRST) and not DIGIT_FIRST.match(text)


NO_FIRST = tuple(plain(word) for word in vocabulary.NOT)


def _is_none_of(text: str, wish: Wish) -> bool:
    """Whether a text says that there is none of it: `Nonstop` of stops."""
    found = NONE_OF.fullmatch(plain(text)) if len(text) <= MOST_NUMBER_TEXT and not re.search(r"\d", text) else None
    return found is not None and frozenset(meanings(found[1])) == wish.concepts


NONE_OF = re.compile(
    r"(?:no|non|zero|without|kein\w*|ohne|sans|aucune?|sin|senza|geen|zonder|bez|brak|inga?|ingen|sem)[\s-]?(.{3,30})"
)
DIGIT_FIRST = re.compile(r"\w+\.?\s\d")
OTHER_COUNT = re.compile(r"([^\W\d_][^\d(]{1,40})\s?\(\d+\)")
TENTHS = re.compile(r"(?<![\d.,])\d{1,2}[.,]0(?![\d.,])")
COUNT_IN_BRACKETS = re.compile(r"\(\d{1,6}\)")
COUNTED = frozenset(meanings("number count quantity"))
MONEY = frozenset(meanings("amount balance total price change profit loss net gross income tax payment credit debit"))
PRICES = frozenset(meanings("price"))


def _same_currency(wanted: str, found: str) -> bool:
    return wanted == found or wanted in MANY.get(found, ()) or found in MANY.get(wanted, ())
