"""Runs of Playwright's suites: what is stored, the figure, and the table of reasons. No suite is run here."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from compat.conformance import reasons, results
from compat.conformance.__main__ import check, figure
from compat.conformance.results import Results, read_junit, stored
from compat.conformance.run import run_suite
from compat.conformance.suites import Suite
from compat.conformance.targets import target
from compat.matrix import runs

NATIVE = {
    "t/test_a.py": {"test_1[x]": "passed", "test_2": "passed", "test_3": "failed"},
    "t/test_b.py": {"test_4": "passed"},
}


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`table(reasons)`: stored results of which test_2 does not pass here, and these reasons."""
    monkeypatch.setattr(results, "STORE", tmp_path)
    monkeypatch.setattr(reasons, "TABLE", tmp_path / "reasons.json")
    Results("api", "native", "1.0", NATIVE).save()
    Results("api", "page", "1.0", {"t/test_a.py": {"test_1[x]": "passed", "test_2": "failed"}}).save()

    def write(entries: dict[str, str]) -> None:
        reasons.TABLE.write_text(json.dumps({"api": entries, "plugin": {}}))

    write({})
    return write


def test_results_are_kept_one_test_a_line(table) -> None:
    assert stored("api", "native").files == NATIVE
    assert stored("api", "page").outcome("t/test_b.py", "test_4") == "missing"
    lines = stored("api", "native").path.read_text().splitlines()
    assert [line.strip() for line in lines if "test_1" in line] == ['"test_1[x]",']


def test_the_figure_counts_what_native_passes_in_files_that_ran(table) -> None:
    native, engine = stored("api", "native"), stored("api", "page")
    assert figure(native, engine) == "api on page: 1 of 2 that native Playwright passes = 50.0 %"
    assert figure(native, native) == "api on native: 3 of 4 tests pass"
    assert runs.figure("api", "page") == (1, 2)
    assert runs.figure("api", "plain") is None
    assert "| not run | 1 of 2 (50.0 %), in 1 of 2 files | not run |" in "\n".join(runs.summary())
    page = "\n".join(runs.runs_part())
    assert "| t/test_a.py | 2 |  | 1 |  |" in page
    assert "| 1 | bugs, and what is not built yet" in page


def test_reasons(table, capsys: pytest.CaptureFixture[str]) -> None:
    table({"t/test_a.py::test_2": "printers are out of reach"})
    assert check() == 0
    assert "0 of the rest without a reason" in capsys.readouterr().out
    assert "| 1 | printers are out of reach |" in runs.runs_part()


@pytest.mark.parametrize("pattern", ["t/test_a.py::test_1[x]", "t/test_c.py::*"])
def test_a_reason_for_what_passes_or_is_not_there_fails(
    table, pattern: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table({"t/*::test_2": "printers are out of reach", pattern: "no longer"})
    assert check() == 1
    assert f"stale: {pattern} passes, or is not a test of api" in capsys.readouterr().out


def test_the_stored_table_is_not_stale() -> None:
    assert check() == 0


def test_a_suite_is_run_file_by_file(tmp_path: Path) -> None:
    """A suite of ours, with Playwright's name served: outcomes by test, none of a file that takes too long."""
    (tmp_path / "test_quick.py").write_text(
        "import pytest\nfrom playwright.sync_api import Page\n"
        "class TestIt:\n    def test_ours(self): assert Page.__module__.startswith('smooth_page')\n"
        "def test_bad(): assert 0\n@pytest.mark.skip\ndef test_not(): pass\n"
    )
    (tmp_path / "test_slow.py").write_text("import threading\nthreading.Event().wait()\n")
    suite = Suite("mine", "example.test/mine", ("test_*.py",), ())
    with target("page", sys.executable) as on:
        quick, slow = (
            dict(run_suite(suite, tmp_path, on, [name], limit))
            for name, limit in (("test_quick.py", 60), ("test_slow.py", 1))
        )
    assert quick == {"test_quick.py": {"TestIt::test_ours": "passed", "test_bad": "failed", "test_not": "skipped"}}
    assert slow == {"test_slow.py": {}}


def test_a_test_that_fails_at_its_end_has_failed(tmp_path: Path) -> None:
    report = tmp_path / "junit.xml"
    report.write_text(
        '<s><testcase classname="t.a" name="x"/><testcase classname="t.a" name="x"><error/></testcase></s>'
    )
    assert read_junit(report) == {"x": "failed"}
