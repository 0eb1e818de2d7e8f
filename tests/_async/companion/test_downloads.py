"""Files that the browser downloads, which the companion reads."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from smooth_page.async_api import Browser, BrowserContext, Download, Error, Page, Route
from tests.web_server import WebServer

ATTACHMENT = [("content-disposition", "attachment; filename*=UTF-8''r%C3%A9sum%C3%A9.txt")]
LINKS = """
<a id=attached href="/attached">attached</a> <a id=blank target=_blank href="/attached?blank">blank</a>
<a id=apart target=_blank rel=noopener href="/attached?apart">apart</a>
<a id=named href="/plain" download="a/b.txt">named</a> <a id=alt href="/plain?alt">alt</a>
<a id=bytes href="/bytes">bytes</a> <a id=led href="/led" download>led</a>
<button id=script onclick="location.href = '/attached?script'">script</button>
<button id=open onclick="window.open('/attached?open')">open</button>
<form action="/attached"><button id=form name=form value=1>form</button></form>
<form action="/posted" method=post><button id=posted name=form value=1>form</button></form>
<a id=data download=d.txt href="data:text/plain,data">data</a>
<button id=made onclick="const link = document.createElement('a'); link.download = 'made.txt';
  link.href = window.URL.createObjectURL(new Blob(['made'])); link.click(); window.URL.revokeObjectURL(link.href)">made</button>
<a id=document href="/document">document</a>
"""
LARGE = bytes(range(256)) * 13_000


@pytest.fixture
async def links(page: Page, server: WebServer) -> Page:
    server.add("/attached", "attached", headers=ATTACHMENT)
    server.add("/posted", "posted", headers=ATTACHMENT)
    server.add("/plain", "plain")
    server.add("/bytes", LARGE, content_type="application/octet-stream")
    server.redirect("/led", "/attached?led")
    server.page("/document", "<h1>document</h1>")
    await page.goto(server.page("/", LINKS))
    return page


async def test_every_kind_of_download(links: Page, server: WebServer) -> None:
    seen = {}
    for name in [
        "attached",
        "blank",
        "apart",
        "named",
        "alt",
        "bytes",
        "led",
        "script",
        "open",
        "form",
        "posted",
        "data",
        "made",
    ]:
        async with links.expect_download() as info:
            await links.locator(f"#{name}").click(modifiers=["Alt"] if name == "alt" else None)
        download = await info.value
        assert download.page is links
        content = (await download.path()).read_bytes()
        path = download.url.removeprefix(server.prefix) if download.url.startswith("http") else download.url[:5]
        seen[name] = (path, download.suggested_filename, await download.failure(), content[:8])
        if name == "bytes":
            assert content == LARGE
    file = "résumé.txt"
    assert seen == {
        "attached": ("/attached", file, None, b"attached"),
        "blank": ("/attached?blank", file, None, b"attached"),
        "apart": ("/attached?apart", file, None, b"attached"),
        "named": ("/plain", "a_b.txt", None, b"plain"),
        "alt": ("/plain?alt", "plain.txt", None, b"plain"),
        "bytes": ("/bytes", "bytes", None, LARGE[:8]),
        "led": ("/attached?led", file, None, b"attached"),
        "script": ("/attached?script", file, None, b"attached"),
        "open": ("/attached?open", file, None, b"attached"),
        "form": ("/attached?form=1", file, None, b"attached"),
        "posted": ("/posted", file, None, b"posted"),
        "data": ("data:", "d.txt", None, b"data"),
        "made": ("blob:", "made.txt", None, b"made"),
    }
    twice = {path for path, count in Counter(asked.path for asked in server.asked).items() if count > 1}
    # A new window may have its file before the companion knows of the window. Then it requests the file once more.
    assert twice <= {f"/attached?{name}" for name in ("blank", "apart", "open")}
    links.on("download", lambda download: None)
    await links.locator("#document").click()
    await links.wait_for_url("**/document")
    assert len(server.asked_for("/document")) == 1


SEVERAL = """<button onclick="for (const name of ['a', 'b', 'c']) {
  const link = document.createElement('a'); link.href = `/file?${name}`; link.download = `${name}.txt`; link.click() }">
