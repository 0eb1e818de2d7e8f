"""`smooth-page run`, as a process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from smooth_page.cli import main

SAY = "import sys, playwright.sync_api as api; print(api.__name__, sys.argv[1:])"


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "smooth_page.cli", "run", *words], capture_output=True, text=True, cwd=cwd
    )


def test_a_script_with_arguments(tmp_path: Path) -> None:
    """Its exit status is kept."""
    script = tmp_path / "script.py"
    script.write_text(f"{SAY}; raise SystemExit(7)")
    done = run(str(script), "--fast", "-m", "x")
    assert (done.returncode, done.stdout) == (7, "smooth_page.sync_api ['--fast', '-m', 'x']\n")


def test_a_module_with_arguments(tmp_path: Path) -> None:
    (tmp_path / "some_module.py").write_text(SAY)
    done = run("-m", "some_module", "--help", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "smooth_page.sync_api ['--help']\n")


def test_a_line_of_code() -> None:
    assert run("-c", "print(5)").stdout == "5\n"


def test_nothing_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    for words, status in (["run"], 2), (["run", "--help"], 0):
        try:
            ended = main(words)
        except SystemExit as error:
            ended = int(str(error.code))
        said = capsys.readouterr()
        assert ended == status
        assert "smooth-page run [-m MODULE | SCRIPT]" in (said.err if status else said.out)
        assert not (said.out if status else said.err)


def test_playwrights_own_commands_say_what_to_do_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "-m", "playwright", "install", "chromium"]) == 0
    assert capsys.readouterr().out.startswith("nothing to install: ")
    assert main(["run", "-m", "playwright", "codegen", "site.test"]) == 2
    assert capsys.readouterr().err.startswith("`playwright codegen` has no counterpart in smooth_page. Instead: record")
