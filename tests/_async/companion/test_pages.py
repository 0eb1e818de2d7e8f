"""The pages of a context are tabs of one session."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from websockets.sync.client import connect

from smooth_page.async_api import Browser, BrowserContext, ConsoleMessage, Page, Route
from smooth_page.errors import TargetClosedError
from tests.web_server import WebServer


@pytest.mark.both_apis
async def test_a_second_page_shares_the_session(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    await page.goto(server.page("/one", "<title>One</title><script>document.cookie = 'from=one'</script>"))
    second = await companion_context.new_page()
    await second.goto(server.page("/two", "<title>Two</title><button onclick='document.title += \"!\"'>Go</button>"))
    await second.get_by_role("button").click()
    assert (await page.title(), await second.title()) == ("One", "Two!")
    assert await second.evaluate("document.cookie") == "from=one"
    assert companion_context.pages == [page, second]
    assert second.session is page.session
    await second.reload()
    await second.go_back()
    assert second.url == "about:blank"


async def test_the_live_view_follows_the_page_that_acts(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    second = await companion_context.new_page()
    await page.goto(server.page("/one", "<title>One</title>"))
    await second.goto(server.page("/two", "<title>Two</title>"))
    assert page.live_url is not None
    address = "ws" + page.live_url.removeprefix("http").replace("?", "/socket?")
    with connect(address) as socket:

        def sees(*wanted: str) -> None:
            seen: list[str] = []
            while seen != [*wanted]:
                line = socket.recv(timeout=20)
                if isinstance(line, str) and (facts := json.loads(line))["kind"] == "tabs":
                    titles = {tab["tab"]: tab["title"] for tab in facts["tabs"]}
                    seen = [titles.pop(facts["shown"]), *titles.values()]

        for _ in range(2):
            await page.title()
            sees("One", "Two")
            await second.title()
            sees("Two", "One")
        await second.close()
        sees("One")


async def test_popups_of_any_kind_are_pages(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    elsewhere = server.page("/popup", "<title>Popup</title>").replace("127.0.0.1", "localhost")
    markup = f"<a target=_blank href={elsewhere}>link</a><button onclick='window.open(\"{elsewhere}\")'>script</button>"
    await page.goto(server.page("/opener", f"{markup}<a target=_blank rel=noopener href={elsewhere}>alone</a>"))
    for name in ("link", "script", "alone"):
        async with page.expect_popup() as info:
            await page.get_by_text(name).click()
        popup = await info.value
        assert (popup.url, await popup.title(), await popup.opener()) == (elsewhere, "Popup", page)
        await popup.close()
    assert companion_context.pages == [page]


async def test_popups_are_reported_with_their_document(page: Page, server: WebServer) -> None:
    late = server.distant("/late", "<title>late</title>").replace("127.0.0.1", "localhost")
    async with page.expect_popup() as info:
        await page.evaluate("url => void window.open(url)", late)
    popup = await info.value
    await popup.wait_for_load_state()
    assert (await popup.title(), popup.url) == ("late", late)
    async with page.expect_popup() as info:
        await page.evaluate("url => window.open(url).close()", late)
    closed = await info.value
    while not closed.is_closed():  # its end may be reported a call later
        await page.evaluate("1")


async def test_listeners_for_pages_register_listeners_for_what_comes_first(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    server.add("/data", "1")
    script = "<script>console.log('early'); fetch('/data').then(() => { throw new Error('late') })</script>"
    server.page("/new", f"<title>new</title>{script}")
    await page.goto(
        server.page("/opens", "<a target=_blank href=/new>link</a><button onclick=\"window.open('/new')\">")
    )
    seen: list[str] = []

    def note(opened: Page) -> None:
        opened.on("console", lambda message: seen.append(message.text))
        opened.on("pageerror", lambda error: seen.append(error.message))
        opened.on("request", lambda request: seen.append(request.url.rpartition("/")[2]))
        opened.on("requestfinished", lambda request: seen.append(f"{request.url.rpartition('/')[2]} finished"))
        opened.on("load", lambda: seen.append("load"))

    companion_context.on("page", note)
    try:
        for opens in (page.get_by_text("link"), page.get_by_role("button")):
            async with companion_context.expect_page() as info:
                await opens.click()
            opened = await info.value
            while not {"late", "load", "data finished", "new finished"} <= set(seen):
                await opened.wait_for_function("true")
            assert sorted(seen) == ["data", "data finished", "early", "late", "load", "new", "new finished"]
            assert seen.index("early") < seen.index("data") < seen.index("data finished")
            seen.clear()
            await opened.close()
    finally:
        companion_context.remove_listener("page", note)


async def test_pages_that_a_user_opens_are_no_popups(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    await page.goto(server.page("/links", "<a href=/empty.html>aside</a><a target=_blank href=/empty.html>popup</a>"))
    popups: list[Page] = []
    page.on("popup", popups.append)
    async with companion_context.expect_page() as info:
        await page.get_by_text("aside").click(modifiers=["ControlOrMeta"])
    assert await (await info.value).opener() is None
    async with companion_context.expect_page() as info:
        await page.get_by_text("popup").click()
    assert await (await info.value).opener() is page
    assert popups == [await info.value]


BROKEN = """<script>
for (const owner of [Array, Map, String, Promise, Set, JSON])
  for (const name of Object.getOwnPropertyNames(owner.prototype || owner))
    if (name !== "constructor" && typeof Object.getOwnPropertyDescriptor(owner.prototype || owner, name).value === "function")
      (owner.prototype || owner)[name] = () => { throw new Error("replaced") };
