"""A browser context: what its pages share. With the companion they share one Smooth session, else each has its own.

Its cookies are in `storage`: in companion_storage.py, or, for separate sessions, in context_storage.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from re import Pattern
from types import TracebackType
from typing import TYPE_CHECKING, Any

from typing_extensions import Self

from smooth_page._io.asynchronous import AnyPredicate, Predicate, gather, sleep, unbroken
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.api.callables import accepted
from smooth_page._shared.api.structures import Cookie, Geolocation, SetCookieParam, StorageState
from smooth_page._shared.api.warnings import warn, warn_once
from smooth_page._shared.options.context_options import ContextOptions
from smooth_page._shared.options.emulation import check_zone_and_locale
from smooth_page._shared.requests.api_request_options import read_context_state
from smooth_page.errors import CLOSED, Error, TargetClosedError

from ..documents.clock import Clock
from ..documents.init_scripts import script_source
from ..events.disposable import Disposable
from ..events.events import Expected
from ..page.dialog import listener_failed
from ..page.news import NO_WORKERS
from ..page.page import Page
from ..requests.api_request import APIRequestContext
from ..unsupported.unsupported import UnsupportedContext
from .context_devtools import ContextDevtools
from .context_listening import ContextListening
from .context_network_control import ContextNetworkControl
from .tab_group import TabGroup

if TYPE_CHECKING:
    from ..page.console_message import ConsoleMessage
    from ..page.worker import Worker
    from ..tracing.tracing import Tracing
    from .browser import Browser

# A wait for an event of the context looks again after this many seconds while the context has no page.
_PAUSE = 0.05
# With several pages, it waits on each of them in turn, for this many ms.
_TURN = 250.0
# Events that are not emitted without the companion: listeners are accepted, with a warning.
UNHEARD = {"serviceworker": NO_WORKERS}


class BrowserContext(ContextNetworkControl, ContextDevtools, ContextListening, UnsupportedContext):
    """Options, time limits and listeners for its pages.

    Difference from Playwright: the pages of one context are separate sessions. They share the cookies that a call has
    added or read; they share all cookies only if the service keeps a profile for them (`launch_persistent_context`, or
    `smooth={"profile_id": ...}`), which each page reads when it is opened. With the companion: `page.ai` and
    `page.extract` act in the session's own tab, which is the first page of the context.
    [Playwright](https://playwright.dev/python/docs/api/class-browsercontext)
    """

    def __init__(self, browser: Browser, options: ContextOptions, companion: str | None) -> None:
        super().__init__()
        self._group = TabGroup(self, browser, options, companion)
        self._clock = Clock(self._group.clock)

    def __repr__(self) -> str:
        return f"<BrowserContext browser={self._group.browser!r}>"

    # -- as an emitter ---------------------------------------------------------------------------------------------

    def _failed(self, event: str, error: Exception) -> None:
        if event != "dialog":
            raise error
        listener_failed(error)

    def _listening(self, event: str) -> None:
        if event in UNHEARD and self._group.companion is None and self._is_wanted(event):
            warn(f'The event "{event}" of a context is never emitted: {UNHEARD[event]}.')
        for tab in self._group.tabs:
            tab.news.observe()

    # -- pages -----------------------------------------------------------------------------------------------------

    @property
    def pages(self) -> list[Page]:
        """The open pages, including popups, in the order in which they were opened.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-pages)
        """
        return [tab.page for tab in self._group.tabs]

    @property
    def service_workers(self) -> list[Worker]:
        """The service workers of the context's pages.

        Difference from Playwright: always empty, with one warning, because scripts of a page can't reach workers. With
        the companion: those for which a page is open.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-service-workers)
        """
        if self._group.companion is None:
            warn_once(f"BrowserContext.service_workers: {NO_WORKERS}, so the list is always empty")
        return [worker for tab in self._group.tabs for worker in tab.workers.service]

    @property
    def browser(self) -> Browser | None:
        """The browser of the context.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-browser)
        """
        return self._group.browser

    @property
    def clock(self) -> Clock:
        """The clock of the context's pages.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-clock)
        """
        return self._clock

    @property
    def tracing(self) -> Tracing:
        """Records a trace of the context, for the trace viewer.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-tracing)
        """
        return self._group.tracing

    @property
    def request(self) -> APIRequestContext:
        """HTTP requests from this process, with its certificates, the browser's user agent, and the context's cookies
        and base_url. Cookies of their responses are added to the pages.

        Difference from Playwright: httpOnly cookies, which the browser hides from scripts, are not sent, and pages get
        the cookies of responses as ones that scripts can see; the user agent is this process's, unless one was set or a
        page has shown the site. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-request)
        """
        return self._group.request

    async def new_page(self) -> Page:
        """Opens a page: a tab of the context's session, or without the companion in a session of its own.

        Difference from Playwright: the page has a browser of its own in its session. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-new-page)
        """
        group = self._group
        if group.closed is not None:
            raise TargetClosedError(f"BrowserContext.new_page: {CLOSED}")
        if any(tab.owns_context for tab in group.tabs):
            raise Error("Please use browser.new_context()")
        check_zone_and_locale(group.options.emulation, "BrowserContext.new_page")
        with group.call("BrowserContext.new_page"):
            tab = await group.open_in_session("BrowserContext.new_page")
            if tab is None:
                tab = (await group.next_page("BrowserContext.new_page"))._tab
                await group.hand_over(tab, "BrowserContext.new_page")
            await group.begin(tab)
            await self._emit("page", tab.page)
            return tab.page

    # -- events ----------------------------------------------------------------------------------------------------

    def expect_console_message(
        self, predicate: Predicate[ConsoleMessage] | None = None, *, timeout: Timeout = None
    ) -> Expected[ConsoleMessage]:
        """Same as `expect_event("console")`. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-wait-for-console-message)
        """
        return self._expect("console", predicate, timeout, "expect_console_message")

    def expect_page(self, predicate: Predicate[Page] | None = None, *, timeout: Timeout = None) -> Expected[Page]:
        """Same as `expect_event("page")`: waits for a page that `new_page` opens, or a popup. Raises TimeoutError after
        `timeout` ms.

        Difference from Playwright: same as `Page.expect_popup`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-wait-for-page)
        """
        return self._expect("page", predicate, timeout, "expect_page")

    def _expect(self, event: str, predicate: AnyPredicate | None, timeout: Timeout, verb: str) -> Expected[Any]:
        title = f"BrowserContext.{verb}"
        limit = self._group.timeouts.action(timeout)

        async def watch(left: float) -> None:
            # Waits on each session in turn. Without one, only other tasks can cause events.
            tabs = self._group.roots
            if not tabs:
                await sleep(_PAUSE)
            for tab in tabs:
                await tab.watch(left if len(tabs) == 1 else min(left or _TURN, _TURN), title)

        return Expected(self, event, predicate, limit, title, watch, closed=lambda: self._group.closed)

    # -- cookies and storages --------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None = None) -> list[Cookie]:
        """Returns the cookies that would be sent to any of the URLs; without URLs, all known ones. `expires` in
        seconds.

        Difference from Playwright: only cookies that were added, that responses to `BrowserContext.request` set, and
        that scripts of the open documents can see. httpOnly cookies of the browser are missing; after a form was posted
        or a password entered, one SmoothWarning says so. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-cookies)
        """
        return await self._group.storage.cookies(urls, "BrowserContext.cookies")

    async def add_cookies(self, cookies: Sequence[SetCookieParam]) -> None:
        """Adds cookies, each with a `url` or a pair of `domain` and `path`. Raises Error for an invalid cookie.

        Difference from Playwright: pages get `httpOnly` cookies as ones that scripts can see. A page gets the cookies
        of a site when it navigates there (by way of the site's /robots.txt); after a click, they are set after the
        first request. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-add-cookies)
        """
        await self._group.storage.add_cookies(cookies, "BrowserContext.add_cookies")

    async def clear_cookies(
        self,
        *,
        domain: str | Pattern[str] | None = None,
        name: str | Pattern[str] | None = None,
        path: str | Pattern[str] | None = None,
    ) -> None:
        """Removes the cookies that match all given conditions.

        Difference from Playwright: only cookies that `BrowserContext.cookies` returns are removed, in other pages when
        they navigate to the site; httpOnly cookies of the browser remain. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-clear-cookies)
        """
        await self._group.storage.clear_cookies(domain, name, path, "BrowserContext.clear_cookies")

    async def storage_state(
        self,
        *,
        credentials: bool | None = None,
        indexed_db: bool | None = None,
        opfs: bool | None = None,
        path: str | Path | None = None,
    ) -> StorageState:
        """Returns cookies, and the local storage of each origin; with `indexed_db`, also databases, with
        `credentials`, also passkeys. Written to `path`, too.

        Blobs, files and keys in databases become empty objects, as in Playwright.

        Difference from Playwright: cookies are those that `BrowserContext.cookies` returns: httpOnly cookies of
        the browser are missing. Origins are those that pages show now, have shown at an earlier call, or that
        the context was created with. `opfs` and `credentials` raise NotSupportedError. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-storage-state)
        """
        title = "BrowserContext.storage_state"
        passkeys = await self._group.credentials.get() if credentials else None
        return await self._group.storage.state(
            path, title, databases=bool(indexed_db), files=bool(opfs), credentials=passkeys
        )

    async def set_storage_state(self, storage_state: StorageState | str | Path) -> None:
        """Replaces the whole state.

        Difference from Playwright: cookies that scripts can't see, and storages of other origins, remain; databases
        that are not in the state are emptied instead of deleted. None with the companion, which also closes databases
        that a page holds open.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-storage-state)
        """
        state, title = read_context_state(storage_state), "BrowserContext.set_storage_state"
        await self._group.storage.replace(state, title)
        await self._group.credentials._replace(state, title)

    # -- for all pages ---------------------------------------------------------------------------------------------

    async def expose_function(self, name: str, callback: Callable[..., Any]) -> Disposable:
        """Adds a function to the scripts of all pages that calls Python (see `Page.expose_function`).

        Difference from Playwright: same as `Page.expose_function`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-expose-function)
        """
        title = "BrowserContext.expose_function"
        return await self._group.bindings.expose(name, lambda source, *args: callback(*accepted(callback, args)), title)

    async def expose_binding(self, name: str, callback: Callable[..., Any]) -> Disposable:
        """Same as `expose_function`, but the callback receives the source first: {"context", "page", "frame"}.

        Difference from Playwright: same as `Page.expose_function`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-expose-binding)
        """
        return await self._group.bindings.expose(name, callback, "BrowserContext.expose_binding")

    async def add_init_script(self, script: str | None = None, *, path: str | Path | None = None) -> Disposable:
        """Runs a script, or that of a file, in each document of all pages (see `Page.add_init_script`).

        Difference from Playwright: same as `Page.add_init_script`.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-add-init-script)
        """
        added = self._group.scripts.add(script_source(script, path))
        for tab in self._group.tabs:
            tab.popups.prepare(tab)
            await tab.scripts.send("BrowserContext.add_init_script")
        return added

    async def set_geolocation(self, geolocation: Geolocation | None = None) -> None:
        """Sets the position of pages with the permission: degrees, and an accuracy in metres. None: unavailable.

        Difference from Playwright: scripts of frames other than the main frame do not get the position. None with the
        companion.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-geolocation)
        """
        await self._group.emulation.set_geolocation(geolocation, "BrowserContext.set_geolocation")

    async def grant_permissions(self, permissions: Sequence[str], *, origin: str | None = None) -> None:
        """Grants permissions to pages of the origin, or to all pages. Raises Error for unknown names.

        Difference from Playwright: pages see the permissions as granted, and get the position and the clipboard. Each
        context has its own clipboard, which the keyboard's copy and paste share; keys paste rich text as plain text.
        The browser still decides about cameras, microphones, sensors and other devices (a warning names these). With
        the companion: the browser still decides about cameras, microphones, sensors and other devices.
        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-grant-permissions)
        """
        await self._group.emulation.grant(permissions, origin, "BrowserContext.grant_permissions")

    async def clear_permissions(self) -> None:
        """Revokes all granted permissions.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-clear-permissions)
        """
        await self._group.emulation.clear_permissions("BrowserContext.clear_permissions")

    def set_default_timeout(self, timeout: float | timedelta) -> None:
        """Sets the limit of calls without a `timeout`, in ms; 0: no limit.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-default-timeout)
        """
        self._group.timeouts.default = milliseconds(timeout)
        sender = self._group.sender
        sender.options = replace(sender.options, timeout=self._group.timeouts.default)

    def set_default_navigation_timeout(self, timeout: float | timedelta) -> None:
        """Sets the limit of navigations without a `timeout`, in ms; 0: no limit.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-set-default-navigation-timeout)
        """
        self._group.timeouts.default_navigation = milliseconds(timeout)

    # -- life ------------------------------------------------------------------------------------------------------

    def is_closed(self) -> bool:
        """Whether the context is closed.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-is-closed)
        """
        return self._group.closed is not None

    async def close(self, *, reason: str | None = None) -> None:
        """Closes all pages with their sessions. `reason` is the message of the errors that running waits raise.

        [Playwright](https://playwright.dev/python/docs/api/class-browsercontext#browser-context-close)
        """
        if self._group.closed is None:
            await unbroken(partial(self._end, reason))

    async def _end(self, reason: str | None) -> None:
        group = self._group
        await self._emit("closing", self)
        owed = [error for tab in group.roots if (error := tab.bridge.take_owed())]
        failure = await group.finish_recording(reason or CLOSED)
        await group.request.dispose(reason=reason)  # its requests could miss the pages' cookies from now on
        await self._close_pages(reason)
        if group.prepared is not None:
            await group.prepared.session.close()
        group.downloads.forget()
        group.browser._forget(self)
        await self._emit("close", self)
        if group.owns_browser:
            await group.browser.close(reason=reason)
        if failure is not None or owed:
            raise failure or owed[0]

    async def _close_pages(self, reason: str | None) -> None:
        if self._group.options.creation.get("profile_id"):
            # One after the other, so that the one used last is the last to save the profile.
            for page in sorted(self.pages, key=lambda page: page.session.acted_at):
                await page.close(reason=reason)
        else:
            await gather([partial(page.close, reason=reason) for page in self.pages])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
