"""The order of events: a page's news are processed one after the other, and so are its listeners."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from smooth_page._io.asynchronous import Lock

# An item of the queue: it updates Python's state, shows events to waits, and schedules calls of listeners.
Happening = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class _Emission:
    number: int
    emitter: object
    event: str
    args: tuple[object, ...]
    call: Callable[[], Awaitable[None]]


class _Place:
    """What the current code runs in: a listener, or (`taking`) the processing of an item."""

    def __init__(self, queue: EventQueue, run: object, seen: int, *, taking: bool) -> None:
        self.queue = queue
        self.run = run
        # The last emission that a listener can know.
        self.seen = seen
        self.taking = taking


_place: ContextVar[_Place | None] = ContextVar("_place", default=None)


def _present() -> _Place | None:
    """The current place, while its queue is still being processed."""
    place = _place.get()
    return place if place is not None and place.queue._run is place.run else None


class EventQueue:
    """The events of one session: of a page and its popups.

    A listener may make calls, which bring more news. These are processed at once, so that the call leaves the page as
    the listener expects it, and waits see their events. Listeners are called later, in order, by the outermost call.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._happenings: deque[Happening] = deque()
        self._emissions: deque[_Emission] = deque()
        self._last = 0
        # Identifies the code that processes the queue.
        self._run: object | None = None

    def add(self, happening: Happening) -> None:
        """Adds an item for `settle` to process."""
        self._happenings.append(happening)

    async def happen(self, happening: Happening) -> None:
        """Processes an item that happens now, after everything that happened before."""
        place = _present()
        if place is not None and place.taking:
            await happening()
            return
        queue = self if place is None else place.queue
        queue.add(happening)
        await queue.settle()

    async def settle(self) -> None:
        """Processes the queue and calls listeners. Within a listener, the outermost call does that later."""
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

    def _fill(self, place: _Emission, count: int) -> None:
        """Moves the last emissions to the place that was kept, unless listeners of what came later were called."""
        emissions = list(self._emissions)
        if place not in emissions:
            return
        at, first = emissions.index(place), len(emissions) - count
        moved = [replace(each, number=place.number) for each in emissions[first:]]
        self._emissions = deque([*emissions[:at], *moved, *emissions[at + 1 : first]])

    def _post(self, emitter: object, event: str, args: tuple[object, ...], call: Callable[[], Awaitable[None]]) -> None:
        self._last += 1
        self._emissions.append(_Emission(self._last, emitter, event, args, call))


def post(emitter: object, event: str, args: tuple[object, ...], call: Callable[[], Awaitable[None]]) -> None:
    """Schedules the calls of an event's listeners. Only valid while an item is being processed."""
    place = _present()
    assert place is not None
    place.queue._post(emitter, event, args, call)


def began_in_listener() -> bool:
    """Whether the current code is a listener, or a task that a listener started."""
    return _place.get() is not None


def keep_place() -> Callable[[Happening], Awaitable[None]]:
    """Keeps a place among the calls of listeners. Returns what emits events there, once more is known about them.

    Only valid while an item is being processed.
    """
    present = _present()
    assert present is not None
    queue = present.queue
    queue._post(None, "", (), _nothing)
    place = queue._emissions[-1]

    async def fill(events: Happening) -> None:
        async def emit() -> None:
            before = len(queue._emissions)
            await events()
            queue._fill(place, len(queue._emissions) - before)

        await queue.happen(emit)

    return fill


async def _nothing() -> None:
    return None


def still_to_come(emitter: object, event: str) -> list[tuple[object, ...]]:
    """Returns the arguments of queued events that the running listener can't know yet."""
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
