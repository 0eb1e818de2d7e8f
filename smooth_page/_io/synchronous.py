"""Sync versions of the primitives that can't be generated. Twin: asynchronous.py, with the same names.

User code, listeners and handlers run in the caller's thread. A Background is a thread that only fetches answers.
"""

from __future__ import annotations

import inspect
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from math import inf
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

import httpx

from smooth_page._io import coroutines
from smooth_page._io.direct_synchronous import DirectClient as DirectClient
from smooth_page._shared.api.callables import accepted
from smooth_page.errors import TimeoutError

T = TypeVar("T")

# What users pass as listeners of events, and as predicates of waits for them.
Listener = Callable[[T], None]
Predicate = Callable[[T], bool]
AnyPredicate = Callable[..., bool]

HttpClient = httpx.Client
PIECE = 0.5  # seconds


def check_loop() -> None:
    """Does nothing: the sync API needs no event loop."""


class Signal:
    """Wakes up what waits for a change.

    It works on after a Ctrl-C at any moment. The lock of a threading.Event can stay taken then.
    """

    def __init__(self) -> None:
        self._given: SimpleQueue[None] = SimpleQueue()

    def give(self) -> None:
        """Ends the current wait, or the next one."""
        self._given.put(None)

    def wait(self, seconds: float | None = None) -> bool:
        """Waits for the signal or until the time is over. Returns whether the signal came."""
        end = None if seconds is None else time.monotonic() + seconds
        while True:  # in short steps, since Ctrl-C does not interrupt a wait on every system
            left = PIECE if end is None else min(PIECE, end - time.monotonic())
            try:
                self._given.get(timeout=max(0.0, left))
            except Empty:
                if end is not None and time.monotonic() >= end:
                    return False
            else:
                self._forget()
                return True

    def _forget(self) -> None:
        """What was given several times ends one wait."""
        while not self._given.empty():
            self._given.get()


class Mailbox(Generic[T]):
    """A queue: what others add, in order of arrival."""

    def __init__(self) -> None:
        self._items: deque[T] = deque()
        self._added = Signal()

    def put(self, item: T) -> None:
        """Brings something."""
        self._items.append(item)
        self._added.give()

    def arrived(self, seconds: float | None = None) -> bool:
        """Waits until an item is there or the time is over. Returns whether one is."""
        end = None if seconds is None else time.monotonic() + seconds
        while not self._items:
            if not self._added.wait(None if end is None else end - time.monotonic()):
                break
        return bool(self._items)

    def take(self) -> T:
        """Returns the oldest item."""
        return self._items.popleft()


class Background:
    """Something that runs in the background."""

    def __init__(self, work: Callable[[], None], name: str) -> None:
        self._thread = threading.Thread(target=work, name=name, daemon=True)
        self._thread.start()

    @property
    def own(self) -> bool:
        """Returns whether the caller is what runs."""
        return self._thread is threading.current_thread()

    def stop(self) -> None:
        """Does nothing: a thread that only fetches answers may end by itself."""


# A handler's call may wait for what other handlers decide. This is the deepest nesting of such calls.
_NESTED = 10


class WhenIdle:
    """Does nothing: while a program of the sync API does something else, nothing runs beside it, as with Playwright."""

    is_idle = False

    def __init__(self, seconds: float, work: Callable[[], None]) -> None:
        self._nothing = nullcontext()

    def call(self) -> AbstractContextManager[None]:
        """Does nothing."""
        return self._nothing

    def begin(self) -> None:
        """Does nothing."""

    def stop(self) -> None:
        """Does nothing."""


class Soon:
    """Does nothing: while a program of the sync API does something else, nothing runs beside it."""

    def __init__(self, work: Callable[[], None]) -> None:
        pass

    def begin(self) -> None:
        """Does nothing: the next call does the work."""


class HandlerCalls:
    """Calls of handlers that a page waits for. They run one after the other."""

    def __init__(self) -> None:
        self._left: deque[Callable[[], None]] = deque()
        self._depth = 0
        # Whether the call that they were made for no longer needs them.
        self.over = False

    def start(self, call: Callable[[], None]) -> None:
        """Adds a call."""
        self._left.append(call)

    def finish(self, carry: Callable[[], None]) -> None:
        """Makes all calls. Raises the first error; `left` then returns the other calls."""
        try:
            while self._left:
                self._left.popleft()()
        finally:
            self.over = True

    def help(self) -> None:
        """Makes the remaining calls, from within one of them."""
        if self._depth >= _NESTED:
            return
        self._depth += 1
        try:
            while self._left:
                self._left.popleft()()
        finally:
            self._depth -= 1

    def left(self) -> list[Callable[[], None]]:
        """Returns the calls that were not started."""
        return list(self._left)


