"""Navigating a frame, and waiting until one navigates."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, suppress
from functools import partial
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._protocol import commands
from smooth_page._protocol.contract import FrameInfo
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import check_string, one_of
from smooth_page._shared.assertions.wait_logs import waiting_for_navigation, with_logs
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher, is_file, is_http, resolve_url
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError

from ..bridge.goto_event import DOWNLOAD
from ..network.response import Response
from .arrival import arrive
from .load import DocumentLoad, How, Referrer

if TYPE_CHECKING:
    from smooth_page._protocol.commands import LoadState

    from ..page.frame import Frame
    from ..page.tab_frame import TabFrame

_NO_FILE = "page.set_content(path.read_text()), or a server that the browser can reach"
# What a browser reports if there is no document at the URL, but a file for example.
_ABORTED = "net::ERR_ABORTED"
_NO_DOCUMENT = (DOWNLOAD, _ABORTED)
_check_state: Callable[[str, Any], LoadState] = one_of("load", "domcontentloaded", "networkidle", "commit")


def load_state(state: str | None, name: str = "wait_until") -> LoadState:
    """Returns the load state to wait for. Raises Error if it is unknown."""
    return "load" if state is None else _check_state(name, state)


class Navigations:
    """One call that navigates a frame or waits for it, with its time limit."""

    def __init__(self, frame: TabFrame, title: str, timeout: Timeout, state: LoadState) -> None:
        self._frame = frame
        self._tab = frame.tab
        self._title = title
        self._state = state
        self._referer: str | None = None
        self._limit = self._tab.timeouts.navigation(timeout)

    async def goto(self, url: str, referer: str | None) -> Response | None:
        """Navigates and returns the response of the new document."""
        self._referer = referer
        if referer is not None and self._tab.group.companion is None:
            raise NotSupportedError(f"{self._title}(referer=...)", "the goto event has no referer")
        url = resolve_url(self._tab.group.options.base_url, check_string("url", url))
        with self._call(url=url, referer=referer):
            return await self._goto(url)

    def _call(self, **params: Any) -> AbstractContextManager[Any]:
        """The call, as a trace shows it."""
        return self._tab.group.call(self._title, {**params, "waitUntil": self._state, "timeout": self._limit})

    async def _goto(self, url: str) -> Response | None:
        log = f'Call log:\n  - navigating to "{url}", waiting until "{self._state}"\n'
        with self._frame.bridge.one_call():
            deadline = Deadline.after_ms(self._limit)
            try:
                self._check_referer()
                return await self._go(url, deadline)
            except TimeoutError as error:
                raise deadline.timeout_error(self._title, log) from error
            except (TargetClosedError, NotSupportedError):
                raise
            except Error as error:
                if deadline.expired:  # the service's own limit of a goto event may be the same
                    raise deadline.timeout_error(self._title, log) from error
                if is_http(url) and any(reason in error.message for reason in _NO_DOCUMENT):
                    await self._tab.group.downloads.reached(self._tab, url)
                if _ABORTED in error.message and self._tab.is_wanted("dialog"):
                    await self._tab.bridge.sync(self._title)  # a dialog's listener may have stopped it
                await self._report_failure()
                raise Error(f"{error.message}\n{log}") from error

    def _check_referer(self) -> None:
        """Raises Error where the page's own headers say something else."""
        if self._referer not in (None, self._tab.settings.own.get("referer", self._referer)):
            raise Error(f'{self._title}: "referer" is already specified as extra HTTP header')

    async def _report_failure(self) -> None:
        """Emits the events of the request that has failed, which listeners and waits get before the error."""
        tab = self._tab
        if tab.group.companion is not None and tab.wants_requests:
            with suppress(Error):  # no script runs in the page; the next call reports them
                await tab.bridge.sync(self._title)

    async def _go(self, url: str, deadline: Deadline, how: How = "push") -> Response | None:
        before = self._frame.info
        if before.parent is not None:
            frame, documents = self._frame, self._tab.documents
            return await documents.load_frame(frame, url, deadline, self._title, self._state, self._referer)
        if not url:  # the goto event does not accept it
            raise Error(f"{self._title}: Protocol error (Page.navigate): Cannot navigate to invalid URL")
        if is_file(url):
            return await self._go_to_file(url, deadline)
        load = self._new_load(url, deadline, how)
        with self._tab.documents.loading(load):
            await self._tab.logins.before(load)
            await self._tab.documents.run(load)
            response = load.response
            refused = response is not None and response.status == HTTPStatus.UNAUTHORIZED
            if not refused or not await self._tab.logins.refused(load):
                return response
        load = self._new_load(url, deadline, how, before)
        with self._tab.documents.loading(load):
            await self._tab.documents.run(load)
        return load.response

    def _new_load(
        self, url: str, deadline: Deadline, how: How = "push", before: FrameInfo | None = None
    ) -> DocumentLoad:
        referrer: Referrer = "keep" if how == "reload" else "none"
        before = before or self._frame.info
        return DocumentLoad(
            url, deadline, self._title, self._state, before, how=how, referrer=referrer, referer=self._referer
        )

    async def _go_to_file(self, url: str, deadline: Deadline) -> Response | None:
        """The browser loads it; its request is reported when it is there."""
        tab = self._tab
        if not tab.group.browser._client._is_local:
            raise NotSupportedError(
                f"{self._title}({url!r})", "the browser runs on another machine, which has no such file", _NO_FILE
            )
        load = self._new_load(url, deadline)
        with tab.documents.loading(load):
            await tab.documents.run(load)
        if load.response is not None:
            await tab.network.report(load.response)
        return load.response

    async def reload(self) -> Response | None:
        """Loads the document again. No script can reload a data: URL in Chromium, but the goto event can."""
        before = self._frame.info
        with self._call():
            if is_http(before.url) and not self._tab.documents.writes(before.url):
                return await self._move(self._tab.documents.reload)
            return await self._go(before.url, Deadline.after_ms(self._limit), "reload")

    async def go(self, delta: Literal[-1, 1]) -> Response | None:
        """Moves through the history. Returns None if there is no such entry."""
        with self._call():
            return await self._move(partial(self._tab.documents.go, delta=delta))

    async def _move(self, move: Callable[[DocumentLoad], Awaitable[None]]) -> Response | None:
        load = self._new_load(self._tab.url, Deadline.after_ms(self._limit))
        try:
            with self._tab.documents.loading(load):
                await move(load)
            return load.response
        except TimeoutError as error:
            log = f'Call log:\n  - waiting for navigation until "{self._state}"\n'
            raise load.deadline.timeout_error(self._title, log) from error

    # -- waiting -----------------------------------------------------------------------------------------------------

    async def reach(self) -> None:
        """Waits for the load state of the present document."""
        await self._frame.run(commands.page_load_state(state=self._state), self._title, self._limit)

    async def wait_for_url(self, url: UrlMatch) -> None:
        """Waits until the URL matches, and for the load state."""
        with self._call():
            await self._wait_for_url(url)

    async def _wait_for_url(self, url: UrlMatch) -> None:
        deadline = Deadline.after_ms(self._limit)
        matcher = UrlMatcher(url, self._tab.group.options.base_url)
        try:
            if not matcher.is_predicate:
                call = commands.page_wait_for_url(url={"regex": matcher.regex}, waitUntil=self._state)
                await self._frame.run(call, self._title, deadline.left_ms)
                return
            while not matcher.matches(self._frame.url):  # the predicate runs in Python: it is asked at all news
                self._check_attached()
                await self._watch(deadline)
            await self._frame.run(commands.page_load_state(state=self._state), self._title, deadline.left_ms)
        except (TimeoutError, TargetClosedError) as error:
            raise self._with_log(error, deadline, waiting_for_navigation(url, self._state)) from error

    async def navigated(self, url: UrlMatch | None, before: FrameInfo, seen: list[str]) -> Response | None:
        """Waits until the frame is no longer as it was in `before`, and its URL matches. `seen`: URLs on the way."""
        deadline = Deadline.after_ms(self._limit)
        matcher = UrlMatcher(url, self._tab.group.options.base_url)
        try:
            while True:
                now = self._frame.info
                self._check_attached()
                if (now.doc, now.url) != (before.doc, before.url) and matcher.matches(now.url):
                    return await arrive(self._frame, before, self._title, self._state, deadline.left_ms)
                await self._watch(deadline)
        except (TimeoutError, TargetClosedError) as error:
            log = waiting_for_navigation(url, self._state) + [f'  navigated to "{address}"' for address in seen]
            raise self._with_log(error, deadline, log) from error
        except Error as error:
            if not self._frame.is_detached:
                raise
            raise Error(f"{self._title}: Navigating frame was detached!") from error

    def _check_attached(self) -> None:
        if self._frame.is_detached:
            raise Error(f"{self._title}: Navigating frame was detached!")

    async def _watch(self, deadline: Deadline) -> None:
        reason = self._tab.closed
        if reason is not None:
            raise TargetClosedError(f"{self._title}: {reason}")
        await self._tab.bridge.run(commands.page_watch(), timeout=deadline.left_ms, title=self._title)

    def _with_log(self, error: TimeoutError | TargetClosedError, deadline: Deadline, log: list[str]) -> Error:
        if isinstance(error, TimeoutError):
            return TimeoutError(with_logs(f"{deadline.timeout_text(self._title)}.", log))
        return TargetClosedError(with_logs(f"{self._title}: {self._tab.closed}", log))


