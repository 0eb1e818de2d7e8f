"""Documents are loaded by the browser alone, and a navigation takes two events at most."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from smooth_page import ActionRecord
from smooth_page._async.bridge.between_calls import LABEL
from smooth_page.async_api import Browser, BrowserContext, Error, Page, TimeoutError
from tests.web_server import WebServer


@pytest.fixture(params=["own", "other"])
async def tab(request: pytest.FixtureRequest, companion_context: BrowserContext, page: Page) -> Page:
    """The session's own tab, and another one."""
    return page if request.param == "own" else await companion_context.new_page()


AtMost = Callable[[int], AbstractAsyncContextManager[None]]


@pytest.fixture
def at_most(companion_browser: Browser) -> AtMost:
    """Asserts that a block takes so many events of the session at most."""
    records: list[ActionRecord] = []
    companion_browser.client.on_event(lambda event: event.label != LABEL and records.append(event))

    @asynccontextmanager
    async def block(events: int) -> AsyncIterator[None]:
        records.clear()
        yield
        # If a document has had news for 200 ms, Python looks at it first, and then waits again.
        looks = [record for record in records if record.label == "Page.on"][:1]
        assert len(records) <= events + 2 * len(looks), [
            (record.label, record.code, f"{record.seconds:.3f}") for record in records
        ]

    return block


async def test_navigations(page: Page, tab: Page, server: WebServer, at_most: AtMost) -> None:
    await tab.goto(server.empty)  # the first document of a tab takes more
    one = server.page("/one", "<title>One</title><a href=/two>two</a>")
    two = server.page("/two", "<title>Two</title>")
    tab.on("console", lambda message: None)
    # Another tab is led by the session's own, so its companion first learns in a turn that there is a listener.
    async with at_most(2 if tab is page else 3):
        response = await tab.goto(one)
    assert response
    assert (response.status, response.url) == (200, one)
    # In the session's own tab, the turn that waits for the next document may begin in the present one, and be lost.
    async with at_most(3 if tab is page else 2):
        await tab.click("a")
    assert tab.url == two
    async with at_most(2):
        response = await tab.reload()
    assert response
    assert response.url == two
    async with at_most(2):
        assert await tab.go_back() is not None
    assert tab.url == one
    for state in ("commit", "domcontentloaded", "networkidle"):
        async with at_most(2):
            await tab.goto(two, wait_until=state)
    async with at_most(1):
        assert await tab.go_forward() is None
    async with at_most(2):
        assert await tab.goto(f"{two}#part", wait_until="commit") is None
    assert (await tab.title(), tab.url) == ("Two", f"{two}#part")


async def test_a_referer_that_differs_from_the_extra_header(page: Page, server: WebServer) -> None:
    address = server.page("/one", "")
    await page.set_extra_http_headers({"Referer": "http://example.org/header"})
    with pytest.raises(
        Error, match=r'^Page\.goto: "referer" is already specified as extra HTTP header\nCall log:\n.*/one"'
    ):
        await page.goto(address, referer="http://example.org/from")
    assert not server.asked_for("/one")
    await page.goto(address, referer="http://example.org/header")
    (asked,) = server.asked_for("/one")
    assert {name.lower(): value for name, value in asked.headers.items()}["referer"] == "http://example.org/header"
    await page.set_extra_http_headers({})


async def test_a_referer(page: Page, tab: Page, server: WebServer, at_most: AtMost) -> None:
    await tab.goto(server.empty)
    async with at_most(2 if tab is page else 3):  # the session's own tab leads another one
        await tab.goto(server.page("/one", ""), referer="http://example.org/from")
    assert await tab.evaluate("document.referrer") == "http://example.org/from"
    assert server.asked[-1].headers["Referer"] == "http://example.org/from"


async def test_failures(tab: Page, server: WebServer) -> None:
    await tab.goto(server.page("/one", "<title>One</title>"))
    server.add("/nothing", status=204)
    server.add("/cut", cut=True)
    for state in ("commit", "load"):
        with pytest.raises(Error, match=r"^Page.goto: net::ERR_ABORTED at http://.*/nothing\nCall log:"):
            await tab.goto(f"{server.prefix}/nothing", wait_until=state)
        with pytest.raises(Error, match=r"^Page.goto: net::ERR_EMPTY_RESPONSE at http://.*/cut\nCall log:"):
            await tab.goto(f"{server.prefix}/cut", wait_until=state)
        server.hold("/late")
        with pytest.raises(TimeoutError, match=r"^Page.goto: Timeout 200ms exceeded.\nCall log:\n  - navigating to"):
            await tab.goto(f"{server.prefix}/late", wait_until=state, timeout=200)
        await tab.goto(f"{server.prefix}/one")
        assert await tab.title() == "One"


