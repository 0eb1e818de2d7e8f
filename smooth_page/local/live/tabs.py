"""The tabs of a session as its viewers see them: its own, popups, and those that a script opens beside it."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Frame, Page
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.live.background import go_on
from smooth_page.local.live.pictures import Pictures

LONGEST = 500
# Seconds after which viewers see a new tab without an opener: the companion opens such tabs briefly to read storages.
_MOMENT = 0.5
_OF_EXTENSION = re.compile(r"tab:\d{1,20}")
# How long a tab that does not answer is waited for.
_SECONDS = 1.0


class ViewTab:
    """One tab. `number`: 1 is the session's own. `window`: what scripts call it, once that is known."""

    def __init__(self, page: Page, number: int) -> None:
        self.page = page
        self.number = number
        self.pictures = Pictures(page)
        self.window = ""
        self.title = ""
        self._hears_console = False

    @property
    def url(self) -> str:
        """The address that it shows."""
        return without_secrets(self.page.url)[: 4 * LONGEST]

    def facts(self) -> dict[str, Any]:
        """Returns what viewers get to know."""
        return {"tab": self.number, "url": self.url, "title": self.title}

    async def look(self) -> None:
        """Reads its title. A tab that does not answer keeps the one that it had."""
        with contextlib.suppress(PlaywrightError, asyncio.TimeoutError):
            self.title = (await asyncio.wait_for(self.page.title(), _SECONDS))[:LONGEST]

    async def watch(self, console: Callable[[ConsoleMessage], None]) -> None:
        """A viewer has come: the browser reports messages only from now on."""
        if self._hears_console:
            return
        self._hears_console = True
        self.page.on("console", console)
        with contextlib.suppress(PlaywrightError, asyncio.TimeoutError):
            devtools = await asyncio.wait_for(self.pictures.devtools(), _SECONDS)
            facts = await asyncio.wait_for(devtools.send("Target.getTargetInfo"), _SECONDS)
            self.window = f"tab:{facts['targetInfo']['targetId']}"

    async def size(self) -> tuple[float, float]:
        """Returns width and height of what it shows, in CSS pixels."""
        metrics = (await (await self.pictures.devtools()).send("Page.getLayoutMetrics"))["cssVisualViewport"]
        return metrics["clientWidth"], metrics["clientHeight"]


class ViewTabs:
    """All tabs of a session. `changed` is called when they, or what they show, are no longer the same."""

    def __init__(self, own: Page, changed: Callable[[], None]) -> None:
        self.own = ViewTab(own, 1)
        self._changed = changed
        self._tabs = [self.own]
        self._last = 1
        # The tabs in the order in which they acted.
        self._acted = [self.own]
        # The window in which a script has acted since, of which the browser's name is not known yet.
        self._unknown = ""
        self._names: dict[str, ViewTab | None] = {}
        self._acts = 0
        self._listen(self.own)
        own.context.on("page", lambda page: go_on(self._opened(page)))

    def __iter__(self) -> Iterator[ViewTab]:
        return iter(list(self._tabs))

    @property
    def acted(self) -> ViewTab:
        """The tab that has acted last."""
        return self._acted[-1]

    def get(self, number: object) -> ViewTab | None:
        """Returns the open tab with that number."""
        return next((tab for tab in self._tabs if tab.number == number), None)

    def acts(self, window: str | None) -> None:
        """A script acts in the tab that it calls so ("": the session's own)."""
        self._acts += window is not None
        if window == "":
            self._act(self.own)
        elif window:
            self._unknown = window
            self.named()

    def named(self) -> None:
        """The browser's names of tabs may be known now."""
        if _OF_EXTENSION.fullmatch(self._unknown):
            self._names.setdefault(self._unknown, None)
        self._match()
        named = (tab for tab in self._tabs if tab.window == self._unknown or tab is self._names.get(self._unknown))
        found = next(named, None)
        if self._unknown and found is not None:
            self._act(found)

    def _match(self) -> None:
        """The companion as an extension has names of its own: scripts use them in the order in which tabs open."""
        unnamed = [tab for tab in self._tabs if tab is not self.own and tab not in self._names.values()]
        for name, tab in zip([name for name, tab in self._names.items() if tab is None], unnamed, strict=False):
            self._names[name] = tab

    def _act(self, tab: ViewTab) -> None:
        self._unknown = ""
        if tab in self._tabs and tab is not self.acted:
            self._acted = [*(each for each in self._acted if each is not tab), tab]
            self._changed()

    async def _opened(self, page: Page) -> None:
        before = self._acts
        if await page.opener() is None:
            await asyncio.sleep(_MOMENT)  # a script may act elsewhere meanwhile
        else:
            before = self._acts
        if page.is_closed() or page is self.own.page:
            return
        self._last += 1
        tab = ViewTab(page, self._last)
        self._tabs.append(tab)
        self._acted.insert(0, tab)
        self._listen(tab)
        if self._acts == before:
            self._act(tab)
        self.named()
        self._changed()

    def _listen(self, tab: ViewTab) -> None:
        def navigated(frame: Frame) -> None:
            if frame == tab.page.main_frame:
                self._act(tab)
                self._changed()

        tab.page.on("framenavigated", navigated)
        tab.page.on("close", lambda _: self._closed(tab))

    def _closed(self, tab: ViewTab) -> None:
        if tab is not self.own:  # which ends the session
            self._tabs.remove(tab)
            self._acted.remove(tab)
            self._changed()


def without_secrets(url: str) -> str:
    """Returns the URL without a user's name and password."""
    try:
        parts = urlsplit(url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    except ValueError:
        return ""
