"""Handlers for overlays, banners and dialogs of the page that may cover elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import call_user, ended_within
from smooth_page._shared.deadlines import EXPIRED, Deadline, within
from smooth_page.errors import Error

if TYPE_CHECKING:
    from smooth_page._protocol.contract import Question

    from ..page.tab import Tab
    from .locator import Locator


@dataclass
class _Handler:
    id: int
    locator: Locator
    function: Callable[..., Any]
    no_wait_after: bool
    left: int | None
    running: bool = False
    # When it would have ended if its last call had not been cut off.
    busy: Deadline = EXPIRED


class LocatorHandlers:
    """The handlers of a page, in the order in which they were added."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._handlers: list[_Handler] = []
        self._last_id = 0

    def add(self, locator: Locator, function: Callable[..., Any], *, no_wait_after: bool, times: int | None) -> None:
        """Adds a handler, which is called up to `times` times."""
        if locator._frame is not self._tab.main:
            raise Error("Page.add_locator_handler: Locator must belong to the main frame of this page")
        if times == 0:
            return
        self._last_id += 1
        self._handlers.append(_Handler(self._last_id, locator, function, no_wait_after, times))
        self._tell()

    def remove(self, locator: Locator) -> None:
        """Removes all handlers of an equal locator."""
        self._handlers = [item for item in self._handlers if item.locator._selector != locator._selector]
        self._tell()

    async def answer(self, question: Question) -> Any:
        """Calls a handler whose locator the page found visible. Returns False if it is running already or
        removed, or takes longer than the call."""
        handler = next((item for item in self._handlers if item.id == question["handler"]), None)
        if handler is None:
            return False
        # Called by one of the handler's own calls, in another frame or after the call that started it has given up.
        if handler.running or not handler.busy.expired:
            return False
        if handler.left is not None:
            handler.left -= 1
            if handler.left <= 0:
                self._handlers.remove(handler)
                self._tell()
        remaining = question.get("remaining")
        return await ended_within(remaining, partial(self._call, handler, remaining))

    async def _call(self, handler: _Handler, remaining: float | None) -> None:
        handler.running = True
        try:
            with within(remaining) as limit:
                await call_user(handler.function, handler.locator)
        finally:
            handler.running = False
            if limit.cut:
                handler.busy = limit.last

    def _tell(self) -> None:
        self._tab.bridge.set(
            handlers=[
                {"id": item.id, "selector": item.locator._selector, "noWaitAfter": item.no_wait_after}
                for item in self._handlers
            ]
        )
