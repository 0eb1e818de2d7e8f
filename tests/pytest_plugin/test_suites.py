"""How suites build on the fixtures: modules of their own, data, unittest, reruns."""

from __future__ import annotations

import pytest

from tests.pytest_plugin.test_plugin import _alone as _alone
from tests.pytest_plugin.test_plugin import run, run_apart

pytest_plugins = ["pytester"]


def test_modules_that_a_conftest_names_override_fixtures(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("pytest_plugins = ['own_fixtures']")
    pytester.makepyfile(
        own_fixtures="""
        import pytest

        @pytest.fixture(scope="session")
        def base_url():
            return "http://own.test"

        @pytest.fixture(scope="session")
        def browser_context_args(browser_context_args):
            return {**browser_context_args, "viewport": {"width": 777, "height": 555}}

        @pytest.fixture
        def page(context, base_url):
            opened = context.new_page()
            opened.evaluate("url => { window.own = url }", base_url)
            return opened
        """,
        test_it="""
        def test_page(page):
            assert page.evaluate("[window.own, innerWidth]") == ["http://own.test", 777]
        """,
    )
    run_apart(pytester).assert_outcomes(passed=1)
    run_apart(pytester, "-p", "no:base_url").assert_outcomes(passed=1)


@pytest.mark.parametrize("by", ["conftest", "option"])
def test_where_plugins_are_not_loaded_by_themselves(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    words = ["-p", "smooth_page.pytest_plugin"] if by == "option" else []
    pytester.makeini("[pytest]")
    pytester.makeconftest("" if words else "pytest_plugins = ['smooth_page.pytest_plugin']")
    pytester.makepyfile("def test_page(page, base_url): assert page.evaluate('1 + 1') == 2")
    run_apart(pytester, *words).assert_outcomes(passed=1)


def test_ids_have_the_data_of_a_conftest_before_the_browser(pytester: pytest.Pytester) -> None:
    """As with pytest-playwright; ids select tests, and name folders and reports."""
    pytester.makeconftest(
        """
        def pytest_generate_tests(metafunc):
            if "fruit" in metafunc.fixturenames:
                metafunc.parametrize("fruit", ["apple", "pear"])
        """
    )
    pytester.makepyfile(
        """
        import pytest

        def test_generated(page, fruit): pass

        @pytest.mark.parametrize("number", [1])
        def test_marked(page, number): pass
        """
    )
    result = run(pytester, "--collect-only", "-q")
    result.stdout.fnmatch_lines(["*test_generated?apple-chromium?", "*test_generated?pear-chromium?"])
    result.stdout.fnmatch_lines(["*test_marked?chromium-1?"])


def test_reruns_have_folders_of_their_own(pytester: pytest.Pytester) -> None:
    """pytest-rerunfailures counts the runs of a test in this attribute."""
    pytester.makeconftest("def pytest_runtest_setup(item): item.execution_count = 3")
    pytester.makepyfile("def test_it(page, output_path): assert output_path.endswith('-test-it-chromium-retry2')")
    run(pytester, "--screenshot", "on").assert_outcomes(passed=1)
    (picture,) = pytester.path.glob("test-results/*/*.png")
    assert picture.parent.name.endswith("-test-it-chromium-retry2")


@pytest.mark.parametrize("place", ["test", "fixture"])
def test_an_interrupted_test_keeps_its_artifacts(pytester: pytest.Pytester, place: str) -> None:
    pytester.makepyfile(
        f"""
        import pytest

        @pytest.fixture
        def opened(page):
            page.set_content("x")
            if {place == "fixture"}:
                raise KeyboardInterrupt

        def test_passes(page): pass

        def test_skips(page): pytest.skip("no")

        def test_it(opened):
            raise KeyboardInterrupt
        """
    )
    result = run_apart(pytester, "--screenshot", "only-on-failure", "--tracing", "retain-on-failure")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    kept = sorted(path.name for path in pytester.path.glob("test-results/*-test-it-chromium/*"))
    assert kept == ["test-failed-1.png", "trace.zip"]
    assert len(list((pytester.path / "test-results").iterdir())) == 1


def test_workers_find_the_same_root_beside_a_folder_of_earlier_artifacts(pytester: pytest.Pytester) -> None:
    """Without a configuration file, pytest takes the folder named by --output for a folder of tests."""
    (pytester.path / "tox.ini").unlink()
    suite, artifacts = pytester.mkdir("suite"), pytester.mkdir("artifacts")
    (artifacts / "old.png").touch()
    (artifacts / "old").mkdir()
    (suite / "test_it.py").write_text("def test_it(browser_name): pass")
    result = run_apart(pytester, "-n", "1", "-v", "--output", str(artifacts), str(suite))
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*PASSED suite/test_it.py::test_it*"])
    assert not artifacts.exists()


def test_tracebacks_of_unittest_end_at_the_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        test_sync="""
        import unittest
        from smooth_page.sync_api import expect, sync_playwright

        class Test(unittest.TestCase):
            def test_title(self):
                with sync_playwright() as p:
                    expect(p.chromium.launch().new_page()).to_have_title("x", timeout=1)
        """,
        test_async="""
        import unittest
        from smooth_page.async_api import async_playwright, expect

        class Test(unittest.IsolatedAsyncioTestCase):
            async def test_title(self):
                async with async_playwright() as p:
                    page = await (await p.chromium.launch()).new_page()
                    await expect(page).to_have_title("x", timeout=1)
        """,
    )
    result = run(pytester)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*test_async.py:8: AssertionError", "*test_sync.py:7: AssertionError"])
