"""The entry point of a script: `async with async_playwright() as p: ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import check_loop, gather, unbroken
from smooth_page._shared.options.devices import devices

from ..bridge.selectors import Selectors
from ..events.events import Eventless
from ..requests.api_request import APIRequest
from .browser_type import BrowserType

if TYPE_CHECKING:
    from .browser import Browser


class Playwright(Eventless):
    """The browser types, the selectors and the devices.

    [Playwright](https://playwright.dev/python/docs/api/class-playwright)
    """

    def __init__(self) -> None:
        self._browsers: list[Browser] = []
        self._selectors = Selectors()
        self._request = APIRequest()
        self._chromium = BrowserType(self, "chromium")
        self._firefox = BrowserType(self, "firefox")
        self._webkit = BrowserType(self, "webkit")

    def __getitem__(self, value: str) -> BrowserType:
        """Returns the browser type of that name. Raises ValueError for another one."""
        if value not in ("chromium", "firefox", "webkit"):
            raise ValueError(f"Invalid browser {value}")
        kind: BrowserType = getattr(self, value)
        return kind

    @property
    def chromium(self) -> BrowserType:
        """Launches browsers.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-chromium)
        """
        return self._chromium

    @property
    def firefox(self) -> BrowserType:
        """The browser type of that name. `launch` raises NotSupportedError: the service runs Chromium.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-firefox)
        """
        return self._firefox

    @property
    def webkit(self) -> BrowserType:
        """The browser type of that name. `launch` raises NotSupportedError: the service runs Chromium.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-webkit)
        """
        return self._webkit

    @property
    def selectors(self) -> Selectors:
        """Registers custom selector engines, and sets the attribute of test ids.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-selectors)
        """
        return self._selectors

    @property
    def devices(self) -> dict[str, dict[str, Any]]:
        """Options of `new_context` for each device of Playwright 1.65, by name.

        Difference from Playwright: only scripts see the properties of a device (see `Browser.new_context`). None with
        the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-devices)
        """
        return devices()

    @property
    def request(self) -> APIRequest:
        """HTTP requests from this process, beside the browser.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-request)
        """
        return self._request

    async def stop(self) -> None:
        """Closes all browsers with their sessions, and API requests.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-stop)
        """
        await unbroken(self._stop)

    async def _stop(self) -> None:
        await gather([browser.close for browser in list(self._browsers)])
        await self._request._dispose()

    def _forget(self, browser: Browser) -> None:
        if browser in self._browsers:
            self._browsers.remove(browser)


class PlaywrightContextManager:
    """The result of `async_playwright()`: a `with` block that ends with `stop()`, or `start()` without a block.

    [Playwright](https://playwright.dev/python/docs/library)
    """

    def __init__(self) -> None:
        self._playwright = Playwright()

    async def start(self) -> Playwright:
        """Returns a Playwright object without a block. Call its `stop()` at the end.

        [Playwright](https://playwright.dev/python/docs/library)
        """
        check_loop()
        return self._playwright

    async def __aenter__(self) -> Playwright:
        check_loop()
        return self._playwright

    async def __aexit__(self, *args: object) -> None:
        await self._playwright.stop()


def async_playwright() -> PlaywrightContextManager:
    """The entry point: `async with async_playwright() as playwright: ...`. Starts no process and no thread.

    [Playwright](https://playwright.dev/python/docs/library)
    """
    return PlaywrightContextManager()
