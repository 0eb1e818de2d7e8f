"""The live view of one session: what it shows, and what comes from its viewers."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import ConsoleMessage, Page
from playwright.async_api import Error as PlaywrightError

from smooth_page._shared.wire.turn_text import acting_window
from smooth_page.local.live.background import go_on
from smooth_page.local.live.pictures import Pictures
from smooth_page.local.live.tabs import LONGEST, ViewTab, ViewTabs, without_secrets
from smooth_page.local.live.view_input import perform

Send = Callable[[str | bytes], Awaitable[None]]
# The latest events and messages of the console, which a new viewer gets.
_KEPT = 200
_MOST_OPERATIONS = 3


class View:
    """What the viewers of a session get. `control` and `watch` are the tokens in the addresses of its views."""

    def __init__(self) -> None:
        self.control = secrets.token_urlsafe(18)
        self.watch = secrets.token_urlsafe(18)
        self.errors = 0
        self.tabs: ViewTabs | None = None
        self._lines: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._viewers: set[_Viewer] = set()
        self._over: dict[str, Any] | None = None
        self._is_looking = False
        self._must_look = False

    def may_control(self, token: str) -> bool | None:
        """Returns whether the holder of a token may use mouse and keyboard; None: it may not even watch."""
        controls = secrets.compare_digest(token.encode(), self.control.encode())
        watches = secrets.compare_digest(token.encode(), self.watch.encode())
        return True if controls else (False if watches else None)

    @property
    def url(self) -> str:
        """The address that the tab shows which has acted last."""
        return self.tabs.acted.url if self.tabs is not None else ""

    @property
    def pictures(self) -> Pictures | None:
        """Those of that tab."""
        return self.tabs.acted.pictures if self.tabs is not None else None

    # -- what happens --------------------------------------------------------------------------------------------------

    def opened(self, page: Page) -> Pictures:
        """The session has a tab. Returns its pictures."""
        self.tabs = ViewTabs(page, self._changed)
        self._changed()
        return self.tabs.own.pictures

    def _changed(self) -> None:
        """Sends viewers the tabs as they are now. Changes meanwhile are reported together."""
        if not self._viewers:
            return
        for viewer in self._viewers:
            viewer.wake()
        self._must_look = True
        if not self._is_looking:
            self._is_looking = True
            go_on(self._look())

    async def _look(self) -> None:
        try:
            while self._must_look and self.tabs is not None:
                self._must_look = False
                await asyncio.gather(*(tab.watch(self._console) for tab in self.tabs))
                self.tabs.named()
                await asyncio.gather(*(tab.look() for tab in self.tabs))
                for viewer in self._viewers:
                    viewer.tell_tabs()
        finally:
            self._is_looking = False

    def begins(self, action: str, given: Any) -> None:
        """An event of the session is about to be performed."""
        if self.tabs is not None:
            self.tabs.acts(_acting_window(action, given))

    def event(self, action: str, given: Any, code: int, seconds: float) -> None:
        """An event of the session was answered. What was typed is left out."""
        self.errors += code != 200
        what = _shown(action, given)
        self._add({"kind": "event", "name": action, "what": what, "code": code, "ms": round(seconds * 1000)})

    def _console(self, message: ConsoleMessage) -> None:
        self._add({"kind": "console", "type": message.type, "text": message.text[:LONGEST]})

    def _add(self, line: dict[str, Any]) -> None:
        line = {**line, "time": int(time.time() * 1000)}
        self._lines.append(line)
        for viewer in self._viewers:
            viewer.tell(line)
        if line["kind"] == "event":
            self._changed()  # its title, perhaps

    def ended(self, status: str, reason: str | None) -> None:
        """The session has ended, and its views with it."""
        self._over = {"kind": "end", "status": status, "reason": reason or ""}
        for viewer in self._viewers:
            viewer.tell(self._over)
            viewer.wake()

    @property
    def is_over(self) -> bool:
        return self._over is not None

    # -- viewers -------------------------------------------------------------------------------------------------------

    async def show(self, send: Send, controls: bool, receive: Callable[[], Awaitable[str | None]]) -> None:
        """Serves one viewer until it leaves, or until the session ends."""
        viewer = _Viewer(self, send)
        self._viewers.add(viewer)
        self._changed()
        for line in ({"kind": "mode", "interactive": controls}, *self._lines):
            viewer.tell(line)
        if self._over is not None:
            viewer.tell(self._over)
        sending = asyncio.ensure_future(viewer.run())
        listening = asyncio.ensure_future(viewer.listen(receive, controls))
        try:
            await asyncio.wait([sending, listening], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._viewers.discard(viewer)
            for task in (sending, listening):
                task.cancel()
            await asyncio.gather(sending, listening, return_exceptions=True)


class _Viewer:
    """One person who watches. One that is slow misses pictures, not events."""

    def __init__(self, view: View, send: Send) -> None:
        self._view = view
        self._send = send
        self._lines: deque[str] = deque(maxlen=5 * _KEPT)
        self._sent_tabs = ""
        self._picture: bytes | None = None
        self._changed = asyncio.Event()
        # The number of the tab that the person has chosen; None: the one that has acted last.
        self._chosen: int | None = None
        self._shown: ViewTab | None = None

    def tell(self, line: dict[str, Any]) -> None:
        self._lines.append(json.dumps(line))
        self._changed.set()

    def tell_tabs(self) -> None:
        """Reports which tabs there are, and which one is shown, if that has changed."""
        tabs = self._view.tabs
        if tabs is None:
            return
        shown = self._wanted(tabs)
        line = {"tabs": [tab.facts() for tab in tabs], "shown": shown.number, "follows": self._chosen is None}
        text = json.dumps({"kind": "tabs", **line})
        if text != self._sent_tabs:
            self._sent_tabs = text
            self._lines.append(text)
            self._changed.set()

    def _wanted(self, tabs: ViewTabs) -> ViewTab:
        chosen = None if self._chosen is None else tabs.get(self._chosen)
        if chosen is None:
            self._chosen = None
        return chosen or tabs.acted

    def take(self, picture: bytes, time: float) -> None:
        self._picture = picture
        self._changed.set()

    def wake(self) -> None:
        self._changed.set()

    # -- to the person -------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Sends what there is, until the session ends."""
        try:
            while True:
                if not self._view.is_over:
                    await self._show()
                await self._flush()
                if self._view.is_over and not self._lines:
                    return
                await self._changed.wait()
                self._changed.clear()
        finally:
            await self._hide()

    async def _show(self) -> None:
        """Takes the pictures of the tab that is to be seen now."""
        tabs = self._view.tabs
        wanted = None if tabs is None else self._wanted(tabs)
        if wanted is self._shown or wanted is None:
            return
        await self._hide()
        self._shown = wanted
        self.tell_tabs()
        with contextlib.suppress(PlaywrightError):
            await wanted.pictures.begin(self.take)

    async def _hide(self) -> None:
        shown, self._shown, self._picture = self._shown, None, None
        if shown is not None:
            with contextlib.suppress(PlaywrightError):
                await shown.pictures.end(self.take)

    async def _flush(self) -> None:
        while self._lines:
            await self._send(self._lines.popleft())
        if self._picture is not None:
            picture, self._picture = self._picture, None
            await self._send(picture)

    # -- from the person -----------------------------------------------------------------------------------------------

    async def listen(self, receive: Callable[[], Awaitable[str | None]], controls: bool) -> None:
        """Does what the person does, until they leave."""
        while (text := await receive()) is not None:
            with contextlib.suppress(ValueError, PlaywrightError):  # nonsense, or the tab has gone
                given = json.loads(text)
                if not isinstance(given, dict):
                    continue
                if given.get("kind") == "tab":
                    self._choose(given.get("tab"))
                elif controls:
                    await self._perform(given)

    def _choose(self, number: Any) -> None:
        self._chosen = number if isinstance(number, int) else None
        self.tell_tabs()
        self._changed.set()

    async def _perform(self, given: dict[str, Any]) -> None:
        """In the tab that the person sees, unless that has just been replaced."""
        shown = self._shown
        if shown is not None and given.get("tab", shown.number) == shown.number:
            await perform(await shown.pictures.devtools(), given, await shown.size())
            if given.get("type") != "move":
                self._view._changed()  # its title, perhaps


def _acting_window(action: str, given: Any) -> str | None:
    """Returns the window that an event acts in; "": the session's own tab; None: none, or it is not known."""
    if action != "evaluate_js" or not isinstance(given, dict):
        return "" if action in ("goto", "extract", "run_task") else None
    js, started = given.get("js"), _started(given)
    if not isinstance(js, str) or started == []:
        return None
    if started and str(started[0].get("op")).startswith("tabs."):  # about another one
        return None
    return acting_window(js)


def _started(given: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Returns the operations that a turn starts; None if it is not one."""
    args = given.get("args")
    if not isinstance(args, dict) or not ({"slice", "start"} & set(args)):
        return None
    started = args.get("start")
    return [each for each in started if isinstance(each, dict)] if isinstance(started, list) else []


def _shown(action: str, given: Any) -> str:
    """Returns what an event does, without values: those may have been typed in."""
    if not isinstance(given, dict):
        return ""
    if action == "goto" and isinstance(given.get("url"), str):
        return without_secrets(given["url"]).partition("?")[0].partition("#")[0][:LONGEST]
    return ", ".join(str(each.get("op"))[:40] for each in (_started(given) or [])[:_MOST_OPERATIONS])
