"""`smooth-page doctor`: what it says about this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page.cli.doctor import _machine


def test_it_names_the_browser_that_extensions_run_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SMOOTH_CHROMIUM", raising=False)
    (tmp_path / "chromium-headless-shell").touch(0o755)
    lines = {line.what: line for line in _machine()}
    assert lines["Chromium"].good is True
    assert lines["extensions run in"].found == "no browser found (a headless shell has no extensions)"
    assert (lines["extensions run in"].good, lines["extensions run in"].remedy) == (None, "apt-get install chromium")
    (tmp_path / "chromium").touch(0o755)
    lines = {line.what: line for line in _machine()}
    assert (lines["extensions run in"].found, lines["extensions run in"].good) == (str(tmp_path / "chromium"), True)
