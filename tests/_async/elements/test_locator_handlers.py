"""Locator handlers: called when what they are for is in the way."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from smooth_page.async_api import Error, Locator, Page, TimeoutError

pytestmark = pytest.mark.both_apis

COVERED = """
    <button id=target onclick="window.clicked = true">Target</button>
    <div id=cover style="position: fixed; inset: 0"><button onclick="cover.remove()">Close</button></div>
"""


async def test_called_with_the_locator_when_it_takes_one(page: Page) -> None:
    await page.set_content(COVERED)
    cover = page.locator("#cover")
    calls: list[Any] = []

    async def close(locator: Locator) -> None:
        calls.append(locator)
        await page.get_by_role("button", name="Close").click()

    await page.add_locator_handler(cover, close)
    await page.click("#target")
    assert calls == [cover]
    assert await page.evaluate("window.clicked") is True


async def test_called_so_many_times(page: Page) -> None:
    await page.set_content(COVERED)
    calls: list[int] = []

    def note(*, timeout: float | None = None) -> None:
        calls.append(1)

    await page.add_locator_handler(page.locator("#cover"), note, no_wait_after=True, times=2)
    with pytest.raises(TimeoutError, match="intercepts pointer events"):
        await page.click("#target", timeout=2_000)
    assert calls == [1, 1]


async def test_removed(page: Page) -> None:
    await page.set_content(COVERED)

    async def close() -> None:
        await page.get_by_role("button", name="Close").click()

    await page.add_locator_handler(page.locator("#cover"), close)
    await page.remove_locator_handler(page.locator("#cover"))
    with pytest.raises(TimeoutError, match=r"Page\.click: Timeout 300ms exceeded\."):
        await page.click("#target", timeout=300)


async def test_a_handler_has_the_time_of_the_call(page: Page) -> None:
    await page.set_content(COVERED)

    async def wait() -> None:
        with pytest.raises(TimeoutError):
            await page.wait_for_selector("#never", timeout=0)

    await page.add_locator_handler(page.locator("#cover"), wait)
    with pytest.raises(TimeoutError, match=r"Page\.click: Timeout 500ms exceeded\."):
        await page.click("#target", timeout=500)


@pytest.mark.async_only
async def test_a_handler_that_never_ends_has_the_time_of_the_call(page: Page) -> None:
    await page.set_content(COVERED)
    called: list[str] = []
    never: asyncio.Future[None] = asyncio.Future()

    async def wait() -> None:
        called.append("began")
        await never
        called.append("ended")

    await page.add_locator_handler(page.locator("#cover"), wait)
    for _ in range(2):  # it is not called again while it runs
        with pytest.raises(TimeoutError, match=r"Page\.click: Timeout 300ms exceeded\."):
            await page.click("#target", timeout=300)
        assert called == ["began"]
    never.set_result(None)
    await page.evaluate("document.querySelector('#cover').remove()")
    await page.click("#target")
    assert called == ["began", "ended"]


async def test_what_a_handler_raises_is_raised_by_the_call(page: Page) -> None:
    await page.set_content(COVERED)

    def fail() -> None:
        raise ZeroDivisionError

    await page.add_locator_handler(page.locator("#cover"), fail)
    with pytest.raises(ZeroDivisionError):
        await page.click("#target")


async def test_locators_of_frames_are_refused(page: Page) -> None:
    await page.set_content("<iframe srcdoc='<p>x</p>'></iframe>")
    with pytest.raises(Error, match="Locator must belong to the main frame of this page"):
        await page.add_locator_handler(page.frames[1].locator("p"), print)


async def test_a_handler_that_was_cut_off_is_not_run_while_it_would_still_run(page: Page) -> None:
    await page.set_content(COVERED)
    calls = 0

    async def wait() -> None:
        nonlocal calls
        calls += 1
        with pytest.raises(TimeoutError):
            await page.wait_for_timeout(600_000)

    await page.add_locator_handler(page.locator("#cover"), wait)
    for _ in range(2):
        with pytest.raises(TimeoutError, match=r"Page\.click: Timeout 300ms exceeded\."):
            await page.click("#target", timeout=300)
    assert calls == 1
