"""Runs computations of requests in other processes, which are killed when they take too long.

So neither an endless schema nor a huge page blocks the event loop that serves all sessions. The processes run
calculating.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import sys
from typing import Any

from smooth_page.local.agent import UnableError

SECONDS = 10.0
MOST_AT_ONCE = 2
KEPT = 1  # idle processes
HEAD = 8  # bytes that hold the length of what follows


class Calculator:
    """Runs calculations in processes."""

    def __init__(self) -> None:
        self._ready: list[asyncio.subprocess.Process] = []
        self._turn = asyncio.Semaphore(MOST_AT_ONCE)

    async def __call__(self, name: str, *args: Any) -> Any:
        """Returns the result of a function of calculating.py. Raises UnableError if it does, or takes too long."""
        try:
            request = pickle.dumps((name, args))
        except RecursionError as error:
            raise UnableError("The request is nested too deeply") from error
        async with self._turn:
            process = self._ready.pop() if self._ready else await _start()
            try:
                answer = await asyncio.wait_for(_exchange(process, request), SECONDS)
            except (asyncio.TimeoutError, TimeoutError) as error:
                raise UnableError(
                    f"The request took longer than {SECONDS:g} s: ask for less, or extract from a locator"
                ) from error
            except (OSError, EOFError) as error:
                raise UnableError("The request asks for too much") from error
            else:
                if len(self._ready) < KEPT:
                    self._ready.append(process)
            finally:
                if process not in self._ready:
                    await _end(process)
        failure, value = answer
        if failure is not None:
            raise UnableError(failure)
        return value

    async def stop(self) -> None:
        """Ends the idle processes. A busy one ends with its call."""
        ready, self._ready = self._ready, []
        for process in ready:
            await _end(process)


async def _start() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "smooth_page.local.calculating",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )


async def _exchange(process: asyncio.subprocess.Process, request: bytes) -> tuple[str | None, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(len(request).to_bytes(HEAD, "big") + request)
    await process.stdin.drain()
    size = int.from_bytes(await process.stdout.readexactly(HEAD), "big")
    answer: tuple[str | None, Any] = pickle.loads(await process.stdout.readexactly(size))
    return answer


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
