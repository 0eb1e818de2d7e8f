"""The error of an `extract` that found less than its schema requires: a sentence for people, and a line of data.

The embedded engine answers 400 with such a text as output. A service that answers otherwise is not affected.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

LEAD = "The page does not state what the schema requires: "
DATA = "\nextraction: "
NAMED = 20  # paths in the sentence; the data has them all
AT_MOST = 2_000_000  # characters of the data; what was found is left out beyond


@dataclass(frozen=True)
class Incomplete:
    """What was found, and the paths (`address.city`, `items[2].price`) of what was not.

    `missing`: required, and not on the page. `ambiguous`: the page states several different values for it.
    """

    partial: Any
    missing: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)


def write(found: Incomplete) -> str:
    """Returns the error text. `parse` reads it."""
    named = [*found.missing, *(f"{path} (several different values)" for path in found.ambiguous)]
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    data = {"partial": found.partial, "missing": found.missing, "ambiguous": found.ambiguous}
    line = json.dumps(data)
    if len(line) > AT_MOST:
        line = json.dumps({**data, "partial": None})
    return f"{LEAD}{', '.join(named[:NAMED])}{more}{DATA}{line}"


def parse(text: str) -> Incomplete | None:
    """Returns what such an error text says, or None for any other text. The text may have something in front of it."""
    _, mark, rest = text.partition(LEAD)
    _, divider, line = rest.rpartition(DATA)
    if not mark or not divider:
        return None
    try:
        data, _ = json.JSONDecoder().raw_decode(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    return Incomplete(data.get("partial"), _paths(data.get("missing")), _paths(data.get("ambiguous")))


def sentence(text: str) -> str:
    """Returns the text without its line of data."""
    return text.rpartition(DATA)[0] if parse(text) is not None else text


def _paths(value: Any) -> list[str]:
    return [path for path in value if isinstance(path, str)] if isinstance(value, list) else []
