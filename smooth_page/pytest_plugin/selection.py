"""Which browsers a test runs in: the option, and the markers only_browser and skip_browser."""

from __future__ import annotations

import pytest

MARKERS = (
    "skip_browser(name): skip the test in this browser",
    "only_browser(name): run the test in this browser only",
    "browser_context_args(**kwargs): further arguments of browser.new_context() for this test",
)

# A test that uses one of these runs once per browser, even if the suite overrides the fixture.
BROWSER_FIXTURES = {"browser", "browser_name", "browser_type", "context", "new_context", "page"}


class BrowserSelection:
    """Hooks, registered together with the fixtures."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if BROWSER_FIXTURES.intersection(metafunc.fixturenames):
            if "browser_name" not in metafunc.fixturenames:
                metafunc.fixturenames.append("browser_name")
            browsers = metafunc.config.getoption("browser") or ["chromium"]
            metafunc.parametrize("browser_name", browsers, scope="session")

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        callspec = getattr(item, "callspec", None)
        name = callspec.params.get("browser_name") if callspec else None
        if not name:
            return
        only = _named(item, "only_browser")
        if only and name not in only:
            pytest.skip(f"skipped for this browser: {name}")
        if name in _named(item, "skip_browser"):
            pytest.skip(f"skipped for this browser: {name}")


def _named(item: pytest.Item, marker: str) -> list[str]:
    return [str(name) for mark in item.iter_markers(marker) for name in mark.args]
