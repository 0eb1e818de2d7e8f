"""What the pieces of `BrowserContext` have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..events.events import EventEmitter

if TYPE_CHECKING:
    from smooth_page._shared.tracing.recorder import Recorder

    from .tab_group import TabGroup


class ContextCore(EventEmitter):
    """Base of the classes that `BrowserContext` is made of. All state is the group's."""

    _group: TabGroup

    @property
    def _companion(self) -> str | None:
        return self._group.companion

    @property
    def _recorder(self) -> Recorder | None:
        return self._group.recorder
