"""From the news of the runtime to the events and the frames of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page._protocol.bridge import FrameInfo, News
from smooth_page._shared.wire import from_wire
from smooth_page.errors import Error, NotSupportedError

from .console_message import ConsoleMessage
from .dialog import Dialog
from .frame import Frame
from .web_error import WebError

if TYPE_CHECKING:
    from .page import Page

# Told by the frame tree, without asking the runtime to look at anything.
FROM_FRAMES = {"domcontentloaded", "load", "frameattached", "framedetached", "framenavigated", "close"}
# Looked at only where somebody listens. Event -> what the runtime observes.
OBSERVED = {"console": "console", "pageerror": "pageerror", "weberror": "pageerror", "dialog": "dialog"}
LATER = {
    "crash", "download", "filechooser", "popup", "request", "requestfailed", "requestfinished", "response",
    "websocket", "worker",
}  # fmt: skip


class PageNews:
    """Keeps a page's frames and emits its events."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def check(self, event: str, title: str) -> None:
        """Raises NotSupportedError for events that can't be had (yet), Error for ones that do not exist."""
        if event in LATER:
            raise NotSupportedError(f'{title}("{event}")', "the event is not built yet")
        if event not in FROM_FRAMES and event not in OBSERVED:
            raise Error(f'{title}: there is no event "{event}"')

    def observe(self) -> None:
        """Tells the runtime what somebody listens for."""
        page = self._page
        wanted = {
            kind
            for event, kind in OBSERVED.items()
            if page._has_listeners(event) or page._context._has_listeners(event)
        }
        if wanted or page._bridge.observing:
            page._bridge_settings(observe=sorted(wanted))

    async def take(self, news: News) -> None:
        """One item of news."""
        details: dict[str, Any] = news.model_extra or {}
        if news.kind == "frames":
            await self._frames(self._page._bridge.frames)
        elif news.kind == "console":
            await self._tell("console", ConsoleMessage(self._page, details))
        elif news.kind == "pageerror":
            error = from_wire(details.get("error"))
            error = error if isinstance(error, Error) else Error(str(error))
            await self._page._emit("pageerror", error)
            await self._page._context._emit("weberror", WebError(self._page, error, details))
        elif news.kind == "dialog":
            await self._tell("dialog", Dialog(self._page, details))

    async def _tell(self, event: str, detail: Any) -> None:
        await self._page._emit(event, detail)
        await self._page._context._emit(event, detail)

    async def _frames(self, infos: list[FrameInfo]) -> None:
        page = self._page
        before = page._frames
        known = {info.id: before.get(info.id) or Frame(page, info) for info in infos}
        page._frames = known
        main = infos[0] if infos else None
        was = page._main._info
        for frame_id, frame in before.items():
            if frame_id not in known:
                frame._detached = True
                await page._emit("framedetached", frame)
        for info in infos:
            frame = known[info.id]
            if info.id not in before:
                await page._emit("frameattached", frame)
                if info.url not in ("", "about:blank"):
                    await page._emit("framenavigated", frame)
            await frame._changed(info)
        if main is not None:
            if main.doc != was.doc:
                await page._context.clock._restore(page)
            await self._loading(was, main)

    async def _loading(self, was: FrameInfo, now: FrameInfo) -> None:
        """Load events of the main document; what was missed between two looks is told as well."""
        fresh = was.doc != now.doc and was.doc != ""
        parsed = now.state in ("interactive", "complete")
        if parsed and (fresh or was.state == "loading"):
            await self._page._emit("domcontentloaded", self._page)
        if now.state == "complete" and (fresh or was.state != "complete"):
            await self._page._emit("load", self._page)
