"""`smooth-page companion` against an engine of its own."""

from __future__ import annotations

import pytest

from smooth_page.cli import main
from smooth_page.companion.archive import archive
from tests.local.engine_process import KEY, EngineProcess


def test_words(capsys: pytest.CaptureFixture[str]) -> None:
    engine = EngineProcess()

    def said(word: str) -> list[str]:
        assert main(["companion", word, "--base-url", engine.base_url, "--api-key", KEY]) == 0
        return capsys.readouterr().out.splitlines()

    try:
        assert said("list") == []
        [uploaded] = said("upload")
        assert uploaded.split()[1] == archive().name
        assert said("upload") == said("list") == [uploaded]
        assert said("remove") == [f"removed {archive().name}"]
        assert said("list") == []
    finally:
        engine.stop()


def test_a_key_that_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    engine = EngineProcess()
    try:
        assert main(["companion", "list", "--base-url", engine.base_url, "--api-key", "wrong"]) == 1
        assert "key" in capsys.readouterr().err
    finally:
        engine.stop()
