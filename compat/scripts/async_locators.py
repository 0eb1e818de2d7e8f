"""Finds elements in many ways."""

import asyncio
import re

from playwright.async_api import async_playwright, expect

PAGE = """
<main>
  <article><h2>Apples</h2><p>Red, <b>fresh</b></p>
    <img alt="A red apple" src="data:,"><button title="Buy">+</button></article>
  <article><h2>Pears</h2><p>Green</p><button title="Buy">+</button><button>Compare</button></article>
  <article hidden><h2>Quinces</h2></article>
</main>
<label>Search <input type="search" placeholder="fruit"></label>
"""


async def main() -> None:
    async with async_playwright() as p:
        browser = await p.chromium.launch()
        page = await browser.new_page()
        await page.set_content(PAGE)
        cards = page.locator("article")
        print(await cards.count(), await cards.filter(visible=True).count())
        pears = cards.filter(has=page.get_by_role("heading", name="Pears"))
        print(await pears.get_by_role("button").all_inner_texts())
        print(await cards.filter(has_not_text="Green").first.locator("p").inner_html())
        print(await page.get_by_alt_text(re.compile("APPLE", re.I)).evaluate("image => image.localName"))
        print(await page.get_by_title("Buy").and_(page.locator("article:nth-child(2) button")).count())
        print(await page.get_by_text("Compare").or_(page.get_by_text("Nothing")).text_content())
        search = page.get_by_role("searchbox", name="Search")
        await search.fill("pear")
        await expect(search).to_have_value(re.compile("^pe"))
        print(repr(pears.locator("p")), await page.get_by_placeholder("fruit").input_value())
        print(await page.locator("main").aria_snapshot())
        await browser.close()


asyncio.run(main())
