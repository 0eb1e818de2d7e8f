"""The fixture and option of pytest-base-url, for projects that have not installed it."""

from __future__ import annotations

import os

import pytest

from smooth_page.pytest_plugin.installed import installed

PLUGIN = "base_url"


def is_served_elsewhere(pluginmanager: pytest.PytestPluginManager) -> bool:
    """Returns whether pytest-base-url is installed and not blocked."""
    return bool(installed(pluginmanager, PLUGIN))


def add_option(parser: pytest.Parser) -> None:
    """Adds `--base-url` and its setting; the default is PYTEST_BASE_URL."""
    default = os.environ.get("PYTEST_BASE_URL")
    help_text = "base URL of the application under test"
    parser.addini("base_url", help=help_text)
    parser.addoption("--base-url", metavar="url", dest="base_url", default=default, help=help_text)


@pytest.fixture(scope="session")
def base_url(pytestconfig: pytest.Config) -> str | None:
    """The base URL of the application under test, or None."""
    url: str | None = pytestconfig.getoption("base_url") or pytestconfig.getini("base_url") or None
    return url
