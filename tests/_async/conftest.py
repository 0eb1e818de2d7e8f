"""Pages of the facade on the embedded engine, and a web server for them to visit."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

import hatch_build
from smooth_page import AsyncSmoothClient
from smooth_page.async_api import Browser, BrowserContext, Page, Playwright, async_playwright
from tests.service import KEY, Service, running_service
from tests.web_server import WebServer


@pytest.fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    hatch_build.build()
    async with async_playwright() as started:
        yield started


@pytest.fixture(scope="session")
async def browser(playwright: Playwright) -> AsyncIterator[Browser]:
    launched = await playwright.chromium.launch(smooth={"companion": False})
    yield launched
    await launched.close()


@pytest.fixture(scope="module", autouse=True)
def _without_companion() -> Iterator[None]:
    """Sessions of these rooms have no companion, but for those of the room `companion`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMOOTH_COMPANION", "0")
        yield


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    opened = await browser.new_context()
    yield opened
    await opened.close()


@pytest.fixture
async def page(context: BrowserContext) -> Page:
    return await context.new_page()


@pytest.fixture(scope="module")
async def module_page(browser: Browser) -> AsyncIterator[Page]:
    """One page for tests that set its content anew and leave nothing else behind: a new one costs more than such a test."""
    opened = await browser.new_page()
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def web_server() -> Iterator[WebServer]:
    started = WebServer()
    yield started
    started.stop()


@pytest.fixture
def server(web_server: WebServer) -> WebServer:
    web_server.reset()
    return web_server


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that plays whatever a test wants."""
    with running_service() as started:
        yield started


@pytest.fixture
async def client(service: Service) -> AsyncIterator[AsyncSmoothClient]:
    """Of that service."""
    async with AsyncSmoothClient(KEY, service.base_url) as opened:
        yield opened
