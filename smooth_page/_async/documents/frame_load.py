"""Navigations of frames below the main one."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.decisions import Continue
from smooth_page._shared.network.urls import origin_of

from ..network.response import Response
from .arrival import arrive

if TYPE_CHECKING:
    from ..page.tab_frame import TabFrame


async def load_frame(frame: TabFrame, url: str, deadline: Deadline, title: str, state: str) -> Response | None:
    """Navigates a frame and waits for the load state. Route handlers are asked if it stays on the page's origin."""
    tab, before = frame.tab, frame.info
    if tab.documents.writes(url) and origin_of(url) == origin_of(tab.url):
        return await _load_routed(frame, url, deadline, title, state)
    await frame.run("frame.goto", title, deadline.left_ms, url=url, waitUntil=state)
    return await arrive(frame, before, title, state, deadline.left_ms)


async def _load_routed(frame: TabFrame, url: str, deadline: Deadline, title: str, state: str) -> Response | None:
    network = frame.tab.network
    asked = await frame.tab.documents.requests.decided(frame, url, deadline, title)
    request, decision = asked.request, asked.decision
    if isinstance(decision, Continue):
        network.announce(request)
        await frame.run("frame.goto", title, deadline.left_ms, url=decision.url or url, waitUntil=state)
        return request._response
    facts = {"url": request.url, "status": decision.status, "statusText": decision.status_text}
    response = Response(request, {**facts, "headers": decision.headers})
    await network.answer(request, response)
    encoded = base64.b64encode(decision.body).decode()
    written: dict[str, Any] = {"url": url, "headers": decision.headers, "base64": encoded}
    await frame.run("intercept.frame", title, deadline.left_ms, **written)
    await frame.run("page.loadState", title, deadline.left_ms, state=state)
    return response
