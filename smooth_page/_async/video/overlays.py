"""What a script shows over a page: overlays, chapters, and marks of its actions. They stay in documents to come."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from smooth_page._protocol.contract import ActionMarkSettings, OverlayContent, OverlaySettings

if TYPE_CHECKING:
    from ..page.tab import Tab


class Overlays:
    """Those of one tab. The runtime shows what the settings say, so each change is one turn."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._ids = count(1)
        self._shown: list[OverlayContent] = []
        self._hidden = False
        self._actions: ActionMarkSettings | None = None

    async def add(self, content: OverlayContent, title: str) -> str:
        """Shows it above the others, and returns its id, which it gets here."""
        content["id"] = str(next(self._ids))
        self._shown.append(content)
        await self._apply(title)
        return content["id"]

    async def remove(self, overlay: str, title: str) -> None:
        """Does nothing if it is not shown any longer."""
        rest = [content for content in self._shown if content["id"] != overlay]
        if len(rest) < len(self._shown):
            self._shown = rest
            await self._apply(title)

    async def show_for(self, content: OverlayContent, duration: float, title: str) -> str:
        """Shows it for so many ms, and returns its id. News are dispatched meanwhile."""
        overlay = await self.add(content, title)
        try:
            await self._tab.bridge.pass_time(duration, title)
        finally:
            await self.remove(overlay, title)
        return overlay

    async def hide(self, hidden: bool, title: str) -> None:
        """Hides all of them, or shows them again."""
        self._hidden = hidden
        await self._apply(title)

    async def mark_actions(self, marks: ActionMarkSettings | None, title: str) -> None:
        """From now on, or no longer."""
        self._actions = marks
        await self._apply(title)

    async def _apply(self, title: str) -> None:
        self._tab.bridge.set(overlays=self._settings)
        await self._tab.bridge.sync(title)

    @property
    def _settings(self) -> OverlaySettings | None:
        if not self._shown and self._actions is None:
            return None
        settings = OverlaySettings(shown=list(self._shown), hidden=self._hidden)
        if self._actions is not None:
            settings["actions"] = self._actions
        return settings
