"""Functions of Python's that a page can call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import call_user
from smooth_page._shared.wire.wire import from_wire, to_wire
from smooth_page.errors import Error

from ..events.disposable import Disposable

if TYPE_CHECKING:
    from ..browser.context import BrowserContext
    from ..page.page import Page

Function = Callable[..., Any]


class Bindings:
    """What a page has exposed. What its context has exposed, it has too."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.own: dict[str, Function] = {}

    async def expose(self, name: str, function: Function, title: str) -> Disposable:
        """Makes a function callable until the result is disposed of. Raises Error for a name that is taken."""
        if name in self.own:
            raise Error(f'{title}: Function "{name}" has been already registered')
        if name in self._page.context._bindings.functions:
            raise Error(f'{title}: Function "{name}" has been already registered in the browser context')
        self.own[name] = function
        await self.tell(title)

        async def withdraw() -> None:
            self.own.pop(name, None)
            await self.tell(title)

        return Disposable(withdraw)

    @property
    def present(self) -> bool:
        """Whether there are any."""
        return bool(self.own or self._page.context._bindings.functions)

    def set(self) -> None:
        """Lets the next turn say which functions there are."""
        names = [*self._page.context._bindings.functions, *self.own]
        self._page._bridge.set(bindings=[{"name": name, "handle": False} for name in names])
        self._page._popups.prepare(self._page)

    async def tell(self, title: str) -> None:
        """Says at once which functions there are."""
        self.set()
        await self._page._bridge.sync(title)

    async def call(self, details: dict[str, Any]) -> Any:
        """A call of the page's; its value on the wire."""
        page, name = self._page, details["name"]
        function = self.own.get(name) or page.context._bindings.functions[name]
        frame = page._frames.get(details.get("frame", "main"), page.main_frame)
        source = {"context": page.context, "page": page, "frame": frame}
        args = [from_wire(arg) for arg in details.get("args", [])]
        return to_wire(await call_user(function, source, *args))


class ContextBindings:
    """What a context has exposed to all its pages."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self.functions: dict[str, Function] = {}

    async def expose(self, name: str, function: Function, title: str) -> Disposable:
        """Makes a function callable until the result is disposed of. Raises Error for a name that is taken."""
        if name in self.functions:
            raise Error(f'{title}: Function "{name}" has been already registered')
        if any(name in page._bindings.own for page in self._context.pages):
            raise Error(f'{title}: Function "{name}" has been already registered in one of the pages')
        self.functions[name] = function
        await self._tell(title)

        async def withdraw() -> None:
            self.functions.pop(name, None)
            await self._tell(title)

        return Disposable(withdraw)

    async def _tell(self, title: str) -> None:
        for page in self._context._within_reach:
            await page._bindings.tell(title)
