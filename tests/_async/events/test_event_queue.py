"""The order of events while listeners and handlers make calls of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from smooth_page.async_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response, Route
from tests.web_server import Answer, Asked, WebServer

pytestmark = pytest.mark.both_apis

FETCH = "async n => { for (let i = 0; i < n; i++) await fetch('/api?' + i) }"
AT_ONCE = "n => Promise.all([...Array(n).keys()].map(i => fetch('/api?' + i).then(answer => answer.text())))"


def number(of: Request | Response) -> int:
    return int(of.url.partition("?")[2])


async def until(page: Page, condition: Callable[[], Any]) -> None:
    """In the async API, listeners that wait for something go on in the background."""
    for _ in range(2000):
        if condition():
            return
        await page.title()


@pytest.fixture
def site(server: WebServer) -> WebServer:
    def answer(asked: Asked) -> Answer:
        return Answer(asked.path.partition("?")[2].encode(), 200, [("content-type", "application/json")])

    server.handle("/api", answer)
    return server


async def test_a_listener_that_reads_bodies_gets_all(page: Page, site: WebServer) -> None:
    begun: list[int] = []
    got: list[int] = []

    async def keep(response: Response) -> None:
        begun.append(number(response))
        if number(response) % 5 == 0:
            got.append(await response.json())

    await page.goto(site.empty)
    page.on("response", keep)
    await page.evaluate(FETCH, 60)
    await until(page, lambda: len(got) == 12)
    assert begun == list(range(60))
    assert sorted(got) == list(range(0, 60, 5))  # with asyncio, bodies are read side by side


async def test_thousands_of_events_in_one_call(page: Page) -> None:
    heard: list[str] = []

    def listener(message: ConsoleMessage) -> None:
        heard.append(message.text)

    page.on("console", listener)
    await page.evaluate("for (let i = 0; i < 2500; i++) console.log(i)")
    assert heard == [str(n) for n in range(2500)]


async def test_what_a_listeners_call_brings_comes_after_what_was_there(page: Page, context: BrowserContext) -> None:
    heard: list[str] = []

    async def listener(message: ConsoleMessage) -> None:
        if message.text == "1":
            await page.evaluate("console.log('4')")
            assert [item.text for item in await page.console_messages()] == ["1", "2", "3", "4"]
        heard.append(message.text)

    of_context: list[str] = []
    context.on("console", lambda message: of_context.append(message.text))
    page.on("console", listener)
    await page.evaluate("for (const text of '123') console.log(text)")
    await until(page, lambda: len(heard) == 4)
    assert of_context == ["1", "2", "3", "4"]
    assert sorted(heard) == ["1", "2", "3", "4"]


async def test_a_listener_that_waits_for_an_event(page: Page, site: WebServer) -> None:
    seen: list[str] = []

    async def listener(message: ConsoleMessage) -> None:
        if message.text != "first":
            return
        # What has already come after the event that it is called for, and what its own call brings.
        async with page.expect_console_message(lambda other: other.text == "second") as second:
            pass
        async with page.expect_response("**/api?7") as response:
            await page.evaluate("fetch('/api?7')")
        async with page.expect_navigation():
            await page.evaluate("location.hash = 'there'")
        seen.extend([(await second.value).text, await (await response.value).text(), page.url])

    await page.goto(site.empty)
    page.on("console", listener)
    await page.evaluate("console.log('first'); console.log('second')")
    await until(page, lambda: seen)
    assert seen == ["second", "7", f"{site.empty}#there"]


async def test_a_listener_that_goes_elsewhere(page: Page, site: WebServer) -> None:
    heard: list[str] = []

    async def listener(message: ConsoleMessage) -> None:
        heard.append(message.text)
        if message.text == "go":
            await page.goto(site.page("/next", "<title>next</title><script>console.log('arrived')</script>"))
            heard.append(await page.title())

    await page.goto(site.empty)
    page.on("console", listener)
    await page.evaluate("for (const text of ['go', 'a', 'b']) console.log(text)")
    await until(page, lambda: len(heard) == 5)
    assert sorted(heard) == ["a", "arrived", "b", "go", "next"]
    assert [text for text in heard if text != "next"] == ["go", "a", "b", "arrived"]


async def test_what_an_event_leaves_after_an_error_is_reported_later(page: Page) -> None:
    heard: list[str] = []

    def listener(message: ConsoleMessage) -> None:
        heard.append(message.text)
        if message.text == "1":
            raise ZeroDivisionError

    page.on("console", listener)
    with pytest.raises(ZeroDivisionError):
        await page.evaluate("for (const text of '123') console.log(text)")
    await page.title()
    assert heard == ["1", "2", "3"]


async def test_handlers_of_many_requests_that_make_calls(page: Page, site: WebServer) -> None:
    decided: list[int] = []

    async def handler(route: Route) -> None:
        assert await page.evaluate("document.title") == ""
        decided.append(number(route.request))
        await route.fulfill(body=str(-number(route.request)))

    await page.goto(site.empty)
    await page.route("**/api?*", handler)
    got = await page.evaluate(AT_ONCE, 60)
    assert got == [str(-n) for n in range(60)]
    assert sorted(decided) == list(range(60))


async def test_a_handler_whose_call_waits_for_another_handler(page: Page, site: WebServer) -> None:
    async def handler(route: Route) -> None:
        depth = number(route.request)
        inner = await page.evaluate(f"fetch('/api?{depth + 1}').then(answer => answer.text())") if depth < 4 else ""
        await route.fulfill(body=f"{depth}{inner}")

    await page.goto(site.empty)
    await page.route("**/api?*", handler)
    assert await page.evaluate(AT_ONCE, 2) == ["01234", "1234"]


async def test_functions_that_make_calls(page: Page, site: WebServer) -> None:
    logged: list[str] = []

    async def press(name: str) -> list[str]:
        await page.dispatch_event(f"#{name}", "click")
        return list(logged)

    await page.set_content("<button id=a onclick='console.log(1)'></button><button id=b onclick='console.log(2)'>")
    page.on("console", lambda message: logged.append(message.text))
    await page.expose_function("press", press)
    first, second = await page.evaluate("Promise.all([press('a'), press('b')])")
    assert "1" in first
    assert "2" in second
    assert sorted(logged) == ["1", "2"]


async def test_locator_handlers_that_make_calls(page: Page) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))

    async def handler(overlay: Locator) -> None:
        async with page.expect_console_message(lambda message: message.text == "closed"):
            await page.click("#close")
        assert heard[-1] == "closed"

    await page.set_content(
        "<div id=overlay style='position: fixed; inset: 0'>"
        "<button id=close onclick=\"overlay.remove(); console.log('closed')\">close</button></div>"
        "<button id=under onclick=\"console.log('pressed')\">under</button>"
    )
    await page.add_locator_handler(page.locator("#overlay"), handler)
    await page.click("#under")
    assert heard == ["closed", "pressed"]


async def test_listeners_that_use_popups(page: Page, site: WebServer) -> None:
    site.page("/popup", "<title>popup</title><script>for (const text of 'xyz') console.log(text)</script>")
    heard: list[str] = []
    titles: list[str] = []

    async def opened(popup: Page) -> None:
        popup.on("console", lambda message: heard.append(message.text))
        titles.append(await popup.title())
        await popup.evaluate("console.log('of the popup')")
        await page.evaluate("console.log('of the page')")
        await popup.close()

    await page.goto(site.empty)
    page.on("popup", opened)
    page.on("console", lambda message: heard.append(message.text))
    await page.evaluate("console.log('before'); window.open('/popup'); console.log('after')")
    await until(page, lambda: len(page.context.pages) == 1 and titles)
    assert titles == ["popup"]
    assert [text for text in heard if text not in "xyz"] == ["before", "after", "of the popup", "of the page"]
