"""Files that links give."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page import SmoothWarning
from smooth_page._async.page.page import Page
from smooth_page.async_api import Browser, BrowserContext
from smooth_page.errors import Error, TargetClosedError, TimeoutError
from tests.web_server import Answer, Asked, WebServer

ATTACHMENT = [("content-disposition", "attachment; filename*=UTF-8''r%C3%A9sum%C3%A9.txt")]
LINKS = """
<a id=attached href="/attached">attached</a> <a id=blank target=_blank href="/attached?blank">blank</a>
<a id=named href="/plain" download="a/b.txt">named</a> <a id=alt href="/plain?alt">alt</a>
<a id=other href="/empty.html?other">other</a> <a id=inside href="#inside">inside</a>
<button id=script onclick="location.href = '/attached?script'">script</button>
<form action="/attached"><button id=form name=form value=1>form</button></form>
<a id=data download=d.txt href="data:text/plain,data">data</a>
<button id=made onclick="const link = document.createElement('a'); link.download = 'made.txt';
  link.href = window.URL.createObjectURL(new Blob(['made'])); link.click(); window.URL.revokeObjectURL(link.href)">made</button>
"""


@pytest.fixture
async def links(page: Page, server: WebServer) -> Page:
    server.add("/attached", "attached", headers=ATTACHMENT)
    server.add("/plain", "plain")
    await page.goto(server.page("/", LINKS))
    return page


@pytest.mark.both_apis
async def test_links_give_files(links: Page, context: BrowserContext, server: WebServer, tmp_path: Path) -> None:
    seen: list[tuple[str, bytes]] = []
    for name, clicked, modifiers in (
        ("résumé.txt", "#attached", None),
        ("résumé.txt", "#blank", None),
        ("a_b.txt", "#named", None),
        ("plain", "#alt", ["Alt"]),
        ("d.txt", "#data", None),
        ("résumé.txt", "#script", None),
        ("résumé.txt", "#form", None),
        ("made.txt", "#made", None),
    ):
        async with links.expect_download() as info:
            await links.locator(clicked).click(modifiers=modifiers)
        download = await info.value
        assert (download.page, download.suggested_filename, await download.failure()) == (links, name, None)
        seen.append((download.url, (await download.path()).read_bytes()))
    assert [content for _, content in seen] == [b"attached"] * 2 + [b"plain"] * 2 + [b"data"] + [b"attached"] * 2 + [
        b"made"
    ]
    assert [url for url, _ in seen[:4]] == [
        f"{server.prefix}{path}" for path in ("/attached", "/attached?blank", "/plain", "/plain?alt")
    ]
    assert (len(server.asked_for("/attached")), len(server.asked_for("/plain")), len(context.pages)) == (4, 2, 1)
    assert links.url == f"{server.prefix}/"
    kept = await download.path()
    await download.save_as(tmp_path / "new" / "name.txt")
    assert (tmp_path / "new" / "name.txt").read_text() == "made"
    await download.delete()
    assert not kept.exists()
    with pytest.raises(TargetClosedError, match=r"Download.save_as: Target page, context or browser has been closed"):
        await download.save_as(tmp_path / "late.txt")


async def test_what_is_no_file_is_followed(links: Page, server: WebServer) -> None:
    reported: list[str] = []
    links.on("download", lambda download: reported.append(download.url))
    await links.locator("#inside").click()
    assert links.url == f"{server.prefix}/#inside"
    await links.locator("#other").click()
    await links.wait_for_url("**/empty.html?other")
    await links.go_back()
    await links.evaluate("() => { location.href = '/empty.html?script' }")
    await links.wait_for_url("**/empty.html?script")
    await links.go_back()
    async with links.expect_popup() as info:
        await links.locator("#blank").evaluate("link => { link.href = '/empty.html?popup'; link.click() }")
    assert (await info.value).url == f"{server.empty}?popup"
    assert reported == []


async def test_files_of_other_origins_are_asked_for_by_this_process(
    context: BrowserContext, server: WebServer, recwarn: pytest.WarningsRecorder
) -> None:
    page = await context.new_page()
    server.add("/attached", "attached", headers=ATTACHMENT)
    await page.goto("about:blank")
    links = f"<a href='{server.prefix}/attached'>file</a> <a href='{server.empty}'>page</a>"
    await page.set_content(links)
    page.on("download", lambda download: None)
    await page.get_by_text("page").click()
    await page.wait_for_url(server.empty)
    assert "this script has not navigated to that origin itself" in str(recwarn.pop(UserWarning).message)
    assert all("Mozilla" in asked.headers["User-Agent"] for asked in server.asked)
    await page.goto(server.empty)
    await page.goto("about:blank")
    await page.set_content(links)
    async with context.expect_event("download") as info:
        await page.get_by_text("file").click()
    path = await (await info.value).path()
    assert path.read_bytes() == b"attached"
    page.on("download", lambda download: None)
    await page.get_by_text("page").click()
    await page.wait_for_url(server.empty)
    await context.close()
    assert not path.exists()


@pytest.mark.both_apis
async def test_files_that_do_not_come(browser: Browser, links: Page, server: WebServer) -> None:
    body = server.hold("/slow")
    await links.locator("#named").evaluate("link => link.href = '/slow'")
    context = await browser.new_context(accept_downloads=False)
    page = await context.new_page()
    await page.goto(f"{server.prefix}/")
    async with page.expect_download() as info:
        await page.locator("#attached").click()
    refused = await info.value
    text = "Pass 'accept_downloads=True' when you are creating your browser context."
    assert await refused.failure() == text
    with pytest.raises(Error, match=rf"Download.path: {text}"):
        await refused.path()
    await context.close()
    async with links.expect_download() as info:
        await links.locator("#attached").click()
    await links.goto(server.empty)
    assert "document that started the download is gone" in (await (await info.value).failure() or "")
    body.set()


async def test_goto_leads_to_a_file(page: Page, context: BrowserContext, server: WebServer) -> None:
    server.add("/attached", "attached", headers=ATTACHMENT)
    url = f"{server.prefix}/attached"
    for here in ("about:blank", server.empty):  # asked for by this process, then by the page
        await page.goto(here)
        async with page.expect_download() as info:
            with pytest.raises(Error, match="Download is starting"):
                await page.goto(url)
        download = await info.value
        assert (download.suggested_filename, download.url) == ("résumé.txt", url)
        assert (await download.path()).read_bytes() == b"attached"
    heard: list[str] = []
    page.on("response", lambda response: None)
    context.on("download", lambda download: heard.append(download.url))
    with pytest.raises(Error, match="Download is starting"):
        await page.goto(url)
    assert heard == [url]


async def test_a_script_opens_a_window_for_a_file(links: Page, context: BrowserContext, server: WebServer) -> None:
    async with links.expect_download() as info:
        await links.evaluate("window.open('/attached?opened') && 0")
    download = await info.value
    assert (download.page, (await download.path()).read_bytes()) == (links, b"attached")
    async with links.expect_popup() as opened:
        await links.evaluate("window.open('/empty.html') && 0")
    assert (await opened.value).url == server.empty


POSTING = """<title>form</title><form method=post action=/answer><input name=a value="x y"><input type=file name=f>
  <button name=b value=file>file</button><button name=b value=page>page</button><button name=b value=on>on</button>
  <button name=b value=away>away</button><button name=b value=data formenctype=multipart/form-data>data</button></form>
  <script>const once = 1;</script>"""


@pytest.fixture
async def posting(page: Page, server: WebServer) -> Page:
    def answer(asked: Asked) -> Answer:
        body = asked.body.decode()
        if "b=on" in body:
            return Answer(b"", 302, [("location", "/on")])
        if "b=away" in body:
            return Answer(b"", 302, [("location", f"{server.cross_prefix}/empty.html")])
        if "b=page" in body:
            return Answer(POSTING.replace("form<", "answer<").encode(), 200, [("content-type", "text/html")])
        return Answer(body.encode(), 200, ATTACHMENT)

    server.handle("/answer", answer)
    server.page("/on", "<title>on</title>")
    await page.goto(server.page("/form", POSTING))
    return page


async def test_posted_forms_give_files(posting: Page, server: WebServer) -> None:
    for name in ("file", "data"):
        async with posting.expect_download() as info:
            await posting.locator(f"[value={name}]").click()
        download = await info.value
        assert (download.url, download.suggested_filename) == (f"{server.prefix}/answer", "résumé.txt")
        content = (await download.path()).read_text()
        if name == "file":
            assert content == "a=x+y&f=&b=file"
        else:
            assert 'name="b"\n\ndata' in content
    assert [asked.method for asked in server.asked_for("/answer")] == ["POST", "POST"]
    assert (posting.url, await posting.title()) == (f"{server.prefix}/form", "form")


async def test_posted_forms_that_give_none_are_shown(posting: Page, server: WebServer) -> None:
    posting.expect_download()  # nothing comes
    await posting.get_by_role("button", name="page").click()
    await posting.wait_for_url("**/answer")
    assert (await posting.title(), await posting.evaluate("once")) == ("answer", 1)
    await posting.get_by_role("button", name="on").click()
    await posting.wait_for_url("**/on")
    assert await posting.title() == "on"
    assert [asked.method for asked in server.asked_for("/answer")] == ["POST", "POST"]
    assert [asked.method for asked in server.asked_for("/on")] == ["GET"]


async def _wait_in_vain(page: Page) -> None:
    async with page.expect_download(timeout=1_000):
        await page.get_by_role("button", name="away").click()


async def test_the_answer_to_a_posted_form_is_out_of_sight(posting: Page, server: WebServer) -> None:
    with pytest.warns(SmoothWarning, match="is not posted again, and the page stays"), pytest.raises(TimeoutError):
        await _wait_in_vain(posting)
    assert len(server.asked_for("/answer")) == 1
    await posting.get_by_role("button", name="away").click()  # without a waiter the browser posts it
    await posting.wait_for_url(f"{server.cross_prefix}/empty.html")
    assert len(server.asked_for("/answer")) == 2
