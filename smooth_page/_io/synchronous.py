"""What differs between the worlds by nature, in the sync one. Twin: asynchronous.py, with the same names.

User code, listeners and handlers stay in the caller's thread. A Worker is a thread that only fetches answers.
"""

from __future__ import annotations

import inspect
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import httpx

from smooth_page._shared.api.callables import accepted

T = TypeVar("T")

# What users pass as listeners of events, and as predicates of waits for them.
Listener = Callable[[T], None]
Predicate = Callable[[T], bool]
AnyPredicate = Callable[..., bool]

HttpClient = httpx.Client
PIECE = 0.5  # seconds


def check_loop() -> None:
    """Does nothing: the sync API needs no event loop."""


class Mailbox(Generic[T]):
    """What others bring, in the order in which it comes."""

    def __init__(self) -> None:
        self._items: deque[T] = deque()
        self._event = threading.Event()

    def put(self, item: T) -> None:
        """Brings something."""
        self._items.append(item)
        self._event.set()

    def arrived(self, seconds: float | None = None) -> bool:
        """Until something is there, or the time is over; says whether something is."""
        self._event.clear()  # before looking: what comes afterwards sets it again
        if not self._items:
            wait_for(self._event, seconds)
        return bool(self._items)

    def take(self) -> T:
        """The oldest of what is there."""
        return self._items.popleft()


class Signal:
    """Wakes up those who wait for a change."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def give(self) -> None:
        """Lets the present or the next wait end."""
        self._event.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Until it is given, or the time is over; says whether it was given."""
        given = wait_for(self._event, seconds)
        if given:
            self._event.clear()
        return given


class Worker:
    """Something that runs beside the caller."""

    def __init__(self, work: Callable[[], None], name: str) -> None:
        self._thread = threading.Thread(target=work, name=name, daemon=True)
        self._thread.start()

    @property
    def own(self) -> bool:
        """Whether the caller is this very worker."""
        return self._thread is threading.current_thread()

    def stop(self) -> None:
        """Nothing to wait for: a thread that only fetches answers may end on its own."""


# A handler's call may wait for what other handlers decide; how deep such calls are nested at most.
_NESTED = 10


class HandlerCalls:
    """Calls of handlers that a page waits for. They are made one after the other."""

    def __init__(self) -> None:
        self._left: deque[Callable[[], None]] = deque()
        self._depth = 0
        # Whether the call that they were made for is done with them.
        self.over = False

    def start(self, call: Callable[[], None]) -> None:
        """Adds a call."""
        self._left.append(call)

    def finish(self, carry: Callable[[], None]) -> None:
        """Makes all calls. Raises what the first one raises; `left` gives the others then."""
        try:
            while self._left:
                self._left.popleft()()
        finally:
            self.over = True

    def help(self) -> None:
        """Makes the calls that are left, within one of them."""
        if self._depth >= _NESTED:
            return
        self._depth += 1
        try:
            while self._left:
                self._left.popleft()()
        finally:
            self._depth -= 1

    def left(self) -> list[Callable[[], None]]:
        """Calls that were not begun."""
        return list(self._left)


class InOrder:
    """Results of calls, given in the order in which the calls began: there is only one at a time."""

    def run(self, call: Callable[[], T]) -> T:
        """The result of the call."""
        return call()


Lock = threading.Lock


def wait_for(event: threading.Event, seconds: float | None) -> bool:
    """Waits in pieces: not on every system does Ctrl-C break a wait."""
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        left = PIECE if end is None else min(PIECE, end - time.monotonic())
        if event.wait(max(0.0, left)):
            return True
        if end is not None and time.monotonic() >= end:
            return False


class Shared(Generic[T]):
    """A call that is made once for everyone who waits for it, and that an interruption of theirs does not break off.

    One that failed is made again for those who come later.
    """

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._lock = threading.Lock()
        self._run: _Run[T] | None = None

    def result(self, seconds: float) -> T:
        """Its result. Who is interrupted still waits so long for its end; it goes on beside them after that."""
        with self._lock:
            if self._run is None or self._run.failure is not None:
                self._run = _Run(self._call)
            run = self._run
        try:
            wait_for(run.over, None)
        except BaseException:
            run.over.wait(seconds)
            raise
        if run.failure is not None:
            raise run.failure
        return run.outcome[0]


class _Run(Generic[T]):
    """One run of a call, in a thread of its own."""

    def __init__(self, call: Callable[[], T]) -> None:
        self.outcome: list[T] = []
        self.failure: BaseException | None = None
        self.over = threading.Event()
        self._call = call
        try:
            threading.Thread(target=self._do, name="smooth-page call", daemon=True).start()
        except RuntimeError:  # the interpreter ends, and starts none any longer
            self._do()

    def _do(self) -> None:
        try:
            self.outcome.append(self._call())
        except BaseException as error:
            self.failure = error
        finally:
            self.over.set()


def unbroken(call: Callable[[], T]) -> T:
    """The result of a call, made in the caller's thread, as it calls listeners: an interruption breaks it off."""
    return call()


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def gather(calls: Iterable[Callable[[], Any]]) -> list[Any]:
    """The results of the calls, one after the other; an error is given in place of a result."""
    results: list[Any] = []
    for call in calls:
        try:
            results.append(call())
        except Exception as error:
            results.append(error)
    return results


def call_user(function: Callable[..., Any], *args: Any) -> Any:
    """Calls a listener or handler of the user's, in the caller's thread.

    A coroutine function's body runs, too, as long as it has nothing to wait for. Raises TypeError where it has.
    """
    result = function(*accepted(function, args))
    if not inspect.iscoroutine(result):
        return result
    try:
        result.send(None)
    except StopIteration as done:
        return done.value
    result.close()
    raise TypeError(f"{getattr(function, '__name__', function)} waits for something: use the async API with it")


def call_listener(function: Callable[..., Any], *args: Any) -> None:
    """Calls a listener, in the caller's thread."""
    call_user(function, *args)


def open_client(**options: Any) -> httpx.Client:
    """An HTTP client of this world."""
    return httpx.Client(**options)


def close_client(client: httpx.Client) -> None:
    client.close()
