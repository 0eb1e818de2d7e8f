"""Where a script begins: `async with async_playwright() as p: ...`."""

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

    @property
    def chromium(self) -> BrowserType:
        """Launches browsers.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-chromium)
        """
        return self._chromium

    @property
    def firefox(self) -> BrowserType:
        """What is named so; its `launch` raises NotSupportedError: the service runs Chromium.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-firefox)
        """
        return self._firefox

    @property
    def webkit(self) -> BrowserType:
        """What is named so; its `launch` raises NotSupportedError: the service runs Chromium.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-webkit)
        """
        return self._webkit

    @property
    def selectors(self) -> Selectors:
        """Registers selector engines of your own, and names the attribute of test ids.

        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-selectors)
        """
        return self._selectors

    @property
    def devices(self) -> dict[str, dict[str, Any]]:
        """Options of `new_context` by the names of devices, as of Playwright 1.65.

        Difference from Playwright: what a device is goes as far as scripts see it (see Browser.new_context).
        [Playwright](https://playwright.dev/python/docs/api/class-playwright#playwright-devices)
        """
        return devices()

    @property
    def request(self) -> APIRequest:
        """HTTP from this process, beside the browser.

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
    """What `async_playwright()` gives: a block that ends with `stop()`, or `start()` without one.

    [Playwright](https://playwright.dev/python/docs/library)
    """

    def __init__(self) -> None:
        self._playwright = Playwright()

    async def start(self) -> Playwright:
        """A Playwright object without a block; its `stop()` is to be called in the end.

        [Playwright](https://playwright.dev/python/docs/library)
        """
        check_loop()
        return self._playwright

    async def __aenter__(self) -> Playwright:
        check_loop()
        return self._playwright

    async def __aexit__(self, *args: Any) -> None:
        await self._playwright.stop()


def async_playwright() -> PlaywrightContextManager:
    """The way in: `async with async_playwright() as playwright: ...`. It starts no process and no thread.

    [Playwright](https://playwright.dev/python/docs/library)
    """
    return PlaywrightContextManager()
