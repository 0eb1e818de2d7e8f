"""The types that are followed are those of the pinned Playwright."""

from __future__ import annotations

import json

from scripts.extract_types import TARGET, facts
from smooth_page.levels import levels
from smooth_page.usage.facts import ARGUMENT_FIXTURES, FIXTURES, SHARED, is_class, owners


def test_they_are_playwrights() -> None:
    assert json.loads(TARGET.read_text()) == facts()


def test_tables_name_what_there_is() -> None:
    assert all(name in levels() for name in ARGUMENT_FIXTURES.values())
    assert [name for name in SHARED if not owners(name)] == []
    assert all(is_class(vars(value).get("owner") or vars(value)["name"]) for value in FIXTURES.values())
