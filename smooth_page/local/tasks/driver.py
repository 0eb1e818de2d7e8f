"""Runs operations of the in-page runtime from inside the engine: the bridge's twin, without the HTTP between."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from smooth_page._shared.elements.locator_text import with_locator_texts
from smooth_page._shared.wire.chunks import acts, chunks_of
from smooth_page._shared.wire.turn_text import Entry, turn_body
from smooth_page.local.agent import UnableError
from smooth_page.local.evaluation import GONE, ScriptError

if TYPE_CHECKING:
    from smooth_page.local.tab import Tab

TIMEOUT = 10_000  # ms for one step's action
LOST_TURNS = 4


class Driver:
    """Operations on one tab, one after the other."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._entry = Entry.new()
        self._last_id = 0

    async def run(self, op: str, timeout: float = TIMEOUT, **params: Any) -> Any:
        """The result of an operation. Raises UnableError with the runtime's message."""
        self._last_id += 1
        command = {"id": self._last_id, "op": op, "params": params, "timeout": timeout}
        message: dict[str, Any] = {"slice": 5000, "start": [command]}
        dispatched = False
        lost = 0
        while True:
            try:
                reply = await self._tab.evaluate(
                    turn_body(self._entry, chunks=("core", *chunks_of(op, params))), message
                )
            except ScriptError as error:
                lost += 1
                if dispatched:
                    return None
                if str(error) != GONE or lost >= LOST_TURNS:
                    raise UnableError(str(error)) from error
                message = {"slice": 5000, "start": [{**command, "again": acts(op)}]}
                continue
            outcome = next(item for item in reply["outcomes"] if item["id"] == self._last_id)
            if outcome["status"] == "pending":
                dispatched = outcome["dispatched"]
                message = {"slice": 5000, "wait": [self._last_id]}
            elif outcome["status"] == "unknown" and not dispatched:
                message = {"slice": 5000, "start": [command]}
            elif outcome["status"] == "left":
                return None
            elif outcome["status"] == "error":
                target = params.get("target", {})
                raise UnableError(with_locator_texts(outcome["error"]["message"], target.get("selector")))
            else:
                if reply["leaving"]:
                    await self._arrive(reply["doc"])
                return outcome.get("value")

    async def _arrive(self, doc: str) -> None:
        """The action has left the document: until the next one is there."""
        try:
            await asyncio.wait_for(self.run("page.left", 3000, doc=doc), 4)
            await self.run("page.loadState", state="load")
        except (UnableError, asyncio.TimeoutError):
            return  # it stayed after all, or loads for long: the next step waits for what it needs
