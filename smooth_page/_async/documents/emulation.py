"""The browser, device, place and permissions that pages see."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import gather
from smooth_page._protocol import commands
from smooth_page._shared.api.structures import Geolocation, ViewportSize
from smooth_page._shared.options.context_options import DEVICE_VIEWPORTS, fitting_device
from smooth_page._shared.options.emulation import CLIPBOARD, emulation_script, grant, read_place, read_size

if TYPE_CHECKING:
    from smooth_page._protocol.contract import EmulationSettings, Settings

    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab


class ContextEmulation:
    """The settings that all pages of a context share."""

    def __init__(self, group: TabGroup, settings: EmulationSettings) -> None:
        self._group = group
        self.settings = settings
        # An id of the clipboard's contents, and the contents by type. None: no page was ever granted access.
        self._clipboard: tuple[str, dict[str, str]] | None = None

    async def set_geolocation(self, place: Geolocation | None, title: str) -> None:
        """Sets the position that pages get; None: it is unavailable."""
        await self._change({"geolocation": read_place(place, title) if place else None})

    async def grant(self, permissions: Sequence[str], origin: str | None, title: str) -> None:
        """Grants permissions beside those that are granted already."""
        await self._change({"granted": [*self.settings.get("granted", []), grant(permissions, origin, title)]})

    async def clear_permissions(self) -> None:
        """Revokes all permissions that were granted."""
        if self.settings.get("granted"):
            await self._change({"granted": []})

    @property
    def clipboard(self) -> Settings:
        """The clipboard as a setting of the runtime, if access was ever granted."""
        granted = self.settings.get("granted", [])
        if self._clipboard is None:
            if CLIPBOARD.isdisjoint(name for grant in granted for name in grant["names"]):
                return {}
            self._clipboard = ("", {})
        name, data = self._clipboard
        return {"clipboard": {"id": name, "data": data, "granted": granted}}

    def written(self, name: str, data: dict[str, str]) -> None:
        """A page has written to the clipboard: the next turn of each other page sends it."""
        self._clipboard = (name, data)

    @property
    def sources(self) -> list[str]:
        """The script for new documents, if anything is emulated."""
        return [emulation_script(self.settings)] if self.settings else []

    async def _change(self, changed: EmulationSettings) -> None:
        self.settings.update(changed)
        await gather([partial(tab.emulation.apply, changed) for tab in self._group.within_reach])


class PageEmulation:
    """The settings of a page: its context's, and the size of its viewport."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        # The media features that the user emulates, as parameters of the runtime's operation.
        self.features: dict[str, str] = dict(tab.group.options.media)
        # None: the context's.
        self._viewport: ViewportSize | None = None
        # The size of the tab itself.
        self._device_size = tab.group.options.device_size
        # The number of operations before the user got the page; None once the user has made some.
        self._unused: int | None = None

    @property
    def viewport(self) -> ViewportSize | None:
        """The size that the page sees; None in a context without a viewport."""
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
        """The script for a new document, if anything is emulated."""
        return [emulation_script(self._settings)] if self._settings else []

    @property
    def for_frames(self) -> list[str]:
        """The script for documents of frames: without the sizes, which apply to the main frame only."""
        settings = self._settings.copy()
        settings.pop("viewport", None)
        settings.pop("screen", None)
        return [emulation_script(settings)] if settings else []

    @property
    def early(self) -> bool:
        """Whether the script must run before the page's own scripts, which may read what is emulated."""
        return any(value is not None for value in self._settings.values())

    @property
    def media(self) -> dict[str, Any]:
        """The sizes for media queries, as parameters of the runtime's operation."""
        settings = self._settings
        return {
            name: settings[name] for name in ("viewport", "screen") if settings.get("viewport") and name in settings
        }

    @property
    def all_media(self) -> dict[str, Any]:
        """Sizes and media features for media queries, as parameters of the runtime's operation."""
        return {**self.features, **self.media}

    async def set_features(self, features: dict[str, str]) -> None:
        """Emulates media features in this document and those that follow."""
        await self.emulate(features)
        self.features.update(features)

    async def emulate(self, media: dict[str, Any]) -> None:
        """Changes the results of media queries in the present document."""
        await self._tab.bridge.run(commands.page_emulate_media(**media), timeout=0, title="Page.emulate_media")

    async def set_viewport(self, size: ViewportSize) -> None:
        """Lays the page out again; its scripts and style sheets see the new size."""
        size = read_size(size, "viewportSize")
        if size == self.viewport:
            return
        self._viewport = size
        if await self._on_another_device(size) and self._emulated is None:
            return
        await self.emulate({"viewport": None, **self.media})
        await self.apply({"viewport": self._emulated})

    def handed_over(self) -> None:
        """The user gets the page: operations from now on are the user's."""
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
        before = tab.bridge.replace_session(session)
        await tab.group.greet(tab.bridge, "Page.set_viewport_size")
        self._device_size = DEVICE_VIEWPORTS[device]
        await before.close()
        if self.sources or self.all_media or tab.group.clock.touched:
            await tab.bridge.sync("Page.set_viewport_size")
        return True

    async def apply(self, changed: EmulationSettings) -> None:
        """Applies changed settings to the present document."""
        self._tab.popups.prepare(self._tab)
        await self._tab.main.evaluate(emulation_script(changed))
