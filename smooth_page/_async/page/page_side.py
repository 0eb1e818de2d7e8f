"""What the bridge reports to a page, and asks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.bridge import News

if TYPE_CHECKING:
    from .tab import Tab


class PageSide:
    """The page's end of its bridge."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    def attach(self) -> None:
        """Becomes what the tab's bridge reports to."""
        tab, bridge = self._tab, self._tab.bridge
        bridge.on_news = tab.news.take
        bridge.on_question = tab.handlers.answer
        bridge.on_call = self._call
        bridge.on_route = self._route
        bridge.on_web_socket = self._web_socket
        bridge.on_lost = tab.lose
        bridge.on_over = self._over
        bridge.on_queued = self._queued
        bridge.on_settings = self._settings

    def _queued(self, news: News) -> bool:
        """Returns whether an item of news is dispatched."""
        if self._tab.news.is_dropped(news):
            return False
        self._tab.dialogs.note(news)
        return True

    def _settings(self) -> dict[str, Any]:
        """Settings of the runtime that are found out anew before each turn."""
        tab = self._tab
        settings: dict[str, Any] = {"early": tab.is_early}
        scripts = tab.scripts.for_frames
        if scripts or "frameScripts" in tab.bridge.settings:
            settings["frameScripts"] = scripts
        return {**settings, **tab.dialogs.settings(), **tab.group.emulation.clipboard}

    async def _call(self, details: dict[str, Any]) -> Any:
        """A script of the page or of one of its popups calls an exposed function, or asks about a download."""
        tab = self._tab.popups.of(details.get("popup"), self._tab)
        if "download" in details:
            return await tab.group.downloads.asked(tab, details)
        return await tab.bindings.call(details)

    async def _route(self, request: str, popup: str | None, answer: Callable[[dict[str, Any]], None]) -> None:
        """The page or one of its popups makes a request that is routed."""
        tab = self._tab.popups.of(popup, self._tab)
        if tab is not self._tab and tab.network.known(request) is None:
            await tab.bridge.sync("Route")  # its news report the request
        await tab.routes.asked(request, answer)

    async def _web_socket(self, details: dict[str, Any], take: Callable[[list[dict[str, Any]]], None]) -> None:
        """The page or one of its popups opens a WebSocket that is routed."""
        tab = self._tab.popups.of(details.get("popup"), self._tab)
        handlers = tab.sockets.handlers
        if tab is self._tab and "popup" in details:  # the popup was not reported yet
            handlers = self._tab.group.sockets.handlers
        await tab.sockets.asked(details, take, handlers)

    async def _over(self, crashed: bool) -> None:
        """The session is over; where its page has crashed, all pages in it have."""
        for tab in self._tab.popups.all if crashed else ():
            await tab.crash()
