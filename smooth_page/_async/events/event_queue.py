"""The order of events: a page's news are taken one after the other, and listeners are called one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from smooth_page._io.asynchronous import Lock

# Something that happened: changes what Python knows, shows events to waiters, and posts calls of listeners.
Happening = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class _Emission:
    number: int
    emitter: object
    event: str
    args: tuple[Any, ...]
    call: Callable[[], Awaitable[None]]


class _Place:
    """What the present code runs in: a listener, or (`taking`) a happening."""

    def __init__(self, queue: EventQueue, run: object, seen: int, *, taking: bool) -> None:
        self.queue = queue
        self.run = run
        # The last emission that a listener can know of.
        self.seen = seen
        self.taking = taking


_place: ContextVar[_Place | None] = ContextVar("_place", default=None)


def _present() -> _Place | None:
    """The place, while its queue is still being worked off."""
    place = _place.get()
    return place if place is not None and place.queue._run is place.run else None


class EventQueue:
    """The events of a session: of a page and its popups.

    A listener may make calls, which bring more news. These are taken at once, so that the call leaves the page as the
    listener expects it, and waiters see their events; listeners are called later, in order, by the outermost call.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._happenings: deque[Happening] = deque()
        self._emissions: deque[_Emission] = deque()
        self._last = 0
        # Identifies who works the queue off.
        self._run: object | None = None

    def add(self, happening: Happening) -> None:
        """Adds something that `settle` takes."""
        self._happenings.append(happening)

    async def happen(self, happening: Happening) -> None:
        """Takes something that happens now, after all that has happened before."""
        place = _present()
        if place is not None and place.taking:
            await happening()
            return
        queue = self if place is None else place.queue
        queue.add(happening)
        await queue.settle()

    async def settle(self) -> None:
        """Takes what was added, and calls listeners; within a listener that is left to the outermost call."""
        place = _present()
        if place is not None:
            with _at(place.queue, place.run, taking=True):
                await self._take_all()
            place.seen = place.queue._last
        elif self._happenings or self._emissions or self._run is not None:
            async with self._lock:
                await self._work_off()

    async def _take_all(self) -> None:
        while self._happenings:
            await self._happenings.popleft()()

    async def _work_off(self) -> None:
        run = self._run = object()
        try:
            while self._happenings or self._emissions:
                if self._emissions:
                    emission = self._emissions.popleft()
                    with _at(self, run, emission.number):
                        await emission.call()
                else:
                    with _at(self, run, taking=True):
                        await self._happenings.popleft()()
        finally:
            self._run = None

    def _post(self, emitter: object, event: str, args: tuple[Any, ...], call: Callable[[], Awaitable[None]]) -> None:
        self._last += 1
        self._emissions.append(_Emission(self._last, emitter, event, args, call))


def post(emitter: object, event: str, args: tuple[Any, ...], call: Callable[[], Awaitable[None]]) -> None:
    """Has the listeners of an event called in its turn. Only within a happening."""
    place = _present()
    assert place is not None
    place.queue._post(emitter, event, args, call)


def began_in_listener() -> bool:
    """Whether this code is a listener, or a task that one has begun."""
    return _place.get() is not None


def still_to_come(emitter: object, event: str) -> list[tuple[Any, ...]]:
    """Arguments of the events that are queued, of which the listener that is running can't know yet."""
    place = _present()
    if place is None or place.taking:
        return []
    return [
        emission.args
        for emission in place.queue._emissions
        if emission.emitter is emitter and emission.event == event and emission.number > place.seen
    ]


@contextmanager
def _at(queue: EventQueue, run: object, seen: int = 0, *, taking: bool = False) -> Iterator[None]:
    token = _place.set(_Place(queue, run, seen, taking=taking))
    try:
        yield
    finally:
        _place.reset(token)
