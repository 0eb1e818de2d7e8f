"""Console messages and uncaught errors, as the browser reports them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from smooth_page.async_api import BrowserContext, ConsoleMessage, Dialog, Error, Page, Request, WebError
from tests.web_server import WebServer


@pytest.fixture
async def heard(page: Page) -> AsyncIterator[list[ConsoleMessage]]:
    """The page's messages, in their order."""
    messages: list[ConsoleMessage] = []
    page.on("console", messages.append)
    yield messages
    page.remove_listener("console", messages.append)


def texts(messages: list[ConsoleMessage]) -> list[str]:
    return [message.text for message in messages]


async def test_objects_are_shown_as_they_were(page: Page, heard: list[ConsoleMessage]) -> None:
    await page.evaluate("""() => {
      const o = { n: 1 };
      console.warn('a', o, [1, , , 2], null, undefined, -0, 10n, document.body);
      o.n = 2;
    }""")
    (message,) = heard
    assert message.type == "warning"
    assert message.text == "a {n: 1} [1, empty x 2, 2] null undefined 0 undefined JSHandle@node"
    assert [str(arg) for arg in message.args[:3]] == ["a", "{n: 1}", "[1, empty x 2, 2]"]
    assert [await arg.json_value() for arg in message.args[:6]] == ["a", {"n": 2}, [1, None, None, 2], None, None, -0.0]
    assert message.args[7].as_element() is not None


async def test_what_a_call_waits_for_can_be_what_a_listener_does(page: Page, server: WebServer) -> None:
    async def answer(message: ConsoleMessage) -> None:
        await page.evaluate("document.title = 'answered'")

    await page.goto(server.empty)
    page.on("console", answer)
    happens = (
        "() => { if (!window.acted) { window.acted = true; console.log('now') } return document.title === 'answered' }"
    )
    await page.wait_for_function(happens, timeout=4000)
    page.remove_listener("console", answer)


async def test_values_outlive_their_document(page: Page, server: WebServer, heard: list[ConsoleMessage]) -> None:
    await page.goto(server.page("/one", "<script>console.log('text', 5, { a: 1 })</script>"))
    text, number, written = heard[0].args
    assert await written.evaluate("(it) => it.a") == 1
    assert await page.evaluate("([text, number]) => text + number", [text, number]) == "text5"
    await page.goto(server.page("/two", "<p>two</p>"))
    assert [await text.json_value(), await number.json_value()] == ["text", 5]
    with pytest.raises(Error, match="Execution context was destroyed"):
        await written.json_value()


async def test_the_page_has_the_console_of_the_browser(page: Page, server: WebServer) -> None:
    page.on("console", lambda message: None)
    script = "<script>document.title = console.log.toString()</script>"
    await page.goto(server.page("/", script))
    assert await page.title() == "function log() { [native code] }"


async def test_messages_come_in_order_with_requests(page: Page, server: WebServer, heard: list[ConsoleMessage]) -> None:
    order: list[str] = []

    def requested(request: Request) -> None:
        order.append(request.url.removeprefix(server.prefix))

    def written(message: ConsoleMessage) -> None:
        order.append(message.text)

    page.on("request", requested)
    page.on("console", written)
    inner = server.page("/inner", "<script>console.log('inner', { a: 1 })</script>").replace("127.0.0.1", "localhost")
    script = "console.log('one', { a: 1 }); fetch('/a'); console.log('two'); fetch('/b'); console.log(document)"
    await page.goto(server.page("/", f"<script>{script}</script><iframe src={inner}></iframe>"))
    page.remove_listener("request", requested)
    page.remove_listener("console", written)
    of_page = ["/", "one {a: 1}", "/a", "two", "/b", "JSHandle@node"]
    assert [item for item in order if item in of_page] == of_page
    (of_frame,) = [message for message in heard if message.text == "inner {a: 1}"]
    assert await of_frame.args[1].json_value() == {"a": 1}


async def test_errors_reach_the_context_first(page: Page, companion_context: BrowserContext) -> None:
    order: list[str] = []

    def of_context(error: WebError) -> None:
        order.append(f"context: {error.error}")

    def of_page(error: Error) -> None:
        order.append(f"page: {error.name} {error.message}")

    companion_context.on("weberror", of_context)
    page.on("pageerror", of_page)
    await page.evaluate("void setTimeout(() => { throw new RangeError('far') })")
    await page.evaluate("Promise.reject(5), new Promise((done) => setTimeout(done, 20))")
    companion_context.remove_listener("weberror", of_context)
    page.remove_listener("pageerror", of_page)
    assert order == ["context: far", "page: RangeError far", "context: 5", "page:  5"]


async def test_a_page_that_waits_for_a_dialog_has_written_an_object(
    page: Page, companion_context: BrowserContext, server: WebServer
) -> None:
    tab = await companion_context.new_page()
    happened: list[str] = []

    async def answer(dialog: Dialog) -> None:
        happened.append(dialog.message)
        await dialog.accept()

    tab.on("dialog", answer)
    tab.on("console", lambda message: happened.append(message.text))
    await tab.goto(server.page("/", "<script>console.log({ a: 1 }); console.log(confirm('sure?'))</script>"))
    assert sorted(happened) == ["sure?", "true", "{a: 1}"]


async def test_thousands_of_objects(page: Page, heard: list[ConsoleMessage]) -> None:
    await page.evaluate("() => { for (let n = 0; n < 2500; n++) console.log({ n }) }")
    assert texts(heard) == [f"{{n: {n}}}" for n in range(2500)]
    assert await heard[-1].args[0].json_value() == {"n": 2499}
    with pytest.raises(Error, match="JSHandle is disposed"):
        await heard[0].args[0].json_value()
