"""Which Chromium the engine drives."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page.local.chromium import FEATURES, find_chromium, find_extensions_browser, switches, why_no_chromium


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SMOOTH_CHROMIUM", raising=False)
    return tmp_path


def install(folder: Path, name: str) -> str:
    program = folder / name
    program.touch(0o755)
    return str(program)


def test_a_headless_shell_comes_first_where_no_window_is_wanted(programs: Path) -> None:
    assert why_no_chromium() is not None
    shell = install(programs, "chromium-headless-shell")
    assert (find_chromium(), why_no_chromium()) == (shell, None)
    assert find_chromium(headless=False) is None
    assert why_no_chromium(headless=False) is not None
    chrome = install(programs, "google-chrome")
    assert find_chromium() == shell
    assert find_chromium(headless=False) == chrome


def test_the_chosen_one_comes_before_all(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(programs, "chromium-headless-shell")
    monkeypatch.setenv("SMOOTH_CHROMIUM", "/opt/chrome")
    assert find_chromium() == find_chromium(headless=False) == "/opt/chrome"
    assert why_no_chromium() == "SMOOTH_CHROMIUM names /opt/chrome, which is not an executable file"


def test_extensions_need_the_whole_browser(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = install(programs, "chromium-headless-shell")
    assert find_extensions_browser() is None
    monkeypatch.setenv("SMOOTH_CHROMIUM", shell)
    assert find_extensions_browser() is None
    chromium = install(programs, "chromium")
    assert (find_extensions_browser(), find_chromium()) == (chromium, shell)
    monkeypatch.setenv("SMOOTH_CHROMIUM", "/opt/chrome")
    assert find_extensions_browser() == "/opt/chrome"


def test_features_that_a_user_enables_are_enabled_beside_those_of_the_engine() -> None:
    assert switches(["--mute-audio"]) == ["--mute-audio", f"--enable-features={FEATURES}"]
    assert switches(["--enable-features=A,B", "--mute-audio"]) == ["--mute-audio", f"--enable-features=A,B,{FEATURES}"]
