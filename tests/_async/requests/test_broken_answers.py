"""API requests that HTTP can't carry, and answers that are cut off or broken."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from smooth_page.async_api import APIRequestContext, Error, Playwright
from tests.web_server import Answer, Asked, WebServer

pytestmark = pytest.mark.both_apis

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
# By their paths. The connection ends after each.
ANSWERS = {
    "/half": HEAD + b"Content-Length: 100\r\n\r\nonly this",
    "/garbage": b"hello there\r\n\r\n",
    "/packed": HEAD + b"Content-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip",
}


class RawServer:
    """Sends what `ANSWERS` has for a path, byte for byte; resets the connection of any other path."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.prefix = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def stop(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                path = connection.recv(65536).split()[1].decode()
                self.asked.append(path)
                if path in ANSWERS:
                    connection.sendall(ANSWERS[path])
                else:  # closing with no time to linger resets
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.fixture(scope="module")
def raw_server() -> Iterator[RawServer]:
    started = RawServer()
    yield started
    started.stop()


@pytest.fixture
async def request_context(playwright: Playwright) -> AsyncIterator[APIRequestContext]:
    context = await playwright.request.new_context()
    yield context
    await context.dispose()


@pytest.mark.parametrize(
    ("path", "text", "requests"),
    [
        ("/half", "aborted", 1),
        ("/garbage", "Parse Error: Expected HTTP/, RTSP/ or ICE/", 1),
        ("/packed", "failed to decompress 'gzip' encoding: Error: incorrect header check", 1),
        ("/reset", r"Failed after 2 attempt\(s\): Error: read ECONNRESET", 2),
    ],
)
async def test_answers_that_are_cut_off_or_broken(
    request_context: APIRequestContext, raw_server: RawServer, path: str, text: str, requests: int
) -> None:
    raw_server.asked.clear()
    with pytest.raises(Error, match=rf"^APIRequestContext\.post: {text}\n"):
        await request_context.post(raw_server.prefix + path, max_retries=1)
    assert raw_server.asked == [path] * requests


async def test_an_answer_that_is_cut_off_after_a_redirect_is_not_asked_for_again(
    request_context: APIRequestContext, raw_server: RawServer, server: WebServer
) -> None:
    server.add("/go", status=302, headers=[("location", f"{raw_server.prefix}/reset")])
    raw_server.asked.clear()
    with pytest.raises(Error, match="Failed after 2 attempt"):
        await request_context.get(f"{server.prefix}/go", max_retries=1)
    assert raw_server.asked == ["/reset", "/reset"]


@pytest.fixture
def headers_url(server: WebServer) -> str:
    def answer(asked: Asked) -> Answer:
        sent = {name.lower(): value for name, value in asked.headers.items()}
        return Answer(sent.get("x-a", "none").encode("latin-1"))

    return server.handle("/headers", answer)


@pytest.mark.parametrize(("given", "sent"), [("é", b"\xe9"), (" padded ", b"padded"), (None, b"none"), ("", b"")])
async def test_headers(request_context: APIRequestContext, headers_url: str, given: str | None, sent: bytes) -> None:
    response = await request_context.get(headers_url, headers={"X-A": given})  # type: ignore[dict-item]
    assert await response.body() == sent


@pytest.mark.parametrize(
    ("headers", "text"),
    [
        ({"X-A": "a\nb"}, r'Invalid character in header content \["X-A"\]'),
        ({"X-A": "日"}, r'Invalid character in header content \["X-A"\]'),
        ({"X A": "1"}, r'Header name must be a valid HTTP token \["X A"\]'),
        ({"X-A": 1}, r"headers\[0\]\.value: expected string, got number"),
    ],
)
async def test_headers_that_http_can_not_carry(
    request_context: APIRequestContext, headers_url: str, headers: dict[str, str], text: str
) -> None:
    with pytest.raises(Error, match=rf"^APIRequestContext\.get: {text}$"):
        await request_context.get(headers_url, headers=headers)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda api, url: api.fetch(url, method="BAD METHOD"), r'fetch: Method must be a valid HTTP token \["BAD'),
        (
            lambda api, url: api.post(url, multipart={"a": {"name": "x"}}),
            r"post: Unexpected value type of 'multipart\.a'",
        ),
        (lambda api, url: api.get("http://[bad/"), r"get: Invalid URL$"),
    ],
)
async def test_requests_that_are_not_sent(
    request_context: APIRequestContext, headers_url: str, call: Callable[..., object], text: str
) -> None:
    with pytest.raises(Error, match=rf"^APIRequestContext\.{text}"):
        await call(request_context, headers_url)  # type: ignore[misc]


async def test_retries_are_counted_from_0(request_context: APIRequestContext, headers_url: str) -> None:
    with pytest.raises(AssertionError, match="'max_retries' must be greater than or equal to '0'"):
        await request_context.get(headers_url, max_retries=-1)


@pytest.mark.parametrize(
    ("location", "text"),
    [
        ("http://[bad", r"uri requested responds with an invalid redirect URL: http://\[bad"),
        ("ftp://x/", 'Protocol "ftp:" not supported'),
    ],
)
async def test_redirects_that_lead_nowhere(
    request_context: APIRequestContext, server: WebServer, location: str, text: str
) -> None:
    server.add("/lost", status=302, headers=[("location", location)])
    with pytest.raises(Error, match=rf"^APIRequestContext\.get: {text}"):
        await request_context.get(f"{server.prefix}/lost")


async def test_redirects_do_not_fail(request_context: APIRequestContext, server: WebServer) -> None:
    def moved(asked: Asked) -> Answer:
        return Answer(status=302, headers=[("location", "/")])

    url = server.handle("/moved", moved)
    response = await request_context.get(url, max_redirects=0, fail_on_status_code=True)
    assert (response.status, response.url) == (302, url)


async def test_the_address_keeps_its_part(request_context: APIRequestContext, headers_url: str) -> None:
    assert (await request_context.get(f"{headers_url}#part")).url == f"{headers_url}#part"
