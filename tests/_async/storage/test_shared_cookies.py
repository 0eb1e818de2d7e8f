"""Requests beside the browser and pages of one context have their cookies in common."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._io.asynchronous import gather
from smooth_page.async_api import Browser, BrowserContext, Page
from tests.web_server import Answer, Asked, WebServer

SESSION = [("set-cookie", "sid=one; HttpOnly; Path=/"), ("set-cookie", "name=guest; Max-Age=1000; SameSite=Strict")]


def sent(asked: Asked) -> str | None:
    return {name.lower(): value for name, value in asked.headers.items()}.get("cookie")


def last(server: WebServer, path: str) -> str | None:
    return sent(server.asked_for(path)[-1])


def hears(page: Page) -> list[str]:
    """The events of the page's session from here on."""
    session: Any = page.session
    heard: list[str] = []
    act = session.act

    async def listen(*args: Any, **more: Any) -> Any:
        heard.append(str(args))
        return await act(*args, **more)

    session.act = listen
    return heard


async def named(context: BrowserContext) -> dict[str, str]:
    return {cookie["name"]: cookie["value"] for cookie in await context.cookies()}


@pytest.mark.both_apis
async def test_a_login_by_request_holds_for_pages(context: BrowserContext, page: Page, server: WebServer) -> None:
    server.add("/login", "welcome", headers=SESSION)
    await context.request.post(f"{server.prefix}/login")
    cookies = {cookie["name"]: cookie for cookie in await context.cookies()}
    assert (cookies["sid"]["httpOnly"], cookies["name"]["httpOnly"], cookies["name"]["sameSite"]) == (
        True,
        False,
        "Strict",
    )
    await page.goto(server.empty)
    assert last(server, "/empty.html") == "sid=one; name=guest"
    assert await page.evaluate("document.cookie") == "sid=one; name=guest"
    # What the page shows of a hidden cookie leaves it hidden.
    assert {cookie["name"]: cookie for cookie in await context.cookies()}["sid"] == cookies["sid"]
    assert {cookie["name"]: cookie for cookie in (await context.storage_state())["cookies"]}["sid"] == cookies["sid"]
    # The site's page gets the cookies of an answer at once.
    server.add(
        "/login", "again", headers=[("set-cookie", "sid=two; HttpOnly; Path=/"), ("set-cookie", "name=; Max-Age=0")]
    )
    await page.request.post(f"{server.prefix}/login")
    assert last(server, "/login") == "sid=one; name=guest"
    assert await page.evaluate("document.cookie") == "sid=two"
    assert await named(context) == {"sid": "two"}


async def test_a_login_in_a_page_holds_for_requests(context: BrowserContext, page: Page, server: WebServer) -> None:
    server.add("/api", "{}")
    await page.goto(server.empty)
    await page.evaluate("document.cookie = 'token=1; path=/'; document.cookie = 'sub=2; path=/sub'")
    await page.request.get(f"{server.prefix}/api")
    assert last(server, "/api") == "token=1"
    await page.evaluate("document.cookie = 'token=2; path=/'")
    await context.request.get(f"{server.prefix}/api")
    assert last(server, "/api") == "token=2"
    await context.request.get(f"{server.prefix}/api", headers={"Cookie": "own=1"})
    assert last(server, "/api") == "own=1"
    await page.evaluate("document.cookie = 'token=; max-age=0; path=/'")
    await context.request.get(f"{server.prefix}/api")
    assert last(server, "/api") is None


