"""Reads several pages at once."""

import asyncio
import sys

from playwright.async_api import BrowserContext, async_playwright


async def headings(context: BrowserContext, path: str) -> str:
    page = await context.new_page()
    await page.goto(sys.argv[1] + path)
    text = await page.get_by_role("heading").first.inner_text()
    await page.close()
    return text


async def main() -> None:
    async with async_playwright() as p:
        browser = await p.chromium.launch()
        context = await browser.new_context()
        print(await asyncio.gather(*(headings(context, path) for path in ("/", "/form", "/board"))))
        print(len(context.pages))
        await browser.close()


asyncio.run(main())