class InOrder:
    """Makes one call at a time and returns its result."""

    def run(self, call: Callable[[], T]) -> T:
        """Returns the result of the call."""
        return call()


Lock = threading.Lock


class Shared(Generic[T]):
    """A call that is made once for all its waiters; interrupting one of them does not cut it off.

    After a failure, the next waiter makes the call again.
    """

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._lock = threading.Lock()
        self._run: _Run[T] | None = None

    def result(self, seconds: float) -> T:
        """Returns its result. An interrupted caller waits a while for its end, then leaves it in the background."""
        with self._lock:
            if self._run is None or self._run.failure is not None:
                self._run = _Run(self._call)
            run = self._run
        try:
            run.start()
            run.wait()
        except BaseException:
            run.start()
            run.wait(seconds)
            raise
        if run.failure is not None:
            raise run.failure
        return run.outcome[0]


class _Run(Generic[T]):
    """One run of a call, in a thread of its own."""

    def __init__(self, call: Callable[[], T]) -> None:
        self.outcome: list[T] = []
        self.failure: BaseException | None = None
        self._call = deque([call])
        self._started = False
        self._over = False
        self._ended = Signal()

    def start(self) -> None:
        """Starts it, unless that is done. A start that was interrupted can be made again: the first makes the call."""
        if self._started:
            return
        try:
            threading.Thread(target=self._do, name="smooth-page call", daemon=True).start()
        except RuntimeError:  # the interpreter is shutting down and starts no more threads
            self._do()
        self._started = True

    def _do(self) -> None:
        try:
            call = self._call.popleft()
        except IndexError:
            return
        try:
            self.outcome.append(call())
        except BaseException as error:
            self.failure = error
        finally:
            self._over = True
            self._ended.give()

    def wait(self, seconds: float | None = None) -> None:
        """Waits for its end or until the time is over."""
        end = inf if seconds is None else time.monotonic() + seconds
        while not self._over and (left := end - time.monotonic()) > 0:
            self._ended.wait(min(PIECE, left))
        self._ended.give()  # for other waiters


class Interrupted(Exception):
    """What a call belonged to has ended."""


class Interruptible:
    """Calls of something that another thread may end meanwhile: if they fail then, they raise Interrupted."""

    def __init__(self) -> None:
        self._has_ended = False

    def run(self, call: Callable[[], T]) -> T:
        """Returns the result of a call. Raises its errors, and Interrupted."""
        try:
            return call()
        except Exception as error:
            if self._has_ended:
                raise Interrupted from error
            raise

    def end(self) -> None:
        """Makes errors of the calls that are in progress Interrupted. A thread can't end another one's call."""
        self._has_ended = True


def unbroken(call: Callable[[], T]) -> T:
    """Returns the result of a call, made in the caller's thread since it calls listeners. An interrupt ends it."""
    return call()


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def gather(calls: Iterable[Callable[[], Any]]) -> list[Any]:
    """Makes calls one after the other and returns their results. A call that raised has its error as the result."""
    results: list[Any] = []
    for call in calls:
        try:
            results.append(call())
        except Exception as error:
            results.append(error)
    return results


def call_user(function: Callable[..., Any], *args: Any) -> Any:
    """Calls a user's listener or handler in the caller's thread.

    Runs a coroutine function too, as long as it does not wait for anything. Raises TypeError if it does.
    """
    result = function(*accepted(function, args))
    if not inspect.iscoroutine(result):
        return result
    try:
        result.send(None)
    except StopIteration as done:
        return done.value
    result.close()
    raise TypeError(
        f"{getattr(function, '__name__', function)} awaits something, which the sync API can't run: "
        "make it a plain function or use the async API"
    )


def call_listener(function: Callable[..., Any], *args: Any) -> None:
    """Calls a listener in the caller's thread."""
    call_user(function, *args)


def ended_within(ms: float | None, call: Callable[[], None]) -> bool:
    """Returns True when a call has ended: it runs in the caller's thread, which nothing can take from it."""
    call()
    return True


def run_coroutine(make: Callable[[], Awaitable[T]], seconds: float | None) -> T:
    """Returns the result of another library's coroutine, which runs in the thread of coroutines.py: the caller's thread
    may have an event loop of its own. Raises TimeoutError after so many seconds."""
    running, ended = coroutines.start(make), Signal()
    running.add_done_callback(lambda _: ended.give())
    try:
        if not ended.wait(seconds):
            raise TimeoutError("The time is over")
        return running.result()
    finally:
        running.cancel()


def finished(result: Future[T]) -> T:
    """Returns the result of what another thread does."""
    return result.result()


def open_client(**options: Any) -> httpx.Client:
    """Returns a sync HTTP client."""
    return httpx.Client(**options)


def close_client(client: httpx.Client) -> None:
    client.close()
