"""Listeners and handlers run while an asyncio program waits for something else than a call: time, a queue, a future."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import WhenIdle, sleep
from smooth_page._protocol.dialect import SLICE
from smooth_page._protocol.passing_time import hear_news
from smooth_page._protocol.steps import Hear, Step, Steps
from smooth_page.errors import Error

if TYPE_CHECKING:
    from .bridge import Bridge

# Its events' label, for logs and observers.
LABEL = "between calls"
# Seconds without a call after which it begins; and between looks, at services that run one event at a time.
AFTER = 0.1
BETWEEN = 0.5
# Seconds after each turn: a page that never stops to report something does not keep the service busy.
PAUSE = 0.02
# After so many turns that the page has not answered, the next call finds out why.
UNANSWERED = 3


class BetweenCalls:
    """Waits for the news of a session while no call does."""

    def __init__(self, bridge: Bridge) -> None:
        """`bridge`: that of the session's own tab."""
        self._bridge = bridge
        self._idle = WhenIdle(AFTER, self._hear)

    @contextmanager
    def call(self) -> Iterator[None]:
        """While a call is in progress."""
        try:
            with self._idle.call():
                yield
        finally:
            self.begin()

    def begin(self) -> None:
        """Begins as soon as no call is in progress. Does nothing without listeners and handlers."""
        if self._bridge.side.listens:
            self._idle.begin()

    async def end(self) -> None:
        """Stops waiting for news."""
        await self._idle.stop()

    async def _hear(self) -> None:
        """Dispatches news until a call begins, which does so itself."""
        bridge, unanswered = self._bridge, 0
        with suppress(Error):  # the next call meets it itself
            while bridge.side.listens and self._idle.is_idle and unanswered < UNANSWERED:
                answered = await bridge.carry_out(await self._turn(), self._do)
                unanswered = 0 if answered else unanswered + 1
                await sleep(PAUSE)

    async def _turn(self) -> Steps[bool]:
        if await self._bridge.session.runs_side_by_side():
            return hear_news(self._bridge.window, LABEL, SLICE / 1000)
        await sleep(BETWEEN)  # a call would have to wait for a turn that waits
        return hear_news(self._bridge.window, LABEL, 0)

    async def _do(self, step: Step) -> Any:
        try:
            return await self._bridge.do(step)
        except Exception as error:
            if not isinstance(step, Hear):
                raise
            self._bridge.owed_error = error  # of a listener or handler: the next call raises it
