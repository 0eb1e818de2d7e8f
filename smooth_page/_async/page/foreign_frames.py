"""Frames of other origins than the document around them. With the companion, each has its own kernel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from smooth_page._protocol.call import Call
from smooth_page._protocol.contract import Decision, FrameInfo, News, Question, RouteCall, Settings, SocketAction
from smooth_page._protocol.operation import USERS_CODE, exchange
from smooth_page._protocol.steps import DetachedError, Send
from smooth_page._shared.deadlines import Deadline
from smooth_page.errors import Error, NotSupportedError, TargetClosedError

from ..bridge.bridge import Bridge
from ..bridge.page_side import AnsweredCall, PageSide, SocketNews
from ..bridge.turns import PopupError

if TYPE_CHECKING:
    from smooth_page._shared.tracing.recorder import Recorder

    from ..service.sent_action import SentAction
    from .tab import Tab
    from .tab_frame import TabFrame

R = TypeVar("R")

# Seconds that a frame has to answer what was not asked by a call: a page with a frame that is busy stays usable.
LOOK_SECONDS = 2.0


class FrameBridge(Bridge):
    """Operations in a frame of another origin. The companion takes its turns there."""

    def __init__(self, tab: Tab, frame_id: str) -> None:
        outer = tab.bridge
        super().__init__(outer.session, outer.selectors, opener=outer._opener or outer, name=f"frame:{frame_id}")
        self._tab = tab
        self._frame_id = frame_id
        self.slow_mo = outer.slow_mo
        self.attach(FrameSide(tab, frame_id))

    async def run_until(
        self,
        deadline: Deadline,
        call: Call[R],
        frame: str | None,
        title: str,
        *,
        code: str | None = None,
        selector: str | None = None,
        beside: SentAction | None = None,
        trace: str | None = None,
    ) -> R:
        """Runs an operation; in another kernel if the frame comes to be in one. Raises DetachedError if it is gone."""
        try:
            return await super().run_until(deadline, call, frame, title, code=code, selector=selector, trace=trace)
        except DetachedError as error:
            if error.acted and call.operation.name not in USERS_CODE:
                return cast(R, None)
            there = await self._tab.foreign.moved(self._frame_id, self)
            if there is None:
                raise
            inner = there.bridge
            return await inner.run_until(deadline, call, there.id, title, code=code, selector=selector, trace=trace)

    async def look(self) -> None:
        """Fetches the news of the frame, if it answers."""
        try:
            await self._drive(exchange(self.window, Send({"slice": 0}, "Page.frames", LOOK_SECONDS)))
        except (DetachedError, NotSupportedError):
            return  # the news of the document around it report it

    def raise_owed(self) -> None:
        """Raises the error that the page owes."""
        self._tab.bridge.raise_owed()

    async def _lost(self, error: PopupError, title: str) -> Error:
        return DetachedError(f"{title}: Frame was detached", acted=error.acted)


class FrameSide(PageSide):
    """Hands what a frame of another origin reports to its page. The page calls it by another id than its own kernel."""

    def __init__(self, tab: Tab, frame_id: str) -> None:
        self._tab = tab
        self._frame_id = frame_id

    @property
    def recorder(self) -> Recorder | None:
        return self._tab.group.recorder

    @property
    def listens(self) -> bool:
        return self._tab.side.listens

    def settings(self) -> Settings:
        """Those of the page."""
        settings = self._tab.bridge.settings
        trace = settings.get("trace")
        if trace:
            return {**settings, "trace": {**trace, "main": f"{trace['frames']}{self._frame_id}"}}
        return settings

    def queued(self, news: News) -> bool:
        return self._tab.side.queued(self._named(news))

    async def news(self, news: News) -> None:
        await self._tab.side.news(self._named(news))

    async def caught_up(self) -> None:
        await self._tab.side.caught_up()

    async def question(self, question: Question) -> Any:
        return await self._tab.side.question(question)

    async def call(self, call: AnsweredCall) -> Any:
        return await self._tab.side.call(self._named(call))

    async def route(self, call: RouteCall, answer: Callable[[Decision], None]) -> None:
        await self._tab.side.route(call, answer)

    async def web_socket(self, news: SocketNews, take: Callable[[Sequence[SocketAction]], None]) -> None:
        await self._tab.side.web_socket(news, take)

    async def inside(self, frame_id: str) -> Bridge | None:
        return await self._tab.side.inside(frame_id)

    async def over(self, crashed: bool) -> None:
        await self._tab.side.over(crashed)

    def _named(self, news: Any) -> Any:
        return {**news, "frame": self._frame_id} if news.get("frame") == "main" else news


class ForeignFrames:
    """The frames of a page that have kernels of their own, by the ids that the documents around them give them."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._bridges: dict[str, FrameBridge] = {}
        # The frame in whose kernel a frame is; none for the page's own kernel.
        self._homes: dict[str, str] = {}

    @property
    def are_reached(self) -> bool:
        """Whether the companion reaches frames of other origins."""
        return self._tab.bridge.window.companion

    @property
    def are_there(self) -> bool:
        """Whether the page has such frames, and the companion reaches them."""
        return bool(self._homes)

    def bridge(self, frame_id: str) -> Bridge:
        """Returns the bridge of a frame of another origin."""
        if frame_id not in self._bridges:
            self._bridges[frame_id] = FrameBridge(self._tab, frame_id)
        return self._bridges[frame_id]

    def home(self, frame_id: str) -> str | None:
        """Returns the frame in whose kernel a frame is. None: in the page's own."""
        return self._homes.get(frame_id)

    def keeper(self, doc: str) -> TabFrame | None:
        """Returns the frame whose kernel is in that document, if it is one of another origin."""
        found = (frame_id for frame_id, bridge in self._bridges.items() if bridge.window.knows(doc))
        return self._tab.frames.get(next(found, ""))

    def tree(self) -> list[FrameInfo]:
        """Returns the whole tree: what the kernels of all frames have reported last."""
        reported = self._tab.bridge.frames
        if not self.are_reached or not reported:
            return reported
        self._homes = {}
        tree = self._below(reported, None)
        self._bridges = {frame_id: each for frame_id, each in self._bridges.items() if frame_id in self._homes}
        return tree

    def _below(self, infos: list[FrameInfo], home: str | None) -> list[FrameInfo]:
        tree: list[FrameInfo] = []
        for info in infos:
            here = info if home is None or info.parent != "main" else info.model_copy(update={"parent": home})
            if here.reachable:
                if home is not None:
                    self._homes[here.id] = home
                tree.append(here)
            else:
                tree += self._foreign(here)
        return tree

    def _foreign(self, info: FrameInfo) -> list[FrameInfo]:
        """The frame of another origin, and the frames in it."""
        self._homes[info.id] = info.id
        reported = self._bridges[info.id].frames if info.id in self._bridges else []
        if not reported:
            return [info.model_copy(update={"reachable": True, "url": "", "doc": "", "state": "loading"})]
        main, *others = reported
        own = main.model_copy(update={"id": info.id, "parent": info.parent, "name": info.name})
        return [own, *self._below(others, info.id)]

    async def meet(self) -> None:
        """Fetches what the frames report that have not been asked yet, and those in them."""
        while new := [frame_id for frame_id, home in self._homes.items() if home == frame_id not in self._bridges]:
            for frame_id in new:
                self.bridge(frame_id)
                await self.look(frame_id)

    async def look(self, frame_id: str) -> bool:
        """Fetches the news of a frame. Returns False if it is not one of the page's."""
        bridge = self._bridges.get(frame_id)
        if bridge is None:
            return False
        with suppress(TargetClosedError):
            await bridge.look()
        return True

    async def moved(self, frame_id: str, bridge: Bridge) -> TabFrame | None:
        """Returns a frame that was lost to its bridge, if it is now in another kernel."""
        await self._tab.bridge.sync("Page.frames")
        frame = self._tab.frames.get(frame_id)
        return None if frame is None or frame.bridge is bridge else frame
