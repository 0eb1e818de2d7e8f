"""Fills every kind of field, with a file, and reads what arrived."""

import sys

from playwright.sync_api import expect, sync_playwright

with sync_playwright() as p:
    browser = p.chromium.launch()
    page = browser.new_page()
    page.goto(sys.argv[1] + "/form")
    page.get_by_label("Full name").fill("Ada Lovelace")
    page.get_by_label("Age").fill("36")
    page.get_by_label("Arrival").fill("2030-02-03")
    print(page.get_by_label("Country").select_option(label="France"))
    print(page.get_by_label("Interests").select_option(["Books", "Music"]))
    page.get_by_role("radio", name="Large").check()
    page.get_by_label("Remarks").type("Two\nlines")
    page.get_by_label("Attachment").set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"hello"})
    terms = page.get_by_label("I accept the terms")
    expect(terms).not_to_be_checked()
    terms.set_checked(True)
    print(page.get_by_label("Full name").evaluate("field => field.validity.valid"))
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you sent")
    for row in page.get_by_role("row").all():
        print(row.get_by_role("rowheader").inner_text(), "=", repr(row.get_by_role("cell").inner_text()))
    page.go_back()
    print(page.title())
    browser.close()
