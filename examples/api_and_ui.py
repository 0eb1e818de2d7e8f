"""Uses a site's API and its pages together: `python -m examples.api_and_ui`.

`context.request` sends HTTP requests from this process and shares the cookies of the context's pages. So a test can log
in quickly by a request, check a page against what the API returns, and ask the API after a click.
"""

from __future__ import annotations

from examples.demo_site import demo_site
from smooth_page.sync_api import BrowserContext, expect, sync_playwright


def log_in_by_request(context: BrowserContext) -> None:
    answer = context.request.post("/login", form={"email": "test@example.com", "password": "secret123"})
    expect(answer).to_be_ok()


def check_the_orders(context: BrowserContext) -> list[str]:
    """The page shows what the API returns."""
    orders = context.request.get("/api/orders", params={"delay": 0}).json()
    page = context.new_page()
    page.goto("/orders")
    cells = [[order["number"], order["item"], order["total"]] for order in orders]
    rows = page.locator("tbody tr")
    expect(rows).to_have_text(["".join(row) for row in cells])
    return [order["number"] for order in orders]


def log_out_in_the_page(context: BrowserContext) -> None:
    """The API no longer knows the session that a click has ended."""
    page = context.new_page()
    page.goto("/profile")
    expect(page.get_by_test_id("username")).to_have_text("john_doe")
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_title("Log in")
    assert context.request.get("/profile", max_redirects=0).status == 303


def main() -> None:
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        context = browser.new_context(base_url=site)
        log_in_by_request(context)
        print(f"The page shows the orders of the API: {', '.join(check_the_orders(context))}")
        log_out_in_the_page(context)
        print("After the log-out the API asks for a log-in")
        browser.close()


if __name__ == "__main__":
    main()
