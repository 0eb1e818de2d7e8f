from playwright.sync_api import Page, expect


def wrong(page: Page) -> None:
    page.goto(1)  # wrong
    page.goto("/", wait_until="soon")  # wrong
    page.click("a", button="thumb")  # wrong
    page.locator("a", has="b")  # wrong
    title: int = page.title()  # wrong
    page.get_by_role("no-such-role")  # wrong
    page.fly()  # wrong
    expect(page).to_be_visible()  # wrong
    expect(page.locator("a")).to_have_count("1")  # wrong
    page.set_viewport_size({"width": 1})  # wrong
    page.locator("a").press()  # wrong
    status: str = page.goto("/").status  # wrong
    print(title, status)
