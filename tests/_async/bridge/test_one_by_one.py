"""Pages of a service that carries out one event after the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal

import pytest

from smooth_page.async_api import Browser, Error, Playwright, TimeoutError
from smooth_page.local.embedded import ensure_engine
from tests.one_by_one import one_by_one
from tests.web_server import WebServer


@pytest.fixture(scope="module")
async def distant(playwright: Playwright) -> AsyncIterator[Browser]:
    base_url, key = ensure_engine()
    with one_by_one(base_url, key) as address:
        browser = await playwright.chromium.launch(smooth={"base_url": address, "api_key": key})
        yield browser
        await browser.close()


@pytest.mark.both_apis
@pytest.mark.parametrize("state", ["commit", "domcontentloaded"])
async def test_nothing_that_a_document_loads_is_waited_for(
    distant: Browser, server: WebServer, state: Literal["commit", "domcontentloaded"]
) -> None:
    server.hold("/tracker.gif")
    html = "<title>one</title><img src=/tracker.gif><p id=p></p><script>p.append(document.referrer)</script>"
    one = server.page("/one", html)
    server.handle("/", lambda asked: server._answers["/one"](asked))
    page = await distant.new_page()
    moves: list[str] = []
    page.on("framenavigated", lambda frame: moves.append(frame.url))
    wanted = [one, f"{one}?again", f"{server.cross_prefix}/one"]
    for url in wanted:
        response = await page.goto(url, wait_until=state, timeout=4_000)
        assert response is not None
        assert (response.url, response.status, await page.text_content("p")) == (url, 200, "")
    assert moves == wanted
    assert await page.go_back(wait_until=state, timeout=4_000) is not None
    assert page.url == wanted[1]
    await page.close()


async def test_failures_are_those_of_the_goto_event(
    distant: Browser, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smooth_page._protocol.operation.GRACE", 0.3)
    never = server.hold("/never")
    server.add("/cut", cut=True)
    page = await distant.new_page()
    await page.goto(server.empty)
    with pytest.raises(Error, match=r"ERR_EMPTY_RESPONSE at .*/cut"):
        await page.goto(f"{server.prefix}/cut", wait_until="commit")
    await page.close()
    page = await distant.new_page()
    await page.goto(server.empty)
    with pytest.raises(TimeoutError, match=r"Page\.goto: Timeout 400ms exceeded\."):
        await page.goto(f"{server.prefix}/never", wait_until="commit", timeout=400)
    never.set()
    await page.close()
