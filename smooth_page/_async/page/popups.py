"""Pages that scripts of a page have opened. They are reached through the tab that opened them."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from smooth_page._protocol import commands
from smooth_page._protocol.contract import FrameInfo, PopupClosedNews, PopupHasNews, PopupNews, Reply, Settings
from smooth_page._protocol.reading import reply_reader
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.urls import origin_of, resolve_url
from smooth_page.errors import CLOSED, Error, NotSupportedError, TargetClosedError

from ..bridge.bridge import Bridge
from ..bridge.turns import PopupError
from ..events.event_queue import Happening, keep_place
from ..video.video_recorder import first_settings
from .news import NETWORK, awaits_pages, observed

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Arrival, Destination, LoadState

    from .tab import Tab

# How often one window is looked at, and how many are, while others are being looked at: listeners make calls meanwhile.
_REPEATS = 2
_DEEPEST = 8

INSTEAD = "context.new_page() and page.goto(url), which has a session of its own"


class PopupBridge(Bridge):
    """Operations in a popup. Its turns are events of the session whose tab opened it."""

    def __init__(self, root: Bridge, popup: str) -> None:
        super().__init__(root.session, root.selectors, opener=root, popup=popup)
        self._root = root
        self._popup = popup
        self.slow_mo = root.slow_mo

    async def goto(
        self, url: str, *, timeout: float, title: str, meanwhile: object = None, after: object = None
    ) -> None:
        """Navigates to a URL of the same origin, without waiting for the document to load.

        Raises NotSupportedError for other origins: the popup would be out of reach there.
        """
        here = self._root.frames[0].url if self._root.frames else ""
        if url != "about:blank" and origin_of(resolve_url(None, url)) != origin_of(here):
            why = "a popup that shows another origin than the page that opened it is out of reach"
            raise NotSupportedError(f"{title} of a popup to {url}", why, INSTEAD)
        await self._root.run(commands.popup_goto(popup=self._popup, url=url), timeout=timeout, title=title)

    async def in_session(self, action: Callable[[], Awaitable[Any]]) -> Any:
        """Raises NotSupportedError: the service's agents can only use the tab of the session."""
        raise NotSupportedError("page.ai and page.extract of a popup", "an agent acts in the session's tab", INSTEAD)


class _DoneError(TargetClosedError):
    """A tab has closed after an operation had acted in it."""


class TabBridge(Bridge):
    """Operations in another tab of a session with the companion, through the session's own tab."""

    def __init__(self, root: Bridge, name: str) -> None:
        super().__init__(root.session, root.selectors, opener=root, name=name)
        self._root = root
        self._name = name
        self.slow_mo = root.slow_mo

    async def run_until(self, *args: Any, **options: Any) -> Any:
        """Same as the method of other bridges. An action that closes its own tab is done."""
        try:
            return await super().run_until(*args, **options)
        except _DoneError:
            return None

    async def _lost(self, error: PopupError, title: str) -> Error:
        lost = await super()._lost(error, title)
        return _DoneError(lost.message) if error.acted and error.closed else lost

    async def goto(
        self, url: str, *, timeout: float, title: str, meanwhile: object = None, after: object = None
    ) -> None:
        """Navigates, and returns when the tab shows the document."""
        await self._lead({"url": url}, timeout, title)

    async def navigate(self, to: Destination, state: LoadState, *, timeout: float, title: str) -> Arrival | None:
        """Navigates by the companion, from the session's own tab: no script runs in a tab that navigates."""
        deadline = Deadline.after_ms(timeout)
        if not await self._lead(to, timeout, title):
            return None
        return await self.run(commands.page_arrive(state=state), timeout=deadline.left_ms, title=title)

    async def _lead(self, to: Destination, timeout: float, title: str) -> bool:
        await self.prepare(title)
        call = commands.tabs_lead(window=self._name, id=secrets.token_hex(8), to=to)
        try:
            moved = await self._root.run(call, timeout=timeout, title=title)
        except Error as error:
            if CLOSED in error.message:
                raise TargetClosedError(error.message) from error
            raise
        self.navigated()
        return moved

    async def in_session(self, action: Callable[[], Awaitable[Any]]) -> Any:
        """Raises NotSupportedError: the service's agents can only use the tab of the session."""
        raise NotSupportedError(
            "page.ai and page.extract of this page",
            "an agent acts in the session's own tab, which the first page of the context has",
            "browser.new_context() for it",
        )


