"""The in-page runtime alone, in a real Chromium: a native Playwright page plays the part of the service."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, CDPSession, Frame, Page, Route, async_playwright

import hatch_build
from smooth_page._protocol.chunks import chunks_of
from smooth_page._shared.wire.turn_text import Entry, turn_body
from smooth_page.local.chromium import find_chromium

Serve = Callable[..., Awaitable[None]]
# The chunks of a page that is watched.
OBSERVING = ("core", "observe")


class OperationFailed(Exception):
    """An outcome with status error; `info` is its FailureInfo."""

    def __init__(self, info: dict[str, Any]) -> None:
        super().__init__(f"{info['kind']}: {info['message']}")
        self.info = info
        self.kind: str = info["kind"]
        self.log: list[str] = info["log"]


class Runtime:
    """Runs operations in a page as the bridge does, one at a time, and keeps the news."""

    ENTRY = Entry("__smooth_test", "secret", "proof")

    def __init__(self, page: Page) -> None:
        self.page = page
        self.news: list[dict[str, Any]] = []
        self.turns = 0
        self._last_id = 0
        self._ack = 0
        self._present: set[str] = set()
        self._session: CDPSession | None = None

    async def turn(
        self, message: dict[str, Any], code: str | None = None, chunks: tuple[str, ...] = ("core",), **more: Any
    ) -> dict[str, Any]:
        """One turn; the reply as it is. Chunks that are there are not sent again."""
        self.turns += 1
        message = {"slice": 2000, "ack": self._ack, **message}
        reply = await self._send(message, tuple(chunk for chunk in chunks if chunk not in self._present), code, more)
        if "absent" in reply and chunks:
            reply = await self._send(message, chunks, code, more)
        self._present = {"core", *reply.get("chunks", [])}
        for item in reply.get("news", []):
            if item["seq"] > self._ack:
                self._ack = item["seq"]
                self.news.append(item)
        return reply

    async def _send(
        self, message: dict[str, Any], chunks: tuple[str, ...], code: str | None, more: dict[str, Any]
    ) -> dict[str, Any]:
        body = turn_body(self.ENTRY, chunks=chunks, code=code, **more)
        args = json.dumps(message)
        # As the engine does it: what Playwright's own evaluate runs in the page can be broken by the page.
        answer = await (await self._devtools()).send(
            "Runtime.evaluate",
            {
                "expression": f"((args) => {{\n{body}\n}})({args})",
                "awaitPromise": True,
                "returnByValue": True,
                "userGesture": True,
            },
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        reply: dict[str, Any] = answer["result"]["value"]
        return reply

    async def _devtools(self) -> CDPSession:
        if self._session is None:
            self._session = await self.page.context.new_cdp_session(self.page)
        return self._session

    def command(self, op: str, params: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A Command with a fresh id."""
        self._last_id += 1
        return {"id": self._last_id, "op": op, "params": params or {}, "timeout": 5000, **more}

    async def run(
        self,
        op: str,
        params: dict[str, Any] | None = None,
        *,
        code: str | None = None,
        frame: str | None = None,
        timeout: float = 5000,
        chunks: tuple[str, ...] = (),
        settings: dict[str, Any] | None = None,
    ) -> Any:
        """Runs one operation to its end; its raw value, or OperationFailed."""
        command = self.command(op, params, timeout=timeout, **({"frame": frame} if frame else {}))
        message: dict[str, Any] = {"start": [command], **({"settings": settings} if settings else {})}
        while True:
            reply = await self.turn(message, code, ("core", *chunks_of(op, params or {}), *chunks))
            outcome = next(outcome for outcome in reply["outcomes"] if outcome["id"] == command["id"])
            if outcome["status"] == "done":
                return outcome["value"]
            if outcome["status"] == "error":
                raise OperationFailed(outcome["error"])
            assert outcome["status"] == "pending", outcome
            message = {"wait": [command["id"]]}

    async def run_each(self, op: str, each: list[dict[str, Any]], *, code: str | None = None) -> list[Any]:
        """Runs an operation with each of the parameters, in one turn. Returns raw values, and OperationFailed for errors."""
        commands = [self.command(op, params) for params in each]
        reply = await self.turn({"start": commands}, code, ("core", *chunks_of(op, each[0])))
        values = {
            outcome["id"]: OperationFailed(outcome["error"]) if outcome["status"] == "error" else outcome["value"]
            for outcome in reply["outcomes"]
        }
        return [values[command["id"]] for command in commands]


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
        await self.runtime.turn({"slice": 0, "settings": self._settings}, chunks=OBSERVING)

    async def goto(self, path: str) -> None:
        await self.page.goto(f"http://site.test{path}")
        await self.look()

    async def reported(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """The news of a kind, once there are that many."""
        while True:
            await self.look()
            found = [item for item in self.runtime.news if item["kind"] == kind]
            if len(found) >= count:
                return found
            await self.runtime.run("page.watch", chunks=OBSERVING)


@pytest.fixture(scope="session")
async def native_browser() -> AsyncIterator[Browser]:
    hatch_build.build()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium())
        yield browser
        await browser.close()


