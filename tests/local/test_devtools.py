"""Commands that the engine sends through a browser's pipe itself."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from smooth_page.local import devtools
from smooth_page.local.browser import BrowserHost
from smooth_page.local.devtools import Session
from tests.processes import process_of

GONE = "Target page, context or browser has been closed"


@pytest.fixture
async def host() -> AsyncIterator[BrowserHost]:
    started = BrowserHost()
    yield started
    await started.stop()


async def evaluate(way: devtools.Devtools, expression: str) -> object:
    params = {"expression": expression, "returnByValue": True, "awaitPromise": True}
    return (await way.send("Runtime.evaluate", params))["result"].get("value")


async def test_commands_and_answers(host: BrowserHost) -> None:
    first, second = await host.page({}), await host.page({})
    ways = [(await host.target(page)).devtools for page in (first, second)]
    assert all(isinstance(way, Session) for way in ways)
    await asyncio.gather(*(evaluate(way, f"window.number = {number}") for number, way in enumerate(ways)))
    asked = [evaluate(ways[number % 2], "number") for number in range(100)]
    # The driver's own commands go on beside them.
    answers, *titles = await asyncio.gather(asyncio.gather(*asked), first.title(), second.evaluate("number"))
    assert (answers, titles) == ([0, 1] * 50, ["", 1])
    large = "\\u00e9\\u0000" * 1_000_000
    assert await evaluate(ways[0], f"'{large}'.length + 'x'.repeat(3e6)") == "2000000" + "x" * 3_000_000
    assert await evaluate(ways[0], "[2**53, 2**60, -(2**60)]") == [2**53, 1152921504606847000, -1152921504606847000]
    with pytest.raises(PlaywrightError, match=r"^Protocol error \(Runtime.nothing\): 'Runtime.nothing' wasn't found$"):
        await ways[0].send("Runtime.nothing")


async def test_what_waits_ends_with_the_page_and_with_the_browser(host: BrowserHost) -> None:
    first, second = await host.page({}), await host.page({})
    browser = first.context.browser
    assert browser is not None
    process = await process_of(browser)
    one, other = [(await host.target(page)).devtools for page in (first, second)]
    waiting = [asyncio.ensure_future(evaluate(way, "new Promise(() => {})")) for way in (one, other)]
    assert await evaluate(other, "1 + 1") == 2
    await first.close()
    with pytest.raises(PlaywrightError, match=GONE):
        await waiting[0]
    with pytest.raises(PlaywrightError, match="Session with given id not found"):
        await evaluate(one, "1")
    assert not waiting[1].done()
    os.kill(process, signal.SIGKILL)
    with pytest.raises(PlaywrightError, match=GONE):
        await waiting[1]
    with pytest.raises(PlaywrightError, match=GONE):
        await evaluate(other, "1")
    assert await evaluate((await host.target(await host.page({}))).devtools, "1 + 1") == 2


async def test_without_a_socket_the_driver_sends_them(host: BrowserHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smooth_page.local.browser.socket_switch", lambda folder: [f"{devtools.SWITCH}/none/none"])
    way = (await host.target(await host.page({}))).devtools
    assert isinstance(way, CDPSession)
    assert await evaluate(way, "1 + 1") == 2
