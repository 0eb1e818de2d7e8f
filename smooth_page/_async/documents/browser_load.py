"""The way to load a document that leaves it to the browser, by the goto event or by a script of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.network.urls import PLAIN_DOCUMENT, is_http, only_fragment, origin_of
from smooth_page.errors import Error, TargetClosedError, TimeoutError

from .arrival import arrive_at, go
from .script_injection import load_again_with_scripts

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Arrival

    from ..page.tab import Tab
    from ..service.sent_action import SentAction
    from .load import DocumentLoad

# States that do not wait for what a document loads.
BEFORE_LOAD = ("commit", "domcontentloaded")
# ms after which a document that should have been replaced stays: the URL leads to a file, say.
_STAYS = 5_000.0


class BrowserLoad:
    """The browser loads the document."""

    def __init__(self, tab: Tab, load: DocumentLoad) -> None:
        self._tab = tab
        self._load = load

    async def run(self) -> bool:
        """Returns True."""
        tab, load = self._tab, self._load
        tab.scripts.leave_first_document()
        if tab.scripts.early:
            with load.provisional():
                await self._goto(load.url)
                await load_again_with_scripts(tab, load)
            await tab.documents.restore()
            load.response = await arrive_at(tab, load)
        elif load.state in BEFORE_LOAD and is_http(load.url):
            await self._run_until_state()
        else:
            await go(tab, load)
        return True

    async def begin(self, *, in_page: bool) -> None:
        """Begins the navigation, for a page that wanted to navigate itself; `in_page`: by its own script."""
        load = self._load
        if not in_page:
            await self._goto(load.url)
            return
        call = commands.intercept_go(url=load.url, how="replace" if load.how == "replace" else "assign")
        await self._tab.bridge.run(call, timeout=load.deadline.left_ms, title=load.title)

    async def _goto(self, url: str) -> None:
        await self._tab.bridge.goto(url, timeout=self._load.deadline.left_ms, title=self._load.title)

    # -- without waiting for what the document loads ---------------------------------------------------------------

    async def _run_until_state(self) -> None:
        """The service may answer a goto event only when all is loaded, so the page reports the state before that."""
        tab, load = self._tab, self._load
        bridge = tab.bridge
        if not await bridge.session.runs_side_by_side() and not only_fragment(tab.url, load.url):
            await self._run_by_script()
            return

        async def meanwhile(going: SentAction) -> Arrival:
            doc = load.before.doc
            while True:
                call = commands.page_arrive(state=load.state, after=doc, network=True)
                facts = await bridge.run(call, timeout=load.deadline.left_ms, title=load.title, beside=going)
                if facts.pop("age") <= 1000 * going.age:
                    return facts
                doc = bridge.doc  # it was there before: the page had moved on since its last reply

        facts = await bridge.goto(load.url, timeout=load.deadline.left_ms, title=load.title, meanwhile=meanwhile)
        if facts is None:
            load.response = await arrive_at(tab, load)
        else:
            load.response = tab.network.document_response(tab.main, facts)

    async def _run_by_script(self) -> None:
        """A script navigates, so that no goto event holds up the calls that follow.

        It runs in a document of the same origin, so that all cookies are sent as for a goto event.
        """
        tab, load = self._tab, self._load
        left = await self._left_by_script()
        facts = None if left is None else await self._arrived_after(left)
        if facts is None:  # the goto event finds out why
            await go(tab, load)
        else:
            load.response = tab.network.document_response(tab.main, facts)

    async def _arrived_after(self, left: str) -> Arrival | None:
        """Returns how the document after `left` was loaded; None if there is none, or an error page."""
        tab, load = self._tab, self._load
        call = commands.page_arrive(state=load.state, after=left)
        timeout = min(load.deadline.left_ms or _STAYS, _STAYS)
        try:
            facts = await tab.bridge.run(call, timeout=timeout, title=load.title)
        except TimeoutError:
            if tab.bridge.doc == left:
                return None
            call = commands.page_arrive(state=load.state)
            facts = await tab.bridge.run(call, timeout=load.deadline.left_ms, title=load.title)
        return facts if is_http(facts["url"]) and is_http(tab.url) else None

    async def _left_by_script(self) -> str | None:
        """Begins to navigate, and returns the document that is left; None if no script can do it."""
        load = self._load
        origin = origin_of(load.url)
        try:
            if origin_of(self._tab.documents.shown_url) == origin:
                return await self._leave(replace=False)
            with load.through(origin + PLAIN_DOCUMENT):
                await self._goto(load.step)
                return await self._leave(replace=True)
        except (TargetClosedError, TimeoutError):
            raise
        except Error:
            return None

    async def _leave(self, *, replace: bool) -> str:
        bridge, load = self._tab.bridge, self._load
        call = commands.page_go(url=load.url, replace=replace)
        _, left = await bridge.leave(call, timeout=load.deadline.left_ms, title=load.title)
        return left or bridge.doc
