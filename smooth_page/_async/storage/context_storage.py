"""A context's cookies and local storage, which live in the separate sessions of its pages."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx

from smooth_page._io.asynchronous import gather
from smooth_page._protocol import commands
from smooth_page._shared.api.structures import Cookie, OriginState, SetCookieParam, StorageState
from smooth_page._shared.network.urls import is_http, origin_of, plain_origin, same_site
from smooth_page._shared.storage.cookies import (
    Condition,
    CookiePlace,
    add_cookies,
    clear_cookies,
    cookie_place,
    cookie_text,
    cookies_of_host,
    reaches,
    read_cookies,
    sent_to,
)
from smooth_page._shared.storage.page_copy import PageCopy
from smooth_page._shared.storage.seen_state import cookies_seen, seen_state

from .page_storage import PageStorage

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab


class ContextStorage(PageStorage):
    """What the context knows about its cookies and storages; shared by its pages and its API requests."""

    def __init__(self, group: TabGroup) -> None:
        super().__init__()
        self._group = group

    @property
    def _tabs(self) -> list[Tab]:
        """The pages whose session has not ended."""
        return [tab for tab in self._group.roots if not tab.is_closed]

    # -- for pages -------------------------------------------------------------------------------------------------

    def owes(self, tab: Tab, url: str) -> bool:
        """Whether the tab's browser lacks something of what the context keeps for the URL."""
        return is_http(url) and bool(self._owed_cookies(tab, url) or self._owed_origin(tab, url))

    def _owed_cookies(self, tab: Tab, url: str) -> list[Cookie]:
        """Returns cookies to write: those that the page lacks or has with another value, and expired ones for those
        that it should not have.
        """
        given = tab.copy.cookies
        wanted = {cookie_place(cookie): cookie for cookie in cookies_of_host(self.jar, url)}
        new = [
            cookie for place, cookie in wanted.items() if place not in given or given[place]["value"] != cookie["value"]
        ]
        gone = [cookie for place, cookie in given.items() if place not in wanted and reaches(cookie, url)]
        return new + [_ended(cookie) for cookie in gone if not _is_over(cookie)]

    def _owed_origin(self, tab: Tab, url: str) -> dict[str, Any]:
        """Returns the origin's storages, if the page does not have them yet."""
        origin = origin_of(url)
        return {} if origin in tab.copy.origins else dict(self._origins.get(origin, {}))

    async def give(self, tab: Tab, url: str, title: str, *, clear: bool = False) -> None:
        """Writes what a page lacks, through a document of the URL's origin, which the tab shows.

        Navigations of calls do this before their first request (documents/page_documents.py), others when they have
        `arrived`. `clear`: in place of what is there.
        """
        cookies, origin = self._owed_cookies(tab, url), self._owed_origin(tab, url)
        items, databases = origin.get("localStorage", []), origin.get("indexedDB", [])
        tab.copy.origins.add(origin_of(url))
        given: dict[str, Any] = {"cookies": [cookie_text(cookie) for cookie in cookies], "items": items, "clear": clear}
        with tab.copy.giving(cookies):
            await tab.bridge.run(commands.state_give(**given), timeout=0, title=title)
        if databases or clear:
            given = {"databases": databases, "clear": clear}
            await tab.bridge.run(commands.databases_give(**given), timeout=0, title=title)

    async def _settle(self, title: str) -> None:
        """Writes what the pages' current documents lack."""
        for tab in self._tabs:
            await self.arrived(tab, tab.main.url, title)

    # -- around a request ------------------------------------------------------------------------------------------

    async def cookie_header(self, url: str, timeout: float, title: str) -> str | None:
        """Reads the cookies of a page that shows that site, if there is one."""
        tabs = [tab for tab in self._tabs if same_site(tab.main.url, url)]
        await self._look(tabs, title, timeout)
        return await super().cookie_header(url, timeout, title)

    async def answered(self, response: httpx.Response, title: str) -> None:
        """After a response: writes its cookies to the site's open documents. Other pages get them when they navigate
        there.
        """
        await self._settle(title)

    # -- cookies ---------------------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None, title: str) -> list[Cookie]:
        """Returns the cookies that were added or set, and those that scripts of the open documents can see."""
        await self._look(self._tabs, title)
        self.hidden.missing(title)
        return await super().cookies(urls, title)

    async def add_cookies(self, cookies: Sequence[SetCookieParam], title: str) -> None:
        """Adds cookies for the open documents and for later ones."""
        await super().add_cookies(cookies, title)
        await self._settle(title)

    async def clear_cookies(self, domain: Condition, name: Condition, path: Condition, title: str) -> None:
        """Removes cookies from the open documents and from later ones."""
        await self._look(self._tabs, title)
        self.hidden.kept(title)
        await super().clear_cookies(domain, name, path, title)
        await self._settle(title)

    # -- the whole state -------------------------------------------------------------------------------------------

    async def _state(self, title: str, *, databases: bool, files: bool) -> StorageState:
        await self._look(self._tabs, title, databases=databases)
        self.hidden.missing(title)
        return await super()._state(title, databases=databases, files=files)

    async def replace(self, state: StorageState, title: str) -> None:
        """Replaces the whole state."""
        await self.clear_cookies(None, None, None, title)
        self._origins.clear()
        self.fill(state)
        for tab in self._tabs:
            tab.copy.origins.clear()
            if is_http(tab.main.url):
                await self.give(tab, tab.main.url, title, clear=True)

    def _known_origins(self, databases: bool) -> list[OriginState]:
        kinds = ("localStorage", "indexedDB") if databases else ("localStorage",)
        listed: list[Any] = [
            {"origin": name, **{kind: origin.get(kind, []) for kind in kinds}}
            for name, origin in sorted(self._origins.items())
        ]
        return [origin for origin in listed if any(origin[kind] for kind in kinds)]

    # -- what documents see ----------------------------------------------------------------------------------------

    async def _look(self, tabs: Sequence[Tab], title: str, timeout: float = 0, *, databases: bool = False) -> None:
        """Reads the cookies and storages of the open documents. Those that have disappeared are forgotten."""
        outcomes = await gather([partial(self._look_at, tab, title, timeout, databases) for tab in tabs])
        for tab, outcome in zip(tabs, outcomes, strict=True):
            if isinstance(outcome, BaseException) and not tab.is_closed:  # else it has ended meanwhile
                raise outcome

    async def _look_at(self, tab: Tab, title: str, timeout: float, databases: bool) -> None:
        url, given = tab.main.url, tab.copy
        hidden = [cookie for cookie in given.cookies.values() if cookie["httpOnly"] and sent_to(cookie, url)]
        with given.looking() as unsure:
            answer = await tab.bridge.run(commands.state_read(hidden=_probes(hidden)), timeout=timeout, title=title)
        state = seen_state(answer, {plain_origin(url), plain_origin(tab.main.url)})
        if state is None:
            return
        self.user_agent = state["userAgent"]
        seen = {cookie_place(cookie): cookie for cookie in cookies_seen(state)}
        unseen = {cookie_place(hidden[index]) for index in state["hidden"] if 0 <= index < len(hidden)}
        self._forget_gone(given, tab.main.url, {*seen, *unseen, *unsure})
        for place, cookie in seen.items():
            if place not in unsure:
                self._learn(given, cookie)
        storages: dict[str, Any] = {"localStorage": state["items"]}
        if databases:
            storages["indexedDB"] = await tab.bridge.run(commands.databases_read(), timeout=timeout, title=title)
        self._learn_storages(given, state["origin"], storages)

    def _learn_storages(self, given: PageCopy, name: str, storages: dict[str, Any]) -> None:
        if name in self._origins and name not in given.origins:
            return  # not written to the page yet
        given.origins.add(name)
        known: Any = self._origins.get(name, {"origin": name})
        self._origins[name] = known | storages  # databases that were not read stay as they were read last

    def _forget_gone(self, given: PageCopy, url: str, there: set[CookiePlace]) -> None:
        kept = self._by_place()
        for place, cookie in list(given.cookies.items()):
            if place in there or not sent_to(cookie, url):
                continue
            del given.cookies[place]
            # One that has expired in the page may have been prolonged since.
            if not _is_over(cookie) and place in kept and kept[place]["value"] == cookie["value"]:
                clear_cookies(self.jar, domain=cookie["domain"], name=cookie["name"], path=cookie["path"])

    def _learn(self, given: PageCopy, cookie: Cookie) -> None:
        place = cookie_place(cookie)
        kept, before = self._by_place().get(place), given.cookies.get(place)
        given.cookies[place] = cookie | Cookie(httpOnly=False)
        if before is not None and before["value"] == cookie["value"] and kept is not None:
            if kept["value"] != cookie["value"]:
                return  # the context has a newer one, which is not written to the page yet
            given.cookies[place] |= Cookie(httpOnly=kept["httpOnly"])
        add_cookies(self.jar, [given.cookies[place]])

    def _by_place(self) -> dict[CookiePlace, Cookie]:
        return {cookie_place(cookie): cookie for cookie in read_cookies(self.jar)}


def _probes(hidden: Sequence[Cookie]) -> list[commands.HiddenCookie]:
    """Returns the httpOnly cookies that the page should check for: it can't read them, only try to set them."""
    return [
        {
            "name": cookie["name"],
            "set": cookie_text(cookie | Cookie(value="?", expires=-1)),
            "unset": cookie_text(_ended(cookie)),
        }
        for cookie in hidden
    ]


def _is_over(cookie: Cookie) -> bool:
    return 0 <= cookie["expires"] <= time.time()


def _ended(cookie: Cookie) -> Cookie:
    return cookie | Cookie(value="", expires=0)
