"""Suites run with the plugin on the embedded engine: in processes of their own where the process matters, else in this one."""

from __future__ import annotations

import os
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

import smooth_page.async_api
import smooth_page.sync_api  # otherwise, each suite that is run in this process would import it anew
from smooth_page import zero_edit
from smooth_page.local.embedded import VARIABLE

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def _alone(pytester: pytest.Pytester) -> None:
    pytester.makeini(
        "[pytest]\nasyncio_default_fixture_loop_scope = session\nasyncio_default_test_loop_scope = session\n"
    )


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "no:randomly", *arguments)


def run_apart(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_subprocess("-p", "no:randomly", *arguments)


def test_pytest_does_not_rewrite_the_package() -> None:
    assert smooth_page.sync_api.__spec__ is not None
    assert type(smooth_page.sync_api.__spec__.loader) is SourceFileLoader


def test_fixtures_options_and_summary(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_page(page, browser_name, is_chromium, smooth_session, base_url):
            page.set_content("<h1>Hello</h1>")
            assert page.locator("h1").inner_text() == "Hello"
            assert (browser_name, is_chromium, smooth_session.is_open) == ("chromium", True, True)
            assert not base_url

        def test_plain():
            pass
        """
    )
    folder = pytester.mkdir("options")
    (folder / "conftest.py").write_text(
        """
import pytest

@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "base_url": "data:"}
"""
    )
    (folder / "test_options.py").write_text(
        """
import pytest

@pytest.mark.browser_context_args(viewport={"width": 1920, "height": 1080})
def test_marked(page):
    assert page.viewport_size == {"width": 1920, "height": 1080}

def test_unmarked(page, new_context):
    assert page.viewport_size == {"width": 1280, "height": 720}
    assert new_context(is_mobile=True, viewport={"width": 390, "height": 844}).new_page().viewport_size["width"] == 390
"""
    )
    result = run(pytester, "-v")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(
        [
            "*test_marked?chromium? PASSED*",
            "*test_unmarked?chromium? PASSED*",
            "*test_page?chromium? PASSED*",
            "*test_plain PASSED*",
            "4 sessions, * events, *",
        ]
    )


def test_async_fixtures(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.asyncio
        async def test_page(page):
            await page.set_content("<h1>Hello</h1>")
            assert await page.locator("h1").inner_text() == "Hello"
        """
    )
    run(pytester, "--smooth-api", "async").assert_outcomes(passed=1)


def test_browsers_are_selected_by_option_and_marker(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.skip_browser("firefox")
        def test_skip(browser_name):
            assert browser_name == "chromium"

        @pytest.mark.only_browser("firefox")
        def test_only(browser_name):
            assert browser_name == "firefox"
        """
    )
    run(pytester, "--browser", "chromium", "--browser", "firefox").assert_outcomes(passed=2, skipped=2)


def test_failed_tests_leave_their_pages_and_say_where(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("PYTHONUTF8", "0"), ("LC_ALL", "C"), ("PYTHONCOERCECLOCALE", "0")):
        monkeypatch.setenv(name, value)
    pytester.makepyfile(
        test_one="""
        from smooth_page.sync_api import expect

        def test_fails(page):
            page.set_content("<h1>Broken \\u4e2d</h1>")
            assert page.locator("h1").inner_text() == "Whole"

        def test_passes(page):
            pass

        def test_soft(page):
            expect.soft(page.locator("h1")).to_be_visible(timeout=50)
            expect.soft(page).to_have_title("x", timeout=50)
            print("went on")
        """
    )
    result = run_apart(pytester)
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["*smooth_page, at teardown*", "page 1: about:blank  session task_*", "files: *"])
    result.stdout.fnmatch_lines(["*2 soft assertions failed:*", "*went on*"])
    assert not (pytester.path / "test-results").exists()  # holds what Playwright's options ask for
    kept = pytester.path / ".pytest_cache" / "d" / "smooth_page"
    assert sorted(path.name for path in kept.iterdir()) == [
        "test-one-py-test-fails-chromium",
        "test-one-py-test-soft-chromium",
    ]
    html = (kept / "test-one-py-test-fails-chromium" / "test-failed-1.html").read_text("utf-8")
    assert "<h1>Broken \u4e2d</h1>" in html  # also where the locale's encoding has no such character


def test_connecting_is_refused_with_what_to_use_instead(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        """
        import pytest

        @pytest.fixture(scope="session")
        def connect_options():
            return {"ws_endpoint": "ws://localhost:1"}
        """
    )
    pytester.makepyfile("def test_page(page):\n    pass")
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*NotSupportedError: BrowserType.connect* is not supported: *Instead: launch()*"])


def test_our_warnings_stop_no_suite_that_turns_warnings_into_errors(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMOOTH_COMPANION", "0")
    pytester.makefile(".ini", pytest="[pytest]\nfilterwarnings = error\n")
    pytester.makepyfile("def test_workers(page): page.on('worker', lambda worker: None)")
    run(pytester, "-p", "no:asyncio").assert_outcomes(passed=1, warnings=1)


def test_screenshots_of_the_end(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_good(page, output_path):
            page.set_content("<p style='height: 2000px'>good</p>")

        def test_bad(page, new_context):
            new_context().new_page()
            raise Exception("bad")
        """
    )
    run(pytester, "--screenshot=only-on-failure").assert_outcomes(passed=1, failed=1)
    results = pytester.path / "test-results"
    assert sorted(path.name for path in results.rglob("*.png")) == ["test-failed-1.png", "test-failed-2.png"]
    run(pytester, "--screenshot=on", "--full-page-screenshot", "-k", "good").assert_outcomes(passed=1, deselected=1)
    (image,) = results.rglob("*.png")
    assert image.name == "test-finished-1.png"
    assert int.from_bytes(image.read_bytes()[20:24], "big") > 2000


