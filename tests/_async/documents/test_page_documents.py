"""Navigations that pages begin themselves, and the history between written documents."""

from __future__ import annotations

import pytest

from smooth_page._protocol import operation
from smooth_page.async_api import Page
from tests._async.documents.noisy import NOISY
from tests.web_server import WebServer


async def test_clicks_on_links(page: Page, server: WebServer) -> None:
    server.page("/start", "<a href='/noisy'>link</a><a href='/moved'>moved</a><a href='/data.txt'>data</a>")
    server.page("/noisy", NOISY)
    server.redirect("/moved", "/noisy?2")
    server.add("/noisy?2", NOISY, content_type="text/html")
    server.add("/api", '{"name": "told"}', content_type="application/json")
    server.add("/data.txt", "a,b", content_type="text/plain")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.add_init_script("console.log('first')")
    await page.goto(f"{server.prefix}/start")
    messages.clear()
    async with page.expect_response("**/api") as response:
        await page.get_by_text("link").click()
    assert await (await response.value).json() == {"name": "told"}
    assert page.url == f"{server.prefix}/noisy"
    assert messages == ["first", "loading"]
    assert [item.headers.get("Referer") for item in server.asked_for("/noisy")] == [f"{server.prefix}/start"]

    await page.go_back()
    assert page.url == f"{server.prefix}/start"
    async with page.expect_navigation() as navigation:
        await page.get_by_text("moved").click()
    response = await navigation.value
    assert response is not None
    assert response.url == page.url == f"{server.prefix}/noisy?2"
    assert "loading" in await response.text()
    await page.go_back()
    await page.get_by_text("data", exact=True).click()
    await page.wait_for_url("**/data.txt")
    assert await page.locator("body").inner_text() == "a,b"


async def test_a_script_that_replaces_its_document(page: Page, server: WebServer) -> None:
    server.page("/first", "<script>location.replace('/second')</script>")
    server.page("/second", "<script>console.log('second')</script>")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.goto(f"{server.prefix}/first")
    await page.wait_for_url("**/second")
    assert messages == ["second"]
    await page.go_back()
    assert page.url == "about:blank"


async def test_a_download_leaves_the_page_where_it_is(
    page: Page, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operation, "LEAVING", 300)
    server.page("/start", "<a href='/file'>file</a>")
    server.add("/file", "x", content_type="application/zip", headers=[("Content-Disposition", "attachment")])
    page.on("console", lambda message: None)
    await page.goto(f"{server.prefix}/start")
    await page.get_by_text("file").click()
    await page.evaluate("1")
    assert page.url == f"{server.prefix}/start"
    async with page.expect_download() as download:
        await page.get_by_text("file").click()
    assert (await (await download.value).path()).read_text() == "x"
    assert page.url == f"{server.prefix}/start"


async def test_a_site_that_serves_its_application_at_every_path(page: Page, server: WebServer) -> None:
    app = """<script>
      window.boots = (window.boots ?? 0) + 1;
      console.log(location.pathname);
      fetch("/api");
      if (location.pathname === "/robots.txt") setInterval(() => console.log("not found"), 1);
    </script>"""
    for path in ("/robots.txt", "/app"):
        server.page(path, app)
    server.add("/api", "{}", content_type="application/json")
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("request", lambda request: requests.append(request.url.removeprefix(server.prefix)))
    async with page.expect_request_finished(lambda request: request.url.endswith("/api")):
        await page.goto(f"{server.prefix}/app")
    assert (messages, requests) == (["/app"], ["/app", "/api"])
    assert await page.evaluate("boots") == 1


async def test_navigations_that_a_page_intercepts_stay_in_its_document(page: Page, server: WebServer) -> None:
    server.page(
        "/",
        """<a href=/inside>inside</a><a href=/outside>outside</a><p></p><script>
      navigation.addEventListener("navigate", event => {
        if (event.destination.url.endsWith("/inside"))
          event.intercept({ handler: async () => { document.querySelector("p").textContent = "here" } });
      });
    </script>""",
    )
    server.page("/outside", "<p>there")
    page.on("console", lambda message: None)
    await page.goto(f"{server.prefix}/")
    await page.get_by_text("inside").click()
    await page.get_by_text("here").wait_for()
    assert page.url == f"{server.prefix}/inside"
    await page.get_by_text("outside").click()
    await page.get_by_text("there").wait_for()
    assert not server.asked_for("/inside")


async def test_referrers_and_history_states(page: Page, server: WebServer) -> None:
    script = "<script>console.log(location.pathname, document.referrer, JSON.stringify(history.state), history.length)</script>"
    server.page("/first", script + "<a href=/second>go</a>")
    server.page("/second", script + "<a href=/third rel=noreferrer>go</a>")
    server.page("/third", script + "<script>location.href = '/fourth'</script>")
    server.page("/fourth", script)
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text.replace(server.prefix, "")))
    await page.goto(f"{server.prefix}/first")
    await page.evaluate("history.replaceState({ kept: 1 }, '')")
    await page.reload()
    await page.get_by_text("go").click()
    await page.wait_for_url("**/second")
    await page.reload()
    await page.get_by_text("go").click()
    await page.wait_for_url("**/fourth")
    assert messages == [
        "/first  null 2",
        '/first  {"kept":1} 2',
        "/second /first null 3",
        "/second /first null 3",
        "/third  null 4",
        "/fourth /third null 4",
    ]
    assert [item.headers.get("Referer", "").removeprefix(server.prefix) for item in server.asked_for("/second")] == [
        "/first",
        "/first",
    ]
    assert [item.headers.get("Referer") for item in server.asked_for("/third")] == [None]


async def test_moves_through_the_history(page: Page, server: WebServer) -> None:
    for path in ("one", "two", "two/more", "three"):
        server.page(f"/{path}", f"<title>{path}</title><script>onpopstate = () => document.title += ' popped'</script>")
    navigated: list[str] = []
    page.on("console", lambda message: None)
    page.on("framenavigated", lambda frame: navigated.append(frame.url.removeprefix(server.prefix)))
    await page.goto(f"{server.prefix}/one")
    await page.goto(f"{server.prefix}/two")
    await page.evaluate("history.pushState(1, '', '/two/more')")
    await page.goto(f"{server.prefix}/three")
    assert await page.evaluate("history.length") == 5
    navigated.clear()

    response = await page.go_back()
    assert response is not None
    assert (response.url, await page.title()) == (f"{server.prefix}/two/more", "two/more")
    assert navigated == ["/two/more"]
    await page.go_back()
    assert (page.url, await page.title()) == (f"{server.prefix}/two", "two/more popped")
    assert await page.go_back() is not None
    assert (page.url, await page.title()) == (f"{server.prefix}/one", "one")
    await page.go_forward()
    assert (page.url, await page.title()) == (f"{server.prefix}/two", "two")
    await page.go_forward()
    await page.go_forward()
    assert (page.url, await page.title()) == (f"{server.prefix}/three", "three")
