"""Dispatches the news of replies: in their order, each once, to the page, its listeners and its handlers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import partial
from typing import Any

from smooth_page._io.asynchronous import HandlerCalls
from smooth_page._protocol.contract import (
    Answer,
    News,
    Reply,
    RouteCall,
)
from smooth_page._protocol.window import Window
from smooth_page._shared.wire.wire import thrown

from ..events.event_queue import EventQueue
from .page_side import AnsweredCall, PageSide, SocketNews


class _Batch:
    """What a reply has brought that is done once listeners have been called."""

    def __init__(self, handlers: HandlerCalls) -> None:
        self.handlers = handlers
        # Navigations that the page has left to Python, with the document that asked.
        self.leaves: list[tuple[News, str]] = []


# The handlers' calls of the present call, the events of its session, and who dispatches the news of its window.
_handling: ContextVar[tuple[EventQueue, HandlerCalls, Dispatcher] | None] = ContextVar("_handling", default=None)


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
        token = _handling.set((self.events, handlers, self))
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
        """Within a handler: calls the queued ones, because the call in progress may wait for what they decide."""
        outer = self._outer()
        if outer is not None:
            await outer.help()

    def _outer(self) -> HandlerCalls | None:
        """The handlers' calls that this code is part of, if it is part of any."""
        handling = _handling.get()
        return handling[1] if handling is not None and handling[0] is self.events and not handling[1].over else None

    async def _dispatch_with(self, handlers: HandlerCalls, reply: Reply) -> None:
        batch = _Batch(handlers)
        for news in self._window.ordered_news(reply):
            if self.side.queued(news):
                self.events.add(partial(self._take, news, reply.doc, batch))
        if reply.news:
            self.events.add(self.side.caught_up)
        await self.events.settle()
        for leave, doc in batch.leaves:
            if doc == self._window.doc:
                await self.side.news(leave)

    async def _take(self, news: News, doc: str, batch: _Batch) -> None:
        if news["kind"] in ("frames", "leave") and doc != self._window.doc:
            return  # what came before in this reply has led to another document
        if news["kind"] == "openernews":
            await self._ask_opener()
        elif news["kind"] == "leave":
            batch.leaves.append((news, doc))
        elif news["kind"] in ("bindingcall", "downloadcall"):
            batch.handlers.start(partial(self._call, news, doc))
        elif news["kind"] == "routecall":
            batch.handlers.start(partial(self._route, news, doc))
        elif news["kind"] == "dialogcall":
            batch.handlers.start(partial(self.side.dialog, news))
        elif news["kind"] in ("websocketcall", "websocketmessage", "websocketclose"):
            batch.handlers.start(partial(self._web_socket, news, doc))
        else:
            if news["kind"] == "frames":
                self._window.frames = news["frames"]
            await self.side.news(news)

    # -- calls from the page: the next turn takes the answers along ------------------------------------------------

    def _answer(self, call: int, doc: str, value: Any) -> None:
        self._window.answer({"id": call, "value": value}, doc)

    async def _web_socket(self, news: SocketNews, doc: str) -> None:
        if news["kind"] == "websocketcall":
            await self.side.web_socket(news, partial(self._answer, news["id"], doc))
        else:
            await self.side.web_socket(news, lambda _: None)
        await self._carry_beside()

    async def _call(self, call: AnsweredCall, doc: str) -> None:
        answer: Answer = {"id": call["id"]}
        try:
            answer["value"] = await self.side.call(call)  # which may take turns of its own
        except Exception as error:
            facts = thrown(error)
            answer["error"] = {"name": facts["name"], "message": facts["message"], "stack": facts["stack"]}
        self._window.answer(answer, doc)
        await self._carry_beside()

    async def _route(self, call: RouteCall, doc: str) -> None:
        await self.side.route(call, partial(self._answer, call["id"], doc))
        await self._carry_beside()

    async def _carry_beside(self) -> None:
        """Takes answers to the page if the call in progress is another window's, whose turns don't carry them."""
        handling = _handling.get()
        if handling is not None and handling[2] is not self:
            await self._carry()
