"""The events of a page: waits for them, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from re import Pattern
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import AnyPredicate, Predicate
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import one_of
from smooth_page._shared.api.warnings import warn, warn_once
from smooth_page._shared.assertions.wait_logs import waiting_for
from smooth_page._shared.network.urls import UrlMatcher
from smooth_page.errors import Error, NotSupportedError

from ..companion.requirement import INSTEAD
from ..elements.file_chooser import FileChooser
from ..events.event_queue import EventQueue
from ..events.events import Expected
from ..network.request import Request
from ..network.response import Response
from ..network.web_socket import WebSocket
from .console_message import ConsoleMessage
from .dialog import listener_failed
from .download import Download
from .kept_news import Since
from .news import NO_WORKERS, UNHEARD
from .page_core import PageCore
from .page_listening import PageListening

if TYPE_CHECKING:
    from .page import Page
    from .worker import Worker

_check_since: Callable[[str, Any], Since] = one_of("all", "since-navigation")


class PageEvents(PageCore, PageListening):
    """Part of `Page`: its events. They are emitted between calls; each call brings those since the one before."""

    def _listening(self, event: str) -> None:
        if event in UNHEARD and self._companion is None and self._is_wanted(event):
            warn(f'The event "{event}" of a page is never emitted: {UNHEARD[event]}.')
        self._tab.news.observe()

    def _failed(self, event: str, error: Exception) -> None:
        if event != "dialog":
            raise error
        listener_failed(error)

    @property
    def _events(self) -> EventQueue:
        return self._tab.bridge.events

    def expect_console_message(
        self, predicate: Predicate[ConsoleMessage] | None = None, *, timeout: Timeout = None
    ) -> Expected[ConsoleMessage]:
        """Same as `expect_event("console")`. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-console-message)
        """
        return self._expect("console", predicate, timeout, "expect_console_message")

    def expect_request(
        self, url_or_predicate: str | Pattern[str] | Predicate[Request], *, timeout: Timeout = None
    ) -> Expected[Request]:
        """Returns a context manager that waits at its end for a request that matches the URL or predicate. Raises
        TimeoutError after `timeout` ms.

        Difference from Playwright: requests of scripts (fetch, XMLHttpRequest) are emitted when they begin, all others
        when they are complete. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-request)
        """
        return self._expect_url("request", url_or_predicate, timeout)

    def expect_response(
        self, url_or_predicate: str | Pattern[str] | Predicate[Response], *, timeout: Timeout = None
    ) -> Expected[Response]:
        """Returns a context manager that waits at its end for a response that matches the URL or predicate. Raises
        TimeoutError after `timeout` ms.

        Difference from Playwright: responses to what the browser loads itself come without headers and body. The
        response to a posted form is emitted with the document that follows; its status is 302 if that document came by
        a redirect. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-response)
        """
        return self._expect_url("response", url_or_predicate, timeout)

    def expect_request_finished(
        self, predicate: Predicate[Request] | None = None, *, timeout: Timeout = None
    ) -> Expected[Request]:
        """Same as `expect_event("requestfinished")`. Raises TimeoutError after `timeout` ms.

        Difference from Playwright: same as `Page.expect_request`.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-request-finished)
        """
        return self._expect("requestfinished", predicate, timeout, "expect_request_finished")

    def expect_popup(self, predicate: Predicate[Page] | None = None, *, timeout: Timeout = None) -> Expected[Page]:
        """Same as `expect_event("popup")`: waits for a page that a script, a link or a form of this page opens. Raises
        TimeoutError after `timeout` ms.

        Difference from Playwright: a popup lives in the session of the page that opened it, and calls on it raise
        NotSupportedError while it shows another origin than that page. A popup that opens while a document loads,
        before the first call there, is not emitted. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-popup)
        """
        return self._expect("popup", predicate, timeout, "expect_popup")

    def expect_download(
        self, predicate: Predicate[Download] | None = None, *, timeout: Timeout = None
    ) -> Expected[Download]:
        """Same as `expect_event("download")`: waits for a file that a link, a script or a form leads to. Raises
        TimeoutError after `timeout` ms.

        Difference from Playwright: while a download listener or wait is active, the page first fetches each navigation
        target itself; targets that are not files are requested a second time, and so are URLs that a script opens a
        window for. Targets of other origins, which a page can't read, are requested by this process, with the cookies
        of `context.cookies`, if the user's code has navigated to that origin before; otherwise a warning says that the
        target was not checked. During a wait, forms that the main frame posts to its own origin are posted by the page,
        once; a response that is not a file is shown, and if it leads to another origin, the page stays where it is,
        with a warning. Files that answer other forms are not noticed, and listeners (`on`) notice no posted forms. None
        of this with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-download)
        """
        return self._expect("download", predicate, timeout, "expect_download")

    def expect_file_chooser(
        self, predicate: Predicate[FileChooser] | None = None, *, timeout: Timeout = None
    ) -> Expected[FileChooser]:
        """Same as `expect_event("filechooser")`: waits for a click, by the user or a script, that would open a dialog
        for files. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-file-chooser)
        """
        return self._expect("filechooser", predicate, timeout, "expect_file_chooser")

    def expect_websocket(
        self, predicate: Predicate[WebSocket] | None = None, *, timeout: Timeout = None
    ) -> Expected[WebSocket]:
        """Same as `expect_event("websocket")`: waits until a script opens a WebSocket. Raises TimeoutError after
        `timeout` ms.

        Difference from Playwright: after a navigation by the history, a posted form or a click to another origin,
        sockets are emitted from the next call on; those of workers, and of frames of other origins, are not emitted.
        `socketerror` does not contain the reason. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-web-socket)
        """
        return self._expect("websocket", predicate, timeout, "expect_websocket")

    @property
    def workers(self) -> list[Worker]:
        """The web workers of the page.

        Difference from Playwright: always empty, with one warning, because scripts of a page can't reach workers. None
        with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-workers)
        """
        if self._companion is None:
            warn_once(f"Page.workers: {NO_WORKERS}, so the list is always empty")
        return self._tab.workers.web

    def expect_worker(self, predicate: Predicate[Worker] | None = None, *, timeout: Timeout = None) -> Expected[Worker]:
        """Same as `expect_event("worker")`: waits until the page starts a worker. Raises TimeoutError after `timeout`
        ms.

        Difference from Playwright: raises NotSupportedError, because scripts of a page can't reach workers. None with
        the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-worker)
        """
        if self._companion is None:
            raise NotSupportedError("Page.expect_worker", NO_WORKERS, INSTEAD)
        return self._expect("worker", predicate, timeout, "expect_worker")

    def _expect_url(self, event: str, wanted: Any, timeout: Timeout) -> Expected[Any]:
        predicate = wanted
        if not callable(wanted):
            matcher = UrlMatcher(wanted, self._tab.group.options.base_url)
            predicate = lambda item: matcher.matches(item.url)  # noqa: E731
        return self._expect(event, predicate, timeout, f"expect_{event}", waiting_for(event, wanted))

    def _expect(
        self,
        event: str,
        predicate: AnyPredicate | None,
        timeout: Timeout,
        verb: str,
        log: list[str] | None = None,
    ) -> Expected[Any]:
        title = f"Page.{verb}"
        return Expected(
            self,
            event,
            predicate,
            self._tab.timeouts.action(timeout),
            title,
            lambda left: self._tab.watch(left, title),
            log=[f'waiting for event "{event}"'] if log is None else log,
            closed=lambda: self._tab.closed,
        )

    # -- what is kept ----------------------------------------------------------------------------------------------

    async def console_messages(self, *, filter: Since | None = None) -> list[ConsoleMessage]:
        """Returns the latest messages (200 at most), of the current document unless `filter` is "all".

        Difference from Playwright: without a listener, only messages of the current document since the first call
        there; objects in them have their text at the time of this call. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-console-messages)
        """
        title = "Page.console_messages"
        return await self._tab.news.kept.messages(_since(filter), title)

    async def clear_console_messages(self) -> None:
        """Forgets all messages so far.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-clear-console-messages)
        """
        await self._tab.news.kept.clear_messages("Page.clear_console_messages")

    async def page_errors(self, *, filter: Since | None = None) -> list[Error]:
        """Returns the latest uncaught errors (200 at most), of the current document unless `filter` is "all".

        Difference from Playwright: without a listener, only errors of the current document since the first call there;
        none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-page-errors)
        """
        title = "Page.page_errors"
        return await self._tab.news.kept.errors(_since(filter), title)

    async def clear_page_errors(self) -> None:
        """Forgets all errors so far.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-clear-page-errors)
        """
        await self._tab.news.kept.clear_errors("Page.clear_page_errors")

    async def requests(self) -> list[Request]:
        """Returns the latest requests (100 at most).

        Difference from Playwright: before the first use of this method and without a listener, only the requests that
        the browser has timed for the current document, as GET requests without headers and data; none with the
        companion.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-requests)
        """
        return await self._tab.network.latest_requests("Page.requests")


def _since(value: Any) -> Since | None:
    return None if value is None else _check_since("filter", value)
