"""Waiting for the document that a navigation has brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._protocol.contract import FrameInfo

if TYPE_CHECKING:
    from smooth_page._protocol.commands import LoadState

    from ..network.response import Response
    from ..page.tab import Tab
    from ..page.tab_frame import TabFrame
    from ..service.sent_action import SentAction
    from .load import DocumentLoad


async def arrive(
    frame: TabFrame,
    before: FrameInfo,
    title: str,
    state: LoadState,
    timeout: float,
    *,
    left: str | None = None,
    beside: SentAction | None = None,
) -> Response | None:
    """Waits for the load state of the frame's document, or of the one after the document `left`; `timeout` in ms.

    Returns its response; None if it is still the document from before, because only the fragment has changed. `beside`:
    the event that leads to the document. Raises OvertakenError if that fails.
    """
    call = commands.page_arrive(state=state, after=left)
    facts = await frame.bridge.run(call, frame=frame.id, timeout=timeout, title=title, beside=beside)
    if frame.info.doc == before.doc:
        return None
    return frame.tab.network.document_response(frame, facts)


async def arrive_at(
    tab: Tab, load: DocumentLoad, *, left: str | None = None, beside: SentAction | None = None
) -> Response | None:
    """Waits for the document of a load. `left` and `beside` are those of `arrive`."""
    timeout = load.deadline.left_ms
    return await arrive(tab.main, load.before, load.title, load.state, timeout, left=left, beside=beside)


async def go(tab: Tab, load: DocumentLoad) -> None:
    """Navigates by the goto event, waits for the load state, and sets the load's response."""

    async def arrives(going: SentAction | None = None) -> bool:
        load.response = await arrive_at(tab, load, beside=going)
        return True

    if not await tab.bridge.goto(load.url, timeout=load.deadline.left_ms, title=load.title, after=arrives):
        await arrives()
