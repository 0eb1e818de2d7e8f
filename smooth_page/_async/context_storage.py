"""Cookies and local storage of a context, which its pages keep in sessions of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http.cookiejar import CookieJar
from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING, Any

from smooth_page._shared.cookies import add_cookies, clear_cookies, cookie_text, cookies_of_host, read_cookies
from smooth_page._shared.files import write_text
from smooth_page._shared.structures import Cookie, LocalStorageEntry, SetCookieParam, StorageState, StorageStateCookie
from smooth_page._shared.urls import PLAIN_DOCUMENT, is_http, origin_of

if TYPE_CHECKING:
    from .context import BrowserContext
    from .page import Page

Condition = str | Pattern[str] | None


class ContextStorage:
    """What the context knows of its cookies and storages, and what each page has been given of it."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._jar = CookieJar()
        self._origins: dict[str, list[LocalStorageEntry]] = {}

    # -- for pages -------------------------------------------------------------------------------------------------

    async def prepare(self, page: Page, url: str, title: str) -> None:
        """Before a page goes somewhere: what is kept for there is put there, so that the first request has it."""
        if not is_http(url) or not self._owed(page, url):
            return
        origin = origin_of(url)
        if origin_of(page.main_frame.url) != origin:
            await page._bridge.goto(origin + PLAIN_DOCUMENT, timeout=page._timeouts.navigation(None), title=title)
        await self._give(page, url, title)

    async def arrived(self, page: Page, url: str) -> None:
        """A page has come somewhere by itself: it gets there what is kept, if late."""
        if is_http(url) and self._owed(page, url):
            await self._give(page, url, "Page")

    def _owed(self, page: Page, url: str) -> bool:
        return bool(self._owed_cookies(page, url) or self._owed_items(page, url))

    def _owed_cookies(self, page: Page, url: str) -> list[Cookie]:
        return [cookie for cookie in cookies_of_host(self._jar, url) if _known(cookie) not in page._given]

    def _owed_items(self, page: Page, url: str) -> list[LocalStorageEntry]:
        origin = origin_of(url)
        return [] if ("origin", origin) in page._given else self._origins.get(origin, [])

    async def _give(self, page: Page, url: str, title: str, *, clear: bool = False) -> None:
        cookies, items = self._owed_cookies(page, url), self._owed_items(page, url)
        page._given |= {_known(cookie) for cookie in cookies} | {("origin", origin_of(url))}
        texts = [cookie_text(cookie) for cookie in cookies]
        await page._bridge.run("state.give", {"cookies": texts, "items": items, "clear": clear}, timeout=0, title=title)

    # -- cookies ---------------------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None, title: str) -> list[Cookie]:
        """What was added, and what the documents see that the pages show now."""
        await self._look(title)
        return read_cookies(self._jar, urls)

    async def add_cookies(self, cookies: Sequence[SetCookieParam], title: str) -> None:
        """For the documents that the pages show now, and for those to which they go."""
        self._put(cookies)
        for page in self._context._tabs:
            await self.arrived(page, page.main_frame.url)

    async def clear_cookies(self, domain: Condition, name: Condition, path: Condition, title: str) -> None:
        """Forgets those that match, and takes them away from the documents that the pages show now."""
        await self._look(title)
        before = {page: cookies_of_host(self._jar, page.main_frame.url) for page in self._context._tabs}
        clear_cookies(self._jar, domain=domain, name=name, path=path)
        left = {_place(cookie) for cookie in read_cookies(self._jar)}
        for page, cookies in before.items():
            gone = [cookie_text({**cookie, "expires": 0}) for cookie in cookies if _place(cookie) not in left]
            if gone:
                given = {"cookies": gone, "items": [], "clear": False}
                await page._bridge.run("state.give", given, timeout=0, title=title)

    # -- the whole state -------------------------------------------------------------------------------------------

    def fill(self, state: StorageState) -> None:
        """The state that the context begins with."""
        self._put(state.get("cookies", []))
        for origin in state.get("origins", []):
            self._origins[origin["origin"]] = list(origin["localStorage"])

    async def state(self, path: str | Path | None, title: str) -> StorageState:
        """Cookies, and local storages of the origins that are known; also written to `path`."""
        await self._look(title)
        origins = [{"origin": name, "localStorage": items} for name, items in sorted(self._origins.items()) if items]
        cookies: list[Any] = list(read_cookies(self._jar))
        state = StorageState(cookies=cookies, origins=origins)  # type: ignore[typeddict-item]
        if path is not None:
            write_text(path, json.dumps(state, indent=2))
        return state

    async def replace(self, state: StorageState, title: str) -> None:
        """Another state in the place of the one that there is."""
        await self.clear_cookies(None, None, None, title)
        self._origins.clear()
        self.fill(state)
        for page in self._context._tabs:
            page._given.clear()
            if is_http(page.main_frame.url):
                await self._give(page, page.main_frame.url, title, clear=True)

    def _put(self, cookies: Sequence[SetCookieParam | StorageStateCookie]) -> None:
        """No script can hide a cookie from scripts, so none is kept as hidden."""
        add_cookies(self._jar, [SetCookieParam(**{**cookie, "httpOnly": False}) for cookie in cookies])

    async def _look(self, title: str) -> None:
        """Learns what the pages' documents see; what they were given and see no longer is gone."""
        for page in self._context._tabs:
            state = await page._bridge.run("state.read", {}, timeout=0, title=title)
            if state is None:
                continue
            url = page.main_frame.url
            seen = {_place(cookie) for cookie in state["cookies"]}
            for cookie in read_cookies(self._jar, url):
                if _known(cookie) in page._given and _place(cookie) not in seen:
                    clear_cookies(self._jar, domain=cookie["domain"], name=cookie["name"], path=cookie["path"])
            add_cookies(self._jar, state["cookies"])
            page._given |= {_known(cookie) for cookie in read_cookies(self._jar, url)} | {("origin", state["origin"])}
            self._origins[state["origin"]] = state["items"]


def _place(cookie: Cookie) -> tuple[str, ...]:
    return cookie["domain"], cookie["path"], cookie["name"]


def _known(cookie: Cookie) -> tuple[str, ...]:
    return *_place(cookie), cookie["value"]
