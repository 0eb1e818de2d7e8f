"""What differs between the worlds by nature, in the async one. Twin: synchronous.py, with the same names."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Generic, TypeVar

import httpx

T = TypeVar("T")

HttpClient = httpx.AsyncClient


class Slot(Generic[T]):
    """A value that somebody else will bring; set once, later settings do nothing."""

    def __init__(self) -> None:
        self._future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    @property
    def filled(self) -> bool:
        """Whether there is a value or an error."""
        return self._future.done()

    def fill(self, value: T) -> None:
        """Brings the value."""
        if not self._future.done():
            self._future.set_result(value)

    def fail(self, error: BaseException) -> None:
        """Brings an error instead, raised by `wait`."""
        if not self._future.done():
            self._future.set_exception(error)
            self._future.exception()  # nobody may be waiting any longer

    async def wait(self, seconds: float | None = None) -> bool:
        """Until there is a value or an error, or the time is over; says whether there is one."""
        if self._future.done():
            return True
        done, _ = await asyncio.wait([self._future], timeout=seconds)
        return bool(done)

    def take(self) -> T:
        """The value, or the error raised."""
        return self._future.result()


class Signal:
    """Wakes up those who wait for a change."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def give(self) -> None:
        """Lets the present or the next wait end."""
        self._event.set()

    async def wait(self, seconds: float | None = None) -> None:
        """Until it is given, or the time is over."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            return
        self._event.clear()


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


async def sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


async def gather(calls: Iterable[Callable[[], Awaitable[Any]]]) -> list[Any]:
    """The results of the calls, run side by side; an error is given in place of a result."""
    return await asyncio.gather(*(call() for call in calls), return_exceptions=True)


async def call_user(function: Callable[..., Any], *args: Any) -> Any:
    """Calls a listener or handler of the user's, which may be a coroutine function."""
    result = function(*args)
    return await result if inspect.isawaitable(result) else result


def open_client(**options: Any) -> httpx.AsyncClient:
    """An HTTP client of this world."""
    return httpx.AsyncClient(**options)


async def close_client(client: httpx.AsyncClient) -> None:
    await client.aclose()