async def test_what_was_added_goes_with_requests(context: BrowserContext, server: WebServer) -> None:
    here = {"domain": "127.0.0.1", "path": "/"}
    await context.add_cookies(
        [
            {"name": "added", "value": "x y", **here},
            {"name": "safe", "value": "1", **here, "secure": True},
            {"name": "deep", "value": "1", **here, "path": "/api/deep"},
            {"name": "elsewhere", "value": "1", "domain": ".example.com", "path": "/"},
        ]
    )
    for path in ("/api", "/api/deep/er", "/api/deeper"):
        server.add(path)
        await context.request.get(server.prefix + path)
    assert last(server, "/api") == "added=x y; safe=1"
    assert last(server, "/api/deep/er") == "deep=1; added=x y; safe=1"
    assert last(server, "/api/deeper") == "added=x y; safe=1"
    await context.request.add_cookies([{"name": "more", "value": "1", **here}])
    assert [cookie["name"] for cookie in await context.cookies(server.empty)] == ["added", "safe", "more"]
    await context.request.clear_cookies(name="added")
    assert "added" not in await named(context)
    assert await context.request.cookies() == await context.cookies()
    assert await context.request.storage_state() == await context.storage_state()


async def test_redirects_and_deletions(context: BrowserContext, page: Page, server: WebServer) -> None:
    hop = [("set-cookie", "first=1; Path=/"), ("set-cookie", "old=; Expires=Thu, 01 Jan 1970 00:00:00 GMT")]
    cross = f"{server.cross_prefix}/next"
    server.add("/go", status=302, headers=[("location", cross), *hop])
    server.add("/next", status=302, headers=[("location", server.empty), ("set-cookie", "second=2; Domain=localhost")])
    await page.goto(server.empty)
    await page.evaluate("document.cookie = 'old=1; path=/'")
    await context.request.get(f"{server.prefix}/go")
    assert [sent(asked) for asked in server.asked[-3:]] == ["old=1", None, "first=1"]
    places = {(cookie["name"], cookie["domain"]) for cookie in await context.cookies()}
    assert places == {("first", "127.0.0.1"), ("second", "localhost")}
    assert await page.evaluate("document.cookie") == "first=1"
    # A page that is elsewhere gets, and loses, what there is when it comes.
    await page.goto(f"{server.cross_prefix}/empty.html")
    assert await page.evaluate("document.cookie") == "second=2"
    server.add("/out", headers=[("set-cookie", "first=; Max-Age=0; Path=/"), ("set-cookie", "third=3; Path=/")])
    await context.request.get(f"{server.prefix}/out")
    await page.goto(server.empty)
    assert last(server, "/empty.html") == "third=3"
    assert await page.evaluate("document.cookie") == "third=3"


async def test_what_the_browser_hides_from_scripts(context: BrowserContext, page: Page, server: WebServer) -> None:
    """A hidden cookie of an answer that the browser's own answers replace, and then take away."""
    server.add("/login", headers=SESSION[:1])
    server.add("/api")
    await context.request.post(f"{server.prefix}/login")
    body = [("content-type", "text/html")]
    server.handle("/in", lambda asked: Answer(b"in", 200, [*body, ("set-cookie", "sid=own; HttpOnly; Path=/")]))
    server.handle("/out", lambda asked: Answer(b"out", 200, [*body, ("set-cookie", "sid=; Max-Age=0; Path=/")]))
    await page.goto(f"{server.prefix}/in")
    await page.request.get(f"{server.prefix}/api")
    assert last(server, "/api") == "sid=one"
    assert await page.evaluate("fetch('/api').then(answer => answer.status)") == 200
    assert last(server, "/api") == "sid=own"
    await page.goto(f"{server.prefix}/out")
    await page.request.get(f"{server.prefix}/api")
    assert last(server, "/api") is None
    assert await named(context) == {}
    assert await page.evaluate("document.cookie") == ""


