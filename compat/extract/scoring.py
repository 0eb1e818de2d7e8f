"""Compares an answer with the right one, field by field."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

RIGHT, WRONG, INVENTED, MISSING = "right", "wrong", "invented", "missing"


def fields(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Returns the path and value of each field."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from fields(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value:
        for at, inner in enumerate(value):
            yield from fields(inner, f"{path}[{at}]")
    else:
        yield path, value


def score(answer: Any, right: Any) -> tuple[Counter[str], list[str]]:
    """Returns how many fields are right, wrong, invented and missing, and a line for each that is not right."""
    wanted, given = dict(fields(right)), dict(fields(answer))
    counts: Counter[str] = Counter()
    lines = []
    for path in {**wanted, **given}:
        expected, found = wanted.get(path), given.get(path)
        if same(found, expected):
            counts[RIGHT] += path in wanted
            continue
        kind = MISSING if found in (None, []) else INVENTED if expected is None else WRONG
        counts[kind] += 1
        lines.append(
            f"{kind} {path}: {json.dumps(found, ensure_ascii=False)} instead of {json.dumps(expected, ensure_ascii=False)}"
        )
    return counts, lines


def same(found: Any, expected: Any) -> bool:
    if (
        isinstance(expected, (int, float))
        and not isinstance(expected, bool)
        and isinstance(found, (int, float))
        and not isinstance(found, bool)
    ):
        return abs(found - expected) < 1e-9
    return type(found) is type(expected) and bool(found == expected)
