"""`smooth-page compat`: its forms and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from smooth_page.cli import main

GOOD = "def test_it(page):\n    page.click('a')\n    page.set_viewport_size({})\n"
BAD = "def test_it(page):\n    page.pdf()\n"


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "test_good.py").write_text(GOOD)
    return tmp_path


def test_what_works_or_differs_is_good(suite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compat", "."]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "differs"
    assert lines[1].startswith("  Page.set_viewport_size: ")
    assert lines[2] == "    test_good.py:3:10  page.set_viewport_size({})"
    assert lines[-1] == "2 uses in 1 files: 1 works, 1 differs"
    assert main(["compat", "--all", "test_good.py"]) == 0
    assert "works\n  Page.click\n    test_good.py:2:10  page.click('a')\n" in capsys.readouterr().out


def test_what_does_not_work_fails(
    suite: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMOOTH_COMPANION", "0")
    (suite / "test_bad, really.py").write_text(BAD)
    (suite / "broken.py").write_text("def (:\n")
    (suite / "x.spec.ts").write_text("import { test } from '@playwright/test'\n")
    assert main(["compat", "."]) == 1
    out = capsys.readouterr().out
    assert out.startswith("not supported\n  Page.pdf: scripts in a page can't print")
    assert "x.spec.ts: JavaScript and TypeScript are not read" in out
    assert "broken.py: does not parse" in out
    assert main(["compat", "--json", "test_bad, really.py"]) == 1
    (use,) = json.loads(capsys.readouterr().out)["uses"]
    assert (use["path"], use["line"], use["column"], use["level"]) == ("test_bad, really.py", 2, 10, "not supported")
    assert main(["compat", "--github", "."]) == 1
    errors = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert errors[0].startswith("::error file=test_bad%2C really.py,line=2,col=10,title=Playwright%3A not supported::")
    assert errors[1].startswith("::error file=broken.py::does not parse")
    assert main(["compat", "broken.py"]) == 1
    monkeypatch.setenv("SMOOTH_COMPANION", "auto")
    assert main(["compat", "test_bad, really.py"]) == 0


def test_mistakes_in_the_command(suite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compat", "nowhere"]) == 2
    assert "no such file: nowhere" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["compat"])
    assert ended.value.code == 2


def test_addopts_are_read(suite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (suite / "pytest.ini").write_text(
        "[pytest]\naddopts = -q --tracing retain-on-failure\n  --headed --browser=firefox\nx = 1\n"
    )
    (suite / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\naddopts = ["--headed", "--video=on", "--browser", "chromium", "--screenshot=on"]\n'
        '[tool.x]\ny = "--headed"\n'
    )
    assert main(["compat", "--json", "."]) == 1
    uses = json.loads(capsys.readouterr().out)["uses"]
    assert [(use["path"], use["line"], use["name"], use["level"]) for use in uses if use["path"] != "test_good.py"] == [
        ("pyproject.toml", 2, "pytest --headed", "differs"),
        ("pytest.ini", 3, "pytest --headed", "differs"),
        ("pytest.ini", 3, "pytest --browser", "not supported"),
    ]


def test_a_reader_that_has_seen_enough_is_no_error(suite: Path) -> None:
    (suite / "test_many.py").write_text("def test_it(page):\n" + "    page.pdf()\n" * 5000)
    command = [sys.executable, "-m", "smooth_page.cli", "compat", "--json", "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
