"""Requests for documents that route handlers decide about before the browser makes them.

While the browser holds the request for the document of the session's own tab, no script runs there, so nothing can
bring a decision: the companion aborts the request and makes it again later. Before a `goto` or a `reload` whose request
is known, the handlers decide first. That saves an event and half of a navigation.
"""

from __future__ import annotations

import json
import time
from secrets import token_hex
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic_core import Url, ValidationError

from smooth_page._protocol.commands import ForeseenRequest
from smooth_page._protocol.contract import HeaderList, RequestNews
from smooth_page._shared.network.urls import is_http, only_fragment, origin_of, without_fragment

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup
    from ..documents.load import DocumentLoad
    from ..page.tab import Tab
    from .request import Request

# Details of requests for documents: that it was foreseen; its headers before handlers changed them, with their kind.
FORESEEN = "foreseen"
HELD = "held"
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

    async def of_goto(self, tab: Tab, load: DocumentLoad) -> ForeseenRequest | None:
        """Returns the request of a `goto`, with the handlers' decision if there is one by now.

        None if no handler is to decide about it, if it is not known how the browser will request the document, or if
        it may not come to a request at all.
        """
        url = _url(load.url)
        if url is None or load.referer is not None or ("#" in load.url and only_fragment(tab.url, load.url)):
            return None
        kind = self._kind(tab, url)
        headers = self._group.browser._known_headers.get(kind)
        return None if headers is None else await self._decide(tab, url, headers, kind)

    async def of_reload(self, tab: Tab) -> ForeseenRequest | None:
        """The same for a `reload`: the document is requested as it was before."""
        url = _url(tab.url)
        of_documents = (each for each in reversed(tab.network.latest) if each.is_navigation_request())
        last = next((request for request in of_documents if request._frame is tab.main), None)
        if last is None or last.url != url:
            return None
        while last._redirected_from is not None:
            last = last._redirected_from
        held = last._details.get(HELD)
        return None if held is None else await self._decide(tab, url, **held)

    async def _decide(self, tab: Tab, url: str, headers: HeaderList, kind: str) -> ForeseenRequest | None:
        if not tab.routes.may_match(url) or self._may_not_come(tab):
            return None
        name = f"foreseen:{token_hex(8)}"
        self.requested(url)
        await tab.network.take(_news(name, url, headers))
        request = tab.network.known(name)
        assert request is not None
        request._details.update({FORESEEN: True, HELD: {"headers": headers, "kind": kind}})
        foreseen = ForeseenRequest(request=name, url=url, headers=headers)
        decision = await tab.routes.ahead(name, request)
        if decision is not None:
            foreseen["decision"] = decision
        return foreseen

    def held(self, request: Request, headers: HeaderList) -> None:
        """The browser holds a request with these headers."""
        details, frame = request._details, request._frame
        if not request.is_navigation_request() or frame is not frame.tab.main or request.method != "GET":
            return
        kind = details[HELD]["kind"] if HELD in details else self._kind(frame.tab, request.url)
        details[HELD] = {"headers": headers, "kind": kind}
        if not any(name.lower() == "referer" for name, _ in headers):
            self._group.browser._known_headers.note(kind, headers)
        self.requested(request.url)

    def requested(self, url: str) -> None:
        """A page has requested that document."""
        self._requested.add(origin_of(url))

    def _may_not_come(self, tab: Tab) -> bool:
        """Whether something else may come before the request, or in its place: a dialog that keeps the page, or a
        service worker.
        """
        return tab.is_wanted("dialog") or any(each.workers.service for each in self._group.tabs)

    def _kind(self, tab: Tab, url: str) -> str:
        """What the headers depend on. A server that was asked before may have asked for more of them."""
        origin, settings = origin_of(url), tab.bridge.settings
        server = origin if origin in self._requested else f"another, {_is_secure(url)}"
        set_by_user = [settings.get(name) for name in ("extraHeaders", "emulation", "tabEmulation")]
        return json.dumps([tab.bridge.user_agent, server, set_by_user])


def _is_secure(url: str) -> bool:
    """Whether browsers tell the server about themselves."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme == "https" or host == "::1" or host.startswith("127.") or f".{host}".endswith(".localhost")


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
