"""API requests: what is sent, what comes back, cookies, redirects, retries, errors."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import pytest

from smooth_page.async_api import APIRequestContext, Browser, Error, FormData, Page, Playwright, TimeoutError, expect
from tests.https_server import HttpsServer
from tests.web_server import Answer, Asked, WebServer

pytestmark = pytest.mark.both_apis


@pytest.fixture
async def request_context(playwright: Playwright) -> AsyncIterator[APIRequestContext]:
    context = await playwright.request.new_context()
    yield context
    await context.dispose()


def echo(asked: Asked) -> Answer:
    facts = {"method": asked.method, "path": asked.path, "headers": {k.lower(): v for k, v in asked.headers.items()}}
    body = {"body": asked.body.decode("latin-1")}
    return Answer(json.dumps(facts | body).encode(), 200, [("Content-Type", "application/json")])


@pytest.fixture
def echo_url(server: WebServer) -> str:
    return server.handle("/echo", echo)


@pytest.mark.parametrize("method", ["fetch", "delete", "get", "head", "patch", "post", "put"])
async def test_methods(request_context: APIRequestContext, echo_url: str, method: str) -> None:
    response = await getattr(request_context, method)(echo_url)
    assert (response.status, response.status_text, response.ok, response.url) == (200, "OK", True, echo_url)
    assert response.headers["content-type"] == "application/json"
    assert {"name": "Content-Type", "value": "application/json"} in response.headers_array
    if method == "head":
        assert await response.body() == b""
    else:
        assert (await response.json())["method"] == ("GET" if method == "fetch" else method.upper())
        assert json.loads(await response.text()) == json.loads(await response.body())


@pytest.mark.parametrize(
    ("data", "headers", "body", "content_type"),
    [
        ({"a": None}, {}, '{"a": null}', "application/json"),
        ([1], {}, "[1]", "application/json"),
        (True, {}, "true", "application/json"),
        ("text", {}, "text", "application/octet-stream"),
        ("", {}, "", "application/octet-stream"),
        (b"\x00\xff", {}, "\x00\xff", "application/octet-stream"),
        ("text", {"Content-Type": "application/json"}, '"text"', "application/json"),
        ('{"x": 1}', {"Content-Type": "application/json"}, '{"x": 1}', "application/json"),
        ("<x/>", {"Content-Type": "text/xml"}, "<x/>", "text/xml"),
    ],
)
async def test_data(
    request_context: APIRequestContext, echo_url: str, data: Any, headers: dict[str, str], body: str, content_type: str
) -> None:
    asked = await (await request_context.post(echo_url, data=data, headers=headers)).json()
    assert (asked["body"], asked["headers"]["content-type"]) == (body, content_type)


async def test_forms(request_context: APIRequestContext, echo_url: str, tmp_path: Path) -> None:
    asked = await (await request_context.post(echo_url, form={"a": 1, "b": "x y&z", "c": True, "d": 1.0})).json()
    assert asked["body"] == "a=1&b=x+y%26z&c=true&d=1"
    assert asked["headers"]["content-type"] == "application/x-www-form-urlencoded"

    form = FormData().append("name", "John").append("name", "Doe").set("age", 3).set("age", 4)
    assert (await (await request_context.post(echo_url, form=form)).json())["body"] == "name=John&name=Doe&age=4"

    (tmp_path / "a.csv").write_text("1,2")
    form.set("file", tmp_path / "a.csv").append("file", {"name": "b.txt", "mimeType": "text/x", "buffer": b"hi"})
    asked = await (await request_context.post(echo_url, multipart=form)).json()
    assert asked["headers"]["content-type"].startswith("multipart/form-data; boundary=")
    assert asked["body"].count('name="name"') == 2
    assert 'name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n1,2\r\n' in asked["body"]
    assert 'name="file"; filename="b.txt"\r\nContent-Type: text/x\r\n\r\nhi\r\n' in asked["body"]

    with pytest.raises(Error, match="Use 'multipart' for file uploads"):
        await request_context.post(echo_url, form=form)
    with pytest.raises(Error, match="Only one of 'data', 'form' or 'multipart' can be specified"):
        await request_context.post(echo_url, form=form, data="x")
    with pytest.raises(Error, match="Unsupported 'data' type: <class 'object'>"):
        await request_context.post(echo_url, data=object())


async def test_compressed_answers(request_context: APIRequestContext, server: WebServer, echo_url: str) -> None:
    asked = await (await request_context.get(echo_url)).json()
    assert asked["headers"]["accept-encoding"] == "gzip,deflate,br"
    for encoding, content in {
        "br": brotli.compress(b"content"),
        "gzip": gzip.compress(b"content"),
        "deflate": zlib.compress(b"content"),
    }.items():
        response = await request_context.get(server.add("/packed", content, headers=[("content-encoding", encoding)]))
        assert await response.text() == "content"


async def test_parameters_are_added_to_the_address(request_context: APIRequestContext, echo_url: str) -> None:
    response = await request_context.get(f"{echo_url}?x=1", params={"x": 2, "b": True, "п": "з"})
    assert response.url == f"{echo_url}?x=1&x=2&b=true&%D0%BF=%D0%B7"
    assert (await request_context.get(echo_url, params="?q=2&q=3")).url == f"{echo_url}?q=2&q=3"


async def test_options_of_the_context(playwright: Playwright, server: WebServer) -> None:
    server.handle("/base/echo", echo)
    context = await playwright.request.new_context(
        base_url=f"{server.prefix}/base/", extra_http_headers={"X-A": "1"}, user_agent="me", fail_on_status_code=True
    )
    headers = (await (await context.get("echo", headers={"x-b": "2"})).json())["headers"]
    assert (headers["x-a"], headers["x-b"], headers["user-agent"], headers["accept"]) == ("1", "2", "me", "*/*")
    with pytest.raises(Error) as failure:
        await context.get("/gone")
    assert failure.value.message.startswith(
        f"APIRequestContext.get: 404 Not Found\nResponse text:\nnot here\nCall log:\n  - → GET {server.prefix}/gone\n"
    )
    assert "    - x-a: 1\n" in failure.value.message.lower()
    assert (await context.get("/gone", fail_on_status_code=False)).status == 404
    with pytest.raises(AssertionError, match=r"within \[200..299\] range, was '404'\nCall log:\n→ GET"):
        await expect(await context.get("/gone", fail_on_status_code=False)).to_be_ok()
    await context.dispose(reason="done with it")
    with pytest.raises(Error, match=r"APIRequestContext\.get: done with it"):
        await context.get("/gone")
    with pytest.raises(Error, match=r"APIRequestContext\.storage_state: done with it"):
        await context.storage_state()


async def test_redirects(request_context: APIRequestContext, server: WebServer, echo_url: str) -> None:
    server.redirect("/one", "/two")
    server.redirect("/two", "/echo")
    response = await request_context.post(f"{server.prefix}/one", data="x", headers={"x-y": "z"})
    assert response.url == echo_url
    asked = await response.json()
    assert (asked["method"], asked["headers"]["x-y"]) == ("GET", "z")
    assert (await request_context.get(f"{server.prefix}/one", max_redirects=2)).ok
    with pytest.raises(Error, match=r"APIRequestContext\.get: Max redirect count exceeded"):
        await request_context.get(f"{server.prefix}/one", max_redirects=1)
    assert (await request_context.get(f"{server.prefix}/one", max_redirects=0)).headers["location"] == "/two"
    with pytest.raises(AssertionError, match="'max_redirects' must be greater than or equal to '0'"):
        await request_context.get(f"{server.prefix}/one", max_redirects=-1)


async def test_cookies(request_context: APIRequestContext, server: WebServer, echo_url: str) -> None:
    cookies = [("set-cookie", "a=b; Path=/; HttpOnly"), ("set-cookie", "c=d; Max-Age=1000; SameSite=Strict")]
    server.add("/set/here", headers=cookies)
    response = await request_context.get(f"{server.prefix}/set/here")
    assert response.headers["set-cookie"] == "a=b; Path=/; HttpOnly\nc=d; Max-Age=1000; SameSite=Strict"
    first, second = await request_context.cookies()
    place = {"domain": "127.0.0.1", "secure": False}
    assert first == {
        **place,
        "name": "a",
        "value": "b",
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "sameSite": "Lax",
    }
    assert (second["path"], second["sameSite"], second["expires"] > 1e9) == ("/set", "Strict", True)
    assert (await (await request_context.get(echo_url)).json())["headers"]["cookie"] == "a=b"
    asked = await (await request_context.get(echo_url, headers={"Cookie": "mine=1"})).json()
    assert asked["headers"]["cookie"] == "mine=1"

    await request_context.add_cookies([{"name": "e", "value": "f", "url": echo_url}])
    assert [cookie["name"] for cookie in await request_context.cookies(echo_url)] == ["a", "e"]
    await request_context.clear_cookies(name="a")
    assert (await (await request_context.get(echo_url)).json())["headers"]["cookie"] == "e=f"
    with pytest.raises(Error, match=r"add_cookies: Cookie should have a url or a domain/path pair"):
        await request_context.add_cookies([{"name": "e", "value": "f"}])


async def test_storage_state_makes_a_round_trip(playwright: Playwright, echo_url: str, tmp_path: Path) -> None:
    context = await playwright.request.new_context()
    await context.add_cookies([{"name": "k", "value": "v", "url": echo_url}])
    state = await context.storage_state(path=tmp_path / "state.json")
    other = await playwright.request.new_context(storage_state=tmp_path / "state.json")
    assert await other.storage_state() == state
    assert (await (await other.get(echo_url)).json())["headers"]["cookie"] == "k=v"


async def test_credentials_go_where_they_belong(playwright: Playwright, server: WebServer) -> None:
    def guarded(asked: Asked) -> Answer:
        wanted = "Basic " + base64.b64encode(b"user:pass").decode()
        return Answer() if asked.headers.get("authorization") == wanted else refused

    refused = Answer(status=401, headers=[("WWW-Authenticate", 'Basic realm="x"')])
    url = server.handle("/guarded", guarded)
    user = {"username": "user", "password": "pass"}
    for credentials, status, requests in (
        (user, 200, 2),
        ({**user, "send": "always"}, 200, 1),
        ({**user, "password": "wrong"}, 401, 2),
        ({**user, "origin": server.prefix.upper()}, 200, 2),
        ({**user, "origin": server.cross_prefix, "send": "always"}, 401, 1),
    ):
        server.asked.clear()
        context = await playwright.request.new_context(http_credentials=credentials)  # type: ignore[arg-type]
        assert (await context.get(url)).status == status, credentials
        assert len(server.asked) == requests, credentials


async def test_a_cut_connection_is_tried_again_when_allowed(
    request_context: APIRequestContext, server: WebServer
) -> None:
    def moody(asked: Asked) -> Answer:
        return Answer(cut=len(server.asked) < 3)

    url = server.handle("/moody", moody)
    with pytest.raises(Error, match=r"APIRequestContext\.get: socket hang up"):
        await request_context.get(url)
    server.asked.clear()
    assert (await request_context.get(url, max_retries=2)).ok
    assert len(server.asked) == 3


async def test_errors(request_context: APIRequestContext, server: WebServer) -> None:
    server.hold("/slow")
    url = f"{server.prefix}/slow"
    with pytest.raises(TimeoutError) as late:
        await request_context.get(url, timeout=50)
    head = f"APIRequestContext.get: Timeout 50ms exceeded.\nCall log:\n  - → GET {url}\n"
    assert late.value.message.startswith(head)
    with pytest.raises(Error, match=r"APIRequestContext\.get: connect ECONNREFUSED 127\.0\.0\.1:9\n"):
        await request_context.get("http://127.0.0.1:9/")
    with pytest.raises(Error, match=r"^APIRequestContext\.get: Invalid URL$"):
        await request_context.get("/relative")
    with pytest.raises(Error, match=r'Protocol "ftp:" not supported\. Expected "http:"'):
        await request_context.get("ftp://x/")


async def test_facts_of_a_response(playwright: Playwright, echo_url: str) -> None:
    context = await playwright.request.new_context()
    response = await context.get(echo_url)
    address = await response.server_addr()
    assert address is not None
    assert f"http://{address['ipAddress']}:{address['port']}/echo" == echo_url
    assert await response.security_details() is None
    timing = response.timing
    assert timing["startTime"] > 1e12
    assert timing["connectStart"] <= timing["connectEnd"] == timing["requestStart"] <= timing["responseStart"]
    assert timing["responseStart"] <= timing["responseEnd"]
    await response.dispose()
    with pytest.raises(Error, match=r"APIResponse\.body: Response has been disposed"):
        await response.body()
    response = await context.get(echo_url)
    await context.dispose()
    with pytest.raises(Error, match=r"APIResponse\.text: Response has been disposed"):
        await response.text()


async def test_a_page_and_its_context_share_requests(page: Page, echo_url: str) -> None:
    response = await page.request.get(echo_url)
    await expect(response).to_be_ok()
    assert page.request is page.context.request
    assert (await response.json())["method"] == "GET"


async def test_a_context_has_its_base_url_and_ends_its_requests(browser: Browser, echo_url: str) -> None:
    base, _, path = echo_url.rpartition("/")
    context = await browser.new_context(base_url=base + "/")
    requests = context.request
    assert (await requests.get(path)).url == echo_url
    await context.close()
    with pytest.raises(Error, match="has been closed"):
        await requests.get(echo_url)


@pytest.mark.parametrize("of_launch", [False, True])
async def test_requests_of_a_context_go_through_its_proxy(
    playwright: Playwright, browser: Browser, server: WebServer, of_launch: bool
) -> None:
    proxy: Any = {"server": server.prefix, "username": "me", "password": "pw"}
    chosen = await playwright.chromium.launch(proxy=proxy) if of_launch else browser
    context = await chosen.new_context(**({} if of_launch else {"proxy": proxy}))
    server.asked.clear()
    assert (await context.request.get("http://nowhere.test/x")).status == 404
    (asked,) = server.asked
    sent = {name.lower(): value for name, value in asked.headers.items()}
    assert (sent["host"], sent["proxy-authorization"]) == (
        "nowhere.test",
        f"Basic {base64.b64encode(b'me:pw').decode()}",
    )
    await context.close()
    if of_launch:
        await chosen.close()


@pytest.mark.skipif(find_spec("socksio") is not None, reason="httpx can use SOCKS proxies here")
@pytest.mark.parametrize(
    ("kind", "text"),
    [("socks5", "Using SOCKS proxy, but the 'socksio' package"), ("socks4", "Unknown scheme for proxy")],
)
async def test_proxies_that_requests_can_not_use(playwright: Playwright, kind: str, text: str) -> None:
    context = await playwright.request.new_context(proxy={"server": f"{kind}://127.0.0.1:9"})
    with pytest.raises(Error, match=rf"^APIRequestContext\.get: {text}"):
        await context.get("http://nowhere.test/")


@pytest.fixture(scope="module")
def https_server() -> Iterator[HttpsServer]:
    started = HttpsServer()
    yield started
    started.stop()


async def test_certificates_that_nobody_signed(
    playwright: Playwright, browser: Browser, https_server: HttpsServer
) -> None:
    request = await playwright.request.new_context()
    with pytest.raises(Error, match=r"APIRequestContext\.get: self-signed certificate"):
        await request.get(https_server.url)
    assert await (await request.get(https_server.url, ignore_https_errors=True)).text() == "secret"
    async with await browser.new_context(ignore_https_errors=True) as context:
        assert await (await context.request.get(https_server.url)).text() == "secret"
    assert https_server.protocols == [None, None], "no protocol was offered"
