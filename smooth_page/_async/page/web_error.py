"""Uncaught errors of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page.errors import Error

from ..events.events import Eventless

if TYPE_CHECKING:
    from smooth_page._protocol.contract import PageErrorNews

    from .page import Page


class WebError(Eventless):
    """An uncaught error or an unhandled rejection of a page.

    [Playwright](https://playwright.dev/python/docs/api/class-weberror)
    """

    def __init__(self, page: Page, error: Error, details: PageErrorNews) -> None:
        self._page = page
        self._error = error
        self._details = details

    @property
    def page(self) -> Page | None:
        """The page of the error.

        [Playwright](https://playwright.dev/python/docs/api/class-weberror#web-error-page)
        """
        return self._page

    @property
    def error(self) -> Error:
        """The error, with message, name and stack as the page has them.

        [Playwright](https://playwright.dev/python/docs/api/class-weberror#web-error-error)
        """
        return self._error

    @property
    def location(self) -> dict[str, Any]:
        """The place where it was thrown, as far as the browser reports it.

        [Playwright](https://playwright.dev/python/docs/api/class-weberror#web-error-location)
        """
        return {**self._details["location"]}
