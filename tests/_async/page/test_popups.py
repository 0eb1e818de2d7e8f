"""Pages that scripts, links and forms open."""

from __future__ import annotations

import pytest

from smooth_page._async.page.page import Page
from smooth_page.async_api import BrowserContext, expect
from smooth_page.errors import NotSupportedError, TargetClosedError
from tests.web_server import WebServer

OPEN = "url => { window.opened = window.open(url) }"


async def opened(page: Page, url: str) -> Page:
    async with page.expect_popup() as info:
        await page.evaluate(OPEN, url)
    return await info.value


@pytest.mark.both_apis
async def test_a_link_opens_a_page_that_works_as_others(context: BrowserContext, page: Page, server: WebServer) -> None:
    server.page("/other.html", "<title>Other</title><input><button onclick='document.title += \"!\"'>Go</button>")
    await page.goto(server.page("/", "<a target=_blank href=/other.html>Other</a>"))
    seen: list[tuple[str, str]] = []
    page.on("popup", lambda popup: seen.append(("popup", popup.url)))
    context.on("page", lambda popup: seen.append(("page", popup.url)))
    async with page.expect_popup() as info:
        await page.get_by_role("link").click()
    popup = await info.value
    assert seen == [("page", f"{server.prefix}/other.html"), ("popup", f"{server.prefix}/other.html")]
    assert context.pages == [page, popup]
    assert (popup.context, popup.main_frame.page) == (context, popup)
    assert (await popup.opener(), await page.opener()) == (page, None)
    assert await popup.evaluate("[opener, name]") == [None, ""]
    await popup.get_by_role("button").click()
    await popup.locator("input").fill("text")
    await expect(popup).to_have_title("Other!")
    await expect(popup.locator("input")).to_have_value("text")
    assert await page.title() == ""
    await popup.close()
    assert (popup.is_closed(), context.pages) == (True, [page])
    with pytest.raises(TargetClosedError, match=r"Page.title: Target page, context or browser has been closed"):
        await popup.title()


async def test_listeners_have_their_say_before_a_link_opens_anything(page: Page, server: WebServer) -> None:
    await page.goto(
        server.page(
            "/",
            """<div onclick="event.stopPropagation()"><a id=stopped target=_blank href="/empty.html?stopped">stopped</a></div>
            <a id=prevented target=_blank href="/empty.html?prevented" onclick="return false">prevented</a>
            <a id=late target=_blank href="/empty.html?late" onclick="event.stopPropagation(); event.preventDefault()">l</a>
            <a id=rel target=_blank rel=opener href="/empty.html?rel">rel</a>
            <a id=plain href="/empty.html?plain">plain</a>
            <form target=_blank action="/empty.html"><button name=sent value=1>form</button></form>""",
        )
    )
    urls: list[str] = []
    page.on("popup", lambda popup: urls.append(popup.url))
    for name in ("prevented", "late", "stopped"):
        await page.locator(f"#{name}").click()
    async with page.expect_popup(lambda popup: popup.url.endswith("?rel")) as info:
        await page.evaluate("document.querySelector('#rel').click()")
    assert await (await info.value).evaluate("opener.location.pathname") == "/"
    async with page.expect_popup(lambda popup: popup.url.endswith("?sent=1")) as sent:
        await page.get_by_role("button").click()
    assert await (await sent.value).evaluate("[opener, name]") == [None, ""]
    # With a key or another button it opens a page of its own, which is not a popup.
    async with page.context.expect_page(lambda popup: popup.url.endswith("?plain")) as aside:
        await page.locator("#plain").click(modifiers=["ControlOrMeta"])
    assert await (await aside.value).opener() is None
    async with page.context.expect_page(lambda popup: popup.url.endswith("?plain")) as aside:
        await page.locator("#plain").click(button="middle")
    assert await (await aside.value).opener() is None
    assert urls == [f"{server.empty}?{name}" for name in ("stopped", "rel", "sent=1")]
    assert page.url == f"{server.prefix}/"


