"""Requests and responses of a page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from smooth_page.async_api import NotSupportedError, Page, Request, Response, TimeoutError
from tests.web_server import WebServer


async def test_fetch(page: Page, server: WebServer) -> None:
    url = server.add("/data", '{"a": 1}', content_type="application/json", headers=[("x-own", "yes")])
    await page.goto(server.empty)
    heard: list[str] = []
    for event in ("request", "response", "requestfinished", "requestfailed"):
        page.on(event, lambda item, event=event: heard.append(event))
    async with page.expect_response("**/data") as answered, page.expect_request(re.compile("data")) as asked:
        await page.evaluate("fetch('/data', {method: 'POST', body: '{\"q\": 2}', headers: {'X-Mine': '1'}})")
    response = await answered.value
    request = await asked.value
    assert response.request is request
    assert await request.response() is response
    assert (request.url, request.method, request.resource_type) == (url, "POST", "fetch")
    assert request.headers["x-mine"] == await request.header_value("X-Mine") == "1"
    assert (request.post_data, request.post_data_buffer, request.post_data_json) == ('{"q": 2}', b'{"q": 2}', {"q": 2})
    assert request.frame is response.frame is page.main_frame
    assert not request.is_navigation_request()
    assert (response.url, response.status, response.ok, response.status_text) == (url, 200, True, "OK")
    assert response.headers["x-own"] == await response.header_value("X-Own") == "yes"
    assert await response.json() == {"a": 1}
    assert await response.text() == '{"a": 1}'
    assert await response.body() == b'{"a": 1}'
    await response.finished()
    assert heard == ["request", "response", "requestfinished"]
    assert request.failure is None


async def test_xml_http_request(page: Page, server: WebServer) -> None:
    server.add("/data", "text")
    await page.goto(server.empty)
    async with page.expect_request_finished() as info:
        await page.evaluate(
            """new Promise(done => {
                const xhr = new XMLHttpRequest(); xhr.open('GET', '/data'); xhr.onload = () => done(1); xhr.send();
            })"""
        )
    request = await info.value
    assert request.resource_type == "xhr"
    response = request.existing_response
    assert response is not None
    assert await response.text() == "text"


async def test_a_document_and_what_it_loads(page: Page, server: WebServer) -> None:
    server.add("/a.js", "1", content_type="text/javascript")
    server.add("/a.css", "p {}", content_type="text/css")
    requests: dict[str, Request] = {}
    responses: list[Response] = []
    page.on("request", lambda request: requests.__setitem__(request.url.removeprefix(server.prefix), request))
    page.on("response", responses.append)
    url = server.page("/one", "<link rel=stylesheet href=/a.css><script src=/a.js></script>")
    response = await page.goto(url)
    while len(requests) < 3:
        await page.wait_for_event("request")
    assert {path: request.resource_type for path, request in requests.items()} == {
        "/one": "document",
        "/a.css": "stylesheet",
        "/a.js": "script",
    }
    assert response is responses[0]
    assert requests["/one"].is_navigation_request()
    assert requests["/one"].timing["responseEnd"] > 0
    assert {request.url for request in await page.requests()} == {request.url for request in requests.values()}
    assert "/a.css" in await responses[0].text()
    assert {await response.http_version() for response in responses} == {"HTTP/1.1"}
    with pytest.raises(NotSupportedError, match=r"Response\.text of a script"):
        await next(response for response in responses if response.url.endswith(".js")).text()


async def test_a_document_to_which_nobody_listens(page: Page, server: WebServer) -> None:
    response = await page.goto(server.page("/one", "one"))
    assert response is not None
    assert response.status == 200
    assert await response.http_version() == "HTTP/1.1"
    with pytest.raises(NotSupportedError, match=r"Response\.text of a document"):
        await response.text()
    with pytest.raises(NotSupportedError, match=r"Response\.headers of a document"):
        response.headers  # noqa: B018 - reading it is what raises


async def test_a_frame_that_comes_later(page: Page, server: WebServer) -> None:
    server.page("/inner", "inner")
    await page.goto(server.empty)
    added = """new Promise(done => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { src: '/inner', onload: () => done(0) });
      document.body.append(frame);
    })"""
    async with page.expect_response("**/inner") as told:
        await page.evaluate(added)
    response = await told.value
    assert response.status == 200
    assert response.frame is page.frames[1]
    assert response.request.is_navigation_request()


async def test_requests_of_frames(page: Page, server: WebServer) -> None:
    server.page("/inner", "inner")
    requests: list[Request] = []
    page.on("request", requests.append)
    await page.goto(server.page("/outer", "<iframe src=/inner#part></iframe>"))
    while len(requests) < 2:
        await page.wait_for_event("request")
    outer, inner = requests
    assert (outer.frame, inner.frame) == (page.main_frame, page.frames[1])
    assert inner.url == f"{server.prefix}/inner"
    assert inner.is_navigation_request()


async def test_failures(page: Page, server: WebServer) -> None:
    server.add("/cut", cut=True)
    await page.goto(server.empty)
    async with page.expect_event("requestfailed") as info:
        await page.evaluate("fetch('/cut').catch(() => {})")
    request: Request = await info.value
    assert request.failure == "net::ERR_FAILED"
    assert await request.response() is None


async def test_predicates_and_time_outs(page: Page, server: WebServer) -> None:
    server.add("/data", "1")
    await page.goto(server.empty)
    async with page.expect_response(lambda response: response.status == 404) as info:
        await page.evaluate("fetch('/data').then(() => fetch('/missing'))")
    assert (await info.value).url == f"{server.prefix}/missing"
    with pytest.raises(TimeoutError) as failure:
        async with page.expect_request("**/never", timeout=100):
            pass
    rule = "=" * 27
    assert failure.value.message == (
        'Page.expect_request: Timeout 100ms exceeded while waiting for event "request"\n'
        f'{rule} logs {rule}\nwaiting for request "**/never"\n{"=" * 60}'
    )

    def predicate(response: Any) -> bool:
        raise ValueError("no such response")

    with pytest.raises(ValueError, match="no such response"):
        async with page.expect_response(predicate):
            await page.evaluate("fetch('/data').then(() => 1)")


async def test_the_context_hears_of_it_too(page: Page, server: WebServer) -> None:
    heard: list[Request] = []
    page.context.on("request", heard.append)
    await page.goto(server.empty)
    assert [request.url for request in heard] == [server.empty]
