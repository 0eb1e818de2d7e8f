"""Documents are loaded by the browser alone, and a navigation takes two events at most."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from smooth_page import ActionRecord
from smooth_page.async_api import Browser, BrowserContext, Error, Page, TimeoutError
from tests.web_server import WebServer


@pytest.fixture(params=["own", "other"])
async def tab(request: pytest.FixtureRequest, companion_context: BrowserContext, page: Page) -> Page:
    """The session's own tab, and another one."""
    return page if request.param == "own" else await companion_context.new_page()


AtMost = Callable[[int], AbstractAsyncContextManager[None]]


@pytest.fixture
def at_most(companion_browser: Browser) -> AtMost:
    """Asserts that a block takes so many events of the session at most."""
    records: list[ActionRecord] = []
    companion_browser.client.on_event(records.append)

    @asynccontextmanager
    async def block(events: int) -> AsyncIterator[None]:
        records.clear()
        yield
        assert len(records) <= events, records

    return block


async def test_navigations(tab: Page, server: WebServer, at_most: AtMost) -> None:
    limit = 2 if tab is tab.context.pages[0] else 6
    one = server.page("/one", "<title>One</title><a href=/two>two</a>")
    two = server.page("/two", "<title>Two</title>")
    tab.on("console", lambda message: None)
    async with at_most(limit):
        response = await tab.goto(one)
    assert response
    assert (response.status, response.url) == (200, one)
    async with at_most(limit):
        await tab.click("a")
    assert tab.url == two
    async with at_most(limit):
        response = await tab.reload()
    assert response
    assert response.url == two
    async with at_most(limit):
        assert await tab.go_back() is not None
    assert tab.url == one
    for state in ("commit", "domcontentloaded", "networkidle"):
        async with at_most(limit):
            await tab.goto(two, wait_until=state)
    async with at_most(1):
        assert await tab.go_forward() is None
    async with at_most(limit):
        assert await tab.goto(f"{two}#part", wait_until="commit") is None
    assert (await tab.title(), tab.url) == ("Two", f"{two}#part")


async def test_a_referer(tab: Page, server: WebServer) -> None:
    await tab.goto(server.page("/one", ""), referer="http://example.org/from")
    assert await tab.evaluate("document.referrer") == "http://example.org/from"
    assert server.asked[-1].headers["Referer"] == "http://example.org/from"


async def test_failures(tab: Page, server: WebServer) -> None:
    await tab.goto(server.page("/one", "<title>One</title>"))
    server.add("/nothing", status=204)
    server.add("/cut", cut=True)
    for state in ("commit", "load"):
        with pytest.raises(Error, match=r"^Page.goto: net::ERR_ABORTED at http://.*/nothing\nCall log:"):
            await tab.goto(f"{server.prefix}/nothing", wait_until=state)
        with pytest.raises(Error, match=r"^Page.goto: net::ERR_EMPTY_RESPONSE at http://.*/cut\nCall log:"):
            await tab.goto(f"{server.prefix}/cut", wait_until=state)
        server.hold("/late")
        with pytest.raises(TimeoutError, match=r"^Page.goto: Timeout 200ms exceeded.\nCall log:\n  - navigating to"):
            await tab.goto(f"{server.prefix}/late", wait_until=state, timeout=200)
        await tab.goto(f"{server.prefix}/one")
        assert await tab.title() == "One"