class KeptPage:
    """A page, in a context of its own, that test after test uses: a new one costs more than most tests do.

    It is closed where a test has left something behind. That is so where it showed more than `about:blank`, since other
    documents can store something, where it opened another page, and where the test says so.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._runtime: Runtime | None = None
        self._spoilt = False
        # Whether only tests that are content with the same window have used the present one.
        self._shared_by: str | None = None

    async def fresh(self) -> Page:
        """The page with a document that no test has used."""
        return (await self.runtime()).page

    async def runtime(self, shared_by: str | None = None) -> Runtime:
        """A runtime in the page, whose document no test has used, or only tests that are `shared_by` the same module."""
        if self._runtime is None:
            context = await self._browser.new_context()
            self._runtime, self._spoilt = Runtime(await context.new_page()), False
            self._runtime.page.on("framenavigated", self._note)
        elif shared_by is not None and shared_by == self._shared_by:
            self._runtime.news.clear()
            self._runtime.turns = 0
        else:
            await self._runtime.page.goto("about:blank")
            self._runtime = Runtime(self._runtime.page)
        self._shared_by = shared_by
        return self._runtime

    async def give_back(self, *, spoilt: bool = False) -> None:
        """After each test."""
        if spoilt or self._spoilt or (self._runtime and len(self._runtime.page.context.pages) > 1):
            await self.close()

    async def close(self) -> None:
        if self._runtime:
            await self._runtime.page.context.close()
            self._runtime = None

    def _note(self, frame: Frame) -> None:
        self._spoilt = self._spoilt or not frame.url.startswith("about:")


@pytest.fixture(scope="session")
async def kept_page(native_browser: Browser) -> AsyncIterator[KeptPage]:
    kept = KeptPage(native_browser)
    yield kept
    await kept.close()


@pytest.fixture
def own_page() -> None:
    """For a test that changes its page for good, by listeners, routes, settings or a real mouse: no other test uses it."""


@pytest.fixture
def same_window() -> None:
    """For tests that write a document and act on it: they share a window, in which the runtime is installed once.

    A new window costs ten times as much as a new document in it, for native Playwright too.
    """


@pytest.fixture
def new_window() -> None:
    """For a test, of a module with `same_window`, for which the window has to be new."""


@pytest.fixture
async def runtime(kept_page: KeptPage, request: pytest.FixtureRequest) -> AsyncIterator[Runtime]:
    names = request.fixturenames
    own = "own_page" in names
    await kept_page.give_back(spoilt=own)
    shared = "same_window" in names and "new_window" not in names
    yield await kept_page.runtime(shared_by=request.module.__name__ if shared else None)
    await kept_page.give_back(spoilt=own)


@pytest.fixture
async def serve(runtime: Runtime) -> Serve:
    """`await serve("/path", "<p>x</p>", csp="...")`; everything else of http://site.test is a 404."""
    pages: dict[str, dict[str, object]] = {}

    async def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3].split("?")[0]
        page = pages.get(path)
        await route.fulfill(**page) if page else await route.fulfill(status=404, body="nothing")  # type: ignore[arg-type]

    await runtime.page.context.route("http://site.test/**", answer)

    async def add(
        path: str, body: str = "", *, csp: str = "", content_type: str = "text/html", status: int = 200
    ) -> None:
        headers = {"content-type": content_type, **({"content-security-policy": csp} if csp else {})}
        pages[path] = {"body": body, "headers": headers, "status": status}

    return add


@pytest.fixture
async def watched(runtime: Runtime) -> Watched:
    site = Watched(runtime)

    async def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3]
        await route.fulfill(content_type="text/html", body=site.pages.get(path, f"<title>{path}</title>"))

    await runtime.page.route("http://site.test/**", answer)
    await runtime.page.goto("http://site.test/")
    return site
