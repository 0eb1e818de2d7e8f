"""Writing a document's text into a fresh window of its origin, in which the runtime is already.

The page's part is in runtime/src/documents/open.ts.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from smooth_page._protocol import commands
from smooth_page._shared.network.decisions import Continue, Fulfill
from smooth_page._shared.network.urls import is_http, origin_of, without_fragment
from smooth_page.errors import Error, TargetClosedError, TimeoutError

from ..network.response import Response

if TYPE_CHECKING:
    from smooth_page._protocol.commands import (
        NetworkAnswer,
        NetworkRequest,
        NotRenewed,
        Refused,
        Renewed,
        Written,
        WrittenDocument,
    )

    from ..page.tab import Tab
    from .document_requests import DocumentRequest
    from .load import DocumentLoad

# ms for a document to be replaced by an empty one.
_MOMENT = 1_000
# ms for an intermediate document, which comes at once where there is one.
_WHILE = 10_000

# The result of making a fresh window: a `token` of it, or why it was `refused`; an `answer` if the page fetched one.
Window: TypeAlias = "NotRenewed | Renewed"


class Writing:
    """Opens a fresh window for a load, and writes the document into it."""

    def __init__(self, tab: Tab, load: DocumentLoad, asked: DocumentRequest) -> None:
        self._tab = tab
        self.load = load
        self.asked = asked
        # The load's URL, on the host to which the site has moved.
        self.url = load.url
        self._how = load.how
        # The tab shows an intermediate document.
        self._is_plain = False
        # Facts of an answer that the page fetched but could not take along to the fresh window.
        self._fetched: dict[str, Any] = {}

    async def open_window(self, plain: str) -> Window:
        """Replaces the present document with a fresh window, or goes to `plain` first and replaces that.

        Events are dropped meanwhile, because some sites serve their application at every path.
        """
        load = self.load
        if load.local:
            self._is_plain = self._tab.documents.is_on_plain
            window = await self._renew()
            if "refused" not in window:
                return window
            if "answer" in window:
                self._keep(window["answer"])
            if load.here or self._is_plain or window["refused"] not in ("policy", "origin"):
                return window
        load.step = plain
        with load.dropping_events():
            try:
                return await self._open_by_way_of(plain)
            except (TargetClosedError, TimeoutError):
                raise
            except Error:
                return {"agent": "", "refused": "origin"}

    async def write(
        self, window: Window, *, fulfilled: WrittenDocument | None = None, request: NetworkRequest | None = None
    ) -> Refused | Written | NetworkAnswer | None:
        """Writes the document and waits for the load state. Returns None if another document has come instead."""
        tab, load = self._tab, self.load
        fresh = window if "token" in window else None
        call = commands.intercept_open(
            url=fresh["url"] if fresh else self.url,
            token=fresh["token"] if fresh and tab.popups.root is tab else None,
            state=load.state,
            programs=tab.emulation.sources,
            scripts=tab.scripts.added,
            commands=tab.documents.commands(),
            policies=not tab.settings.intercepts,
            inert=not tab.group.options.scripts_allowed,
            referrer=fresh["referrer"] if fresh else "",
            fulfilled=fulfilled,
            request=request,
        )
        with load.provisional():
            facts = await tab.bridge.run(call, timeout=load.deadline.left_ms, title=load.title)
        if facts is None:
            await tab.documents.restore()
            arriving = commands.page_arrive(state=load.state)
            await tab.bridge.run(arriving, timeout=load.deadline.left_ms, title=load.title)
        elif "refused" not in facts:
            tab.documents.note_written(load.response)
            await tab.documents.prepared(tab.bridge.frames[0])
        return facts

    async def answered(self, facts: dict[str, Any]) -> None:
        """Emits the events of an answer."""
        self.load.response = Response(self.asked.request, {**facts, **self._fetched})
        await self._tab.network.answer(self.asked.request, self.load.response, facts.get("timing"))

    def can_write_into(self, window: Window) -> bool:
        """Whether there is a window, or the intermediate document will do: while requests are routed, it may."""
        if "refused" not in window:
            return True
        return window["refused"] == "policy" and self._is_plain and self._tab.settings.intercepts

    def page_request(self) -> NetworkRequest:
        """Returns the request for the page to make, as a handler has changed it."""
        request, decision = self.asked.request, self.asked.decision
        assert isinstance(decision, Continue)
        headers = self._tab.settings.headers if decision.headers is None else decision.headers
        url = _moved(request.url, origin_of(self.url))
        made: NetworkRequest = {"url": url, "method": request.method, "headers": headers}
        if decision.body is not None:
            made["base64"] = base64.b64encode(decision.body).decode()
        return made

    def _keep(self, answer: NetworkAnswer) -> None:
        """The page has the answer but no window for it: it is written like one of a handler."""
        body = self.asked.request._fulfilled = base64.b64decode(answer["base64"])
        headers = [(name, value) for name, value in answer["headers"]]
        self.asked.decision = Fulfill(answer["status"], headers, body)
        self._fetched = {"url": answer["url"], "statusText": answer["statusText"], "timing": answer["timing"]}

    async def _open_by_way_of(self, plain: str) -> Window:
        await self._go(plain)
        self._is_plain, self._how = True, "replace"
        window = await self._renew()
        if "refused" not in window or window["refused"] != "origin":
            return window
        shown = self._tab.documents.shown_url
        if not is_http(shown) or urlsplit(shown).path != urlsplit(plain).path:
            return window
        self.url = _moved(self.url, origin_of(shown))  # the whole site has moved: to https, or to another name
        return await self._renew()

    async def _go(self, plain: str) -> None:
        """Raises Error also if the site does not answer in a while: it may still answer for other paths."""
        left = self.load.deadline.left_ms
        try:
            # Half of the time is left for the document itself.
            await self._tab.bridge.goto(plain, timeout=min(left / 2 or _WHILE, _WHILE), title=self.load.title)
        except TimeoutError as error:
            raise Error(f"{self.load.title}: {plain} does not answer") from error

    async def _renew(self) -> Window:
        tab, load = self._tab, self.load
        is_popup = tab.popups.root is not tab
        call = commands.intercept_renew(
            url=self.url,
            how="replace" if self._is_plain else self._how,
            plain=self._is_plain,
            carry=not is_popup,
            referrer="none" if self._is_plain else load.referrer,
            request=self.page_request() if isinstance(self.asked.decision, Continue) and not is_popup else None,
        )
        before = tab.bridge.doc
        window = await tab.bridge.run(call, timeout=load.deadline.left_ms, title=load.title)
        tab.documents.requests.agent = tab.documents.requests.agent or window["agent"]
        if "token" in window and "boundary" in window:
            tab.documents.add_boundary(window["boundary"])
        if is_popup and "refused" not in window:
            load.step = without_fragment(self.url)
            await tab.bridge.settle(before, _MOMENT, load.title)
        return window


def _moved(url: str, origin: str) -> str:
    return origin + url[len(origin_of(url)) :]
