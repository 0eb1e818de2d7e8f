"""Pages that scripts of a page have opened: windows reached through the tab that they were opened from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from smooth_page._protocol.bridge import FrameInfo, Reply, reply_reader
from smooth_page._shared.network.urls import origin_of, resolve_url
from smooth_page.errors import CLOSED, Error, NotSupportedError, TargetClosedError

from ..bridge.bridge import Bridge
from .news import NETWORK, observed

if TYPE_CHECKING:
    from .page import Page

INSTEAD = "context.new_page() and page.goto(url), which has a session of its own"


class PopupBridge(Bridge):
    """Operations in a popup. Its turns are events of the session in whose tab it was opened."""

    def __init__(self, root: Bridge, popup: str) -> None:
        super().__init__(root.session, root.selectors, opener=root, popup=popup)
        self._root = root
        self._popup = popup
        self.slow_mo = root.slow_mo

    async def goto(self, url: str, *, timeout: float, title: str, meanwhile: object = None) -> None:
        """Goes to an address of the same origin, without waiting for what it loads.

        Another one would be out of reach there: NotSupportedError.
        """
        here = self._root.frames[0].url if self._root.frames else ""
        if url != "about:blank" and origin_of(resolve_url(None, url)) != origin_of(here):
            raise NotSupportedError(f"{title} of a popup to {url}", "another origin is out of its reach", INSTEAD)
        await self._root.run("popup.goto", {"popup": self._popup, "url": url}, timeout=timeout, title=title)

    async def in_session(self, action: Callable[[], Awaitable[Any]]) -> Any:
        """The service's agents know the tab of the session alone."""
        raise NotSupportedError("page.ai and page.extract of a popup", "an agent acts in the session's tab", INSTEAD)


@dataclass
class _Unreported:
    """A popup whose events are to be emitted; `opener` is the page that emits "popup"."""

    page: Page
    opener: Page | None
    is_ready: bool = False


class Popups:
    """The popups of one session: those that its page, the root, has opened, and theirs."""

    def __init__(self, root: Page) -> None:
        self.root = root
        self._pages: dict[str, Page] = {}
        # Those that no listener knows yet, in the order in which they were opened.
        self._unreported: list[_Unreported] = []

    @property
    def all(self) -> list[Page]:
        """The root and its popups."""
        return [self.root, *self._pages.values()]

    def of(self, popup: str | None, page: Page) -> Page:
        """The popup of that id; the page itself without one."""
        return page if popup is None else self._pages.get(popup, page)

    def prepare(self, page: Page) -> None:
        """Lets the page's document know what windows that its scripts open begin with."""
        context, bridge = page.context, page._bridge
        routes = [item.matcher.to_wire()["regex"] for item in context._routes.handlers.items]
        begins: dict[str, Any] = {
            "observe": sorted(observed(context) | (NETWORK if routes else set())),
            "bindings": [{"name": name} for name in context._bindings.functions],
            "initScripts": [*context._emulation.sources, *context._scripts.sources],
            "routes": routes,
            "webSocketRoutes": context._sockets.patterns,
            "extraHeaders": list(context._headers.items()),
            "offline": context._offline,
            **context._emulation.clipboard,
        }
        present = {name: value for name, value in begins.items() if value}
        if "dialog" in begins["observe"]:
            present["dialogs"] = page._dialogs.table(context)
        if present or bridge.settings.get("popups"):
            bridge.set(popups=present)

    async def take(self, opener: Page, kind: str, details: dict[str, Any]) -> None:
        """One item of the news that pages tell of popups."""
        popup = str(details["popup"])
        if kind == "popup":
            await self._opened(opener, popup, details)
        elif popup not in self._pages:
            return
        elif kind == "popupclosed":
            await self._closed(self._pages[popup], details.get("last"))
        else:
            await self._look(self._pages[popup])

    async def _opened(self, opener: Page, popup: str, details: dict[str, Any]) -> None:
        context = opener.context
        page = type(opener)(context, PopupBridge(self.root._bridge, popup))
        page._popups = self
        page._given = self.root._given
        page._opener = None if details["aside"] else opener
        self._pages[popup] = page
        context._pages.append(page)
        page._main._facts = _first_facts(str(details["url"]), reachable=bool(details["reachable"]))
        if details["ran"]:
            page._scripts.ran()
        page._bindings.set()
        page._set_network()
        entry = _Unreported(page, None if details["aside"] else opener)
        self._unreported.append(entry)
        try:
            if not details["closed"]:
                await self._look(page)  # which may bring news of later ones
        finally:
            entry.is_ready = True
        await self._report()

    async def _report(self) -> None:
        """Emits the events of those that are ready, in their order."""
        while self._unreported and self._unreported[0].is_ready:
            entry = self._unreported.pop(0)
            await entry.page.context._emit("page", entry.page)
            if entry.opener is not None:
                await entry.opener._emit("popup", entry.page)

    async def _closed(self, page: Page, last: Any) -> None:
        """`last`: what it still had to tell."""
        if last is not None:
            try:
                reply = reply_reader.validate_python(last)
            except ValidationError as error:
                raise Error("What a popup told at its end is not understood") from error
            if isinstance(reply, Reply):
                # Of its frames nothing is to be brought anywhere any more.
                last_words = [item for item in reply.news if item.kind != "frames"]
                await page._bridge.heard(reply.model_copy(update={"news": last_words}))
        await page._end(CLOSED)

    async def _look(self, page: Page) -> None:
        try:
            await page._bridge.sync("Page.on")
        except (TargetClosedError, NotSupportedError):
            return  # which the news tell

    async def news(self) -> None:
        """What there is to tell of popups, the root tells."""
        await self.root._bridge.sync("Page.on")

    async def deliver(self, page: Page, title: str) -> None:
        """Takes what was decided to the page that asked, or to the root, which asked for it. One may be gone."""
        try:
            for each in dict.fromkeys((page, self.root)):
                await each._bridge.sync(title)
        except TargetClosedError:
            return

    async def close(self, page: Page, title: str) -> None:
        """Closes the window of a popup."""
        popup = next(popup for popup, each in self._pages.items() if each is page)
        await self.root._bridge.run("popup.close", {"popup": popup}, timeout=0, title=title)

    async def ended(self, page: Page) -> None:
        """A page is closed. The session lives until the last of its pages is."""
        self._pages = {popup: each for popup, each in self._pages.items() if each is not page}
        root = self.root
        if root._closed is not None and (not self._pages or root.context._closed is not None):
            await root.session.close()


def _first_facts(url: str, *, reachable: bool) -> FrameInfo:
    """Of a window of which nothing is known yet but where it was to go. Out of reach, it may have gone elsewhere."""
    return FrameInfo(
        id="main", parent=None, name="", url=url or "about:blank", state="loading", reachable=reachable, doc=""
    )
