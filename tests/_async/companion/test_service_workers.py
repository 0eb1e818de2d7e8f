"""Service workers: what they answer and request themselves, with the companion, on both hosts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import NamedTuple

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, Page, Request, Response, Route
from tests.web_server import WebServer

PAGE = """<script>
window.active = navigator.serviceWorker.register('/sw.js').then(() => new Promise((done) => {
  if (navigator.serviceWorker.controller) done();
  else navigator.serviceWorker.oncontrollerchange = () => done();
}));
</script>"""
WORKER = """
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/made')) event.respondWith(new Response('by the worker'));
  else if (event.request.url.includes('/data')) event.respondWith(fetch(event.request));
});
"""
GET = "url => fetch(url).then((it) => it.text())"


class Controlled(NamedTuple):
    """A page that a service worker controls, and what was reported while it fetched."""

    context: BrowserContext
    page: Page
    # Requests that the page emitted, and those that only its context did.
    of_page: list[Request]
    of_context: list[Request]
    # By path.
    answers: dict[str, Response]


@pytest.fixture(scope="module")
async def controlled(companion_browser: Browser, web_server: WebServer) -> AsyncIterator[Controlled]:
    web_server.add("/sw.js", WORKER, content_type="text/javascript")
    web_server.add("/data", b"from the server")
    context = await companion_browser.new_context()
    page = await context.new_page()
    of_page: list[Request] = []
    of_context: list[Request] = []
    answers: list[Response] = []
    page.on("request", of_page.append)
    page.on("response", answers.append)
    context.on("request", of_context.append)
    await page.goto(web_server.page("/controlled", PAGE))
    await page.evaluate("active")
    assert await page.evaluate(GET, "/made") == "by the worker"
    assert await page.evaluate(GET, "/data") == "from the server"
    by_path = {answer.url.removeprefix(web_server.prefix): answer for answer in answers}
    yield Controlled(context, page, [*of_page], [it for it in of_context if it not in of_page], by_path)
    await context.close()


async def test_responses_say_what_a_service_worker_answered(controlled: Controlled, web_server: WebServer) -> None:
    answers = controlled.answers
    assert not answers["/controlled"].from_service_worker
    assert answers["/made"].from_service_worker
    assert answers["/data"].from_service_worker
    assert await answers["/made"].text() == "by the worker"
    data = [it.url for it in controlled.of_page if it.url.endswith("/data")]
    assert data == [f"{web_server.prefix}/data"]


async def test_its_own_requests_are_the_contexts(controlled: Controlled, web_server: WebServer) -> None:
    script, own = controlled.of_context
    assert (script.url, own.url) == (f"{web_server.prefix}/sw.js", f"{web_server.prefix}/data")
    assert own.service_worker is script.service_worker is controlled.context.service_workers[0]
    answer = await own.response()
    assert answer
    assert (answer.from_service_worker, answer.status) == (False, 200)
    with pytest.raises(Error, match="Service Worker requests do not have an associated frame"):
        _ = own.frame


async def test_its_own_requests_are_routed_by_the_context(controlled: Controlled, web_server: WebServer) -> None:
    """Those of pages are not asked about them; headers are added."""
    context, page = controlled.context, controlled.page
    second = await context.new_page()
    await second.goto(f"{web_server.prefix}/controlled")
    asked: list[str] = []

    async def by_context(route: Route) -> None:
        asked.append(route.request.url.removeprefix(web_server.prefix))
        await route.fulfill(body="made")

    await page.route("**/data*", lambda route: route.abort())
    await context.route("**/data?1", by_context)
    await context.set_extra_http_headers({"x-extra": "yes"})
    assert await page.evaluate(GET, "/data?1") == "made"
    assert await second.evaluate(GET, "/data?1") == "made"
    assert asked == ["/data?1"] * 2
    assert await page.evaluate(GET, "/data") == "from the server"
    assert web_server.asked_for("/data")[-1].headers["x-extra"] == "yes"


async def test_registration_is_blocked(companion_browser: Browser, server: WebServer) -> None:
    server.add("/sw.js", WORKER, content_type="text/javascript")
    context = await companion_browser.new_context(service_workers="block")
    page = await context.new_page()
    await page.goto(server.page("/blocked", "<iframe src=/inner></iframe>"))
    server.asked.clear()
    register = "() => navigator.serviceWorker.register('/sw.js').then(() => 'done', (error) => error.message)"
    for frame in page.frames:
        async with page.expect_console_message() as message:
            await frame.evaluate(f"void ({register})()")
        assert (await message.value).text == "Service Worker registration blocked by Playwright"
        assert await frame.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert [it.path for it in server.asked if it.path == "/sw.js"] == []
    await context.close()
