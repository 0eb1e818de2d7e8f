"""Playwright's two plugins can't be used together."""

from __future__ import annotations

import pytest

NAMES = ("pytest_playwright.pytest_playwright", "pytest_playwright_asyncio.pytest_playwright")
INCOMPATIBLE = "pytest-playwright and pytest-playwright-asyncio are not compatible. Please use only one of them."


def refuse_both(pluginmanager: pytest.PytestPluginManager) -> None:
    """Raises UsageError if both were named by `-p`, before pytest finds one of them among the installed ones, too."""
    if all(map(pluginmanager.has_plugin, NAMES)):
        raise pytest.UsageError(INCOMPATIBLE)
