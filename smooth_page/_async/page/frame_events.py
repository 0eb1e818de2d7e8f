"""Emits the events of a page's frames and of its main document's loading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smooth_page._protocol.contract import FrameEventNews, FrameInfo

from .tab_frame import TabFrame

if TYPE_CHECKING:
    from .tab import Tab

# Events of a page or its context. With the companion, the browser reports them.
FRAME_EVENTS = ("frameattached", "framedetached", "framenavigated", "domcontentloaded", "load", "pageload")
# What the companion reports for these.
REPORTED = "frameevent"
# Changes of the frame tree: event, and frame.
Changes = list[tuple[str, TabFrame]]


class FrameEvents:
    """Emits what the kernels' frame trees show: each reply's tree is compared with the one before."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    async def changed(self, before: Mapping[str, tuple[TabFrame, FrameInfo]], changes: Changes) -> None:
        """A kernel has reported another tree. `before`: the frames until now."""
        for event, frame in changes:
            await self._tab.emit_with_context(event, frame.frame)
        (_, was), now = before["main"], self._tab.main.info
        for event in _reached(was.doc, was.url, was.state, now):
            await self._emit(event)

    async def take(self, news: FrameEventNews) -> None:
        """The browser reports an event: without the companion, it does not."""

    async def settle(self) -> None:
        """All news of a reply were handled."""

    async def _emit(self, event: str) -> None:
        """Emits a load event of the main document."""
        tab = self._tab
        await tab.emit("domcontentloaded" if event == "parsed" else "load", tab.page)
        if event == "loaded":
            await tab.group.emit("pageload", tab.page)


def _reached(doc: str, url: str, state: str, now: FrameInfo) -> Iterator[str]:
    """Yields the load events of the main document that lie between two of its states."""
    is_first = doc == "" and now.url == "about:blank"  # the empty document that every page begins with
    if is_first and url not in ("", now.url):
        return  # a window that was opened for another document
    fresh = doc != now.doc and not is_first
    if now.state in ("interactive", "complete") and (fresh or state == "loading"):
        yield "parsed"
    if now.state == "complete" and (fresh or state != "complete"):
        yield "loaded"


@dataclass
class _Emitted:
    """What was emitted of a frame: listeners know it in this state."""

    frame: TabFrame
    url: str
    # None: that of a navigation which the browser has reported, and no kernel yet.
    doc: str | None
    state: str
    # Events, with their URLs, that were emitted before the browser's report of them, which is then ignored.
    early: set[tuple[str, str]] = field(default_factory=set)
    # Load events that the browser has reported of a document which no kernel has reported yet.
    reported: set[str] = field(default_factory=set)


class CompanionFrameEvents(FrameEvents):
    """Emits what the browser reports, in its order with requests and console messages.

    The kernels' trees are compared at the end of each reply. What they show, and the browser has not reported, is
    emitted then: from before there was a listener for it.
    """

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._emitted: dict[str, _Emitted] = {}
        # Frames that the browser has reported as removed, and a kernel's tree may still show.
        self._gone: set[str] = set()
        self._is_behind = False

    async def changed(self, before: Mapping[str, tuple[TabFrame, FrameInfo]], changes: Changes) -> None:
        """A kernel has reported another tree, which is compared at the reply's end."""
        for frame_id, (frame, info) in () if self._is_behind else before.items():
            self._know(frame_id, frame, info)
        self._is_behind = True

    async def take(self, news: FrameEventNews) -> None:
        """Emits an event that the browser reports."""
        frame_id, event, url = news["frame"], news["event"], news.get("url", "")
        if event == "attached":
            await self._attached(frame_id, news.get("parent", "main"))
            return
        if frame_id == "main":
            self._know("main", self._tab.main)
        known = self._emitted.get(frame_id)
        if known is None:
            return  # a frame that was gone before its name was known, or will be emitted as attached
        if (event, url) in known.early:
            known.early.remove((event, url))
        elif event == "detached":
            await self._detached(frame_id, known)
        elif event in ("parsed", "loaded"):
            known.state = "interactive" if event == "parsed" else "complete"
            known.reported.add(event)
            await self._emit(event)
        else:
            await self._navigated(known, url, stays=event == "moved")

    async def settle(self) -> None:
        """Emits what the trees show and the browser has not reported."""
        if not self._is_behind:
            return
        self._is_behind = False
        frames = self._tab.frames
        self._gone.intersection_update(frames)
        for frame_id in [each for each in self._emitted if each not in frames]:
            frame = self._emitted.pop(frame_id).frame
            await self._tab.emit_with_context("framedetached", frame.frame)
        for frame_id, frame in list(frames.items()):
            if frame_id not in self._gone:
                await self._catch_up(frame_id, frame)

    def _know(self, frame_id: str, frame: TabFrame, info: FrameInfo | None = None) -> None:
        """Listeners know a frame as it is, or was (`info`)."""
        was = frame.info if info is None else info
        self._emitted.setdefault(frame_id, _Emitted(frame, was.url, was.doc, was.state))

    async def _attached(self, frame_id: str, parent: str) -> None:
        if frame_id in self._emitted:
            return
        frame = self._tab.news.frame(frame_id, "")
        if frame_id not in self._tab.frames:
            frame.info = frame.info.model_copy(update={"parent": parent, "url": ""})
            self._tab.frames[frame_id] = frame
        self._emitted[frame_id] = _Emitted(frame, "", "", "loading")
        await self._tab.emit_with_context("frameattached", frame.frame)

    async def _empty(self, frame_id: str) -> None:
        """The frames of the document before are gone, which a browser may report later."""
        below = [each for each, known in self._emitted.items() if known.frame.info.parent == frame_id]
        for each in below:
            await self._empty(each)
            await self._detached(each, self._emitted[each])

    async def _detached(self, frame_id: str, known: _Emitted) -> None:
        known.frame.is_detached = True
        self._gone.add(frame_id)
        del self._emitted[frame_id]
        self._tab.frames.pop(frame_id, None)
        await self._tab.emit_with_context("framedetached", known.frame.frame)

    async def _navigated(self, known: _Emitted, url: str, *, stays: bool) -> None:
        frame = known.frame
        known.url = url
        if not stays:
            known.doc, known.state = None, "loading"
            known.reported.clear()
            await self._empty(frame.info.id)
        frame.info = frame.info.model_copy(update={"url": url})
        await self._tab.emit_with_context("framenavigated", frame.frame)

    async def _catch_up(self, frame_id: str, frame: TabFrame) -> None:
        info, known = frame.info, self._emitted.get(frame_id)
        if known is None:
            known = self._emitted[frame_id] = _Emitted(frame, "", "", "loading")
            await self._tab.emit_with_context("frameattached", frame.frame)
        if known.doc is None and known.url == info.url:
            known.doc = info.doc
        doc = known.doc or ""
        if (doc, known.url) != (info.doc, info.url) and info.url and not (doc == "" and info.url == "about:blank"):
            known.early.add(("moved" if doc == info.doc else "navigated", info.url))
            await self._tab.emit_with_context("framenavigated", frame.frame)
        if frame_id == "main":
            for event in _reached(doc, known.url, known.state, info):
                if event not in known.reported:
                    known.early.add((event, ""))
                    await self._emit(event)
        known.doc, known.url, known.state = info.doc, info.url, info.state
        known.reported.clear()
