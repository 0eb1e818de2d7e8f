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
    script = tmp_path / "script.py"
    script.write_text(SAY)
    done = run(str(script), "--fast", "-m", "x")
    assert (done.returncode, done.stdout) == (0, "smooth_page.sync_api ['--fast', '-m', 'x']\n")


def test_a_module_with_arguments(tmp_path: Path) -> None:
    (tmp_path / "some_module.py").write_text(SAY)
    done = run("-m", "some_module", "--help", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "smooth_page.sync_api ['--help']\n")


def test_the_scripts_exit_status_is_kept() -> None:
    assert run("-c", "raise SystemExit(7)").returncode == 7


def test_nothing_to_run() -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert "smooth-page run [-m MODULE | SCRIPT]" in done.stderr
    assert run("--help").stdout.startswith("usage: smooth-page run [-m MODULE | SCRIPT]")


def test_playwrights_own_commands_say_what_to_do_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "-m", "playwright", "install", "chromium"]) == 0
    assert capsys.readouterr().out.startswith("nothing to install: ")
    assert main(["run", "-m", "playwright", "codegen", "site.test"]) == 2
    assert capsys.readouterr().err.startswith("`playwright codegen` has no counterpart in smooth_page. Instead: record")
