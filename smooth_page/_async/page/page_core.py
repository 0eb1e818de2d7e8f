"""What the pieces of `Page` have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..events.events import EventEmitter

if TYPE_CHECKING:
    from smooth_page._shared.tracing.recorder import Recorder

    from .tab import Tab


class PageCore(EventEmitter):
    """Base of the classes that `Page` is made of. All state is the tab's."""

    _tab: Tab

    @property
    def _companion(self) -> str | None:
        return self._tab.group.companion

    @property
    def _recorder(self) -> Recorder | None:
        return self._tab.group.recorder
