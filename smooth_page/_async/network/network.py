"""The requests of a page: turns the runtime's news into objects and events."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeAlias

from smooth_page._shared.network.decisions import OFFLINE
from smooth_page._shared.network.urls import is_file, is_http, without_fragment
from smooth_page._shared.wire.surrogates import as_sent
from smooth_page._shared.wire.wire import bytes_from_wire
from smooth_page.errors import TargetClosedError

from .page_facts import PageFacts
from .posted_forms import PostedForms, is_redirected, redirect
from .request import Request
from .response import Response

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Arrival
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
    from .companion_facts import CompanionFacts

NetworkFacts: TypeAlias = "PageFacts | CompanionFacts"

# The most that `Page.requests` returns.
_KEPT = 100


def posted_body(body: Any) -> bytes | None:
    """Returns the body of a request as it was reported; None if there is none, or if it is empty."""
    return (as_sent(body) if isinstance(body, str) else bytes_from_wire(body)) or None


class PageNetwork:
    """The requests of a page that were reported."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        # By the runtime's id: those that are not finished.
        self._open: dict[str, Request] = {}
        self.latest: deque[Request] = deque(maxlen=_KEPT)
        # By frame: the response that brought its document, if it was reported.
        self._documents: dict[str, Response] = {}
        # A request for a document that was reported before the browser makes it.
        self._announced: Request | None = None
        self._forms = PostedForms(tab)
        self.facts: NetworkFacts = PageFacts(tab)

    async def latest_requests(self, title: str) -> list[Request]:
        """Returns the latest requests, and makes the page report them from now on."""
        self._tab.news.keep_requests()
        await self._tab.bridge.sync(title)
        return list(self.latest)

    async def take(self, news: RequestNews | ResponseNews | RequestFinishedNews | RequestFailedNews) -> None:
        """Processes one item of the news of requests."""
        if news["kind"] == "request":
            await self._begin({**news})
            return
        request = self._open.get(news["request"])
        if request is None:
            return  # it began before a listener was registered
        if news["kind"] == "response":
            request._response = Response(request, {**news, "url": without_fragment(news["url"])})
            if request.is_navigation_request():
                request._response._details["doc"] = _doc_of(news["request"])
                self._documents[request.frame._frame.info.id] = request._response
            await self._tab.emit_with_context("response", request._response)
            return
        del self._open[news["request"]]
        request._end = {**news}
        if news["kind"] == "requestfailed":
            known = OFFLINE if self._tab.group.offline else news["errorText"]
            request._failure = request._reason or known
        await self._tab.emit_with_context(news["kind"], request)

    async def _begin(self, details: dict[str, Any]) -> None:
        if details["request"] in self._open:
            return  # the companion reports it when it is made, and when Python is asked about it
        frame = self._tab.news.frame(details["frame"], details["url"])
        details["url"] = without_fragment(details["url"])
        if details["navigation"]:
            is_main = details["frame"] == "main"
            if is_main and self._tab.documents.hides_request(details["url"], _doc_of(details["request"])):
                return
            announced, self._announced = self._announced, None
            if announced is not None and announced.url == details["url"]:
                self._open[details["request"]] = announced
                return
            if is_main and details["method"] == "GET" and await self._answers_form(frame, details):
                return
        details["postData"] = posted_body(details["postData"])
        request = Request(frame, details)
        self._open[details["request"]] = request
        if not details.get("quiet"):  # else the browser may never ask for it
            await self.begin(request)

    async def posted(self, news: PostedNews) -> None:
        """Reports a form that the browser is about to post, if a listener is registered: only now all
        of it is known.
        """
        request = self._forms.posted(news)
        if "headers" in news:
            await self.begin(request)

    async def _answers_form(self, frame: TabFrame, details: dict[str, Any]) -> bool:
        """Whether the new document answers a posted form, or a request that it was redirected to."""
        posted = self._forms.answered_by(details["startTime"])
        if posted is None:
            return False
        self._open[details["request"]] = posted
        if is_redirected(posted, details["url"], details.get("redirects", 0)):
            followed = Request(frame, details)
            await self.answer(posted, Response(posted, redirect(posted, followed)))
            self._open[details["request"]] = followed
            await self.begin(followed)
        return True

    def known(self, request_id: str) -> Request | None:
        """Returns the request of that id, while it is not finished."""
        request = self._open.get(request_id)
        if request is not None and request._details.get("quiet"):
            del self._open[request_id]  # which is not reported any further
        return request

    def holds(self, request_id: str, headers: HeaderList) -> None:
        """Does nothing: only the companion reports that."""

    # -- requests that Python makes itself -------------------------------------------------------------------------

    async def begin(self, request: Request) -> None:
        """Emits "request"."""
        self.latest.append(request)
        await self._tab.emit_with_context("request", request)

    def announce(self, request: Request) -> None:
        """The browser will make a request that was reported already: it is not reported again."""
        self._announced = request

    async def answer(self, request: Request, response: Response, timing: dict[str, float] | None = None) -> None:
        """Emits "response" and "requestfinished" for a complete answer."""
        request._response = response
        await self._tab.emit_with_context("response", response)
        await self.end(request, timing=timing)

    async def end(self, request: Request, reason: str | None = None, timing: dict[str, float] | None = None) -> None:
        """Emits "requestfinished" or, with `reason`, "requestfailed"."""
        request._end, request._failure = {"timing": timing or {}}, reason
        await self._tab.emit_with_context("requestfailed" if reason else "requestfinished", request)

    async def report(self, response: Response) -> None:
        """Emits the events of a document's request that the page can't observe."""
        await self.begin(response.request)
        await self.answer(response.request, response)

    def learn(self, request: Request, news: Iterable[Mapping[str, Any]]) -> None:
        """Notes what has happened to a request, without any event. Only the companion reports that."""

    def document_response(self, frame: TabFrame, facts: Arrival | None) -> Response | None:
        """Returns the response of the frame's current document; None if it came over no network."""
        written = self._tab.documents.response_of(frame.info.doc)
        if written is not None:
            return written
        if not facts or not (is_http(facts["url"]) or is_file(facts["url"])):
            return None
        response = self._documents.get(frame.info.id)
        if response is not None and self._is_of(response, facts["url"]):
            return response
        request = self._unheard_request(frame, facts)
        headers = [("content-type", facts["contentType"])] if facts.get("contentType") else []
        status = HTTPStatus.OK if is_file(facts["url"]) else facts["status"]
        details = {"url": without_fragment(facts["url"]), "status": status, "headers": headers}
        request._response = Response(request, {**details, "doc": frame.info.doc})
        request._end = {}
        return request._response

    def _unheard_request(self, frame: TabFrame, facts: Arrival) -> Request:
        """Returns the request of a document that loaded without listeners."""
        asked: dict[str, Any] = {
            "request": "",
            "url": without_fragment(facts["url"]),
            "method": "GET",
            "resourceType": "document",
            "headers": [],
            "postData": None,
            "navigation": True,
            "startTime": 0,
        }
        request = Request(self._tab.frames.get(frame.info.id, self._tab.main), asked)
        posted = self._forms.answered_by(facts["startTime"]) if frame.info.parent is None else None
        if posted is None:
            return request
        if not is_redirected(posted, facts["url"], facts["redirects"]):
            return posted
        posted._response = Response(posted, redirect(posted, request))
        posted._end = {}
        return request

    def _is_of(self, response: Response, url: str) -> bool:
        """Whether the response belongs to the current document."""
        of_document = response._details.get("doc") == self._tab.main.info.doc
        return of_document and response.url == without_fragment(url)

    async def until(self, condition: Callable[[], bool], title: str) -> None:
        """Waits for news until the condition is true. Raises TargetClosedError when the page is closed first."""
        while not condition():
            if self._tab.closed is not None:
                raise TargetClosedError(f"{title}: {self._tab.closed}")
            await self._tab.watch(0, title)


def _doc_of(request_id: str) -> str:
    """Returns the document that has reported a request."""
    return request_id.partition(".")[0]
