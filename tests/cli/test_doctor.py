"""`smooth-page doctor`: what it says about this machine."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from smooth_page.cli.doctor import _machine, _model
from tests.model_server import KEY, Provider, completion


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


def test_it_examines_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMOOTH_MODEL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    def lines(name: str | None = None, *, ask: bool = False) -> list[tuple[bool | None, str]]:
        return [(line.good, line.found) for line in _model(name, ask=ask)]

    assert lines() == [(None, "none: extract asks the service")]
    assert lines(ask=True)[0][0] is False
    ((good, found),) = lines("openai:gpt-5")
    assert (good, found.split(": ")[0]) == (False, "The model 'openai:gpt-5' is not configured")
    monkeypatch.setitem(sys.modules, "anthropic", None)
    (line,) = _model("anthropic:claude", ask=False)
    assert (line.good, line.remedy) == (False, "pip install 'pydantic-ai-slim[anthropic]'")
    provider = Provider()
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
    monkeypatch.setenv("SMOOTH_MODEL", "openai-chat:scripted")
    provider.answers = [(200, completion({"content": "Yes"})), (401, {"error": {"message": KEY}})]
    first, (good, found) = lines(ask=True)
    assert first == (True, "openai-chat:scripted: its package and its key are there")
    assert good
    assert re.fullmatch(r"in \d+ ms, 100 tokens", found)
    assert provider.asked[0]["max_completion_tokens"] == 10
    assert lines(ask=True)[1] == (False, "The model openai-chat:scripted refuses the key (HTTP 401): ***")
    provider.stop()
