"""The DevTools sessions of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page.errors import Error

from .cdp_session import CDPSession

if TYPE_CHECKING:
    from smooth_page._protocol.contract import DevtoolsEndNews, DevtoolsEventNews, DevtoolsEvents

    from ..page.tab import Tab
    from ..page.tab_frame import TabFrame

_PART = "This frame does not have a separate CDP session, it is a part of the parent frame's session"


class DevtoolsSessions:
    """Opens them, and hands them the events that the page reports."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        # By the companion's id.
        self._open: dict[str, CDPSession] = {}

    async def open(self, frame: TabFrame, title: str) -> CDPSession:
        """Opens a session with the target of a frame. Raises Error if it is a part of another frame's."""
        opened = None if frame.id is not None else await frame.run(commands.devtools_open(), title)
        if opened is None:
            raise Error(f"{title}: {_PART}")
        session = self._open[opened] = CDPSession(self._tab, opened)
        return session

    def listen(self) -> None:
        """Makes the next turn say which events are reported."""
        wanted: list[DevtoolsEvents] = [
            {"session": name, "events": events} for name, session in self._open.items() if (events := session._wanted)
        ]
        self._tab.bridge.set(devtools=wanted)

    async def take(self, news: DevtoolsEventNews | DevtoolsEndNews) -> None:
        """Emits an event, or ends a session."""
        session = self._open.get(news["session"])
        if session is None:
            return
        if news["kind"] == "devtoolsevent":
            await session._happened(news["method"], news["params"])
        else:
            await self.forget(session)

    async def forget(self, session: CDPSession) -> None:
        """The session has ended."""
        if self._open.pop(session._id, None) is not None:
            self.listen()
            await session._ended()

    async def end(self) -> None:
        """The page is closed, and its sessions with it."""
        for session in list(self._open.values()):
            await self.forget(session)
