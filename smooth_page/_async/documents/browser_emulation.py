"""What the companion makes the browser emulate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page._protocol.contract import EmulationSettings, MediaSettings, Settings
from smooth_page._shared.api.structures import ViewportSize
from smooth_page._shared.options.emulation import read_size

from .emulation import ContextEmulation, PageEmulation

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab


class BrowserContextEmulation(ContextEmulation):
    """The settings that all tabs of the session share, with all of their frames."""

    def __init__(self, group: TabGroup) -> None:
        super().__init__(group, group.options.device.copy())

    def of(self, tab: Tab) -> PageEmulation:
        return BrowserPageEmulation(tab)

    @property
    def has_touch(self) -> bool:
        return self.settings.get("touch", False)

    @property
    def greeting(self) -> Settings:
        return {"emulation": self.settings}

    def creation(self, given: dict[str, Any]) -> dict[str, Any]:
        return given if self._group.options.chose_device else {**given, "device": "desktop"}

    async def _change(self, changed: EmulationSettings, title: str) -> None:
        self.settings = {**self.settings, **changed}
        for tab in self._group.within_reach[:1]:
            await tab.bridge.sync(title)


class BrowserPageEmulation(PageEmulation):
    """The settings of a tab: the session's, and those of its own."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._own: EmulationSettings = {}

    @property
    def _settings(self) -> EmulationSettings:
        return {**self._tab.group.emulation.settings, **self._own}

    @property
    def viewport(self) -> ViewportSize | None:
        own = self._own.get("viewport")
        return own or (self._settings.get("viewport") if self._tab.group.options.viewport else None)

    def opened(self, size: ViewportSize) -> None:
        if self._tab.group.options.viewport:
            self._own = {**self._own, "viewport": size}

    @property
    def runtime_settings(self) -> Settings:
        return {"emulation": self._tab.group.emulation.settings, "tabEmulation": self._own}

    async def set_features(self, features: MediaSettings) -> None:
        await self._change({"media": {**self._settings.get("media", {}), **features}}, "Page.emulate_media")

    async def set_viewport(self, size: ViewportSize) -> None:
        size = read_size(size, "viewportSize")
        await self._change({"viewport": size, "screen": size}, "Page.set_viewport_size")

    async def _change(self, changed: EmulationSettings, title: str) -> None:
        self._own = {**self._own, **changed}
        await self._tab.bridge.sync(title)
