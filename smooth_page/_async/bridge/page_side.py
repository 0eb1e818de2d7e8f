"""What a bridge reports to the page that it belongs to, and asks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.contract import (
    BindingCall,
    Decision,
    DialogCall,
    DownloadCall,
    News,
    Question,
    RouteCall,
    Settings,
    SocketAction,
    WebSocketCall,
    WebSocketClose,
    WebSocketMessage,
)
from smooth_page.errors import Error

if TYPE_CHECKING:
    from smooth_page._shared.tracing.recorder import Recorder

    from .bridge import Bridge

# A call from the page whose answer is the value that is returned.
AnsweredCall = BindingCall | DownloadCall
SocketNews = WebSocketCall | WebSocketMessage | WebSocketClose


class PageSide:
    """The page's end of a bridge. These methods are those of a bridge without a page; pages override them."""

    @property
    def recorder(self) -> Recorder | None:
        """What records the page's calls for a trace."""
        return None

    @property
    def listens(self) -> bool:
        """Whether there are listeners or handlers in the session that news may call."""
        return False

    def settings(self) -> Settings:
        """Called before each turn. Returns settings of the runtime that may have changed since the last one."""
        return {}

    def queued(self, news: News) -> bool:
        """Called with each item of news as it arrives, before listeners run. Returns whether it is dispatched."""
        return True

    async def news(self, news: News) -> None:
        """Called with each item of news, between turns."""

    async def caught_up(self) -> None:
        """Called after the news of a reply."""

    async def question(self, question: Question) -> Any:
        """Answers a question that an operation depends on."""
        raise Error(f"Unhandled question from the page: {question['kind']}")

    async def call(self, call: AnsweredCall) -> Any:
        """Answers a call from the page, with a value on the wire."""
        raise Error(f"No function is exposed as {call['name']}")

    async def route(self, call: RouteCall, answer: Callable[[Decision], None]) -> None:
        """Decides about a request, now or later, by calling `answer` with the decision."""
        answer({"action": "continue"})

    async def dialog(self, call: DialogCall) -> None:
        """Calls the listeners of a dialog for whose answer a page waits."""

    async def web_socket(self, news: SocketNews, take: Callable[[Sequence[SocketAction]], None]) -> None:
        """Gets what a routed WebSocket reports. `take` sends actions to it."""

    async def inside(self, frame_id: str) -> Bridge | None:
        """Returns the bridge of a frame of another origin, if that can be reached."""
        return None

    async def lost(self, closed: bool) -> None:
        """A popup is out of reach: it is closed, or shows a document of another origin."""

    async def crashed(self) -> None:
        """The page has crashed, while others of its session live."""

    async def over(self, crashed: bool) -> None:
        """The session turns out to be over. `crashed`: its page crashed."""
