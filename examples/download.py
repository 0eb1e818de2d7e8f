"""Downloads a file that a link leads to, and reads it: `python -m examples.download`."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from examples.demo_site import demo_site
from smooth_page.sync_api import Page, sync_playwright


def download(page: Page, site: str, folder: Path) -> Path:
    page.goto(f"{site}/orders")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as CSV").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def main() -> None:
    with demo_site() as site, sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch()
        path = download(browser.new_page(), site, Path(folder))
        browser.close()
        with path.open(newline="") as file:
            orders = list(csv.DictReader(file))
    print(f"{path.name}: {', '.join(order['item'] for order in orders)}")


if __name__ == "__main__":
    main()
