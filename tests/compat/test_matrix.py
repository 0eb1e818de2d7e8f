"""The published page: what it is made of, and the check that it is fresh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compat.matrix import __main__ as command
from compat.matrix import members
from smooth_page import levels
from smooth_page.levels import Level


def test_every_member_of_playwright_is_on_the_page() -> None:
    found = members.playwright_members()
    assert found["Page"]["goto"].name == "differs"
    assert found["Browser"]["new_context(client_certificates)"].name == "not supported"
    assert "ai" not in found["Page"]  # not Playwright's
    page = command.page()
    assert page.count("\n### ") >= len(found)
    assert "| `new_context(client_certificates)` | not supported | the session has them. Instead: " in page
    assert re.search(r"\n\| `pdf` \| not supported \| [^|]+ \| works \|\n", page)


def test_a_changed_level_makes_the_page_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "PAGE", tmp_path / "MATRIX.md")
    monkeypatch.setattr("sys.argv", ["matrix"])
    assert command.main() == 0
    monkeypatch.setattr("sys.argv", ["matrix", "--check"])
    assert command.main() == 0
    monkeypatch.setattr(
        members,
        "levels",
        lambda companion=False: {**levels.levels(companion=companion), "Page.title": Level("not supported", why="x")},
    )
    capsys.readouterr()
    assert command.main() == 1
    assert capsys.readouterr().out.startswith("MATRIX.md is not up to date")
