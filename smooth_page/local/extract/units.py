"""Units in the names of properties and behind numbers, and how they convert."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smooth_page.local.extract.words import meanings, raw_words

_TABLE = """
length mm 0.001 millimeter millimeters millimetre millimetres
length cm 0.01 centimeter centimeters centimetre centimetres zentimeter
length m 1 meter meters metre metres mètre mètres metros metri
length km 1000 kilometer kilometers kilometre kilometres
length in 0.0254 inch inches ″ zoll pouces
length ft 0.3048 foot feet
length mi 1609.344 mile miles
mass mg 0.000001 milligram milligrams
mass g 0.001 gram grams gramm grammes gramos gr
mass kg 1 kilo kilos kilogram kilograms kilogramm kilogrammes
mass lb 0.45359237 lbs pound pounds
mass oz 0.028349523125 ounce ounces
mass t 1000 ton tons tonne tonnes
time ms 0.001 millisecond milliseconds
time s 1 sn saniye sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi seconden
time min 60 dk dakika perc mins minuter minuts minutter minuutti minuty minuta minutę minute minutes minuten minuto minutos minuti minuut mn
time h 3600 sa saat óra hr hrs hour hours stunde stunden std timme timmar timer tim godzina godziny godzin godz hodina hodiny hodin tunti tuntia heure heures hora horas ora ore uur uren
time d 86400 gün nap day days tag tage tagen jour jours día dia dias días giorno giorni dag dagen dagar dager dage dzień dni den dny dní päivä päivää
time w 604800 week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor uke uker uge uger tydzień tygodnie tygodni týden týdny týdnů viikko viikkoa
month month 1 months mo monat monate monaten mois mes meses mese mesi maand maanden
month year 12 years yr yrs jahr jahre jahren an ans année années año años anno anni jaar jaren ano anos år rok roku lata lat let vuosi vuotta
data b 1 byte bytes
data kb 1000
data mb 1000000
data gb 1000000000
data tb 1000000000000
data kib 1024
data mib 1048576
data gib 1073741824
volume ml 0.001 milliliter milliliters
volume cl 0.01
volume dl 0.1
volume l 1 liter liters litre litres litro litros litri
area sqm 1 m2 m² qm sq-m ㎡
area sqft 0.09290304 ft2 ft² sf square-feet sq-ft
area acre 4046.8564224 acres
area ha 10000 hectare hectares hektar
power w 1 watt watts
power kw 1000 kilowatt
power ps 735.49875 pk cv
power hp 745.69987 bhp horsepower
charge mah 1
charge ah 1000
energy wh 1
energy kwh 1000
food kcal 1 kalorien calories
food kj 0.239
bitrate kbps 1000 kbit/s kb/s
bitrate mbps 1000000 mbit/s mb/s
bitrate gbps 1000000000 gbit/s gb/s
level db 1
rotation rpm 1
picture mp 1 megapixel megapixels
picture px 1 pixel pixels
density ppi 1
density dpi 1
voltage v 1 volt volts
percent percent 1 % pct percentage prozent
angle deg 1 degrees °
temperature c 1 °c celsius
temperature f 1 °f fahrenheit
frequency hz 1
frequency khz 1000
frequency mhz 1000000
frequency ghz 1000000000
speed kmh 1 km/h
speed mph 1.609344
speed m/s 3.6
speed kn 1.852 knots knoten
pressure hpa 1 mbar
pressure bar 1000
pressure psi 68.9476
pressure kpa 10
"""
CURRENCIES = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS", "zł": "PLN", "kč": "CZK", "chf": "CHF", "fr.": "CHF",
    "円": "JPY", "元": "CNY", "us$": "USD", "a$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "r$": "BRL", "hk$": "HKD", "$": "$", "kr": "kr", "kr.": "kr", "euro": "EUR", "euros": "EUR",
    "dollars": "$", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "aud": "AUD",
    "cad": "CAD", "inr": "INR", "cny": "CNY", "brl": "BRL", "huf": "HUF", "ft.": "HUF", "ron": "RON", "try": "TRY", "nzd": "NZD", "sgd": "SGD", "hkd": "HKD", "mxn": "MXN", "zar": "ZAR", "krw": "KRW",
}  # fmt: skip
MANY = {"$": {"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "MXN"}, "kr": {"SEK", "NOK", "DKK"}}
SYMBOL = re.compile(
    "|".join(
        re.escape(key) if not key[0].isalpha() else rf"(?<![^\W\d]){re.escape(key)}(?![^\W\d])"
        for key in sorted(CURRENCIES, key=len, reverse=True)
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unit:
    kind: str
    factor: float
    name: str


UNITS: dict[str, Unit] = {}
for _line in _TABLE.strip().splitlines():
    _kind, _name, _factor, *_others = _line.split()
    for _word in (_name, *_others):
        UNITS.setdefault(_word, Unit(_kind, float(_factor), _name))
TAKES_TIME = frozenset(meanings("duration time cook prep delay wait bake boil trip travel walk rest total reading"))
AMOUNTS = {"years", "months", "weeks", "days", "hours", "minutes", "seconds"}  # `years_experience`
POWER = frozenset(meanings("power output input load consumption"))
SPEED = frozenset(meanings("speed"))
NOT_WARM = {"vitamin", "hepatitis", "class", "grade", "plan", "type", "section", "part", "option", "group", "level"}
# Currencies by name, at the end of a property's.
NAMED_CURRENCIES = {"kr": "kr", "kc": "CZK", "zl": "PLN", "yen": "JPY", "euro": "EUR", "euros": "EUR", "dollars": "$", "usd": "USD", "pounds": "GBP", "rub": "RUB", "tl": "TRY", "ft": "HUF", "rupees": "INR", "won": "KRW", "yuan": "CNY", "rmb": "CNY"}  # fmt: skip
# Short words that are more often something else at the end of a name.
NOT_IN_NAMES = {
    "in",
    "t",
    "b",
    "d",
    "w",
    "c",
    "f",
    "an",
    "mes",
    "mi",
    "lat",
    "let",
    "den",
    "tim",
    "tage",
    "dage",
    "mo",
    "ft.",
}


COSTS = frozenset(meanings("price amount fee total rent salary cost deposit budget balance revenue tax discount"))
RATE = re.compile(r"\s*([^\W\d_]+[²2]?)\s?(?:/|per\s|pro\s|par\s)\s?(100\s?)?([^\W\d_]+[²2]?)")
HUNDRED = re.compile(r"_(?P<over>[a-z]+)(?:_per)?_100_?(?P<under>[a-z]+)$")  # `consumption_l_100km`


def rate(name: str) -> Unit:
    """Returns a unit over another, as `km/l`. It converts to no other."""
    return Unit(f"rate {name}", 1, name)


def rate_in(text: str) -> Unit | None:
    """Returns the unit over another that a text begins with."""
    match = RATE.match(text.lower())
    over, under = (UNITS.get(match[1]), UNITS.get(match[3])) if match else (None, None)
    if match is None or over is None or under is None:
        return None
    name = f"{over.name}/{'100' if match[2] else ''}{under.name}"
    return None if name in UNITS else rate(name)


ENDS = {"min", "max", "from", "to", "low", "high"}
MEASURED = frozenset(meanings("total amount size weight volume length consumption"))  # `total_size_gb` is not a price
PRICED = {"energy", "mass", "volume", "area", "length", "data"}


def unit_of_name(name: str) -> tuple[str, Unit | None, str | None]:
    """Returns a property's name without its unit, the unit, and the currency that it names."""
    hundred = HUNDRED.search(name.lower())
    if hundred and hundred["over"] in UNITS and hundred["under"] in UNITS:
        return name[: hundred.start()], rate(f"{UNITS[hundred['over']].name}/100{UNITS[hundred['under']].name}"), None
    parts = [part for part in re.split(r"_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)) if part]
    if len(parts) > 1 and parts[0].lower() in AMOUNTS:
        return "_".join(parts[1:]), UNITS[parts[0].lower()], None
    if (
        len(parts) > 2
        and parts[-1].lower() in ENDS
        and parts[-2].lower() in UNITS
        and parts[-2].lower() not in NOT_IN_NAMES
    ):
        parts = [*parts[:-2], parts[-1], parts[-2]]  # `wingspan_cm_max`
    if len(parts) > 1:
        last = parts[-1].lower()
        if len(parts) > 2 and parts[-2].lower() == "per":
            return name, None, None  # what it is by: `price_per_kwh` is a price
        over = UNITS.get(parts[-2].lower())
        if len(parts) > 2 and over is not None and last in UNITS and not {last, over.name} & {*NOT_IN_NAMES, "min"}:
            both = f"{over.name}/{UNITS[last].name}"
            return "_".join(parts[:-2]), UNITS.get(both) or rate(both), None
        money = bool(set(meanings(" ".join(parts[:-1]))) & COSTS)
        if money and last in UNITS and UNITS[last].kind in PRICED and not set(meanings(parts[-2])) & MEASURED:
            return name, None, None  # `price_kwh` is the price of one
        if last in NAMED_CURRENCIES and (money or last not in UNITS):
            return "_".join(parts[:-1]), None, NAMED_CURRENCIES[last]
        degrees = last in ("c", "f") and parts[-2].lower() not in NOT_WARM
        if last == "min" and not set(meanings(" ".join(parts[:-1]))) & TAKES_TIME:
            return name, None, None  # a minimum
        if last == "w" and POWER & set(meanings(" ".join(parts[:-1]))):
            return "_".join(parts[:-1]), UNITS["watt"], None
        if last == "ms" and SPEED & set(meanings(" ".join(parts[:-1]))):
            return "_".join(parts[:-1]), UNITS["m/s"], None
        if degrees or (last in UNITS and last not in NOT_IN_NAMES):
            before = parts[:-2] if len(parts) > 2 and parts[-2].lower() == "in" else parts[:-1]
            return "_".join(before), UNITS[last], None
        code = CURRENCIES.get(last) if len(last) == 3 else None
        if code and last.isalpha():
            return "_".join(parts[:-1]), None, code
    return name, None, None


WATTS = re.compile(r"\s*W(?!\w)")  # a small one is a week


def unit_in(text: str) -> Unit | None:
    """Returns the unit that a text begins with, as after a number."""
    if WATTS.match(text):
        return UNITS["watt"]
    if "/" in text and (found := rate_in(text)) is not None:
        return found
    text = re.sub(r"^(\s*)(sq|square)\.?\s(?=ft|feet|m\b)", r"\1\2-", text.lower())
    match = re.match(r"\s*((?:sq(?:uare)?-)?[^\W\d]+[²2]?(?:/[hs])?|%|°[cf]?|″)", text)
    if not match:
        return None
    return UNITS.get(match.group(1)) or UNITS.get(match.group(1).rstrip("."))


def currency_in(text: str) -> str | None:
    """Returns the code of the currency in a text, or the sign of several."""
    found = SYMBOL.search(text)
    return CURRENCIES[found.group().lower()] if found else None


def is_unit_name(text: str) -> bool:
    words = raw_words(text)
    return len(words) == 1 and words[0].lower() in UNITS


def is_period(text: str) -> bool:
    unit = UNITS.get(text.lower())
    return unit is not None and unit.kind in ("time", "month")
