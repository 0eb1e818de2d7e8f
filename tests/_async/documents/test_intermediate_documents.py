"""Documents through which a navigation goes on its way: they are not reported, and nothing of them stays."""

from __future__ import annotations

import pytest

from smooth_page.async_api import Browser, Error, Page, Route
from tests.web_server import WebServer


async def with_cookie(page: Page, server: WebServer) -> None:
    await page.context.add_cookies([{"name": "a", "value": "1", "url": server.prefix}])


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize("state", ["commit", "load"])
async def test_are_not_reported(page: Page, server: WebServer, written: bool, state: str) -> None:
    await with_cookie(page, server)
    navigated: list[str] = []
    requested: list[str] = []
    page.on("framenavigated", lambda frame: navigated.append(frame.url))
    if written:
        page.on("request", lambda request: requested.append(request.url))
    url = server.page("/one", "<title>one</title>")
    response = await page.goto(url, wait_until=state)  # type: ignore[arg-type]
    assert response is not None
    assert response.url == url
    assert await page.evaluate("[document.title, document.cookie]") == ["one", "a=1"]
    assert len(server.asked_for("/robots.txt")) == 1
    assert server.asked_for("/one")[0].headers["Cookie"] == "a=1"
    assert navigated == [url]
    assert requested == [url] * written


async def test_are_reported_if_the_navigation_ends_there(page: Page, server: WebServer) -> None:
    await with_cookie(page, server)

    async def abort(route: Route) -> None:
        await route.abort()

    await page.route("**/one", abort)
    with pytest.raises(Error, match="net::ERR_FAILED"):
        await page.goto(f"{server.prefix}/one")
    assert page.url == await page.evaluate("location.href") == f"{server.prefix}/robots.txt"


async def test_those_of_credentials_are_not_reported(browser: Browser, server: WebServer) -> None:
    context = await browser.new_context(http_credentials={"username": "me", "password": "secret"})
    page = await context.new_page()
    navigated: list[str] = []
    page.on("framenavigated", lambda frame: navigated.append(frame.url))
    url = server.page("/one", "<title>one</title>")
    assert (await page.goto(url)) is not None
    assert navigated == [url]
    await context.close()
