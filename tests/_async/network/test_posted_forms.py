"""Forms that are posted, and the documents that they bring."""

from __future__ import annotations

import pytest

from smooth_page._protocol import operation
from smooth_page.async_api import Error, Page, Request, Response
from tests.web_server import Answer, Asked, WebServer

FORM = """<form method=post><input name=a value="x y"><textarea name=t>1\n2</textarea>
  <button name=b value=keep>Keep</button><button formaction=/plain formenctype=multipart/form-data>Plain</button></form>"""


@pytest.fixture
def form(server: WebServer) -> str:
    """A form that leads back to itself, or to /plain."""

    def answer(asked: Asked) -> Answer:
        if asked.method == "POST":
            return Answer(b"", 302, [("location", "/form")])
        return Answer(FORM.encode(), 200, [("content-type", "text/html")])

    server.page("/plain", "<h1>posted</h1>")
    return server.handle("/form", answer)


async def test_a_posted_form_and_its_redirect(page: Page, server: WebServer, form: str) -> None:
    await page.goto(form)
    heard: list[Request | Response] = []
    for event in ("request", "response", "requestfinished"):
        page.on(event, heard.append)
    async with page.expect_response(form) as found, page.expect_navigation() as went:
        await page.get_by_role("button", name="Keep").click()
    response = await found.value
    request = response.request
    assert (response.status, request.method, response.headers) == (302, "POST", {"location": form})
    assert request.post_data_json == {"a": "x y", "t": "1\r\n2", "b": "keep"}
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.is_navigation_request()
    with pytest.raises(Error, match="Response body is unavailable for redirect responses"):
        await response.body()
    followed = request.redirected_to
    assert followed is not None
    assert (followed.method, followed.redirected_from) == ("GET", request)
    last = await went.value
    assert last is not None
    assert (last.request, last.status) == (followed, 200)
    mine = [item for item in heard if item in (request, response, followed, last)]
    assert mine == [request, response, request, followed, last, followed]
    assert [asked.method for asked in server.asked_for("/form")] == ["GET", "POST", "GET"]
    assert server.asked_for("/form")[1].body.decode() == request.post_data


async def test_a_posted_form_and_its_page(page: Page, server: WebServer, form: str) -> None:
    await page.goto(form)
    async with page.expect_response("**/plain") as found:
        await page.get_by_role("button", name="Plain").click()
    response = await found.value
    assert (response.status, response.request.method) == (200, "POST")
    assert "<h1>posted</h1>" in await response.text()
    assert 'name="t"\r\n\r\n1\r\n2\r\n--' in (response.request.post_data or "")
    assert response.request.redirected_to is None
    await page.goto(server.empty)
    with pytest.raises(Error, match="the page shows another document"):
        await response.text()


async def test_a_posted_form_to_which_nobody_listens(page: Page, server: WebServer, form: str) -> None:
    await page.goto(form)
    async with page.expect_navigation() as went:
        await page.get_by_role("button", name="Plain").click()
    response = await went.value
    assert response is not None
    assert (response.status, response.request.method) == (200, "POST")
    await page.goto(form)
    async with page.expect_navigation() as went:
        await page.get_by_role("button", name="Keep").click()
    response = await went.value
    assert response is not None
    assert response.request.method == "GET"
    assert response.request.redirected_from is not None
    assert response.request.redirected_from.method == "POST"


async def test_a_posted_form_that_brings_no_document(
    page: Page, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes later is not its answer."""
    monkeypatch.setattr(operation, "LEAVING", 300)
    server.add("/none", status=204)
    await page.goto(
        server.page("/", "<form method=post action=/none><button>Go</button></form><a href=/empty.html>on</a>")
    )
    page.on("response", lambda response: None)
    async with page.expect_request("**/none") as asked:
        await page.get_by_role("button").click()
    request = await asked.value
    assert request.method == "POST"
    async with page.expect_response("**/empty.html") as found:
        await page.get_by_role("link").click()
    assert (await found.value).request.redirected_from is None
    assert request.redirected_to is None
