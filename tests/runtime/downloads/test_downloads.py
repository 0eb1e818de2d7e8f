"""Files that links, scripts and forms lead to: kept for Python; everything else is shown as usual."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.async_api import Request, Route

from tests.runtime.conftest import OperationFailed, Runtime

SITE = "http://site.test"
CHUNKS = ("core", "popups", "downloads")
PAGE = """<a id=file href=/file>file</a><a id=named href=/page download=own.txt>named</a><a id=page href=/page>page</a>
<a id=blob download=made.txt>blob</a><form method=post action=/posted><input name=a value=1><button>send</button></form>"""
FILE = {"content-type": "application/zip", "content-disposition": 'attachment; filename="a.zip"'}


@pytest.fixture
async def site(runtime: Runtime) -> Runtime:
    async def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path in ("/file", "/posted"):
            await route.fulfill(headers=FILE, body=route.request.post_data or "zipped")
        else:
            await route.fulfill(
                content_type="text/html; charset=utf-8", body=PAGE if path == "/" else f"<title>{path}</title>"
            )

    await runtime.page.route(f"{SITE}/**", answer)
    await runtime.page.goto(f"{SITE}/")
    await runtime.turn({"slice": 0, "settings": {"observe": ["download", "posteddownload"]}}, chunks=CHUNKS)
    return runtime


async def reported(site: Runtime) -> dict[str, Any]:
    """The download, once it is there."""
    while not (found := [item for item in site.news if item["kind"] == "download"]):
        await site.run("page.watch", chunks=CHUNKS)
    return found[0]


async def content(site: Runtime, download: dict[str, Any], offset: int = 0) -> tuple[int, bytes]:
    read = await site.run("download.read", {"download": download["download"], "offset": offset}, chunks=CHUNKS)
    return read["size"], base64.b64decode(read["base64"])


FILES = {
    "file.click()": ("/file", "", False, b"zipped"),
    "named.click()": ("/page", "own.txt", True, b"<title>/page</title>"),
    "location.href = '/file'": ("/file", "", False, b"zipped"),
    "window.open('/file')": ("/file", "", False, b"zipped"),
    "document.querySelector('button').click()": ("/posted", "", False, b"a=1"),
}


@pytest.mark.parametrize("script", FILES)
async def test_a_file_is_kept_for_python(site: Runtime, script: str) -> None:
    path, name, sure, body = FILES[script]
    await site.page.evaluate(f"() => {{ {script} }}")
    download = await reported(site)
    facts = [download[key] for key in ("frame", "url", "name", "sure")]
    assert facts == ["main", f"{SITE}{path}", name, sure]
    assert ("attachment" in download["disposition"]) == (path != "/page")
    assert await content(site, download) == (len(body), body)
    assert await content(site, download, 2) == (len(body), body[2:])
    assert site.page.url == f"{SITE}/"


async def test_a_blob_is_read_before_its_address_is_taken_back(site: Runtime) -> None:
    await site.page.evaluate(
        """() => {
          blob.href = URL.createObjectURL(new Blob(["made here"]));
          blob.click();
          URL.revokeObjectURL(blob.href);
        }"""
    )
    download = await reported(site)
    assert (download["name"], await content(site, download)) == ("made.txt", (9, b"made here"))


async def test_a_document_is_shown_and_nothing_reported(site: Runtime) -> None:
    asked: list[str] = []
    site.page.on("request", lambda request: asked.append(request.url.removeprefix(SITE)))
    await site.page.evaluate("() => page.click()")
    await site.page.wait_for_function("document.title === '/page'")
    assert asked == ["/page", "/page"]  # the second time by the browser
    assert [item for item in site.news if item["kind"] == "download"] == []


async def test_nothing_is_fetched_without_listeners(site: Runtime) -> None:
    asked: list[Request] = []
    site.page.on("request", lambda request: asked.append(request))
    await site.turn({"slice": 0, "settings": {"observe": []}}, chunks=CHUNKS)
    await site.page.evaluate("() => page.click()")
    await site.page.wait_for_function("document.title === '/page'")
    assert [request.is_navigation_request() for request in asked] == [True]


async def test_what_goto_has_found_to_be_a_file(site: Runtime) -> None:
    for path, is_file in (("/page", False), ("/file", True)):
        assert await site.run("download.begin", {"url": f"{SITE}{path}"}, chunks=CHUNKS) is is_file
    assert (await reported(site))["url"] == f"{SITE}/file"


async def test_a_download_that_is_canceled_or_gone(site: Runtime) -> None:
    await site.page.route(f"{SITE}/never", lambda route: None)
    with pytest.raises(OperationFailed, match="The document that started the download is gone"):
        await content(site, {"download": "none"})
    await site.page.evaluate("() => file.click()")
    download = await reported(site)
    assert await site.run("download.cancel", {"download": download["download"]}, chunks=CHUNKS) is None
