"""Listeners and waits for events. Listeners run in the caller's thread, between turns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from functools import partial
from types import TracebackType
from typing import Any, Generic, TypeVar

from smooth_page._io.asynchronous import AnyPredicate, call_listener, call_user
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.assertions.wait_logs import with_logs
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.debugging.calls import watched
from smooth_page._shared.tracing.recorder import NO_CALL, Recorder
from smooth_page.errors import Error, TargetClosedError, TimeoutError

from .event_queue import EventQueue, post, still_to_come

T = TypeVar("T")


class EventEmitter:
    """Base of the objects that emit events. `on` and `once`, typed for each class, are in the subclasses."""

    # Event -> its listeners, each with whether it is called once only; and the waits for it.
    _listeners: dict[str, list[tuple[Callable[..., Any], bool]]]
    _waiters: dict[str, list[Expected[Any]]]
    # Listeners of this package. Processing of an event ends when they have returned.
    _followers: dict[str, list[Callable[..., Awaitable[None]]]]
    _own_events: EventQueue | None

    def __init__(self) -> None:
        self._own_events = None
        self._listeners = {}
        self._waiters = {}
        self._followers = {}

    def remove_listener(self, event: str, f: Callable[..., Any]) -> None:
        """Removes a listener. Does nothing when it is not registered for the event, or was called once already.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        listeners = self._listeners.get(event, [])
        for item in listeners:
            if item[0] == f:
                listeners.remove(item)
                self._listening(event)
                return

    def _listen(self, event: str, f: Callable[..., Any], *, once: bool) -> None:
        self._listeners.setdefault(event, []).append((f, once))
        self._listening(event)

    def _listening(self, event: str) -> None:
        """A hook: the listeners or waits for the event have changed.

        Pages and contexts have the runtime observe then what is wanted: page/page_events.py, browser/context.py.
        """

    @property
    def _recorder(self) -> Recorder | None:
        """A hook: what records its waits for a trace."""
        return None

    def _expect(self, event: str, predicate: AnyPredicate | None, timeout: Timeout, verb: str) -> Expected[Any]:
        """Returns the wait behind `expect_event` and `wait_for_event`, in the classes that have them."""
        raise NotImplementedError

    def _wait_for(self, expected: Expected[Any], *, wanted: bool) -> None:
        waiters = self._waiters.setdefault(expected.event, [])
        if wanted:
            waiters.append(expected)
        elif expected in waiters:
            waiters.remove(expected)
        self._listening(expected.event)

    def _follow(self, event: str, f: Callable[..., Awaitable[None]]) -> None:
        self._followers.setdefault(event, []).append(f)
        self._listening(event)

    def _unfollow(self, event: str, f: Callable[..., Awaitable[None]]) -> None:
        self._followers[event].remove(f)
        self._listening(event)

    def _has_listeners(self, event: str) -> bool:
        return bool(self._is_wanted(event) or self._followers.get(event))

    def _is_wanted(self, event: str) -> bool:
        """Whether the user has a listener or a wait for the event."""
        return bool(self._listeners.get(event) or self._waiters.get(event))

    @property
    def _events(self) -> EventQueue:
        """The queue of its events, except during the processing of another object's."""
        queue = self._own_events
        if queue is None:
            queue = self._own_events = EventQueue()
        return queue

    async def _emit(self, event: str, *args: object) -> None:
        """Emits an event: waits see it at once, listeners are called in order."""
        await self._events.happen(partial(self._emit_now, event, *args))

    async def _emit_now(self, event: str, *args: object) -> None:
        for follower in list(self._followers.get(event, [])):
            await follower(*args)
        for expected in list(self._waiters.get(event, [])):
            await expected._see(*args)
        post(self, event, args, partial(self._call_listeners, event, *args))

    async def _emit_at_once(self, event: str, *args: object) -> None:
        """Emits an event for whose listeners a page waits: they are called now, whatever is being processed."""
        for expected in list(self._waiters.get(event, [])):
            await expected._see(*args)
        await self._call_listeners(event, *args)

    async def _call_listeners(self, event: str, *args: object) -> None:
        for item in list(self._listeners.get(event, [])):
            function, once = item
            if once:
                self._listeners[event].remove(item)
                self._listening(event)
            try:
                await call_listener(function, *args)
            except Exception as error:
                self._failed(event, error)

    def _failed(self, event: str, error: Exception) -> None:
        """A hook: a listener raised. By default, the call during which it ran raises the error."""
        raise error


