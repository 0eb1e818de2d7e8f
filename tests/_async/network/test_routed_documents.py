"""Documents whose requests handlers decide about."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page.async_api import Error, NotSupportedError, Page, Route
from tests.web_server import Answer, Asked, WebServer

EARLY = "<!doctype html><script>window.early = fetch('/api').then(r => r.text())</script><title>ä</title>"


@pytest.mark.both_apis
async def test_a_document_whose_requests_are_routed(page: Page, server: WebServer) -> None:
    server.page("/page", EARLY)
    events: list[str] = []
    page.on("framenavigated", lambda frame: events.append(frame.url.removeprefix(server.prefix)))
    page.on("load", lambda loaded: events.append("load"))
    await page.add_init_script("window.first = document.querySelectorAll('title').length")
    await page.route("**/api", lambda route: route.fulfill(body="mine"))
    response = await page.goto(f"{server.prefix}/page?q=1#h")
    assert response is not None
    assert (response.status, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert await response.text() == EARLY
    facts = "async () => [await early, first, document.compatMode, document.title, document.contentType]"
    assert await page.evaluate(facts) == ["mine", 0, "CSS1Compat", "ä", "text/html"]
    assert await page.evaluate("document.characterSet") == "UTF-8"
    assert page.url == f"{server.prefix}/page?q=1#h"
    assert events == ["/page?q=1#h", "load"]


async def test_the_history_of_documents_whose_requests_are_routed(page: Page, server: WebServer) -> None:
    server.page("/page", EARLY)
    server.redirect("/moved", "/page")
    await page.route("**/api", lambda route: route.fulfill(body="mine"))
    await page.goto(f"{server.prefix}/page?q=1#h")
    moved = await page.goto(f"{server.prefix}/moved")
    assert moved is not None
    assert moved.url == page.url == f"{server.prefix}/page"
    assert [item.path for item in server.asked].count("/page") == 1
    await page.go_back()
    assert page.url == f"{server.prefix}/page?q=1#h"


async def test_fulfilling_a_document(page: Page, server: WebServer) -> None:
    server.page("/before", "before")
    await page.goto(f"{server.prefix}/before")
    await page.route("**/mine", lambda route: route.fulfill(body="<h1>Hello", content_type="text/html", status=404))
    mine = await page.goto(f"{server.prefix}/mine")
    assert mine is not None
    assert (mine.status, mine.status_text, await mine.text()) == (404, "Not Found", "<h1>Hello")
    assert mine.request.is_navigation_request()
    assert await page.locator("h1").text_content() == "Hello"
    await page.reload()  # which makes no entry in the history
    assert await page.locator("h1").text_content() == "Hello"
    await page.go_back()
    assert page.url == f"{server.prefix}/before"
    await page.go_forward()
    assert page.url == f"{server.prefix}/mine"
    assert await page.locator("h1").text_content() == "Hello"


async def test_documents_of_text_and_documents_that_are_aborted_or_changed(page: Page, server: WebServer) -> None:
    server.page("/page", EARLY)

    async def amended(route: Route) -> None:
        fetched = await route.fetch()
        await route.fulfill(response=fetched, body=(await fetched.text()).replace("ä", "ö"))

    await page.route("**/text", lambda route: route.fulfill(body="a < b"))
    await page.route("**/no", lambda route: route.abort())
    await page.route("**/page", amended)
    await page.goto(f"{server.prefix}/text")
    assert await page.locator("body").inner_text() == "a < b"
    with pytest.raises(Error, match=f"Page.goto: net::ERR_FAILED at {server.prefix}/no\nCall log:\n"):
        await page.goto(f"{server.prefix}/no")
    await page.goto(f"{server.prefix}/page")
    assert await page.title() == "ö"


async def test_a_handlers_redirect_of_a_document_is_followed(page: Page, server: WebServer) -> None:
    server.page("/start", "<a href=/old>old</a>")
    server.page("/next", "<title>next</title>")
    server.redirect("/moved", "/next")
    heard: list[tuple[int, str]] = []
    routed: list[str] = []
    page.on("response", lambda response: heard.append((response.status, response.url.removeprefix(server.prefix))))

    async def follow(route: Route) -> None:
        routed.append(route.request.url.removeprefix(server.prefix))
        await route.continue_()

    await page.route("**/*", follow)
    await page.route("**/away", lambda route: route.fulfill(status=302, headers={"Location": "next?x"}))
    await page.route("**/old", lambda route: route.fulfill(status=301, headers={"location": "/moved"}))
    await page.route(
        "**/far", lambda route: route.fulfill(status=307, headers={"location": server.cross_prefix + "/next"})
    )
    response = await page.goto(f"{server.prefix}/away")
    assert response is not None
    before = response.request.redirected_from
    assert before is not None
    assert (response.status, response.url, page.url) == (200, f"{server.prefix}/next?x", f"{server.prefix}/next?x")
    assert (before.url, await page.title(), routed) == (f"{server.prefix}/away", "next", [])
    assert heard == [(302, "/away"), (200, "/next?x")]
    await page.goto(f"{server.prefix}/start")
    await page.get_by_text("old").click()
    await page.wait_for_url("**/next")
    assert (await page.title(), routed) == ("next", ["/start"])
    await page.goto(f"{server.prefix}/far")
    assert page.url == f"{server.cross_prefix}/next"


async def test_answers_to_changed_requests_of_documents(page: Page, server: WebServer) -> None:
    def echo(asked: Asked) -> Answer:
        kind = asked.path.partition("?")[2]
        types = {"json": [("content-type", "application/json")], "file": [("content-type", "application/zip")]}
        text = f"\n{asked.method} {asked.body.decode()} {asked.headers.get('x-own')} <b>é"
        return Answer(text.encode(), 203, types.get(kind, []))

    head = '<head><meta name="color-scheme" content="light dark">'
    server.handle("/echo", echo)
    address = f"{server.prefix}/echo"
    await page.route("**/echo**", lambda route: route.continue_(method="POST", post_data="a=1", headers={"x-own": "2"}))
    response = await page.goto(f"{address}?json")
    assert response is not None
    assert (response.status, response.request.method, response.request.post_data) == (203, "POST", "a=1")
    assert await response.text() == "\nPOST a=1 2 <b>é"
    assert await response.server_addr() == {"ipAddress": "127.0.0.1", "port": int(server.prefix.rpartition(":")[2])}
    assert await page.content() == (
        f'<html>{head}<meta charset="utf-8"></head><body><pre>\nPOST a=1 2 &lt;b&gt;é</pre>'
        '<div class="json-formatter-container"></div></body></html>'
    )
    assert await page.evaluate("document.compatMode") == "CSS1Compat"
    await page.goto(address)
    assert (await page.text_content("pre") or "").startswith("\nPOST a=1 2 <b>")
    assert (await page.content()).startswith(f'<html>{head}</head><body><pre style="word-wrap: break-word; white-space')
    with pytest.raises(NotSupportedError, match="the response is a file, empty, from another origin"):
        await page.goto(f"{address}?file")
    assert [asked.method for asked in server.asked_for("/echo")] == ["POST"] * 3
    await page.unroute_all()
    await page.set_extra_http_headers({"x-own": "3"})
    await page.goto(f"{address}?json")
    assert await page.text_content("pre") == "\nGET  3 <b>é"
    assert len(server.asked_for("/echo")) == 4


async def test_where_clicks_and_scripts_lead(page: Page, server: WebServer) -> None:
    server.page(
        "/start", "<a href='/next?1'>link</a><form action='/next'><input name=q value=2><button>send</button></form>"
    )
    server.page("/next", "<script>window.early = fetch('/api').then(r => r.text())</script><a href='#there'>hash</a>")
    server.page("/moves", "<script>location.href = '/next?3'</script>")
    await page.route("**/api", lambda route: route.fulfill(body="mine"))
    await page.goto(f"{server.prefix}/start")
    await page.get_by_text("link").click()
    assert page.url == f"{server.prefix}/next?1"
    assert await page.evaluate("early") == "mine"
    await page.get_by_text("hash").click()
    assert page.url == f"{server.prefix}/next?1#there"
    assert await page.evaluate("early") == "mine"
    await page.goto(f"{server.prefix}/start")
    async with page.expect_navigation() as navigation:
        await page.get_by_text("send").click()
    response = await navigation.value
    assert response is not None
    assert (response.url, response.status) == (f"{server.prefix}/next?q=2", 200)
    assert await page.evaluate("early") == "mine"
    await page.goto(f"{server.prefix}/moves")
    await page.wait_for_url("**/next?3")
    assert await page.evaluate("early") == "mine"
    await page.route("**/start", lambda route: route.abort())
    await page.evaluate("location.href = '/start'")
    assert page.url == f"{server.prefix}/next?3"
    assert "/api" not in {item.path for item in server.asked}


async def test_a_site_that_has_moved(page: Page, server: WebServer) -> None:
    server.page("/page", "<title>here</title><script>window.early = fetch('/api').then(r => r.text())</script>")

    def moved(answer: Answer) -> Any:
        def lead(asked: Asked) -> Answer:
            elsewhere = asked.headers["Host"].startswith("localhost")
            return Answer(b"", 302, [("location", server.prefix + asked.path)]) if elsewhere else answer

        return lead

    server.handle("/robots.txt", moved(Answer(b"", 200, [("content-type", "text/plain")])))
    await page.route("**/api", lambda route: route.fulfill(body="mine"))
    response = await page.goto(f"{server.cross_prefix}/page?q")
    assert response is not None
    assert page.url == response.url == f"{server.prefix}/page?q"
    assert (await page.title(), await page.evaluate("early")) == ("here", "mine")
    await page.route("**/mine", lambda route: route.fulfill(body="mine"))
    server.handle("/mine", moved(Answer(b"")))
    with pytest.raises(NotSupportedError, match="none can be reached there"):
        await page.goto(f"{server.cross_prefix}/mine")
