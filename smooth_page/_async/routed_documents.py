"""Documents that are not left to the browser: what Python wants of them holds from their first script on."""

from __future__ import annotations

import base64
import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from smooth_page._shared.decisions import OFFLINE, Abort, Continue, Decision, Fulfill
from smooth_page._shared.urls import PLAIN_DOCUMENT, is_http, only_fragment, origin_of, without_fragment
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

from .request import Request
from .response import Response

if TYPE_CHECKING:
    from .frame import Frame
    from .page import Page


# ms for a document to be replaced by an empty one; where a policy forbids that, it is written into as it is.
_MOMENT = 1_000
# ms for a plain document, which is a matter of moments too where there is one.
_WHILE = 10_000


@dataclass(frozen=True)
class _Trip:
    """Where a page goes: `left` tells the ms that it has for that, `here` whether the browser is there already.

    `how` a script of the present document goes there that has the same effect; None: it is gone to by the session.
    """

    url: str
    left: Callable[[], float]
    title: str
    here: bool = False
    how: Literal["assign", "replace", "reload"] | None = None
    # What the document is told of the one before it; None: what the browser tells it.
    referrer: str | None = None


class RoutedDocuments:
    """Where a page goes while it routes requests, adds headers to them, is offline, or has something to put there.

    It goes to a plain document of the same origin first, which makes no requests, and there the document's text is
    written: what a handler gave, or what the network answers to a request of the page's own.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._last = 0
        # What the browser calls itself, once that was asked.
        self._agent: str | None = None

    def wanted(self, url: str) -> bool:
        """Whether the document of that address is one; not where only the fragment differs from the present one."""
        page = self._page
        if not is_http(url) or not (page._intercepts or page._early):
            return False
        return not only_fragment(page.url, url)

    @property
    def wanted_here(self) -> bool:
        """Whether the document that the history has brought is one."""
        return is_http(self._page.url) and self._page._intercepts

    async def load(
        self, url: str, left: Callable[[], float], title: str, *, here: bool = False, reload: bool = False
    ) -> Response | None:
        """Goes there. None where the browser is to load it after all. Raises Error where a handler lets it fail.

        `here`: the browser has gone there already, and the document is put in the place of what it has loaded.
        """
        request, decision = await self._decided(self._page.main_frame, url, left, title)
        self._page._news.mute()
        try:
            trip = _Trip(url, left, title, here)
            if reload or (url == self._page.url and not here):  # as a browser does it: no new entry
                referrer = str(await self._page._voice.evaluate("document.referrer")) if reload else ""
                trip = _Trip(url, left, title, how="reload", referrer=referrer)
            if isinstance(decision, Fulfill):
                return await self._fulfill(request, decision, trip)
            return await self._fetch(request, decision, trip)
        finally:
            await self._page._news.unmute()

    async def load_frame(
        self, frame: Frame, url: str, left: Callable[[], float], title: str, state: str
    ) -> Response | None:
        """The same for a frame below the main one, of the page's origin. What is not fulfilled, the browser loads."""
        network = self._page._network
        request, decision = await self._decided(frame, url, left, title)
        if isinstance(decision, Continue):
            network.expected = request
            await frame._run("frame.goto", "goto", left(), url=decision.url or url, waitUntil=state)
            return request._response
        encoded = base64.b64encode(decision.body).decode()
        facts = {"url": request.url, "status": decision.status, "statusText": decision.status_text}
        response = Response(request, {**facts, "headers": decision.headers})
        await network.answer(request, response)
        await frame._run("intercept.frame", "goto", left(), url=url, headers=decision.headers, base64=encoded)
        await frame._run("page.loadState", "goto", left(), state=state)
        return response

    async def follow(self, url: str, *, replace: bool, referrer: bool) -> None:
        """Goes where the page itself wants to go. What fails leaves it where it is."""
        limit = self._page._timeouts.navigation(None)
        deadline = time.monotonic() + limit / 1000 if limit else None

        def left() -> float:
            return 0 if deadline is None else max(1.0, (deadline - time.monotonic()) * 1000)

        try:
            if origin_of(url) == origin_of(self._page._bridge.frames[0].url):
                await self._follow_here(url, left, "replace" if replace else "assign", referrer)
            elif await self.load(url, left, "Page") is None:
                await self._page._bridge.goto(url, timeout=left(), title="Page")
        except TargetClosedError:
            raise
        except Error:
            return

    async def _follow_here(
        self, url: str, left: Callable[[], float], how: Literal["assign", "replace"], referrer: bool
    ) -> None:
        """Where the page can read what comes, it asks for it before it leaves: it may be no document at all."""
        page = self._page
        request, decision = await self._decided(page.main_frame, url, left, "Page")
        trip = _Trip(url, left, "Page", False, how if referrer else None)
        told = None
        if isinstance(decision, Continue):
            asked = {"request": self._asked(request, decision), "referrer": referrer}
            answer = await page._bridge.run("intercept.fetch", asked, timeout=left(), title="Page")
            if "refused" in answer:
                page._network.expected = request
                await page._bridge.run("intercept.go", {"url": url, "how": how}, timeout=left(), title="Page")
                return
            body = request._fulfilled = base64.b64decode(answer["base64"])
            decision = Fulfill(answer["status"], [(name, value) for name, value in answer["headers"]], body)
            told = {name: answer[name] for name in ("url", "statusText", "timing")}
            if answer["redirected"]:
                trip = dataclasses.replace(trip, url=answer["url"])
        page._news.mute()
        try:
            await self._fulfill(request, decision, trip, told)
        finally:
            await page._news.unmute()

    async def _decided(
        self, frame: Frame, url: str, left: Callable[[], float], title: str
    ) -> tuple[Request, Fulfill | Continue]:
        """The request, which is told, and what is decided about it."""
        request = await self._request(frame, url)
        await self._page._network.begin(request)
        decision = await self._decision(request, left())
        if isinstance(decision, Abort):
            await self._page._network.end(request, decision.reason)
            raise Error(f"{title}: {decision.reason} at {url}")
        return request, decision

    async def _request(self, frame: Frame, url: str) -> Request:
        self._last += 1
        if self._agent is None:
            self._agent = str(await self._page._voice.evaluate("navigator.userAgent"))
        details = {
            "request": f"document{self._last}",
            "url": without_fragment(url),
            "method": "GET",
            "resourceType": "document",
            "headers": list({"user-agent": self._agent, **dict(self._page._all_headers)}.items()),
            "postData": None,
            "navigation": True,
            "startTime": time.time() * 1000,
        }
        return Request(self._page._frames.get(frame._info.id, self._page.main_frame), details)

    async def _decision(self, request: Request, left: float) -> Decision:
        if self._page.context._offline:
            return Abort(OFFLINE)
        deadline = time.monotonic() + left / 1000 if left else None
        return await self._page._routes.decision(request, deadline)

    async def _fulfill(
        self, request: Request, decision: Fulfill, trip: _Trip, told: dict[str, Any] | None = None
    ) -> Response:
        """Puts what a handler gave where the browser would have put what comes from there."""
        page = self._page
        encoded = base64.b64encode(decision.body).decode()
        fulfilled = {"headers": decision.headers, "base64": encoded}
        for plain in (origin_of(trip.url) + PLAIN_DOCUMENT, trip.url):
            origin = await self._stand(plain, trip)
            if urlsplit(origin).netloc == urlsplit(trip.url).netloc:
                facts: dict[str, Any] = {
                    "url": request.url,
                    "status": decision.status,
                    "statusText": decision.status_text,
                }
                facts |= {"headers": decision.headers, **(told or {})}
                response = Response(request, facts)
                page._network.written = (page._bridge.frames[0].doc, response)
                await page._network.answer(request, response, facts.get("timing"))
                await self._open(trip, origin, fulfilled=fulfilled)
                return response
        raise NotSupportedError(
            f"{trip.title}({trip.url!r}) with route.fulfill",
            "a document can be put only in the place of another one of its origin, and none can be reached there",
            "an address whose server answers",
        )

    async def _fetch(self, request: Request, decision: Continue, trip: _Trip) -> Response | None:
        """Puts there what the network answers to a request of the page's own; None where that can't be."""
        page = self._page
        asked = self._asked(request, decision)
        origin = await self._stand(origin_of(trip.url) + PLAIN_DOCUMENT, trip)
        if origin:
            if origin_of(request.url) == origin_of(trip.url):
                asked["url"] = _moved(request.url, origin)
            doc = page._bridge.frames[0].doc
            facts = await self._open(trip, origin, request=asked)
            if facts is None or "refused" not in facts:  # none: a script of the document has left it already
                known = {"url": trip.url, "status": 200, "headers": [], **(facts or {}), "whole": True}
                response = Response(request, known)
                if page._bridge.frames[0].doc == doc:  # else it has led to another already
                    page._network.written = (doc, response)
                await page._network.answer(request, response, known.get("timing"))
                return response
        page._network.expected = request
        return None

    def _asked(self, request: Request, decision: Continue) -> dict[str, Any]:
        """The request that the page is to make, as a handler has changed it."""
        body = {} if decision.body is None else {"base64": base64.b64encode(decision.body).decode()}
        headers = self._page._all_headers if decision.headers is None else decision.headers
        return {"url": request.url, "method": request.method, "headers": headers, **body}

    async def _open(self, trip: _Trip, origin: str, **given: Any) -> dict[str, Any] | None:
        page = self._page
        params = {
            "url": _moved(trip.url, origin),
            "scripts": page._scripts.added,
            "policies": not page._intercepts,
            "referrer": trip.referrer,
            **given,
        }
        facts = await self._page._bridge.run("intercept.open", params, timeout=trip.left(), title=trip.title)
        return dict(facts) if facts else None

    async def _stand(self, plain: str, trip: _Trip) -> str:
        """Sees to a document in which another can be written; its origin, or nothing where there is none.

        A site may answer with its application to whatever it is asked: nothing is told of what that does.
        """
        self._page._news.suppress(not trip.here)
        try:
            return await self._stood(plain, trip)
        finally:
            self._page._news.suppress(False)

    async def _stood(self, plain: str, trip: _Trip) -> str:
        """A site that has moved (to https, to another name) leads there with all that it has."""
        page = self._page
        page._network.unheard = without_fragment(trip.url) if trip.here else plain
        try:
            if not trip.here:
                await self._go(plain, trip)
            plain_one = await page._bridge.run("intercept.blank", timeout=trip.left(), title=trip.title)
            if plain_one == "coming":
                await page._bridge.settle(page._bridge.frames[0].doc, _MOMENT, trip.title)
        except (TargetClosedError, TimeoutError):
            raise
        except Error:
            return ""
        url = page._bridge.frames[0].url
        if not is_http(url) or (origin_of(url) != origin_of(plain) and urlsplit(url).path != urlsplit(plain).path):
            return ""
        if plain_one == "policy":  # no script in a text would run there
            if not page._intercepts:
                return ""
        else:
            page._scripts.spare(page._bridge.frames[0].doc)
        for source in page._emulation.sources:  # what a clock is set over
            await page.main_frame.evaluate(source)
        await page._restore()
        return origin_of(url)

    async def _go(self, plain: str, trip: _Trip) -> None:
        """Raises Error also for a site that does not answer to this in a while: it may to other things."""
        left = trip.left()
        page = self._page
        if trip.how and origin_of(plain) == origin_of(page._bridge.frames[0].url):
            before = page._bridge.frames[0].doc
            await page._bridge.run("intercept.go", {"url": plain, "how": trip.how}, timeout=left, title=trip.title)
            await page._bridge.settle(before, _MOMENT, trip.title)
            if page._bridge.frames[0].doc != before:
                return
        try:
            # Time is left for the document itself.
            await self._page._bridge.goto(plain, timeout=min(left / 2 or _WHILE, _WHILE), title=trip.title)
        except TimeoutError as error:
            raise Error(f"{trip.title}: {plain} does not answer") from error


def _moved(url: str, origin: str) -> str:
    return origin + url[len(origin_of(url)) :]
