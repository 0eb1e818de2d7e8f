import re
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, Response, TimeoutError, expect, sync_playwright


def visit(page: Page, url: str) -> int:
    response: Response | None = page.goto(url, wait_until="domcontentloaded", timeout=5000)
    assert response is not None
    expect(page).to_have_title(re.compile("Example"))
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=100)
    return response.status


def run(playwright: Playwright) -> None:
    browser: Browser = playwright.chromium.launch(headless=True, slow_mo=10)
    context = browser.new_context(viewport={"width": 1280, "height": 720}, base_url="http://localhost")
    context.set_default_timeout(1000)
    page = context.new_page()
    print(visit(page, "/"))
    for row in page.locator("tr").filter(has_text="a", has=page.get_by_text("b")).all():
        texts: list[str] = row.locator("td").all_inner_texts()
        print(texts, row.bounding_box())
    with page.expect_response(lambda response: response.ok) as caught:
        page.get_by_label("Name").fill("x")
    print(caught.value.url, caught.value.headers.get("etag"))
    page.on("console", lambda message: print(message.text))
    try:
        page.click("text=Save", button="left", modifiers=["Shift"], position={"x": 1, "y": 2})
    except TimeoutError as error:
        print(error.message)
    page.locator("input").set_input_files([Path("a.txt")])
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
