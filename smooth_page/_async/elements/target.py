"""An element as the runtime receives it, and the operations on it, which all classes share.

`Page.click`, `Frame.click`, `Locator.click` and `ElementHandle.click` differ in how they name the element and in their
name in errors. An `ElementTarget` holds just that. Its methods are operations of runtime/src/commands.ts, one event
each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, Literal, Protocol, TypeVar, cast

from typing_extensions import ParamSpec

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import DropPayload, Files, FloatRect, Grounded, Position, Timeout
from smooth_page._shared.api.arguments import check_string, checked, one_of, select_choices, selector_state
from smooth_page._shared.deadlines import Deadline, bounded
from smooth_page._shared.elements.files import FilesToSend, read_files, refuse_directories
from smooth_page._shared.wire.wire import from_wire, to_wire
from smooth_page.errors import Error

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.commands import ElementTest, Readable
    from smooth_page._protocol.contract import Target

    from ..bridge.bridge import Bridge
    from ..bridge.selectors import Selectors
    from ..page.frame import Frame
    from ..page.page import Page
    from .element_handle import ElementHandle
    from .js_handle import JSHandle

P = ParamSpec("P")
R = TypeVar("R")

_snapshot_mode = one_of("ai", "default")


class ActionFrame(Protocol):
    """What elements need from their frame: a `TabFrame` (page/tab_frame.py), or the stand-in of a worker."""

    @property
    def page(self) -> Page: ...

    @property
    def bridge(self) -> Bridge: ...

    @property
    def id(self) -> str | None:
        """The frame's id on the wire; None: the main frame."""

    @property
    def selectors(self) -> Selectors:
        """The `playwright.selectors` that this page belongs to: it knows the test id attribute."""

    def timeout(self, timeout: Timeout) -> float:
        """The limit of an action in ms: the given one, or the default of the page or its context. 0: none.

        events/timeouts.py has the defaults. The page keeps the limit.
        """

    def strict(self, strict: bool | None) -> bool:
        """The given strictness, or the context's `strict_selectors`."""

    @property
    def has_touch(self) -> bool:
        """The context's `has_touch`."""

    @property
    def grounded(self) -> Grounded:
        """The context's `grounded`, for `extract`."""

    @property
    def model(self) -> Any:
        """The context's language model, for `extract`."""

    @property
    def page_tokens(self) -> int | None:
        """How many tokens of a page that model is shown at once."""

    @property
    def spans(self) -> bool:
        """Whether there are frames of other origins, into which selectors may lead."""

    def sibling(self, frame_id: str) -> Frame | None:
        """The page's frame that this one's kernel calls by that id, as known from the last news."""

    def keeper(self, doc: str) -> ActionFrame:
        """The frame in whose kernel the objects of that document are."""


