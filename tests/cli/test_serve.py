"""`smooth-page`, and a `serve` that can't begin."""

from __future__ import annotations

import socket

import pytest

from smooth_page.cli import main


@pytest.mark.parametrize(("words", "status"), [(["--version"], 0), (["--help"], 0), ([], 2), (["fly"], 2)])
def test_calls(words: list[str], status: int) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == status


def test_without_chromium_one_line_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMOOTH_CHROMIUM", "")
    monkeypatch.setenv("PATH", "/nowhere")
    assert main(["serve", "--port", "0"]) == 1
    error = capsys.readouterr().err
    assert "apt-get install chromium" in error
    assert error.strip().count("\n") == 0


def test_a_path_that_is_no_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SMOOTH_CHROMIUM", "/nowhere/chromium")
    assert main(["serve", "--port", "0"]) == 1
    assert capsys.readouterr().err == "SMOOTH_CHROMIUM names /nowhere/chromium, which is not an executable file\n"


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "can't listen" in capsys.readouterr().err


def test_a_model_that_is_not_configured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SMOOTH_MODEL", "no:such")
    assert main(["serve", "--port", "0"]) == 1
    assert "There is no model 'no:such'" in capsys.readouterr().err
