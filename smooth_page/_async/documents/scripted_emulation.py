"""What scripts of the page emulate: an init script in each document, and rewritten media queries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import gather
from smooth_page._protocol import commands
from smooth_page._shared.api.structures import ViewportSize
from smooth_page._shared.options.context_options import DEVICE_VIEWPORTS, fitting_device
from smooth_page._shared.options.emulation import CLIPBOARD, emulation_script, read_size

from .emulation import ContextEmulation, PageEmulation

if TYPE_CHECKING:
    from smooth_page._protocol.commands import NestedCommand
    from smooth_page._protocol.contract import EmulationSettings, MediaSettings, Settings

    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab


class ScriptedContextEmulation(ContextEmulation):
    """The settings that all pages of a context share."""

    def __init__(self, group: TabGroup) -> None:
        super().__init__(group, group.options.emulation.copy())
        # An id of the clipboard's contents, and the contents by type. None: no page was ever granted access.
        self._clipboard: tuple[str, dict[str, str]] | None = None

    def of(self, tab: Tab) -> PageEmulation:
        return ScriptedPageEmulation(tab)

    @property
    def has_touch(self) -> bool:
        return self._group.options.has_touch

    @property
    def runtime_settings(self) -> Settings:
        """The clipboard, if access was ever granted."""
        granted = self.settings.get("granted", [])
        if self._clipboard is None:
            if CLIPBOARD.isdisjoint(name for grant in granted for name in grant["names"]):
                return {}
            self._clipboard = ("", {})
        name, data = self._clipboard
        return {"clipboard": {"id": name, "data": data, "granted": granted}}

    def written(self, name: str, data: dict[str, str]) -> None:
        self._clipboard = (name, data)

    @property
    def sources(self) -> list[str]:
        return [emulation_script(self.settings)] if self.settings else []

    async def _change(self, changed: EmulationSettings, title: str) -> None:
        self.settings.update(changed)
        await gather([partial(_apply, tab, changed) for tab in self._group.within_reach])


class ScriptedPageEmulation(PageEmulation):
    """The settings of a page: its context's, and the size of its viewport."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        # The media features that the user emulates, as parameters of the runtime's operation.
        self._features: MediaSettings = tab.group.options.media.copy()
        # None: the context's.
        self._viewport: ViewportSize | None = None
        # The size of the tab itself.
        self._device_size = tab.group.options.device_size
        # The number of operations before the user got the page; None once the user has made some.
        self._unused: int | None = None

    @property
    def viewport(self) -> ViewportSize | None:
        return self._viewport or self._tab.group.options.viewport

    @property
    def _settings(self) -> EmulationSettings:
        settings = self._tab.group.emulation.settings
        return settings if self._viewport is None else {**settings, "viewport": self._emulated}

    @property
    def _emulated(self) -> ViewportSize | None:
        """The size, if it is not that of the tab itself."""
        return None if self._viewport == self._device_size else self._viewport

    @property
    def sources(self) -> list[str]:
        return [emulation_script(self._settings)] if self._settings else []

    @property
    def for_frames(self) -> list[str]:
        settings = self._settings.copy()
        settings.pop("viewport", None)
        settings.pop("screen", None)
        return [emulation_script(settings)] if settings else []

    @property
    def early(self) -> bool:
        return any(value is not None for value in self._settings.values())

    @property
    def media(self) -> dict[str, Any]:
        """The sizes for media queries, as parameters of the runtime's operation."""
        settings = self._settings
        return {
            name: settings[name] for name in ("viewport", "screen") if settings.get("viewport") and name in settings
        }

    @property
    def scripted_media(self) -> dict[str, Any]:
        return {**self._features, **self.media}

    @property
    def commands(self) -> list[NestedCommand]:
        # Sent even where nothing is emulated: media query lists that scripts make are tracked from then on.
        return [{"op": "page.emulateMedia", "params": self.scripted_media}]

    async def set_features(self, features: MediaSettings) -> None:
        await self._emulate(features)
        self._features.update(features)

    async def restore(self) -> None:
        if self.scripted_media:
            await self._emulate(self.scripted_media)

    async def _emulate(self, media: Mapping[str, Any]) -> None:
        """Changes the results of media queries in the present document."""
        await self._tab.bridge.run(commands.page_emulate_media(**media), timeout=0, title="Page.emulate_media")

    async def set_viewport(self, size: ViewportSize) -> None:
        size = read_size(size, "viewportSize")
        if size == self.viewport:
            return
        self._viewport = size
        if await self._on_another_device(size) and self._emulated is None:
            return
        await self._emulate({"viewport": None, **self.media})
        await _apply(self._tab, {"viewport": self._emulated})

    def handed_over(self) -> None:
        self._unused = self._tab.bridge.operations

    async def _on_another_device(self, size: ViewportSize) -> bool:
        """Gives an unused page another session, whose tab has that size or is large enough. Returns whether it did."""
        tab, options = self._tab, self._tab.group.options
        device = fitting_device(size)
        unused = tab.url == "about:blank" and tab.bridge.operations == self._unused
        if not (unused and options.any_device) or DEVICE_VIEWPORTS[device] == self._device_size:
            return False
        session = tab.group.session(device)
        await session.open()
        await tab.bridge.end()
        before = tab.bridge.replace_session(session)
        await tab.group.greet(tab, "Page.set_viewport_size")
        self._device_size = DEVICE_VIEWPORTS[device]
        await before.close()
        if self.sources or self.scripted_media or tab.group.clock.touched:
            await tab.bridge.sync("Page.set_viewport_size")
        return True


async def _apply(tab: Tab, changed: EmulationSettings) -> None:
    """Applies changed settings to the present document."""
    tab.popups.prepare(tab)
    await tab.main.evaluate(emulation_script(changed))
