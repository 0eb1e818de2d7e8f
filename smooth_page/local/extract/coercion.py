"""Converts what a page shows to the types of a schema. Returns None for what does not fit."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

TRUE = {"true", "yes", "on", "1", "checked", "enabled", "active", "available", "in stock"}
FALSE = {"false", "no", "off", "0", "unchecked", "disabled", "inactive", "unavailable", "out of stock", "none"}
NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?\d[\d.,'\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ]*")
DATES = ("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d")


def coerce(value: Any, schema: dict[str, Any]) -> Any:
    """Returns the value as the schema's type, or None."""
    kind = schema.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    for wanted in kinds:
        made = _as(value, wanted, schema)
        if made is not None and ("enum" not in schema or made in schema["enum"]):
            return made
        if made is not None:
            same = [option for option in schema["enum"] if str(option).lower() == str(made).lower()]
            if same:
                return same[0]
    return None


def _as(value: Any, kind: str | None, schema: dict[str, Any]) -> Any:
    if isinstance(value, (dict, list)):
        return value if kind in (None, "object", "array") else None
    if kind in ("integer", "number"):
        return number(value, whole=kind == "integer")
    if kind == "boolean":
        return value if isinstance(value, bool) else _truth(str(value))
    if kind == "string" and schema.get("format") in ("date", "date-time"):
        return moment(str(value), with_time=schema["format"] == "date-time")
    return str(value).strip() if kind in (None, "string") and value is not None else None


def _truth(text: str) -> bool | None:
    word = text.strip().lower()
    return True if word in TRUE else False if word in FALSE else None


def number(value: Any, *, whole: bool) -> int | float | None:
    """Returns the first number in a text, with separators of thousands and decimals read as a person would."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        made = float(value)
    else:
        match = NUMBER.search(str(value))
        if not match:
            return None
        made = _parsed(match.group())
    if whole:
        return int(made) if made == int(made) else None
    return int(made) if made == int(made) and "." not in str(value) else made


def _parsed(text: str) -> float:
    text = (
        re.sub(r"['\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", "", text)
        .replace("\N{MINUS SIGN}", "-")
        .rstrip(".,")
    )
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        text = text.replace("." if comma > point else ",", "").replace(",", ".")
    elif comma >= 0:
        groups = text.split(",")
        thousands = len(groups) > 2 or len(groups[1]) == 3
        text = text.replace(",", "") if thousands else text.replace(",", ".")
    elif text.count(".") > 1:
        text = text.replace(".", "")
    return float(text)


def moment(text: str, *, with_time: bool) -> str | None:
    """Returns an ISO date or date-time, or None for anything else."""
    text = text.strip()
    try:
        made = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return made.isoformat() if with_time else made.date().isoformat()
    except ValueError:
        pass
    for form in DATES:
        try:
            made = datetime.strptime(text, form)
        except ValueError:
            continue
        return made.isoformat() if with_time else date.isoformat(made.date())
    return None
