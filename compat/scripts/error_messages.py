"""Error messages: strictness, timeouts, assertions."""

from playwright.sync_api import Error, TimeoutError, expect, sync_playwright

with sync_playwright() as p:
    browser = p.chromium.launch()
    page = browser.new_page()
    page.set_content("<button>One</button><button disabled>Two</button><p>Text</p>")
    try:
        page.get_by_role("button").click()
    except Error as error:
        print(error.message)
    try:
        page.get_by_role("link", name="Three").click(timeout=200)
    except TimeoutError as error:
        print(error.message)
    try:
        expect(page.locator("p")).to_have_text("Other", timeout=200)
    except AssertionError as error:
        print(str(error).splitlines()[:3])
    try:
        page.evaluate("() => { throw new TypeError('on purpose') }")
    except Error as error:
        print(error.message.splitlines()[0])
    try:
        page.locator("p >> nonsense=1").count()
    except Error as error:
        print(error.message)
    print(page.get_by_role("button", name="Two").is_enabled())
    browser.close()
