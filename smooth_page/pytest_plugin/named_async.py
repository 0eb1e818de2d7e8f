"""`pytest_playwright_asyncio.pytest_playwright` in zero-edit runs: its type and, as a plugin, the async API.

Twin: named_sync.py.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from smooth_page.pytest_plugin.stand_ins import refuse_both

if TYPE_CHECKING:
    from smooth_page._async.browser.context import BrowserContext

SMOOTH_API = "async"


class CreateContextCallback(Protocol):
    """The type of the fixture `new_context`. Its options are those of `browser.new_context`."""

    def __call__(self, **options: Any) -> Awaitable[BrowserContext]: ...


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Called when it is registered."""
    refuse_both(pluginmanager)
