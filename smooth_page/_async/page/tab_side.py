"""What a tab does with the reports and questions of its bridge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.contract import Decision, DialogCall, News, Question, RouteCall, Settings, SocketAction
from smooth_page.errors import CLOSED

from ..bridge.page_side import AnsweredCall, PageSide, SocketNews

if TYPE_CHECKING:
    from smooth_page._shared.tracing.recorder import Recorder

    from ..bridge.bridge import Bridge
    from .tab import Tab


class TabSide(PageSide):
    """Hands reports and questions to the parts of the tab, or of the popup that they come from."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    @property
    def recorder(self) -> Recorder | None:
        return self._tab.group.recorder

    @property
    def listens(self) -> bool:
        tab = self._tab
        tabs = [each for each in tab.group.tabs if each.popups is tab.popups]
        return tab.bridge.session.is_open and any(each.bridge.listens for each in tabs)

    def settings(self) -> Settings:
        tab = self._tab
        settings: Settings = {"early": tab.documents.is_early}
        recorder = tab.group.recorder
        if recorder is not None or tab.bridge.settings.get("trace"):
            settings["trace"] = (
                None if recorder is None else recorder.settings(tab.trace_id, tab.group.companion is None)
            )
        if tab.group.companion is not None:
            settings["keepsBodies"] = bool(tab.group.recorders)
        return {**settings, **tab.scripts.settings, **tab.dialogs.settings(), **tab.emulation.runtime_settings}

    def queued(self, news: News) -> bool:
        if self._tab.news.is_dropped(news):
            return False
        self._tab.dialogs.note(news)
        return True

    async def news(self, news: News) -> None:
        await self._tab.news.take(news)

    async def caught_up(self) -> None:
        await self._tab.news.frame_events.settle()

    async def question(self, question: Question) -> Any:
        return await self._tab.handlers.answer(question)

    async def call(self, call: AnsweredCall) -> Any:
        """An exposed function is called, or the page asks whether a navigation leads to a download."""
        tab = self._tab.popups.of(call.get("popup"), self._tab)
        if call["kind"] == "downloadcall":
            return await tab.group.downloads.asked(tab, call)
        return await tab.bindings.call(call)

    async def route(self, call: RouteCall, answer: Callable[[Decision], None]) -> None:
        tab, request = self._tab.popups.of(call.get("popup"), self._tab), call["request"]
        if tab is not self._tab and tab.network.known(request) is None:
            await tab.bridge.sync("Route")  # its news report the request
        if "headers" in call:
            tab.network.holds(request, call["headers"])
        await tab.routes.asked(request, answer)

    async def dialog(self, call: DialogCall) -> None:
        await self._tab.popups.of(call.get("popup"), self._tab).dialogs.asked(call)

    async def web_socket(self, news: SocketNews, take: Callable[[Sequence[SocketAction]], None]) -> None:
        tab = self._tab.popups.of(news.get("popup"), self._tab)
        handlers = tab.sockets.handlers
        if tab is self._tab and "popup" in news:  # the popup was not reported yet
            handlers = self._tab.group.sockets.handlers
        await tab.sockets.asked(news, take, handlers)

    async def inside(self, frame_id: str) -> Bridge | None:
        foreign = self._tab.foreign
        return foreign.bridge(frame_id) if foreign.are_reached else None

    async def lost(self, closed: bool) -> None:
        await self._tab.lose(closed)

    async def crashed(self) -> None:
        await self._tab.crash()

    async def over(self, crashed: bool) -> None:
        """Where the page has crashed, all pages of its session have. Otherwise they are closed, perhaps with others."""
        if self._tab.bridge.session.lost_browser:
            await self._tab.group.browser.close()
        for tab in self._tab.popups.all:
            await (tab.crash() if crashed else tab.end(CLOSED))
