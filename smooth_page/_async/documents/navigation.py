"""Going somewhere, and waiting for a frame to go somewhere."""

from __future__ import annotations

import time
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.bridge import FrameInfo
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import check_string, one_of
from smooth_page._shared.assertions.wait_logs import waiting_for_navigation, with_logs
from smooth_page._shared.network.urls import (
    PLAIN_DOCUMENT,
    UrlMatch,
    UrlMatcher,
    is_file,
    is_http,
    only_fragment,
    origin_of,
    resolve_url,
)
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

from ..network.response import Response

if TYPE_CHECKING:
    from ..page.frame import Frame
    from ..page.tab_frame import TabFrame
    from ..service.sent_action import SentAction

# States that do not wait for what a document loads.
BEFORE_LOAD = ("commit", "domcontentloaded")
# ms for which a document that a script leaves may stay: one that leads to a file, say, does for good.
STAYS = 5_000.0

_NO_FILE = "page.set_content(path.read_text()), or a server that the browser can reach"
# What a browser says where an address brings no document, but a file for example.
_NO_DOCUMENT = ("Download is starting", "net::ERR_ABORTED")
_check_state = one_of("load", "domcontentloaded", "networkidle", "commit")


def load_state(state: str | None, name: str = "wait_until") -> str:
    """The state to wait for. Raises Error for an unknown one."""
    return "load" if state is None else _check_state(name, state)


