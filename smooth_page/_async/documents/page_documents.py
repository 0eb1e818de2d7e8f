"""The documents of a page: the navigation that is in progress, and what outlives one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from smooth_page._protocol import commands
from smooth_page._protocol.contract import FrameInfo
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.network.decisions import Fulfill
from smooth_page._shared.network.urls import PLAIN_DOCUMENT, is_http, only_fragment, origin_of
from smooth_page._shared.tracing.recorder import aside
from smooth_page.errors import Error, TargetClosedError

from ..network.response import Response
from .browser_load import BrowserLoad
from .document_requests import DocumentRequests, redirect_of
from .frame_load import load_frame
from .fulfilled_load import FulfilledLoad
from .load import DocumentLoad, LoadStrategy
from .page_move import PageMove
from .writing import Writing
from .written_load import WrittenLoad

if TYPE_CHECKING:
    from smooth_page._protocol.commands import LoadState, NestedCommand

    from ..page.tab import Tab
    from ..page.tab_frame import TabFrame

# A browser keeps as many entries of the history.
_ENTRIES = 50


@dataclass(frozen=True)
class _Written:
    """The last document that was written: its id, and its response."""

    doc: str
    response: Response


class PageDocuments:
    """Loads documents into a page's main frame, one navigation at a time."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self.requests = DocumentRequests(tab)
        # The navigation that is in progress; the latest if a script of the document begins another one.
        self.load: DocumentLoad | None = None
        self._written: _Written | None = None
        # The last document that was given its clock, media, scripts and storage.
        self._restored = ""
        # The intermediate document that was opened to fill the storage of an origin.
        self._plain = ""
        # Keys of the entries of the history at which written documents begin: the browser takes them for entries of the
        # document before.
        self._boundaries: list[str] = []

    @property
    def is_early(self) -> bool:
        """Whether the page's runtime must prepare documents before their own scripts run."""
        return self._tab.is_early

    # -- what others ask about the navigation in progress --------------------------------------------------------------

    @property
    def hides_frames(self) -> bool:
        """Whether frame events are not emitted now."""
        return self.load is not None and self.load.hides_frames

    @property
    def drops_events(self) -> bool:
        """Whether events that the document's scripts cause are not emitted now."""
        return self.load is not None and self.load.drops_events

    def hides_request(self, url: str, doc: str) -> bool:
        """Whether the request of the document `doc` is not reported: of an intermediate one, or reported before."""
        if self.load is not None and self.load.step == url:
            return True
        return self._written is not None and self._written.doc == doc

    def show_frames(self) -> None:
        """The text of the document is being written: its frame events are emitted from here on."""
        if self.load is not None:
            self.load.hides_frames = False

    def response_of(self, doc: str) -> Response | None:
        """Returns the response of a document that was written; None for other documents."""
        return self._written.response if self._written is not None and self._written.doc == doc else None

    @property
    def shown_url(self) -> str:
        """The URL of the document in the tab, also of one that is not reported."""
        frames = self._tab.bridge.frames
        return frames[0].url if frames else self._tab.url

    # -- navigating --------------------------------------------------------------------------------------------------

    @contextmanager
    def loading(self, load: DocumentLoad) -> Iterator[None]:
        """While that navigation is in progress."""
        self.load = load
        try:
            yield
        finally:
            if self.load is load:
                self.load = None

    def writes(self, url: str) -> bool:
        """Whether the document at the URL is written rather than loaded by the browser."""
        tab = self._tab
        if not is_http(url) or not (tab.settings.intercepts or tab.is_early):
            return False
        return not only_fragment(tab.url, url)

    async def run(self, load: DocumentLoad) -> None:
        """Loads the document of a `goto` in the first way that is possible for it, and waits for the load state."""
        try:
            await self._fill_storage(load)
            if not (self.writes(load.url) and await self._write(load)):
                await BrowserLoad(self._tab, load).run()
        finally:
            await self._report_frames(load)

    async def load_frame(
        self, frame: TabFrame, url: str, deadline: Deadline, title: str, state: LoadState, referer: str | None
    ) -> Response | None:
        """Navigates a frame below the main one, and waits for the load state. No script can set the referrer."""
        return await load_frame(frame, url, deadline, title, state)

    async def _replace(self, load: DocumentLoad) -> None:
        """Writes the document in the place of the one that the history has brought, while requests are routed."""
        if not (is_http(self._tab.url) and self._tab.settings.intercepts):
            return
        load.url, load.here, load.how, load.referrer = self._tab.url, True, "reload", "keep"
        response, load.response = load.response, None
        try:
            if not await self._write(load):
                load.response = response
        finally:
            await self._report_frames(load)

    async def reload(self, load: DocumentLoad) -> None:
        """Loads the present document again, with the page's init scripts in front of its own scripts."""
        if await PageMove(self._tab, load, commands.page_reload(), with_scripts=True).run():
            await self._replace(load)

    async def go(self, load: DocumentLoad, delta: Literal[-1, 1]) -> None:
        """Moves through the history. Does nothing if there is no entry at that distance."""
        if await PageMove(self._tab, load, commands.page_history(delta=delta), with_scripts=False).run():
            await self._replace(load)

    async def follow(self, url: str, *, replace: bool, referrer: bool, local: bool) -> None:
        """Navigates where a script of the page wanted to. If that fails, the page stays where it is.

        `local`: to a URL of the same origin.
        """
        deadline = Deadline.after_ms(self._tab.timeouts.navigation(None))
        load = DocumentLoad(url, deadline, "Page", "commit", self._tab.main.info, local=local)
        load.how = "replace" if replace else "push"
        load.referrer = "page" if referrer else "none"
        doc = self._tab.bridge.doc
        with self.loading(load):
            try:
                if not await self._write_and_report(load):
                    in_page = local and load.url == url and self._tab.bridge.doc == doc
                    await BrowserLoad(self._tab, load).begin(in_page=in_page)
            except TargetClosedError:
                raise
            except Error:
                return

    async def _write_and_report(self, load: DocumentLoad) -> bool:
        try:
            return await self._write(load)
        finally:
            await self._report_frames(load)

    async def _write(self, load: DocumentLoad) -> bool:
        """Asks the handlers, and writes the document. Returns False if the browser must load it."""
        tab = self._tab
        asked = await self.requests.of(load)
        leads_to = redirect_of(asked.decision, load.url)
        if leads_to is not None:
            asked = await self.requests.redirected(asked, leads_to)
            _redirect(load, leads_to)
            if not is_http(load.url):
                return False
        load.local = load.local or origin_of(self.shown_url) == origin_of(load.url)
        if load.how == "push" and load.url == tab.url:  # as in a browser: no new entry
            load.how = "replace"
        writing = Writing(tab, load, asked)
        fulfilled = isinstance(asked.decision, Fulfill)
        strategy: LoadStrategy = FulfilledLoad(writing) if fulfilled else WrittenLoad(tab, writing)
        with load.hiding_frames():
            return await strategy.run()

    async def _fill_storage(self, load: DocumentLoad) -> None:
        """Puts the context's cookies and storage of the origin into the tab, so that the first request has them."""
        tab, storage, origin = self._tab, self._tab.group.storage, origin_of(load.url)
        storage.visit(load.url)
        if not storage.owes(tab, load.url):
            return
        if origin_of(tab.url) == origin:
            await storage.give(tab, load.url, load.title)
            return
        with load.through(origin + PLAIN_DOCUMENT):
            await tab.bridge.goto(load.step, timeout=load.deadline.left_ms, title=load.title)
            await storage.give(tab, load.url, load.title)
            self._plain = tab.bridge.doc

    async def _report_frames(self, load: DocumentLoad) -> None:
        if load.owes_frames:
            load.owes_frames = False
            await self._tab.news.report_frames()

    # -- what is in a document before its first script, or as soon as possible ---------------------------------------

    async def restore(self) -> None:
        """Gives a new document what the one before had: clock, media, storage; and runs the init scripts in it."""
        if self.load is not None and self.load.is_provisional:
            return
        tab = self._tab
        main = tab.bridge.frames[0]
        if main.doc == self._restored:
            return
        self._restored = main.doc
        with aside():
            await tab.group.clock.restore(tab)
            await tab.scripts.run_late()
            await tab.group.storage.arrived(tab, main.url)
            await tab.emulation.restore()

    def commands(self) -> list[NestedCommand]:
        """Returns the operations that give a fresh window what the document before had."""
        clock = self._tab.group.clock.calls(self._tab)
        return [*(call.nested() for call in clock), *self._tab.emulation.commands]

    async def prepared(self, main: FrameInfo) -> None:
        """Notes that a document had all of that before its first script."""
        self._restored = main.doc
        self._tab.scripts.note_run(main.doc)
        await self._tab.group.storage.arrived(self._tab, main.url)

    # -- what outlives a navigation ------------------------------------------------------------------------------------

    @property
    def is_on_plain(self) -> bool:
        """Whether the tab shows the intermediate document that was opened to fill a storage."""
        return bool(self._plain) and self._plain == self._tab.bridge.doc

    def note_written(self, response: Response | None) -> None:
        """The document in the tab was written, and came with that response."""
        if response is not None:
            self._written = _Written(self._tab.bridge.frames[0].doc, response)

    def add_boundary(self, key: str) -> None:
        """A written document begins at that entry of the history."""
        self._boundaries = [*self._boundaries, key][-_ENTRIES:]
        self._tab.bridge.set(boundaries=self._boundaries)


def _redirect(load: DocumentLoad, leads_to: str) -> None:
    """A handler has answered with a redirect: the document is another one than the page is on."""
    load.url, load.here, load.local = leads_to, False, False
    if load.how == "reload":
        load.how, load.referrer = "push", "none"
