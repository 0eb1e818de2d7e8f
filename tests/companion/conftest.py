"""The companion alone, as an extension in a real Chromium: a native Playwright page plays the part of the service."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.async_api import BrowserContext, Page, Route, async_playwright

import hatch_build
from smooth_page._shared.wire.turn_text import Entry, greeting_body, turn_body
from smooth_page.companion.archive import archive
from smooth_page.local.chromium import find_chromium
from tests.runtime.conftest import Runtime


class CompanionRuntime(Runtime):
    """A runtime that the companion has installed. Turns bring no chunks."""

    ENTRY = Entry.new()
    # A session's operations are numbered through, in all its tabs: the companion knows them by their ids.
    _ids = count(1)

    def command(self, op: str, params: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A Command with an id that no other runtime of the session has used."""
        return {**super().command(op, params, **more), "id": next(self._ids)}

    async def greet(self, entry: Entry | None = None, settings: dict[str, Any] | None = None) -> bool:
        """Makes an entry known to the companion. Whether it has taken it."""
        answer = await self.evaluate(greeting_body(entry or self.ENTRY), {"slice": 10_000, "settings": settings or {}})
        return bool(answer["companion"])

    async def evaluate(self, body: str, args: Any) -> Any:
        """The result of a function body with the parameter `args`."""
        answer = await (await self._devtools()).send(
            "Runtime.evaluate",
            {
                "expression": f"((args) => {{\n{body}\n}})({json.dumps(args)})",
                "awaitPromise": True,
                "returnByValue": True,
                "userGesture": True,
            },
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"]["value"]

    async def _send(
        self, message: dict[str, Any], chunks: tuple[str, ...], code: str | None, more: dict[str, Any]
    ) -> dict[str, Any]:
        needs = tuple(chunk for chunk in chunks if chunk != "core")
        body = turn_body(self.ENTRY, code=code, needs=needs, companion=True, **more)
        reply: dict[str, Any] = await self.evaluate(body, message)
        return reply


async def answer_site(route: Route) -> None:
    """Every address shows its own path, or the markup in its query."""
    _, _, query = route.request.url.partition("?")
    await route.fulfill(content_type="text/html", body=unquote(query) or f"<title>{route.request.url}</title>")


@pytest.fixture(scope="module")
async def companion_context(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BrowserContext]:
    """A browser with the companion, which has not been greeted."""
    hatch_build.build()
    folder: Path = tmp_path_factory.mktemp("companion")
    zipfile.ZipFile(io.BytesIO(archive().content)).extractall(folder)
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=find_chromium(headless=False),
            args=[f"--load-extension={folder}", f"--disable-extensions-except={folder}"],
            ignore_default_args=["--disable-extensions"],
            headless=True,
        )
        await context.route("http://**/*", answer_site)
        yield context
        await context.close()


@pytest.fixture(scope="module")
async def greeted(companion_context: BrowserContext) -> Page:
    """The session's tab, once the companion knows the entry."""
    page = companion_context.pages[0]
    assert await CompanionRuntime(page).greet()
    return page


@pytest.fixture
async def companion(greeted: Page) -> CompanionRuntime:
    """A runtime in the session's tab, which shows a blank page."""
    await greeted.goto("about:blank")
    return CompanionRuntime(greeted)
