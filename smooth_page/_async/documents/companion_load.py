"""The way to load a document in a session with the companion, which prepares all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._shared.network.urls import is_file, is_http

from .arrival import go
from .browser_load import BEFORE_LOAD

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Destination, ForeseenRequest

    from ..page.tab import Tab
    from .load import DocumentLoad


class CompanionLoad:
    """The browser loads the document: by the goto event where that can do it, else the companion navigates."""

    def __init__(self, tab: Tab, load: DocumentLoad, *, by_event: bool = False) -> None:
        """`by_event`: no script runs in the tab now, as another navigation is in progress."""
        self._tab = tab
        self._load = load
        self._stuck = by_event

    async def run(self) -> bool:
        """Returns True."""
        load = self._load
        if self._by_event:
            await go(self._tab, load)
        else:
            to: Destination = {"url": load.url}
            if load.referer is not None:
                to["referrer"] = load.referer
            await self.move(to)
        return True

    @property
    def _by_event(self) -> bool:
        """The goto event navigates the session's own tab, waits for all that the document loads, and asks no route.

        The browser sends cookies with SameSite=Strict along, as it does not where an extension navigates.
        """
        load, tab = self._load, self._tab
        if tab.popups.root is not tab:
            return False
        plain = load.state not in BEFORE_LOAD and load.referer is None and not tab.settings.intercepts
        routed = is_file(load.url) and tab.settings.intercepts
        # Settings that the document is to begin with would need a turn of their own.
        return (plain and not tab.bridge.window.owes_settings) or self._stuck or not (is_http(load.url) or routed)

    async def move(self, to: Destination) -> bool:
        """Navigates by the companion, and waits for the load state. Returns whether the history has such an entry."""
        tab, load = self._tab, self._load
        foreseen = await self._foreseen(to)
        if foreseen is not None:
            to["foreseen"] = foreseen
        facts = await tab.bridge.navigate(to, load.state, timeout=load.deadline.left_ms, title=load.title)
        if facts is not None and tab.main.info.doc != load.before.doc:
            load.response = tab.network.document_response(tab.main, facts)
        return facts is not None

    async def _foreseen(self, to: Destination) -> ForeseenRequest | None:
        """The request for the document, where no script of the tab could bring the handlers' decision about it."""
        tab, foreseen = self._tab, self._tab.group.foreseen
        if tab.popups.root is not tab or "delta" in to:
            return None
        return await (foreseen.of_reload(tab) if "reload" in to else foreseen.of_goto(tab, self._load))
