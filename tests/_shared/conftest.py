"""Native Playwright as the oracle of what users see."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright

from smooth_page.local.chromium import find_chromium


@pytest.fixture(scope="session")
async def native_page() -> AsyncIterator[Page]:
    """A page whose every address answers with a word; its context's base URL is http://site.test/base/."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium())
        context = await browser.new_context(base_url="http://site.test/base/")
        page = await context.new_page()
        await page.route("**", lambda route: route.fulfill(body="hi", content_type="text/html"))
        yield page
        await browser.close()
