"""Navigations that an operation in the page begins: moves through the history, and reloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arrival import arrive_at
from .script_injection import load_again_with_scripts

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.commands import Moved

    from ..page.tab import Tab
    from .load import DocumentLoad


class PageMove:
    """The operation of `call` replaces the document, which the browser loads.

    `with_scripts`: with the page's init scripts in front of its own scripts.
    """

    def __init__(self, tab: Tab, load: DocumentLoad, call: Call[Moved | None], *, with_scripts: bool) -> None:
        self._tab = tab
        self._load = load
        self._call = call
        self._with_scripts = with_scripts

    async def run(self) -> bool:
        """Returns whether another document has come: not if there is no entry to move to, or one of this document."""
        tab, load = self._tab, self._load
        if self._with_scripts:
            tab.scripts.leave_first_document()
        with_scripts = self._with_scripts and tab.scripts.early
        left = await (self._left_with_scripts() if with_scripts else self._left())
        if left is None:
            return False
        load.response = await arrive_at(tab, load, left=left)
        return True

    async def _left_with_scripts(self) -> str | None:
        with self._load.provisional():
            left = await self._left()
            if left is not None:
                await arrive_at(self._tab, self._load, left=left)
                await load_again_with_scripts(self._tab, self._load)
        await self._tab.documents.restore()
        return left

    async def _left(self) -> str | None:
        """Runs the operation. Returns the document that is left, None if none is."""
        load = self._load
        timeout = load.deadline.left_ms
        moved, left = await self._tab.bridge.leave(self._call, timeout=timeout, title=load.title)
        if moved == "entry":
            await arrive_at(self._tab, load)
        return None if moved in (False, "entry") else left or load.before.doc
