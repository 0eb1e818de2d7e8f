"""Keeps tabs, and the windows that they open, to the addresses that their sessions allow.

The DevTools protocol's own interception pauses each hop of a redirect before it is requested, which Playwright's routes
do not; and on the browser's target it sees the first request of a window that has only just been opened.
"""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Browser, CDPSession
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.urls import UrlRules

DOCUMENTS = {"patterns": [{"resourceType": "Document", "requestStage": "Request"}]}


class AddressGuard:
    """Checks documents in the tabs of one browser; those in frames, and all other requests, pass."""

    def __init__(self, devtools: CDPSession) -> None:
        self._devtools = devtools
        # By the browser's id of a context.
        self._rules: dict[str, UrlRules] = {}
        self._switching = asyncio.Lock()
        self._checks: set[asyncio.Task[None]] = set()
        devtools.on("Fetch.requestPaused", self._paused)

    @classmethod
    async def of(cls, browser: Browser) -> AddressGuard:
        """A guard for that browser, which checks nothing yet."""
        return cls(await browser.new_browser_cdp_session())

    async def keep(self, context: str, rules: UrlRules) -> None:
        """From now on the tabs of that context keep to the rules."""
        async with self._switching:
            self._rules[context] = rules
            if len(self._rules) == 1:
                await self._devtools.send("Fetch.enable", DOCUMENTS)

    async def release(self, context: str) -> None:
        """The context is closed."""
        async with self._switching:
            self._rules.pop(context, None)
            if not self._rules:
                await self._quietly("Fetch.disable")

    def _paused(self, event: dict[str, Any]) -> None:
        check = asyncio.ensure_future(self._check(event))
        self._checks.add(check)
        check.add_done_callback(self._checks.discard)

    async def _check(self, event: dict[str, Any]) -> None:
        request, url = {"requestId": event["requestId"]}, event["request"]["url"]
        rules = await self._rules_of(event["frameId"])
        if rules is None or rules.allows(url):
            await self._quietly("Fetch.continueRequest", request)
        else:
            rules.refused = url
            await self._quietly("Fetch.failRequest", {**request, "errorReason": "BlockedByClient"})

    async def _rules_of(self, frame: str) -> UrlRules | None:
        """Those for a tab's main frame, whose id is the tab's own; None for frames in it."""
        targets = await self._quietly("Target.getTargets")
        for target in (targets or {}).get("targetInfos", []):
            if target["targetId"] == frame and target["type"] == "page":
                return self._rules.get(target.get("browserContextId", ""))
        return None

    async def _quietly(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any] | None:
        try:
            answer: dict[str, Any] = await self._devtools.send(method, params)
        except PlaywrightError:
            return None  # the request was given up, or the browser is gone
        return answer
