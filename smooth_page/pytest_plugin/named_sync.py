"""`pytest_playwright.pytest_playwright` in zero-edit runs: its type and, as a plugin, the sync API.

Twin: named_async.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from smooth_page.pytest_plugin.stand_ins import refuse_both

if TYPE_CHECKING:
    from smooth_page._sync.browser.context import BrowserContext

SMOOTH_API = "sync"


class CreateContextCallback(Protocol):
    """The type of the fixture `new_context`. Its options are those of `browser.new_context`."""

    def __call__(self, **options: Any) -> BrowserContext: ...


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Called when it is registered."""
    refuse_both(pluginmanager)
