"""Runs operations of the in-page runtime inside the engine: drives the bridge's generators without HTTP between."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from smooth_page._protocol import commands
from smooth_page._protocol.call import Call
from smooth_page._protocol.contract import Absent, Failed
from smooth_page._protocol.operation import Operation
from smooth_page._protocol.reading import reply_reader
from smooth_page._protocol.steps import Answer, Lost, Pause, Send, Silent, Step, Steps
from smooth_page._protocol.window import Window
from smooth_page._shared.elements.locator_text import with_locator_texts
from smooth_page._shared.wire.turn_text import Entry, turn_body
from smooth_page.errors import Error
from smooth_page.local.agent import UnableError
from smooth_page.local.evaluation import ScriptError

if TYPE_CHECKING:
    from smooth_page.local.tab import Tab

T = TypeVar("T")
R = TypeVar("R")

TIMEOUT = 10_000  # ms for one step's action


class Driver:
    """Operations on one tab, one after the other."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._entry = Entry.new()
        self._window = Window(first=("core",), always=())

    async def run(self, call: Call[R], *, timeout: float = TIMEOUT) -> R:
        """Returns the result of an operation (_protocol/commands). Raises UnableError with the runtime's message.

        `timeout` in ms.
        """
        name = call.operation.name
        operation = Operation(self._window, self._window.command(name, call.params, timeout), name)
        try:
            outcome = await self._drive(operation.steps())
        except Error as error:
            raise UnableError(error.message) from error
        if isinstance(outcome, Failed):
            raise UnableError(with_locator_texts(outcome.error.message, call.params.get("target", {}).get("selector")))
        if operation.left is not None:
            await self._loaded()
        result: R = outcome.value
        return result

    async def _loaded(self) -> None:
        """The action has left the document: waits until the next one has loaded."""
        try:
            await self.run(commands.page_load_state(state="load"))
        except UnableError:
            return  # it loads for long: the next step waits for what it needs

    async def _drive(self, steps: Steps[T]) -> T:
        """Does what the steps say, and returns their result."""
        came: Answer | None = None
        while True:
            try:
                step = steps.send(came)
            except StopIteration as end:
                result: T = end.value
                return result
            came = await self._do(step)

    async def _do(self, step: Step) -> Answer | None:
        if isinstance(step, Send):
            return await self._send(step)
        if isinstance(step, Pause):
            await asyncio.sleep(step.seconds)
        return None

    async def _send(self, send: Send) -> Answer:
        body = turn_body(self._entry, chunks=send.chunks)
        try:
            output = await asyncio.wait_for(self._tab.evaluate(body, send.message), send.patience)
            answer = reply_reader.validate_python(output)
        except ScriptError as error:
            return Lost(str(error), error)
        except ValidationError as error:
            return Lost("The page's answer is not the runtime's", error)
        except (asyncio.TimeoutError, TimeoutError):
            return Silent()
        if isinstance(answer, Absent) and answer.occupied:
            self._entry = Entry.new()
        return answer