class Navigations:
    """What moves a frame, under one time limit."""

    def __init__(self, frame: TabFrame, title: str, timeout: Timeout, state: str) -> None:
        self._frame = frame
        self._tab = frame.tab
        self._title = title
        self._state = state
        self._limit = self._tab.timeouts.navigation(timeout)
        self._deadline: float | None = None

    def _left(self) -> float:
        """ms; 0: no limit. Never 0 for a limit that is over: the next step tells. The first step has the whole time."""
        if self._limit and self._deadline is None:
            self._deadline = time.monotonic() + self._limit / 1000
            return self._limit
        return 0 if self._deadline is None else max(1.0, (self._deadline - time.monotonic()) * 1000)

    async def goto(self, url: str, referer: str | None) -> Response | None:
        """Navigates; the response of the new document."""
        if referer is not None:
            raise NotSupportedError(f"{self._title}(referer=...)", "the goto event has no referer")
        url = resolve_url(self._tab.group.options.base_url, check_string("url", url))
        self._frame.bridge.raise_owed()
        self._frame.bridge.composing = True
        log = f'Call log:\n  - navigating to "{url}", waiting until "{self._state}"\n'
        try:
            return await self._go(url)
        except TimeoutError as error:
            raise TimeoutError(f"{self._title}: Timeout {self._limit:g}ms exceeded.\n{log}") from error
        except (TargetClosedError, NotSupportedError):
            raise
        except Error as error:
            if is_http(url) and any(reason in error.message for reason in _NO_DOCUMENT):
                await self._tab.group.downloads.reached(self._tab, url)
            raise Error(f"{error.message}\n{log}") from error
        finally:
            self._frame.bridge.composing = False

    async def _go(self, url: str, *, reload: bool = False) -> Response | None:
        frame, before = self._frame, self._frame.info
        routed = self._tab.routed
        if before.parent is None:
            if not url:  # which the goto event does not take
                raise Error(f"{self._title}: Protocol error (Page.navigate): Cannot navigate to invalid URL")
            if is_file(url):
                return await self._go_to_file(url, before)
            return await self._go_with_logins(url, before, reload)
        if routed.wanted(url) and origin_of(url) == origin_of(self._tab.url):
            return await routed.load_frame(frame, url, self._left, self._title, self._state)
        await frame.run("frame.goto", self._title, self._left(), url=url, waitUntil=self._state)
        return await self._arrive(before)

    async def _go_with_logins(self, url: str, before: FrameInfo, reload: bool) -> Response | None:
        logins = self._tab.logins
        await logins.before(url, self._event, self._left)
        response = await self._go_main(url, before, reload)
        refused = response is not None and response.status == HTTPStatus.UNAUTHORIZED
        if refused and await logins.refused(url, self._event, self._left):
            return await self._go_main(url, before, reload)
        return response

    async def _go_to_file(self, url: str, before: FrameInfo) -> Response | None:
        """The browser loads it by itself; its document is reported once it is there."""
        tab = self._tab
        if not tab.group.browser._client._is_local:
            raise NotSupportedError(
                f"{self._title}({url!r})", "the browser runs on another machine, which has no such file", _NO_FILE
            )
        response = await self._go_main(url, before, reload=False)
        if response is not None:
            await tab.network.begin(response.request)
            await tab.network.answer(response.request, response)
        return response

    async def _go_main(self, url: str, before: FrameInfo, reload: bool) -> Response | None:
        tab = self._tab
        await tab.group.storage.prepare(tab, url, self._title)
        if tab.routed.wanted(url):
            outcome = await tab.routed.load(url, self._left, self._title, self._state, reload=reload)
            if not isinstance(outcome, str):
                return outcome
            url = outcome
        tab.scripts.before()
        if self._state in BEFORE_LOAD and is_http(url) and not tab.scripts.waiting:
            return await self._go_until(url, before)
        await self._event(url)
        await tab.scripts.load(self._title)
        return await self._arrive(before)

    async def _event(self, url: str) -> None:
        await self._frame.bridge.goto(url, timeout=self._left(), title=self._title)

    async def _go_until(self, url: str, before: FrameInfo) -> Response | None:
        """The service may answer a goto event late, when all is loaded: the page tells of the state before."""
        bridge = self._frame.bridge
        if not await bridge.session.runs_side_by_side() and not only_fragment(self._tab.url, url):
            return await self._go_by_script(url, before)

        async def meanwhile(going: SentAction) -> Any:
            doc = before.doc
            while True:
                asked = {"state": self._state, "after": doc, "network": True}
                facts = await bridge.run("page.arrive", asked, timeout=self._left(), title=self._title, beside=going)
                if facts.pop("age") <= 1000 * going.age:
                    return facts
                doc = bridge.doc  # it was there before: the page had gone on since Python heard of it

        facts = await bridge.goto(url, timeout=self._left(), title=self._title, meanwhile=meanwhile)
        if facts is None:
            return await self._arrive(before)
        return self._tab.network.document_response(self._frame, facts)

    async def _go_by_script(self, url: str, before: FrameInfo) -> Response | None:
        """A script goes there, so that no goto event holds up what comes after it.

        It goes from a document of the same origin, so that all cookies are sent as for a goto event; a plain one has no
        entry in the history.
        """
        bridge = self._frame.bridge
        left = await self._left_by_script(url)
        if left is None:
            await self._event(url)
            return await self._arrive(before)
        within = self._left()
        try:
            asked = {"state": self._state, "after": left}
            timeout = min(within or STAYS, STAYS)
            facts = await bridge.run("page.arrive", asked, timeout=timeout, title=self._title)
        except TimeoutError:
            if bridge.doc == left:  # it leads to no document, or takes long: the goto event tells
                await self._event(url)
            return await self._arrive(before)
        if not is_http(facts["url"]) or not is_http(self._tab.url):  # an error page: the goto event tells why
            await self._event(url)
            return await self._arrive(before)
        return self._tab.network.document_response(self._frame, facts)

    async def _left_by_script(self, url: str) -> str | None:
        """Begins to go there, and returns the document that is left; None where no script can."""
        tab, bridge, origin = self._tab, self._frame.bridge, origin_of(url)
        replace = origin_of(tab.url) != origin
        if replace:
            tab.network.unheard = origin + PLAIN_DOCUMENT
            tab.news.mute()
        try:
            if replace:
                await self._event(origin + PLAIN_DOCUMENT)
            params = {"url": url, "replace": replace}
            _, left = await bridge.leave("page.go", params, timeout=self._left(), title=self._title)
            return left or bridge.doc
        except (TargetClosedError, TimeoutError):
            raise
        except Error:
            return None
        finally:
            if replace:
                tab.news.pass_over()

    async def reload(self) -> Response | None:
        """Loads the document again. Chromium lets no script reload a data: URL, but the goto event goes there again."""
        before = self._frame.info
        if is_http(before.url) and not self._tab.routed.wanted(before.url):
            return await self.leave("page.reload", soft=True)
        return await self._go(before.url, reload=True)

    async def leave(self, op: str, *, soft: bool = False, **params: Any) -> Response | None:
        """Runs an operation that replaces the document (history, reload); None when it says there is nowhere to go.

        `soft`: what comes is loaded with the page's scripts in front of its own.
        """
        before = self._frame.info
        try:
            if soft:
                self._tab.scripts.before()
            moved, left = await self._tab.bridge.leave(op, params, timeout=self._left(), title=self._title)
            if moved is False:
                return None
            left = left or before.doc
            if soft and self._tab.scripts.waiting:
                await self._arrive(before, after=left)
                await self._tab.scripts.load(self._title)
            # A move between entries of one document leaves it where it is.
            response = await self._arrive(before, **({} if moved == "entry" else {"after": left}))
            if moved != "entry" and self._tab.routed.wanted_here:
                routed = self._tab.routed
                outcome = await routed.load(self._tab.url, self._left, self._title, self._state, here=True)
                return response if isinstance(outcome, str) else outcome
            return response
        except TimeoutError as error:
            log = f'Call log:\n  - waiting for navigation until "{self._state}"\n'
            raise TimeoutError(f"{self._title}: Timeout {self._limit:g}ms exceeded.\n{log}") from error

    async def _arrive(self, before: FrameInfo, **params: Any) -> Response | None:
        """Waits for the state in the document that is there now; its response, None if it is the one from before."""
        facts = await self._frame.run("page.arrive", self._title, self._left(), state=self._state, **params)
        if self._frame.info.doc == before.doc:
            return None  # the same document: only the hash has changed
        return self._tab.network.document_response(self._frame, facts)

    async def reach(self) -> None:
        """Waits for the load state of the present document."""
        await self._frame.run("page.loadState", self._title, self._left(), state=self._state)

    async def wait_for_url(self, url: UrlMatch) -> None:
        """Waits until the address matches."""
        matcher = UrlMatcher(url, self._tab.group.options.base_url)
        try:
            if not matcher.is_predicate:
                await self._frame.run(
                    "page.waitForUrl", self._title, self._left(), url=matcher.to_wire(), waitUntil=self._state
                )
                return
            while not matcher.matches(self._frame.url):  # only Python can tell: it is asked at every news
                await self._watch()
            await self.reach()
        except (TimeoutError, TargetClosedError) as error:
            raise self._with_log(error, waiting_for_navigation(url, self._state)) from error

    async def navigated(self, url: UrlMatch | None, before: FrameInfo, seen: list[str]) -> Response | None:
        """Waits until the frame has left `before` (its facts then) for an address that matches."""
        matcher = UrlMatcher(url, self._tab.group.options.base_url)
        try:
            while True:
                now = self._frame.info
                if self._frame.is_detached:
                    raise Error(f"{self._title}: Navigating frame was detached!")
                if (now.doc, now.url) != (before.doc, before.url) and matcher.matches(now.url):
                    return await self._arrive(before)
                await self._watch()
        except (TimeoutError, TargetClosedError) as error:
            log = waiting_for_navigation(url, self._state) + [f'  navigated to "{address}"' for address in seen]
            raise self._with_log(error, log) from error

    async def _watch(self) -> None:
        reason = self._tab.closed
        if reason is not None:
            raise TargetClosedError(f"{self._title}: {reason}")
        await self._frame.bridge.run("page.watch", timeout=self._left(), title=self._title)

    def _with_log(self, error: TimeoutError | TargetClosedError, log: list[str]) -> Error:
        if isinstance(error, TimeoutError):
            return TimeoutError(with_logs(f"{self._title}: Timeout {self._limit:g}ms exceeded.", log))
        return TargetClosedError(with_logs(f"{self._title}: {self._tab.closed}", log))


