"""Restarts pytest for `--smooth` if pytest-playwright has already imported Playwright."""

from __future__ import annotations

import os
import shlex
import sys

import pytest

from smooth_page import zero_edit


def without_playwright(pluginmanager: pytest.PytestPluginManager) -> None:
    """Runs this command again, if necessary, in an environment where `import playwright` imports this package.

    Called while plugins are loaded, before pytest captures the output. In a process that is not pytest's own
    (`pytest.main()` in a program) it does nothing; `--smooth` is refused there later.
    """
    config = pluginmanager.get_plugin("pytestconfig")
    if config is None or "playwright" not in sys.modules or not _is_wanted(config):
        return
    if list(config.invocation_params.args) != sys.argv[1:]:
        return
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(zero_edit.take_over([sys.executable, *sys.orig_argv[1:]]))


def _is_wanted(config: pytest.Config) -> bool:
    """Returns whether `--smooth` is on the command line, in PYTEST_ADDOPTS or in the configuration's addopts."""
    given = [*config.invocation_params.args, *shlex.split(os.environ.get("PYTEST_ADDOPTS", ""))]
    return "--smooth" in given or "--smooth" in config.getini("addopts")
