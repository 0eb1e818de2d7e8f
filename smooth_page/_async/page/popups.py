"""Pages that scripts of a page have opened: windows reached through the tab that they were opened from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from smooth_page._protocol import commands
from smooth_page._protocol.contract import FrameInfo, PopupClosedNews, PopupHasNews, PopupNews, Reply, Settings
from smooth_page._protocol.reading import reply_reader
from smooth_page._shared.network.urls import origin_of, resolve_url
from smooth_page.errors import CLOSED, Error, NotSupportedError, TargetClosedError

from ..bridge.bridge import Bridge
from .news import NETWORK, observed

if TYPE_CHECKING:
    from .tab import Tab

INSTEAD = "context.new_page() and page.goto(url), which has a session of its own"


class PopupBridge(Bridge):
    """Operations in a popup. Its turns are events of the session in whose tab it was opened."""

    def __init__(self, root: Bridge, popup: str) -> None:
        super().__init__(root.session, root.selectors, opener=root, popup=popup)
        self._root = root
        self._popup = popup
        self.slow_mo = root.slow_mo

    async def goto(self, url: str, *, timeout: float, title: str, meanwhile: object = None) -> None:
        """Goes to an address of the same origin, without waiting for what it loads.

        Another one would be out of reach there: NotSupportedError.
        """
        here = self._root.frames[0].url if self._root.frames else ""
        if url != "about:blank" and origin_of(resolve_url(None, url)) != origin_of(here):
            raise NotSupportedError(f"{title} of a popup to {url}", "another origin is out of its reach", INSTEAD)
        await self._root.run("popup.goto", {"popup": self._popup, "url": url}, timeout=timeout, title=title)

    async def in_session(self, action: Callable[[], Awaitable[Any]]) -> Any:
        """The service's agents know the tab of the session alone."""
        raise NotSupportedError("page.ai and page.extract of a popup", "an agent acts in the session's tab", INSTEAD)


@dataclass
class _Unreported:
    """A popup whose events are to be emitted; `opener` is the page that emits "popup"."""

    tab: Tab
    opener: Tab | None
    is_ready: bool = False


class Popups:
    """The popups of one session: those that its page, the root, has opened, and theirs."""

    def __init__(self, root: Tab) -> None:
        self.root = root
        self._tabs: dict[str, Tab] = {}
        # Those that no listener knows yet, in the order in which they were opened.
        self._unreported: list[_Unreported] = []

    @property
    def all(self) -> list[Tab]:
        """The root and its popups."""
        return [self.root, *self._tabs.values()]

    def of(self, popup: str | None, tab: Tab) -> Tab:
        """The popup of that id; the page itself without one."""
        return tab if popup is None else self._tabs.get(popup, tab)

    def prepare(self, tab: Tab) -> None:
        """Lets the page's document know what windows that its scripts open begin with."""
        group, bridge = tab.group, tab.bridge
        routes = [item.matcher.regex for item in group.routes.handlers.items]
        begins: Settings = {
            "observe": sorted(observed(group.context) | (NETWORK if routes else set())),
            "bindings": [{"name": name} for name in group.bindings.functions],
            "initScripts": [*group.emulation.sources, *group.scripts.sources],
            "routes": routes,
            "webSocketRoutes": group.sockets.patterns,
            "extraHeaders": list(group.headers.items()),
            "offline": group.offline,
            **group.emulation.clipboard,
        }
        present = cast(Settings, {name: value for name, value in begins.items() if value})
        if "dialog" in begins["observe"]:
            present["dialogs"] = tab.dialogs.table(group.context)
        if present or bridge.settings.get("popups"):
            bridge.set(popups=present)

    async def take(self, opener: Tab, news: PopupNews | PopupClosedNews | PopupHasNews) -> None:
        """One item of the news that pages report of their popups."""
        tab = self._tabs.get(news["popup"])
        if news["kind"] == "popup":
            await self._opened(opener, news)
        elif tab is not None and news["kind"] == "popupclosed":
            await self._closed(tab, news.get("last"))
        elif tab is not None:
            await self._look(tab)

    async def _opened(self, opener: Tab, news: PopupNews) -> None:
        group, popup = opener.group, news["popup"]
        tab = type(opener.page)(group, PopupBridge(self.root.bridge, popup))._tab
        tab.popups = self
        tab.copy = self.root.copy
        tab.opener = None if news["aside"] else opener.page
        self._tabs[popup] = tab
        group.tabs.append(tab)
        tab.main.info = _first_facts(news["url"], reachable=news["reachable"])
        if news["ran"]:
            tab.scripts.skip_first_document()
        tab.bindings.set()
        tab.settings.set()
        entry = _Unreported(tab, None if news["aside"] else opener)
        self._unreported.append(entry)
        try:
            if not news["closed"]:
                await self._look(tab)  # which may bring news of later ones
        finally:
            entry.is_ready = True
        await self._report()

    async def _report(self) -> None:
        """Emits the events of those that are ready, in their order."""
        while self._unreported and self._unreported[0].is_ready:
            entry = self._unreported.pop(0)
            await entry.tab.group.emit("page", entry.tab.page)
            if entry.opener is not None:
                await entry.opener.emit("popup", entry.tab.page)

    async def _closed(self, tab: Tab, last: Any) -> None:
        """`last`: what it still had to tell."""
        if last is not None:
            try:
                reply = reply_reader.validate_python(last)
            except ValidationError as error:
                raise Error("What a popup told at its end is not understood") from error
            if isinstance(reply, Reply):
                # Of its frames nothing is to be brought anywhere any more.
                last_words = [item for item in reply.news if item.kind != "frames"]
                tab.bridge.window.meet(reply.doc)
                await tab.bridge.hear(reply.model_copy(update={"news": last_words}))
        await tab.end(CLOSED)

    async def _look(self, tab: Tab) -> None:
        try:
            await tab.bridge.sync("Page.on")
        except (TargetClosedError, NotSupportedError):
            return  # which the news tell

    async def news(self) -> None:
        """What there is to tell of popups, the root tells."""
        await self.root.bridge.sync("Page.on")

    async def deliver(self, tab: Tab, title: str) -> None:
        """Takes what was decided to the page that asked, or to the root, which asked for it. One may be gone."""
        try:
            for each in dict.fromkeys((tab, self.root)):
                await each.bridge.sync(title)
        except TargetClosedError:
            return

    async def close(self, tab: Tab, title: str) -> None:
        """Closes the window of a popup."""
        popup = next(popup for popup, each in self._tabs.items() if each is tab)
        await self.root.bridge.run(commands.popup_close(popup=popup), timeout=0, title=title)

    async def ended(self, tab: Tab) -> None:
        """A page is closed. The session lives until the last of its pages is."""
        self._tabs = {popup: each for popup, each in self._tabs.items() if each is not tab}
        root = self.root
        if root.closed is not None and (not self._tabs or root.group.closed is not None):
            await root.bridge.session.close()


def _first_facts(url: str, *, reachable: bool) -> FrameInfo:
    """Of a window of which nothing is known yet but where it was to go. Out of reach, it may have gone elsewhere."""
    return FrameInfo(
        id="main", parent=None, name="", url=url or "about:blank", state="loading", reachable=reachable, doc=""
    )