class Navigation:
    """What `expect_navigation` gives: a context manager which waits at its end, and whose `value` is the response."""

    def __init__(self, frame: TabFrame, title: str, timeout: Timeout, url: UrlMatch | None, state: str) -> None:
        self._navigations = Navigations(frame, title, timeout, state)
        self._frame = frame
        self._before = frame.info
        self._url = url
        self._seen: list[str] = []
        self._done = False
        self._response: Response | None = None
        frame.page.on("framenavigated", self._note)

    def _note(self, frame: Frame) -> None:
        if frame is self._frame.frame:
            self._seen.append(frame.url)

    @property
    async def value(self) -> Response | None:
        """The response of the document that came; None for a navigation within the document."""
        return await self.wait()

    def is_done(self) -> bool:
        """Whether the navigation was waited for."""
        return self._done

    async def wait(self) -> Response | None:
        """Until the navigation has come. Raises TimeoutError and TargetClosedError."""
        if not self._done:
            try:
                self._response = await self._navigations.navigated(self._url, self._before, self._seen)
            finally:
                self._stop()
            self._done = True
        return self._response

    def _stop(self) -> None:
        self._frame.page.remove_listener("framenavigated", self._note)

    async def __aenter__(self) -> Navigation:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            await self.wait()
        else:
            self._stop()
