"""Navigates by the goto event."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from smooth_page._shared.network.urls import only_fragment
from smooth_page.errors import ActionError, Error, SessionClosedError, TargetClosedError

from ..service.sent_action import OvertakenError, SentAction

if TYPE_CHECKING:
    from .bridge import Bridge

# What browsers report if a goto leads to a file.
DOWNLOAD = "Download is starting"
# Seconds to wait for the answer of a goto event before anything is done beside it.
AT_ONCE = 0.02

Beside = Callable[[SentAction], Awaitable[Any]]


async def go(
    bridge: Bridge, url: str, timeout: float, title: str, meanwhile: Beside | None, after: Beside | None
) -> Any:
    """Does what `Bridge.goto` says."""
    await bridge.prepare(title)
    limit, leads = timeout / 1000 if timeout else None, after is not None
    going = bridge.session.sending("browser_action", "goto", {"url": url}, timeout=limit, label=title, leads=leads)
    try:
        async with going:
            if after is not None and going.leads:
                _expect_document(bridge, url)
                with suppress(OvertakenError):
                    try:
                        result = await after(going)
                    except TargetClosedError:
                        await going.result()  # its own failure says more, if it came to one
                        raise
                    await going.result()
                    return result
            if meanwhile is not None and not await going.is_answered(AT_ONCE):
                bridge.navigated()
                with suppress(OvertakenError):
                    return await meanwhile(going)
            try:
                await going.result()
            finally:
                _expect_document(bridge, url)
    except ActionError as error:
        if DOWNLOAD in str(error.output):
            bridge.window.stayed()
        raise Error(f"{title}: {error.output}") from error
    except SessionClosedError as error:
        raise await bridge.over(title) from error
    return None


def _expect_document(bridge: Bridge, url: str) -> None:
    if not (bridge.frames and only_fragment(bridge.frames[0].url, url)):
        bridge.navigated()
