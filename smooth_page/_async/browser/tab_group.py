"""What the package keeps of a browser context. `BrowserContext` is what users see of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import Lock, gather
from smooth_page._protocol import commands
from smooth_page._shared.debugging.calls import watched
from smooth_page._shared.network.har_log import HarLog
from smooth_page._shared.network.urls import UrlMatch
from smooth_page._shared.options.context_options import NO_SCRIPTS, NO_SERVICE_WORKERS, ContextOptions
from smooth_page._shared.requests.api_request_options import APIRequestOptions
from smooth_page._shared.requests.http_credentials import listed_credentials
from smooth_page._shared.tracing.recorder import NOT_TRACED, NoCall, TracedCall
from smooth_page.errors import CLOSED, Error, SessionClosedError, TargetClosedError

from ..bridge.bridge import Bridge
from ..companion.installation import NotLoadedError
from ..devtools.credentials import Credentials
from ..documents.bindings import ContextBindings
from ..documents.browser_emulation import BrowserContextEmulation
from ..documents.clock import CompanionClock, ContextClock
from ..documents.emulation import ContextEmulation
from ..documents.init_scripts import ContextScripts
from ..documents.scripted_emulation import ScriptedContextEmulation
from ..events.timeouts import Timeouts
from ..network.client_certificates import PresentedCertificates
from ..network.foreseen import ForeseenDocuments
from ..network.har_recorder import HarRecorder
from ..network.network_settings import checked_headers
from ..network.routing import ContextRoutes
from ..network.web_sockets import ContextWebSockets
from ..page.download import CompanionDownloads, Downloads
from ..page.page import Page
from ..requests.api_request import APIRequestContext
from ..requests.api_sender import ApiSender
from ..storage.companion_storage import CompanionStorage
from ..storage.context_storage import ContextStorage
from ..storage.page_storage import PageStorage
from ..tracing.tracing import Tracing
from .traced_context import TracedContext

if TYPE_CHECKING:
    from smooth_page._shared.tracing.recorder import Recorder

    from ..bridge.selectors import Selectors
    from ..page.tab import Tab
    from ..service.session import AsyncSession
    from .browser import Browser
    from .context import BrowserContext


class TabGroup:
    """The tabs of a context, and what they share."""

    def __init__(
        self, context: BrowserContext, browser: Browser, options: ContextOptions, companion: str | None
    ) -> None:
        """`companion`: the id of the extension, if the sessions have it."""
        self.context = context
        self.browser = browser
        self.options = options
        self.companion = companion
        self.timeouts = Timeouts()
        # In the order in which they were opened.
        self.tabs: list[Tab] = []
        # One that was opened with the context, and is not handed out yet.
        self.prepared: Page | None = None
        self._asking = Lock()
        # The reason, once the context is closed.
        self.closed: str | None = None
        # A persistent context closes its browser with itself.
        self.owns_browser = False
        self.bindings = ContextBindings(self)
        self.scripts = ContextScripts()
        if options.blocks_service_workers:
            self.scripts.add(NO_SERVICE_WORKERS)
        if companion is not None and not options.scripts_allowed:
            self.scripts.add(NO_SCRIPTS)
        self.certificates = PresentedCertificates(self)
        self.routes = ContextRoutes(self)
        self.foreseen = ForeseenDocuments(self)
        self.sockets = ContextWebSockets(self)
        self.headers = checked_headers(options.extra_http_headers)
        self.offline = options.offline
        emulation = ScriptedContextEmulation if companion is None else BrowserContextEmulation
        self.emulation: ContextEmulation = emulation(self)
        self.recorders: list[HarRecorder] = []
        # What records the trace, while there is one.
        self.recorder: Recorder | None = None
        self.traced = TracedContext(self)
        self.tracing = Tracing(self.traced)
        self.storage: PageStorage = ContextStorage(self) if companion is None else CompanionStorage(self)
        self.clock = (ContextClock if companion is None else CompanionClock)(self)
        self.credentials = Credentials(self)
        if options.storage_state is not None:
            self.storage.fill(options.storage_state)
            self.credentials._fill(options.storage_state)
        kind = Downloads if companion is None else CompanionDownloads
        self.downloads = kind(browser._downloads_path, accept=options.accept_downloads)
        self.sender = ApiSender(self._request_options(), self.storage)
        self.request = APIRequestContext(self.sender)

    def _request_options(self) -> APIRequestOptions:
        options = self.options
        return APIRequestOptions.read(
            base_url=options.base_url,
            certificates=options.certificates,
            extra_http_headers=self.headers,
            http_credentials=options.http_credentials,
            ignore_https_errors=options.ignore_https_errors,
            proxy=options.proxy,
            user_agent=options.user_agent,
        )

    @property
    def selectors(self) -> Selectors:
        """The `playwright.selectors` that the context belongs to."""
        return self.browser.browser_type._playwright.selectors

    # -- tabs ------------------------------------------------------------------------------------------------------

    @property
    def roots(self) -> list[Tab]:
        """Those of the tabs, and of the openers of popups, that have a session of their own."""
        return list(dict.fromkeys(tab.popups.root for tab in self.tabs))

    @property
    def within_reach(self) -> list[Tab]:
        """All tabs but those that have crashed, and popups that show another origin."""
        return [tab for tab in self.tabs if tab.main.info.reachable and not tab.crashed]

    def forget(self, tab: Tab) -> None:
        """Removes a tab that is closed."""
        if tab in self.tabs:
            self.tabs.remove(tab)

    def session(self, device: str | None = None) -> AsyncSession:
        """Returns a new session for a page; on another device than the context's if that is given."""
        creation = self.emulation.creation(dict(self.options.creation))
        if device is not None:
            creation["device"] = device
        if self.companion is None and self.options.video is not None:
            creation.setdefault("enable_recording", True)
        if self.companion is not None:
            creation["extensions"] = [*(creation.get("extensions") or ()), self.companion]
        return self.browser.client.session(**creation)

    async def prepare(self, title: str) -> None:
        """Opens the session of the first page. Raises NotLoadedError or SmoothApiError without the companion in it."""
        self.prepared = await self._open_page(title)

    async def next_page(self, title: str) -> Page:
        """Returns a page with a session of its own, which has not begun yet."""
        page, self.prepared = self.prepared, None
        if page is None or not page.session.is_open:
            return await self._open_page(title)
        page._tab.bridge.set(**self.emulation.greeting)  # it may have changed
        return page

    async def _open_page(self, title: str, *, again: bool = True) -> Page:
        """`again`: once more if the engine's browser ends meanwhile."""
        bridge = Bridge(self.session(), self.selectors)
        bridge.slow_mo = self.browser._slow_mo
        await self.browser._open_session(bridge.session, title)
        self.browser._show(bridge.session)
        page = Page(self, bridge)  # its first document begins with what holds for the context
        try:
            await self.greet(page._tab, title)
        except SessionClosedError:
            if not again or not bridge.session.lost_browser:
                raise
            return await self._open_page(title, again=False)
        return page

    async def greet(self, tab: Tab, title: str) -> None:
        """Makes a page's bridge known to the companion, if its session names it. Raises NotLoadedError if it does not
        answer.
        """
        if self.companion is None:
            return
        bridge = tab.bridge
        bridge.set(**self.emulation.greeting)
        # All that its first turn would bring: new documents begin with what the companion has.
        tab.bindings.set()
        tab.settings.set()
        if not await bridge.greet(title):
            await bridge.session.close()
            raise NotLoadedError(
                f"{title}: the companion does not answer in the session. Its service may not have loaded it"
            )
        if bridge.user_agent and self.options.user_agent is None:
            self.browser._agents[self._device] = bridge.user_agent

    async def user_agent(self, title: str) -> str | None:
        """Returns the user agent that the context's pages have. If no session of the browser has reported it yet, that
        of the first page begins. None if there can't be one.
        """
        if self.options.user_agent is not None:
            return self.options.user_agent
        async with self._asking:
            if self._device not in self.browser._agents and self.prepared is None:
                with suppress(Error):  # the next page says why
                    await self.prepare(title)
        return self.browser._agents.get(self._device)

    @property
    def _device(self) -> str:
        return str(self.emulation.creation(dict(self.options.creation)).get("device"))

    async def hand_over(self, tab: Tab, title: str) -> None:
        """Sends passkeys and HTTP credentials to the companion of a new session."""
        if self.companion is None:
            return
        await self.credentials._hand_over(tab.bridge, title)
        if self.options.http_credentials:
            call = commands.network_credentials(credentials=listed_credentials(self.options.http_credentials))
            await tab.bridge.run(call, timeout=0, title=title)

    async def open_in_session(self, title: str) -> Tab | None:
        """Opens a tab in the session that pages with the companion share. Returns None if there is none, or if it has
        ended by itself.
        """
        if self.companion is None:
            return None
        for root in self.roots:
            session = root.bridge.session
            try:
                if session.is_open:
                    return await root.popups.open(title)
            except TargetClosedError:
                if session.is_open:
                    raise
            await root.bridge.over(title)  # its pages notice
            if self.closed is not None:
                raise TargetClosedError(f"{title}: {CLOSED}")
        return None

    async def begin(self, tab: Tab) -> None:
        """Adds a new tab, and applies the context's settings to its first document."""
        self.tabs.append(tab)
        tab.bindings.set()
        tab.settings.set()
        await self.storage.opened(tab, "BrowserContext.new_page")
        if tab.emulation.scripted_media or self.clock.touched or tab.scripts.sources:
            await tab.bridge.sync("BrowserContext.new_page")  # its document's news make the page restore them
        tab.emulation.handed_over()

    async def record(self, log: HarLog, url: UrlMatch | None, page: Page | None = None) -> None:
        """Records requests of all pages, or of one, until the context closes."""
        recorder = HarRecorder(self, log, url, page)
        self.recorders.append(recorder)
        await recorder.begin()

    async def end_record(self, log: HarLog, title: str) -> None:
        """Ends the recording into that file, and writes it."""
        for tab in self.within_reach:
            with suppress(TargetClosedError):
                await tab.bridge.sync(title)
        for recorder in [each for each in self.recorders if each.records(log)]:
            self.recorders.remove(recorder)
            await recorder.finish()
            await recorder.end(title)
            recorder.write(title)

    def call(self, title: str, params: Mapping[str, Any] | None = None) -> AbstractContextManager[TracedCall | NoCall]:
        """A call of the context, as a trace and a log show it, while the context manager lasts."""
        traced = NOT_TRACED if self.recorder is None else self.recorder.call(title, params)
        return watched(title, (params or {}).get("url"), traced)

    async def finish_recording(self, reason: str) -> Error | None:
        """Marks the context as closed, and writes what was recorded. Returns the error if a file can't be written."""
        await self.traced.leave()
        await gather([tab.leave for tab in self.tabs])
        if self.recorders:
            for tab in self.within_reach:
                with suppress(TargetClosedError):  # its session may have ended
                    await tab.bridge.sync("BrowserContext.close")  # what has come since the last call is recorded, too
        for recorder in self.recorders:
            await recorder.finish()
        self.closed = reason
        failure: Error | None = None
        for recorder in self.recorders:
            try:
                recorder.write("BrowserContext.close")
            except Error as error:
                failure = failure or error
        return failure

    async def send_network_settings(self, title: str) -> None:
        """Sends changed headers, or whether there is a network, to all pages."""
        for tab in self.within_reach:
            await tab.settings.send(title)

    # -- events ----------------------------------------------------------------------------------------------------

    async def emit(self, event: str, *args: object) -> None:
        """Emits an event of the context."""
        await self.context._emit(event, *args)

    def is_wanted(self, event: str) -> bool:
        """Whether a user listens to or waits for an event of the context."""
        return self.context._is_wanted(event)
