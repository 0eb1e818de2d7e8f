"""The companion in the browser that the engine's sessions share."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page

from smooth_page import SmoothClient
from smooth_page.companion.archive import archive
from smooth_page.local.browser import BrowserHost
from smooth_page.local.extensions import Extensions
from smooth_page.local.temporary_folder import TemporaryFolder
from smooth_page.sync_api import Browser, sync_playwright
from tests.local.engine_process import KEY, EngineProcess
from tests.web_server import WebServer


@pytest.fixture
def browser(engine: EngineProcess) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        given = {"companion": True, "base_url": engine.base_url, "api_key": KEY}
        with playwright.chromium.launch(smooth=given) as launched:
            yield launched


def test_sessions_with_it_are_isolated(browser: Browser, server: WebServer) -> None:
    url = server.page("/", "<script>document.cookie = 'a=b'; localStorage.c = 'd'</script>")
    first, second = browser.new_context(), browser.new_context()
    for context in (first, second):
        assert [context.new_page() for _ in range(2)] == context.pages
    first.pages[1].goto(url)
    second.pages[1].goto(f"{server.prefix}/none")
    assert second.pages[1].evaluate("[document.cookie, localStorage.length]") == ["", 0]
    first.close()
    assert second.pages[0].evaluate("1 + 1") == 2
    second.close()


def test_sessions_without_it_go_on_beside_it(browser: Browser, engine: EngineProcess, server: WebServer) -> None:
    browser.new_page()
    with SmoothClient(KEY, engine.base_url) as client, client.session() as plain:
        plain.goto(server.page("/", "<title>plain</title>"))
        names = "Object.getOwnPropertyNames(window).filter((name) => name.startsWith('__smooth'))"
        assert plain.evaluate_js(f"return [document.title, ...{names}]").output == ["plain"]
        plain.evaluate_js("window.opened = window.open('about:blank'); return 1")
        assert plain.evaluate_js("return opened.document.readyState").output == "complete"


def test_an_extension_of_that_name_with_other_bytes_is_an_extension() -> None:
    extensions = Extensions(TemporaryFolder())
    same = extensions.add("other.zip", archive().content)
    changed = extensions.add(archive().name, archive().content + b"\0")
    assert [extension.is_companion for extension in extensions.chosen([same, changed])] == [True, False]


@pytest.mark.parametrize(
    ("options", "seen"), [({}, False), ({"proxy": {"server": "http://x.test", "username": "u"}}, True)]
)
async def test_the_driver_follows_no_requests_of_its_tab_unless_it_has_to(
    server: WebServer, options: dict[str, Any], seen: bool
) -> None:
    host, extensions = BrowserHost(), Extensions(TemporaryFolder())
    chosen = extensions.chosen([extensions.add(archive().name, archive().content)])
    if "proxy" in options:
        options["proxy"]["server"] = server.prefix
    page = await host.page(options, chosen)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    await page.goto(server.page("/", "<title>there</title>"))
    assert bool(requests) is seen
    with pytest.raises(PlaywrightError, match="net::ERR_"):
        await page.goto("http://127.0.0.1:1/")
    await host.stop()


async def test_its_hidden_page_outlives_who_opened_it_and_ends_with_its_sessions() -> None:
    host, extensions = BrowserHost(), Extensions(TemporaryFolder())
    assert host._companions is not None
    host._companions._pipe = lambda browser: None  # as on Windows
    chosen = extensions.chosen([extensions.add(archive().name, archive().content)])
    browser = await host.start()

    # The session that opens the hidden page ends meanwhile, and another one waits for it.
    first = asyncio.ensure_future(host.page({}, chosen))
    second = asyncio.ensure_future(host.page({}, chosen))
    while browser not in host._companions._hidden:  # noqa: ASYNC110 -- a turn of the loop
        await asyncio.sleep(0)
    first.cancel()
    page = await second
    assert not page.is_closed()

    # Without the hidden page no session would get an answer.
    hidden: Page = await host._companions._hidden[browser]
    ended = asyncio.Event()
    browser.on("disconnected", lambda _: ended.set())
    crashing = asyncio.ensure_future(hidden.goto("chrome://crash"))
    await ended.wait()
    crashing.cancel()
    await asyncio.gather(crashing, return_exceptions=True)
    assert page.is_closed()
    third = await host.page({}, chosen)
    assert third.context.browser is not browser
    await host.stop()
