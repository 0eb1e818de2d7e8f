"""Waiting for the document that a navigation has brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._protocol.contract import FrameInfo

if TYPE_CHECKING:
    from smooth_page._protocol.commands import LoadState

    from ..network.response import Response
    from ..page.tab_frame import TabFrame


async def arrive(
    frame: TabFrame, before: FrameInfo, title: str, state: LoadState, timeout: float, *, left: str | None = None
) -> Response | None:
    """Waits for the load state of the frame's document, or of the one after the document `left`; `timeout` in ms.

    Returns its response; None if it is still the document from before, because only the fragment has changed.
    """
    call = commands.page_arrive(state=state, after=left)
    facts = await frame.bridge.run(call, frame=frame.id, timeout=timeout, title=title)
    if frame.info.doc == before.doc:
        return None
    return frame.tab.network.document_response(frame, facts)
