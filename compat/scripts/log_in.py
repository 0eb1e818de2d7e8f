"""Logs in, reads the profile, logs out."""

import re
import sys

from playwright.sync_api import Playwright, expect, sync_playwright

SITE = sys.argv[1]


def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=True)
    context = browser.new_context(base_url=SITE)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Log in").click()
    page.get_by_label("E-mail").click()
    page.get_by_label("E-mail").fill("test@example.com")
    page.get_by_label("E-mail").press("Tab")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_have_text("Wrong e-mail or password.")
    page.get_by_label("Password").fill("secret123")
    page.get_by_label("Password").press("Enter")
    page.wait_for_url("**/profile")
    expect(page).to_have_title(re.compile("profile"))
    for field in ("username", "email", "plan"):
        print(field, page.get_by_test_id(field).inner_text())
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(f"{SITE}/login")
    print(page.title(), page.get_by_label("E-mail").input_value() == "")
    context.close()
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
