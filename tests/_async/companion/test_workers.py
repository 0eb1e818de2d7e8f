"""Web workers and service workers with the companion, and what the browser itself writes to the console."""

from __future__ import annotations

import pytest

from smooth_page.async_api import BrowserContext, ConsoleMessage, Error, Page
from smooth_page.errors import TargetClosedError
from tests.web_server import WebServer

# Resolves when the code has run.
START = """async (code) => {
  worker = new Worker(URL.createObjectURL(new Blob([code, ';postMessage(0)'], { type: 'text/javascript' })));
  await new Promise((done) => { worker.onmessage = done });
}"""


@pytest.mark.parametrize("own", [True, False])
async def test_workers_run_code(companion_context: BrowserContext, page: Page, server: WebServer, own: bool) -> None:
    tab = page if own else await companion_context.new_page()
    await tab.goto(server.page("/", ""))
    async with tab.expect_worker() as info:
        await tab.evaluate(START, "self.answer = 42")
    worker = await info.value
    assert worker.url.startswith("blob:")
    assert repr(worker) == f"<Worker url={worker.url!r}>"
    assert tab.workers == [worker]
    assert await worker.evaluate("answer") == 42
    assert await worker.evaluate("async ([a, b]) => new Map([[a, b]]).get(a)", [1, {"x": float("inf")}]) == {
        "x": float("inf")
    }
    handle = await worker.evaluate_handle("() => ({ here: self, list: [1, undefined] })")
    assert await handle.evaluate("(it, more) => it.list.length + more", 3) == 5
    assert await (await handle.get_property("list")).json_value() == [1, None]
    assert str(await handle.get_property("here")) == "DedicatedWorkerGlobalScope"
    assert await worker.evaluate("(it) => it.here === self", handle) is True
    with pytest.raises(Error, match=r"Worker\.evaluate: RangeError: no"):
        await worker.evaluate("() => { throw new RangeError('no') }")
    async with worker.expect_event("close"):
        await tab.evaluate("worker.terminate()")
    assert tab.workers == []
    with pytest.raises(TargetClosedError):
        await handle.json_value()


@pytest.mark.both_apis
async def test_messages_and_errors_of_workers(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", ""))
    async with page.expect_worker() as info:
        await page.evaluate(START, "0")
    worker = await info.value
    async with (
        worker.expect_event("console") as own,
        page.expect_console_message() as of_page,
        companion_context.expect_console_message() as of_context,
    ):
        await worker.evaluate("console.warn('from', { a: 1 }, self)")
    message: ConsoleMessage = await own.value
    assert message is await of_page.value
    assert message is await of_context.value
    assert (message.type, message.text) == ("warning", "from {a: 1} DedicatedWorkerGlobalScope")
    assert message.worker is worker
    assert message.page is page
    assert await (await message.args[1].get_property("a")).json_value() == 1
    errors: list[Error] = []
    page.on("pageerror", errors.append)
    async with companion_context.expect_event("weberror") as web:
        await worker.evaluate("setTimeout(() => { throw new TypeError('late') })")
    assert (await web.value).page is page
    assert await page.evaluate("1 + 1") == 2
    page.remove_listener("pageerror", errors.append)
    assert [(error.name, error.message) for error in errors] == [("TypeError", "late")]


async def test_workers_end_with_their_document(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", ""))
    async with page.expect_worker() as info:
        await page.evaluate(START, "0")
    ended: list[object] = []
    (await info.value).on("close", ended.append)
    await page.goto(server.page("/other", ""))
    assert ended == [await info.value]
    assert page.workers == []


async def test_service_workers(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    url = server.add("/sw.js", "self.answer = 42", content_type="text/javascript")
    await page.goto(server.page("/", ""))
    async with companion_context.expect_event("serviceworker") as info:
        await page.evaluate("void navigator.serviceWorker.register('/sw.js')")
    worker = await info.value
    assert worker.url == url
    assert await worker.evaluate("self.constructor.name") == "ServiceWorkerGlobalScope"
    assert companion_context.service_workers == [worker]
    assert page.workers == []
    await page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.unregister())")


async def test_what_the_browser_writes_comes_in_order(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", ""))
    messages: list[ConsoleMessage] = []
    page.on("console", messages.append)
    await page.evaluate(
        """async (elsewhere) => {
          console.log('before');
          await fetch('/none');
          console.log('between');
          await fetch(elsewhere).catch(() => 0);
          console.log('after');
        }""",
        server.prefix.replace("127.0.0.1", "localhost"),
    )
    page.remove_listener("console", messages.append)
    texts = [message.text for message in messages]
    assert [text for text in texts if text in ("before", "between", "after")] == ["before", "between", "after"]
    missing = next(message for message in messages if "404" in message.text)
    assert (missing.type, missing.location["url"]) == ("error", f"{server.prefix}/none")
    assert texts.count(missing.text) == 1
    assert texts.index("before") < texts.index(missing.text) < texts.index("between")
    policy = next(at for at, text in enumerate(texts) if "Access-Control-Allow-Origin" in text)
    assert texts.index("between") < policy < texts.index("after")


async def test_what_an_opener_writes_to_the_console_of_a_new_window(
    companion_context: BrowserContext, page: Page
) -> None:
    async with companion_context.expect_console_message() as info, page.expect_popup() as popup:
        await page.evaluate("() => { window.open('').console.log('hello', 1, { a: 1 }) }")
    message = await info.value
    assert message.text.startswith("hello 1 ")
    assert message.page is await popup.value
    assert await message.args[2].json_value() == {"a": 1}
