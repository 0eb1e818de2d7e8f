"""A context of a session with the companion, for all tests of a module.

The engine runs the companion in the browser that its sessions share, so that a session costs little. With the extension,
each session is a Chromium of its own, which costs seconds: test_with_the_extension.py repeats a choice of tests in one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from smooth_page.async_api import Browser, BrowserContext, Page, Playwright
from tests.local.engine_process import KEY, EngineProcess

IS_SYNC = Playwright.__module__ == "smooth_page.sync_api"
collect_ignore = ["test_with_the_extension.py"] if IS_SYNC else []


@pytest.fixture(scope="module")
def host() -> str:
    return "engine"


@pytest.fixture(scope="module", autouse=True)
def _without_companion() -> None:
    """Not so in this room."""


@pytest.fixture(scope="session")
def extension_engine() -> Iterator[EngineProcess]:
    """An engine whose sessions load the companion as an extension, for all modules."""
    started = EngineProcess("--companion-host", "extension")
    yield started
    started.stop()


@pytest.fixture(scope="module")
async def companion_browser(
    playwright: Playwright, host: str, request: pytest.FixtureRequest
) -> AsyncIterator[Browser]:
    smooth: dict[str, Any] = {"companion": True}
    if host == "extension":
        engine: EngineProcess = request.getfixturevalue("extension_engine")
        smooth |= {"base_url": engine.base_url, "api_key": KEY}
    launched = await playwright.chromium.launch(smooth=smooth)
    yield launched
    await launched.close()


@pytest.fixture(scope="module")
async def companion_context(companion_browser: Browser) -> AsyncIterator[BrowserContext]:
    """Its first page stays open: it is the session's own tab."""
    opened = await companion_browser.new_context()
    await opened.new_page()
    yield opened
    await opened.close()


@pytest.fixture
async def page(companion_context: BrowserContext) -> AsyncIterator[Page]:
    """The session's own tab, which shows a blank page. Other tabs are closed after the test."""
    first, *_ = companion_context.pages
    await first.goto("about:blank")
    yield first
    for page in companion_context.pages[1:]:
        await page.close()
