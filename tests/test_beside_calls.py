"""What docs/limits.md advises to programs with asyncio that wait for what their listeners and handlers do."""

from __future__ import annotations

import asyncio

from smooth_page.async_api import Route, async_playwright

SITE = "http://site.test/"


async def _waits_beside() -> tuple[str, str]:
    queue: asyncio.Queue[str] = asyncio.Queue()

    async def answer(route: Route) -> None:
        await route.fulfill(body="<script>setTimeout(() => fetch('/later'), 50)</script>", content_type="text/html")
        await queue.put(route.request.url)

    async with async_playwright() as p:
        page = await (await p.chromium.launch()).new_page()
        await page.route(f"{SITE}**", answer)
        await page.goto(SITE)
        waiting = asyncio.create_task(page.wait_for_timeout(60_000))
        asked = [await asyncio.wait_for(queue.get(), 30) for _ in range(2)]
        waiting.cancel()
        return asked[0], asked[1]


def test_handlers_run_while_a_call_waits_beside_the_program() -> None:
    assert asyncio.run(_waits_beside()) == (SITE, f"{SITE}later")
