"""The events of a page: waiting for them, and what is kept of them."""

from __future__ import annotations

from re import Pattern
from typing import TYPE_CHECKING, Any, NoReturn

from smooth_page._io.asynchronous import AnyPredicate, Predicate
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.warnings import warn
from smooth_page._shared.assertions.wait_logs import waiting_for
from smooth_page._shared.network.urls import UrlMatcher
from smooth_page.errors import Error, NotSupportedError

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
from .news import UNHEARD
from .page_core import PageCore
from .page_listening import PageListening

if TYPE_CHECKING:
    from ..unsupported.not_yet import Worker
    from .page import Page


class PageEvents(PageCore, PageListening):
    """Of `Page`: its events. They are emitted between calls; each call brings those since the one before."""

    def _listening(self, event: str) -> None:
        if event in UNHEARD and self._is_wanted(event):
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
        """`expect_event("console")`. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-console-message)
        """
        return self._expect("console", predicate, timeout, "expect_console_message")

    def expect_request(
        self, url_or_predicate: str | Pattern[str] | Predicate[Request], *, timeout: Timeout = None
    ) -> Expected[Request]:
        """A context manager: waits for a request whose address matches, or for which the predicate is true.
        Raises TimeoutError after `timeout` ms.

        Difference from Playwright: requests of scripts (fetch, XMLHttpRequest) are told as they begin, all others when
        they have come.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-request)
        """
        return self._expect_url("request", url_or_predicate, timeout)

    def expect_response(
        self, url_or_predicate: str | Pattern[str] | Predicate[Response], *, timeout: Timeout = None
    ) -> Expected[Response]:
        """A context manager: waits for a response whose address matches, or for which the predicate is true.
        Raises TimeoutError after `timeout` ms.

        Difference from Playwright: of what the browser loads itself, a response comes without headers and body. The
        answer to a posted form arrives with the document that follows, and counts as 302 where that came by a redirect.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-response)
        """
        return self._expect_url("response", url_or_predicate, timeout)

    def expect_request_finished(
        self, predicate: Predicate[Request] | None = None, *, timeout: Timeout = None
    ) -> Expected[Request]:
        """`expect_event("requestfinished")`. Raises TimeoutError after `timeout` ms.

        Difference from Playwright: same as `Page.expect_request`.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-request-finished)
        """
        return self._expect("requestfinished", predicate, timeout, "expect_request_finished")

    def expect_popup(self, predicate: Predicate[Page] | None = None, *, timeout: Timeout = None) -> Expected[Page]:
        """`expect_event("popup")`: a page that a script, a link or a form of this page opens.

        Difference from Playwright: a popup lives in the session of the page that opened it, and is out of reach
        (NotSupportedError) while it shows another origin than that page. One that opens before the first call in a
        document, while it loads, is not seen.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-popup)
        """
        return self._expect("popup", predicate, timeout, "expect_popup")

    def expect_download(
        self, predicate: Predicate[Download] | None = None, *, timeout: Timeout = None
    ) -> Expected[Download]:
        """`expect_event("download")`: a file that a link, a script or a form leads to.
        Raises TimeoutError after `timeout` ms.

        Difference from Playwright: while somebody listens, what is gone to is fetched by the page, and where that is no
        file, the page goes there, which asks for it a second time. Other origins, which a page can't read, are asked by
        this process, with the cookies that `context.cookies` tells, where the script itself has navigated to that
        origin before; elsewhere a warning says that nothing is seen. An address that a script opens a window for is
        asked for twice. Forms of the main frame that are posted to the page's own origin meanwhile are posted by the
        page itself, once, and what is no file is shown as it came; where it leads to another origin, the page stays,
        with a warning. Other posted forms are not seen, nor are any by listeners (`on`) alone.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-download)
        """
        return self._expect("download", predicate, timeout, "expect_download")

    def expect_file_chooser(
        self, predicate: Predicate[FileChooser] | None = None, *, timeout: Timeout = None
    ) -> Expected[FileChooser]:
        """`expect_event("filechooser")`: a click, of the user's or a script's, that would open a dialog for files.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-file-chooser)
        """
        return self._expect("filechooser", predicate, timeout, "expect_file_chooser")

    def expect_websocket(
        self, predicate: Predicate[WebSocket] | None = None, *, timeout: Timeout = None
    ) -> Expected[WebSocket]:
        """`expect_event("websocket")`: a script opens a WebSocket. Raises TimeoutError after `timeout` ms.

        Difference from Playwright: where the history or a posted form leads, or a click to another origin, sockets are
        told from the next call on; those of workers, and of frames of other origins, are not. `socketerror` does not
        tell the reason.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-web-socket)
        """
        return self._expect("websocket", predicate, timeout, "expect_websocket")

    def expect_worker(self, predicate: Predicate[Worker] | None = None, *, timeout: Timeout = None) -> NoReturn:
        """Not built yet (NotSupportedError): waits at the end of a `with` block for the page to start a worker.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-wait-for-worker)
        """
        raise NotSupportedError("Page.expect_worker", UNHEARD["worker"])

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
        """The latest messages (200 at most), of the present document unless `filter` is "all".

        Difference from Playwright: without a listener, those since the first call in a document, and of the present
        document alone; the texts of objects are those at the time of this call.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-console-messages)
        """
        return await self._tab.news.kept.messages(filter, "Page.console_messages")

    async def clear_console_messages(self) -> None:
        """Forgets the messages so far.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-clear-console-messages)
        """
        await self._tab.news.kept.clear_messages("Page.clear_console_messages")

    async def page_errors(self, *, filter: Since | None = None) -> list[Error]:
        """The latest uncaught errors (200 at most), of the present document unless `filter` is "all".

        Difference from Playwright: without a listener, those since the first call in a document, and of the present
        document alone.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-page-errors)
        """
        return await self._tab.news.kept.errors(filter, "Page.page_errors")

    async def clear_page_errors(self) -> None:
        """Forgets the errors so far.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-clear-page-errors)
        """
        await self._tab.news.kept.clear_errors("Page.clear_page_errors")

    async def requests(self) -> list[Request]:
        """The latest requests (100 at most).

        Difference from Playwright: without a listener, those of the present document, as the browser has timed them: as
        GET requests, without headers and data; from the first use of this method on, all.
        [Playwright](https://playwright.dev/python/docs/api/class-page#page-requests)
        """
        self._tab.news.keep_requests()
        await self._tab.bridge.sync("Page.requests")
        return list(self._tab.network.latest)