"""


async def test_several_links_at_once(page: Page, server: WebServer) -> None:
    """The browser lets the companion take the first one only. It requests the others once more."""
    server.add("/file", "content")
    await page.goto(server.page("/", SEVERAL))
    downloads: list[Download] = []

    def is_last(download: Download) -> bool:
        downloads.append(download)
        return len(downloads) == 3

    async with page.expect_download(is_last):
        await page.get_by_role("button").click()
    assert sorted([each.suggested_filename for each in downloads]) == ["a.txt", "b.txt", "c.txt"]
    assert [(await each.path()).read_text() for each in downloads] == ["content"] * 3


async def test_goto_that_leads_to_a_file(links: Page, companion_context: BrowserContext, server: WebServer) -> None:
    other = await companion_context.new_page()
    for page in (links, other):
        async with page.expect_download() as info:
            with pytest.raises(Error, match=r"Page.goto: Download is starting"):
                await page.goto(f"{server.prefix}/attached")
        download = await info.value
        assert download.page is page
        assert (await download.path()).read_bytes() == b"attached"
    await other.close()
    assert (await download.path()).read_bytes() == b"attached"
    assert len(server.asked_for("/attached")) == 2


async def test_downloads_that_fail(links: Page, companion_browser: Browser, server: WebServer, tmp_path: Path) -> None:
    rest = server.hold_rest("/slow", LARGE, ATTACHMENT)
    async with links.expect_download() as info:
        await links.evaluate("() => { location.href = '/slow' }")
    canceled = await info.value
    await canceled.cancel()
    assert await canceled.failure() == "canceled"
    with pytest.raises(Error, match=r"Download.save_as: canceled"):
        await canceled.save_as(tmp_path / "file")
    rest.set()
    async with links.expect_download() as info:
        await links.evaluate("named.href = '/missing'; named.click()")
    missing = await info.value
    assert await missing.failure() == "canceled"
    with pytest.raises(Error, match=r"Download.path: canceled"):
        await missing.path()
    async with links.expect_download() as info:
        await links.locator("#attached").click()
    complete = await info.value
    assert await complete.failure() is None
    await complete.cancel()
    await complete.save_as(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "attached"
    context = await companion_browser.new_context(accept_downloads=False)
    page = await context.new_page()
    await page.goto(server.page("/refused", LINKS))
    async with page.expect_download() as info:
        await page.locator("#attached").click()
    refused = await info.value
    assert await refused.failure() == "Pass 'accept_downloads=True' when you are creating your browser context."
    await context.close()


async def test_a_folder_for_files(companion_browser: Browser, server: WebServer, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    browser = await companion_browser.browser_type.launch(downloads_path=tmp_path)
    try:
        page = await browser.new_page()
        await page.goto(server.page("/", "<a href=/attached>attached</a>"))
        server.add("/attached", "attached", headers=ATTACHMENT)
        async with page.expect_download() as info:
            await page.get_by_role("link").click()
        path = await (await info.value).path()
        assert path.parent == tmp_path
        assert path.read_text() == "attached"
        await page.context.close()
        assert os.listdir(tmp_path) == ["other"]
    finally:
        await browser.close()


async def test_files_that_the_network_does_not_bring(links: Page, server: WebServer) -> None:
    async def answer(route: Route) -> None:
        await route.fulfill(body="made by the route", headers={"content-disposition": "attachment; filename=made.txt"})

    await links.route("**/attached*", answer)
    async with links.expect_download() as info:
        await links.locator("#attached").click()
    download = await info.value
    assert download.suggested_filename == "made.txt"
    assert (await download.path()).read_text() == "made by the route"
    await links.unroute_all()
    assert server.asked_for("/attached") == []
    policy = [("content-security-policy", "default-src 'none'; script-src 'unsafe-inline'")]
    await links.goto(server.page("/policy", LINKS, headers=policy))
    async with links.expect_download() as info:
        await links.locator("#made").click()
    assert (await (await info.value).path()).read_text() == "made"
