"""What differs between the worlds by nature, in the sync one. Twin: asynchronous.py, with the same names.

User code, listeners and handlers stay in the caller's thread. A Worker is a thread that only fetches answers.
"""

from __future__ import annotations

import inspect
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import httpx

T = TypeVar("T")

HttpClient = httpx.Client


class Slot(Generic[T]):
    """A value that somebody else will bring; set once, later settings do nothing."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._value: T | None = None
        self._error: BaseException | None = None

    @property
    def filled(self) -> bool:
        """Whether there is a value or an error."""
        return self._event.is_set()

    def fill(self, value: T) -> None:
        """Brings the value."""
        if not self._event.is_set():
            self._value = value
            self._event.set()

    def fail(self, error: BaseException) -> None:
        """Brings an error instead, raised by `take`."""
        if not self._event.is_set():
            self._error = error
            self._event.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Until there is a value or an error, or the time is over; says whether there is one."""
        return self._event.wait(seconds)

    def take(self) -> T:
        """The value, or the error raised."""
        if self._error is not None:
            raise self._error
        return self._value  # type: ignore[return-value]  # None is a T where None was brought


class Signal:
    """Wakes up those who wait for a change."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def give(self) -> None:
        """Lets the present or the next wait end."""
        self._event.set()

    def wait(self, seconds: float | None = None) -> None:
        """Until it is given, or the time is over."""
        if self._event.wait(seconds):
            self._event.clear()


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
    """Calls a listener or handler of the user's, in the caller's thread."""
    result = function(*args)
    if inspect.iscoroutine(result):
        result.close()
        raise TypeError(f"{getattr(function, '__name__', function)} is a coroutine function: use the async API with it")
    return result


def open_client(**options: Any) -> httpx.Client:
    """An HTTP client of this world."""
    return httpx.Client(**options)


def close_client(client: httpx.Client) -> None:
    client.close()
