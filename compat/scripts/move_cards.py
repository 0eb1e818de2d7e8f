"""Drags cards of a board, with drag_to and with the mouse."""

import sys

from playwright.sync_api import sync_playwright

with sync_playwright() as p:
    browser = p.chromium.launch()
    page = browser.new_page()
    page.goto(f"{sys.argv[1]}/board")
    tasks = page.get_by_label("Tasks").get_by_role("listitem")
    print(tasks.all_inner_texts())
    tasks.filter(has_text="Ship").drag_to(tasks.filter(has_text="Write"))
    print(tasks.all_inner_texts())
    page.drag_and_drop("text=Write", "text=Test")
    print(tasks.all_inner_texts())
    tasks.first.hover()
    page.mouse.down()
    tasks.last.hover()
    tasks.last.hover()
    page.mouse.up()
    print(tasks.all_inner_texts())
    browser.close()
