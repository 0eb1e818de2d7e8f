"""What the plugin records of tests, and the reports that show it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .test_plugin import run, run_apart

pytest_plugins = ["pytester"]


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_report_shows_failed_tests_of_all_workers(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        def test_fails(page):
            page.set_content("<h1>Broken &amp; gone</h1><script>console.log('<said>')</script>")
            page.locator("h1").click(timeout=5000)
            with page.expect_popup():
                page.evaluate("void open('about:blank#terms')")
            with pytest.raises(Exception, match="Not understood"):
                page.ai("dance")
            assert page.locator("h1").inner_text() == "<Whole>"

        def test_passes(page):
            pass
        """
    )
    result = run_apart(pytester, "-n", "2", "--screenshot=only-on-failure", "--smooth-report=out/report.html")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["*smooth_page, at teardown*", "page 1: about:blank  session task_*"])
    report = (pytester.path / "out" / "report.html").read_text("utf-8")
    assert "1 passed, 1 failed" in report
    assert re.search(r"test_recordings|test_a_report\w*\.py:10 \(call, ", report)
    for shown in (
        "::test_fails[chromium]",
        "Page 2: about:blank#terms",
        "<figcaption>test-failed-2.png: about:blank#terms</figcaption>",
        "<tr class=failed><td>Page.ai<td>run_task<td>400",
        '<a href="../',
        "&lt;Whole&gt;",
        "log: &lt;said&gt;",
        "data:image/png;base64,",
        "test-failed-1.html",
    ):
        assert shown in report
    assert re.search(
        r"<summary>\d+ events, [\d.]+ credits</summary>.*<td>Locator.click<td>evaluate_js<td>200<td>\d+", report
    )
    assert report.count(">live view, while the session runs</a>") == 1
    assert not [hidden for hidden in ("test_passes", "Tracing.stop", "Page.screenshot") if hidden in report]


def test_reports_of_others_get_the_evidence(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_fails(page):
            page.set_content("<h1>Broken</h1>")
            assert page.locator("h1").inner_text() == "Whole"
        """
    )
    run(
        pytester, "--screenshot=on", "--html=report.html", "--self-contained-html", "--alluredir=allure"
    ).assert_outcomes(failed=1)
    assert "test-failed-1.png" in (pytester.path / "report.html").read_text("utf-8")
    (containers,) = [json.loads(path.read_text("utf-8")) for path in (pytester.path / "allure").glob("*-result.json")]
    assert {it["name"] for it in containers["attachments"]} >= {"test-failed-1.png", "test-failed-1.html"}


def test_contexts_that_a_test_closes_are_recorded(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_two(page, new_context):
            other = new_context()
            other.new_page()
            other.close()
        """
    )
    run(pytester, "--screenshot=on", "--tracing=on").assert_outcomes(passed=1)
    (folder,) = (pytester.path / "test-results").iterdir()
    assert tree(folder) == ["test-finished-1.png", "test-finished-2.png", "trace-1.zip", "trace-2.zip"]
    run(pytester, "--screenshot=only-on-failure", "--tracing=retain-on-failure").assert_outcomes(passed=1)
    assert not (pytester.path / "test-results").exists()
