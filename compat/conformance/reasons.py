"""The table of reasons: why tests that native Playwright passes don't pass here.

An entry is a pattern (`tests/sync/test_har.py::*`) with its reason. One that matches no failing test is stale, and the
check of the table fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from compat.conformance.results import Results

TABLE = Path(__file__).with_name("reasons.json")


def reasons(suite: str) -> dict[str, str]:
    """Returns pattern -> reason."""
    table: dict[str, dict[str, str]] = json.loads(TABLE.read_text())
    return table.get(suite, {})


def matches(pattern: str, file: str, test: str) -> bool:
    """Returns whether a test matches; `*` matches anything, brackets are literal, as in ids of parametrized tests."""
    return fnmatchcase(f"{file}::{test}", pattern.replace("[", "[[]"))


def reason(table: dict[str, str], file: str, test: str) -> str | None:
    """Returns why the test does not pass, or None if the table has no reason."""
    return next((why for pattern, why in table.items() if matches(pattern, file, test)), None)


def missed(oracle: Results, results: Results) -> Iterator[tuple[str, str]]:
    """Yields file and test that native Playwright passes and the target does not, of the files that the target ran."""
    for file, test in oracle.passed():
        if file in results.files and results.outcome(file, test) != "passed":
            yield file, test


def stale(oracle: Results, results: Results) -> list[str]:
    """Returns the entries whose tests all pass, or that match no test."""
    failing = list(missed(oracle, results))
    return [pattern for pattern in reasons(results.suite) if not any(matches(pattern, *each) for each in failing)]
