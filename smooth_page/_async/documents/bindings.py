"""Python functions that a page can call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import call_user
from smooth_page._shared.wire.wire import from_wire, to_wire
from smooth_page.errors import Error

from ..events.disposable import Disposable

if TYPE_CHECKING:
    from smooth_page._protocol.contract import BindingCall

    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab

Function = Callable[..., Any]


class Bindings:
    """The functions that a page exposes, beside those of its context."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self.own: dict[str, Function] = {}

    async def expose(self, name: str, function: Function, title: str) -> Disposable:
        """Makes a function callable until the result is disposed. Raises Error if the name is taken."""
        if name in self.own:
            raise Error(f'{title}: Function "{name}" has been already registered')
        if name in self._tab.group.bindings.functions:
            raise Error(f'{title}: Function "{name}" has been already registered in the browser context')
        self.own[name] = function
        await self.send(title)

        async def withdraw() -> None:
            self.own.pop(name, None)
            await self.send(title)

        return Disposable(withdraw)

    @property
    def present(self) -> bool:
        """Whether there are any."""
        return bool(self.own or self._tab.group.bindings.functions)

    def set(self) -> None:
        """Makes the next turn send the names of the functions."""
        names = [*self._tab.group.bindings.functions, *self.own]
        self._tab.bridge.set(bindings=[{"name": name} for name in names])
        self._tab.popups.prepare(self._tab)

    async def send(self, title: str) -> None:
        """Sends the names at once."""
        self.set()
        await self._tab.bridge.sync(title)

    async def call(self, call: BindingCall) -> Any:
        """Runs the function that the page has called, and returns its value on the wire."""
        tab, name = self._tab, call["name"]
        function = self.own.get(name) or tab.group.bindings.functions[name]
        frame = tab.frames.get(call["frame"], tab.main)
        source = {"context": tab.group.context, "page": tab.page, "frame": frame.frame}
        args = [from_wire(arg) for arg in call["args"]]
        return to_wire(await call_user(function, source, *args))


class ContextBindings:
    """The functions that a context exposes to all its pages."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        self.functions: dict[str, Function] = {}

    async def expose(self, name: str, function: Function, title: str) -> Disposable:
        """Makes a function callable until the result is disposed. Raises Error if the name is taken."""
        if name in self.functions:
            raise Error(f'{title}: Function "{name}" has been already registered')
        if any(name in tab.bindings.own for tab in self._group.tabs):
            raise Error(f'{title}: Function "{name}" has been already registered in one of the pages')
        self.functions[name] = function
        await self._send(title)

        async def withdraw() -> None:
            self.functions.pop(name, None)
            await self._send(title)

        return Disposable(withdraw)

    async def _send(self, title: str) -> None:
        for tab in self._group.within_reach:
            await tab.bindings.send(title)
