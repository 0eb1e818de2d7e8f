"""Lets the agent log in without showing it the password: `python -m examples.agent_login`.

The task names a secret in double braces. Its value is neither part of the task nor written to any log, and it may only
be typed into pages that match `allowed_urls`.
"""

from __future__ import annotations

import os

from examples.demo_site import demo_site
from smooth_page.sync_api import Error, Page, expect, sync_playwright

# A real script reads it from the environment or a vault only; the default is the demo site's.
PASSWORD = os.environ.get("DEMO_PASSWORD", "secret123")
TASK = 'Log in with "test@example.com" and password {{password}}'


def log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/login")
    page.ai(TASK, secrets={"password": {"value": PASSWORD, "allowed_urls": [f"{site}/*"]}})
    # What the agent did is checked as in any test.
    expect(page).to_have_title("Your profile")
    expect(page.get_by_test_id("email")).to_have_text("test@example.com")


def log_in_where_it_is_not_allowed(page: Page, site: str) -> str:
    """Returns the error that protects the secret from a page that it is not meant for."""
    page.goto(f"{site}/login")
    try:
        page.ai(TASK, secrets={"password": {"value": PASSWORD, "allowed_urls": ["https://shop.example/*"]}})
    except Error as error:
        return error.message
    return "the secret was typed into another site"


def main() -> None:
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        print(log_in_where_it_is_not_allowed(browser.new_page(), site))
        page = browser.new_page()
        log_in(page, site)
        print(f"Logged in: {page.url.removeprefix(site)}")
        browser.close()


if __name__ == "__main__":
    main()
