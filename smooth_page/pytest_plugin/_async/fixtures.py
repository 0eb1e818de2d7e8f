"""The fixtures of pytest-playwright: same names, scopes and ways to override.

The API is imported with the first of them, since every pytest run on the machine imports this module.
"""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

import pytest

from smooth_page.pytest_plugin.asynchronous import fixture
from smooth_page.pytest_plugin.events import LOG
from smooth_page.pytest_plugin.folders import output_folder
from smooth_page.pytest_plugin.summary import KEY

from .recording import TestRecording

if TYPE_CHECKING:
    from smooth_page._async.browser.browser import Browser
    from smooth_page._async.browser.browser_type import BrowserType
    from smooth_page._async.browser.context import BrowserContext
    from smooth_page._async.browser.playwright import Playwright
    from smooth_page._async.page.page import Page
    from smooth_page._async.service.session import AsyncSession


@fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    """The entry object. Everything that it opened is closed at the end of the run."""
    from smooth_page._async.browser.playwright import async_playwright

    async with async_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser_type(playwright: Playwright, browser_name: str) -> BrowserType:
    """The browser type that --browser selects."""
    found: BrowserType = getattr(playwright, browser_name)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(pytestconfig: pytest.Config) -> dict[str, Any]:
    """Override it to launch with other arguments."""
    given: dict[str, Any] = {}
    if pytestconfig.getoption("--headed"):
        given["headless"] = False
    if pytestconfig.getoption("--browser-channel"):
        given["channel"] = pytestconfig.getoption("--browser-channel")
    if pytestconfig.getoption("--slowmo"):
        given["slow_mo"] = pytestconfig.getoption("--slowmo")
    if pytestconfig.getoption("--smooth-url"):
        given["smooth"] = {"base_url": pytestconfig.getoption("--smooth-url")}
    return given


@pytest.fixture(scope="session")
def browser_context_args(
    pytestconfig: pytest.Config, playwright: Playwright, device: str | None, base_url: str | None
) -> dict[str, Any]:
    """Override it to open contexts with other options."""
    given: dict[str, Any] = {}
    if device:
        given |= playwright.devices[device]
    if base_url:
        given["base_url"] = base_url
    return given


@pytest.fixture(scope="session")
def connect_options() -> dict[str, Any] | None:
    """Same as in pytest-playwright. Connecting is not supported: a value other than None raises on the first browser.

    `ws_endpoint`, the key in suites up to Playwright 1.62, is accepted for `endpoint`.
    """
    return None


@pytest.fixture(scope="session")
def launch_browser(
    pytestconfig: pytest.Config,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    connect_options: dict[str, Any] | None,
) -> Callable[..., Any]:
    """Launches a browser with the arguments of `browser_type_launch_args` and those of the call."""

    async def launch(**options: Any) -> Browser:
        if connect_options:
            newer = {"endpoint" if name == "ws_endpoint" else name: value for name, value in connect_options.items()}
            return await browser_type.connect(**newer)
        browser = await browser_type.launch(**{**browser_type_launch_args, **options})
        for record in (pytestconfig.stash[KEY].record, pytestconfig.stash[LOG].record):
            browser.client.on_event(record)
        return browser

    return launch


@fixture(scope="session")
async def browser(launch_browser: Callable[..., Any]) -> AsyncIterator[Browser]:
    """One browser for the run. Each of its pages is a session of its own."""
    launched: Browser = await launch_browser()
    yield launched
    await launched.close()


@pytest.fixture
def output_path(request: pytest.FixtureRequest) -> str:
    """The folder for this test's artifacts."""
    return str(output_folder(request.node))


@fixture()
async def new_context(
    browser: Browser,
    browser_context_args: dict[str, Any],
    output_path: str,  # reports look for it among a test's fixtures, as with pytest-playwright
    request: pytest.FixtureRequest,
) -> AsyncIterator[Callable[..., Any]]:
    """Opens contexts that are recorded as the options ask, and closed after the test."""
    marker = next(request.node.iter_markers("browser_context_args"), None)
    recording = TestRecording(request.node)
    options = {**recording.context_options, **browser_context_args, **(marker.kwargs if marker else {})}

    async def open_context(**more: Any) -> BrowserContext:
        context: BrowserContext = await browser.new_context(**{**options, **more})
        await recording.begin(context)
        return context

    yield open_context
    await recording.finish()


@fixture()
async def context(new_context: Callable[..., Any]) -> BrowserContext:
    """A fresh context for the test."""
    opened: BrowserContext = await new_context()
    return opened


@fixture()
async def page(context: BrowserContext) -> Page:
    """A fresh page for the test."""
    return await context.new_page()


@pytest.fixture
def smooth_session(page: Page) -> AsyncSession:
    """The Smooth session behind `page`. pytest-playwright has no such fixture."""
    return page.session


@pytest.fixture(scope="session")
def is_webkit(browser_name: str) -> bool:
    return browser_name == "webkit"


@pytest.fixture(scope="session")
def is_firefox(browser_name: str) -> bool:
    return browser_name == "firefox"


@pytest.fixture(scope="session")
def is_chromium(browser_name: str) -> bool:
    return browser_name == "chromium"


@pytest.fixture(scope="session")
def browser_name(pytestconfig: pytest.Config) -> str | None:
    """For unittest classes, which can't be parametrized: uses the first browser of the command line."""
    names = pytestconfig.getoption("--browser")
    if len(names) > 1:
        warnings.warn(
            f"When using unittest.TestCase specifying multiple browsers is not supported: {names[0]} is used",
            stacklevel=1,
        )
    return names[0] if names else "chromium"


@pytest.fixture(scope="session")
def browser_channel(pytestconfig: pytest.Config) -> str | None:
    channel: str | None = pytestconfig.getoption("--browser-channel")
    return channel


@pytest.fixture(scope="session")
def device(pytestconfig: pytest.Config) -> str | None:
    name: str | None = pytestconfig.getoption("--device")
    return name
