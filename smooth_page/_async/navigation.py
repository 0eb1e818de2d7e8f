"""Going somewhere, and waiting for a frame to go somewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

from smooth_page._shared.api_types import Timeout
from smooth_page._shared.arguments import check_string
from smooth_page._shared.urls import UrlMatch, UrlMatcher, resolve_url
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

from .response import Response, read_response

if TYPE_CHECKING:
    from .frame import Frame

STATES = ("load", "domcontentloaded", "networkidle", "commit")


def load_state(state: str | None, name: str = "wait_until") -> str:
    """The state to wait for. Raises Error for an unknown one."""
    if state is None:
        return "load"
    allowed = STATES if name == "wait_until" else STATES[:3]
    if state not in allowed:
        raise Error(f"{name}: expected one of ({'|'.join(allowed)})")
    return state


class Navigations:
    """What moves a frame, under one time limit."""

    def __init__(self, frame: Frame, timeout: Timeout) -> None:
        self._frame = frame
        self._page = frame.page
        self._limit = self._page._timeouts.navigation(timeout)
        self._deadline = time.monotonic() + self._limit / 1000 if self._limit else None

    def _left(self) -> float:
        """ms; 0: no limit. Never 0 for a limit that is over: the next step tells."""
        return 0 if self._deadline is None else max(1.0, (self._deadline - time.monotonic()) * 1000)

    async def goto(self, url: str, referer: str | None, state: str) -> Response | None:
        """Navigates; the response of the new document."""
        if referer is not None:
            raise NotSupportedError("goto(referer=...)", "the goto event has no referer")
        frame = self._frame
        url = resolve_url(self._page._context._base_url, check_string("url", url))
        title = f"{frame._owner}.goto"
        before = frame._info
        try:
            if before.parent is None:
                await frame._bridge.goto(url, timeout=self._limit, title=title)
                return await self._arrive(state, "goto", before.doc)
            await frame._run("frame.goto", "goto", self._left(), url=url, waitUntil=state)
        except TimeoutError as error:
            log = f'Call log:\n  - navigating to "{url}", waiting until "{state}"\n'
            raise TimeoutError(f"{title}: Timeout {self._limit:g}ms exceeded.\n{log}") from error
        return await self._response("goto")

    async def leave(self, op: str, verb: str, state: str, **params: Any) -> Response | None:
        """Runs an operation that replaces the document (history, reload); None when it says there is nowhere to go."""
        before = self._frame._info.doc
        if await self._frame._run(op, verb, self._left(), **params) is False:
            return None
        await self._page._settle(before, self._left())
        return await self._arrive(state, verb, before)

    async def _arrive(self, state: str, verb: str, before: str) -> Response | None:
        facts = await self._frame._run("page.arrive", verb, self._left(), state=state)
        if self._frame._info.doc == before:
            return None  # the same document: only the hash has changed
        return read_response(self._frame, facts)

    async def _response(self, verb: str) -> Response | None:
        return read_response(self._frame, await self._frame._run("page.response", verb, self._left()))

    async def reach(self, state: str, verb: str) -> None:
        """Waits for a load state of the present document."""
        await self._frame._run("page.loadState", verb, self._left(), state=state)

    async def wait_for_url(self, url: UrlMatch, state: str) -> None:
        """Waits until the address matches."""
        matcher = UrlMatcher(url, self._page._context._base_url)
        if not matcher.is_predicate:
            await self._frame._run(
                "page.waitForUrl", "wait_for_url", self._left(), url=matcher.to_wire(), waitUntil=state
            )
            return
        while not matcher.matches(self._frame.url):  # only Python can tell: it is asked at every news
            await self._watch("wait_for_url")
        await self.reach("load" if state == "commit" else state, "wait_for_url")

    async def navigated(self, matcher: UrlMatcher | None, before: Any, state: str) -> Response | None:
        """Waits until the frame has left `before` (its facts then) for an address that matches."""
        while True:
            now = self._frame._info
            moved = (now.doc, now.url) != (before.doc, before.url)
            if moved and (matcher is None or matcher.matches(now.url)):
                break
            await self._watch("expect_navigation")
        if self._frame._info.doc == before.doc:
            return None
        return read_response(
            self._frame, await self._frame._run("page.arrive", "expect_navigation", self._left(), state=state)
        )

    async def _watch(self, verb: str) -> None:
        if self._page.is_closed():
            raise TargetClosedError(f"{self._frame._owner}.{verb}: Target page, context or browser has been closed")
        try:
            await self._frame._bridge.run("page.watch", timeout=self._left(), title=f"{self._frame._owner}.{verb}")
        except TimeoutError as error:
            raise TimeoutError(f"{self._frame._owner}.{verb}: Timeout {self._limit:g}ms exceeded.") from error


class Navigation:
    """What `expect_navigation` gives: a context manager whose `value` is the response."""

    def __init__(self, frame: Frame, timeout: Timeout, matcher: UrlMatcher | None, state: str) -> None:
        self._navigations = Navigations(frame, timeout)
        self._before = frame._info
        self._matcher = matcher
        self._state = state
        self._done = False
        self._response: Response | None = None

    @property
    async def value(self) -> Response | None:
        """The response of the document that came; None for a navigation within the document."""
        return await self.wait()

    def is_done(self) -> bool:
        """Whether the navigation was waited for."""
        return self._done

    async def wait(self) -> Response | None:
        """Until the navigation has come."""
        if not self._done:
            self._response = await self._navigations.navigated(self._matcher, self._before, self._state)
            self._done = True
        return self._response

    async def __aenter__(self) -> Navigation:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            await self.wait()
