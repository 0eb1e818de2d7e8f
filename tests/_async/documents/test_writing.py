"""How documents are written: policies, encodings, load events."""

from __future__ import annotations

import pytest

from smooth_page.async_api import Page, TimeoutError
from tests.web_server import WebServer


async def test_policies_of_the_document_hold(page: Page, server: WebServer) -> None:
    policy = "default-src 'self'; script-src 'nonce-abc'; img-src 'none', connect-src 'none'"
    headers = [("Content-Security-Policy", policy), ("Referrer-Policy", "no-referrer")]
    text = "<!doctype html><title>kept</title><script nonce=abc>console.log('allowed')</script><script>console.log('not')</script>"
    server.page("/strict", text, headers=headers)
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.add_init_script("console.log('first')")
    await page.goto(f"{server.prefix}/strict")
    assert messages == ["first", "allowed"]
    assert await page.evaluate("[...document.head.children].map(child => child.localName)") == [
        "title",
        "script",
        "script",
    ]
    assert await page.evaluate("fetch('/').then(() => 'asked', () => 'forbidden')") == "forbidden"


async def test_policies_of_a_document_do_not_stay(page: Page, server: WebServer) -> None:
    policy = [("Content-Security-Policy", "img-src 'none'")]
    server.page("/strict", "<title>strict</title>", headers=policy)
    server.page("/free", "<img src=/a.svg onload='console.log(1)'>")
    server.page("/also", "<title>also</title>", headers=policy)
    server.add("/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml")
    await page.goto(f"{server.prefix}/strict")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.goto(f"{server.prefix}/also")
    assert not server.asked_for("/robots.txt")
    async with page.expect_console_message(lambda message: message.text == "1"):
        await page.goto(f"{server.prefix}/free")
    assert len(server.asked_for("/robots.txt")) == len(server.asked_for("/free")) == 1


async def test_policies_that_forbid_inline_scripts(page: Page, server: WebServer) -> None:
    """A site that has the policy everywhere, its plain document included."""
    strict = [("Content-Security-Policy", "script-src 'self'")]
    server.add("/robots.txt", headers=strict)
    server.page("/strict", "<script src=/script.js></script><p>strict", headers=strict)
    server.add("/script.js", "window.seen = window.first", content_type="text/javascript")
    await page.add_init_script("window.first = 1")
    response = await page.goto(f"{server.prefix}/strict")
    assert response is not None
    assert response.status == 200
    assert await page.evaluate("[window.first, document.body.innerText]") == [1, "strict"]


async def test_the_load_event_waits_for_pictures(page: Page, server: WebServer) -> None:
    picture = server.hold("/picture.png")
    server.page(
        "/",
        """<img src=/picture.png><script>
      const say = event => console.log(event.type, document.readyState);
      for (const type of ["readystatechange", "DOMContentLoaded"]) document.addEventListener(type, say);
      onload = say;
    </script>""",
    )
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.goto(f"{server.prefix}/", wait_until="domcontentloaded")
    assert messages == ["readystatechange interactive", "DOMContentLoaded interactive"]
    assert await page.evaluate("document.readyState") == "interactive"
    picture.set()
    await page.wait_for_load_state()
    assert await page.evaluate("document.readyState") == "complete"
    assert messages[2:] == ["readystatechange complete", "load complete"]


async def test_encodings(page: Page, server: WebServer) -> None:
    page.on("console", lambda message: None)
    text = "<!doctype html><title>\u00e9</title>"
    marked = server.add("/marked", b"\xef\xbb\xbf" + text.encode(), content_type="text/html; charset=latin1")
    wide = server.add("/wide", text.encode("utf-16"), content_type="text/html")
    address = server.add(
        "/told", text.encode("cp1251", "replace") + b"\xe9", content_type="text/html; charset=windows-1251"
    )
    unsaid = server.add("/unsaid", text.encode("cp1252"), content_type="text/html")
    assert [await _title(page, url) for url in (marked, wide, unsaid)] == ["\u00e9"] * 3
    await page.goto(address)
    assert await page.inner_text("body") == "\u0439"


async def _title(page: Page, url: str) -> str:
    await page.goto(url)
    return await page.title()


@pytest.mark.both_apis
async def test_set_content_loads_a_document(page: Page, server: WebServer) -> None:
    """The page emits its load events, and waits for its pictures."""
    await page.goto(server.empty)
    events: list[str] = []
    page.on("domcontentloaded", lambda _: events.append("domcontentloaded"))
    page.on("load", lambda _: events.append("load"))
    page.on("framenavigated", lambda _: events.append("framenavigated"))
    await page.set_content("<p>text")
    assert events == ["domcontentloaded", "load"]
    async with page.expect_event("load"):
        await page.set_content("<p>other")
    answer = server.hold("/picture")
    picture = "<img src=/picture>"
    events.clear()
    await page.set_content(picture, wait_until="domcontentloaded")
    assert events == ["domcontentloaded"]
    with pytest.raises(TimeoutError, match=r"^Page\.wait_for_load_state: Timeout 50ms exceeded"):
        await page.wait_for_load_state(timeout=50)
    with pytest.raises(TimeoutError, match=r"^Page\.set_content: Timeout 50ms exceeded"):
        await page.set_content(picture, timeout=50)
    answer.set()
    await page.wait_for_load_state()
    assert events == ["domcontentloaded", "domcontentloaded", "load"]
    assert await page.evaluate("document.images[0].complete") is True


async def test_set_content_of_a_frame_waits_for_its_pictures(page: Page, server: WebServer) -> None:
    answer = server.hold("/picture")
    await page.goto(server.page("/outer", "<iframe src=/empty.html></iframe>"))
    frame = page.frames[1]
    with pytest.raises(TimeoutError):
        await frame.set_content("<img src=/picture>", timeout=50)
    answer.set()
    await frame.wait_for_load_state()
    assert await frame.evaluate("document.images[0].complete") is True
