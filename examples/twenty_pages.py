"""Reads twenty pages side by side: `python -m examples.twenty_pages`.

Each page is a session of its own. A semaphore bounds how many are open at once: as many as the plan of the service
allows or, on the embedded engine, as the machine has cores to run them on.
"""

from __future__ import annotations

import asyncio
import os
import time

from pydantic import BaseModel

from examples.demo_site import demo_site
from smooth_page.async_api import Browser, async_playwright

PAGES = 20
AT_ONCE = int(os.environ.get("AT_ONCE", "0")) or 2 * (os.cpu_count() or 1)


class Product(BaseModel):
    name: str
    price: float


async def read(browser: Browser, url: str, free: asyncio.Semaphore) -> Product:
    async with free, await browser.new_page() as page:
        await page.goto(url)
        return await page.extract(Product)


async def read_all(browser: Browser, urls: list[str]) -> list[Product]:
    """Returns the products in the order of the URLs."""
    free = asyncio.Semaphore(AT_ONCE)
    return await asyncio.gather(*(read(browser, url, free) for url in urls))


async def main() -> None:
    begin = time.monotonic()
    with demo_site() as site:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch()
            products = await read_all(browser, [f"{site}/products/{number}" for number in range(1, PAGES + 1)])
            await browser.close()
    dearest = max(products, key=lambda product: product.price)
    print(f"{len(products)} pages in {time.monotonic() - begin:.1f} s, {AT_ONCE} at once")
    print(f"The dearest product is the {dearest.name.lower()} at {dearest.price:.2f}")


if __name__ == "__main__":
    asyncio.run(main())