def test_a_suite_for_playwright_runs_unedited(pytester: pytest.Pytester) -> None:
    """Also one that imports from the plugin for Playwright."""
    pytester.makeconftest("from playwright.sync_api import Page, expect")
    pytester.makepyfile(
        """
        import playwright.sync_api
        import smooth_page.sync_api
        from pytest_playwright import CreateContextCallback
        from pytest_playwright.pytest_playwright import CreateContextCallback as Same

        def test_same(page: playwright.sync_api.Page):
            assert isinstance(page, smooth_page.sync_api.Page)
            page.set_content("<p>x</p>")
            playwright.sync_api.expect(page.locator("p")).to_have_text("x")

        def test_context(new_context: CreateContextCallback):
            assert new_context().pages == []
        """
    )
    run_apart(pytester, "--smooth").assert_outcomes(passed=2)


def test_two_plugins_for_playwright_are_refused(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = dict(os.environ)
    zero_edit.enter(environment)
    monkeypatch.setenv(zero_edit.SWITCH, environment[zero_edit.SWITCH])
    monkeypatch.setenv("PYTHONPATH", environment["PYTHONPATH"])
    pytester.makepyfile("def test_nothing(): pass")
    both = ("-p", "pytest_playwright.pytest_playwright", "-p", "pytest_playwright_asyncio.pytest_playwright")
    run_apart(pytester, *both[2:]).assert_outcomes(passed=1)
    result = run_apart(pytester, *both)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*not compatible. Please use only one of them.*"])


def test_workers_share_one_engine(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    pytester.makepyfile(
        """
        import os
        import pytest

        @pytest.mark.parametrize("number", range(4))
        def test_engine(page, number, tmp_path_factory):
            (tmp_path_factory.getbasetemp().parent / f"engine{number}").write_text(os.environ["SMOOTH_PAGE_ENGINE"])
        """
    )
    result = run_apart(pytester, "-n", "2", f"--basetemp={pytester.path / 'base'}")
    result.assert_outcomes(passed=4)
    engines = {path.read_text() for path in Path(pytester.path / "base").rglob("engine*")}
    assert len(engines) == 1
    result.stdout.fnmatch_lines(["4 sessions, *"])


def test_tracebacks_end_at_the_test_and_show_no_values(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        def test_fill(page):
            page.fill("#none", "hunter" + "22", timeout=1)

        def test_agent(page):
            page.ai("sing", secrets=given())

        def given():
            return {"password": {"value": "hunter" + "22"}}
        """
    )
    result = run(pytester, "-l")
    result.assert_outcomes(failed=2)
    assert "hunter22" not in result.stdout.str()
    assert "direct cause" not in result.stdout.str()
    assert "_sync" not in result.stdout.str()
    result.stdout.fnmatch_lines(["*test_*.py:4: TimeoutError"])
    whole = run(pytester, "-l", "--full-trace", "-k", "agent").stdout.str()
    assert "direct cause" in whole
    assert "hunter22" not in whole


def test_without_the_plugin_for_base_urls(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids name the browser, as those of pytest-playwright do, and the base URL comes from the same places."""
    monkeypatch.setenv("PYTEST_BASE_URL", "http://environment.test")
    pytester.makepyfile(
        """
        import pytest

        @pytest.fixture
        def page():
            return "mine"

        def test_page(page):
            assert page == "mine"

        class TestAddress:
            @pytest.fixture
            def base_url(self):
                return "http://site.test"

            def test_address(self, base_url):
                assert base_url == "http://site.test"

        def test_address(base_url, browser_context_args):
            print(base_url, browser_context_args)
        """
    )
    result = run(pytester, "-v", "-rP", "-p", "no:base_url")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["*::test_page?chromium? PASSED*", "*::test_address PASSED*"])
    result.stdout.fnmatch_lines(["*http://environment.test {'base_url': 'http://environment.test'}*"])
    result = run(pytester, "-s", "-p", "no:base_url", "--base-url", "http://option.test", "-k", "address")
    result.stdout.fnmatch_lines(["*http://option.test {'base_url': 'http://option.test'}*"])
