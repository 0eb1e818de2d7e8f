"""Reads a table that loads late."""

import json
import sys

from playwright.sync_api import sync_playwright

with sync_playwright() as p:
    browser = p.chromium.launch()
    page = browser.new_page()
    response = page.goto(f"{sys.argv[1]}/orders?delay=0.2")
    assert response is not None
    print(response.status, response.ok)
    page.wait_for_selector("#rows[aria-busy=false]")
    rows = page.locator("#rows tr")
    found = []
    for row in rows.all():
        number, item, total = row.locator("td").all_inner_texts()
        found.append({"number": number, "item": item, "total": float(total.lstrip("$"))})
    print(json.dumps(found, indent=1))
    print(page.get_by_role("status").text_content())
    print(rows.evaluate_all("rows => rows.map((row) => row.cells.length)"))
    print(page.eval_on_selector_all("nav a", "links => links.map((link) => link.getAttribute('href'))"))
    print(page.get_by_role("columnheader").all_text_contents())
    browser.close()
