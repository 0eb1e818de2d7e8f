"""Opens a page with the installed package: the sync API, the async API, the session client and the command."""

from __future__ import annotations

import asyncio
import platform
import subprocess
import sys
from pathlib import Path

from pydantic import BaseModel

import smooth_page
from smooth_page import SmoothClient
from smooth_page.async_api import async_playwright
from smooth_page.async_api import expect as expect_async
from smooth_page.sync_api import expect, sync_playwright

PAGE = "<dl><dt>Name</dt><dd>Ada</dd></dl><button onclick='this.textContent = 1'>0</button>"


class Profile(BaseModel):
    name: str


def sync_page() -> None:
    with sync_playwright() as playwright:
        page = playwright.chromium.launch().new_page()
        page.set_content(PAGE)
        page.get_by_role("button").click()
        expect(page.get_by_role("button")).to_have_text("1")
        assert page.extract(Profile) == Profile(name="Ada")
        assert page.screenshot().startswith(b"\x89PNG")


async def async_page() -> None:
    async with async_playwright() as playwright:
        page = await (await playwright.chromium.launch()).new_page()
        await page.set_content(PAGE)
        await page.get_by_role("button").click()
        await expect_async(page.get_by_role("button")).to_have_text("1")


def session() -> None:
    with SmoothClient() as client, client.session() as opened:
        assert opened.evaluate_js("return 1 + 1").output == 2


def main() -> None:
    assert Path(sys.prefix) in Path(smooth_page.__file__).parents, "the package of this environment is not the one used"
    sync_page()
    asyncio.run(async_page())
    session()
    subprocess.run([sys.executable, "-m", "smooth_page.cli", "--help"], check=True, capture_output=True)
    print(f"smooth_page {smooth_page.__version__} opens a page on Python {platform.python_version()}")


if __name__ == "__main__":
    main()
