"""Beside the real pytest-playwright, installed as its users have it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

PLUGINS = Path(sys.prefix) / "plugins"
SYNC = ["pytest-playwright==0.7.0", "pytest-playwright==0.8.0", "pytest-playwright==0.10.0"]
ASYNC = "pytest-playwright-asyncio==0.10.0"


@pytest.fixture(autouse=True)
def _alone(pytester: pytest.Pytester) -> None:
    pytester.makeini(
        "[pytest]\nasyncio_default_fixture_loop_scope = session\nasyncio_default_test_loop_scope = session\n"
    )
    pytester.makepyfile(
        test_sync="""
        from playwright.sync_api import Page, expect

        def test_page(page: Page):
            page.set_content("<p>x</p>")
            expect(page.locator("p")).to_have_text("x")
            assert page.session.is_open
        """,
        test_async="""
        import pytest
        from playwright.async_api import Page

        @pytest.mark.asyncio
        async def test_page(page: Page):
            assert await page.evaluate("1 + 1") == 2
            assert page.session.is_open
        """,
    )


def install(monkeypatch: pytest.MonkeyPatch, *plugins: str) -> None:
    folders = [PLUGINS / plugin for plugin in plugins]
    assert [folder for folder in folders if not folder.is_dir()] == []
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))


def run(pytester: pytest.Pytester, *words: str) -> pytest.RunResult:
    return pytester.run(sys.executable, *words, "-p", "no:randomly")


# -- a suite runs with each version, in each of the ways ------------------------------------------------------------


def test_the_option(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, SYNC[0])
    run(pytester, "-m", "pytest", "--smooth", "test_sync.py").assert_outcomes(passed=1, warnings=0)


def test_the_command_line(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, SYNC[1])
    result = run(pytester, "-m", "smooth_page.cli", "run", "-m", "pytest", "test_sync.py")
    result.assert_outcomes(passed=1, warnings=0)


def test_workers_and_addopts(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, SYNC[2])
    monkeypatch.setenv("PYTEST_ADDOPTS", "--smooth -n 1")
    result = run(pytester, "-m", "pytest", "test_sync.py")
    result.assert_outcomes(passed=1, warnings=0)
    result.stdout.fnmatch_lines(["1 sessions, * events, *"])


# -- which plugin serves ----------------------------------------------------------------------------------------------


def test_a_blocked_plugin_leaves_the_api_of_those_that_are_installed(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = ("-m", "pytest", "--smooth", "-p", "no:playwright")
    install(monkeypatch, SYNC[-1])
    run(pytester, *blocked, "test_sync.py").assert_outcomes(passed=1)
    install(monkeypatch, SYNC[-1], ASYNC)
    run(pytester, *blocked, "test_async.py").assert_outcomes(passed=1)


def test_without_smooth_the_other_plugin_serves_and_ours_says_so(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, SYNC[-1])
    pytester.makepyfile(test_none="def test_none(): pass")
    result = run(pytester, "-m", "pytest", "test_none.py")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        ["smooth_page: its fixtures are disabled, because pytest-playwright is installed too.*"]
    )


def test_a_program_that_runs_pytest_itself_learns_what_to_do(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, SYNC[-1])
    result = run(pytester, "-c", "import pytest, sys; sys.exit(pytest.main(['--smooth', 'test_sync.py']))")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*a plugin has imported Playwright already*smooth-page run -m pytest*"])
