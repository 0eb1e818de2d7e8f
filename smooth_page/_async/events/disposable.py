"""Undoes what a call has set up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import TracebackType


class Disposable:
    """Undoes the call that returned it, when it is closed or its `with` block ends.

    [Playwright](https://playwright.dev/docs/api/class-disposable)
    """

    def __init__(self, undo: Callable[[], Awaitable[object]]) -> None:
        self._undo: Callable[[], Awaitable[object]] | None = undo

    async def close(self) -> None:
        """Undoes the call. Further calls do nothing."""
        undo, self._undo = self._undo, None
        if undo:
            await undo()

    async def __aenter__(self) -> Disposable:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
