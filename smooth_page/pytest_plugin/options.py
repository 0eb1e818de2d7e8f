"""The command line of pytest-playwright, and what this plugin adds to it."""

from __future__ import annotations

import pytest

from smooth_page._shared.api.warnings import SmoothWarning
from smooth_page._shared.options.pytest_options import WITHOUT_EFFECT

BROWSERS = ("chromium", "firefox", "webkit")


def add_options(parser: pytest.Parser) -> None:
    """Same names, choices and defaults as pytest-playwright's."""
    group = parser.getgroup("playwright", "Playwright (smooth_page)")
    group.addoption("--browser", action="append", default=[], choices=BROWSERS, help="browser to run tests in")
    group.addoption("--headed", action="store_true", default=False, help="no effect on a session's browser")
    group.addoption("--browser-channel", action="store", default=None, help="no effect on a session's browser")
    group.addoption("--slowmo", default=0, type=int, help="ms to wait before each call")
    group.addoption("--device", default=None, action="store", help="device to be")
    group.addoption("--output", default="test-results", help="folder for what failed tests leave behind")
    group.addoption("--tracing", default="off", choices=["on", "off", "retain-on-failure"], help="not built yet")
    group.addoption("--video", default="off", choices=["on", "off", "retain-on-failure"], help="not built yet")
    group.addoption("--screenshot", default="off", choices=["on", "off", "only-on-failure"], help="at the end of tests")
    group.addoption("--full-page-screenshot", action="store_true", default=False, help="of whole pages")
    group.addoption("--smooth-url", default=None, help="address of the Smooth service (default: as configured)")
    group.addoption("--smooth-api", default=None, choices=["sync", "async"], help="which API the fixtures have")


def add_zero_edit_option(parser: pytest.Parser) -> None:
    parser.getgroup("playwright").addoption(
        "--smooth", action="store_true", help="run a suite written for Playwright unedited on smooth_page"
    )


def wants_screenshots(config: pytest.Config, failed: bool) -> bool:
    """Whether the pages of a test are to be shown as they are at its end."""
    wish: str = config.getoption("--screenshot")
    return wish == "on" or (wish == "only-on-failure" and failed)


def warn_of_missing(config: pytest.Config) -> None:
    """Warns of each option that was asked for and changes nothing."""
    for name, option in WITHOUT_EFFECT.items():
        if config.getoption(name) != option.default:
            config.issue_config_time_warning(SmoothWarning(f"--{name} {option.why}"), stacklevel=2)
