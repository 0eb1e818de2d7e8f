"""The command line options of pytest-playwright, and those that this plugin adds."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

BROWSERS = ("chromium", "firefox", "webkit")


def add_options(parser: pytest.Parser) -> None:
    """Adds options with the names, choices and defaults of pytest-playwright."""
    group = parser.getgroup("playwright", "Playwright (smooth_page)")
    group.addoption("--browser", action="append", default=[], choices=BROWSERS, help="browser to run the tests in")
    group.addoption("--headed", action="store_true", default=False, help="show sessions in your browser")
    group.addoption("--browser-channel", action="store", default=None, help="no effect on a session's browser")
    group.addoption("--slowmo", default=0, type=int, help="ms to wait before each call")
    group.addoption("--device", default=None, action="store", help="device to emulate")
    group.addoption("--output", default="test-results", help="folder for the artifacts of tests")
    for name in ("tracing", "video"):
        choices = ["on", "off", "retain-on-failure"]
        group.addoption(f"--{name}", default="off", choices=choices, help="record it for each test")
    group.addoption(
        "--screenshot",
        default="off",
        choices=["on", "off", "only-on-failure"],
        help="capture the pages when a test ends",
    )
    group.addoption(
        "--full-page-screenshot", action="store_true", default=False, help="capture the full scrollable page"
    )
    group.addoption("--smooth-url", default=None, help="URL of the Smooth service (default: as configured)")
    group.addoption("--smooth-report", default=None, metavar="FILE", help="write an HTML report of the failed tests")
    group.addoption("--smooth-api", default=None, choices=["sync", "async"], help="API of the fixtures")


def add_zero_edit_option(parser: pytest.Parser) -> None:
    parser.getgroup("playwright").addoption(
        "--smooth", action="store_true", help="run a suite written for Playwright unedited on smooth_page"
    )


@dataclass(frozen=True)
class Wanted:
    """What is recorded of tests: "on", "off", or for failures alone."""

    screenshot: str
    tracing: str
    video: str
    full_page: bool

    @classmethod
    def of(cls, config: pytest.Config) -> Wanted:
        """Reads the options."""
        named = {name: config.getoption(f"--{name}") for name in ("screenshot", "tracing", "video")}
        return cls(**named, full_page=config.getoption("--full-page-screenshot"))

    def keeps(self, name: str, failed: bool) -> bool:
        """Returns whether that kind of file is kept of a test that has failed or passed."""
        wish: str = getattr(self, name)
        return wish == "on" or (wish != "off" and failed)
