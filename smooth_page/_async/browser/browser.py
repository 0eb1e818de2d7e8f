"""A browser: opens contexts and pages, over one client of the service."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from re import Pattern
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import Self

from smooth_page._io.asynchronous import gather, unbroken
from smooth_page._io.endpoint import local_version
from smooth_page._io.users_browser import show
from smooth_page._shared.api.api_types import Grounded
from smooth_page._shared.api.structures import (
    ClientCertificate,
    Geolocation,
    HttpCredentials,
    ProxySettings,
    RecordVideoSize,
    ScreenSize,
    StorageState,
    ViewportSize,
)
from smooth_page._shared.debugging.calls import watched
from smooth_page._shared.options.chromium_version import usual_version, version_in
from smooth_page._shared.options.context_options import NEEDS_COMPANION, ContextOptions, read_options
from smooth_page._shared.service.repetition import RefusedError
from smooth_page.errors import CLOSED, Error, NotSupportedError, TargetClosedError

from ..companion.installation import Installation
from ..network.foreseen import KnownHeaders
from ..page.page import Page
from ..service.client import AsyncSmoothClient
from ..unsupported.unsupported import UnsupportedBrowser
from .browser_listening import BrowserListening
from .browser_tracing import BrowserTracing
from .context import BrowserContext

log = logging.getLogger("smooth_page")

if TYPE_CHECKING:
    from ..service.session import AsyncSession
    from .browser_type import BrowserType


class Browser(BrowserListening, BrowserTracing, UnsupportedBrowser):
    """A browser. It costs nothing itself: its pages open the sessions.

    [Playwright](https://playwright.dev/python/docs/api/class-browser)
    """

    def __init__(
        self,
        browser_type: BrowserType,
        client: AsyncSmoothClient,
        smooth: dict[str, Any],
        slow_mo: float,
        headed: bool,
    ) -> None:
        super().__init__()
        self._browser_type = browser_type
        self._client = client
        self._installation = Installation(client)
        self._smooth = smooth
        self._slow_mo = slow_mo
        self._headed = headed
        self._shows_live_view = False
        self._window_size: ViewportSize | None = None
        # By device: those of sessions with the companion.
        self._agents: dict[str, str] = {}
        self._known_headers = KnownHeaders()
        # The folders for downloaded files, and for the files of traces.
        self._downloads_path: str | Path | None = None
        self._traces_dir: str | Path | None = None
        self._contexts: list[BrowserContext] = []
        self._open = True

    def __repr__(self) -> str:
        return f"<Browser type={self._browser_type!r} version={self.version}>"

    @property
    def client(self) -> AsyncSmoothClient:
        """The client of the service. Playwright has no such property."""
        return self._client

    @property
    def browser_type(self) -> BrowserType:
        """The browser type that launched it: `playwright.chromium`.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-browser-type)
        """
        return self._browser_type

    @property
    def contexts(self) -> list[BrowserContext]:
        """The open contexts, in the order in which they were opened.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-contexts)
        """
        return list(self._contexts)

    @property
    def version(self) -> str:
        """The version of Chromium, such as "156.0.8078.108".

        Difference from Playwright: a service's version is known once a page has reported it, as in "156.0.0.0"; until
        then this is the version of Playwright's own Chromium.
        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-version)
        """
        local = local_version() if self._client.embedded else None
        return local or self._reported_version or usual_version()

    @property
    def _reported_version(self) -> str | None:
        groups = [context._group for context in self._contexts]
        agents = [*self._agents.values(), *(it.storage.user_agent for it in groups if it.options.user_agent is None)]
        return next((version for agent in agents if agent and (version := version_in(agent))), None)

    def is_connected(self) -> bool:
        """Whether the browser is open: neither closed nor known to have ended.

        Difference from Playwright: the end of the embedded engine's browser, or of the service, is noticed by the next
        call that needs it; "disconnected" is emitted then. A service's session that ends closes only its own pages.
        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-is-connected)
        """
        return self._open and not any(session.lost_browser for session in self._sessions)

    @property
    def _sessions(self) -> list[AsyncSession]:
        return [tab.bridge.session for context in self._contexts for tab in context._group.roots]

    async def new_context(
        self,
        *,
        accept_downloads: bool | None = None,
        base_url: str | None = None,
        bypass_csp: bool | None = None,
        client_certificates: Sequence[ClientCertificate] | None = None,
        color_scheme: Literal["dark", "light", "no-preference", "null"] | None = None,
        contrast: Literal["more", "no-preference", "null"] | None = None,
        default_browser_type: str | None = None,
        device_scale_factor: float | None = None,
        extra_http_headers: dict[str, str] | None = None,
        forced_colors: Literal["active", "none", "null"] | None = None,
        geolocation: Geolocation | None = None,
        has_touch: bool | None = None,
        http_credentials: HttpCredentials | Sequence[HttpCredentials] | None = None,
        ignore_https_errors: bool | None = None,
        is_mobile: bool | None = None,
        java_script_enabled: bool | None = None,
        locale: str | None = None,
        no_viewport: bool | None = None,
        offline: bool | None = None,
        permissions: Sequence[str] | None = None,
        proxy: ProxySettings | None = None,
        record_har_content: Literal["omit", "embed", "attach"] | None = None,
        record_har_mode: Literal["full", "minimal"] | None = None,
        record_har_omit_content: bool | None = None,
        record_har_path: str | Path | None = None,
        record_har_url_filter: str | Pattern[str] | None = None,
        record_video_dir: str | Path | None = None,
        record_video_fps: int | None = None,
        record_video_size: RecordVideoSize | None = None,
        reduced_motion: Literal["no-preference", "null", "reduce"] | None = None,
        screen: ScreenSize | None = None,
        service_workers: Literal["allow", "block"] | None = None,
        storage_state: StorageState | str | Path | None = None,
        strict_selectors: bool | None = None,
        timezone_id: str | None = None,
        user_agent: str | None = None,
        viewport: ViewportSize | None = None,
        smooth: dict[str, Any] | None = None,
        grounded: Grounded = False,
    ) -> BrowserContext:
        """Creates a context.

        Difference from Playwright: options that sessions can't implement raise NotSupportedError. `user_agent`,
        `locale`, `timezone_id`, `geolocation`, `viewport` and `screen` apply to what scripts and media queries of the
        main frame see; requests of the browser carry its own user agent and language. In recorded HAR files, what the
        browser loads for elements has no headers and no content; documents are recorded if `route` could handle them. A
        `storage_state` is restored for each origin when a page navigates there, which also reports what can't be
        restored. With `java_script_enabled=False`, a policy in each document forbids its scripts; scripts still run in
        documents that the history, posted forms and frames of other origins load, and <noscript> stays hidden. With the
        companion: a client certificate as `pfx` raises NotSupportedError, and this process makes the requests that need
        one; with `java_script_enabled=False`, <noscript> stays hidden.

        `smooth`: creation parameters of its sessions (`device`, `profile_id`, `use_stealth`, ...), which override the
        browser's. `grounded`: the default of `extract`.
        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-new-context)
        """
        given = {name: value for name, value in locals().items() if name not in ("self", "smooth")}
        return await open_context(self, given, smooth, "Browser.new_context")

    async def new_page(
        self,
        *,
        accept_downloads: bool | None = None,
        base_url: str | None = None,
        bypass_csp: bool | None = None,
        client_certificates: Sequence[ClientCertificate] | None = None,
        color_scheme: Literal["dark", "light", "no-preference", "null"] | None = None,
        contrast: Literal["more", "no-preference", "null"] | None = None,
        default_browser_type: str | None = None,
        device_scale_factor: float | None = None,
        extra_http_headers: dict[str, str] | None = None,
        forced_colors: Literal["active", "none", "null"] | None = None,
        geolocation: Geolocation | None = None,
        has_touch: bool | None = None,
        http_credentials: HttpCredentials | Sequence[HttpCredentials] | None = None,
        ignore_https_errors: bool | None = None,
        is_mobile: bool | None = None,
        java_script_enabled: bool | None = None,
        locale: str | None = None,
        no_viewport: bool | None = None,
        offline: bool | None = None,
        permissions: Sequence[str] | None = None,
        proxy: ProxySettings | None = None,
        record_har_content: Literal["omit", "embed", "attach"] | None = None,
        record_har_mode: Literal["full", "minimal"] | None = None,
        record_har_omit_content: bool | None = None,
        record_har_path: str | Path | None = None,
        record_har_url_filter: str | Pattern[str] | None = None,
        record_video_dir: str | Path | None = None,
        record_video_fps: int | None = None,
        record_video_size: RecordVideoSize | None = None,
        reduced_motion: Literal["no-preference", "null", "reduce"] | None = None,
        screen: ScreenSize | None = None,
        service_workers: Literal["allow", "block"] | None = None,
        storage_state: StorageState | str | Path | None = None,
        strict_selectors: bool | None = None,
        timezone_id: str | None = None,
        user_agent: str | None = None,
        viewport: ViewportSize | None = None,
        smooth: dict[str, Any] | None = None,
        grounded: Grounded = False,
    ) -> Page:
        """Creates a page in a context of its own, which closes with the page. Options as for `new_context`.

        Difference from Playwright: same as `Browser.new_context`.
        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-new-page)
        """
        given = {name: value for name, value in locals().items() if name not in ("self", "smooth")}
        context = await open_context(self, given, smooth, "Browser.new_page")
        page = await context.new_page()
        page._tab.owns_context = True
        return page

    async def close(self, *, reason: str | None = None) -> None:
        """Closes all contexts with the sessions of their pages.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-close)
        """
        if self._open:
            self._open = False
            await unbroken(partial(self._end, reason))

    def _show(self, session: AsyncSession) -> None:
        """Opens the live view of a headed browser of the embedded engine, if a person can see it."""
        if not self._shows_live_view or session.live_url is None:
            return
        url = f"{session.live_url}&interactive=true"
        if not show(url):
            log.info("The browser's live view: %s", url)

    async def _open_session(self, session: AsyncSession, title: str) -> None:
        """Opens the session of a new page. Raises TargetClosedError if the engine or its browser has ended."""
        older = next((each for each in self._sessions if each.is_open), None)
        try:
            await session.open()
        except RefusedError as error:
            if not self._client.embedded:
                raise
            await self.close()
            raise TargetClosedError(f"{title}: {CLOSED}") from error
        if self._client.embedded and older is not None:
            await older.check()  # the new session may be in the browser that follows one that has ended
        if any(each.lost_browser for each in (session, *self._sessions)):
            await self.close()
        if not self._open:
            raise TargetClosedError(f"{title}: {CLOSED}")

    async def _end(self, reason: str | None) -> None:
        for failure in await gather([partial(context.close, reason=reason) for context in self.contexts]):
            if isinstance(failure, Error):
                log.warning("%s", failure.message)  # a file that was not written
        await self._client.close()
        self._browser_type._playwright._forget(self)
        await self._emit("disconnected", self)

    def _forget(self, context: BrowserContext) -> None:
        if context in self._contexts:
            self._contexts.remove(context)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


# Not a method, because libraries wrap each method of a browser that is annotated as returning a context.
async def open_context(
    browser: Browser, given: dict[str, Any], smooth: dict[str, Any] | None, title: str
) -> BrowserContext:
    """Opens a context with these options of `new_context`."""
    if not browser._open:
        raise TargetClosedError(f"{title}: {CLOSED}")
    if given.get("no_viewport") and browser._window_size:
        given = {**given, "viewport": browser._window_size}
    options = read_options(given, {**browser._smooth, **(smooth or {})}, title)
    context = await _with_companion(browser, options, title)
    if options.certificates and context._group.companion is None:
        raise NotSupportedError(f"{title}(client_certificates=...)", *NEEDS_COMPANION["client_certificates"])
    browser._contexts.append(context)
    if options.har is not None:
        await context._group.record(options.har, options.har_filter)
    await browser._emit("context", context)
    return context


async def _with_companion(browser: Browser, options: ContextOptions, title: str) -> BrowserContext:
    """Returns a context whose sessions have the companion as the options say.

    Only a session shows whether a service loads extensions. With "auto", the context's first session begins at once
    until one has had the companion.
    """
    installation = browser._installation
    context = BrowserContext(browser, options, await installation.extension(options.companion, title))
    if options.companion != "auto" or context._group.companion is None or installation.is_proven:
        return context
    try:
        with watched(title, "opening a session", nullcontext()):
            await context._group.prepare("BrowserContext.new_page")
    except Error as error:
        if not installation.refuses(error):
            raise
        return BrowserContext(browser, options, None)
    installation.proven()
    return context
