"""Navigations of frames below the main one."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.decisions import Continue
from smooth_page._shared.network.urls import origin_of

from ..network.response import Response
from .arrival import arrive

if TYPE_CHECKING:
    from smooth_page._protocol.commands import LoadState

    from ..page.tab_frame import TabFrame


async def load_frame(frame: TabFrame, url: str, deadline: Deadline, title: str, state: LoadState) -> Response | None:
    """Navigates a frame and waits for the load state. Route handlers are asked if it stays on the page's origin."""
    tab, before = frame.tab, frame.info
    if tab.documents.writes(url) and origin_of(url) == origin_of(tab.url):
        return await _load_routed(frame, url, deadline, title, state)
    await frame.run(commands.frame_goto(url=url, waitUntil=state), title, deadline.left_ms)
    return await arrive(frame, before, title, state, deadline.left_ms)


async def _load_routed(frame: TabFrame, url: str, deadline: Deadline, title: str, state: LoadState) -> Response | None:
    network = frame.tab.network
    asked = await frame.tab.documents.requests.decided(frame, url, deadline, title)
    request, decision = asked.request, asked.decision
    if isinstance(decision, Continue):
        network.announce(request)
        await frame.run(commands.frame_goto(url=decision.url or url, waitUntil=state), title, deadline.left_ms)
        return request._response
    facts = {"url": request.url, "status": decision.status, "statusText": decision.status_text}
    response = Response(request, {**facts, "headers": decision.headers})
    await network.answer(request, response)
    encoded = base64.b64encode(decision.body).decode()
    call = commands.intercept_frame(url=url, headers=decision.headers, base64=encoded)
    await frame.run(call, title, deadline.left_ms)
    await frame.run(commands.page_load_state(state=state), title, deadline.left_ms)
    return response
