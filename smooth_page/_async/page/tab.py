"""What the package keeps of a page. `Page` is what users see of it."""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._protocol.contract import FrameInfo
from smooth_page._shared.storage.page_copy import PageCopy
from smooth_page.errors import CLOSED, TargetClosedError, TimeoutError

from ..devtools.sessions import DevtoolsSessions
from ..documents.basic_auth import CompanionLogins, PageLogins
from ..documents.bindings import Bindings
from ..documents.companion_documents import CompanionDocuments
from ..documents.init_scripts import CompanionScripts, PageScripts
from ..documents.page_documents import PageDocuments
from ..elements.locator_handlers import LocatorHandlers
from ..events.timeouts import Timeouts
from ..network.companion_network import CompanionNetwork
from ..network.network import PageNetwork
from ..network.network_settings import CompanionNetworkSettings, NetworkSettings
from ..network.routing import PageRoutes
from ..network.web_sockets import PageWebSockets
from ..video.screencast import Screencast
from ..video.screencasts import Screencasts
from ..video.video import Video
from ..video.video_recorder import recorder_of
from .closing import Closing, CompanionClosing
from .dialog import CompanionDialogs, Dialogs
from .foreign_frames import ForeignFrames
from .news import NETWORK, PageNews
from .popups import Popups
from .tab_frame import TabFrame
from .tab_side import TabSide
from .worker import PageWorkers

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..browser.tab_group import TabGroup
    from .page import Page

NO_DOCUMENT = FrameInfo(id="main", parent=None, name="", url="about:blank", state="complete", reachable=True, doc="")


class Tab:
    """The parts of a page, which know each other through this object, and the page's state."""

    def __init__(self, page: Page, group: TabGroup, bridge: Bridge) -> None:
        self.page = page
        self.group = group
        self.bridge = bridge
        self.timeouts = Timeouts(group.timeouts)
        self.main = TabFrame(self, NO_DOCUMENT)
        # By id, in document order; the main frame first.
        self.frames: dict[str, TabFrame] = {"main": self.main}
        # The reason, once the page is closed.
        self.closed: str | None = None
        self.crashed = False
        # Made by `Browser.new_page`: it closes its context with itself.
        self.owns_context = False
        self.opener: Page | None = None
        # The tab whose script or link has opened it, also where its document may not know that.
        self.opened_by: Tab | None = None
        # The last number of a frame in snapshots for agents: their references begin with it.
        self.last_ref_frame: int | None = None
        # The cookies and origins that its browser has.
        self.copy = PageCopy()
        self.popups = Popups(self)
        self.news = PageNews(self)
        self.network = PageNetwork(self) if group.companion is None else CompanionNetwork(self)
        self.settings = (NetworkSettings if group.companion is None else CompanionNetworkSettings)(self)
        self.devtools = DevtoolsSessions(self)
        self.dialogs = (Dialogs if group.companion is None else CompanionDialogs)(self)
        self.closing = (Closing if group.companion is None else CompanionClosing)(self)
        self.workers = PageWorkers(self)
        self.handlers = LocatorHandlers(self)
        self.bindings = Bindings(self)
        self.routes = PageRoutes(self)
        self.documents = PageDocuments(self) if group.companion is None else CompanionDocuments(self)
        self.sockets = PageWebSockets(self)
        self.logins = (PageLogins if group.companion is None else CompanionLogins)(self)
        self.emulation = group.emulation.of(self)
        self.scripts = (PageScripts if group.companion is None else CompanionScripts)(self)
        self.foreign = ForeignFrames(self)
        self.side = TabSide(self)
        # Its name in traces.
        self.trace_id = f"page@{token_hex(8)}"
        bridge.attach(self.side)
        self.screencasts = Screencasts(self)
        self.screencast = Screencast(self)
        recorder = self._recorder = recorder_of(self)
        self.video = None if recorder is None else Video(self, recorder)

    @property
    def url(self) -> str:
        """The URL of the main frame, as the page reported it last."""
        return self.main.url

    @property
    def is_closed(self) -> bool:
        """Whether the page is closed, or its session has ended."""
        return self.closed is not None or not self.bridge.session.is_open

    # -- events ----------------------------------------------------------------------------------------------------

    async def emit(self, event: str, *args: object) -> None:
        """Emits an event of the page."""
        await self.page._emit(event, *args)

    async def emit_with_context(self, event: str, detail: Any) -> None:
        """Emits an event of the page and of its context."""

        async def emit() -> None:
            await self.emit(event, detail)
            await self.group.emit(event, detail)

        await self.bridge.events.happen(emit)

    @property
    def wants_requests(self) -> bool:
        """Whether a user listens to or waits for events of requests."""
        return any(self.is_wanted(event) for event in NETWORK)

    def is_wanted(self, event: str) -> bool:
        """Whether a user listens to or waits for the event, on the page or on its context."""
        return self.page._is_wanted(event) or self.group.is_wanted(event)

    async def watch(self, left: float, title: str) -> None:
        """Waits until there are news, for so many ms at most (0: no limit), or until the page closes."""
        try:
            await self.bridge.run(commands.page_watch(), timeout=left, title=title)
        except TimeoutError:
            return
        except TargetClosedError:
            if self.closed is None:
                raise

    # -- documents -------------------------------------------------------------------------------------------------

    @property
    def is_early(self) -> bool:
        """Whether something must be in documents before their own scripts run."""
        present = self.scripts.early or self.emulation.scripted_media or self.bindings.present or self.sockets.routes
        forbids = not self.group.options.scripts_allowed
        return bool(present) or forbids or self.group.clock.touched or self.news.listens_early

    # -- end -------------------------------------------------------------------------------------------------------

    async def end(self, reason: str) -> None:
        """Marks the page as closed. Its session ends unless it has popups."""
        if self.closed is not None:
            return
        await self.leave()
        self.closed = reason
        self.group.forget(self)
        await self.devtools.end()
        await self.popups.ended(self)
        for each in dict.fromkeys((self, self.popups.root)):  # the session may have ended
            if each._recorder is not None:
                await each._recorder.end()
        await self.workers.end()
        await self.emit("close", self.page)
        await self.group.emit("pageclose", self.page)

    async def leave(self) -> None:
        """The page is about to be closed: what was recorded of it is fetched."""
        await self.screencast._end(closing=True)
        if self._recorder is not None:
            await self._recorder.leave()

    async def crash(self) -> None:
        """Emits "crash", once."""
        if not self.crashed:
            self.crashed = True
            await self.emit("crash", self.page)

    async def lose(self, closed: bool) -> None:
        """A popup can't be reached: it is closed, or shows a document of another origin."""
        if closed:
            await self.popups.news()
            await self.end(CLOSED)
        else:
            self.main.info = self.main.info.model_copy(update={"reachable": False})
