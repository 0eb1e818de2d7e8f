"""Selector engines of the user's own, and the test id attribute."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page._async.browser.playwright import Playwright
from smooth_page._async.page.page import Page
from smooth_page.errors import Error

BY_TAG = """{
  query: (root, tag) => root.querySelector(tag),
  queryAll: (root, tag) => [...root.querySelectorAll(tag)],
}"""


async def test_own_engines(page: Page, playwright: Playwright, tmp_path: Path) -> None:
    await page.set_content("<p>a</p><p>b</p>")
    await playwright.selectors.register("tag", BY_TAG)
    assert await page.locator("tag=p").count() == 2
    assert await page.locator("body >> tag=p >> nth=1").text_content() == "b"
    (tmp_path / "engine.js").write_text(f"({BY_TAG})")
    await playwright.selectors.register("from_file", path=tmp_path / "engine.js")
    assert await page.locator("from_file=p").count() == 2
    for name, message in {
        "tag": '"tag" selector engine has been already registered',
        "css": '"css" is a predefined selector engine',
        "a b": r"Selector engine name may only contain \[a-zA-Z0-9_\] characters",
    }.items():
        with pytest.raises(Error, match=message):
            await playwright.selectors.register(name, BY_TAG)
    with pytest.raises(Error, match="Either path or script parameter must be present"):
        await playwright.selectors.register("nothing")


async def test_test_id_attribute(page: Page, playwright: Playwright) -> None:
    await page.set_content("<p data-qa=x>a</p>")
    playwright.selectors.set_test_id_attribute("data-qa")
    try:
        assert repr(page.get_by_test_id("x")).endswith("selector='internal:testid=[data-qa=\"x\"s]'>")
        assert await page.get_by_test_id("x").text_content() == "a"
    finally:
        playwright.selectors.set_test_id_attribute("data-testid")
