"""Cookies and storage states of contexts."""

from __future__ import annotations

import json
import re
import time
import warnings
from pathlib import Path
from typing import Any

import pytest

from smooth_page import SmoothWarning
from smooth_page.async_api import Browser, BrowserContext, Error, Page, StorageState, expect
from tests.web_server import WebServer


def plain(name: str, value: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "value": value,
        "domain": "localhost",
        "path": "/",
        "expires": -1,
        "httpOnly": False,
        "secure": False,
        "sameSite": "Lax",
        **more,
    }


@pytest.fixture
def site(server: WebServer) -> str:
    return f"{server.cross_prefix}/empty.html"


async def test_what_a_document_sets(context: BrowserContext, page: Page, site: str) -> None:
    assert await context.cookies() == []
    await page.goto(site)
    late = int(time.time()) + 1000
    await page.evaluate(
        """late => { document.cookie = "a=x y"; document.cookie = `b=; sameSite=Strict; path=/sub; expires=${late}`; }""",
        time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(late)),
    )
    assert await context.cookies() == [plain("a", "x y")]
    await page.goto(site.replace("/empty.html", "/sub/page"))
    cookies = {cookie["name"]: cookie for cookie in await context.cookies()}
    assert cookies["b"] == plain("b", "", path="/sub", sameSite="Strict", expires=late)
    assert [cookie["name"] for cookie in await context.cookies(site)] == ["a"]
    await page.evaluate("document.cookie = 'a=; max-age=0; path=/'")
    assert [cookie["name"] for cookie in await context.cookies()] == ["b"]


async def test_the_first_request_has_what_was_added(context: BrowserContext, server: WebServer, site: str) -> None:
    await context.add_cookies([{"name": "key", "value": "1", "url": site, "httpOnly": True}])
    assert await context.cookies() == [plain("key", "1", httpOnly=True)]
    page = await context.new_page()
    await page.goto(site)
    (asked,) = server.asked_for("/empty.html")
    assert asked.headers["Cookie"] == "key=1"
    assert await page.evaluate("document.cookie") == "key=1"
    await context.add_cookies([{"name": "more", "value": "2", "domain": "localhost", "path": "/"}])
    assert await page.evaluate("document.cookie") == "key=1; more=2"
    await page.evaluate("document.cookie = 'key=new'")
    await page.goto(site)
    assert server.asked_for("/empty.html")[-1].headers["Cookie"] == "more=2; key=new"
    assert len(server.asked_for("/robots.txt")) == 1


async def test_where_a_click_leads(context: BrowserContext, page: Page, server: WebServer, site: str) -> None:
    await context.add_cookies([{"name": "key", "value": "1", "url": site}])
    server.page("/links", f"<a href='{site}'>go</a>")
    await page.goto(f"{server.prefix}/links")
    await page.get_by_role("link").click()
    await page.wait_for_url("**/empty.html")
    assert await page.evaluate("document.cookie") == "key=1"


async def test_clearing(context: BrowserContext, page: Page, site: str) -> None:
    await page.goto(site)
    await context.add_cookies([{"name": name, "value": "x", "url": site} for name in ("one", "two", "three")])
    await context.clear_cookies(name=re.compile("^t"))
    assert await page.evaluate("document.cookie") == "one=x"
    await context.clear_cookies(domain="elsewhere")
    assert await context.cookies() == [plain("one", "x")]
    await context.clear_cookies()
    assert await page.evaluate("document.cookie") == ""
    assert await context.cookies() == []


async def test_what_is_no_cookie(context: BrowserContext) -> None:
    with pytest.raises(Error, match=r"BrowserContext\.add_cookies: Cookie should have a url or a domain/path pair"):
        await context.add_cookies([{"name": "a", "value": "b"}])


@pytest.mark.both_apis
async def test_a_state_goes_from_one_context_to_another(
    browser: Browser, context: BrowserContext, page: Page, server: WebServer, site: str, tmp_path: Path
) -> None:
    await page.goto(site)
    await page.evaluate("localStorage.name = 'value'; document.cookie = 'key=1'")
    state = await context.storage_state(path=tmp_path / "state.json")
    origin = {"origin": server.cross_prefix, "localStorage": [{"name": "name", "value": "value"}]}
    assert state == {"cookies": [plain("key", "1")], "origins": [origin]}
    assert json.loads((tmp_path / "state.json").read_text()) == state
    other = await browser.new_context(storage_state=tmp_path / "state.json")
    fresh = await other.new_page()
    assert await other.storage_state() == state
    await fresh.goto(site)
    assert await fresh.evaluate("[localStorage.name, document.cookie]") == ["value", "key=1"]
    assert server.asked_for("/empty.html")[-1].headers["Cookie"] == "key=1"
    await other.close()


async def test_another_state_in_its_place(context: BrowserContext, page: Page, server: WebServer, site: str) -> None:
    await page.goto(site)
    await page.evaluate("localStorage.old = '1'; document.cookie = 'old=1'")
    state: StorageState = {
        "cookies": [],
        "origins": [{"origin": server.cross_prefix, "localStorage": [{"name": "new", "value": "2"}]}],  # type: ignore[typeddict-item]
    }
    await context.set_storage_state(state)
    assert await page.evaluate("[{...localStorage}, document.cookie]") == [{"new": "2"}, ""]
    assert await context.storage_state() == state


LOGIN = "<form method=post action=/home><input type=password name=pw><button>Log in</button></form>"


async def test_what_is_hidden_from_scripts_is_said_once(browser: Browser, server: WebServer) -> None:
    """Where nothing was entered, nothing is said."""
    server.page("/login", LOGIN)
    server.page("/home", "hello", headers=[("set-cookie", "sid=1; HttpOnly")])
    async with await browser.new_context() as context:
        page = await context.new_page()
        await page.goto(f"{server.prefix}/login")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert await context.cookies() == []
        await page.get_by_role("button").click()
        await expect(page.locator("body")).to_have_text("hello")
        with pytest.warns(SmoothWarning) as warned:
            state = await context.storage_state()
        assert state["cookies"] == []
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            await context.clear_cookies()
        (one,) = warned
        assert one.filename == __file__
        assert str(one.message).startswith("BrowserContext.storage_state: cookies that scripts can't see")
        assert "a form was posted" in str(one.message)
        assert "launch_persistent_context" in str(one.message)
    async with await browser.new_context() as context:
        page = await context.new_page()
        await page.goto(f"{server.prefix}/login")
        await page.fill("input", "secret")
        with pytest.warns(
            SmoothWarning, match=r"clear_cookies: .* not cleared\. In this context a password was entered"
        ):
            await context.clear_cookies()


async def test_a_store_of_the_pages_own_tells_of_no_other_site(page: Page, server: WebServer) -> None:
    planted = "[{ name: 'planted', value: '1', domain: 'bank.test', path: '/', expires: null, secure: false, sameSite: 'lax' }]"
    await page.goto(
        server.page(
            "/planting",
            f"""<script>document.cookie = "own=1";
            const getAll = async () => {planted};
            Object.defineProperty(window, "cookieStore", {{ value: {{ getAll }} }});
            CookieStore.prototype.getAll = getAll;</script>""",
        )
    )
    assert [cookie["name"] for cookie in await page.context.cookies()] == ["own"]
    assert {cookie["domain"] for cookie in (await page.context.storage_state())["cookies"]} == {"127.0.0.1"}
