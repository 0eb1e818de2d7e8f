"""Handlers of requests: which are called, in which order, and what follows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._io.asynchronous import Signal, call_user
from smooth_page._shared.api.warnings import warn
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.decisions import Continue, Decision
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher, is_http
from smooth_page.errors import TimeoutError

from ..events.disposable import Disposable
from .request import Request
from .route import Route

if TYPE_CHECKING:
    from smooth_page._protocol.contract import Decision as WireDecision
    from smooth_page._protocol.contract import Regex, UnroutedNews

    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab

Behavior = Literal["default", "ignoreErrors", "wait"]
RouteHandler = Callable[[Route], Any] | Callable[[Route, Request], Any]


class _Handler:
    """A handler that the user registered with `route`."""

    def __init__(self, url: UrlMatch, base_url: str | None, function: RouteHandler, times: int | None) -> None:
        self.url = url
        self.matcher = UrlMatcher(url, base_url)
        self.function = function
        self.left = times
        # Running calls, and the signal of their end.
        self.calls = 0
        self.idle = Signal()
        self.errors_count = True

    @property
    def used_up(self) -> bool:
        return self.left is not None and self.left <= 0


# Requests whose decision is remembered.
_ASKED_KEPT = 256

# The handlers that called the current code.
_calling: ContextVar[tuple[_Handler, ...]] = ContextVar("_calling", default=())


class Handlers:
    """The handlers of a page or of a context, the newest first."""

    def __init__(self, report_change: Callable[[str], Awaitable[None]]) -> None:
        self.items: list[_Handler] = []
        # Reports a change to the page, for the call of that title.
        self._report_change = report_change

    async def add(
        self, url: UrlMatch, base_url: str | None, function: RouteHandler, times: int | None, title: str
    ) -> Disposable:
        """Registers a handler for requests that match from now on, called up to `times` times."""
        handler = _Handler(url, base_url, function, times)
        self.items.insert(0, handler)
        await self._report_change(title)

        async def withdraw() -> None:
            if handler in self.items:
                self.items.remove(handler)
                await self._report_change(title)

        return Disposable(withdraw)

    async def add_last(self, url: UrlMatch, base_url: str | None, function: RouteHandler, title: str) -> None:
        """Same as `add`, for a handler that is called after all others that exist now."""
        self.items.append(_Handler(url, base_url, function, None))
        await self._report_change(title)

    async def remove(self, url: UrlMatch, function: RouteHandler | None, title: str) -> None:
        """Removes the handlers that were added for exactly this URL or pattern; with `function`, only that one."""
        self.items = [
            item for item in self.items if item.url != url or (function is not None and item.function != function)
        ]
        await self._report_change(title)

    async def clear(self, behavior: Behavior | None, title: str) -> None:
        """Removes all handlers. `behavior`: "wait" for running ones, or "ignoreErrors" of theirs."""
        gone, self.items = self.items, []
        await self._report_change(title)
        for item in gone:
            if behavior == "ignoreErrors":
                item.errors_count = False
            own = sum(handler is item for handler in _calling.get())  # these can't end before this call
            while behavior == "wait" and item.calls > own:
                await item.idle.wait()


class ContextRoutes:
    """The routes of a context, for all its pages."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        self.handlers = Handlers(self.tell)
        self._warned = False

    def missed(self, news: UnroutedNews) -> None:
        """Warns, once: the browser sent a request that a handler should have decided about."""
        if self._warned:
            return
        self._warned = True
        what = f"{news['resourceType']} {news['url']}"
        warn(f"A request was not routed: {what}. The docstring of Page.route lists the requests that can't be.")

    @property
    def patterns(self) -> list[Regex]:
        """Of the requests of all pages that Python decides about."""
        return [*(item.matcher.regex for item in self.handlers.items), *self._group.certificates.patterns]

    async def tell(self, title: str) -> None:
        for tab in self._group.within_reach:
            await tab.routes.tell(title)


