"""Turns the news of the runtime into events and frames of a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from smooth_page._protocol.contract import ConsoleNews, FrameInfo, News, PageErrorNews
from smooth_page._shared.api.warnings import warn
from smooth_page._shared.network.urls import is_http, origin_of

from ..elements.file_chooser import FileChooser
from ..events.events import EventEmitter
from .console_message import ConsoleMessage
from .download import UNANSWERED
from .frame_events import FRAME_EVENTS, REPORTED, Changes, CompanionFrameEvents, FrameEvents
from .kept_news import CompanionKeptNews, KeptNews, error_of
from .tab_frame import TabFrame
from .web_error import WebError

if TYPE_CHECKING:
    from .tab import Tab

# Observed only while there is a listener, because it takes code in the page. Event -> what the runtime observes
# (runtime/src/events/observe.ts).
OBSERVED = {
    "console": "console",
    "pageerror": "pageerror",
    "weberror": "pageerror",
    "crash": "crash",
    "dialog": "dialog",
    "download": "download",
    "filechooser": "filechooser",
    "websocket": "websocket",
    "request": "request",
    "response": "response",
    "requestfinished": "requestfinished",
    "requestfailed": "requestfailed",
}
_OF_SCRIPTS = frozenset(OBSERVED.values())
# These are reported together or not at all: the end of a request makes no sense without its beginning.
NETWORK = {"request", "response", "requestfinished", "requestfailed"}
# What listeners for new pages may register listeners for, with the companion, which reports it from the beginning on.
_OF_NEW_PAGES = {"console", "log", "pageerror", "websocket", REPORTED, *NETWORK}
# Events of what a document does while it loads.
EARLY = ("console", "pageerror", "weberror", "dialog", "websocket", *sorted(NETWORK))
# Why workers are not reported without the companion: listeners are accepted, with a warning.
NO_WORKERS = "scripts of a page can't reach workers"
UNHEARD = {"worker": NO_WORKERS}
# After these a site usually sets cookies that scripts can't read.
LOGIN = {"posted": "a form was posted", "password": "a password was entered"}
# Otherwise listeners receive the events of a document from its first script on.
_LATE = (
    "after a navigation by the history, a posted form or a click to another origin, "
    "the page reports from the next call on"
)
# How events differ that are emitted.
HEARD_OTHERWISE = {
    "download": (
        "files that answer posted forms are only emitted to waits (`expect_download`); while there are listeners, "
        "navigation targets that are not files are requested twice; none of this with the companion"
    ),
    "popup": "windows that scripts open while a document loads, before the first call there, are not emitted",
    "console": (
        f"{_LATE}; of the browser's own messages, only those about failed responses (400 and higher) "
        "of the page's origin"
    ),
    "pageerror": _LATE,
    "weberror": _LATE,
    "websocket": f"{_LATE}; sockets of workers are not emitted",
    "crash": "emitted by the first call after the session has reported the crash, which ends the session",
    "dialog": "the page has already answered when a listener is called, as the listener's code says; see `Dialog`",
    "request": "requests of scripts are emitted when they begin, all others when they are complete",
    "response": "responses to what the browser loads itself come without headers and body",
}
# The same in sessions with the companion.
HEARD_OTHERWISE_WITH_COMPANION = {
    "crash": HEARD_OTHERWISE["crash"],
    "dialog": "in the session's own tab, the page has already answered when a listener is called; see `Dialog`",
}


def observed(*emitters: EventEmitter) -> set[str]:
    """Returns what the runtime has to observe for the listeners of these emitters."""
    return _kinds({event for event in OBSERVED if any(emitter._has_listeners(event) for emitter in emitters)}, emitters)


def awaited(*emitters: EventEmitter) -> set[str]:
    """Returns those that the user listens to or waits for: a reply comes with all that has happened before."""
    return _kinds({event for event in OBSERVED if any(emitter._is_wanted(event) for emitter in emitters)}, emitters)


def awaits_pages(opener: Tab) -> set[str]:
    """Returns what is observed in new pages until listeners for them have registered others."""
    listens = opener.page._listeners.get("popup") or opener.group.context._listeners.get("page")
    return _OF_NEW_PAGES if listens and opener.group.companion is not None else set()


def _kinds(events: set[str], emitters: Iterable[EventEmitter]) -> set[str]:
    wanted = {OBSERVED[event] for event in events}
    if any(emitter._waiters.get("download") for emitter in emitters):
        wanted.add("posteddownload")
    if "console" in wanted:
        wanted.add("log")  # the browser's own messages
    return wanted | NETWORK if wanted & NETWORK else wanted


class PageNews:
    """Keeps a page's frames, messages and errors, and emits its events."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self.kept = (KeptNews if tab.group.companion is None else CompanionKeptNews)(tab)
        self.frame_events = (FrameEvents if tab.group.companion is None else CompanionFrameEvents)(tab)
        # Requests are reported without a listener.
        self._keeps_requests = False
        # Frames that news mentioned before the frame tree reported them.
        self._announced: dict[str, TabFrame] = {}

    def frame(self, frame_id: str, url: str) -> TabFrame:
        """Returns the frame of that id. Creates it, with that URL, if the frame tree has not reported it yet."""
        known = self._tab.frames.get(frame_id) or self._announced.get(frame_id)
        if known is None:
            info = FrameInfo(id=frame_id, parent="main", name="", url=url, state="loading", reachable=True, doc="")
            known = self._announced[frame_id] = TabFrame(self._tab, info)
        return known

    def observe(self) -> None:
        """Makes the next turn say which events the runtime observes."""
        tab = self._tab
        emitters = (tab.page, tab.group.context, *tab.workers.web, *tab.workers.service)
        needed = awaited(*emitters)
        if tab.settings.intercepts or self._keeps_requests:
            needed |= NETWORK
        if tab.dialogs.wanted:
            needed.add("dialog")
        if tab.sockets.are_wanted:
            needed.add("websocket")
        if tab.group.companion is not None:
            needed |= self._reported_by_the_companion()
        followed = observed(*emitters) | (awaits_pages(tab.opened_by) if tab.opened_by else set())
        followed -= needed
        if needed or followed or tab.bridge.observing:
            tab.bridge.set(observe=sorted(needed | followed), lags=sorted(followed))
        tab.popups.prepare(tab)

    def _reported_by_the_companion(self) -> set[str]:
        """Returns what it reports of frames and workers, as far as the user listens to or waits for it."""
        tab, kinds = self._tab, set[str]()
        if any(tab.is_wanted(event) for event in FRAME_EVENTS):
            kinds.add(REPORTED)
        workers = [*tab.workers.web, *tab.workers.service]
        if any(tab.is_wanted(event) for event in ("worker", "serviceworker")) or any(
            worker._is_wanted("close") for worker in workers
        ):
            kinds.add("worker")
        return kinds

    @property
    def listens_early(self) -> bool:
        """Whether a listener needs what a document does from its first script on."""
        tab = self._tab
        return tab.group.companion is None and any(tab.is_wanted(event) for event in EARLY)

    def keep_requests(self) -> None:
        """Makes the runtime report requests from now on, and those that the current document has made so far."""
        if not self._keeps_requests:
            self._keeps_requests = True
            self._tab.bridge.set(allRequests=True)
            self.observe()

    async def take(self, news: News) -> None:
        """Handles one item of news."""
        tab = self._tab
        if news["kind"] == "frames":
            if not tab.documents.hides_frames:
                await self._frames(tab.foreign.tree())
        elif news["kind"] == "frameevent":
            await self.frame_events.take(news)
        elif news["kind"] == "written":
            await self._written()
        elif news["kind"] == "console":
            await self._console(news)
        elif news["kind"] == "pageerror":
            await self._error(news)
        elif news["kind"] == "dialog":
            await tab.dialogs.take(news)
        elif news["kind"] == "snapshot":
            if tab.group.recorder is not None:
                tab.group.recorder.snapshot(news, tab.trace_id)
        elif news["kind"] == "worker":
            await tab.workers.began(news)
        elif news["kind"] == "workerclosed":
            await tab.workers.ended(news["worker"])
        elif news["kind"] == "leave":
            if is_http(news["url"]):  # the runtime keeps no other moves, and the goto event reaches more than pages may
                await tab.documents.follow(
                    news["url"], replace=news["replace"], referrer=news["referrer"], local=news["local"]
                )
        elif news["kind"] in ("posted", "password"):
            tab.group.storage.hidden.expect(LOGIN[news["kind"]])
            if news["kind"] == "posted":
                await tab.network.posted(news)
        elif news["kind"] == "clipboard":
            tab.group.emulation.written(news["id"], news["data"])
        elif news["kind"] == "download":
            await tab.group.downloads.take(tab, news)
        elif news["kind"] == "unanswered":
            warn(UNANSWERED.format(origin=origin_of(news["url"])))
        elif news["kind"] == "filechooser":
            await tab.emit("filechooser", FileChooser(tab, news))
        elif news["kind"] in ("websocket", "websocketframe", "websocketerror", "websocketclosed"):
            await tab.sockets.take(news)
        elif news["kind"] in ("request", "response", "requestfinished", "requestfailed"):
            await tab.network.take(news)
        elif news["kind"] == "unrouted":
            tab.group.routes.missed(news)
        elif news["kind"] in ("devtoolsevent", "devtoolsend"):
            await tab.devtools.take(news)
        elif news["kind"] == "screencast":
            await tab.screencasts.take(news)
        elif news["kind"] in ("popup", "popupclosed", "popupnews"):
            await tab.popups.take(tab, news)
        elif news["kind"] == "windownews":
            await tab.popups.look(news["window"])

    def is_dropped(self, news: News) -> bool:
        """Whether an item of news is ignored: an intermediate document caused it."""
        return self._tab.documents.drops_events and news["kind"] in _OF_SCRIPTS

    async def report_frames(self) -> None:
        """Emits the frame events of the document in the tab, as far as they were not emitted."""
        if self._tab.bridge.frames:
            await self._tab.bridge.events.happen(lambda: self._frames(self._tab.foreign.tree()))

    async def _written(self) -> None:
        """The document that the page has navigated to begins; the intermediate one is over."""
        self._tab.documents.show_frames()
        infos = self._tab.foreign.tree()
        if infos:
            await self._frames([infos[0].model_copy(update={"state": "loading"}), *infos[1:]])

    async def _console(self, news: ConsoleNews) -> None:
        worker = self._tab.workers.get(news.get("worker"))
        message = ConsoleMessage(self._tab.page, news, worker)
        self.kept.add_message(message)
        if worker is not None:
            await worker._emit("console", message)
        await self._tab.emit_with_context("console", message)

    async def _error(self, news: PageErrorNews) -> None:
        tab = self._tab
        error = error_of(news)
        self.kept.add_error(error)
        await tab.group.emit("weberror", WebError(tab.page, error, news))
        await tab.emit("pageerror", error)

    async def _frames(self, infos: list[FrameInfo]) -> None:
        tab = self._tab
        before = {frame_id: (frame, frame.info) for frame_id, frame in tab.frames.items()}
        doc = tab.main.info.doc
        changes = self._update(infos)
        if tab.main.info.doc != doc:
            await tab.sockets.arrived()
            await tab.documents.restore()
        await self.frame_events.changed(before, changes)
        await tab.foreign.meet()

    def _update(self, infos: list[FrameInfo]) -> Changes:
        """Updates the page's frames. Returns the events to emit."""
        tab, before = self._tab, self._tab.frames
        announced, self._announced = self._announced, {}
        known = {info.id: before.get(info.id) or announced.get(info.id) or TabFrame(tab, info) for info in infos}
        there = [frame_id for frame_id in before if frame_id in known]
        tab.frames = {frame_id: known[frame_id] for frame_id in dict.fromkeys((*there, *known))}
        gone = [frame for frame_id, frame in before.items() if frame_id not in known]
        for frame in gone:
            frame.is_detached = True
        changes = [("framedetached", frame) for frame in gone]
        for info in infos:
            frame, attached = known[info.id], info.id not in before
            moved = info.url not in ("", "about:blank") if attached else frame.has_moved(info)
            frame.info = info
            changes += [("frameattached", frame)] * attached + [("framenavigated", frame)] * moved
        return changes