</script><button onclick="done = true">go</button><iframe src=/framed></iframe>"""


@pytest.fixture
async def lone_page(companion_browser: Browser) -> AsyncIterator[Page]:
    """The own tab of a session that no other test uses."""
    context = await companion_browser.new_context()
    yield await context.new_page()
    await context.close()


async def test_pages_that_break_builtins_work(lone_page: Page, server: WebServer) -> None:
    page = lone_page

    async def answer(route: Route) -> None:
        body = BROKEN if route.request.url.endswith("/broken") else "<p>framed</p>"
        await route.fulfill(body=body, content_type="text/html")

    await page.context.route("**/{broken,framed}", answer)
    await page.goto(f"{server.prefix}/broken")
    async with page.expect_popup() as info:
        await page.evaluate("void window.open('/broken')")
    for each in (page, await info.value):
        await each.get_by_role("button").click()
        assert await each.evaluate("done")
        assert await each.frame_locator("iframe").locator("p").text_content() == "framed"


@pytest.mark.both_apis
async def test_messages_of_a_document_that_is_left_at_once_are_reported_once(page: Page, server: WebServer) -> None:
    server.page("/leads", "<script>console.log('first'); location.href = '/end'</script>")
    server.page("/end", "<script>console.log('end')</script>")
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "log":
            said.append(message.text)

    page.on("console", note)
    leave = "setTimeout(() => { console.log(`before`); location.href = `/leads` })"
    await page.goto(server.page("/start", f'<button onclick="{leave}">Leave</button>'))
    await page.click("button")
    await page.wait_for_url("**/end")
    while "end" not in said:
        await page.wait_for_event("console")
    await page.goto(server.empty)
    page.remove_listener("console", note)
    assert said == ["before", "first", "end"]


async def test_a_page_that_closes_itself_is_closed(page: Page) -> None:
    async with page.expect_popup() as info:
        await page.evaluate("void window.open('about:blank')")
    popup = await info.value
    async with popup.expect_event("close"):
        await popup.evaluate("setTimeout(() => window.close(), 0)")
    assert popup.is_closed()


async def test_a_window_has_the_size_that_its_script_asks_for(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    async with page.expect_popup() as info:
        await page.evaluate("void window.open('/empty.html', '', 'width=321,height=234')")
    popup = await info.value
    await popup.wait_for_load_state()
    assert popup.viewport_size == {"width": 321, "height": 234}
    assert await popup.evaluate("[innerWidth, innerHeight]") == [321, 234]
    await popup.set_viewport_size({"width": 400, "height": 300})
    assert popup.viewport_size == {"width": 400, "height": 300}
    async with page.expect_popup() as info:
        await page.evaluate("void window.open('/empty.html')")
    assert (await info.value).viewport_size == page.viewport_size


async def test_navigations_of_a_page_that_is_closed(companion_context: BrowserContext, server: WebServer) -> None:
    second = await companion_context.new_page()
    await second.goto(server.empty)
    await second.close()
    for navigates in (second.goto(server.empty), second.reload(), second.go_back()):
        with pytest.raises(TargetClosedError, match=r"Target page, context or browser has been closed$"):
            await navigates


async def test_windows_that_are_closed_at_once_are_reported(
    companion_context: BrowserContext, page: Page, host: str
) -> None:
    seen: list[Any] = []

    def hear(message: ConsoleMessage) -> None:
        seen.append((message.text, message.page is not page))

    companion_context.once("page", lambda opened: opened.once("close", lambda _: seen.append("closed")))
    companion_context.on("console", hear)
    for script in (
        "() => { const one = open(''); one.console.log('hello'); one.close() }",
        """async () => {
            const one = open('javascript:console.log("hello")');
            await new Promise((go) => setTimeout(go, 0));
            one.close();
        }""",
    ):
        async with page.expect_popup() as popup:
            await page.evaluate(script)
        opened = await popup.value
        while not opened.is_closed():
            await page.evaluate("1")
    if host == "engine":  # an extension learns of a window once it is there
        assert seen == [("hello", True), "closed", ("hello", True)]
    companion_context.remove_listener("console", hear)


async def test_a_click_that_closes_its_page_is_done(page: Page, server: WebServer) -> None:
    pick = server.page("/pick", "<button onclick='opener.document.title = `picked`; window.close()'>Pick</button>")
    await page.goto(server.page("/opener", ""))
    for _ in range(3):
        async with page.expect_popup() as info:
            await page.evaluate("(url) => void window.open(url)", pick)
        popup = await info.value
        async with popup.expect_event("close"):
            await popup.click("button")
        assert popup.is_closed()
        with pytest.raises(TargetClosedError):
            await popup.click("button")
    assert await page.title() == "picked"


@pytest.mark.both_apis
async def test_functions_that_another_page_calls_are_run(companion_context: BrowserContext, page: Page) -> None:
    second = await companion_context.new_page()
    called: list[int] = []
    await second.expose_function("note", called.append)
    await second.evaluate("setTimeout(() => note(1).then(() => note(2)), 100)")
    await page.wait_for_timeout(1500)
    assert called == [1, 2]


async def test_a_blank_window_is_prepared_before_its_opener_has_it(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    """So it is on the embedded engine."""
    await page.goto(server.empty)
    script = await companion_context.add_init_script("ready = true")
    errors: list[str] = []
    companion_context.on("weberror", lambda error: errors.append(error.error.message))
    for urls in ([""], ["about:blank"] * 5):  # several windows share a process
        assert await page.evaluate("(urls) => urls.map((url) => window.open(url).ready)", urls) == [True] * len(urls)
    for tab in (page, *companion_context.pages[-1:]):
        await tab.set_viewport_size({"width": 700, "height": 500})
        assert await tab.evaluate("[outerWidth, innerWidth, outerHeight, innerHeight]") == [700, 700, 500, 500]
    await page.set_viewport_size({"width": 1280, "height": 720})
    async with companion_context.expect_event("weberror"):
        await page.evaluate("void window.open('').eval('setTimeout(() => { throw new Error(`early`) })')")
    assert errors == ["early"]
    await script.close()


async def test_messages_and_errors_are_kept_from_the_first_document_on(page: Page, server: WebServer) -> None:
    """As in Playwright, also of a document that no call has been made in."""
    script = "console.log('a', {b: 1}, [1, , 2], null); const o = {n: 1}; console.warn(o); o.n = 2;"
    leave = "fetch('/no').then((answer) => answer.text()).then(() => setTimeout(() => { location.href = '/second' }))"
    first = server.page("/first", f"<script>{script} {leave}</script>")
    server.page(
        "/second", "<script>console.error(document.documentElement); Promise.reject(new TypeError('late'))</script>"
    )
    await page.evaluate("(url) => void (location.href = url)", first)
    await page.wait_for_url("**/second")
    await page.evaluate("new Worker(URL.createObjectURL(new Blob(['console.log(`inner`); none()'])))")
    while len(errors := await page.page_errors()) < 2:
        await page.wait_for_timeout(20)
    assert [(error.message, error.name) for error in errors] == [
        ("late", "TypeError"),
        ("none is not defined", "ReferenceError"),
    ]
    earlier = [message.text for message in await page.console_messages(filter="all")][-5:-2]
    assert sorted(earlier) == [
        "Failed to load resource: the server responded with a status of 404 (Not Found)",
        "a {b: 1} [1, empty, 2] null",
        "{n: 1}",
    ]
    written, inner = await page.console_messages()
    assert (written.type, inner.text, inner.args[0].as_element()) == ("error", "inner", None)
    assert await written.args[0].evaluate("node => node.nodeName") == "HTML"
    await page.clear_page_errors()
    assert await page.page_errors(filter="all") == []
