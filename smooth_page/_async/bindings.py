"""Functions of Python's that a page can call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import call_user
from smooth_page._shared.wire import from_wire, to_wire
from smooth_page.errors import Error

if TYPE_CHECKING:
    from .page import Page


class Bindings:
    """What a page and its context have exposed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._functions: dict[str, Callable[..., Any]] = {}

    def expose(self, name: str, function: Callable[..., Any], title: str) -> None:
        """Makes a function callable. Raises Error for a name that is taken."""
        if name in self._functions:
            raise Error(f'{title}: Function "{name}" has been already registered')
        self._functions[name] = function
        self._page._bridge_settings(bindings=[{"name": known, "handle": False} for known in self._functions])

    async def call(self, details: dict[str, Any]) -> Any:
        """A call of the page's; its value on the wire."""
        page = self._page
        frame = page._frames.get(details.get("frame", "main"), page.main_frame)
        source = {"context": page.context, "page": page, "frame": frame}
        args = [from_wire(arg) for arg in details.get("args", [])]
        return to_wire(await call_user(self._functions[details["name"]], source, *args))
