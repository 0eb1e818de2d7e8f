"""Requests for documents that Python reports itself, and what route handlers decide about them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.decisions import OFFLINE, Abort, Continue, Decision, Fulfill
from smooth_page._shared.network.urls import REDIRECTS, without_fragment
from smooth_page.errors import Error

from ..elements.target import ElementTarget
from ..network.request import Request
from ..network.response import Response

if TYPE_CHECKING:
    from ..page.tab import Tab
    from ..page.tab_frame import TabFrame
    from .load import DocumentLoad


@dataclass
class DocumentRequest:
    """The request of a load, and the decision about it."""

    request: Request
    # A `Fulfill` is written into the tab by fulfilled_load.py.
    decision: Fulfill | Continue
    # Its "request" event was emitted.
    is_reported: bool = True


class DocumentRequests:
    """Makes requests for a page's documents and asks the route handlers about them."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._last = 0
        # The browser's user agent, once it is known.
        self.agent: str | None = tab.group.emulation.settings.get("userAgent")

    async def of(self, load: DocumentLoad) -> DocumentRequest:
        """Returns the request of a load. Raises Error if a handler aborts it.

        It is reported unless its headers are not known yet: without handlers, the user agent becomes known later.
        """
        tab = self._tab
        if self.agent is None and not tab.routes.active and not tab.group.offline:
            return DocumentRequest(self._made(tab.main, load.url), Continue(), is_reported=False)
        return await self.decided(tab.main, load.url, load.deadline, load.title)

    async def decided(self, frame: TabFrame, url: str, deadline: Deadline, title: str) -> DocumentRequest:
        """Reports the request of a frame's document and asks the handlers. Raises Error if one aborts it."""
        tab = self._tab
        if self.agent is None:
            self.agent = str(
                await ElementTarget(tab.main, {}, "Page").evaluate("evaluate", "navigator.userAgent", None)
            )
        request = self._made(frame, url)
        await tab.network.begin(request)
        decision: Decision = Abort(OFFLINE) if tab.group.offline else await tab.routes.decision(request, deadline)
        if isinstance(decision, Abort):
            await tab.network.end(request, decision.reason)
            raise Error(f"{title}: {decision.reason} at {url}")
        return DocumentRequest(request, decision)

    async def report(self, asked: DocumentRequest) -> None:
        """Emits the "request" event unless it was emitted already."""
        if not asked.is_reported:
            asked.is_reported = True
            asked.request._details["headers"] = self._headers()
            await self._tab.network.begin(asked.request)

    async def redirected(self, asked: DocumentRequest, leads_to: str) -> DocumentRequest:
        """Reports that a handler answered with a redirect. Returns the request that follows, which is not routed."""
        tab, first, decision = self._tab, asked.request, asked.decision
        assert isinstance(decision, Fulfill)
        facts = {"url": first.url, "status": decision.status, "statusText": decision.status_text}
        first._redirected_to = followed = self._made(tab.main, leads_to)
        followed._redirected_from = first
        await tab.network.answer(first, Response(first, {**facts, "headers": decision.headers, "whole": True}))
        await tab.network.begin(followed)
        return DocumentRequest(followed, Continue())

    def _made(self, frame: TabFrame, url: str) -> Request:
        self._last += 1
        details = {
            "request": f"document{self._last}",
            "url": without_fragment(url),
            "method": "GET",
            "resourceType": "document",
            "headers": self._headers(),
            "postData": None,
            "navigation": True,
            "startTime": time.time() * 1000,
        }
        return Request(self._tab.frames.get(frame.info.id, self._tab.main), details)

    def _headers(self) -> list[tuple[str, str]]:
        return list({"user-agent": self.agent or "", **dict(self._tab.settings.headers)}.items())


def redirect_of(decision: Decision, url: str) -> str | None:
    """Returns where a handler's answer to a request for `url` redirects to, if it does."""
    if not isinstance(decision, Fulfill) or decision.status not in REDIRECTS:
        return None
    location = next((value for name, value in decision.headers if name.lower() == "location"), None)
    return None if location is None else urljoin(url, location)