async def test_windows_that_scripts_open(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    blank = await opened(page, "about:blank")
    assert (blank.url, await blank.evaluate("opener.opened === window")) == ("about:blank", True)
    await blank.set_content("<p>written</p>")
    assert await page.evaluate("opened.document.body.textContent") == "written"
    assert await page.evaluate("window.open('/empty.html?alone', '', 'noopener,width=300')") is None
    alone = page.context.pages[2] if len(page.context.pages) > 2 else await page.wait_for_event("popup")
    assert (alone.url, await alone.evaluate("opener")) == (f"{server.empty}?alone", None)
    assert await alone.opener() is page
    # The same name is the same window.
    await page.evaluate("window.open('/empty.html?first', 'named')")
    named = page.context.pages[3] if len(page.context.pages) > 3 else await page.wait_for_event("popup")
    await page.evaluate("window.open('/empty.html?second', 'named')")
    await named.wait_for_url("**/empty.html?second")
    assert len(page.context.pages) == 4


async def test_navigations_are_followed(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", "opener"))
    server.page("/a.html", "<title>a</title><a href=/b.html>to b</a>")
    server.page("/b.html", "<title>b</title>")
    popup = await opened(page, "/a.html")
    await popup.get_by_text("to b").click()
    await expect(popup).to_have_title("b")
    response = await popup.goto(f"{server.prefix}/a.html")
    assert (response and response.status, popup.url) == (200, f"{server.prefix}/a.html")
    await popup.go_back()
    await popup.reload()
    assert await popup.title() == "b"
    # The page that opened it goes elsewhere, and back: the popup stays within reach.
    await page.goto(server.empty)
    assert (await popup.title(), await popup.evaluate("name")) == ("b", "")
    assert await page.evaluate("location.pathname") == "/empty.html"


async def test_other_origins_are_out_of_reach(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    foreign = f"{server.cross_prefix}/empty.html"
    popup = await opened(page, foreign)
    assert popup.url == foreign
    with pytest.raises(NotSupportedError, match=r"another origin.*new_page|page of its own"):
        await popup.title()
    near = await opened(page, server.empty)
    with pytest.raises(NotSupportedError, match=r"Page.goto of a popup .*new_page"):
        await near.goto(foreign)
    await near.evaluate("url => { location.href = url }", foreign)
    with pytest.raises(NotSupportedError, match=r"another origin"):
        await near.wait_for_function("false")
    await popup.close()
    assert popup not in page.context.pages


@pytest.mark.both_apis
async def test_popups_of_popups_outlive_who_opened_them(context: BrowserContext, page: Page) -> None:
    popup = await opened(page, "about:blank")
    inner = await opened(popup, "about:blank")
    assert await inner.opener() is popup
    async with popup.expect_event("close"):
        await popup.evaluate("window.close()")
    assert (await inner.opener(), await inner.evaluate("1 + 1")) == (None, 2)
    await page.close()
    assert (context.pages, page.is_closed()) == ([inner], True)
    await inner.set_content("<button>still here</button>")
    await inner.get_by_role("button").click()
    await inner.close()
    assert not inner.session.is_open


async def test_what_a_context_gives_its_pages_popups_have_at_once(
    context: BrowserContext, page: Page, server: WebServer
) -> None:
    said: list[tuple[str, Page | None]] = []
    context.on("console", lambda message: said.append((message.text, message.page)))
    context.on("dialog", lambda dialog: said.append((dialog.message, dialog.page)))
    await context.add_init_script("window.injected = 123")
    await context.expose_function("add", lambda a, b: a + b)
    await page.goto(server.empty)
    server.page("/popup.html", "<script>console.log('at ' + Date.now(), injected)</script>")
    await page.clock.install(time=0)
    await page.clock.pause_at(1)
    popup = await opened(page, "/popup.html")
    assert said == [("at 1000 123", popup)]
    await page.clock.run_for(500)
    assert await popup.evaluate("Date.now()") == 1500
    said.clear()
    async with page.expect_popup() as info:
        script = "const one = window.open(''); one.alert('hi'); one.injected"
        assert await page.evaluate(script) == 123
    async with context.expect_console_message() as last_words:
        assert await page.evaluate("const two = window.open(''); two.console.log('bye'); two.close(); two.closed")
    assert said == [("hi", await info.value), ("bye", (await last_words.value).page)]
    assert await page.evaluate("opened.add(9, 4)") == 13
    assert await popup.evaluate("add(1, 2)") == 3


async def test_policies_of_pages_do_not_stand_in_the_way(
    context: BrowserContext, page: Page, server: WebServer
) -> None:
    await context.add_init_script("window.injected = 123")
    policy = [("content-security-policy", "script-src 'self'")]
    await page.goto(server.page("/strict", "<p>strict</p>", headers=policy))
    for url in ("about:blank", "/strict"):
        popup = await opened(page, url)
        assert await popup.evaluate("injected") == 123
        assert await popup.evaluate("what => [what, location.href]", "x") == ["x", popup.url]


async def test_what_pages_replace_does_not_break_their_popups(page: Page, server: WebServer) -> None:
    broken = """<script>for (const owner of [Array, Map, String, Promise, Set])
      for (const name of Object.getOwnPropertyNames(owner.prototype))
        if (name !== "constructor" && typeof Object.getOwnPropertyDescriptor(owner.prototype, name).value === "function")
          owner.prototype[name] = () => { throw new Error("replaced") }
    </script><button onclick="done = true">go</button>"""
    await page.goto(server.page("/broken", broken))
    for url in ("/broken", "/empty.html"):
        popup = await opened(page, url)
        if url == "/broken":
            await popup.locator("button").click()
            assert await popup.evaluate("done")
        assert await popup.evaluate("[1, 2].length") == 2


async def test_clicks_right_after_a_window_is_opened_are_not_lost(page: Page, server: WebServer) -> None:
    await page.goto(
        server.page(
            "/", "<a target=_blank href='/empty.html?one'>open</a><button onclick='this.textContent++'>0</button>"
        )
    )
    for number in range(1, 7):  # the browser pauses a page for a moment while it sets up a window
        await page.get_by_role("link").click()
        await page.evaluate("document.querySelector('button').click()")
        assert await page.get_by_role("button").text_content() == str(number)
