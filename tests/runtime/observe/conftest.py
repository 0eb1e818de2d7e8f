"""A page that is being watched."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Route

from tests.runtime.conftest import Runtime

CHUNKS = ("core", "observe")


class Watched:
    """A runtime whose page is looked at; `news` are those of the kinds asked for."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.page = runtime.page
        self.pages: dict[str, str] = {}
        self._settings: dict[str, Any] = {}

    async def observe(self, *kinds: str, **settings: Any) -> None:
        """From now on, and in documents to come."""
        self._settings = {"observe": list(kinds), **settings}
        await self.look()

    async def look(self) -> None:
        """A turn for the news alone."""
        await self.runtime.turn({"slice": 0, "settings": self._settings}, chunks=CHUNKS)

    async def goto(self, path: str) -> None:
        await self.page.goto(f"http://site.test{path}")
        await self.look()

    async def told(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """The news of a kind, once there are that many."""
        while True:
            await self.look()
            found = [item for item in self.runtime.news if item["kind"] == kind]
            if len(found) >= count:
                return found
            await self.runtime.run("page.watch", chunks=CHUNKS)


@pytest.fixture
async def watched(runtime: Runtime) -> Watched:
    site = Watched(runtime)

    async def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3]
        await route.fulfill(content_type="text/html", body=site.pages.get(path, f"<title>{path}</title>"))

    await runtime.page.route("http://site.test/**", answer)
    await runtime.page.goto("http://site.test/")
    return site
