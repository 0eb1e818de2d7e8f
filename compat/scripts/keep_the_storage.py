"""Keeps a context's local storage for another one."""

import sys

from playwright.sync_api import sync_playwright

with sync_playwright() as p:
    browser = p.chromium.launch()
    context = browser.new_context()
    page = context.new_page()
    page.goto(sys.argv[1])
    page.evaluate("localStorage.setItem('theme', 'dark')")
    page.add_script_tag(content="document.body.dataset.seen = 'yes'")
    state = context.storage_state()
    print([origin["localStorage"] for origin in state["origins"]], page.locator("body").get_attribute("data-seen"))
    context.close()

    again = browser.new_context(storage_state=state)
    page = again.new_page()
    page.goto(sys.argv[1] + "/orders")
    print(page.evaluate("localStorage.theme"))
    again.add_cookies([{"name": "taste", "value": "sweet", "url": sys.argv[1]}])
    page.reload()
    print(page.evaluate("document.cookie"), [cookie["name"] for cookie in again.cookies()])
    browser.close()