@dataclass
class _Unreported:
    """A popup whose events are to be emitted; `opener` is the page that emits "popup".

    `before` emits them before what its document reports, for which their listeners may register listeners.
    """

    tab: Tab
    opener: Tab | None
    before: Callable[[Happening], Awaitable[None]]
    is_ready: bool = False

    async def emit(self) -> None:
        """Emits the events."""
        await self.tab.group.emit("page", self.tab.page)
        if self.opener is not None:
            await self.opener.emit("popup", self.tab.page)


class Popups:
    """The popups of one session: those that its page, the root, has opened, and those that they have opened."""

    def __init__(self, root: Tab) -> None:
        self.root = root
        self._tabs: dict[str, Tab] = {}
        # Those that were not reported to listeners yet, in the order in which they were opened.
        self._unreported: list[_Unreported] = []
        # The windows that are being looked at, each because of the one before, and those to look at after that.
        self._looks: list[str] = []
        self._again: dict[str, None] = {}

    @property
    def all(self) -> list[Tab]:
        """The root and its popups."""
        return [self.root, *self._tabs.values()]

    def is_last(self, tab: Tab) -> bool:
        """Whether the session ends with that page."""
        return all(each is tab or each.closed is not None for each in self.all)

    async def announce(self, tab: Tab) -> None:
        """Reports a popup before its dialog."""
        for entry in self._unreported:
            entry.is_ready = entry.is_ready or entry.tab is tab
        await self._report()

    def of(self, popup: str | None, tab: Tab) -> Tab:
        """Returns the popup of that id; without an id, the page itself."""
        return tab if popup is None else self._tabs.get(popup, tab)

    def prepare(self, tab: Tab) -> None:
        """Sends the page's document what holds from the start in windows that its scripts open."""
        group, bridge = tab.group, tab.bridge
        routes = group.routes.patterns
        begins: Settings = {
            "observe": sorted(observed(group.context) | awaits_pages(tab) | (NETWORK if routes else set())),
            "bindings": [{"name": name} for name in group.bindings.functions],
            "initScripts": [*group.emulation.sources, *group.scripts.sources],
            "routes": routes,
            "webSocketRoutes": group.sockets.patterns,
            "extraHeaders": list(group.headers.items()),
            "offline": group.offline,
            **group.emulation.runtime_settings,
            "bypassCsp": group.options.bypass_csp,
            "screencasts": first_settings(group) + ([strip.settings] if (strip := group.traced.strip) else []),
            **group.clock.settings,
        }
        present = cast(Settings, {name: value for name, value in begins.items() if value})
        if "dialog" in begins["observe"]:
            present["dialogs"] = tab.dialogs.of_popups()
        if present or bridge.settings.get("popups"):
            bridge.set(popups=present)

    async def look(self, window: str) -> None:
        """Fetches the news that another window reports: of a popup, of the session's own tab, or of a frame.

        These can report further windows, which report this one. Then it is looked at again when all others are done.
        """
        if self._looks.count(window) == _REPEATS or len(self._looks) == _DEEPEST:
            self._again[window] = None
            return
        self._looks.append(window)
        try:
            await self._look_at(window)
        finally:
            self._looks.remove(window)
        while self._again and not self._looks:
            first = next(iter(self._again))
            del self._again[first]
            await self.look(first)

    async def _look_at(self, window: str) -> None:
        if window.startswith("frame:"):
            for each in self.all:
                if await each.foreign.look(window.removeprefix("frame:")):
                    return
            return
        tab = self._tabs.get(window, self.root)
        if tab.closed is None:
            await self._look(tab)

    async def open(self, title: str) -> Tab:
        """Opens another tab in the session, by the companion."""
        name = await self.root.bridge.run(commands.tabs_open(), timeout=0, title=title)
        group = self.root.group
        tab = type(self.root.page)(group, TabBridge(self.root.bridge, name))._tab
        tab.popups = self
        tab.copy = self.root.copy
        self._tabs[name] = tab
        return tab

    def _bridge(self, popup: str) -> Bridge:
        make = TabBridge if self.root.bridge.window.companion else PopupBridge
        return make(self.root.bridge, popup)

    async def take(self, opener: Tab, news: PopupNews | PopupClosedNews | PopupHasNews) -> None:
        """Handles one item of news about a popup."""
        tab = self._tabs.get(news["popup"])
        if news["kind"] == "popup":
            await self._opened(opener, news)
        elif tab is not None and news["kind"] == "popupclosed":
            for entry in self._unreported:
                entry.is_ready = entry.is_ready or entry.tab is tab
            await self._report()  # it is being looked at, which will fail
            await self._closed(tab, news.get("last"))
        elif tab is not None:
            await self._look(tab)

    async def _opened(self, opener: Tab, news: PopupNews) -> None:
        group, popup = opener.group, news["popup"]
        tab = type(opener.page)(group, self._bridge(popup))._tab
        tab.popups = self
        tab.copy = self.root.copy
        tab.opener = None if news["aside"] else opener.page
        tab.opened_by = opener
        self._tabs[popup] = tab
        group.tabs.append(tab)
        tab.main.info = _first_facts(news["url"], reachable=news["reachable"])
        if "size" in news:
            tab.emulation.opened(news["size"])
        if news["ran"]:
            tab.scripts.skip_first_document()
        tab.bindings.set()
        tab.settings.set()
        entry = _Unreported(tab, None if news["aside"] else opener, keep_place())
        self._unreported.append(entry)
        try:
            if not news["closed"]:
                await self._look(tab)  # this may report later popups
        finally:
            entry.is_ready = True
        await self._report()

    async def _report(self) -> None:
        """Emits the events of the popups that are ready, in the order in which they were opened."""
        while self._unreported and self._unreported[0].is_ready:
            entry = self._unreported.pop(0)
            await entry.before(entry.emit)

    async def _closed(self, tab: Tab, last: Any) -> None:
        """Ends a popup. `last`: its last reply."""
        if last is not None:
            try:
                reply = reply_reader.validate_python(last)
            except ValidationError as error:
                raise Error("The last reply of a popup is in an unknown form") from error
            if isinstance(reply, Reply):
                # Frames need no more updates.
                last_words = [item for item in reply.news if item.kind != "frames"]
                tab.bridge.window.meet(reply.doc)
                await tab.bridge.hear(reply.model_copy(update={"news": last_words}))
        await tab.end(CLOSED)

    async def _look(self, tab: Tab) -> None:
        try:
            await tab.bridge.sync("Page.on")
            if tab.bridge.window.owes:  # its document may wait for a route's decision
                await tab.bridge.sync("Page.on")
        except (TargetClosedError, NotSupportedError):
            return  # the news report it

    async def news(self) -> None:
        """Fetches the news of popups, which the root reports."""
        await self.root.bridge.sync("Page.on")

    async def deliver(self, tab: Tab, title: str) -> None:
        """Takes decisions to the page that asked, or to the root, which asked for it. Either may be closed."""
        try:
            for each in dict.fromkeys((tab, self.root)):
                if each.bridge.window.owes:  # no other turn has taken them along
                    await each.bridge.sync(title)
        except TargetClosedError:
            return

    async def close(self, tab: Tab, title: str) -> None:
        """Closes the window of a popup."""
        popup = next(popup for popup, each in self._tabs.items() if each is tab)
        with suppress(TargetClosedError):  # its session has ended
            await self.root.bridge.run(commands.popup_close(popup=popup), timeout=0, title=title)

    async def ended(self, tab: Tab) -> None:
        """Forgets a page that is closed. The session ends with the last of its pages."""
        self._tabs = {popup: each for popup, each in self._tabs.items() if each is not tab}
        root = self.root
        if root.closed is not None and (not self._tabs or root.group.closed is not None):
            await root.bridge.end()
            await root.bridge.session.close()
            root.bridge.raise_owed()


def _first_facts(url: str, *, reachable: bool) -> FrameInfo:
    """The initial facts about a window that has just opened: where it was to navigate."""
    shown = "about:blank" if url.startswith("javascript:") else url or "about:blank"
    return FrameInfo(id="main", parent=None, name="", url=shown, state="loading", reachable=reachable, doc="")
