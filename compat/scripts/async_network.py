"""Waits for requests and responses of a page's scripts."""

import asyncio
import json
import sys
from urllib.parse import urlsplit

from playwright.async_api import async_playwright


async def main() -> None:
    async with async_playwright() as p:
        browser = await p.chromium.launch()
        page = await browser.new_page()
        await page.goto(sys.argv[1])
        async with page.expect_response("**/api/orders*") as info:
            await page.evaluate("fetch('/api/orders?delay=0', {headers: {'x-note': 'hi'}}).then(r => r.text())")
        response = await info.value
        request = response.request
        print(response.status, len(await response.json()), request.method, request.resource_type)
        print((await request.all_headers())["x-note"], urlsplit(response.url).path)
        async with page.expect_request(lambda request: request.method == "POST") as asked:
            await page.evaluate("() => { fetch('/nowhere', {method: 'POST', body: JSON.stringify({a: 1})}) }")
        print((await asked.value).post_data_json, json.dumps(await page.evaluate("[undefined, NaN, -0].map(String)")))
        async with page.expect_navigation():
            await page.get_by_role("link", name="Orders").click()
        await page.wait_for_load_state("networkidle")
        print(urlsplit(page.url).path, await page.get_by_role("status").inner_text())
        await browser.close()


asyncio.run(main())
