"""Listeners, and waiting for events. Listeners run in the caller's world, between turns."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Generic, TypeVar

from smooth_page._io.asynchronous import call_user
from smooth_page.errors import Error, TimeoutError

T = TypeVar("T")


class EventEmitter:
    """Base of the objects that have `on`, `once` and `remove_listener`."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[tuple[Callable[..., Any], bool]]] = {}

    def on(self, event: str, f: Callable[..., Any]) -> None:
        """Calls `f` at every such event. Listeners run between calls, not while Python does something else."""
        self._listen(event, f, once=False)

    def once(self, event: str, f: Callable[..., Any]) -> None:
        """Calls `f` at the next such event."""
        self._listen(event, f, once=True)

    def remove_listener(self, event: str, f: Callable[..., Any]) -> None:
        """Takes a listener away. Raises KeyError when it is none."""
        listeners = self._listeners.get(event, [])
        for item in listeners:
            if item[0] == f:
                listeners.remove(item)
                self._listening(event)
                return
        raise KeyError(f)

    def _listen(self, event: str, f: Callable[..., Any], *, once: bool) -> None:
        self._listeners.setdefault(event, []).append((f, once))
        self._listening(event)

    def _listening(self, event: str) -> None:
        """A hook: the listeners of an event changed."""

    def _has_listeners(self, event: str) -> bool:
        return bool(self._listeners.get(event))

    async def _emit(self, event: str, *args: Any) -> None:
        for item in list(self._listeners.get(event, [])):
            function, once = item
            if once:
                self._listeners[event].remove(item)
            await call_user(function, *args)


class Expected(Generic[T]):
    """What `expect_...` waits for: a context manager whose `value` is there after the block."""

    def __init__(
        self,
        emitter: EventEmitter,
        event: str,
        predicate: Callable[[Any], Any] | None,
        limit: float,
        title: str,
        watch: Callable[[float], Awaitable[None]],
        closes: Callable[[], Exception | None] = lambda: None,
    ) -> None:
        self._emitter = emitter
        self._event = event
        self._predicate = predicate
        self._limit = limit
        self._title = title
        self._watch = watch
        self._closes = closes
        self._deadline = time.monotonic() + limit / 1000 if limit else None
        self._found: list[T] = []
        emitter.on(event, self._take)

    @property
    async def value(self) -> T:
        """The event; waited for where it has not come yet."""
        return await self.wait()

    def is_done(self) -> bool:
        """Whether it has come."""
        return bool(self._found)

    async def _take(self, *args: Any) -> None:
        item = args[0] if args else None
        if not self._found and (self._predicate is None or await call_user(self._predicate, item)):
            self._found.append(item)  # type: ignore[arg-type]  # events without a detail give None

    async def wait(self) -> T:
        """Until the event has come. Raises TimeoutError, and the error of a page that closes."""
        try:
            while not self._found:
                closed = self._closes()
                if closed is not None:
                    raise closed
                await self._watch(self._left())
        finally:
            if self._emitter._has_listeners(self._event):
                self._stop()
        return self._found[0]

    def _left(self) -> float:
        """Milliseconds; 0: no limit."""
        if self._deadline is None:
            return 0
        left = (self._deadline - time.monotonic()) * 1000
        if left <= 0:
            raise TimeoutError(
                f'{self._title}: Timeout {self._limit:g}ms exceeded while waiting for event "{self._event}"'
            )
        return left

    def _stop(self) -> None:
        try:
            self._emitter.remove_listener(self._event, self._take)
        except KeyError:
            return  # it was waited for before

    async def __aenter__(self) -> Expected[T]:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            await self.wait()
        else:
            self._stop()


def check_event(event: str, known: set[str], title: str) -> None:
    """Raises Error for an event that this object never has."""
    if event not in known:
        raise Error(f"{title}: there is no event {event!r}")
