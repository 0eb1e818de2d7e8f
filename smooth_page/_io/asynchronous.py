"""What differs between the worlds by nature, in the async one. Twin: synchronous.py, with the same names."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Generic, TypeVar

import httpx

from smooth_page._shared.api.callables import accepted
from smooth_page.errors import Error

T = TypeVar("T")

# What users pass as listeners of events, and as predicates of waits for them.
Listener = Callable[[T], Awaitable[None] | None]
Predicate = Callable[[T], Awaitable[bool] | bool]
AnyPredicate = Callable[..., Awaitable[bool] | bool]

HttpClient = httpx.AsyncClient


# A scope of anyio's cancels what is in it again and again; that is no reason to wait for its end all the more.
CANCELLATIONS = 3
# Who is interrupted waits so long for the end of what must not be broken off.
INTERRUPTED_SECONDS = 3.0


def check_loop() -> None:
    """Raises Error where this code does not run in an asyncio event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise Error(
            "smooth_page's async API needs asyncio, and this code runs in another event loop (such as trio's). "
            "Run it with asyncio.run(), or use smooth_page.sync_api"
        ) from None


class Mailbox(Generic[T]):
    """What others bring, in the order in which it comes."""

    def __init__(self) -> None:
        self._items: deque[T] = deque()
        self._event = asyncio.Event()

    def put(self, item: T) -> None:
        """Brings something."""
        self._items.append(item)
        self._event.set()

    async def arrived(self, seconds: float | None = None) -> bool:
        """Until something is there, or the time is over; says whether something is."""
        if not self._items:
            self._event.clear()
            with contextlib.suppress(asyncio.TimeoutError, TimeoutError):
                await asyncio.wait_for(self._event.wait(), seconds)
        return bool(self._items)

    def take(self) -> T:
        """The oldest of what is there."""
        return self._items.popleft()


class Signal:
    """Wakes up those who wait for a change."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def give(self) -> None:
        """Lets the present or the next wait end."""
        self._event.set()

    async def wait(self, seconds: float | None = None) -> bool:
        """Until it is given, or the time is over; says whether it was given."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            return False
        self._event.clear()
        return True


class Worker:
    """Something that runs beside the caller."""

    def __init__(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        self._task = asyncio.ensure_future(work())

    @property
    def own(self) -> bool:
        """Whether the caller is this very worker."""
        return self._task is asyncio.current_task()

    async def stop(self) -> None:
        """Ends it where it is."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


class HandlerCalls:
    """Calls of handlers that a page waits for. They run side by side."""

    def __init__(self) -> None:
        self._running: set[asyncio.Future[None]] = set()
        self._ended = asyncio.Event()
        # Whether the call that they were made for is done with them.
        self.over = False

    def start(self, call: Callable[[], Awaitable[None]]) -> None:
        """Begins a call."""
        running = asyncio.ensure_future(call())
        self._running.add(running)
        running.add_done_callback(lambda _: self._ended.set())

    async def finish(self, carry: Callable[[], Awaitable[None]]) -> None:
        """Until all are done; `carry` takes to the page what some have decided while others go on.

        Raises what the first one raises. The others go on then.
        """
        try:
            while self._running:
                await self._ended.wait()
                self._ended.clear()
                done = {running for running in self._running if running.done()}
                self._running -= done
                for running in done:
                    running.result()
                if done and self._running:
                    await carry()
        finally:
            self.over = True
            for running in self._running:
                go_on(running)

    async def help(self) -> None:
        """Nothing: those that are under way need no help."""

    def left(self) -> list[Callable[[], Awaitable[None]]]:
        """Calls that were not begun."""
        return []


class InOrder:
    """Results of short calls that go on side by side, a few at a time, given in the order in which the calls began."""

    AT_ONCE = 8
    # A call that takes longer loses its place: others neither wait for it nor for its end.
    SECONDS = 1.0

    def __init__(self) -> None:
        self._few = asyncio.Semaphore(self.AT_ONCE)
        self._last: asyncio.Event | None = None

    async def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """The result of the call, once those before it have had theirs."""
        before, over = self._last, asyncio.Event()
        self._last = over
        try:
            async with self._few:
                running = asyncio.ensure_future(call())
                await _done(running, self.SECONDS)
            if not running.done():
                over.set()
            elif before is not None:
                await before.wait()
            return await running
        finally:
            over.set()


async def _done(running: asyncio.Future[Any], seconds: float) -> None:
    """Until it is done or the time is over; an interruption ends it."""
    try:
        await asyncio.wait([running], timeout=seconds)
    except asyncio.CancelledError:
        running.cancel()
        raise


Lock = asyncio.Lock


class Shared(Generic[T]):
    """A call that is made once for everyone who waits for it, and that an interruption of theirs does not break off.

    One that failed is made again for those who come later.
    """

    def __init__(self, call: Callable[[], Awaitable[T]]) -> None:
        self._call = call
        self._running: asyncio.Future[T] | None = None

    async def result(self, seconds: float) -> T:
        """Its result. Who is interrupted still waits so long for its end; it goes on beside them after that."""
        running = self._running
        if running is None or (running.done() and (running.cancelled() or running.exception())):
            running = self._running = asyncio.ensure_future(self._call())
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            await _settled(running, seconds)
            raise


async def _settled(running: asyncio.Future[Any], seconds: float) -> None:
    for _ in range(CANCELLATIONS):
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([running], timeout=seconds)
            break
    if running.done() and not running.cancelled():
        running.exception()  # it is the interruption that counts


async def unbroken(call: Callable[[], Awaitable[T]]) -> T:
    """The result of a call that an interruption does not break off: it goes on beside the caller."""
    return await Shared(call).result(INTERRUPTED_SECONDS)


async def sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


async def gather(calls: Iterable[Callable[[], Awaitable[Any]]]) -> list[Any]:
    """The results of the calls, run side by side; an error is given in place of a result."""
    return await asyncio.gather(*(call() for call in calls), return_exceptions=True)


async def call_user(function: Callable[..., Any], *args: Any) -> Any:
    """Calls a listener or handler of the user's, which may be a coroutine function."""
    result = function(*accepted(function, args))
    return await result if inspect.isawaitable(result) else result


async def call_listener(function: Callable[..., Any], *args: Any) -> None:
    """Calls a listener. A coroutine function's body runs on beside the caller when it has to wait for something."""
    result = function(*accepted(function, args))
    if not inspect.isawaitable(result):
        return
    running = asyncio.ensure_future(result)
    # Those that need not wait are done after a round of the loop: what they raise belongs to the call they ran in.
    await asyncio.wait([running], timeout=0)
    if running.done():
        running.result()
    else:
        go_on(running)


def go_on(running: asyncio.Future[Any]) -> None:
    """Lets it run beside the caller, to whom its errors do not belong."""
    _listeners.add(running)
    running.add_done_callback(_listener_done)


# The loop itself keeps no running task from being collected.
_listeners: set[asyncio.Future[Any]] = set()


def _listener_done(running: asyncio.Future[Any]) -> None:
    _listeners.discard(running)
    if not running.cancelled() and (error := running.exception()):
        report = {"message": "Error occurred in event listener", "exception": error, "future": running}
        running.get_loop().call_exception_handler(report)


def open_client(**options: Any) -> httpx.AsyncClient:
    """An HTTP client of this world."""
    return httpx.AsyncClient(**options)


async def close_client(client: httpx.AsyncClient) -> None:
    await client.aclose()
