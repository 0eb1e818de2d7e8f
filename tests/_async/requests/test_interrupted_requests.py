"""API requests that are in progress when what they belong to ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from smooth_page.async_api import APIRequestContext, Browser, Playwright, async_playwright
from smooth_page.errors import TargetClosedError
from tests.web_server import WebServer

pytestmark = pytest.mark.async_only

End = Callable[[], Awaitable[None]]


async def ending_error(server: WebServer, request: APIRequestContext, end: End, *, arrived: bool) -> str:
    """The message of a request that is ended when the server has it, or before it was sent."""
    server.reset()
    server.hold("/held")
    call = asyncio.ensure_future(request.get(f"{server.prefix}/held"))
    if arrived:
        await asyncio.to_thread(server.wait_for, "/held")
    else:
        await asyncio.sleep(0)  # it begins
    await end()
    with pytest.raises(TargetClosedError) as failure:
        await asyncio.wait_for(call, 20)
    return failure.value.message.removeprefix("APIRequestContext.get: ")


@pytest.mark.parametrize("arrived", [False, True])
async def test_an_end_ends_requests(playwright: Playwright, browser: Browser, server: WebServer, arrived: bool) -> None:
    request = await playwright.request.new_context()
    assert await ending_error(server, request, request.dispose, arrived=arrived) == "Request context disposed."
    other = await playwright.request.new_context()
    assert await ending_error(server, other, lambda: other.dispose(reason="no more"), arrived=arrived) == "no more"
    context = await browser.new_context()
    await (await context.new_page()).goto(server.empty)
    assert await ending_error(server, context.request, context.close, arrived=arrived) == "Request context disposed."
    async with async_playwright() as another:
        third = await another.request.new_context()
        closed = "Target page, context or browser has been closed"
        assert await ending_error(server, third, another.stop, arrived=arrived) == closed


async def test_a_cancelled_request_ends_and_the_next_one_works(playwright: Playwright, server: WebServer) -> None:
    server.hold("/held")
    request = await playwright.request.new_context()
    call = asyncio.ensure_future(request.get(f"{server.prefix}/held"))
    await asyncio.to_thread(server.wait_for, "/held")
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert (await request.get(server.empty)).ok
    await request.dispose()
