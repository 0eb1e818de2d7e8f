"""Dispatches the news of replies: in their order, each once, to the page, its listeners and its handlers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import partial
from typing import Any

from pydantic import ValidationError

from smooth_page._io.asynchronous import HandlerCalls
from smooth_page._protocol.bridge import Answered, FrameInfo, News, Reply, frames_reader
from smooth_page._protocol.window import Window
from smooth_page.errors import Error

from ..events.event_queue import EventQueue
from .page_side import PageSide


class _Batch:
    """What a reply has brought that is done once listeners have been called."""

    def __init__(self, handlers: HandlerCalls) -> None:
        self.handlers = handlers
        # Navigations that the page has left to Python, with the document that asked.
        self.leaves: list[tuple[News, str]] = []


# The handlers' calls of the present call, and the events of its session.
_handling: ContextVar[tuple[EventQueue, HandlerCalls] | None] = ContextVar("_handling", default=None)


class Dispatcher:
    """Dispatches the news of one window.

    `carry` takes answers to the page while other handlers are still running. `ask_opener` fetches the news of a
    popup's opener.
    """

    def __init__(
        self,
        window: Window,
        events: EventQueue,
        side: PageSide,
        carry: Callable[[], Awaitable[None]],
        ask_opener: Callable[[], Awaitable[None]],
    ) -> None:
        self.events = events
        # The page that news and questions go to.
        self.side = side
        self._window = window
        self._carry = carry
        self._ask_opener = ask_opener
        # Calls of handlers that were not made because of an error.
        self._left: list[Callable[[], Awaitable[None]]] = []

    async def dispatch(self, reply: Reply) -> None:
        """Takes the news, calls listeners, then navigates where the page wants to, and calls handlers."""
        outer = self._outer()
        if outer is not None:
            await self._dispatch_with(outer, reply)  # the call that these were made for finishes them
            return
        handlers = HandlerCalls()
        token = _handling.set((self.events, handlers))
        try:
            left, self._left = self._left, []
            for call in left:
                handlers.start(call)
            await self._dispatch_with(handlers, reply)
            await handlers.finish(self._carry)
        finally:
            _handling.reset(token)
            self._left += handlers.left()

    async def attend(self) -> None:
        """Within a handler: calls the queued ones, because the call under way may wait for what they decide."""
        outer = self._outer()
        if outer is not None:
            await outer.help()

    def _outer(self) -> HandlerCalls | None:
        """The handlers' calls that this code is part of, if it is part of any."""
        handling = _handling.get()
        return handling[1] if handling is not None and handling[0] is self.events and not handling[1].over else None

    async def _dispatch_with(self, handlers: HandlerCalls, reply: Reply) -> None:
        batch = _Batch(handlers)
        for news in self._window.fresh_news(reply):
            if self.side.queued(news):
                self.events.add(partial(self._take, news, reply.doc, batch))
        await self.events.settle()
        for leave, doc in batch.leaves:
            if doc == self._window.doc:
                await self.side.news(leave)

    async def _take(self, news: News, doc: str, batch: _Batch) -> None:
        details = news.model_extra or {}
        if news.kind in ("frames", "leave") and doc != self._window.doc:
            return  # earlier news of this reply have led to another document
        if news.kind == "frames":
            self._window.frames = _read_frames(details)
        elif news.kind == "leave":
            batch.leaves.append((news, doc))
            return
        elif news.kind == "call" and "opener" in details:
            await self._ask_opener()
            return
        elif news.kind == "call":
            batch.handlers.start(partial(self._handle, details, doc))
            return
        await self.side.news(news)

    # -- what the page asks Python ---------------------------------------------------------------------------------

    async def _handle(self, details: dict[str, Any], doc: str) -> None:
        """Answers what the page asks. The next turn takes the answer along."""
        if "route" in details:
            answer = partial(self._answer, details["id"], doc)
            await self.side.route(str(details["route"]), details.get("popup"), answer)
        elif "webSocket" in details:
            await self.side.web_socket(details, partial(self._answer, details["id"], doc))
        else:
            answered = await self._call(details)  # which may take turns of its own
            self._window.answer(answered, doc)

    def _answer(self, call: int, doc: str, value: Any) -> None:
        self._window.answer({"id": call, "value": value}, doc)

    async def _call(self, details: dict[str, Any]) -> Answered:
        try:
            return {"id": details["id"], "value": await self.side.call(details)}
        except Exception as error:
            thrown = {"name": type(error).__name__, "message": str(error)}
            return {"id": details["id"], "error": thrown}


def _read_frames(details: dict[str, Any]) -> list[FrameInfo]:
    try:
        return frames_reader.validate_python(details.get("frames"))
    except ValidationError as error:
        raise Error(f"The page reports frames in an unknown form: {error.errors()[0]['msg']}") from error
