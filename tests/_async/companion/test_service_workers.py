"""Service workers: what they answer and request themselves, with the companion, on both hosts."""

from __future__ import annotations

import pytest

from smooth_page.async_api import Browser, Error, Request, Response, Route
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


async def test_requests(companion_browser: Browser, server: WebServer) -> None:
    server.add("/sw.js", WORKER, content_type="text/javascript")
    server.add("/data", b"from the server")
    context = await companion_browser.new_context()
    page = await context.new_page()
    of_page: list[Request] = []
    of_context: list[Request] = []
    answers: list[Response] = []
    page.on("request", of_page.append)
    page.on("response", answers.append)
    context.on("request", of_context.append)
    await page.goto(server.page("/controlled", PAGE))
    await page.evaluate("active")
    assert await page.evaluate(GET, "/made") == "by the worker"
    assert await page.evaluate(GET, "/data") == "from the server"
    by_path = {answer.url.removeprefix(server.prefix): answer for answer in answers}
    assert not by_path["/controlled"].from_service_worker
    assert by_path["/made"].from_service_worker
    assert by_path["/data"].from_service_worker
    assert await by_path["/made"].text() == "by the worker"
    assert [it.url for it in of_page if it.url.endswith("/data")] == [f"{server.prefix}/data"]
    script, own = (it for it in of_context if it not in of_page)
    assert (script.url, own.url) == (f"{server.prefix}/sw.js", f"{server.prefix}/data")
    assert own.service_worker is script.service_worker is context.service_workers[0]
    answer = await own.response()
    assert answer
    assert (answer.from_service_worker, answer.status) == (False, 200)
    with pytest.raises(Error, match="Service Worker requests do not have an associated frame"):
        _ = own.frame
    # Routes of the context are asked about them, those of pages are not; headers are added.
    second = await context.new_page()
    await second.goto(f"{server.prefix}/controlled")
    asked: list[str] = []

    async def by_context(route: Route) -> None:
        asked.append(route.request.url.removeprefix(server.prefix))
        await route.fulfill(body="made")

    await page.route("**/data*", lambda route: route.abort())
    await context.route("**/data?1", by_context)
    await context.set_extra_http_headers({"x-extra": "yes"})
    assert await page.evaluate(GET, "/data?1") == "made"
    assert await second.evaluate(GET, "/data?1") == "made"
    assert asked == ["/data?1"] * 2
    assert await page.evaluate(GET, "/data") == "from the server"
    assert server.asked[-1].headers["x-extra"] == "yes"
    await context.close()


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
