"""Calls an API outside of the browser, and from within a page."""

import sys

from playwright.sync_api import expect, sync_playwright

with sync_playwright() as p:
    request = p.request.new_context(base_url=sys.argv[1], extra_http_headers={"accept": "application/json"})
    response = request.get("/api/orders", params={"delay": 0})
    expect(response).to_be_ok()
    print(response.status, response.headers["content-type"], [order["number"] for order in response.json()])
    print(request.post("/login", form={"email": "nobody@example.com", "password": "x"}).status)
    print(request.get("/nowhere").ok)
    request.dispose()

    browser = p.chromium.launch()
    context = browser.new_context(base_url=sys.argv[1])
    page = context.new_page()
    page.goto("/")
    print(page.evaluate("async (path) => (await (await fetch(path)).json()).length", "/api/orders?delay=0"))
    print(context.request.get("/api/orders?delay=0").json()[2]["item"])
    browser.close()