class AnyListening(EventEmitter):
    """Base of emitters whose events only this package uses. Users may register listeners for any name."""

    def on(self, event: str, f: Callable[..., Any]) -> None:
        """Calls `f` at every such event. Listeners run between calls, one after the other, in the order of the events.

        An error that a listener raises is raised by the call during which the listener ran.
        [Playwright](https://playwright.dev/python/docs/events)
        """
        self._listen(event, f, once=False)

    def once(self, event: str, f: Callable[..., Any]) -> None:
        """Calls `f` at the next such event only.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        self._listen(event, f, once=True)


class Eventless:
    """Base of classes that have `on`, `once` and `remove_listener`, as in Playwright, but emit no events."""

    def on(self, event: str, f: Callable[..., Any]) -> None:
        """Accepts a listener. The object emits no events, as in Playwright, so it is never called.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        self._noted().append((event, f))

    def once(self, event: str, f: Callable[..., Any]) -> None:
        """Accepts a listener, which is never called (see `on`).

        [Playwright](https://playwright.dev/python/docs/events)
        """
        self._noted().append((event, f))

    def remove_listener(self, event: str, f: Callable[..., Any]) -> None:
        """Removes a listener. Does nothing when it is not registered for the event.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        if (event, f) in self._noted():
            self._noted().remove((event, f))

    def _noted(self) -> list[tuple[str, Callable[..., Any]]]:
        listeners: list[tuple[str, Callable[..., Any]]] = vars(self).setdefault("_listeners", [])
        return listeners


class Expected(Generic[T]):
    """A context manager that waits at its end for an event. `value` is what the event passes to listeners."""

    def __init__(
        self,
        emitter: EventEmitter,
        event: str,
        predicate: AnyPredicate | None,
        limit: float,
        title: str,
        watch: Callable[[float], Awaitable[None]],
        *,
        log: list[str] | None = None,
        closed: Callable[[], str | None] = lambda: None,
    ) -> None:
        """`limit`: ms, 0 for none. `watch`: waits up to so many ms for news. `closed`: why no event
        will come, or None.
        """
        self.event = event
        self._emitter = emitter
        self._predicate = predicate
        self._title = title
        self._watch = watch
        self._log = log or []
        self._closed = closed
        self._deadline = Deadline.after_ms(limit)
        self._found: list[T] = []
        self._failure: Exception | None = None
        # Queued events that come after the one that the current listener was called for.
        self._to_come = still_to_come(emitter, event)
        recorder = emitter._recorder
        self._traced = NO_CALL if recorder is None else recorder.begin_wait(title, event, self._log)
        emitter._wait_for(self, wanted=True)

    @property
    async def value(self) -> T:
        """What the event passes to listeners. Waits for the event when it has not happened yet."""
        return await self.wait()

    def is_done(self) -> bool:
        """Whether the event has happened."""
        return bool(self._found)

    async def _see(self, *args: object) -> None:
        await self._catch_up()
        await self._look_at(*args)

    async def _catch_up(self) -> None:
        to_come, self._to_come = self._to_come, []
        for args in to_come:
            await self._look_at(*args)

    async def _look_at(self, *args: object) -> None:
        item = args[0] if args else None
        if self._found or self._failure:
            return
        try:
            if self._predicate is None or await call_user(self._predicate, item):
                self._found.append(item)  # type: ignore[arg-type]  # None for events that pass nothing
        except Exception as error:
            self._failure = error  # raised by the wait

    def fail(self, reason: str) -> None:
        """Ends the wait with an Error: the event will not happen."""
        if not self._found and self._failure is None:
            self._failure = Error(f"{self._title}: {reason}")

    async def wait(self) -> T:
        """Waits for the event and returns what it passes. Raises TimeoutError, TargetClosedError, and errors of the
        predicate.
        """
        try:
            with watched(self._title, self.event, nullcontext()):
                found = await self._wait()
        except Exception as error:
            self._traced.failed(error)
            raise
        finally:
            self._emitter._wait_for(self, wanted=False)
            self._traced.end()
        return found

    async def _wait(self) -> T:
        await self._emitter._events.settle()  # queued events don't end the wait in the page
        await self._catch_up()
        while not self._found:
            if self._failure is not None:
                raise self._failure
            reason = self._closed()
            if reason is not None:
                raise TargetClosedError(with_logs(f"{self._title}: {reason}", self._log))
            await self._watch_for(self._left())
        return self._found[0]

    async def _watch_for(self, left: float) -> None:
        try:
            await self._watch(left)
        except TargetClosedError:
            if not self._found:  # closing may be the event itself
                raise

    def _left(self) -> float:
        """Returns the ms left; 0: no limit."""
        if self._deadline.expired:
            text = f'{self._deadline.timeout_text(self._title)} while waiting for event "{self.event}"'
            raise TimeoutError(with_logs(text, self._log))
        return self._deadline.left_ms

    async def __aenter__(self) -> Expected[T]:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            await self.wait()
        else:
            self._emitter._wait_for(self, wanted=False)
            self._traced.end()