@pytest.mark.both_apis
async def test_requests_side_by_side(context: BrowserContext, page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    names = [f"{letter}{number}" for letter in "abc" for number in range(5)]
    for name in names:
        server.add(f"/{name}", headers=[("set-cookie", f"{name}=1; HttpOnly; Path=/")])

    async def one_after_the_other(letter: str) -> None:
        for name in names:
            if name[0] == letter:
                await context.request.get(f"{server.prefix}/{name}")

    assert await gather([lambda letter=letter: one_after_the_other(letter) for letter in "abc"]) == [None] * 3
    cookies = await context.cookies()
    assert sorted(cookie["name"] for cookie in cookies) == names
    assert all(cookie["httpOnly"] for cookie in cookies)
    assert sorted((await page.evaluate("document.cookie")).split("; ")) == [f"{name}=1" for name in names]


async def test_one_that_ends_sooner_in_the_page(context: BrowserContext, page: Page, server: WebServer) -> None:
    """An answer prolonged it, with the value that it has: the page is not notified of that."""
    server.add("/short", headers=[("set-cookie", "sid=1; Max-Age=2; Path=/")])
    server.add("/long", headers=[("set-cookie", "sid=1; Max-Age=1000; Path=/")])
    await page.goto(server.empty)
    await context.request.get(f"{server.prefix}/short")
    await context.request.get(f"{server.prefix}/long")
    await page.wait_for_function("!document.cookie")
    await context.request.get(f"{server.prefix}/long")
    assert last(server, "/long") == "sid=1"
    assert await page.evaluate("document.cookie") == "sid=1"


async def test_only_pages_of_the_site_are_asked(context: BrowserContext, page: Page, server: WebServer) -> None:
    server.add("/api", "{}", headers=[("set-cookie", "a=1")])
    await page.goto(f"{server.cross_prefix}/empty.html")
    heard = hears(page)
    await context.request.get(f"{server.prefix}/api")
    assert heard == []
    server.add("/plain")
    await context.request.get(f"{server.cross_prefix}/plain")
    await context.request.get(f"{server.cross_prefix}/plain", headers={"cookie": "own=1"})
    assert len(heard) == 1


async def test_a_page_whose_session_has_ended(context: BrowserContext, page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    await context.add_cookies([{"name": "key", "value": "1", "url": server.prefix}])
    server.add("/api", headers=[("set-cookie", "more=2")])
    await page.session.close()
    await context.request.get(f"{server.prefix}/api")
    assert last(server, "/api") == "key=1"
    assert await named(context) == {"key": "1", "more": "2"}


async def test_two_pages_of_a_site(context: BrowserContext, page: Page, server: WebServer) -> None:
    other = await context.new_page()
    await context.add_cookies([{"name": "key", "value": "1", "url": server.prefix}])
    server.add("/api")
    for each in (page, other):
        await each.goto(server.empty)
    await page.evaluate("document.cookie = 'key=2; path=/'")
    await context.request.get(f"{server.prefix}/api")
    assert last(server, "/api") == "key=2"
    await other.goto(server.empty)
    assert await other.evaluate("document.cookie") == "key=2"
    await other.evaluate("document.cookie = 'key=1; path=/'")
    await context.request.get(f"{server.prefix}/api")
    assert last(server, "/api") == "key=1"


async def test_the_user_agent(browser: Browser, context: BrowserContext, page: Page, server: WebServer) -> None:
    server.add("/api")
    await page.goto(server.empty)
    await context.request.get(f"{server.prefix}/api")
    asked = server.asked_for("/api")[-1]
    assert asked.headers["user-agent"] == await page.evaluate("navigator.userAgent")
    for options, expected in (({"user_agent": "mine"}, "mine"), ({"extra_http_headers": {"User-Agent": "set"}}, "set")):
        other = await browser.new_context(**options)  # type: ignore[arg-type]
        await (await other.new_page()).goto(server.empty)
        await other.request.get(f"{server.prefix}/api")
        assert server.asked_for("/api")[-1].headers["user-agent"] == expected
        await other.close()


@pytest.mark.parametrize("shown", [False, True])
async def test_an_answer_that_fails_keeps_its_cookies(
    context: BrowserContext, page: Page, server: WebServer, shown: bool
) -> None:
    if shown:
        await page.goto(server.empty)
    server.add("/go", status=302, headers=[("location", f"{server.prefix}/cut"), ("set-cookie", "kept=1; Path=/")])
    server.add("/cut", cut=True)
    with pytest.raises(Exception, match="socket hang up"):
        await context.request.get(f"{server.prefix}/go")
    await page.goto(server.empty)
    assert await page.evaluate("document.cookie") == "kept=1"
