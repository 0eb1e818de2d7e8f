"""Documents that are not left to the browser: what Python wants of them holds from their first script on."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.decisions import OFFLINE, Abort, Continue, Decision, Fulfill
from smooth_page._shared.network.urls import (
    PLAIN_DOCUMENT,
    REDIRECTS,
    is_http,
    only_fragment,
    origin_of,
    without_fragment,
)
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

from ..elements.target import Aim
from ..network.request import Request
from ..network.response import Response

if TYPE_CHECKING:
    from ..page.tab import Tab
    from ..page.tab_frame import TabFrame


# A browser keeps as many.
_ENTRIES = 50
# ms for a document to be replaced by an empty one.
_MOMENT = 1_000
# ms for a plain document, which is a matter of moments where there is one.
_WHILE = 10_000

How = Literal["push", "replace", "reload"]
# What a document is told of the one before it: nothing, that one, or what that one was told.
Referrer = Literal["none", "page", "keep"]


@dataclass
class DocumentLoad:
    """One navigation of a page's main frame to a document that the browser does not load itself.

    `left`: ms remaining. `how`: where it stands in the history. `here`: the browser is there already. `asks`: whether
    the page asks for it before it leaves, as it may be no document at all.
    """

    url: str
    left: Callable[[], float]
    title: str
    state: str
    request: Request
    decision: Fulfill | Continue
    how: How = "push"
    referrer: Referrer = "none"
    here: bool = False
    # The tab shows a document of its origin.
    local: bool = False
    # Whether the request was emitted; and what the page got as an answer, where it can't go along.
    begun: bool = False
    facts: dict[str, Any] | None = None
    # The tab shows a document that is only a step on the way.
    plain: bool = False
    response: Response | None = None


class RoutedDocuments:
    """Where a page goes while it routes requests, adds headers to them, is offline, or has something to put there.

    It goes to a plain document of the same origin first, which makes no requests, and there the document's text is
    written: what a handler gave, or what the network answers to a request of the page's own.
    """

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._last = 0
        # What the browser calls itself, once that is known.
        self._agent: str | None = tab.group.emulation.settings.get("userAgent")
        # The document that is only a step on the way.
        self._plain = ""
        # Entries of the history with which documents begin that the browser takes for the ones before them.
        self.boundaries: list[str] = []

    def stands(self) -> None:
        """The page has been taken to a plain document, as a step on the way."""
        self._plain = self._tab.bridge.doc

    def wanted(self, url: str) -> bool:
        """Whether the document of that address is one; not where only the fragment differs from the present one."""
        tab = self._tab
        if not is_http(url) or not (tab.settings.intercepts or tab.is_early):
            return False
        return not only_fragment(tab.url, url)

    @property
    def wanted_here(self) -> bool:
        """Whether the document that the history has brought is one."""
        return is_http(self._tab.url) and self._tab.settings.intercepts

    async def load(
        self,
        url: str,
        left: Callable[[], float],
        title: str,
        state: str = "commit",
        *,
        here: bool = False,
        reload: bool = False,
        replace: bool = False,
        referrer: Referrer = "none",
        local: bool = False,
    ) -> Response | str:
        """Goes there and waits for the state. An address where the browser is to load that after all.

        Raises Error where a handler lets it fail. `here`: the browser has gone there already, and the document is put
        in the place of what it has loaded.
        """
        load = await self._begun(url, left, title, state)
        leads_to = _redirected(load.decision, url)
        if leads_to is not None:
            await self._redirect(load, leads_to)
            url, here, reload = leads_to, False, False
            if not is_http(url):
                return url
        load.here = here
        shown = self._tab.bridge.frames
        known_local = (here or local) and leads_to is None
        load.local = known_local or (bool(shown) and origin_of(shown[0].url) == origin_of(url))
        load.referrer = "keep" if reload or here else referrer
        if reload or here:
            load.how = "reload"
        elif replace or url == self._tab.url:  # as a browser does it: no new entry
            load.how = "replace"
        self._tab.news.mute()
        try:
            if isinstance(load.decision, Fulfill):
                return await self._fulfill(load)
            return await self._fetch(load) or url
        finally:
            await self._tab.news.unmute()

    async def load_frame(
        self, frame: TabFrame, url: str, left: Callable[[], float], title: str, state: str
    ) -> Response | None:
        """The same for a frame below the main one, of the page's origin. What is not fulfilled, the browser loads."""
        network = self._tab.network
        request, decision = await self._decided(frame, url, left, title)
        if isinstance(decision, Continue):
            network.expected = request
            await frame.run("frame.goto", title, left(), url=decision.url or url, waitUntil=state)
            return request._response
        encoded = base64.b64encode(decision.body).decode()
        facts = {"url": request.url, "status": decision.status, "statusText": decision.status_text}
        response = Response(request, {**facts, "headers": decision.headers})
        await network.answer(request, response)
        await frame.run("intercept.frame", title, left(), url=url, headers=decision.headers, base64=encoded)
        await frame.run("page.loadState", title, left(), state=state)
        return response

    async def follow(self, url: str, *, replace: bool, referrer: bool, local: bool) -> None:
        """Goes where the page itself wants to go. What fails leaves it where it is. `local`: it stays on its origin."""
        limit = self._tab.timeouts.navigation(None)
        deadline = time.monotonic() + limit / 1000 if limit else None

        def left() -> float:
            return 0 if deadline is None else max(1.0, (deadline - time.monotonic()) * 1000)

        tab, before = self._tab, self._tab.bridge.doc
        try:
            told: Referrer = "page" if referrer else "none"
            outcome = await self.load(url, left, "Page", replace=replace, referrer=told, local=local)
            if not isinstance(outcome, str):
                return
            url, local = outcome, local and outcome == url
            if tab.bridge.doc == before and local:
                how = "replace" if replace else "assign"
                await tab.bridge.run("intercept.go", {"url": url, "how": how}, timeout=left(), title="Page")
            else:
                await tab.bridge.goto(url, timeout=left(), title="Page")
        except TargetClosedError:
            raise
        except Error:
            return

    async def _redirect(self, load: DocumentLoad, leads_to: str) -> None:
        """A handler's answer leads elsewhere. The request that follows is not routed."""
        tab, first, decision = self._tab, load.request, load.decision
        assert isinstance(decision, Fulfill)
        facts = {"url": first.url, "status": decision.status, "statusText": decision.status_text}
        first._redirected_to = followed = self._request(tab.main, leads_to)
        followed._redirected_from = first
        await tab.network.answer(first, Response(first, {**facts, "headers": decision.headers, "whole": True}))
        await tab.network.begin(followed)
        load.url, load.request, load.decision = leads_to, followed, Continue()

    async def _begun(self, url: str, left: Callable[[], float], title: str, state: str) -> DocumentLoad:
        """A load whose request is decided; emitted, too, unless nobody can know yet what its headers are."""
        tab = self._tab
        if self._agent is None and not tab.routes.active and not tab.group.offline:
            request = self._request(tab.main, url)
            return DocumentLoad(url, left, title, state, request, Continue())
        request, decision = await self._decided(tab.main, url, left, title)
        return DocumentLoad(url, left, title, state, request, decision, begun=True)

    async def _decided(
        self, frame: TabFrame, url: str, left: Callable[[], float], title: str
    ) -> tuple[Request, Fulfill | Continue]:
        """The request, which is told, and what is decided about it."""
        if self._agent is None:
            self._agent = str(await Aim(self._tab.main, {}, "Page").evaluate("evaluate", "navigator.userAgent", None))
        request = self._request(frame, url)
        await self._tab.network.begin(request)
        decision = await self._decision(request, left())
        if isinstance(decision, Abort):
            await self._tab.network.end(request, decision.reason)
            raise Error(f"{title}: {decision.reason} at {url}")
        return request, decision

    def _request(self, frame: TabFrame, url: str) -> Request:
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
        return list({"user-agent": self._agent or "", **dict(self._tab.settings.headers)}.items())

    async def _decision(self, request: Request, left: float) -> Decision:
        if self._tab.group.offline:
            return Abort(OFFLINE)
        return await self._tab.routes.decision(request, Deadline.after_ms(left))

    async def _fulfill(self, load: DocumentLoad) -> Response:
        """Puts what a handler gave where the browser would have put what comes from there."""
        decision = load.decision
        assert isinstance(decision, Fulfill)
        url = load.url
        for plain in (origin_of(load.url) + PLAIN_DOCUMENT, load.url):
            stood = await self._stand(load, plain)
            moved = urlsplit(load.url).netloc != urlsplit(url).netloc
            if moved or ("refused" in stood and not self._writes_here(load, stood)):
                load.url = url
                continue
            facts: dict[str, Any] = {
                "status": decision.status,
                "statusText": decision.status_text,
                "headers": decision.headers,
            }
            await self._answered(load, {"url": load.request.url, **facts, **(load.facts or {})})
            encoded = base64.b64encode(decision.body).decode()
            await self._open(load, stood, fulfilled={**facts, "base64": encoded})
            assert load.response is not None
            return load.response
        raise NotSupportedError(
            f"{load.title}({load.url!r}) with route.fulfill",
            "a document can be put only in the place of another one of its origin, and none can be reached there",
            "an address whose server answers",
        )

    async def _fetch(self, load: DocumentLoad) -> Response | None:
        """Puts there what the network answers to a request of the page's own; None where that can't be."""
        stood = await self._stand(load, origin_of(load.url) + PLAIN_DOCUMENT)
        if isinstance(load.decision, Fulfill):
            return await self._fulfill(load)
        await self._begin(load)
        if "refused" in stood and not self._writes_here(load, stood):
            self._left_to_browser(load)
            return None
        if "answer" in stood:
            await self._answered(load, {**stood["answer"], "whole": stood["token"]})
            given: dict[str, Any] = {}
        else:
            given = {"request": self._asked(load)}
        facts = await self._open(load, stood, **given)
        if facts is not None and "refused" in facts:
            self._left_to_browser(load)
            return None
        if load.response is None:  # a script of the document may have left it already
            known = {"url": load.url, "status": 200, "headers": [], **(facts or {}), "whole": True}
            await self._answered(load, known)
        if facts is not None:
            self._written(load)
        return load.response

    def _left_to_browser(self, load: DocumentLoad) -> None:
        """The browser asks for it by a plain GET. Raises NotSupportedError where a handler wanted another request."""
        decision = load.decision
        assert isinstance(decision, Continue)
        if decision.body is not None or decision.method not in (None, "GET"):
            raise NotSupportedError(
                f"{load.title}({load.url!r}) with route.continue_(method=..., post_data=...)",
                "its answer can't be shown: a file, nothing, or a document of another origin or under policies",
                "page.request, or a form in the page",
            )
        self._tab.network.expected = load.request

    def _writes_here(self, load: DocumentLoad, stood: dict[str, Any]) -> bool:
        """Whether the document can be written into the plain one as it is: no script in its text would run there."""
        return stood["refused"] == "policy" and load.plain and self._tab.settings.intercepts

    async def _begin(self, load: DocumentLoad) -> None:
        if not load.begun:
            load.begun = True
            load.request._details["headers"] = self._headers()
            await self._tab.network.begin(load.request)

    async def _answered(self, load: DocumentLoad, facts: dict[str, Any]) -> None:
        load.response = Response(load.request, facts)
        await self._tab.network.answer(load.request, load.response, facts.get("timing"))

    def _written(self, load: DocumentLoad) -> None:
        if load.response is not None:
            self._tab.network.written = (self._tab.bridge.frames[0].doc, load.response)

    def _asked(self, load: DocumentLoad) -> dict[str, Any]:
        """The request that the page is to make, as a handler has changed it."""
        decision = load.decision
        assert isinstance(decision, Continue)
        body = {} if decision.body is None else {"base64": base64.b64encode(decision.body).decode()}
        headers = self._tab.settings.headers if decision.headers is None else decision.headers
        url = _moved(load.request.url, origin_of(load.url))
        return {"url": url, "method": load.request.method, "headers": headers, **body}

    async def _open(self, load: DocumentLoad, stood: dict[str, Any], **given: Any) -> dict[str, Any] | None:
        """Writes it, and waits for the state; nothing where another document has come instead."""
        tab = self._tab
        params = {
            "url": stood.get("url", load.url),
            "state": load.state,
            "programs": tab.emulation.sources,
            "scripts": tab.scripts.added,
            "commands": tab.commands(),
            "policies": not tab.settings.intercepts,
            "inert": not tab.group.options.scripts_allowed,
            "referrer": stood.get("referrer", ""),
            **given,
        }
        if "token" in stood and tab.popups.root is tab:
            params["token"] = stood["token"]
        tab.load = load
        try:
            result = await tab.bridge.run("intercept.open", params, timeout=load.left(), title=load.title)
        finally:
            tab.load = None
        facts = dict(result) if result else None
        if facts is None:
            await tab.restore()
            await tab.bridge.run("page.arrive", {"state": load.state}, timeout=load.left(), title=load.title)
        elif "refused" not in facts:
            self._written(load)
            await tab.equipped(tab.bridge.frames[0])
        return facts

    async def _stand(self, load: DocumentLoad, plain: str) -> dict[str, Any]:
        """Puts a fresh window in the place of the present document, or of a plain one of the target's origin.

        A site may answer with its application to whatever it is asked: nothing is told of what that does.
        """
        tab = self._tab
        if load.local:
            load.plain = bool(self._plain) and self._plain == tab.bridge.doc
            stood = await self._renew(load)
            refused = stood.get("refused")
            if "answer" in stood and refused:
                answer = stood["answer"]
                body = load.request._fulfilled = base64.b64decode(answer["base64"])
                load.decision = Fulfill(answer["status"], [(name, value) for name, value in answer["headers"]], body)
                load.facts = {name: answer[name] for name in ("url", "statusText", "timing")}
            if load.here or load.plain or refused not in ("policy", "origin"):
                return stood
        tab.news.suppress(True)
        tab.network.unheard = plain
        try:
            await self._go(plain, load)
            load.plain, load.how = True, "replace"
            stood = await self._renew(load)
            if stood.get("refused") == "origin" and self._has_moved(plain):
                load.url = _moved(load.url, origin_of(tab.bridge.frames[0].url))
                stood = await self._renew(load)
            return stood
        except (TargetClosedError, TimeoutError):
            raise
        except Error:
            return {"refused": "origin"}
        finally:
            tab.news.suppress(False)

    def _has_moved(self, plain: str) -> bool:
        """A site that has moved (to https, to another name) leads there with all that it has."""
        url = self._tab.bridge.frames[0].url
        return is_http(url) and urlsplit(url).path == urlsplit(plain).path

    async def _renew(self, load: DocumentLoad) -> dict[str, Any]:
        tab = self._tab
        is_popup = tab.popups.root is not tab
        params: dict[str, Any] = {
            "url": load.url,
            "how": "replace" if load.plain else load.how,
            "plain": load.plain,
            "carry": not is_popup,
            "referrer": "none" if load.plain else load.referrer,
        }
        if isinstance(load.decision, Continue) and not is_popup:
            params["request"] = self._asked(load)
        before = tab.bridge.doc
        stood: dict[str, Any] = await tab.bridge.run("intercept.renew", params, timeout=load.left(), title=load.title)
        self._agent = self._agent or str(stood["agent"])
        if stood.get("boundary"):
            self.boundaries = [*self.boundaries, stood["boundary"]][-_ENTRIES:]
            tab.bridge.set(boundaries=self.boundaries)
        if is_popup and "refused" not in stood:
            tab.network.unheard = without_fragment(load.url)
            await tab.bridge.settle(before, _MOMENT, load.title)
        return stood

    async def _go(self, plain: str, load: DocumentLoad) -> None:
        """Raises Error also for a site that does not answer to this in a while: it may to other things."""
        left = load.left()
        try:
            # Time is left for the document itself.
            await self._tab.bridge.goto(plain, timeout=min(left / 2 or _WHILE, _WHILE), title=load.title)
        except TimeoutError as error:
            raise Error(f"{load.title}: {plain} does not answer") from error


def _moved(url: str, origin: str) -> str:
    return origin + url[len(origin_of(url)) :]


def _redirected(decision: Decision, url: str) -> str | None:
    """Where a handler's answer to the request of that address leads, if it leads elsewhere."""
    if not isinstance(decision, Fulfill) or decision.status not in REDIRECTS:
        return None
    location = next((value for name, value in decision.headers if name.lower() == "location"), None)
    return None if location is None else urljoin(url, location)
