"""Records the requests of pages and their responses as a HAR file."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import gather
from smooth_page._protocol import commands
from smooth_page._shared.api.structures import RequestSizes
from smooth_page._shared.network.har_log import HarLog, HarPage, Seen, SeenAnswer
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher
from smooth_page.errors import Error

from ..elements.target import ElementTarget
from .request import Request
from .response import Response
from .route import Route
from .routing import Handlers
from .seen_requests import decoded, in_parts, seen, seen_request

if TYPE_CHECKING:
    from smooth_page._protocol.commands import RecordedRequest

    from ..browser.tab_group import TabGroup
    from ..page.page import Page
    from ..page.tab import Tab

# ms
_PATIENCE = 30_000.0
_LOOK_LIMIT = 2000.0
# The title, and ms since 1970.
_LOOK = """() => {
  const [entry] = performance.getEntriesByType("navigation");
  const since = (time) => time ? performance.timeOrigin + time : 0;
  return [document.title, since(entry?.domContentLoadedEventStart), since(entry?.loadEventStart)];
}"""


class HarRecorder:
    """Records until its context is closed: the requests of all pages, or of one, whose URLs match."""

    def __init__(self, group: TabGroup, log: HarLog, url: UrlMatch | None, page: Page | None = None) -> None:
        self._group = group
        self._log = log
        self._url: UrlMatch = "**/*" if url is None else url
        self._matcher = UrlMatcher(self._url, group.options.base_url)
        self._page = page
        self._pages: dict[Page, HarPage] = {}
        # Requests that have not ended, in their order, and those that have and are to be recorded.
        self._running: dict[Request, None] = {}
        self._over: list[Request] = []
        self._records = False
        for tab in group.tabs:
            self._add(tab.page)
        for event, follower in self._followed():
            group.context._follow(event, follower)

    def _followed(self) -> list[tuple[str, Callable[[Any], Awaitable[None]]]]:
        return [
            ("page", self._opened),
            ("request", self._began),
            ("requestfinished", self._ended),
            ("requestfailed", self._ended),
        ]

    def records(self, log: HarLog) -> bool:
        """Whether it records into that file."""
        return self._log is log

    async def begin(self) -> None:
        """Starts recording. Without the companion, a route handler that is called last continues all requests: routed
        bodies can be read as they come.
        """
        if self._group.companion is None:
            await self._handlers.add_last(self._url, self._group.options.base_url, _go_on, "HAR recording")

    @property
    def _handlers(self) -> Handlers:
        return (self._page._tab.routes if self._page else self._group.routes).handlers

    async def end(self, title: str) -> None:
        """Records nothing any more."""
        for event, follower in self._followed():
            self._group.context._unfollow(event, follower)
        if self._group.companion is None:
            await self._handlers.remove(self._url, _go_on, title)

    async def finish(self) -> None:
        """Adds the requests that have not ended, with what is known about them, and describes the open pages."""
        running = list(self._running)
        self._running.clear()
        await self._record(running)
        await gather([partial(_look_at, page, kept) for page, kept in self._pages.items() if not page.is_closed()])

    def write(self, title: str) -> None:
        """Writes the file. Raises Error if it can't be written."""
        self._log.write(title)

    async def _opened(self, page: Page) -> None:
        if self._page in (None, page):
            self._add(page)

    def _add(self, page: Page) -> HarPage:
        """Returns its entry. A page can make requests before it is reported."""
        if page not in self._pages:
            self._pages[page] = HarPage(f"page_{len(self._pages) + 1}", time.time() * 1000)
            self._log.pages.append(self._pages[page])
        return self._pages[page]

    async def _began(self, request: Request) -> None:
        if self._page in (None, _page_of(request)) and self._matcher.matches(request.url):
            self._running[request] = None

    async def _ended(self, request: Request) -> None:
        """Records it, and those that end meanwhile: what it takes brings their news."""
        if request not in self._running:
            return
        del self._running[request]
        self._over.append(request)
        if self._records:
            return
        self._records = True
        try:
            while self._over:
                over, self._over = self._over, []
                await self._record(over)
        finally:
            self._records = False

    async def _record(self, requests: list[Request]) -> None:
        found = await self._recorded(requests)
        for request in requests:
            page = _page_of(request)
            entry = await self._entry(request, found.get(request._details["request"]))
            self._log.add(entry if page is None else replace(entry, page=self._of(page, entry.started)))

    def _of(self, page: Page, started: float) -> str:
        kept = self._add(page)
        kept.started = min(kept.started, started)
        return kept.id

    async def _entry(self, request: Request, item: RecordedRequest | None) -> Seen:
        if self._group.companion is None:
            return await _seen(request, None)
        if item is None or "facts" not in item:  # it is not kept any more
            return seen_request(request, None)
        request._frame.tab.network.learn(request, item["facts"]["news"])
        if request._end is None:
            return seen_request(request, None)
        request._details["facts"] = item["facts"]
        return await _seen(request, decoded(item))

    async def _recorded(self, requests: list[Request]) -> dict[str, RecordedRequest]:
        """Returns what the companion has of them. The session's own tab is asked: another one may be closed by now."""
        found: dict[str, RecordedRequest] = {}
        by_root: dict[Tab, list[str]] = {}
        for request in requests if self._group.companion is not None else ():
            root = request._frame.tab.popups.root
            by_root.setdefault(root, []).append(request._details["request"])
        for root, names in by_root.items():
            with suppress(Error):  # the session has ended
                async for part in in_parts(partial(_ask, root), names):
                    found |= {item["request"]: item for item in part}
        return found


async def _go_on(route: Route) -> None:
    await route.fallback()


async def _look_at(page: Page, kept: HarPage) -> None:
    """Notes the title, and when the document was parsed and loaded."""
    with suppress(Error):  # it runs no scripts: it has crashed, is busy, or is being closed
        target = ElementTarget(page._tab.main, {}, "HAR recording")
        title, parsed, loaded = await target.evaluate("look", _LOOK, None, _LOOK_LIMIT)
        kept.looks(str(title), parsed, loaded)


async def _ask(root: Tab, names: list[str]) -> list[RecordedRequest]:
    call = commands.network_recorded(requests=names)
    return await root.bridge.run(call, timeout=_PATIENCE, title="HAR recording")


async def _seen(request: Request, body: bytes | None) -> Seen:
    response = request.existing_response
    sizes = await _sizes(response)
    answer = SeenAnswer() if response is None else await _answer(response, sizes, body)
    return seen(request, await request.headers_array(), answer, sizes)


async def _answer(response: Response, sizes: RequestSizes | None, body: bytes | None) -> SeenAnswer:
    """Returns the response's entry, with its body if that is known, as far as scripts can see the response."""
    if not response._request._facts.are_whole(response):
        return SeenAnswer(response.status, response.status_text)
    headers = await response.headers_array()
    if body is None:
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
