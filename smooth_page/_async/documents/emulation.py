"""The browser, device, place and permissions that pages see: what all ways to emulate them have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.commands import NestedCommand
from smooth_page._protocol.contract import EmulationSettings, MediaSettings, Settings
from smooth_page._shared.api.structures import Geolocation, ViewportSize
from smooth_page._shared.options.emulation import grant, read_place

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab


class ContextEmulation(ABC):
    """The settings that all pages of a context share."""

    def __init__(self, group: TabGroup, settings: EmulationSettings) -> None:
        self._group = group
        self.settings = settings

    @property
    def sources(self) -> list[str]:
        """The script for new documents, if scripts emulate anything."""
        return []

    @abstractmethod
    def of(self, tab: Tab) -> PageEmulation:
        """Returns the settings of a new page."""

    @property
    @abstractmethod
    def has_touch(self) -> bool:
        """Whether taps are allowed."""

    @property
    def runtime_settings(self) -> Settings:
        """What the runtime has to know of it, in all windows."""
        return {}

    @property
    def greeting(self) -> Settings:
        """What the companion has to know before there is a page."""
        return {}

    def creation(self, given: dict[str, Any]) -> dict[str, Any]:
        """Returns the parameters of a session's creation, from those that the user's options mean."""
        return given

    def written(self, name: str, data: dict[str, str]) -> None:
        """A page has written to the context's own clipboard, if it has one."""
        return

    async def set_geolocation(self, place: Geolocation | None, title: str) -> None:
        """Sets the position that pages get; None: it is unavailable."""
        await self._change({"geolocation": read_place(place, title) if place else None}, title)

    async def grant(self, permissions: Sequence[str], origin: str | None, title: str) -> None:
        """Grants permissions beside those that are granted already."""
        await self._change({"granted": [*self.settings.get("granted", []), grant(permissions, origin, title)]}, title)

    async def clear_permissions(self, title: str) -> None:
        """Revokes all permissions that were granted."""
        if self.settings.get("granted"):
            await self._change({"granted": []}, title)

    @abstractmethod
    async def _change(self, changed: EmulationSettings, title: str) -> None:
        """Applies changed settings to all pages."""


class PageEmulation(ABC):
    """The settings of a page: its context's, and those of its own."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    def opened(self, size: ViewportSize) -> None:
        """Notes the size with which a script has opened the window, where that decides about the page's size."""
        return

    @property
    @abstractmethod
    def viewport(self) -> ViewportSize | None:
        """The size that the page sees; None in a context without a viewport."""

    @property
    def sources(self) -> list[str]:
        """The script for a new document, if scripts emulate anything."""
        return []

    @property
    def for_frames(self) -> list[str]:
        """The script for documents of frames: without the sizes, which apply to the main frame only."""
        return []

    @property
    def early(self) -> bool:
        """Whether the script must run before the page's own scripts, which may read what is emulated."""
        return False

    @property
    def scripted_media(self) -> dict[str, Any]:
        """Sizes and media features that scripts emulate, as parameters of the runtime's operation."""
        return {}

    @property
    def commands(self) -> list[NestedCommand]:
        """The operations that a fresh window needs before its document."""
        return []

    @property
    def runtime_settings(self) -> Settings:
        """What the runtime has to know of it."""
        return self._tab.group.emulation.runtime_settings

    @abstractmethod
    async def set_features(self, features: MediaSettings) -> None:
        """Emulates media features in this document and those that follow."""

    @abstractmethod
    async def set_viewport(self, size: ViewportSize) -> None:
        """Lays the page out again; its scripts and style sheets see the new size."""

    async def restore(self) -> None:
        """Emulates in a new document what scripts could not before."""
        return

    def handed_over(self) -> None:
        """The user gets the page."""
        return
