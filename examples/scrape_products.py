"""Scrapes a list that spans several pages into models: `python -m examples.scrape_products`.

`page.extract` returns instances of a pydantic model, with prices and counts converted. The paging is plain Playwright.
"""

from __future__ import annotations

from pydantic import BaseModel

from examples.demo_site import demo_site
from smooth_page.sync_api import Page, sync_playwright


class Product(BaseModel):
    number: int
    name: str
    price: float
    stock: int


class Products(BaseModel):
    products: list[Product]


def scrape(page: Page, site: str) -> list[Product]:
    page.goto(f"{site}/products")
    found = page.extract(Products).products
    following = page.get_by_role("link", name="Next")
    while following.is_visible():
        following.click()
        found += page.extract(Products).products
    return found


def main() -> None:
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        products = scrape(browser.new_page(), site)
        browser.close()
    for product in products:
        print(f"{product.number:>3}  {product.name:<20} {product.price:>7.2f}  {product.stock:>3} in stock")
    print(f"{len(products)} products, {sum(product.stock for product in products)} pieces in stock")


if __name__ == "__main__":
    main()
