"""`smooth-page companion` against an engine of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smooth_page.cli import main
from smooth_page.companion.archive import archive
from tests.local.engine_process import KEY, EngineProcess


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineProcess]:
    started = EngineProcess()
    yield started
    started.stop()


def test_words(engine: EngineProcess, capsys: pytest.CaptureFixture[str]) -> None:
    def said(word: str) -> list[str]:
        assert main(["companion", word, "--base-url", engine.base_url, "--api-key", KEY]) == 0
        return capsys.readouterr().out.splitlines()

    assert said("list") == []
    [uploaded] = said("upload")
    assert uploaded.split()[1] == archive().name
    assert said("upload") == said("list") == [uploaded]
    assert said("remove") == [f"removed {archive().name}"]
    assert said("list") == []


def test_a_key_that_is_wrong(engine: EngineProcess, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["companion", "list", "--base-url", engine.base_url, "--api-key", "wrong"]) == 1
    assert "key" in capsys.readouterr().err
