"""Records the requests of pages and their responses as a HAR file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from smooth_page._shared.api.structures import RequestSizes
from smooth_page._shared.network.har_log import HarLog, SeenAnswer
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher
from smooth_page.errors import Error

from .request import Request
from .response import Response
from .route import Route
from .routing import Handlers
from .seen_requests import seen

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup
    from ..page.page import Page


class HarRecorder:
    """Records until its context is closed: the requests of all pages, or of one, whose URLs match."""

    def __init__(self, group: TabGroup, log: HarLog, url: UrlMatch | None, page: Page | None = None) -> None:
        self._group = group
        self._log = log
        self._url: UrlMatch = "**/*" if url is None else url
        self._matcher = UrlMatcher(self._url, group.options.base_url)
        self._page = page
        self._pages: dict[Page, str] = {}
        # Requests that have not ended, in their order.
        self._running: dict[Request, None] = {}
        for event, follower in self._followed():
            group.context._follow(event, follower)

    def _followed(self) -> list[tuple[str, Callable[[Request], Awaitable[None]]]]:
        return [("request", self._began), ("requestfinished", self._ended), ("requestfailed", self._ended)]

    def records(self, log: HarLog) -> bool:
        """Whether it records into that file."""
        return self._log is log

    async def begin(self) -> None:
        """Starts recording. Registers a route handler, called last, which continues all requests: routed bodies can be
        read as they come.
        """
        await self._handlers.add_last(self._url, self._group.options.base_url, _go_on, "HAR recording")

    @property
    def _handlers(self) -> Handlers:
        return (self._page._tab.routes if self._page else self._group.routes).handlers

    async def end(self, title: str) -> None:
        """Records nothing any more."""
        for event, follower in self._followed():
            self._group.context._unfollow(event, follower)
        await self._handlers.remove(self._url, _go_on, title)

    async def finish(self) -> None:
        """Adds the requests that have not ended, with what is known about them."""
        for request in list(self._running):
            await self._ended(request)

    def write(self, title: str) -> None:
        """Writes the file. Raises Error if it can't be written."""
        self._log.write(title)

    async def _began(self, request: Request) -> None:
        if self._page in (None, _page_of(request)) and self._matcher.matches(request.url):
            self._running[request] = None

    async def _ended(self, request: Request) -> None:
        if request not in self._running:
            return
        del self._running[request]
        page = _page_of(request)
        response = request.existing_response
        sizes = await _sizes(response)
        answer = SeenAnswer() if response is None else await _answer(response, sizes)
        entry = seen(request, await request.headers_array(), answer, sizes)
        self._log.add(entry if page is None else replace(entry, page=self._name(page, entry.started)))

    def _name(self, page: Page, started: float) -> str:
        name = self._pages.setdefault(page, f"page_{len(self._pages) + 1}")
        self._log.pages[name] = (self._log.pages.get(name, (started, ""))[0], page.url)
        return name


async def _go_on(route: Route) -> None:
    await route.fallback()


async def _answer(response: Response, sizes: RequestSizes | None) -> SeenAnswer:
    """Returns the response's entry, as far as scripts can see the response."""
    if not response._request._facts.are_whole(response):
        return SeenAnswer(response.status, response.status_text)
    headers, body = await response.headers_array(), None
    with suppress(Error):  # large bodies are not kept, nor those of documents that are gone
        body = await response.body()
    return SeenAnswer(
        response.status,
        response.status_text,
        headers,
        body,
        await response.http_version() if sizes else "",
        await response.server_addr(),
        await response.security_details(),
    )


async def _sizes(response: Response | None) -> RequestSizes | None:
    """Returns the sizes of a request, if they are known."""
    if response is None or not response._request._facts.are_whole(response):
        return None
    sizes = await response.request.sizes()
    return sizes if sizes["responseHeadersSize"] >= 0 else None


def _page_of(request: Request) -> Page | None:
    """The page that makes a request; None for those of service workers."""
    return None if request._of_service_worker else request.frame.page
