"""Every public name, member and parameter of Playwright's is here too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compat.surface import compare


def test_nothing_differs_without_a_reason() -> None:
    assert compare.unexpected() == []


def test_a_difference_that_is_not_allowed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = compare.playwright_facts()
    facts["sync_api"]["classes"]["Page"]["members"] |= {"goto": "(url)", "fly": "()"}
    monkeypatch.setattr(compare, "playwright_facts", lambda: facts)
    lines = sorted(compare.unexpected())
    assert [line.split(":")[0] for line in lines] == ["sync_api.Page.fly", "sync_api.Page.goto"]
    assert lines[1].endswith("Playwright's is (url)")


@pytest.mark.parametrize(
    "change", [{"path": "sync_api.Page.fly"}, {"difference": "missing altogether"}, {"reason": ""}]
)
def test_lines_that_nothing_needs_are_found(
    change: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[dict[str, Any]] = json.loads(compare.ALLOWED.read_text())
    (tmp_path / "allowed.json").write_text(json.dumps([{**lines[0], **change}, *lines[1:]]))
    monkeypatch.setattr(compare, "ALLOWED", tmp_path / "allowed.json")
    assert compare.unexpected()