async def test_what_is_in_documents_before_their_scripts(
    page: Page, companion_browser: Browser, server: WebServer
) -> None:
    context = await companion_browser.new_context(bypass_csp=True)
    await context.add_init_script("const order = ['context']; var early = () => [order.join(), typeof double];")
    page = await context.new_page()
    assert await page.evaluate("early()") == ["context", "undefined"]
    script = await page.add_init_script("order.push('page')")
    await page.add_init_script("order.push('later')")
    await context.expose_function("double", lambda number: number * 2)
    read = "<script>document.title = early().join(' ') + (new Date().getFullYear()); double(4).then((it) => window.got = it)</script>"
    inner = server.page("/inner", read)
    other = inner.replace("127.0.0.1", "localhost")
    policy = [("content-security-policy", "script-src 'unsafe-inline'")]
    await context.clock.set_fixed_time("2020-02-02")
    outer = server.page(
        "/outer", f"{read}<iframe src='{inner}'></iframe><iframe src='{other}'></iframe>", headers=policy
    )
    await page.goto(outer)
    expected = "context,page,later function2020"
    for frame in page.frames:
        assert await frame.title() == expected
        assert await frame.evaluate("got") == 8
    entries = await page.evaluate(
        "[history.length, performance.getEntriesByType('navigation')[0].name, document.referrer]"
    )
    assert entries == [2, outer, ""]
    assert [asked.path for asked in server.asked if "robots" in asked.path] == []
    await page.add_script_tag(content="window.tagged = eval('1 + 1')")
    assert await page.evaluate("tagged") == 2
    async with page.expect_popup() as info:
        await page.evaluate("url => void window.open(url)", other)
    popup = await info.value
    await popup.wait_for_load_state()
    assert await popup.title() == "context function2020"
    second = await context.new_page()
    await second.goto(inner)
    assert await second.title() == "context function2020"
    await script.close()
    await page.add_init_script("order.push('last')")
    await page.goto(inner)
    assert await page.title() == "context,later,last function2020"
    await context.close()


async def test_scripts_are_off(companion_browser: Browser, server: WebServer) -> None:
    context = await companion_browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(
        server.page(
            "/off", "<title>Off</title><script>document.title = 'On'</script><button onclick='document.title = 1'>"
        )
    )
    await page.click("button")
    assert await page.title() == "Off"
    assert await page.evaluate("6 * 7") == 42
    await context.close()


async def test_code_runs_once_whatever_its_document_does(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    """It waits for an element that comes while Python is busy, and leads elsewhere: no reply can bring its result."""
    late = "document.body.insertAdjacentHTML('beforeend', '<p>late</p>')"
    soon = f"() => void setTimeout(() => {{ ask(); setTimeout(() => {late}, 50) }}, 300)"
    code = """(element, url) => {
        const request = new XMLHttpRequest();
        request.open('GET', '/count', false);
        request.send();
        location.href = url;
    }"""
    server.add("/count")
    server.page("/first", "<title>first</title><body>")
    server.page("/second", f"<title>second</title><body><script>{late}</script>")
    server.page("/outer", f"<iframe src='{server.cross_prefix}/first'></iframe>")
    other = await companion_context.new_page()
    for tab in (page, other):
        await tab.expose_function("ask", lambda: server.wait_for("/second"))
    for tab, address, place, to in (
        (page, "/first", 0, server.prefix),
        (page, "/first", 0, server.cross_prefix),
        (other, "/first", 0, server.prefix),
        (other, "/first", 0, server.cross_prefix),
        (page, "/outer", 1, server.cross_prefix),
    ):
        await tab.goto(server.prefix + address)
        server.asked.clear()
        frame = tab.frames[place]
        await frame.evaluate(soon)
        with pytest.raises(Error, match=r"^Locator.evaluate: Execution context was destroyed"):
            await frame.locator("p").evaluate(code, f"{to}/second")
        await frame.wait_for_url("**/second")
        assert len(server.asked_for("/count")) == 1


async def test_calls_do_not_wait_until_all_of_a_document_has_come(page: Page, server: WebServer) -> None:
    html = [("content-type", "text/html")]
    rest = server.hold_rest("/slow", b"<title>first half</title>" + b"<p>of a long document" * 1_000, html)
    response = await page.goto(f"{server.prefix}/slow", wait_until="commit")
    assert await page.title() == "first half"
    rest.set()
    await page.wait_for_load_state()
    assert response
    assert await response.finished() is None
