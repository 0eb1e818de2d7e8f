"""A context's cookies and storages in a session with the companion, where the browser's own are the only ones."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

import httpx

from smooth_page._io.asynchronous import Lock
from smooth_page._protocol import commands
from smooth_page._protocol.call import Call
from smooth_page._shared.api.structures import Cookie, SetCookieParam, StorageState
from smooth_page._shared.storage.cookies import (
    Condition,
    completed_cookies,
    cookie_header,
    cookie_matches,
    cookies_for,
)
from smooth_page._shared.storage.kept_state import KeptState
from smooth_page._shared.storage.response_cookies import response_cookies
from smooth_page.errors import CLOSED, Error, TargetClosedError

from .page_storage import PageStorage

if TYPE_CHECKING:
    from ..bridge.bridge import Bridge
    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab


log = logging.getLogger("smooth_page")


class CompanionStorage(PageStorage):
    """Reads and changes what the browser has. While the context has no session, it keeps the state itself."""

    def __init__(self, group: TabGroup) -> None:
        super().__init__()
        self._group = group
        # What the next session begins with. While there is a session: its last known state, because it may
        # end by itself.
        self._kept = KeptState()
        # Of the session's own tab, once the session has what was kept.
        self._bridge: Bridge | None = None
        self._handing_over = Lock()

    def fill(self, state: StorageState) -> None:
        """Takes the state that the context begins with."""
        self._kept = KeptState.read(state, "Browser.new_context")

    # -- the session -----------------------------------------------------------------------------------------------

    async def opened(self, tab: Tab, title: str) -> None:
        """Gives a new session the state, before its first navigation."""
        root, kept = tab.popups.root.bridge, self._kept
        async with self._handing_over:
            if self._bridge is root:
                return
            if kept.cookies or kept.origins:
                given: Any = {"cookies": kept.cookies, "origins": list(kept.origins.values())}
                await root.run(commands.session_give_state(**given, clear=False), timeout=0, title=title)
            self._bridge = root

    async def closing(self, tab: Tab, title: str) -> None:
        """Takes the state back, for the next session."""
        async with self._handing_over:
            bridge = tab.popups.root.bridge
            if bridge is not self._bridge:
                return  # that session has ended by itself
            self._bridge = None
            with suppress(TargetClosedError):  # the same
                call = commands.session_state(databases=True, files=True)
                answer: Any = await bridge.run(call, timeout=0, title=title)
                self._kept = KeptState.read(answer, title)

    async def _answer(self, call: Call[Any], title: str, timeout: float = 0) -> Any | None:
        """Returns the session's answer, {} for none; None without a session, which may have ended by itself just now.

        Raises TargetClosedError if the context is closed.
        """
        if self._group.closed is not None:
            raise TargetClosedError(f"{title}: {CLOSED}")
        async with self._handing_over:
            bridge = self._bridge
        if bridge is None:
            return None
        try:
            if bridge.session.is_open:
                return await bridge.run(call, timeout=timeout, title=title) or {}
        except TargetClosedError:
            if bridge.session.is_open or self._group.closed is not None:
                raise
        if bridge is self._bridge:
            self._bridge = None
            log.warning("a session has ended by itself: its context goes on with the last known cookies and storages")
        return None

    async def _all_cookies(self, title: str, timeout: float = 0) -> list[Cookie]:
        answer = await self._answer(commands.session_cookies(), title, timeout)
        if answer is None:
            return self._kept.cookies
        self.user_agent = answer["userAgent"]
        self._kept.update(answer["cookies"])
        return cast("list[Cookie]", answer["cookies"])

    async def _change(
        self,
        title: str,
        *,
        cookies: Sequence[Cookie] = (),
        gone: Sequence[Cookie] = (),
        clear: bool = False,
        lenient: bool = False,
    ) -> None:
        """Sets and deletes cookies. `lenient`: leaves out those that the browser does not accept."""
        given: Any = {"cookies": list(cookies), "gone": list(gone), "clear": clear, "lenient": lenient}
        answer = await self._answer(commands.session_set_cookies(**given), title)
        self._kept.remove(self._kept.cookies if clear else gone)
        if answer is None or not lenient:
            self._kept.set(cookies)

    # -- around a request ------------------------------------------------------------------------------------------

    async def agent(self, title: str) -> str | None:
        """Returns the user agent of the browser, or None if there can be no session."""
        if self.user_agent is None:
            self.user_agent = await self._group.user_agent(title)
        return self.user_agent

    async def cookie_header(self, url: str, timeout: float, title: str) -> str | None:
        """Returns the header that the browser would send, or None."""
        return cookie_header(await self._all_cookies(title, timeout), url)

    async def answered(self, response: httpx.Response, title: str) -> None:
        """Hands the cookies of a response to the browser."""
        await self._change(title, cookies=response_cookies(response), lenient=True)

    # -- for users -------------------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None, title: str) -> list[Cookie]:
        """Returns the cookies that would be sent to any of the URLs; all cookies without URLs."""
        return cookies_for(await self._all_cookies(title), urls)

    async def add_cookies(self, cookies: Sequence[SetCookieParam], title: str) -> None:
        """Adds cookies. Raises Error, and adds none, if one is invalid."""
        try:
            completed = cast("list[Cookie]", completed_cookies(cookies))
        except Error as error:
            raise Error(f"{title}: {error.message}") from error
        await self._change(title, cookies=completed)

    async def clear_cookies(self, domain: Condition, name: Condition, path: Condition, title: str) -> None:
        """Removes the cookies that match."""
        if (domain, name, path) == (None, None, None):
            await self._change(title, clear=True)
            return
        found = await self._all_cookies(title)
        gone = [cookie for cookie in found if cookie_matches(cookie, domain, name, path)]
        if gone:
            await self._change(title, gone=gone)

    async def replace(self, state: StorageState, title: str) -> None:
        """Replaces the whole state."""
        kept = KeptState.read(state, title)
        given: Any = {"cookies": kept.cookies, "origins": list(kept.origins.values())}
        await self._answer(commands.session_give_state(**given, clear=True), title)
        self._kept = kept

    async def _state(self, title: str, *, databases: bool, files: bool) -> StorageState:
        kinds = ["localStorage", *["indexedDB"] * databases, *["opfs"] * files]
        answer = await self._answer(commands.session_state(databases=databases, files=files), title)
        if answer is not None:
            self._kept.update(answer["cookies"], answer["origins"], kinds)
            return StorageState(cookies=answer["cookies"], origins=answer["origins"])
        cookies: Any = self._kept.cookies
        return StorageState(cookies=cookies, origins=self._kept.listed(kinds))
