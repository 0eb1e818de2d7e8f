"""Async versions of the primitives that can't be generated. Twin: synchronous.py, with the same names."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Future
from contextvars import Context, ContextVar
from typing import Any, Generic, TypeVar

import httpx

from smooth_page._io.direct_asynchronous import DirectClient as DirectClient
from smooth_page._shared.api.callables import accepted
from smooth_page.errors import Error, TimeoutError

T = TypeVar("T")

# What users pass as listeners of events, and as predicates of waits for them.
Listener = Callable[[T], Awaitable[None] | None]
Predicate = Callable[[T], Awaitable[bool] | bool]
AnyPredicate = Callable[..., Awaitable[bool] | bool]

HttpClient = httpx.AsyncClient


# anyio's cancel scopes cancel their tasks repeatedly; only the first cancellation extends the wait.
CANCELLATIONS = 3
# Seconds that a cancelled caller waits for a call that must not be cut off.
INTERRUPTED_SECONDS = 3.0


def check_loop() -> None:
    """Raises Error if this code does not run in an asyncio event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise Error(
            "smooth_page's async API needs asyncio, and this code runs in another event loop (such as trio's). "
            "Run it with asyncio.run(), or use smooth_page.sync_api"
        ) from None


class Mailbox(Generic[T]):
    """A queue: what others add, in order of arrival."""

    def __init__(self) -> None:
        self._items: deque[T] = deque()
        self._event = asyncio.Event()

    def put(self, item: T) -> None:
        """Brings something."""
        self._items.append(item)
        self._event.set()

    async def arrived(self, seconds: float | None = None) -> bool:
        """Waits until an item is there or the time is over. Returns whether one is."""
        if not self._items:
            self._event.clear()
            with contextlib.suppress(asyncio.TimeoutError, TimeoutError):
                await asyncio.wait_for(self._event.wait(), seconds)
        return bool(self._items)

    def take(self) -> T:
        """Returns the oldest item."""
        return self._items.popleft()


class Signal:
    """Wakes up everything that waits for a change."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def give(self) -> None:
        """Ends the current wait, or the next one."""
        self._event.set()

    async def wait(self, seconds: float | None = None) -> bool:
        """Waits for the signal or until the time is over. Returns whether the signal came."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            return False
        self._event.clear()
        return True


