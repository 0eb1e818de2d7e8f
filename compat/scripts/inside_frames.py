"""Works in a frame, by locator and by frame object."""

import sys

from playwright.sync_api import expect, sync_playwright

with sync_playwright() as p, p.chromium.launch() as browser:
    page = browser.new_page()
    page.goto(f"{sys.argv[1]}/frame")
    inside = page.frame_locator("iframe[title=Inside]")
    for _ in range(3):
        inside.get_by_role("button", name="Count").click()
    expect(inside.locator("#count")).to_have_text("3")
    frame = page.frame(name="inside")
    assert frame is not None
    frame.click("button")
    print(frame.inner_text("p"), "|", frame.title())
    print([each.name for each in page.frames], frame.parent_frame == page.main_frame)
    print(page.locator("iframe").content_frame.get_by_role("heading").text_content())
    handle = page.query_selector("iframe")
    assert handle is not None
    content = handle.content_frame()
    assert content is not None
    print(content.evaluate("() => document.querySelectorAll('button').length"))
