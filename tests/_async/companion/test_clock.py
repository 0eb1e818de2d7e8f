"""The clock in the windows that a page opens."""

from __future__ import annotations

from smooth_page.async_api import Page
from tests.web_server import WebServer

TICKING = "<button onclick=\"window.open('/popup')\">Open</button><script>ticks = []; setInterval(() => ticks.push(Date.now()), 1000)</script>"


async def test_timers_of_a_popup_see_the_fake_time(page: Page, server: WebServer) -> None:
    server.page("/popup", TICKING)
    await page.clock.install(time=0)
    await page.goto(server.page("/", TICKING))
    await page.clock.pause_at(10)
    async with page.expect_popup() as opened:
        await page.click("button")
    popup = await opened.value
    await popup.wait_for_load_state()
    await page.clock.run_for(2_000)
    await popup.clock.run_for(1_000)
    assert await popup.evaluate("ticks") == [11_000, 12_000, 13_000]
    assert await page.evaluate("ticks") == [10_000, 11_000, 12_000, 13_000]


async def test_time_goes_on_in_a_popup_without_calls(page: Page, server: WebServer) -> None:
    server.page("/popup", TICKING + "<script>setTimeout(() => opener.postMessage('late'), 100)</script>")
    await page.clock.install(time=0)
    await page.clock.resume()  # another test of this context may have paused it
    await page.goto(server.page("/", TICKING + "<script>onmessage = ({ data }) => (document.title = data)</script>"))
    async with page.expect_popup():
        await page.click("button")
    await page.wait_for_function("document.title === 'late'", timeout=4_000)
