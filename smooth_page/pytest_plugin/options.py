"""The command line options of pytest-playwright, and those that this plugin adds."""

from __future__ import annotations

import pytest

from smooth_page._shared.api.warnings import SmoothWarning
from smooth_page._shared.options.pytest_options import WITHOUT_EFFECT

BROWSERS = ("chromium", "firefox", "webkit")


def add_options(parser: pytest.Parser) -> None:
    """Adds options with the names, choices and defaults of pytest-playwright."""
    group = parser.getgroup("playwright", "Playwright (smooth_page)")
    group.addoption("--browser", action="append", default=[], choices=BROWSERS, help="browser to run the tests in")
    group.addoption("--headed", action="store_true", default=False, help="no effect on a session's browser")
    group.addoption("--browser-channel", action="store", default=None, help="no effect on a session's browser")
    group.addoption("--slowmo", default=0, type=int, help="ms to wait before each call")
    group.addoption("--device", default=None, action="store", help="device to emulate")
    group.addoption("--output", default="test-results", help="folder for the artifacts of tests")
    group.addoption("--tracing", default="off", choices=["on", "off", "retain-on-failure"], help="not built yet")
    group.addoption("--video", default="off", choices=["on", "off", "retain-on-failure"], help="not built yet")
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
    group.addoption("--smooth-api", default=None, choices=["sync", "async"], help="API of the fixtures")


def add_zero_edit_option(parser: pytest.Parser) -> None:
    parser.getgroup("playwright").addoption(
        "--smooth", action="store_true", help="run a suite written for Playwright unedited on smooth_page"
    )


def wants_screenshots(config: pytest.Config, failed: bool) -> bool:
    """Returns whether to take screenshots at the end of a test."""
    wish: str = config.getoption("--screenshot")
    return wish == "on" or (wish == "only-on-failure" and failed)


def warn_of_missing(config: pytest.Config) -> None:
    """Warns about each option that is set and has no effect."""
    for name, option in WITHOUT_EFFECT.items():
        if config.getoption(name) != option.default:
            config.issue_config_time_warning(SmoothWarning(f"--{name} {option.why}"), stacklevel=2)
