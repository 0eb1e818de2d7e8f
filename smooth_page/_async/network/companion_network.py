"""The requests of a page in a session with the companion, which reports what the browser does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._protocol.contract import UncheckedNews
from smooth_page._protocol.reading import read_news
from smooth_page._shared.network.urls import without_fragment

from .companion_facts import CompanionFacts
from .foreseen import FORESEEN
from .network import PageNetwork, posted_body
from .request import Request
from .response import Response

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Arrival, KeptRequest
    from smooth_page._protocol.contract import (
        HeaderList,
        PostedNews,
        RequestFailedNews,
        RequestFinishedNews,
        RequestNews,
        ResponseNews,
    )

    from ..page.tab import Tab
    from ..page.tab_frame import TabFrame

# So many requests are known by their names, for what is reported of them later.
_REMEMBERED = 2_000


class CompanionNetwork(PageNetwork):
    """Each redirect is a request, documents are requests like others, and what is reported is complete."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self.facts = CompanionFacts(tab)
        # The requests before the first use have been fetched from the companion.
        self._has_kept = False

    async def latest_requests(self, title: str) -> list[Request]:
        """Returns the latest requests, also those before the first use."""
        if self._has_kept:
            return await super().latest_requests(title)
        self._has_kept = True
        self._tab.news.keep_requests()
        kept = await self._tab.bridge.run(commands.network_kept(), timeout=0, title=title)
        requests = [request for each in kept if (request := self._kept(each)) is not None]
        later = list(takewhile(lambda request: request not in requests, reversed(self.latest)))
        self.latest.clear()
        self.latest.extend([*requests, *reversed(later)])
        return list(self.latest)

    def _kept(self, kept: KeptRequest) -> Request | None:
        request: Request | None = None
        for item in _read(kept["news"], kept["frame"]):
            if item["kind"] == "request":
                known = self._find(item["request"])
                request = known or self._made(self._tab.news.frame(kept["frame"], item["url"]), {**item})
            elif request is not None:
                self._apply(request, item)
        return request

    async def take(self, news: RequestNews | ResponseNews | RequestFinishedNews | RequestFailedNews) -> None:
        """Processes one item of the news of requests."""
        known = self._find(news["request"])
        if news["kind"] == "request":
            if known is None:
                await self.begin(self._made(self._tab.news.frame(news["frame"], news["url"]), {**news}))
            elif FORESEEN in known._details:  # the browser holds it with other headers
                self.holds(news["request"], news["headers"])
        elif known is not None:
            self._apply(known, news)
            if news["kind"] == "response":
                await self._emit("response", known, known._response)
            else:
                await self._emit(news["kind"], known, known)

    def holds(self, request_id: str, headers: HeaderList) -> None:
        """A request that is routed waits, with these headers."""
        request = self._find(request_id)
        if request is not None and request._end is None:
            self._tab.group.foreseen.held(request, headers)
            request._details["headers"] = headers

    async def begin(self, request: Request) -> None:
        """Emits "request"."""
        if not request._of_service_worker:
            self.latest.append(request)
        await self._emit("request", request, request)

    async def _emit(self, event: str, request: Request, detail: object) -> None:
        """Emits an event of a request. Requests of service workers belong to the context alone."""
        if request._of_service_worker:
            await self._tab.bridge.events.happen(lambda: self._tab.group.emit(event, detail))
        else:
            await self._tab.emit_with_context(event, detail)

    async def posted(self, news: PostedNews) -> None:
        """Does nothing: the request itself is reported."""

    async def report(self, response: Response) -> None:
        """Does nothing: the browser's own report has come."""

    def document_response(self, frame: TabFrame, facts: Arrival | None) -> Response | None:
        """Returns the response of the frame's current document; None if it came over no network."""
        if facts is None:
            return None
        request: Request | None = None
        self._tab.group.foreseen.requested(facts["url"])
        for item in _read(facts.get("requests", ()), frame.info.id):
            request = self._find(item["request"])
            if request is None and item["kind"] == "request":
                request = self._made(frame, {**item})
            elif request is not None:
                self._apply(request, item)
        return None if request is None else request._response

    def learn(self, request: Request, news: Iterable[Mapping[str, Any]]) -> None:
        """Notes what has happened to a request, without any event."""
        for item in _read(news, "main"):
            self._apply(request, item)

    def _find(self, request_id: str) -> Request | None:
        return self._open.get(request_id)

    def _made(self, frame: TabFrame, details: dict[str, Any]) -> Request:
        details["postData"] = posted_body(details["postData"])
        details["url"] = without_fragment(details["url"])
        request = self._open[details["request"]] = Request(frame, details)
        workers = [tab.workers.get(details.get("serviceWorker")) for tab in self._tab.group.tabs]
        request._worker = next((worker for worker in workers if worker), None)
        before = self._find(details.get("redirectedFrom", ""))
        if before is not None:
            before._redirected_to, request._redirected_from = request, before
        while len(self._open) > _REMEMBERED:
            del self._open[next(iter(self._open))]
        return request

    def _apply(self, request: Request, news: Any) -> None:
        if news["kind"] == "response":
            if request._response is None:
                request._response = Response(request, {**news, "url": without_fragment(news["url"])})
                request._details["startTime"] = news["startTime"]
        elif news["kind"] != "request" and request._end is None:
            request._end = {**news}
            request._failure = request._reason or news.get("errorText")


def _read(items: Iterable[Mapping[str, Any]], frame_id: str) -> Iterable[Any]:
    for item in items:
        news = read_news(UncheckedNews(seq=0, **{**item, "frame": frame_id}))
        if news is not None:
            yield news
