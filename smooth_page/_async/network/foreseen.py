"""Requests for documents that route handlers decide about before the browser makes them.

While the browser holds the request for the document of the session's own tab, no script runs there, so nothing can
bring a decision: the companion aborts the request and makes it again later. For a `goto` whose request is known
beforehand, the handlers decide first. That saves an event and half of a navigation.
"""

from __future__ import annotations

import json
import time
from secrets import token_hex
from typing import TYPE_CHECKING

from pydantic_core import Url, ValidationError

from smooth_page._protocol.commands import ForeseenRequest
from smooth_page._protocol.contract import HeaderList, RequestNews
from smooth_page._shared.network.urls import is_http, only_fragment, origin_of, without_fragment

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup
    from ..documents.load import DocumentLoad
    from ..page.tab import Tab
    from .request import Request

# The detail of a request that was foreseen: what its headers depend on.
FORESEEN = "foreseen"
# Kinds of requests whose headers a browser remembers.
_REMEMBERED = 256


class KnownHeaders:
    """The headers with which the pages of a browser have requested documents, by what they depend on."""

    def __init__(self) -> None:
        self._known: dict[str, HeaderList] = {}

    def note(self, kind: str, headers: HeaderList) -> None:
        """The browser has held a request of that kind."""
        self._known[kind] = headers
        while len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]

    def get(self, kind: str) -> HeaderList | None:
        """Returns the headers of the latest request of that kind."""
        return self._known.get(kind)


class ForeseenDocuments:
    """Asks the route handlers of a context's pages about documents, before they are requested."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        # The origins that documents were requested from. Their servers may have asked for more headers.
        self._requested: set[str] = set()

    async def decide(self, tab: Tab, load: DocumentLoad) -> ForeseenRequest | None:
        """Returns the request of a `goto`, with the handlers' decision if there is one by now.

        None if no handler is to decide about it, if it is not known how the browser will request the document, or if
        it may not come to a request at all.
        """
        url = _url(load.url)
        if (
            url is None
            or load.referer is not None
            or not tab.routes.may_match(url)
            or self._may_not_come(tab, load.url)
        ):
            return None
        kind = self._kind(tab, url)
        headers = self._group.browser._known_headers.get(kind)
        if headers is None:
            return None
        name = f"foreseen:{token_hex(8)}"
        self.requested(url)
        await tab.network.take(_news(name, url, headers))
        request = tab.network.known(name)
        assert request is not None
        request._details[FORESEEN] = kind
        foreseen = ForeseenRequest(request=name, url=url, headers=headers)
        decision = await tab.routes.ahead(name, request)
        if decision is not None:
            foreseen["decision"] = decision
        return foreseen

    def held(self, request: Request, headers: HeaderList) -> None:
        """The browser holds a request with these headers."""
        frame, url = request._frame, request.url
        of_document = request.is_navigation_request() and frame is frame.tab.main and request.method == "GET"
        if not of_document or any(name.lower() == "referer" for name, _ in headers):
            return
        kind = request._details.get(FORESEEN) or self._kind(frame.tab, url)
        self._group.browser._known_headers.note(kind, headers)
        self.requested(url)

    def requested(self, url: str) -> None:
        """A page has requested that document."""
        self._requested.add(origin_of(url))

    def _may_not_come(self, tab: Tab, url: str) -> bool:
        """Whether something else may come before the request, or in its place."""
        stays = "#" in url and only_fragment(tab.url, url)
        may_ask = tab.is_wanted("dialog")  # whether the page is to be left
        served = any(each.workers.service for each in self._group.tabs)  # by a service worker
        return stays or may_ask or served

    def _kind(self, tab: Tab, url: str) -> str:
        """What the headers depend on."""
        origin, settings = origin_of(url), tab.bridge.settings
        set_by_user = [settings.get(name) for name in ("extraHeaders", "emulation", "tabEmulation")]
        return json.dumps([tab.bridge.user_agent, origin, origin in self._requested, set_by_user])


def _url(url: str) -> str | None:
    """Returns the URL as browsers write it, without its fragment. None for others than http(s), and with user names."""
    if not is_http(url):
        return None
    try:
        parsed = Url(url)
    except ValidationError:
        return None
    return None if parsed.username or parsed.password else without_fragment(str(parsed))


def _news(name: str, url: str, headers: HeaderList) -> RequestNews:
    return {
        "kind": "request",
        "seq": 0,
        "frame": "main",
        "request": name,
        "url": url,
        "method": "GET",
        "resourceType": "document",
        "headers": headers,
        "postData": None,
        "navigation": True,
        "startTime": time.time() * 1000,
    }