class ElementTarget:
    """An element, named by a selector or a handle, in a frame. `owner` is the name of the acting class in errors."""

    def __init__(self, frame: ActionFrame, target: Target, owner: str) -> None:
        self.frame = frame
        self.target = target
        self.owner = owner

    @classmethod
    def at(cls, frame: ActionFrame, selector: str, owner: str, strict: bool) -> ElementTarget:
        """Returns the match of a selector in the frame."""
        return cls(frame, {"selector": check_string("selector", selector), "strict": strict}, owner)

    async def act(
        self,
        operation: Callable[Concatenate[Target, P], Call[R]],
        verb: str,
        timeout: Timeout = 0,
        /,
        *args: P.args,
        **params: P.kwargs,
    ) -> R:
        """Runs an operation on the element, with its other parameters. `verb` is the public method, for errors.

        For parameters that are None, the page uses its defaults. Operations that answer at once need no time limit.
        Where the operation begins a navigation, the call ends with that: `Operation` in _protocol/operation.py waits
        for the next document, for all actions.
        """
        return await self.run(operation(self.target, *args, **params), verb, timeout)

    async def aria_snapshot(
        self, timeout: Timeout, *, mode: Literal["ai", "default"] | None, depth: int | None, boxes: bool | None
    ) -> str:
        """Returns the element's accessibility tree as YAML."""
        if mode != "ai":
            if mode is not None:
                _snapshot_mode("mode", mode)
            return await self.act(commands.aria_snapshot, "aria_snapshot", timeout, depth=depth, boxes=boxes)
        tab = self.frame.page._tab
        answer = await self.act(
            commands.aria_for_agent, "aria_snapshot", timeout, last=tab.last_ref_frame, depth=depth, boxes=boxes
        )
        tab.last_ref_frame = answer["last"]
        return answer["text"]

    async def run(self, call: Call[R], verb: str, timeout: Timeout = 0, code: str | None = None) -> R:
        """Runs an operation in the element's frame. Checks the parameters."""
        return await self.send(call.with_params(checked(call.params)), verb, timeout, code)

    async def send(self, call: Call[R], verb: str, timeout: Timeout, code: str | None = None) -> R:
        """Runs an operation in the element's frame with the parameters as they are."""
        return await self.frame.bridge.run(
            call,
            frame=self.frame.id,
            timeout=self.frame.timeout(timeout),
            title=f"{self.owner}.{verb}",
            code=code if code is None else check_string("expression", code),
            selector=self.target.get("selector"),
        )

    async def text(self, verb: str, timeout: Timeout, what: Readable) -> str:
        """Returns a text of the element, once it is attached."""
        return cast(str, await self.act(commands.read, verb, timeout, what=what))

    async def optional_text(self, verb: str, timeout: Timeout, what: Readable, name: str | None = None) -> str | None:
        """Returns a text of the element, or None if it has none. `name` is that of the attribute."""
        if what == "attribute":
            check_string("name", name)
        return cast("str | None", await self.act(commands.read, verb, timeout, what=what, name=name))

    async def bounding_box(self, timeout: Timeout) -> FloatRect | None:
        """Returns the element's box, or None when it is not rendered."""
        box = await self.act(commands.read, "bounding_box", timeout, what="boundingBox")
        return cast("FloatRect | None", box)

    async def state(self, verb: str, timeout: Timeout, state: ElementTest) -> bool:
        """Returns whether the element is in the state. Waits until it is attached, except for visible and hidden."""
        return await self.act(commands.state, verb, timeout, state=state)

    async def tap(self, timeout: Timeout, **params: Any) -> None:
        """Taps the element. Raises Error if the context has no touchscreen."""
        params = checked(params)
        if not self.frame.has_touch:
            raise Error(
                f"{self.owner}.tap: The page does not support tap. Use hasTouch context option to enable touch support."
            )
        await self.act(commands.tap, "tap", timeout, **params)

    async def drag(self, verb: str, timeout: Timeout, to: Target, **params: Any) -> None:
        """Drags the element onto another one of its frame, or of frames of other origins in it."""
        if not self.frame.spans:
            await self.act(commands.drag_to, verb, timeout, to=to, **params)
            return
        # Each part may be in another kernel, to which the selector of its first target leads.
        deadline = Deadline.after_ms(bounded(self.frame.timeout(timeout)))
        bridge, frame, title = self.frame.bridge, self.frame.id, f"{self.owner}.{verb}"
        selector, other = self.target.get("selector"), to.get("selector")
        with bridge.call(title, {"source": selector, "target": other}):
            press = commands.drag_to(self.target, to=to, part="press", **checked(params))
            await bridge.run(press, frame=frame, timeout=deadline.limit, title=title, selector=selector)
            release = commands.drag_to(to, to=to, part="release", **checked(params))
            await bridge.run_until(deadline, release, frame, title, selector=other)

    # -- operations that need more than passing on their parameters ------------------------------------------------

    async def evaluate(
        self, verb: str, expression: str, arg: Any, timeout: Timeout = 0, *, wait: bool = True, all: bool = False
    ) -> Any:
        """Calls the function with the element (or with the list of all matches) and the argument, and
        returns its value.
        """
        value = await self._evaluate(verb, expression, arg, timeout, "value", wait=wait, all=all)
        return from_wire(value)

    async def evaluate_handle(self, verb: str, expression: str, arg: Any, timeout: Timeout = 0) -> JSHandle:
        """Same as `evaluate`, but returns a handle of the value."""
        from .js_handle import handle_of

        return handle_of(
            self.frame, await self._evaluate(verb, expression, arg, timeout, "handle", wait=True, all=False)
        )

    async def _evaluate(
        self,
        verb: str,
        expression: str,
        arg: Any,
        timeout: Timeout,
        returns: Literal["value", "handle"],
        *,
        wait: bool,
        all: bool,
    ) -> Any:
        call = commands.evaluate(self.target or None, arg=to_wire(arg), wait=wait, all=all, returns=returns)
        return await self.run(call, verb, timeout, check_string("expression", expression))

    async def query(self, verb: str) -> ElementHandle | None:
        """Returns a handle of the current match."""
        return _element(self.frame, await self.act(commands.query, verb))

    async def query_all(self, verb: str) -> list[ElementHandle]:
        """Returns handles of all current matches."""
        handles = [_element(self.frame, handle) for handle in await self.act(commands.query_all, verb)]
        return [handle for handle in handles if handle is not None]

    async def wait_for(self, verb: str, state: str | None, timeout: Timeout, *, returns: bool) -> ElementHandle | None:
        """Waits for the state. Returns a handle of the element, if one was requested and there is one."""
        handle = await self.act(commands.wait_selector, verb, timeout, state=selector_state(state), returns=returns)
        return _element(self.frame, handle)

    async def wait_for_function(self, expression: str, arg: Any, timeout: Timeout) -> None:
        """Waits until the function, called with the element and the argument, returns a truthy value."""
        call = commands.wait_for_function(self.target or None, arg=to_wire(arg), polling="raf")
        await self.run(call, "wait_for_function", timeout, expression)

    async def select_option(
        self,
        verb: str,
        timeout: Timeout,
        value: str | Sequence[str] | None,
        index: int | Sequence[int] | None,
        label: str | Sequence[str] | None,
        element: ElementHandle | Sequence[ElementHandle] | None,
        force: bool | None,
    ) -> list[str]:
        """Selects the options that match any of the criteria. Returns the values of the selected options."""
        options = select_choices(value, index, label, element)
        return await self.act(commands.select_option, verb, timeout, options=options, force=force)

    async def set_input_files(self, verb: str, timeout: Timeout, files: Files) -> None:
        """Sets the files of an <input type=file>. Large ones are sent ahead in pieces."""
        payload = read_files(files)
        shown = {"selector": self.target.get("selector"), "localPaths": [file["name"] for file in payload.files]}
        with self.frame.bridge.call(f"{self.owner}.{verb}", shown):
            await self._send_pieces(verb, payload)
            await self.act(commands.set_files, verb, timeout, files=payload.files, directory=payload.directory)

    async def drop(self, timeout: Timeout, payload: DropPayload, position: Position | None) -> None:
        """Drops files and data on the element."""
        files, data = payload.get("files"), payload.get("data")
        dropped = refuse_directories(read_files(files)) if files is not None else FilesToSend()
        if not dropped.files and not data:
            raise Error(f'{self.owner}.drop: At least one of "files" or "data" must be provided.')
        await self._send_pieces("drop", dropped)
        await self.act(commands.drop, "drop", timeout, files=dropped.files, data=data, position=position)

    async def _send_pieces(self, verb: str, payload: FilesToSend) -> None:
        for upload, piece in payload.pieces():
            await self.run(commands.files_append(upload=upload, base64=piece), verb)

    async def dispatch_event(self, timeout: Timeout, type: str, event_init: Any) -> None:
        """Creates an event of the type and dispatches it on the element."""
        await self.act(commands.dispatch_event, "dispatch_event", timeout, type=type, init=to_wire(event_init or {}))


def _element(frame: ActionFrame, handle: Any) -> ElementHandle | None:
    from .js_handle import handle_of

    return handle_of(frame, handle).as_element() if handle is not None else None
