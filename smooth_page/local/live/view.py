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
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Frame, Page
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.live.background import go_on
from smooth_page.local.live.pictures import Pictures
from smooth_page.local.live.view_input import perform

Send = Callable[[str | bytes], Awaitable[None]]
# The latest events and messages of the console, which a new viewer gets.
_KEPT = 200
_LONGEST = 500
_MOST_OPERATIONS = 3


class View:
    """What the viewers of a session get. `control` and `watch` are the tokens in the addresses of its views."""

    def __init__(self) -> None:
        self.control = secrets.token_urlsafe(18)
        self.watch = secrets.token_urlsafe(18)
        self.pictures: Pictures | None = None
        self.errors = 0
        self._hears_console = False
        self._page: Page | None = None
        self._lines: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._viewers: set[_Viewer] = set()
        self._over: dict[str, Any] | None = None

    def may_control(self, token: str) -> bool | None:
        """Returns whether the holder of a token may use mouse and keyboard; None: it may not even watch."""
        controls = secrets.compare_digest(token.encode(), self.control.encode())
        watches = secrets.compare_digest(token.encode(), self.watch.encode())
        return True if controls else (False if watches else None)

    @property
    def url(self) -> str:
        """The address that the tab shows."""
        return without_secrets(self._page.url) if self._page is not None else ""

    # -- what happens --------------------------------------------------------------------------------------------------

    def opened(self, page: Page) -> Pictures:
        """The session has a tab. Returns its pictures."""
        self._page = page
        self.pictures = pictures = Pictures(page)
        page.on("framenavigated", self._navigated)
        if self._viewers:
            self._listen_to_console()
        for viewer in self._viewers:
            viewer.wake()
        return pictures

    def _listen_to_console(self) -> None:
        """Not before somebody watches: the browser reports messages only then."""
        if self._page is not None and not self._hears_console:
            self._hears_console = True
            self._page.on("console", self._console)

    def event(self, action: str, given: Any, code: int, seconds: float) -> None:
        """An event of the session was answered. What was typed is left out."""
        self.errors += code != 200
        what = _shown(action, given)
        self._add({"kind": "event", "name": action, "what": what, "code": code, "ms": round(seconds * 1000)})

    def _console(self, message: ConsoleMessage) -> None:
        self._add({"kind": "console", "type": message.type, "text": message.text[:_LONGEST]})

    def _navigated(self, frame: Frame) -> None:
        if self._page is not None and frame == self._page.main_frame:
            go_on(self._tell_page())

    async def _tell_page(self) -> None:
        facts = await self._facts()
        for viewer in self._viewers:
            viewer.tell(facts)

    async def _facts(self) -> dict[str, Any]:
        if self._page is None:
            return {"kind": "page", "url": "", "title": ""}
        try:
            title = await asyncio.wait_for(self._page.title(), 1)
        except (PlaywrightError, asyncio.TimeoutError):
            title = ""
        return {"kind": "page", "url": without_secrets(self._page.url)[: 4 * _LONGEST], "title": title[:_LONGEST]}

    def _add(self, line: dict[str, Any]) -> None:
        line = {**line, "time": int(time.time() * 1000)}
        self._lines.append(line)
        for viewer in self._viewers:
            viewer.tell(line)
            if line["kind"] == "event":
                go_on(viewer.refresh())

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
        self._listen_to_console()
        for line in (await self._facts(), {"kind": "mode", "interactive": controls}, *self._lines):
            viewer.tell(line)
        if self._over is not None:
            viewer.tell(self._over)
        sending = asyncio.ensure_future(viewer.run())
        listening = asyncio.ensure_future(self._listen(receive, controls))
        try:
            await asyncio.wait([sending, listening], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._viewers.discard(viewer)
            for task in (sending, listening):
                task.cancel()
            await asyncio.gather(sending, listening, return_exceptions=True)

    async def _listen(self, receive: Callable[[], Awaitable[str | None]], controls: bool) -> None:
        while (text := await receive()) is not None:
            if not controls or self.pictures is None or self._page is None:
                continue
            with contextlib.suppress(ValueError, PlaywrightError):  # nonsense, or the tab has gone
                given = json.loads(text)
                if isinstance(given, dict):
                    await perform(await self.pictures.devtools(), given, await self._size())

    async def _size(self) -> tuple[float, float]:
        assert self.pictures is not None
        metrics = (await (await self.pictures.devtools()).send("Page.getLayoutMetrics"))["cssVisualViewport"]
        return metrics["clientWidth"], metrics["clientHeight"]


class _Viewer:
    """One person who watches. One that is slow misses pictures, not events."""

    def __init__(self, view: View, send: Send) -> None:
        self._view = view
        self._send = send
        self._lines: deque[str] = deque(maxlen=5 * _KEPT)
        self._picture: bytes | None = None
        self._changed = asyncio.Event()

    def tell(self, line: dict[str, Any]) -> None:
        self._lines.append(json.dumps(line))
        self._changed.set()

    async def refresh(self) -> None:
        self.tell(await self._view._facts())

    def take(self, picture: bytes, time: float) -> None:
        self._picture = picture
        self._changed.set()

    def wake(self) -> None:
        self._changed.set()

    async def run(self) -> None:
        """Sends what there is, until the session ends."""
        pictures: Pictures | None = None
        try:
            while True:
                if pictures is None and (pictures := self._view.pictures) is not None and not self._view.is_over:
                    with contextlib.suppress(PlaywrightError):
                        await pictures.begin(self.take)
                await self._flush()
                if self._view.is_over and not self._lines:
                    return
                await self._changed.wait()
                self._changed.clear()
        finally:
            if pictures is not None and self.take in pictures._takers:
                with contextlib.suppress(PlaywrightError):
                    await pictures.end(self.take)

    async def _flush(self) -> None:
        while self._lines:
            await self._send(self._lines.popleft())
        if self._picture is not None:
            picture, self._picture = self._picture, None
            await self._send(picture)


def without_secrets(url: str) -> str:
    """Returns the URL without a user's name and password."""
    try:
        parts = urlsplit(url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    except ValueError:
        return ""


def _shown(action: str, given: Any) -> str:
    """Returns what an event does, without values: those may have been typed in."""
    if not isinstance(given, dict):
        return ""
    if action == "goto" and isinstance(given.get("url"), str):
        return without_secrets(given["url"]).partition("?")[0].partition("#")[0][:_LONGEST]
    args = given.get("args")
    started = args.get("start") if isinstance(args, dict) else None
    operations = [each.get("op") for each in started if isinstance(each, dict)] if isinstance(started, list) else []
    return ", ".join(str(op)[:40] for op in operations[:_MOST_OPERATIONS])
