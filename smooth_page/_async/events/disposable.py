"""What a call has set up, and takes away again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import TracebackType


class Disposable:
    """Undoes what the call that returned it has done; also as a context manager.

    [Playwright](https://playwright.dev/docs/api/class-disposable)
    """

    def __init__(self, undo: Callable[[], Awaitable[object]]) -> None:
        self._undo: Callable[[], Awaitable[object]] | None = undo

    async def close(self) -> None:
        """Undoes it; a second call does nothing."""
        undo, self._undo = self._undo, None
        if undo:
            await undo()

    async def __aenter__(self) -> Disposable:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
