"""Events of pages and contexts: listeners, waits, what is kept."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from smooth_page import SmoothWarning
from smooth_page.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    TimeoutError,
    WebError,
)
from smooth_page.errors import TargetClosedError
from tests.web_server import WebServer

pytestmark = pytest.mark.both_apis

RULE = "=" * 27


async def test_listeners(page: Page) -> None:
    heard: list[str] = []

    def listener(message: ConsoleMessage) -> None:
        heard.append(message.text)

    page.on("console", listener)
    page.once("console", lambda message: heard.append("once"))
    await page.evaluate("console.log('one'); console.log('two')")
    assert heard == ["one", "once", "two"]
    page.remove_listener("console", listener)
    await page.evaluate("console.log('three')")
    assert heard == ["one", "once", "two"]


async def test_removing_a_listener_that_is_not_there(page: Page) -> None:
    heard: list[ConsoleMessage] = []
    page.remove_listener("console", heard.append)
    page.once("console", heard.append)
    await page.evaluate("console.log('one')")
    page.remove_listener("console", heard.append)
    page.once("console", heard.append)
    page.on("console", print)
    page.remove_listener("console", print)
    await page.evaluate("console.log('two')")
    assert [message.text for message in heard] == ["one", "two"]


@pytest.mark.parametrize(
    ("event", "act"),
    [
        ("console", "console.log('now')"),
        ("pageerror", "setTimeout(() => { throw new Error('now') })"),
        ("requestfinished", "fetch('/now')"),
        ("filechooser", "document.querySelector('input').click()"),
    ],
)
async def test_what_a_call_waits_for_can_be_what_a_listener_does(
    page: Page, server: WebServer, event: Any, act: str
) -> None:
    server.add("/now", b"now")

    async def answer(*_: object) -> None:
        await page.evaluate("document.title = 'answered'")

    await page.goto(server.empty)
    await page.set_content("<input type=file>")
    page.on(event, answer)
    # It happens during the wait, which is shorter than what one turn waits for at most.
    happens = f"() => {{ if (!window.acted) {{ window.acted = true; {act} }} return document.title === 'answered' }}"
    await page.wait_for_function(happens, timeout=4000)


async def test_what_a_listener_raises_is_raised_by_the_call(page: Page) -> None:
    def listener(message: ConsoleMessage) -> None:
        raise ZeroDivisionError(message.text)

    page.on("console", listener)
    with pytest.raises(ZeroDivisionError, match="boom"):
        await page.evaluate("console.log('boom')")
    page.remove_listener("console", listener)
    assert await page.evaluate("1 + 1") == 2


async def test_console_messages(page: Page, context: BrowserContext) -> None:
    of_context: list[ConsoleMessage] = []
    context.on("console", of_context.append)
    async with page.expect_console_message() as info:
        await page.evaluate("console.warn('a', 5, {x: 1})")
    message = await info.value
    assert of_context == [message]
    assert (message.type, message.text) == ("warning", "a 5 {x: 1}")
    assert str(message) == message.text
    assert repr(message) == "<ConsoleMessage type=warning text=a 5 {x: 1}>"
    assert [await arg.json_value() for arg in message.args] == ["a", 5, {"x": 1}]
    assert message.page is page
    assert message.timestamp > 1e12
    assert message.location.keys() == {"url", "line", "column", "lineNumber", "columnNumber"}
    assert message.worker is None


async def test_messages_and_errors_are_kept(page: Page, server: WebServer) -> None:
    heard: list[Error] = []
    page.on("pageerror", heard.append)
    page.on("console", lambda message: None)
    await page.goto(server.empty)
    await page.evaluate("console.log('one'); setTimeout(() => { throw new TypeError('late') })")
    await page.wait_for_function("() => true")
    async with page.expect_event("pageerror"):
        await page.evaluate("setTimeout(() => { throw new RangeError('later') })")
    assert [message.text for message in await page.console_messages()] == ["one"]
    errors = await page.page_errors()
    assert errors == heard
    assert [(error.name, error.message) for error in errors] == [("TypeError", "late"), ("RangeError", "later")]
    await page.goto(server.page("/next", ""))
    assert await page.console_messages() == []
    assert [message.text for message in await page.console_messages(filter="all")] == ["one"]
    await page.clear_console_messages()
    await page.clear_page_errors()
    assert await page.console_messages(filter="all") == []
    assert await page.page_errors(filter="all") == []


async def test_messages_and_errors_are_kept_without_a_listener(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/one", "<script>const early = 1</script>"))
    await page.evaluate(
        """() => {
          console.warn('one', 5, {x: 1});
          console.count(); console.count();
          console.assert(true, 'no'); console.assert(false, 'yes');
          setTimeout(() => { throw new TypeError('late') });
          Promise.reject(new RangeError('refused'));
          addEventListener('error', event => { if (event.message.includes('known')) event.preventDefault() });
          setTimeout(() => { throw new Error('known') });
        }"""
    )
    await page.evaluate("() => new Promise(done => setTimeout(done, 20))")
    messages = await page.console_messages()
    assert [(message.type, message.text) for message in messages] == [
        ("warning", "one 5 {x: 1}"),
        ("count", "default: 1"),
        ("count", "default: 2"),
        ("assert", "yes"),
    ]
    assert await messages[0].args[2].json_value() == {"x": 1}
    assert messages[0].timestamp > 1e12
    assert sorted((error.name, error.message) for error in await page.page_errors()) == [
        ("RangeError", "refused"),
        ("TypeError", "late"),
    ]
    heard: list[ConsoleMessage] = []
    await page.evaluate("console.log('before')")
    page.on("console", heard.append)
    await page.evaluate("console.log('after')")
    assert [message.text for message in await page.console_messages()][-2:] == ["before", "after"]
    assert [message.text for message in heard] == ["after"]
    page.remove_listener("console", heard.append)
    await page.evaluate("console.log('later')")
    assert [message.text for message in await page.console_messages()][-2:] == ["after", "later"]
    await page.clear_console_messages()
    await page.clear_page_errors()
    assert await page.console_messages() == await page.page_errors() == []


async def test_a_page_that_writes_without_end_does_not_flood(page: Page) -> None:
    await page.goto("data:text/html,<script>console.log = () => {}</script>")  # the browser's own takes much longer
    await page.evaluate("for (let i = 0; i < 20000; i++) console.log(i)")
    messages = await page.console_messages()
    assert [message.text for message in messages] == [str(n) for n in range(19800, 20000)]


async def test_requests_are_kept_without_a_listener(page: Page, server: WebServer) -> None:
    server.add("/a.css", "p {}", content_type="text/css")
    server.add("/data", "1")
    url = server.page("/one", "<link rel=stylesheet href=/a.css>")
    await page.goto(url)
    await page.evaluate("fetch('/data').then(answer => answer.text())")
    requests = await page.requests()
    assert sorted(request.url.removeprefix(server.prefix) for request in requests) == ["/a.css", "/data", "/one"]
    assert {request.existing_response.status for request in requests if request.existing_response} == {200}
    await page.evaluate("fetch('/data', {method: 'POST', body: 'x'}).then(answer => answer.text())")
    assert [(request.method, request.post_data) for request in await page.requests()][3:] == [("POST", "x")]


async def test_web_errors(page: Page, context: BrowserContext) -> None:
    async with context.expect_event("weberror") as info:
        await page.evaluate("setTimeout(() => { throw new Error('thrown') })")
    error: WebError = await info.value
    assert error.page is page
    assert error.error.message == "thrown"


async def test_load_events(page: Page, server: WebServer) -> None:
    heard: list[str] = []
    for event in ("domcontentloaded", "load", "framenavigated"):
        page.on(event, lambda detail, event=event: heard.append(event))
    async with page.expect_event("domcontentloaded") as parsed, page.expect_event("load") as loaded:
        await page.goto(server.empty)
    assert await parsed.value is page
    assert await loaded.value is page
    assert heard == ["framenavigated", "domcontentloaded", "load"]
    await page.evaluate("location.hash = 'x'")
    await page.evaluate("1")
    assert heard == ["framenavigated", "domcontentloaded", "load", "framenavigated"]


async def test_expect_event(page: Page) -> None:
    async with page.expect_event("console", lambda message: "2" in message.text) as info:
        assert not info.is_done()
        await page.evaluate("console.log(1); console.log(2); console.log(22)")
    assert info.is_done()
    assert (await info.value).text == "2"
    assert (await info.value).text == "2"


async def test_events_that_come_later(page: Page) -> None:
    async with page.expect_event("console") as info:
        await page.evaluate("void setTimeout(() => console.log('late'), 50)")
    assert (await info.value).text == "late"


async def test_waits_that_come_to_nothing(page: Page, context: BrowserContext) -> None:
    log = f'\n{RULE} logs {RULE}\nwaiting for event "console"\n{"=" * 60}'
    with pytest.raises(TimeoutError) as failure:
        await page.wait_for_event("console", timeout=100)
    assert failure.value.message == (
        f'Page.wait_for_event: Timeout 100ms exceeded while waiting for event "console"{log}'
    )
    with pytest.raises(TimeoutError) as failure:
        async with page.expect_event("console", lambda message: False, timeout=110):
            await page.evaluate("console.log(1)")
    assert failure.value.message == (
        f'Page.expect_event: Timeout 110ms exceeded while waiting for event "console"{log}'
    )
    with pytest.raises(TimeoutError) as failure:
        await page.wait_for_event("nonsense", timeout=20)
    assert 'waiting for event "nonsense"' in failure.value.message
    with pytest.raises(TimeoutError) as failure:
        await context.wait_for_event("page", timeout=120)
    assert failure.value.message == (
        'BrowserContext.wait_for_event: Timeout 120ms exceeded while waiting for event "page"'
    )


async def test_errors_leave_the_wait(page: Page) -> None:
    with pytest.raises(ZeroDivisionError):
        async with page.expect_event("console"):
            raise ZeroDivisionError

    def predicate(message: Any) -> bool:
        raise ValueError("what a message")

    with pytest.raises(ValueError, match="what a message"):
        async with page.expect_event("console", predicate):
            await page.evaluate("console.log(1)")
    assert not page._has_listeners("console")


async def test_closing(page: Page, context: BrowserContext) -> None:
    heard: list[Any] = []
    page.on("close", heard.append)
    context.on("close", heard.append)
    async with page.expect_event("close") as info:
        await page.close()
    assert await info.value is page
    await context.close()
    assert heard == [page, context]


async def test_pages_of_a_context(context: BrowserContext) -> None:
    async with context.expect_page() as info:
        page = await context.new_page()
    assert await info.value is page
    assert context.pages == [page]


OF_PAGES = (
    "close console crash dialog domcontentloaded download filechooser frameattached framedetached framenavigated load "
    "pageerror popup request requestfailed requestfinished response websocket"
)
OF_CONTEXTS = (
    "backgroundpage close console dialog download frameattached framedetached framenavigated page pageclose pageload "
    "request requestfailed requestfinished response weberror"
)


async def test_each_event_can_be_listened_to(page: Page, context: BrowserContext, browser: Browser) -> None:
    def listener(detail: Any) -> None: ...

    given = ((page, OF_PAGES), (context, OF_CONTEXTS), (browser, "context disconnected"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for emitter, events in given:
            for event in events.split():
                emitter.on(event, listener)
                emitter.once(event, listener)
                emitter.remove_listener(event, listener)
                emitter.remove_listener(event, listener)
    for owner, event in ((page, "worker"), (context, "serviceworker")):
        with pytest.warns(
            SmoothWarning, match=f'The event "{event}" of a .* is never emitted: scripts of a page can.t reach workers'
        ):
            owner.on(event, listener)
        owner.remove_listener(event, listener)
    with pytest.warns(SmoothWarning), pytest.raises(TimeoutError):
        async with page.expect_event("worker", timeout=20):
            pass


async def test_a_crash(browser: Browser) -> None:
    page = await browser.new_page()
    heard: list[Page] = []
    page.on("crash", heard.append)
    await page.title()
    async with page.expect_event("crash") as info:
        with pytest.raises(Error):
            await page.session.goto("chrome://crash")
    assert await info.value is page
    with pytest.raises(TargetClosedError, match=r"Page\.title: Target crashed"):
        await page.title()
    assert heard == [page]
    await page.close()


async def test_a_context_tells_of_its_pages(context: BrowserContext, page: Page, server: WebServer) -> None:
    seen: list[Any] = []
    for event in ("pageload", "pageclose", "frameattached", "framenavigated", "framedetached"):
        context.on(event, lambda detail, event=event: seen.append((event, detail)))
    await page.goto(server.empty)
    assert seen == [("framenavigated", page.main_frame), ("pageload", page)]
    seen.clear()
    await page.evaluate("document.body.append(document.createElement('iframe'))")
    await page.evaluate("document.querySelector('iframe').remove()")
    assert [event for event, _ in seen] == ["frameattached", "framedetached"]
    seen.clear()
    await page.close()
    assert seen[-1] == ("pageclose", page)
