"""Members that only sessions with the companion have."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Any, Concatenate, Protocol, TypeVar

from typing_extensions import ParamSpec

from smooth_page.errors import NotSupportedError

INSTEAD = 'smooth={"companion": True} at launch'


class Companioned(Protocol):
    """An object of a context."""

    @property
    def _companion(self) -> str | None:
        """The companion of the context's sessions, if they have it."""


S = TypeVar("S", bound=Companioned)
P = ParamSpec("P")
R = TypeVar("R")


def needs_companion(
    what: str, why: str
) -> Callable[[Callable[Concatenate[S, P], Awaitable[R]]], Callable[Concatenate[S, P], Awaitable[R]]]:
    """Makes a method raise NotSupportedError in sessions without the companion.

    `what` is the public name, `why` says what scripts of a page can't do. `levels` reads the error from the method.
    """
    refusal = partial(NotSupportedError, what, why, INSTEAD)

    def restrict(method: Callable[Concatenate[S, P], Awaitable[R]]) -> Callable[Concatenate[S, P], Awaitable[R]]:
        @wraps(method)
        async def restricted(self: S, /, *args: P.args, **kwargs: P.kwargs) -> Any:
            if self._companion is None:
                raise refusal()
            return await method(self, *args, **kwargs)

        restricted.without_companion = refusal()  # type: ignore[attr-defined]
        return restricted

    return restrict
