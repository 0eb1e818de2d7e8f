"""What a trace records of a context."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._shared.network.har_log import HarLog
from smooth_page._shared.network.urls import UrlMatch
from smooth_page._shared.requests.http_credentials import listed_credentials
from smooth_page._shared.service.redaction import Secrets
from smooth_page._shared.tracing.lines import Console
from smooth_page._shared.tracing.options import ContextFacts
from smooth_page._shared.tracing.recorder import Recorder
from smooth_page.errors import Error

from ..network.seen_requests import bodies, seen_request
from .film_strip import FilmStrip

if TYPE_CHECKING:
    from ..network.request import Request
    from ..page.console_message import ConsoleMessage
    from ..page.page import Page
    from ..page.tab import Tab
    from ..page.web_error import WebError
    from .tab_group import TabGroup


class TracedContext:
    """Follows the events of a context while a chunk of its trace is recorded. Fulfils `Traced`."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        self._watch: _Watch | None = None
        # The pictures of the chunk that is recorded, if it has any.
        self.strip: FilmStrip | None = None

    @property
    def traces_dir(self) -> str | Path | None:
        """The browser's `traces_dir`."""
        return self._group.browser._traces_dir

    def trace_facts(self) -> ContextFacts:
        """Returns what a trace says of the context."""
        group = self._group
        given = group.options.http_credentials
        own = Secrets(*(each["password"] for each in listed_credentials(given))) if given else Secrets()
        viewport = group.options.viewport
        options: dict[str, Any] = {} if viewport is None else {"viewport": viewport}
        if group.options.base_url:
            options["baseURL"] = group.options.base_url
        return ContextFacts(options, group.selectors._test_id_attribute, [group.browser.client._transport.secrets, own])

    async def begin_trace(self, recorder: Recorder) -> None:
        """Records into it from now on."""
        group = self._group
        group.recorder = group.sender.recorder = recorder
        if recorder.options.screenshots and group.companion is not None:
            self.strip = FilmStrip(recorder)
            for tab in group.within_reach:
                self.strip.begin(tab)
        self._watch = _Watch(group, recorder)

    async def end_trace(self, recorder: Recorder, title: str) -> None:
        """Fetches what has come since the last call."""
        group, watch = self._group, self._watch
        await self._fetch(title, closing=False)
        group.recorder = group.sender.recorder = self._watch = self.strip = None
        if watch is not None:
            watch.end()

    async def leave(self) -> None:
        """Before the context closes: the same, while its pages are there."""
        if self._watch is not None:
            await self._fetch("BrowserContext.close", closing=True)

    async def _fetch(self, title: str, *, closing: bool) -> None:
        group, watch, strip = self._group, self._watch, self.strip
        for tab in group.within_reach if group.closed is None else ():
            with suppress(Error):  # its page may be gone, or hang
                if watch is not None and watch.pictures and tab.bridge.operations:
                    await tab.main.run(commands.trace_pictures(), title)
                has_pictures = strip is not None and await strip.end(tab, closing=closing)
                if closing or not has_pictures:
                    await tab.bridge.sync(title)
        if watch is not None:
            await watch.write_requests(title)
        if strip is not None:
            await strip.end_all()

    async def closing(self, tab: Tab) -> None:
        """Before a page closes: records what is forgotten with it."""
        if self._group.closed is not None:
            return
        if self._watch is not None:
            await self._watch.closing(tab)
        if self.strip is not None:
            await self.strip.end(tab, closing=True)

    async def begin_har(self, log: HarLog, url: UrlMatch | None) -> None:
        """Records the requests of all pages from now on."""
        await self._group.record(log, url)

    async def end_har(self, log: HarLog, title: str) -> None:
        """Ends the recording, and writes the file."""
        await self._group.end_record(log, title)


class _Watch:
    """What one chunk records of the context's events."""

    def __init__(self, group: TabGroup, recorder: Recorder) -> None:
        self._group = group
        self._recorder = recorder
        self._followed: list[tuple[str, Callable[..., Awaitable[None]]]] = [
            ("page", self._page),
            ("pageclose", self._closed),
            ("console", self._console),
            ("weberror", self._error),
        ]
        if recorder.options.snapshots:
            self._followed += [("requestfinished", self._request), ("requestfailed", self._request)]
            group.sender.watchers.append(recorder.whole_exchange)
        self._requests: list[Request] = []
        for event, follower in self._followed:
            group.context._follow(event, follower)

    @property
    def pictures(self) -> bool:
        """Whether calls have pictures, of which some may still come."""
        return self._recorder.options.screen_snapshots

    def end(self) -> None:
        """Follows them no longer."""
        for event, follower in self._followed:
            self._group.context._unfollow(event, follower)
        if self._recorder.options.snapshots:
            self._group.sender.watchers.remove(self._recorder.whole_exchange)

    def _id(self, page: Page) -> str:
        return page._tab.trace_id

    async def _request(self, request: Request) -> None:
        if not request._of_service_worker:
            self._requests.append(request)
            self._recorder.exchange(seen_request(request, None), request.frame.page._tab.trace_id, early=True)

    async def write_requests(self, title: str) -> None:
        """Adds the requests that have ended, with the bodies that the companion has kept."""
        requests, self._requests = self._requests, []
        by_tab: dict[Tab, list[Request]] = {}
        for request in requests:
            by_tab.setdefault(request.frame.page._tab, []).append(request)
        for tab, ended in by_tab.items():
            found: dict[str, bytes] = {}
            if self._group.companion is not None:
                with suppress(Error):
                    found = await bodies(tab, [each._details["request"] for each in ended], title)
            for request in ended:
                seen = seen_request(request, found.get(request._details["request"]))
                self._recorder.exchange(seen, tab.trace_id)

    async def closing(self, tab: Tab) -> None:
        """Before a page closes, which forgets them."""
        if any(request.frame.page._tab is tab for request in self._requests):
            await self.write_requests("Page.close")

    async def _page(self, page: Page) -> None:
        if self._group.traced.strip is not None:
            self._group.traced.strip.begin(page._tab)
        opener = page._tab.opener
        params = {"pageId": self._id(page)} | ({} if opener is None else {"openerPageId": self._id(opener)})
        self._recorder.event("page", params)

    async def _closed(self, page: Page) -> None:
        self._recorder.event("pageClosed", {"pageId": self._id(page)})

    async def _console(self, message: ConsoleMessage) -> None:
        location, page = message.location, message.page
        line: Console = {
            "type": "console",
            "messageType": message.type,
            "text": message.text,
            "args": [{"preview": message.text, "value": message.text}],
            "location": {name: location.get(name) for name in ("url", "lineNumber", "columnNumber")},
            "time": self._recorder.at(message.timestamp),
        }
        if page is not None:
            line["pageId"] = self._id(page)
        self._recorder.add(line)

    async def _error(self, error: WebError) -> None:
        page, thrown = error.page, error.error
        facts = {"name": thrown.name or "Error", "message": thrown.message, "stack": thrown.stack or ""}
        params = {"error": {"error": facts}, "location": error.location}
        self._recorder.event("pageError", params, None if page is None else self._id(page))
