"""Halves of characters: values hold them as they do natively, and what is printed does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smooth_page.async_api import Error, Page, expect
from tests.web_server import WebServer

HALF = "a\ud800b"
HTML = r"""<p data-x="">text</p><input><script>
document.title = document.querySelector("p").textContent = localStorage.item = document.querySelector("p").dataset.x = "a\ud800b";
</script>"""


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same one for all tests, which show a document of their own."""
    return module_page


async def test_values_that_pages_give(page: Page, server: WebServer, tmp_path: Path) -> None:
    await page.goto(server.page("/", HTML))
    assert (await page.title(), await page.inner_text("p"), await page.get_attribute("p", "data-x")) == (HALF,) * 3
    assert await page.evaluate("[document.title, { [document.title]: 1 }]") == [HALF, {HALF: 1}]
    assert await page.evaluate("text => text.charCodeAt(1)", HALF) == 0xD800
    assert await page.get_by_text(HALF).count() == 1
    state = await page.context.storage_state(path=tmp_path / "state.json")
    assert state == json.loads((tmp_path / "state.json").read_text("utf-8"))
    assert state["origins"][0]["localStorage"] == [{"name": "item", "value": HALF}]


async def test_what_is_typed(page: Page) -> None:
    await page.set_content("<input>")
    await page.fill("input", HALF)
    assert await page.input_value("input") == "a\ufffdb"


async def test_errors_can_be_printed(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", HTML))
    with pytest.raises(Error) as thrown:
        await page.evaluate("() => { throw new Error(document.title) }")
    assert thrown.value.message.startswith(f"Page.evaluate: Error: {HALF}")
    with pytest.raises(AssertionError) as failed:
        await expect(page.locator("p")).to_have_text("text", timeout=1)
    for error in (thrown.value, failed.value):
        assert r"a\ud800b" in str(error).encode("utf-8").decode()


async def test_a_posted_half(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", HTML))
    async with page.expect_request("**/post") as info:
        await page.evaluate("fetch('/post', { method: 'POST', body: document.title }).then(() => 1)")
    assert (await info.value).post_data == "a\ufffdb"
