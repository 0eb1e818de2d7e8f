"""Which browsers a test runs in: the option, and the markers only_browser and skip_browser."""

from __future__ import annotations

import pytest

MARKERS = (
    "skip_browser(name): mark test to be skipped a specific browser",
    "only_browser(name): mark test to run only on a specific browser",
    "browser_context_args(**kwargs): provide additional arguments to browser.new_context()",
)


class BrowserSelection:
    """Hooks; registered where the fixtures are."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if "browser_name" in metafunc.fixturenames:
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
