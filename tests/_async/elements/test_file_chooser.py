"""Inputs that ask for files, and what gives them some."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page._async.page.page import Page
from smooth_page.async_api import FileChooser, expect
from smooth_page.errors import Error

pytestmark = pytest.mark.both_apis

FORM = """
<input type=file id=one onchange="document.title = this.files[0].name">
<label id=label>Many <input type=file multiple hidden></label>
<input type=file id=off disabled><input type=file id=no onclick="return false">
<button onclick="document.createElement('input').click(); const made = document.createElement('input');
  made.type = 'file'; made.onchange = () => document.title = 'made ' + made.files.length; made.click()">made</button>
<iframe srcdoc="<input type=file id=inner>"></iframe>
"""


async def test_what_is_clicked_asks_and_is_given_files(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    await page.set_content(FORM)
    async with page.expect_file_chooser() as info:
        await page.locator("#one").click()
    chooser = await info.value
    assert (chooser.page, chooser.is_multiple()) == (page, False)
    assert await chooser.element.get_attribute("id") == "one"
    await chooser.set_files(path)
    await expect(page).to_have_title("a.txt")
    with pytest.raises(Error, match=r"FileChooser.set_files: .*Non-multiple file input can only accept single file"):
        await chooser.set_files([path, path])
    async with page.expect_file_chooser() as info:
        await page.locator("#label").click()
    many = await info.value
    await many.set_files([path, path])
    assert many.is_multiple()
    assert await many.element.evaluate("input => [...input.files].map(file => file.name)") == ["a.txt"] * 2


async def test_scripts_keys_and_frames_ask_too(page: Page) -> None:
    await page.set_content(FORM)
    page.set_default_timeout(4000)
    asked: list[FileChooser] = []
    page.on("filechooser", asked.append)
    async with page.expect_file_chooser() as info:
        await page.locator("button").click()
    await (await info.value).set_files([{"name": "x", "mimeType": "", "buffer": b""}])
    await expect(page).to_have_title("made 1")
    async with page.expect_file_chooser() as info:
        await page.locator("#one").press("Enter")
    async with page.expect_file_chooser() as info:
        await page.frame_locator("iframe").locator("#inner").click()
    inner = await info.value
    assert await inner.element.evaluate("input => [input.id, window === top]") == ["inner", False]
    await page.locator("#no").click()
    await page.locator("#off").click(force=True)
    await page.locator("#one").evaluate("input => input.addEventListener('click', event => event.preventDefault())")
    await page.locator("#one").click()
    await page.evaluate("0")
    assert len(asked) == 3
    page.remove_listener("filechooser", asked.append)
    await page.locator("#one").click()
