"""Cookies and storages of a context are those of its session's browser."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, Page
from tests.web_server import Answer, Asked, WebServer


def add_login(server: WebServer) -> None:
    """`/login` sets an httpOnly cookie, `/account` shows who is logged in, `/logout` ends it."""
    cookie = "session=anna; HttpOnly; Path=/; SameSite=Lax"
    server.add("/login", "<title>In</title>", content_type="text/html", headers=[("set-cookie", cookie)])
    server.add("/logout", headers=[("set-cookie", "session=; Path=/; Max-Age=0")])

    def account(asked: Asked) -> Answer:
        name = re.search(r"session=(\w+)", str(asked.headers))
        return Answer(f"<title>{name[1] if name else 'nobody'}</title>".encode(), 200, [("content-type", "text/html")])

    server.handle("/account", account)


def sent(server: WebServer, path: str) -> dict[str, str]:
    """The headers of the last request for a path."""
    return {name.lower(): value for name, value in server.asked_for(path)[-1].headers.items()}


async def test_a_login_by_a_hidden_cookie(
    companion_browser: Browser, companion_context: BrowserContext, page: Page, server: WebServer, tmp_path: Path
) -> None:
    add_login(server)
    account = f"{server.prefix}/account"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        await page.goto(f"{server.prefix}/login")
        assert await page.evaluate("document.cookie") == ""
        second = await companion_context.new_page()
        await second.goto(account)
        assert await second.title() == "anna"
        (cookie,) = await companion_context.cookies(server.prefix)
        assert cookie == {
            "name": "session",
            "value": "anna",
            "domain": "127.0.0.1",
            "path": "/",
            "expires": -1,
            "httpOnly": True,
            "secure": False,
            "sameSite": "Lax",
        }
        assert "anna" in await (await companion_context.request.get(account)).text()
        state = await companion_context.storage_state(path=tmp_path / "state.json")
        assert state["cookies"] == [cookie]
        # A new context begins with it.
        other = await companion_browser.new_context(storage_state=tmp_path / "state.json")
        assert await other.cookies() == [cookie]
        logged_in = await other.new_page()
        await logged_in.goto(account)
        assert await logged_in.title() == "anna"
        await other.request.get(f"{server.prefix}/logout")
        await logged_in.reload()
        assert await logged_in.title() == "nobody"
        await other.close()
        await companion_context.clear_cookies()
        await second.reload()
        assert await second.title() == "nobody"
    assert [asked.path for asked in server.asked if asked.path == "/robots.txt"] == []


async def test_cookies_are_set_and_cleared_at_the_browser(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    await companion_context.clear_cookies()
    seen = server.page("/seen", "")
    await companion_context.add_cookies(
        [
            {"name": "hidden", "value": "1", "url": seen, "httpOnly": True, "sameSite": "Strict"},
            {"name": "lasting", "value": "2", "domain": "127.0.0.1", "path": "/seen", "expires": 2_000_000_000},
            {"name": "elsewhere", "value": "3", "url": "https://example.org/a/b"},
            {
                "name": "apart",
                "value": "4",
                "url": "https://example.org",
                "sameSite": "None",
                "partitionKey": "https://example.com",
            },
        ]
    )
    await page.goto(seen)
    assert sent(server, "/seen")["cookie"] == "lasting=2; hidden=1"
    found = {cookie["name"]: cookie for cookie in await companion_context.cookies()}
    assert found["apart"].get("partitionKey") == "https://example.com"
    assert (found["elsewhere"]["path"], found["elsewhere"]["secure"]) == ("/a/", True)
    assert found["lasting"]["expires"] > 1_500_000_000
    assert [cookie["name"] for cookie in await companion_context.cookies("https://example.org/a/")] == [
        "elsewhere",
        "apart",
    ]
    await companion_context.clear_cookies(domain=re.compile("example"), name="apart")
    await companion_context.clear_cookies(name="hidden")
    assert {cookie["name"] for cookie in await companion_context.cookies()} == {"lasting", "elsewhere"}
    with pytest.raises(
        Error, match=r"^BrowserContext\.add_cookies: Protocol error \(Storage.setCookies\): Invalid cookie"
    ):
        await companion_context.add_cookies([{"name": "a;b", "value": "1", "url": seen}])
    assert len(await companion_context.cookies()) == 2


async def test_strict_cookies_go_with_all_navigations(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    server.add("/from", status=302, headers=[("location", "/to")])
    server.page("/to", "<title>To</title>")
    await companion_context.clear_cookies()
    await companion_context.add_cookies(
        [{"name": "key", "value": "1", "url": server.prefix, "httpOnly": True, "sameSite": "Strict"}]
    )
    await companion_context.route("**/to?routed", lambda route: route.continue_(headers={"x-extra": "yes"}))
    for tab in (page, await companion_context.new_page()):
        server.asked.clear()
        await tab.goto(f"{server.prefix}/from")
        await tab.goto(f"{server.prefix}/to?1", wait_until="commit", referer="http://example.org/")
        await tab.reload()
        await tab.goto(f"{server.prefix}/to?routed")
        asked = [each for each in server.asked if "icon" not in each.path]
        cookies = [{name.lower(): value for name, value in each.headers.items()}.get("cookie") for each in asked]
        assert cookies == ["key=1"] * 5
    await companion_context.unroute_all()
    await companion_context.clear_cookies()


@pytest.mark.both_apis
async def test_requests_share_the_jar(
    companion_browser: Browser, companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    await companion_context.clear_cookies()
    async with await companion_browser.new_context() as without_pages:
        await without_pages.request.get(server.empty)
    texts = ["a=1; HttpOnly", "b=2; Path=/deep", "alone", "no=1; Domain=example.com", "__Host-bad=1; Path=/"]
    headers = [("set-cookie", text) for text in texts]
    server.add("/first", headers=[*headers, ("location", "/deep/second")], status=302)
    server.add("/deep/second", "done", headers=[("set-cookie", "a=; Max-Age=0"), ("set-cookie", "c=3")])
    answer = await page.request.get(f"{server.prefix}/first")
    assert await answer.text() == "done"
    assert sent(server, "/deep/second")["cookie"] == "b=2; a=1; alone"
    await page.goto(f"{server.prefix}/deep/second")
    assert await page.evaluate("document.cookie") == "b=2; c=3; alone"
    agents = {asked.headers.get("User-Agent", asked.headers.get("user-agent")) for asked in server.asked}
    assert agents == {await page.evaluate("navigator.userAgent")}


FILL = """async (value) => {
  localStorage.setItem("item", value);
  const request = indexedDB.open("base", 2);
  request.onupgradeneeded = () => request.result.createObjectStore("store");
  const base = await new Promise((done) => { request.onsuccess = () => done(request.result); });
  const writing = base.transaction("store", "readwrite");
  writing.objectStore("store").put(value, "key");
  await new Promise((done) => { writing.oncomplete = done; });
}"""
READ = """async () => {
  const request = indexedDB.open("base");
  const base = await new Promise((done) => { request.onsuccess = () => done(request.result); });
  const asked = base.objectStoreNames.length && base.transaction("store").objectStore("store").get("key");
  const value = asked && await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  return [localStorage.getItem("item"), value || null];
}"""


def kept(origin: str, value: str) -> dict[str, Any]:
    records = [{"key": "key", "value": value}]
    store = {"name": "store", "autoIncrement": False, "records": records, "indexes": []}
    base = {"name": "base", "version": 2, "stores": [store]}
    return {"origin": origin, "localStorage": [{"name": "item", "value": value}], "indexedDB": [base]}


def asked(server: WebServer) -> list[str]:
    """The paths of all requests, without those that browsers make at times of their own: for icons, and for the service
    workers of other tests again.
    """
    return [item.path for item in server.asked if item.path not in ("/favicon.ico", "/sw.js")]


async def test_the_storages_of_all_origins_are_saved_and_restored(
    companion_browser: Browser, server: WebServer
) -> None:
    first, second = server.prefix, server.cross_prefix
    server.page("/early", "<script>document.title = localStorage.getItem('item')</script>")
    context = await companion_browser.new_context()
    page = await context.new_page()
    for prefix, value in ((first, "one"), (second, "two")):
        await page.goto(f"{prefix}/empty.html")
        await page.evaluate(FILL, value)
    await page.evaluate("localStorage.half = '\\ud83d'")
    half = await context.storage_state()
    assert {"name": "half", "value": "\ufffd"} in half["origins"][0]["localStorage"]
    await page.evaluate("delete localStorage.half")
    opened: list[Page] = []
    context.on("page", opened.append)
    before = asked(server)
    state: Any = await context.storage_state(indexed_db=True)
    assert state["origins"] == [kept(second, "two"), kept(first, "one")]
    assert (opened, asked(server), context.pages) == ([], before, [page])
    assert [set(origin) for origin in (await context.storage_state())["origins"]] == [{"origin", "localStorage"}] * 2

    # The page holds its database open.
    await context.set_storage_state({"origins": [kept(first, "three")]})  # type: ignore[typeddict-item]
    assert await page.evaluate("localStorage.length") == 0
    assert await page.evaluate(READ) == [None, None]
    assert asked(server) == before
    await page.goto(f"{first}/early")
    assert (await page.title(), await page.evaluate(READ)) == ("three", ["three", "three"])
    await context.close()


async def test_a_state_outlives_the_last_page(companion_browser: Browser, server: WebServer) -> None:
    context = await companion_browser.new_context(storage_state={"origins": [kept(server.prefix, "one")]})  # type: ignore[typeddict-item]
    for _ in range(2):
        page = await context.new_page()
        await page.goto(server.empty)
        assert await page.evaluate(READ) == ["one", "one"]
        await page.close()
    await context.close()
    with pytest.raises(Error, match="has been closed"):
        await context.cookies()
    with pytest.raises(Error, match=r"Browser\.new_context: Error setting storage state"):
        await companion_browser.new_context(storage_state={"origins": [{"origin": "nowhere", "localStorage": []}]})


async def test_what_is_known_outlives_a_session_that_ends_by_itself(
    companion_browser: Browser, server: WebServer
) -> None:
    server.add("/api", headers=[("set-cookie", "more=2; HttpOnly")])
    async with await companion_browser.new_context() as context:
        page = await context.new_page()
        await page.goto(server.empty)
        await context.add_cookies([{"name": "key", "value": "1", "url": server.prefix, "httpOnly": True}])
        await page.evaluate(FILL, "value")
        state = await context.storage_state(indexed_db=True)
        await page.session.act("session_action", "close")
        assert await context.storage_state(indexed_db=True) == state  # which is the first to notice
        await context.request.get(f"{server.prefix}/api")
        assert sent(server, "/api")["cookie"] == "key=1"
        again = await context.new_page()
        await again.goto(server.empty)
        assert sent(server, "/empty.html")["cookie"] == "key=1; more=2"
        assert await again.evaluate(READ) == ["value", "value"]
        assert (context.pages, page.is_closed()) == ([again], True)
