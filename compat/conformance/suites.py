"""The suites: where their tests are, and how to call pytest for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ASYNCIO = (
    *("-o", "asyncio_mode=auto"),
    *("-o", "asyncio_default_fixture_loop_scope=session"),
    *("-o", "asyncio_default_test_loop_scope=session"),
)


@dataclass(frozen=True)
class Suite:
    """One of Playwright's suites. `files`: patterns below its checkout."""

    name: str
    repository: str
    files: tuple[str, ...]
    options: tuple[str, ...]
    # A plugin of ours for its processes: not for native Playwright.
    plugin: str | None = None

    def found(self, checkout: Path, patterns: list[str]) -> list[str]:
        """Returns the suite's test files, relative to the checkout; with patterns, only those that match."""
        for pattern in patterns or self.files:
            if not list(checkout.glob(pattern)):
                raise SystemExit(f"{checkout} has no {pattern}: is it a checkout of {self.repository}?")
        found = {path.relative_to(checkout) for pattern in patterns or self.files for path in checkout.glob(pattern)}
        return sorted(map(str, found))


SUITES = {
    "api": Suite(
        "api",
        "github.com/microsoft/playwright-python",
        ("tests/sync/test_*.py",),
        ("--browser", "chromium", *ASYNCIO),
        plugin="compat.conformance.suite_internals",
    ),
    # Its Python must not have pytest-django, which would look for the settings that the test of Django has named.
    "plugin": Suite(
        "plugin",
        "github.com/microsoft/playwright-pytest",
        ("tests/test_sync.py", "tests/test_asyncio.py"),
        (),
    ),
}