class Background:
    """Something that runs in the background."""

    def __init__(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        self._task = asyncio.ensure_future(work())

    @property
    def own(self) -> bool:
        """Returns whether the caller is what runs."""
        return self._task is asyncio.current_task()

    async def stop(self) -> None:
        """Cancels it."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


class WhenIdle:
    """Runs work in the background once no call has been in progress for some seconds."""

    def __init__(self, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        self._seconds = seconds
        self._work = work
        self._calls = 0
        self._timer: asyncio.TimerHandle | None = None
        self._running: Background | None = None
        self._again = False

    @property
    def is_idle(self) -> bool:
        """Whether no call is in progress."""
        return self._calls == 0

    @contextlib.contextmanager
    def call(self) -> Iterator[None]:
        """While a call is in progress."""
        self._calls += 1
        self._cancel_timer()
        try:
            yield
        finally:
            self._calls -= 1

    def begin(self) -> None:
        """Begins to wait for that, unless a call is in progress. The work begins again if it is about to end."""
        self._again = self._running is not None
        if self._calls or self._again:
            return
        self._cancel_timer()
        with contextlib.suppress(RuntimeError):  # no loop runs: the next call begins
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self._start)

    def _start(self) -> None:
        self._timer = None
        # What the work calls is a part of no call.
        self._running = Context().run(Background, self._run, "between calls")

    async def _run(self) -> None:
        try:
            await self._work()
        finally:
            self._running = None
        if self._again:
            self.begin()

    async def stop(self) -> None:
        """Ends the work. The caller may be a part of it."""
        self._cancel_timer()
        running = self._running
        if running is not None and not running.own:
            await running.stop()
            self._running = None

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Soon:
    """Does work in the background as soon as the program waits for something. Until then, it is done once."""

    def __init__(self, work: Callable[[], Awaitable[None]]) -> None:
        self._work = work
        self._is_coming = False
        self._running: set[Background] = set()

    def begin(self) -> None:
        """Has the work done, unless it is about to begin."""
        if self._is_coming:
            return
        with contextlib.suppress(RuntimeError):  # no loop runs
            asyncio.get_running_loop()
            self._is_coming = True
            # What the work calls is a part of no call.
            self._running.add(Context().run(Background, self._run, "soon"))

    async def _run(self) -> None:
        self._is_coming = False
        try:
            await self._work()
        finally:
            self._running = {each for each in self._running if not each.own}


class HandlerCalls:
    """Calls of handlers that a page waits for. They run concurrently."""

    def __init__(self) -> None:
        self._running: set[asyncio.Future[None]] = set()
        self._ended = asyncio.Event()
        # Whether the call that they were made for no longer needs them.
        self.over = False

    def start(self, call: Callable[[], Awaitable[None]]) -> None:
        """Starts a call."""
        running = asyncio.ensure_future(call())
        self._running.add(running)
        running.add_done_callback(lambda _: self._ended.set())

    async def finish(self, carry: Callable[[], Awaitable[None]]) -> None:
        """Waits until all are done. `carry` sends the page what some have decided while others go on.

        Raises the first error. The other calls then go on.
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
        """Does nothing: calls that have started go on by themselves."""

    def left(self) -> list[Callable[[], Awaitable[None]]]:
        """Returns the calls that were not started."""
        return []


# The order of the calls that the present code is part of: the outermost, and the one of what is called from here.
_within: ContextVar[tuple[InOrder, InOrder] | None] = ContextVar("_within", default=None)


class InOrder:
    """Runs short calls concurrently, a few at a time, and returns their results in the order in which they began."""

    AT_ONCE = 8
    # A call that takes longer loses its slot: others wait neither for its slot nor for its result.
    SECONDS = 1.0

    def __init__(self) -> None:
        self._few = asyncio.Semaphore(self.AT_ONCE)
        self._last: asyncio.Event | None = None

    async def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """Returns the result of the call, after those before it have returned theirs.

        A call within another one waits only for those within it: the other one may be waiting for it.
        """
        within = _within.get()
        order = within[1] if within is not None and within[0] is self else self
        return await order._run(call, self)

    async def _run(self, call: Callable[[], Awaitable[T]], outermost: InOrder) -> T:
        async def inside() -> T:
            _within.set((outermost, InOrder()))
            return await call()

        before, over = self._last, asyncio.Event()
        self._last = over
        try:
            async with self._few:
                running = asyncio.ensure_future(inside())
                await _done(running, self.SECONDS)
            if not running.done():
                over.set()
            elif before is not None:
                await before.wait()
            return await running
        finally:
            over.set()


async def _done(running: asyncio.Future[Any], seconds: float) -> None:
    """Waits until it is done or the time is over. A cancellation ends it."""
    try:
        await asyncio.wait([running], timeout=seconds)
    except asyncio.CancelledError:
        running.cancel()
        raise


Lock = asyncio.Lock


class Shared(Generic[T]):
    """A call that is made once for all its waiters; cancelling one of them does not cut it off.

    After a failure, the next waiter makes the call again.
    """

    def __init__(self, call: Callable[[], Awaitable[T]]) -> None:
        self._call = call
        self._running: asyncio.Future[T] | None = None

    async def result(self, seconds: float) -> T:
        """Returns its result. A cancelled caller still waits a while for its end, then leaves it in the background."""
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
        running.exception()  # retrieved, so that asyncio does not log it: the cancellation is raised


class Interrupted(Exception):
    """What a call belonged to has ended."""


class Interruptible:
    """Calls of something that may end meanwhile: those in progress then raise Interrupted, unless they succeed."""

    def __init__(self) -> None:
        self._running: set[asyncio.Future[Any]] = set()
        self._has_ended = False

    async def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """Returns the result of a call. Raises its errors, and Interrupted."""
        running = asyncio.ensure_future(call())
        self._running.add(running)
        try:
            await asyncio.wait([running])
        except asyncio.CancelledError:
            running.cancel()
            await _settled(running, INTERRUPTED_SECONDS)
            raise
        finally:
            self._running.discard(running)
        if self._has_ended and (running.cancelled() or running.exception()):
            raise Interrupted
        return running.result()

    def end(self) -> None:
        """Interrupts the calls that are in progress."""
        self._has_ended = True
        for running in self._running:
            running.cancel()


async def unbroken(call: Callable[[], Awaitable[T]]) -> T:
    """Returns the result of a call that a cancellation does not cut off: it goes on in the background."""
    return await Shared(call).result(INTERRUPTED_SECONDS)


async def sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


async def gather(calls: Iterable[Callable[[], Awaitable[Any]]]) -> list[Any]:
    """Runs calls concurrently and returns their results. A call that raised has its error as the result."""
    return await asyncio.gather(*(call() for call in calls), return_exceptions=True)


async def call_user(function: Callable[..., Any], *args: Any) -> Any:
    """Calls a user's listener or handler, which may be a coroutine function."""
    result = function(*accepted(function, args))
    return await result if inspect.isawaitable(result) else result


async def call_listener(function: Callable[..., Any], *args: Any) -> None:
    """Calls a listener. A coroutine function goes on in the background once it has to wait for something."""
    result = function(*accepted(function, args))
    if not inspect.isawaitable(result):
        return
    running = asyncio.ensure_future(result)
    # Listeners that need not wait are done after one iteration of the loop; the current call raises their errors.
    await asyncio.wait([running], timeout=0)
    if running.done():
        running.result()
    else:
        go_on(running)


async def ended_within(ms: float | None, call: Callable[[], Awaitable[None]]) -> bool:
    """Returns whether a call ends in that time, and raises its errors. If it does not, it goes on in the background."""
    running = asyncio.ensure_future(call())
    try:
        await asyncio.wait([running], timeout=None if ms is None else ms / 1000)
    except asyncio.CancelledError:
        running.cancel()
        raise
    if running.done():
        running.result()
        return True
    go_on(running)
    return False


def go_on(running: asyncio.Future[Any]) -> None:
    """Lets it run in the background; its errors are not raised to the caller."""
    _listeners.add(running)
    running.add_done_callback(_listener_done)


# The event loop holds only weak references to its tasks.
_listeners: set[asyncio.Future[Any]] = set()


def _listener_done(running: asyncio.Future[Any]) -> None:
    _listeners.discard(running)
    if not running.cancelled() and (error := running.exception()):
        report = {"message": "Error occurred in event listener", "exception": error, "future": running}
        running.get_loop().call_exception_handler(report)


async def run_coroutine(make: Callable[[], Awaitable[T]], seconds: float | None) -> T:
    """Returns the result of another library's coroutine. Raises TimeoutError after so many seconds."""
    try:
        return await asyncio.wait_for(make(), seconds)
    except asyncio.TimeoutError:
        raise TimeoutError("The time is over") from None


async def finished(result: Future[T]) -> T:
    """Returns the result of what another thread does."""
    return await asyncio.wrap_future(result)


def open_client(**options: Any) -> httpx.AsyncClient:
    """Returns an async HTTP client."""
    return httpx.AsyncClient(**options)


async def close_client(client: httpx.AsyncClient) -> None:
    await client.aclose()
