"""The pytest plugin: fixtures and options of pytest-playwright, with Smooth sessions (extra `pytest`).

`--smooth-api async` (or `smooth_api = "async"` in the configuration) selects the fixtures of pytest-playwright-asyncio.
`--smooth` runs a suite that imports Playwright unedited.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from types import ModuleType
from typing import Any

import pytest

import smooth_page.pytest_plugin.as_installed  # noqa: F401 (first, so that it has an effect on the others)
from smooth_page.pytest_plugin import base_url, restart
from smooth_page.pytest_plugin.installed import installed
from smooth_page.pytest_plugin.options import add_options, add_zero_edit_option
from smooth_page.pytest_plugin.stand_ins import INCOMPATIBLE
from smooth_page.pytest_plugin.tracebacks import hide_own_frames
from smooth_page.zero_edit import finder

# The registered names of the plugins that have the same fixtures and options.
RIVALS = {"playwright": "sync", "playwright-asyncio": "async"}


def rival(pluginmanager: pytest.PytestPluginManager) -> str | None:
    """Returns Playwright's plugin if it is installed and not blocked: only one can provide the fixtures.

    Returns None in zero-edit runs, where this package is imported under its name.
    """
    if finder.is_installed():
        return None
    return next(iter(_left(pluginmanager)), None)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    restart.without_playwright(pluginmanager)
    add_zero_edit_option(parser)
    parser.addini("smooth_api", "API of the fixtures: sync (default) or async", default="sync")
    if rival(pluginmanager) is None:
        add_options(parser)
        if not base_url.is_served_elsewhere(pluginmanager):
            base_url.add_option(parser)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    if "--smooth" in args and not finder.is_installed():
        _import_this_package_as_playwright()
    _provide(early_config, early_config.known_args_namespace)


def _import_this_package_as_playwright() -> None:
    from smooth_page import zero_edit

    if "playwright" in sys.modules:
        raise pytest.UsageError(
            "--smooth: a plugin has imported Playwright already. Add `-p no:playwright -p no:playwright-asyncio`, "
            "or use `smooth-page run -m pytest`"
        )
    zero_edit.enter(os.environ)  # for xdist's workers and other children
    finder.install()


def api_wanted(config: pytest.Config, options: argparse.Namespace) -> str:
    """Returns "sync" or "async": from the option, the plugin that a zero-edit run uses, or the configuration."""
    named = {plugin.SMOOTH_API for plugin in config.pluginmanager.get_plugins() if is_stand_in(plugin)}
    if len(named) > 1:
        raise pytest.UsageError(INCOMPATIBLE)
    if not named and finder.is_installed():
        left = _left(config.pluginmanager)
        named = {RIVALS[left[0]]} if len(left) == 1 else set()
    world = options.smooth_api or next(iter(named), None) or config.getini("smooth_api")
    if world not in ("sync", "async"):
        raise pytest.UsageError(f"smooth_api: {world!r} is neither sync nor async")
    return str(world)


def _left(pluginmanager: pytest.PytestPluginManager) -> list[str]:
    """Returns Playwright's plugins that are installed and not blocked: `-p no:playwright` leaves the other one."""
    return installed(pluginmanager, *RIVALS)


def is_stand_in(plugin: object) -> bool:
    """Returns whether it is named_sync or named_async."""
    return isinstance(plugin, ModuleType) and plugin.__name__.startswith(f"{__name__}.named_")


def _provide(config: pytest.Config, options: argparse.Namespace) -> None:
    """Registers the fixtures and hooks.

    Before any conftest is loaded: fixtures of modules that a conftest names in `pytest_plugins` override earlier ones
    only, and hooks of later plugins run first.
    """
    if rival(config.pluginmanager) is not None or config.pluginmanager.has_plugin("smooth_page fixtures"):
        return
    from smooth_page.pytest_plugin.events import LOG, EventLog
    from smooth_page.pytest_plugin.evidence import PhaseReports
    from smooth_page.pytest_plugin.selection import BrowserSelection
    from smooth_page.pytest_plugin.soft import SoftAssertions
    from smooth_page.pytest_plugin.summary import KEY, Usage
    from smooth_page.pytest_plugin.workers import SharedEngine

    config.stash[KEY] = Usage()
    config.stash[LOG] = EventLog()
    plugins: dict[str, Any] = {
        "fixtures": importlib.import_module(f"smooth_page.pytest_plugin._{api_wanted(config, options)}.fixtures"),
        "selection": BrowserSelection(),
        "phases": PhaseReports(),
        "events": config.stash[LOG],
        "soft": SoftAssertions(),
        "usage": config.stash[KEY],
        "workers": SharedEngine(),
    }
    if not base_url.is_served_elsewhere(config.pluginmanager):
        plugins["base_url"] = base_url
    for name, plugin in plugins.items():
        config.pluginmanager.register(plugin, f"smooth_page {name}")


def pytest_configure(config: pytest.Config) -> None:
    if rival(config.pluginmanager) is not None:
        return
    from smooth_page.pytest_plugin.folders import forget_earlier_runs
    from smooth_page.pytest_plugin.report import add_report
    from smooth_page.pytest_plugin.selection import MARKERS

    _provide(config, config.option)  # if a conftest has loaded this plugin
    # A suite that turns warnings into errors passes on Playwright, which does not issue these warnings.
    config.addinivalue_line("filterwarnings", "default::smooth_page.SmoothWarning")
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    if not hasattr(config, "workerinput"):
        forget_earlier_runs(config)
        add_report(config)


def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Before the report is made, and after pytest has found out how a test of unittest has failed (it goes first)."""
    if call.excinfo is not None and not item.config.getoption("fulltrace"):
        hide_own_frames(call.excinfo.value)


def pytest_report_header(config: pytest.Config) -> str | None:
    other = rival(config.pluginmanager)
    if other is None:
        return None
    return (
        f"smooth_page: its fixtures are disabled, because pytest-{other} is installed too. Uninstall that, or run with "
        f"`-p no:{other}` to use them"
    )
