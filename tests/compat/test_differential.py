"""Scripts that know only `playwright` print the same here; all of them: python -m compat.differential."""

from __future__ import annotations

import ast
import sys

import pytest

from compat.differential import __main__ as command
from compat.differential import run

QUICK = ["async_locators", "log_in"]


def test_some_scripts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["differential", "--target", "plain", *QUICK])  # on one engine
    status = command.main()
    out = capsys.readouterr().out
    assert status == 0, out
    assert [line.split()[:2] for line in out.splitlines()[:-1]] == [["same", name] for name in QUICK]
    assert " 0 events" not in out
    assert out.splitlines()[-1].startswith("0 scripts differ; ")


def test_a_difference_is_shown() -> None:
    compared = run.Compared("x", "one\ntwo\n", "one\n2\n", [], [])
    assert not compared.same
    assert compared.diff().splitlines()[-3:] == [" one", "-two", "+2"]


def test_scripts_import_playwright_alone() -> None:
    scripts = run.scripts([])
    assert len(scripts) >= 10
    for script in scripts:
        imported = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(script.read_text()))
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        assert imported <= {"playwright", *sys.stdlib_module_names}, script.name
    with pytest.raises(SystemExit, match="the scripts are async_console, "):
        run.scripts(["nothing"])
