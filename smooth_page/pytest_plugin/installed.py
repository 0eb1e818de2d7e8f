"""Which other pytest plugins take part in a run."""

from __future__ import annotations

import os
from importlib.metadata import entry_points

import pytest


def installed(pluginmanager: pytest.PytestPluginManager, *names: str) -> list[str]:
    """Returns those of the plugins that are installed and not blocked, whether or not pytest has come to them."""
    if os.environ.get("PYTEST_DISABLE_PLUGIN_AUTOLOAD"):
        known = {name for name, _ in pluginmanager.list_name_plugin()}
    else:
        known = {entry.name for entry in entry_points(group="pytest11")}
    return [name for name in names if name in known and not pluginmanager.is_blocked(name)]
