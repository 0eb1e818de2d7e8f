"""The pictures of a tab as the browser draws them: for those who watch it, and for its recording."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import time
from collections.abc import Callable
from typing import Any

from playwright.async_api import CDPSession, Page
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.live.background import go_on

# A picture, and its time in ms.
Take = Callable[[bytes, float], None]
# Seconds between two pictures, which the browser makes while the tab changes.
APART = 1 / 25
SIZE = {"maxWidth": 1280, "maxHeight": 1280}
QUALITY = 70


class Pictures:
    """Has the browser send pictures while there are takers."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._takers: list[Take] = []
        self._devtools: asyncio.Future[CDPSession] | None = None
        self.latest: tuple[bytes, float] | None = None
        self._due = 0.0

    async def devtools(self) -> CDPSession:
        """Returns a DevTools session with the tab."""
        if self._devtools is None:
            self._devtools = asyncio.ensure_future(self._page.context.new_cdp_session(self._page))
        return await asyncio.shield(self._devtools)

    async def begin(self, take: Take) -> None:
        """Calls `take` for each picture; first for the latest one."""
        self._takers.append(take)
        if self.latest is not None:
            take(*self.latest)
        if len(self._takers) == 1:
            devtools = await self.devtools()
            devtools.on("Page.screencastFrame", self._came)
            await devtools.send("Page.startScreencast", {"format": "jpeg", "quality": QUALITY, **SIZE})

    async def end(self, take: Take) -> None:
        """Does so no longer. Does nothing if it does not."""
        if take not in self._takers:
            return
        self._takers.remove(take)
        if not self._takers:
            self.latest = None
            devtools = await self.devtools()
            devtools.remove_listener("Page.screencastFrame", self._came)
            with contextlib.suppress(PlaywrightError):  # the tab has been closed
                await devtools.send("Page.stopScreencast")

    async def one(self) -> bytes | None:
        """Returns a picture of now; None if the tab does not give one."""
        if self.latest is not None:
            return self.latest[0]
        try:
            shot = (await self.devtools()).send("Page.captureScreenshot", {"format": "jpeg", "quality": 50})
            return base64.b64decode((await asyncio.wait_for(shot, 3))["data"])
        except (PlaywrightError, asyncio.TimeoutError):
            return None

    def _came(self, event: dict[str, Any]) -> None:
        seconds = event["metadata"].get("timestamp") or time.time()
        self.latest = base64.b64decode(event["data"]), seconds * 1000
        for take in list(self._takers):
            take(*self.latest)
        go_on(self._acknowledge(event["sessionId"]))

    async def _acknowledge(self, number: int) -> None:
        """The browser sends the next picture only then."""
        now = time.monotonic()
        self._due = max(now, self._due + APART)
        await asyncio.sleep(self._due - now)
        with contextlib.suppress(PlaywrightError):
            await (await self.devtools()).send("Page.screencastFrameAck", {"sessionId": number})
