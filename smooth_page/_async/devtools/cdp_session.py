"""A DevTools session with a page, or with a frame that the browser runs apart from it."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._shared.api.arguments import milliseconds
from smooth_page.errors import CLOSED, Error, NotSupportedError, TargetClosedError

from ..events.events import AnyListening

if TYPE_CHECKING:
    from ..events.event_queue import EventQueue
    from ..page.tab import Tab

# Emitted by the session itself.
_CLOSE = "close"
_INSTEAD = "a browser of your own, with Playwright"


class CDPSession(AnyListening):
    """A connection in Chromium's DevTools protocol. Emits the protocol's events by their names, "event" for each of
    them, and "close".

    [Playwright](https://playwright.dev/python/docs/api/class-cdpsession)
    """

    def __init__(self, tab: Tab, id: str) -> None:
        super().__init__()
        self._tab = tab
        self._id = id
        self._is_open = True

    def __repr__(self) -> str:
        return f"<CDPSession page={self._tab.page!r}>"

    @property
    def _events(self) -> EventQueue:
        return self._tab.bridge.events

    @property
    def _wanted(self) -> list[str]:
        """The events of the protocol that have a listener."""
        return sorted(event for event, listeners in self._listeners.items() if listeners and event != _CLOSE)

    def _listening(self, event: str) -> None:
        self._tab.devtools.listen()

    async def send(
        self, method: str, params: dict[str, Any] | None = None, *, timeout: float | timedelta | None = None
    ) -> dict[str, Any]:
        """Calls a method of the protocol and returns its result. Raises Error if the browser refuses it, TimeoutError
        after `timeout` ms (default: no limit).

        Difference from Playwright: only the domains that browsers let extensions use, and no other targets than the
        page: commands beyond that raise NotSupportedError, and so do those that would pause the page (`debugger`
        statements do not pause it). Where the session has the companion as an extension, all sessions with a page share
        one state of the domains.
        [Playwright](https://playwright.dev/python/docs/api/class-cdpsession#cdp-session-send)
        """
        title = "CDPSession.send"
        call = commands.devtools_send(
            session=self._id, id=secrets.token_hex(8), method=_checked(method), params=_json(params)
        )
        answer = await self._run(call, title, 0 if timeout is None else milliseconds(timeout))
        if answer.get("unsupported") is not None:
            raise NotSupportedError(f"{title}({method!r})", answer["unsupported"], _INSTEAD)
        if answer.get("error") is not None:
            raise Error(f"{title}: Protocol error ({method}): {answer['error']}")
        if answer.get("closed"):
            await self._tab.devtools.forget(self)
            raise TargetClosedError(f"{title}: {CLOSED}")
        result: dict[str, Any] = answer.get("result", {})
        return result

    async def detach(self) -> None:
        """Ends the session. It emits "close" and accepts no more calls.

        [Playwright](https://playwright.dev/python/docs/api/class-cdpsession#cdp-session-detach)
        """
        await self._run(commands.devtools_close(session=self._id), "CDPSession.detach", 0)
        await self._tab.devtools.forget(self)

    async def _run(self, call: Any, title: str, timeout: float) -> Any:
        if not self._is_open:
            raise TargetClosedError(f"{title}: {CLOSED}")
        return await self._tab.bridge.run(call, timeout=timeout, title=title)

    async def _happened(self, method: str, params: dict[str, Any]) -> None:
        await self._emit(method, params)
        await self._emit("event", {"method": method, "params": params})

    async def _ended(self) -> None:
        self._is_open = False
        await self._emit(_CLOSE, self)


def _checked(method: object) -> str:
    if not isinstance(method, str):
        raise Error(f"CDPSession.send: method: expected string, got {type(method).__name__}")
    return method


def _json(params: object) -> dict[str, Any]:
    """The parameters, if they are an object of JSON values."""
    if params is None:
        return {}
    if not isinstance(params, dict):
        raise Error(f"CDPSession.send: params: expected dict, got {type(params).__name__}")
    try:
        json.dumps(params, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise Error(f"CDPSession.send: params: {error}") from None
    return params
