"""Fills a form, attaches a file, sends it and prints what the site has received."""

from smooth_page.sync_api import Page, expect, sync_playwright

from examples.demo_site import demo_site


def send(page: Page, site: str) -> dict[str, str]:
    page.goto(f"{site}/form")
    page.get_by_label("Full name").fill("Ada Lovelace")
    page.get_by_label("Arrival").fill("2030-02-03")
    page.get_by_label("Country").select_option(label="France")
    page.get_by_role("radio", name="Large").check()
    page.get_by_label("Attachment").set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"hello"})
    page.get_by_label("I accept the terms").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you sent")
    rows = page.get_by_role("row").all()
    return {row.get_by_role("rowheader").inner_text(): row.get_by_role("cell").inner_text() for row in rows}


def main() -> None:
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        for name, value in send(browser.new_page(), site).items():
            print(f"{name:<12} {value}")
        browser.close()


if __name__ == "__main__":
    main()
