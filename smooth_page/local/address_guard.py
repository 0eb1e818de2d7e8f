"""Restricts tabs, and the windows that they open, to the URLs that their sessions allow.

The interception of the DevTools protocol pauses each hop of a redirect before it is requested, which Playwright's
routes don't. On the browser's target it also sees the first request of a new window.
"""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Browser, CDPSession
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.urls import UrlRules

DOCUMENTS = {"patterns": [{"resourceType": "Document", "requestStage": "Request"}]}


class AddressGuard:
    """Checks the documents of the tabs of one browser. Documents in frames, and all other requests, pass."""

    def __init__(self, devtools: CDPSession) -> None:
        self._devtools = devtools
        # By the browser's id of the context.
        self._rules: dict[str, UrlRules] = {}
        self._switching = asyncio.Lock()
        self._checks: set[asyncio.Task[None]] = set()
        devtools.on("Fetch.requestPaused", self._paused)

    @classmethod
    async def of(cls, browser: Browser) -> AddressGuard:
        """Returns a guard for the browser, without any rules yet."""
        return cls(await browser.new_browser_cdp_session())

    async def keep(self, context: str, rules: UrlRules) -> None:
        """Applies the rules to the tabs of the context from now on."""
        async with self._switching:
            self._rules[context] = rules
            if len(self._rules) == 1:
                await self._devtools.send("Fetch.enable", DOCUMENTS)

    async def release(self, context: str) -> None:
        """Forgets a closed context."""
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
        """Returns the rules of a tab's main frame, whose id is that of the tab; None for other frames."""
        targets = await self._quietly("Target.getTargets")
        for target in (targets or {}).get("targetInfos", []):
            if target["targetId"] == frame and target["type"] == "page":
                return self._rules.get(target.get("browserContextId", ""))
        return None

    async def _quietly(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any] | None:
        try:
            answer: dict[str, Any] = await self._devtools.send(method, params)
        except PlaywrightError:
            return None  # the request was cancelled, or the browser has closed
        return answer