class PageRoutes:
    """The routes of a page: its own handlers first, then those of its context."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self.handlers = Handlers(self.tell)
        # By request: the latest.
        self._asked: dict[str, _Asked] = {}

    @property
    def all(self) -> list[_Handler]:
        """The handlers in the order in which they are asked."""
        return [*self.handlers.items, *self._tab.group.routes.handlers.items]

    @property
    def active(self) -> bool:
        """Whether Python decides about requests."""
        return bool(self.handlers.items or self._tab.group.routes.patterns)

    def may_match(self, url: str) -> bool:
        """Whether a handler may be asked about a request for the URL. Predicates are not called."""
        matchers = (handler.matcher for handler in self.all if not handler.used_up)
        return any(matcher.is_predicate or matcher.matches(url) for matcher in matchers)

    def set(self) -> None:
        """Sends the patterns of routed requests with the next turn."""
        tab = self._tab
        routes = [*(item.matcher.regex for item in self.handlers.items), *tab.group.routes.patterns]
        tab.bridge.set(routes=routes)
        tab.news.observe()

    async def tell(self, title: str) -> None:
        """Sends the patterns at once, if the page shows a document that may make requests."""
        self.set()
        if is_http(self._tab.url):
            await self._tab.bridge.sync(title)

    # -- being asked -----------------------------------------------------------------------------------------------

    async def asked(self, request_id: str, answer: Callable[[WireDecision], None]) -> None:
        """The page has reported a request and asks for a decision. Handlers that decide later answer in a turn of their
        own.

        The document that asked may be gone before it has the answer. The next one asks again then.
        """
        tab = self._tab
        request = tab.network.known(request_id)
        before = self._asked.get(request_id)
        if before is not None:
            before.ask_again(answer)
            return
        if request is None:
            answer(Continue().to_wire())
            return
        await self._ask(request_id, request, _Asked(answer))

    async def ahead(self, request_id: str, request: Request) -> WireDecision | None:
        """Returns the decision about a request that the page does not make before it has it. None if the handlers
        decide later: the page asks then, and gets the same decision.
        """
        asked = _Asked(lambda _: None)
        await self._ask(request_id, request, asked)
        return asked.decision

    async def _ask(self, request_id: str, request: Request, asked: _Asked) -> None:
        tab = self._tab
        self._asked[request_id] = asked
        if len(self._asked) > _ASKED_KEPT:
            del self._asked[next(iter(self._asked))]
        during = True

        async def take(decision: Decision) -> None:
            asked.decide(decision)
            if not during:  # else the next turn sends it
                await tab.popups.deliver(tab, "Route")

        await _Inquiry(tab, request, take).go_on()
        during = False

    def is_undecided(self, request_id: str) -> bool:
        """Whether the request waits for a handler's decision."""
        asked = self._asked.get(request_id)
        return asked is not None and asked.is_open

    async def decision(self, request: Request, deadline: Deadline) -> Decision:
        """Returns the decision about a request that Python itself makes: documents/document_requests.py asks for those
        of documents, and a load fulfils them. Raises TimeoutError when no handler decides in time.
        """
        decisions: list[Decision] = []
        signal = Signal()

        async def take(decision: Decision) -> None:
            decisions.append(decision)
            signal.give()

        await _Inquiry(self._tab, request, take).go_on()
        while not decisions:
            if deadline.expired:
                raise TimeoutError("No handler has decided about the request")
            await signal.wait(deadline.left_s)
        return decisions[0]


class _Asked:
    """A request that a page has asked about, and the decision once there is one."""

    def __init__(self, answer: Callable[[WireDecision], None]) -> None:
        self._answer = answer
        self.decision: WireDecision | None = None

    @property
    def is_open(self) -> bool:
        return self.decision is None

    def decide(self, decision: Decision) -> None:
        """Answers."""
        self.decision = decision.to_wire()
        self._answer(self.decision)

    def ask_again(self, answer: Callable[[WireDecision], None]) -> None:
        """Gives the answer to another document, now or as soon as it is known."""
        self._answer = answer
        if self.decision is not None:
            answer(self.decision)


class _Inquiry:
    """One request on its way through the handlers."""

    def __init__(self, tab: Tab, request: Request, take: Callable[[Decision], Awaitable[None]]) -> None:
        self._tab = tab
        self._request = request
        self._take_last = take
        self._left = tab.group.routes.handlers.items[:] if request._of_service_worker else tab.routes.all
        self._route = Route(tab, request, self._take, self._fall_back)
        # Whether a handler is running; whether it has fallen back.
        self._calling = False
        self._fell_back = False

    async def _take(self, decision: Decision) -> None:
        await self._take_last(await self._tab.group.certificates.follow(self._request, decision))

    async def go_on(self) -> None:
        """Calls the remaining handlers, until one decides or keeps the route for later."""
        while True:
            handler = self._next()
            if handler is None:
                self._route._handled = True
                await self._take(Continue(**self._route._changes))
                return
            self._fell_back = False
            await self._call(handler)
            if not self._fell_back:
                return

    def _next(self) -> _Handler | None:
        """Returns the next registered handler that matches, and counts the call."""
        while self._left:
            handler = self._left.pop(0)
            if handler in self._tab.routes.all and not handler.used_up and handler.matcher.matches(self._request.url):
                if handler.left is not None:
                    handler.left -= 1
                    if handler.used_up:
                        self._forget(handler)
                return handler
        return None

    def _forget(self, handler: _Handler) -> None:
        tab = self._tab
        for items in (tab.routes.handlers.items, tab.group.routes.handlers.items):
            if handler in items:
                items.remove(handler)
        for other in {tab, *tab.group.tabs}:
            other.routes.set()

    async def _call(self, handler: _Handler) -> None:
        handler.calls += 1
        self._calling = True
        within = _calling.set((*_calling.get(), handler))
        try:
            await call_user(handler.function, self._route, self._request)
        except Exception as error:
            if not handler.errors_count:
                return
            if not (self._route._handled or self._fell_back):
                raise
            # The request continues. No call waits for this error, so the next one raises it.
            self._tab.bridge.owed_error = error
        finally:
            self._calling = False
            _calling.reset(within)
            handler.calls -= 1
            handler.idle.give()

    async def _fall_back(self) -> None:
        self._fell_back = True
        if not self._calling:
            await self.go_on()
