"""Requests and responses of a page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from smooth_page.async_api import Error, NotSupportedError, Page, Request, Response, TimeoutError
from tests.web_server import WebServer


@pytest.fixture
async def posted(page: Page, server: WebServer) -> tuple[Request, Response]:
    """A request of a script with a body, and its answer, which is JSON."""
    server.add("/data", '{"a": 1}', content_type="application/json", headers=[("x-own", "yes")])
    await page.goto(server.empty)
    async with page.expect_response("**/data") as answered, page.expect_request(re.compile("data")) as asked:
        await page.evaluate("fetch('/data', {method: 'POST', body: '{\"q\": 2}', headers: {'X-Mine': '1'}})")
    return await asked.value, await answered.value


@pytest.mark.both_apis
async def test_bodies_of_requests_that_are_empty_or_no_json(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    async with page.expect_request("**/data?other") as other:
        await page.evaluate("fetch('/data?other', { method: 'POST', body: 'other' }).then(() => 0)")
    with pytest.raises(Error, match=r"^POST data is not a valid JSON object: other$"):
        _ = (await other.value).post_data_json
    async with page.expect_request("**/data?empty") as empty:
        await page.evaluate("fetch('/data?empty', { method: 'POST', body: '' }).then(() => 0)")
    request = await empty.value
    assert (request.post_data, request.post_data_buffer, request.post_data_json) == (None, None, None)
    await page.route("**/data", lambda route: route.continue_(post_data=""))
    async with page.expect_request("**/data") as emptied:
        await page.evaluate("fetch('/data', { method: 'POST', body: 'other' }).then(() => 0)")
    assert (await emptied.value).post_data == ""
    await page.unroute_all()


@pytest.mark.both_apis
async def test_a_request_of_a_script(page: Page, server: WebServer, posted: tuple[Request, Response]) -> None:
    request, response = posted
    assert (request.url, request.method, request.resource_type) == (f"{server.prefix}/data", "POST", "fetch")
    assert request.headers["x-mine"] == await request.header_value("X-Mine") == "1"
    assert (request.post_data, request.post_data_buffer, request.post_data_json) == ('{"q": 2}', b'{"q": 2}', {"q": 2})
    assert (request.is_navigation_request(), request.failure) == (False, None)
    assert request.frame is response.frame is page.main_frame
    assert (response.request is request, await request.response() is response) == (True, True)


@pytest.mark.both_apis
async def test_a_response_to_a_script(server: WebServer, posted: tuple[Request, Response]) -> None:
    _, response = posted
    facts = (response.url, response.status, response.ok, response.status_text)
    assert facts == (f"{server.prefix}/data", 200, True, "OK")
    assert response.headers["x-own"] == await response.header_value("X-Own") == "yes"
    assert (await response.json(), await response.text()) == ({"a": 1}, '{"a": 1}')
    assert await response.body() == b'{"a": 1}'


@pytest.mark.both_apis
async def test_the_order_of_events_of_a_request(page: Page, server: WebServer) -> None:
    server.add("/data", "text")
    await page.goto(server.empty)
    heard: list[str] = []
    for event in ("request", "response", "requestfinished", "requestfailed"):
        page.on(event, lambda item, event=event: heard.append(event))
    async with page.expect_response("**/data") as answered:
        await page.evaluate("fetch('/data')")
    await (await answered.value).finished()
    assert heard == ["request", "response", "requestfinished"]


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
    by_path = {response.url.removeprefix(server.prefix): response for response in responses}
    assert by_path["/a.js"].headers == {"content-type": "text/javascript"}
    assert [await by_path[path].text() for path in ("/a.js", "/a.css")] == ["1", "p {}"]
    assert by_path["/a.css"].headers["content-length"] == "4"


async def test_a_document_to_which_nobody_listens(page: Page, server: WebServer) -> None:
    response = await page.goto(server.page("/one", "one"))
    assert response is not None
    assert response.status == 200
    assert await response.http_version() == "HTTP/1.1"
    assert response.headers == {"content-type": "text/html"}
    assert await response.text() == "one"
    assert await response.body() == b"one"
    assert await response.header_value("Content-Type") == "text/html; charset=utf-8"
    assert len(server.asked_for("/one")) <= 2


async def test_what_is_unknown_of_a_response(page: Page, server: WebServer) -> None:
    foreign = server.add("/a.js", "1", content_type="text/javascript").replace(server.prefix, server.cross_prefix)
    allowed = server.add("/b.js", "2", headers=[("access-control-allow-origin", "*")])
    allowed = allowed.replace(server.prefix, server.cross_prefix)
    heard: list[str] = []
    await page.goto(server.page("/", f"<script src={foreign}></script><script crossorigin src={allowed}></script>"))
    page.on("request", lambda request: heard.append(request.url))
    page.on("response", lambda response: None)
    found: dict[str, Response] = {}
    for url in (foreign, allowed):
        async with page.expect_response(url + "?") as response_info:
            await page.evaluate(
                "url => { document.body.append(Object.assign(document.createElement('script'), {src: url})) }",
                url + "?",
            )
        found[url] = await response_info.value
    unknown = found[foreign]
    assert unknown.headers == await unknown.all_headers() == {}
    assert await unknown.header_values("x") == []
    assert (unknown.from_service_worker, await unknown.server_addr(), await unknown.security_details()) == (
        False,
        None,
        None,
    )
    sizes = await unknown.request.sizes()
    assert (sizes["requestBodySize"], sizes["requestHeadersSize"], sizes["responseHeadersSize"]) == (0, -1, -1)
    with pytest.raises(NotSupportedError, match=r"Response\.body of a script .*another origin.*context\.request\.get"):
        await unknown.body()
    assert await found[allowed].text() == "2"
    # Repeated requests are not reported.
    assert heard == [foreign + "?", allowed + "?"]


async def test_timing_of_scripts(page: Page, server: WebServer) -> None:
    server.add("/data", "text")
    await page.goto(server.empty)
    async with page.expect_request_finished() as info:
        await page.evaluate("fetch('/data').then(answer => answer.text())")
    request = await info.value
    timing = request.timing
    assert 0 <= timing["responseStart"] <= timing["responseEnd"]
    assert (await request.sizes())["responseBodySize"] == 4


async def test_a_frame_that_comes_later(page: Page, server: WebServer) -> None:
    server.page("/inner", "inner")
    await page.goto(server.empty)
    added = """new Promise(done => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { src: '/inner', onload: () => done(0) });
      document.body.append(frame);
    })"""
    async with page.expect_response("**/inner") as response_info:
        await page.evaluate(added)
    response = await response_info.value
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


@pytest.mark.both_apis
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


@pytest.mark.both_apis
async def test_the_context_hears_of_it_too(page: Page, server: WebServer) -> None:
    heard: list[Request] = []
    page.context.on("request", heard.append)
    await page.goto(server.empty)
    assert [request.url for request in heard] == [server.empty]
