"""Answers a page's requests from the script, to see how it behaves then: `python -m examples.mock_api`."""

from __future__ import annotations

from examples.demo_site import demo_site
from smooth_page.sync_api import Page, Route, expect, sync_playwright


def show_one_order(page: Page, site: str) -> None:
    """The server is not asked at all."""
    order = {"number": "T-1", "item": "Test article", "total": "$0.00"}
    page.route("**/api/orders*", lambda route: route.fulfill(json=[order]))
    page.goto(f"{site}/orders")
    expect(page.locator("tbody tr")).to_have_text(["T-1Test article$0.00"])
    expect(page.get_by_role("status")).to_have_text("1 orders")


def change_an_answer(page: Page, site: str) -> None:
    """The server answers, and the script changes what the page gets."""

    def free(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=[{**order, "total": "free"} for order in answer.json()])

    page.route("**/api/orders*", free)
    page.goto(f"{site}/orders?delay=0")
    expect(page.locator("tbody tr td:last-child")).to_have_text(["free", "free", "free"])


def main() -> None:
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        for example in (show_one_order, change_an_answer):
            with browser.new_page() as page:
                example(page, site)
            print(f"{example.__name__}: as expected")
        browser.close()


if __name__ == "__main__":
    main()
