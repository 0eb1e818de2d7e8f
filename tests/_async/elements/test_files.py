"""Files given to inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page._shared.elements.files import PIECE
from smooth_page.async_api import BrowserContext, Page
from smooth_page.errors import Error, NotSupportedError, TimeoutError

INPUTS = "<input id=one type=file><input id=many type=file multiple><input id=folder type=file webkitdirectory><p>x</p>"
FILES = "input => Promise.all([...input.files].map(async f => [f.name, f.type, f.webkitRelativePath, await f.text()]))"


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same one for all tests, which set its content anew."""
    return module_page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "docs" / "a.txt").write_text("A")
    (tmp_path / "docs" / "sub" / "b.html").write_text("B")
    return tmp_path / "docs"


async def test_paths_and_payloads(page: Page, folder: Path) -> None:
    await page.set_content(INPUTS)
    one, many = page.locator("#one"), page.locator("#many")
    await one.set_input_files(folder / "a.txt")
    assert await one.evaluate(FILES) == [["a.txt", "text/plain", "", "A"]]
    modified = await one.evaluate("input => input.files[0].lastModified")
    assert modified == (folder / "a.txt").stat().st_mtime_ns // 1_000_000
    await many.set_input_files([folder / "a.txt", folder / "sub" / "b.html"])
    assert [file[0] for file in await many.evaluate(FILES)] == ["a.txt", "b.html"]
    await page.set_input_files("#one", {"name": "p.bin", "mimeType": "x/y", "buffer": b"\x01"})
    assert await one.evaluate(FILES) == [["p.bin", "x/y", "", "\x01"]]
    await one.set_input_files([])
    assert await one.evaluate(FILES) == []


async def test_directory(page: Page, folder: Path) -> None:
    await page.set_content(INPUTS)
    await page.locator("#folder").set_input_files(folder)
    assert [file[2] for file in await page.locator("#folder").evaluate(FILES)] == ["docs/a.txt", "docs/sub/b.html"]


@pytest.mark.both_apis
async def test_large_file(page: Page, tmp_path: Path) -> None:
    content = ("0123456789" * (PIECE // 4))[: 2 * PIECE + 5]
    (tmp_path / "big.txt").write_text(content)
    await page.set_content(INPUTS)
    await page.locator("#one").set_input_files(tmp_path / "big.txt")
    facts = await page.locator("#one").evaluate("async i => [i.files[0].size, (await i.files[0].text()).slice(-7)]")
    assert facts == [len(content), content[-7:]]


async def test_refused_by_the_input(page: Page, folder: Path) -> None:
    await page.set_content(INPUTS)
    for selector, files, message in [
        ("#one", [folder / "a.txt"] * 2, "Non-multiple file input can only accept single file"),
        ("#one", folder, "File input does not support directories, pass individual files instead"),
        ("#folder", folder / "a.txt", r"\[webkitdirectory\] input requires passing a path to a directory"),
        ("p", folder / "a.txt", "Node is not an HTMLInputElement"),
    ]:
        with pytest.raises(Error, match=f"Locator.set_input_files: Error: {message}"):
            await page.locator(selector).set_input_files(files)
    with pytest.raises(FileNotFoundError):
        await page.locator("#one").set_input_files("no-such-file")


async def test_files_on_disk_need_a_file_input(page: Page, folder: Path) -> None:
    """Files in memory do not, in Playwright: a page sees the events of an input without files."""
    await page.set_content("<label>x<input id=box type=checkbox></label>")
    for selector in ("#box", "label"):
        with pytest.raises(TimeoutError, match=r"waiting for locator[\s\S]*resolved to"):
            await page.set_input_files(selector, folder / "a.txt", timeout=50)
        handle = await page.query_selector(selector)
        assert handle
        with pytest.raises(Error, match=r"ElementHandle.set_input_files: Protocol error.*: Node is not a file input"):
            await handle.set_input_files(folder / "a.txt")
        await page.set_input_files(selector, {"name": "a.txt", "mimeType": "text/plain", "buffer": b"A"})


async def test_waits_for_a_file_input(page: Page, folder: Path) -> None:
    await page.set_content("<input onfocus='setTimeout(() => this.type = `file`)'>")
    await page.locator("input").evaluate("input => input.focus()")
    await page.locator("input").set_input_files(folder / "a.txt")
    assert await page.locator("input").evaluate("input => input.files[0].name") == "a.txt"


async def test_dropping(page: Page, folder: Path) -> None:
    await page.set_content(
        "<div>drop here</div><script>const box = document.querySelector('div'); "
        "box.ondragover = e => e.preventDefault();"
        "box.ondrop = e => { got = [e.dataTransfer.files.length, e.dataTransfer.getData('text/plain')] }</script>"
    )
    await page.locator("div").drop({"files": folder / "a.txt", "data": {"text/plain": "hi"}})
    assert await page.evaluate("got") == [1, "hi"]
    with pytest.raises(Error, match="Dropping a directory is not supported"):
        await page.locator("div").drop({"files": folder})


async def test_going_to_a_file(context: BrowserContext, tmp_path: Path) -> None:
    page = await context.new_page()
    file = tmp_path / "a.html"
    file.write_text("<title>a</title>")
    heard: list[tuple[str, str]] = []
    for event in ("request", "response", "requestfinished"):
        page.on(event, lambda item, event=event: heard.append((event, item.url)))
    response = await page.goto(file.as_uri())
    assert response is not None
    assert (response.status, response.ok, response.url, await page.title()) == (200, True, file.as_uri(), "a")
    assert heard == [(event, file.as_uri()) for event in ("request", "response", "requestfinished")]


async def test_a_file_of_another_machine(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(page.context.browser.client), "base_url", "https://smooth.invalid")
    with pytest.raises(NotSupportedError, match=r"Page.goto\('file:///a.html'\) .* another machine"):
        await page.goto("file:///a.html")
