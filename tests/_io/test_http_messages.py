"""Requests and responses of the direct connections, byte by byte."""

from __future__ import annotations

import httpx
import pytest

from smooth_page._io.http_messages import AnswerReader, HttpAnswer, Requests


def read(text: str, *, at_once: bool = True) -> tuple[HttpAnswer | None, bool]:
    """The answer, and whether the connection can be used again."""
    reader = AnswerReader()
    data = text.replace("\n", "\r\n").encode()
    for piece in [data] if at_once else [data[place : place + 1] for place in range(len(data))]:
        reader.feed(piece)
    return reader.answer, reader.keeps


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ('HTTP/1.1 202 OK\nContent-Length: 7\nX-Request-Id: 4\n\n{"r":1}', True),
        ('HTTP/1.1 202 OK\nX-Request-Id: 4\nTransfer-Encoding: chunked\n\n3\n{"r\n4\n":1}\n0\n\n', True),
        ('HTTP/1.1 202 OK\nContent-Length: 7\nX-Request-Id: 4\nConnection: close\n\n{"r":1}', False),
        ('HTTP/1.0 202 OK\nContent-Length: 7\nX-Request-Id: 4\n\n{"r":1}', False),
        ('HTTP/1.1 100 Continue\n\nHTTP/1.1 202 OK\nContent-Length: 7\nX-Request-Id: 4\n\n{"r":1}', True),
    ],
)
def test_answers(text: str, keeps: bool, at_once: bool) -> None:
    answer, can_be_used_again = read(text, at_once=at_once)
    assert answer is not None
    assert (answer.status_code, answer.is_success, answer.json()) == (202, True, {"r": 1})
    assert answer.headers["x-request-id"] == "4"
    assert can_be_used_again == keeps


def test_an_answer_that_ends_with_the_connection() -> None:
    reader = AnswerReader()
    assert not reader.feed(b"HTTP/1.1 404 Gone\r\nserver: x\r\n\r\nno ")
    assert not reader.feed(b"\xff")
    assert (reader.end().text, reader.end().is_success) == ("no \ufffd", False)


def test_more_than_one_answer() -> None:
    ok = "HTTP/1.1 200 OK\nContent-Length: 1\n\n"
    answer, keeps = read(f"{ok}1{ok}2")
    assert answer is not None
    assert (answer.content, keeps) == (b"1", False)


@pytest.mark.parametrize("text", ["", "HTTP/1.1 200 OK\nContent-Le", "HTTP/1.1 200 OK\nContent-Length: 9\n\n123"])
def test_an_answer_that_is_cut_off(text: str) -> None:
    reader = AnswerReader()
    reader.feed(text.replace("\n", "\r\n").encode())
    with pytest.raises(httpx.RemoteProtocolError):
        reader.end()


@pytest.mark.parametrize("text", ["<html>", "HTTP/1.1 101 Upgrade\nUpgrade: x\nConnection: upgrade\n\n"])
def test_what_is_no_answer(text: str) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        read(text)


def test_requests() -> None:
    requests = Requests("http://[::1]:81/api/v1", {"apikey": "secret"})
    assert (requests.host, requests.port) == ("::1", 81)
    sent = requests.request("GET", "http://[::1]:81/api/v1/task/a b\r\nx: y", {"event_t": 1.5})
    first, *others = sent.decode().split("\r\n")
    assert first == "GET /api/v1/task/a%20b%0D%0Ax:%20y?event_t=1.5 HTTP/1.1"
    assert others == ["host: [::1]:81", "accept: */*", "apikey: secret", "", ""]
    sent = requests.request("POST", "http://[::1]:81/api/v1/task", content=b"{}", headers={"content-type": "x/y"})
    assert sent.endswith(b"apikey: secret\r\ncontent-type: x/y\r\ncontent-length: 2\r\n\r\n{}")


@pytest.mark.parametrize("moment", ["on_message_begin", "on_header", "on_headers_complete", "on_body"])
def test_a_ctrl_c_while_an_answer_is_read(moment: str) -> None:
    def press(*_: object) -> None:
        raise KeyboardInterrupt

    reader = type("Interrupted", (AnswerReader,), {moment: press})()
    with pytest.raises(KeyboardInterrupt):
        reader.feed(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1")
