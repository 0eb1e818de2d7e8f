"""Handles of JavaScript objects in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from smooth_page._protocol import commands
from smooth_page._protocol.operation import DESTROYED
from smooth_page._shared.api.api_types import FloatRect, Timeout
from smooth_page._shared.wire.wire import from_wire
from smooth_page.errors import CLOSED, Error, TargetClosedError

from ..events.events import Eventless
from .target import ActionFrame, ElementTarget

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.commands import ElementTest
    from smooth_page._protocol.contract import Handle, Target

    from .element_handle import ElementHandle


R = TypeVar("R")

# Operations outside the chunk "actions" that fail in the same way when the node is gone.
_NEED_THE_NODE = ("wait.elementState", "frame.of")


class _HandleTarget(ElementTarget):
    """The object of a handle, which may no longer exist."""

    disposed = False

    async def send(self, call: Call[R], verb: str, timeout: Timeout, code: str | None = None) -> R:
        """Runs an operation. Raises Error when the object is gone with its document, or was disposed of."""
        title = f"{self.owner}.{verb}"
        if self.disposed:
            raise TargetClosedError(f"{title}: {CLOSED}")
        try:
            return await super().send(call, verb, timeout, code)
        except Error as error:
            name = call.operation.name
            acts = call.operation.chunk == "actions" and name != "dispatchEvent"
            if (acts or name in _NEED_THE_NODE) and self._is_gone(error, verb):
                raise Error(f"{title}: Element is not attached to the DOM") from error
            raise

    def _is_gone(self, error: Error, verb: str) -> bool:
        """Whether the operation failed because the object's document was replaced."""
        return error.message.startswith(f"{self.owner}.{verb}: {DESTROYED}")

    async def state(self, verb: str, timeout: Timeout, state: ElementTest) -> bool:
        """Returns whether the element is in the state. An element of a document that is gone is hidden."""
        try:
            return await super().state(verb, timeout, state)
        except Error as error:
            if state in ("visible", "hidden") and self._is_gone(error, verb):
                return state == "hidden"
            raise

    async def bounding_box(self, timeout: Timeout) -> FloatRect | None:
        """Returns the element's box, or None when it is not rendered. An element of a document that is gone is not."""
        try:
            return await super().bounding_box(timeout)
        except Error as error:
            if self._is_gone(error, "bounding_box"):
                return None
            raise


class JSHandle(Eventless):
    """An object that the page keeps until the handle is disposed of or its document is unloaded.

    [Playwright](https://playwright.dev/python/docs/api/class-jshandle)
    """

    def __init__(self, frame: ActionFrame, wire: Handle) -> None:
        self._frame = frame
        self._wire = wire
        self._disposed = False

    def __repr__(self) -> str:
        return f"<JSHandle preview={self}>"

    def __str__(self) -> str:
        preview: str = self._wire["preview"]
        return preview

    def _to_wire(self) -> Handle:
        return self._wire

    def _target(self) -> ElementTarget:
        return self._target_of({"handle": self._wire})

    def _target_of(self, named: Target) -> ElementTarget:
        target = _HandleTarget(self._frame, named, type(self).__name__)
        target.disposed = self._disposed
        return target

    def as_element(self) -> ElementHandle | None:
        """Returns this handle if it is of a node, else None.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-as-element)
        """
        return None

    async def dispose(self) -> None:
        """Releases the object.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-dispose)
        """
        if not self._disposed:
            target = self._target()
            self._disposed = True
            await target.run(commands.handle_dispose(handles=[self._wire]), "dispose")

    async def evaluate(self, expression: str, arg: Any | None = None) -> Any:
        """Calls the JavaScript function with the object and the argument, and returns its value. Raises Error when it
        throws.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-evaluate)
        """
        return await self._target().evaluate("evaluate", expression, arg)

    async def evaluate_handle(self, expression: str, arg: Any | None = None) -> JSHandle:
        """Calls the JavaScript function with the object and the argument, and returns a handle of its value. Raises
        Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-evaluate-handle)
        """
        return await self._target().evaluate_handle("evaluate_handle", expression, arg)

    async def get_properties(self) -> dict[str, JSHandle]:
        """Returns handles of the object's own enumerable properties by name.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-get-properties)
        """
        pairs = await self._target().run(commands.handle_properties(handle=self._wire), "get_properties")
        return {name: handle_of(self._frame, handle) for name, handle in pairs}

    async def get_property(self, property_name: str) -> JSHandle:
        """Returns a handle of one property.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-get-property)
        """
        handle = await self._target().run(
            commands.handle_property(handle=self._wire, name=property_name), "get_property"
        )
        return handle_of(self._frame, handle)

    async def json_value(self) -> Any:
        """Returns the object's value, as `evaluate` would.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-json-value)
        """
        return from_wire(await self._target().run(commands.handle_json(handle=self._wire), "json_value"))


def handle_of(frame: ActionFrame, wire: Handle) -> JSHandle:
    """Returns a handle received from the page; an `ElementHandle` if it is of a node."""
    from .element_handle import ElementHandle

    keeper = frame.keeper(wire["doc"])
    return ElementHandle(keeper, wire) if wire["kind"] == "node" else JSHandle(keeper, wire)