class Navigation:
    """Returned by `expect_navigation`: a context manager that waits when its block ends; `value` is the response."""

    def __init__(self, frame: TabFrame, title: str, timeout: Timeout, url: UrlMatch | None, state: LoadState) -> None:
        self._navigations = Navigations(frame, title, timeout, state)
        self._frame = frame
        self._before = frame.info
        self._url = url
        self._seen: list[str] = []
        self._done = False
        self._response: Response | None = None
        # Not as a listener: the tree of the reply that brings the navigation is enough.
        self._follows = True
        frame.page._follow("framenavigated", self._note)

    async def _note(self, frame: Frame) -> None:
        if frame is self._frame.frame:
            self._seen.append(frame.url)

    @property
    async def value(self) -> Response | None:
        """The response of the new document; None for a navigation within the document."""
        return await self.wait()

    def is_done(self) -> bool:
        """Whether the navigation has come."""
        return self._done

    async def wait(self) -> Response | None:
        """Waits until the navigation has come. Raises TimeoutError and TargetClosedError."""
        if not self._done:
            try:
                self._response = await self._navigations.navigated(self._url, self._before, self._seen)
            finally:
                self._stop()
            self._done = True
        return self._response

    def _stop(self) -> None:
        if self._follows:
            self._follows = False
            self._frame.page._unfollow("framenavigated", self._note)

    async def __aenter__(self) -> Navigation:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            await self.wait()
        else:
            self._stop()
