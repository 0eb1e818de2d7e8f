"""The page's clock."""

from __future__ import annotations

import datetime

import pytest

from smooth_page._async.page.page import Page
from smooth_page.errors import Error
from tests.web_server import WebServer

NOW = "Date.now()"


async def test_timers_fire_when_the_clock_says_so(page: Page) -> None:
    await page.clock.install(time=datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc))
    await page.clock.pause_at("2024-01-01T00:01:00Z")
    await page.evaluate("fired = []; setTimeout(() => fired.push('a'), 1000); setInterval(() => fired.push('b'), 400)")
    await page.clock.run_for(1000)
    assert await page.evaluate("fired") == ["b", "b", "a"]
    await page.clock.fast_forward("00:02")
    assert await page.evaluate("fired") == ["b", "b", "a", "b"]
    assert await page.evaluate("new Date().toISOString()") == "2024-01-01T00:01:03.000Z"


async def test_fixed_and_system_time(page: Page) -> None:
    await page.clock.set_fixed_time(1000)
    assert await page.evaluate(NOW) == 1_000_000
    assert await page.evaluate(f"new Promise(done => setTimeout(() => done({NOW}), 20))") == 1_000_000
    await page.clock.set_system_time("2020-01-01")
    assert 0 <= await page.evaluate(NOW) - 1577836800000 < 60_000


async def test_new_documents_have_the_same_clock(page: Page, server: WebServer) -> None:
    await page.clock.install(time=0)
    await page.clock.pause_at(100)
    await page.goto(server.empty)
    assert await page.evaluate(NOW) == 100_000
    await page.clock.run_for(5)
    assert await page.evaluate(NOW) == 100_005


async def test_times_that_are_none(page: Page) -> None:
    with pytest.raises(Error, match=r"Clock.install: Invalid date: garbage"):
        await page.clock.install(time="garbage")
    with pytest.raises(Error, match=r"Clock.run_for: Clock only understands numbers, 'mm:ss' and 'hh:mm:ss'"):
        await page.clock.run_for("xx")
