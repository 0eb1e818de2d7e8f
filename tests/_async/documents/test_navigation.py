"""Going places: goto, history, reload, and waiting for addresses and load states."""

from __future__ import annotations

import re
import threading
from typing import Literal

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, NotSupportedError, Page, TimeoutError, expect
from tests.web_server import WebServer

RULE = "=" * 27
State = Literal["commit", "domcontentloaded", "load"]
STATES: tuple[State, ...] = ("commit", "domcontentloaded", "load")


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same one for all tests, which navigate it to where they begin."""
    return module_page


async def test_goto_gives_the_response(page: Page, server: WebServer) -> None:
    url = server.page("/one", "<title>One</title>")
    response = await page.goto(url)
    assert response is not None
    assert (response.url, response.status, response.status_text, response.ok) == (url, 200, "OK", True)
    assert response.frame is page.main_frame
    assert response.request.is_navigation_request()
    assert (page.url, await page.title()) == (url, "One")
    assert repr(response) == f"<Response url={url!r} request=<Request url={url!r} method='GET'>>"


async def test_an_error_status_is_no_error(page: Page, server: WebServer) -> None:
    response = await page.goto(f"{server.prefix}/missing")
    assert response is not None
    assert (response.status, response.ok, response.status_text) == (404, False, "Not Found")


async def test_what_comes_over_no_network_has_no_response(context: BrowserContext) -> None:
    page = await context.new_page()
    assert await page.goto("about:blank") is None
    assert await page.goto("data:text/html,<title>data</title>") is None
    assert await page.title() == "data"


async def test_redirects_are_followed(page: Page, server: WebServer) -> None:
    server.redirect("/from", "/empty.html")
    response = await page.goto(f"{server.prefix}/from")
    assert response is not None
    assert page.url == response.url == server.empty


async def test_only_the_fragment_changes(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    await page.evaluate("window.kept = 1")
    assert await page.goto(f"{server.empty}#y", wait_until="commit") is None
    assert await page.goto(f"{server.empty}#x") is None
    assert page.url == f"{server.empty}#x"
    assert await page.evaluate("window.kept") == 1


async def test_base_url(browser: Browser, server: WebServer) -> None:
    async with await browser.new_context(base_url=f"{server.prefix}/") as context:
        page = await context.new_page()
        assert await page.goto("./empty.html")
        assert page.url == server.empty
        await page.wait_for_url("/empty.html")


@pytest.mark.parametrize("url", ["asdf", "http://", "/relative", "", "http://[::1", "http://a:b/"])
async def test_bad_addresses(page: Page, url: str) -> None:
    with pytest.raises(Error) as failure:
        await page.goto(url)
    assert failure.value.message == (
        "Page.goto: Protocol error (Page.navigate): Cannot navigate to invalid URL\n"
        f'Call log:\n  - navigating to "{url}", waiting until "load"\n'
    )


async def test_what_cannot_be_reached(page: Page) -> None:
    with pytest.raises(Error) as failure:
        await page.goto("http://127.0.0.1:9/")
    assert failure.value.message == (
        "Page.goto: net::ERR_UNSAFE_PORT at http://127.0.0.1:9/\n"
        'Call log:\n  - navigating to "http://127.0.0.1:9/", waiting until "load"\n'
    )
    assert await page.evaluate("1 + 1") == 2


@pytest.mark.both_apis
async def test_goto_times_out(context: BrowserContext, server: WebServer) -> None:
    page = await context.new_page()
    server.hold("/slow")
    with pytest.raises(TimeoutError) as failure:
        await page.goto(f"{server.prefix}/slow", timeout=200)
    assert failure.value.message == (
        "Page.goto: Timeout 200ms exceeded.\n"
        f'Call log:\n  - navigating to "{server.prefix}/slow", waiting until "load"\n'
    )


async def test_default_navigation_timeout(context: BrowserContext, server: WebServer) -> None:
    page = await context.new_page()
    server.hold("/slow")
    page.context.set_default_timeout(10_000)
    page.context.set_default_navigation_timeout(9_000)
    page.set_default_timeout(8_000)
    page.set_default_navigation_timeout(210)
    with pytest.raises(TimeoutError, match=r"Page\.goto: Timeout 210ms exceeded\."):
        await page.goto(f"{server.prefix}/slow")


async def test_states_before_load(page: Page, server: WebServer) -> None:
    held = server.hold("/late.png")
    url = server.page("/one", "<img src=/late.png><p>here</p>")
    await page.goto(url, wait_until="commit")
    assert await page.inner_text("p") == "here"
    with pytest.raises(TimeoutError, match=r"Page\.wait_for_load_state: Timeout 150ms exceeded\."):
        await page.wait_for_load_state("load", timeout=150)
    held.set()
    await page.wait_for_load_state("load")
    await page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("state", ["commit", "domcontentloaded"])
async def test_nothing_that_a_document_loads_is_waited_for(
    context: BrowserContext, server: WebServer, state: State
) -> None:
    page = await context.new_page()
    server.hold("/tracker.gif")
    one = server.page("/one", "<title>one</title><img src=/tracker.gif>")
    two = server.page("/two", "<title>two</title><p id=p></p><script>p.append(document.referrer)</script>")
    for url in (one, server.redirect("/to-one", "/one"), f"{one}?again"):
        response = await page.goto(url, wait_until=state, timeout=4_000)
        assert response is not None
        assert (response.url, response.status) == (page.url, 200)
        await expect(page).to_have_title("one")
    # The page navigates by itself, and Python was not notified.
    server.page("/moved", "<title>moved</title><img src=/seen.gif>")
    await page.evaluate("url => void setTimeout(() => { location.href = url })", f"{server.cross_prefix}/moved")
    server.wait_for("/seen.gif")
    # The request arrives before all of the browser knows of the document: a goto now would be interrupted natively, too.
    while (await page.session.evaluate_js("document.title")).output != "moved":
        pass
    response = await page.goto(two, wait_until=state, timeout=4_000)
    assert response is not None
    assert (response.url, await page.text_content("p")) == (two, "")
    assert await page.go_back(wait_until=state, timeout=4_000) is not None
    assert (await page.title(), page.url) == ("moved", f"{server.cross_prefix}/moved")


@pytest.mark.parametrize("state", ["commit", "domcontentloaded"])
async def test_a_slow_answer_is_waited_for_in_every_state(
    context: BrowserContext, server: WebServer, state: State
) -> None:
    page = await context.new_page()
    server.hold("/never")
    slow = server.hold("/slow")
    await page.goto(server.empty)
    threading.Timer(0.3, slow.set).start()  # later than the page is asked
    response = await page.goto(f"{server.prefix}/slow", wait_until=state)
    assert response is not None
    assert (response.status, page.url) == (200, f"{server.prefix}/slow")
    with pytest.raises(TimeoutError, match=r"Page\.goto: Timeout 400ms exceeded\."):
        await page.goto(f"{server.prefix}/never", wait_until=state, timeout=400)
    assert page.url == f"{server.prefix}/slow"
    assert (await page.goto(server.empty, wait_until=state)) is not None


async def test_failures_are_the_same_in_every_state(page: Page, server: WebServer) -> None:
    server.add("/nothing", status=204)
    server.add("/file", "content", headers=[("content-disposition", "attachment")])
    server.add("/cut", cut=True)
    await page.goto(server.page("/here", "<title>here</title>"))
    for path in ("/nothing", "/file", "/cut"):
        reported = []
        for state in STATES:
            with pytest.raises(Error) as failed:
                await page.goto(f"{server.prefix}{path}", wait_until=state, timeout=5_000)
            reported.append(failed.value.message.replace(f'"{state}"', "STATE"))
        assert len(set(reported)) == 1, reported
        assert f"{server.prefix}{path}" in reported[0]


async def test_unknown_states_are_refused(page: Page) -> None:
    with pytest.raises(
        Error, match=re.escape("wait_until: expected one of (load|domcontentloaded|networkidle|commit)")
    ):
        await page.goto("about:blank", wait_until="ready")  # type: ignore[arg-type]
    with pytest.raises(NotSupportedError, match="referer"):
        await page.goto("about:blank", referer="http://x.test/")


async def test_history_and_reload(context: BrowserContext, server: WebServer) -> None:
    page = await context.new_page()
    one, two = server.page("/one", "one"), server.page("/two", "two")
    await page.goto(one)
    await page.goto(two)
    back = await page.go_back()
    assert back is not None
    assert back.url == page.url == one
    forward = await page.go_forward()
    assert forward is not None
    assert forward.url == page.url == two
    await page.evaluate("window.old = 1")
    again = await page.reload()
    assert again is not None
    assert again.url == two
    assert await page.evaluate("window.old") is None
    await page.goto("data:text/html,<p>data</p>")
    await page.evaluate("document.body.remove()")
    assert await page.reload() is None
    assert await page.inner_text("p") == "data"


async def test_history_within_a_document(context: BrowserContext, server: WebServer) -> None:
    page = await context.new_page()
    await page.goto(server.empty)
    await page.evaluate("history.pushState(null, '', '#one'); history.pushState(null, '', '#two')")
    assert await page.go_back() is None
    assert page.url == f"{server.empty}#one"
    assert await page.go_forward() is None
    assert page.url == f"{server.empty}#two"


async def test_nowhere_to_go(context: BrowserContext, server: WebServer) -> None:
    page = await context.new_page()
    await page.goto(server.empty)
    assert await page.go_forward() is None
    assert page.url == server.empty


async def test_a_click_that_navigates(page: Page, server: WebServer) -> None:
    two = server.page("/two", "<title>Two</title>")
    await page.goto(server.page("/one", "<a href=/two>go</a>"))
    await page.click("a")
    assert page.url == two
    assert await page.title() == "Two"


@pytest.mark.both_apis
async def test_wait_for_url(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/one", "<a href=/two?x=1>go</a>"))
    server.page("/two", "two")
    await page.click("a")
    await page.wait_for_url("**/two?x=1")
    await page.wait_for_url(re.compile("two"))
    await page.wait_for_url(lambda url: url.endswith("x=1"))
    await page.evaluate("setTimeout(() => history.pushState(null, '', '/three'), 50)")
    await page.wait_for_url(lambda url: url.endswith("/three"))
    with pytest.raises(TimeoutError) as failure:
        await page.wait_for_url("**/four", timeout=100)
    assert failure.value.message == (
        f"Page.wait_for_url: Timeout 100ms exceeded.\n{RULE} logs {RULE}\n"
        f'waiting for navigation to "**/four" until "load"\n{"=" * 60}'
    )


@pytest.mark.both_apis
async def test_expect_navigation(page: Page, server: WebServer) -> None:
    two = server.page("/two", "two")
    await page.goto(server.page("/one", "<a href=/two>go</a>"))
    async with page.expect_navigation() as info:
        await page.click("a")
    response = await info.value
    assert response is not None
    assert response.url == two
    async with page.expect_navigation(url="**#here") as info:
        await page.evaluate("location.hash = 'here'")
    assert await info.value is None
    with pytest.raises(TimeoutError) as failure:
        async with page.expect_navigation(url="**/never", timeout=200):
            await page.evaluate("location.hash = 'there'")
    assert failure.value.message == (
        f"Page.expect_navigation: Timeout 200ms exceeded.\n{RULE} logs {RULE}\n"
        f'waiting for navigation to "**/never" until "load"\n  navigated to "{two}#there"\n{"=" * 60}'
    )
    with pytest.raises(ZeroDivisionError):
        async with page.expect_navigation():
            raise ZeroDivisionError


@pytest.mark.both_apis
@pytest.mark.parametrize("written", [False, True])
async def test_expect_navigation_of_moves_that_scripts_make(
    context: BrowserContext, server: WebServer, written: bool
) -> None:
    page = await context.new_page()
    if written:
        page.on("console", lambda message: None)
    for path in ("/one", "/two", "/three"):
        await page.goto(server.page(path, f"<title>{path}</title>"))
    for move, path in (("back()", "/two"), ("back()", "/one"), ("go(2)", "/three"), ("go(-2)", "/one")):
        async with page.expect_navigation(timeout=8_000) as info:
            await page.evaluate(f"void setTimeout(() => history.{move}, 50)")  # when the call is over
        response = await info.value
        assert response is not None
        assert (response.url, page.url, await page.title()) == (
            f"{server.prefix}{path}",
            f"{server.prefix}{path}",
            path,
        )


async def test_time_passes_over_documents_that_follow_each_other(context: BrowserContext, server: WebServer) -> None:
    page = await context.new_page()
    messages: list[str] = []
    server.page("/again", "<script>console.log('loaded'); setTimeout(() => location.reload(), 250)</script>")
    await page.goto(f"{server.prefix}/again")
    page.on("console", lambda message: messages.append(message.text))
    await page.wait_for_timeout(2_000)
    assert 3 <= len(server.asked_for("/again")) <= 9
    assert messages[:2] == ["loaded", "loaded"]


@pytest.mark.both_apis
async def test_time_passes_in_a_page_that_is_busy(context: BrowserContext, server: WebServer) -> None:
    page = await context.new_page()
    over = server.hold("/over")
    await page.goto(server.page("/busy", "<title>busy</title>"))
    request = "const request = new XMLHttpRequest(); request.open('GET', '/over', false); request.send()"
    await page.evaluate(f"() => void setTimeout(() => {{ {request} }}, 100)")
    await page.wait_for_timeout(300)
    assert not over.is_set()
    over.set()
    assert await page.title() == "busy"
