"""The companion in the browser that the engine's sessions share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smooth_page import SmoothClient
from smooth_page.companion.archive import archive
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


def test_an_extension_of_that_name_with_other_bytes_is_an_extension(engine: EngineProcess) -> None:
    from smooth_page.local.extensions import Extensions
    from smooth_page.local.temporary_folder import TemporaryFolder

    folder = TemporaryFolder()
    extensions = Extensions(folder)
    same = extensions.add("other.zip", archive().content)
    changed = extensions.add(archive().name, archive().content + b"\0")
    assert [extension.is_companion for extension in extensions.chosen([same, changed])] == [True, False]
