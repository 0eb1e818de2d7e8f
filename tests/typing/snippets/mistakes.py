from playwright.sync_api import Page, expect


def wrong(page: Page) -> None:
    page.goto(1)
    page.goto("/", wait_until="soon")
    page.click("a", button="thumb")
    page.locator("a", has="b")
    title: int = page.title()
    page.get_by_role("no-such-role")
    page.fly()
    expect(page).to_be_visible()
    expect(page.locator("a")).to_have_count("1")
    page.set_viewport_size({"width": 1})
    page.locator("a").press()
    status: str = page.goto("/").status
    print(title, status)
