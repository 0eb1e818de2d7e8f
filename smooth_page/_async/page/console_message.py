"""Messages of a page's console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._shared.api.structures import SourceLocation

from ..elements.js_handle import JSHandle, handle_of
from ..events.events import Eventless

if TYPE_CHECKING:
    from smooth_page._protocol.contract import ConsoleNews

    from .page import Page
    from .worker import Worker


class ConsoleMessage(Eventless):
    """A message on the page's console.

    [Playwright](https://playwright.dev/python/docs/api/class-consolemessage)
    """

    def __init__(self, page: Page, details: ConsoleNews, worker: Worker | None = None) -> None:
        self._page = page
        self._details = details
        self._worker = worker

    def __repr__(self) -> str:
        return f"<ConsoleMessage type={self.type} text={self.text}>"

    def __str__(self) -> str:
        return self.text

    @property
    def type(self) -> str:
        """log, debug, info, error, warning, dir, table, trace, clear, assert, ...

        [Playwright](https://playwright.dev/python/docs/api/class-consolemessage#console-message-type)
        """
        return self._details["type"]

    @property
    def text(self) -> str:
        """The text of the message.

        [Playwright](https://playwright.dev/python/docs/api/class-consolemessage#console-message-text)
        """
        return self._details["text"]

    @property
    def args(self) -> list[JSHandle]:
        """Handles of the arguments.

        [Playwright](https://playwright.dev/python/docs/api/class-consolemessage#console-message-args)
        """
        frame = self._page.main_frame._frame if self._worker is None else self._worker._frame
        return [handle_of(frame, wire) for wire in self._details["args"]]

    @property
    def location(self) -> SourceLocation:
        """The source of the message: URL, line and column from 0, as far as the browser reports it.

        Difference from Playwright: for inline scripts of documents that `goto` loaded while there were listeners, lines
        are counted from the start of the script. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-consolemessage#console-message-location)
        """
        place = self._details["location"]
        line, column = place["line"], place["column"]
        return {
            "url": place["url"],
            "line": line,
            "column": column,
            "lineNumber": line,
            "columnNumber": column,
        }

    @property
    def page(self) -> Page | None:
        """The page that logged the message.

        [Playwright](https://playwright.dev/python/docs/api/class-consolemessage#console-message-page)
        """
        return self._page

    @property
    def timestamp(self) -> float:
        """When the message was logged, in ms since the epoch.

        [Playwright](https://playwright.dev/python/docs/api/class-consolemessage#console-message-timestamp)
        """
        return self._details["timestamp"]

    @property
    def worker(self) -> Worker | None:
        """The worker that logged the message; None for messages of documents.

        Difference from Playwright: always None, as messages of workers are not reported. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-consolemessage#console-message-worker)
        """
        return self._worker
