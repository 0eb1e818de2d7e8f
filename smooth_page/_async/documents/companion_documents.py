"""The documents of a page whose session has the companion: the browser loads all of them."""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING, Literal

from smooth_page._protocol import commands
from smooth_page._protocol.commands import Destination
from smooth_page.errors import TimeoutError

from .arrival import arrive
from .companion_load import CompanionLoad
from .page_documents import PageDocuments

if TYPE_CHECKING:
    from smooth_page._protocol.commands import LoadState
    from smooth_page._shared.deadlines import Deadline

    from ..network.response import Response
    from ..page.tab import Tab
    from ..page.tab_frame import TabFrame
    from .load import DocumentLoad


class CompanionDocuments(PageDocuments):
    """No document is written, and none is loaded on the way to another one."""

    is_early = False

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        # A navigation took too long. No script runs in the tab before that is over, or another one has begun.
        self.is_stuck = False

    def writes(self, url: str) -> bool:
        """Returns False."""
        return False

    async def run(self, load: DocumentLoad) -> None:
        """Loads the document of a `goto`, and waits for the load state."""
        try:
            await CompanionLoad(self._tab, load, by_event=self.is_stuck).run()
        except TimeoutError:
            self.is_stuck = True
            raise
        self.is_stuck = False

    async def load_frame(
        self, frame: TabFrame, url: str, deadline: Deadline, title: str, state: LoadState, referer: str | None
    ) -> Response | None:
        """Navigates a frame by the companion, and waits for the load state."""
        before, to = frame.info, Destination(url=url)
        if referer is not None:
            to["referrer"] = referer
        call = commands.frame_navigate(frame=before.id, id=token_hex(8), to=to)
        replaced = await self._tab.bridge.run(call, timeout=deadline.left_ms, title=title)
        left = before.doc if replaced else None
        return await arrive(frame, before, title, state, deadline.left_ms, left=left)

    async def reload(self, load: DocumentLoad) -> None:
        """Loads the present document again."""
        await CompanionLoad(self._tab, load).move({"reload": True})

    async def go(self, load: DocumentLoad, delta: Literal[-1, 1]) -> None:
        """Moves through the history. Does nothing if there is no entry at that distance."""
        await CompanionLoad(self._tab, load).move({"delta": delta})
