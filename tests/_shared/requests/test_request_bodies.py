"""Addresses and bodies of API requests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smooth_page._shared.requests.form_data import FormData
from smooth_page._shared.requests.request_bodies import body_options, request_url, scalar_text
from smooth_page.errors import Error

OCTETS = {"content-type": "application/octet-stream"}
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("base", "url", "params", "full"),
    [
        (None, "http://x/a", None, "http://x/a"),
        ("http://x/base/", "a", {"b": True, "c": 1.0, "d": 1.5}, "http://x/base/a?b=true&c=1&d=1.5"),
        (None, "http://x/?a=1#part", {"b": "ü &"}, "http://x/?a=1&b=%C3%BC+%26#part"),
        (None, "http://x/", "?a=1&b=", "http://x/?a=1&b="),
    ],
)
def test_addresses(base: str | None, url: str, params: Any, full: str) -> None:
    assert request_url(base, url, params) == full


@pytest.mark.parametrize(
    ("url", "message"),
    [
        *((url, "^Invalid URL$") for url in ("/a", "http://", "http://a b/", "http://[bad/", "http://x:99999/")),
        ("ftp://x", 'Protocol "ftp:"'),
    ],
)
def test_addresses_that_are_not_requested(url: str, message: str) -> None:
    with pytest.raises(Error, match=message):
        request_url(None, url, None)


@pytest.mark.parametrize(
    ("data", "content_type", "content", "headers"),
    [
        (b"b", None, b"b", OCTETS),
        ("text", None, b"text", OCTETS),
        ("text", "text/plain", b"text", {}),
        ({"a": 1}, None, b'{"a": 1}', JSON),
        ([1], "application/json", b"[1]", {}),
        (5, None, b"5", JSON),
        ("text", "application/json; charset=utf-8", b'"text"', {}),
        ('{"a": 1}', "application/json", b'{"a": 1}', {}),
    ],
)
def test_data(data: Any, content_type: str | None, content: bytes, headers: dict[str, str]) -> None:
    assert body_options(data, None, None, content_type) == {"content": content, "headers": headers}


def test_forms(tmp_path: Path) -> None:
    form = FormData().append("a", "1").append("a", True).set("b", 2.0)
    options = body_options(None, form, None, None)
    assert options == {"content": b"a=1&a=true&b=2", "headers": {"content-type": "application/x-www-form-urlencoded"}}
    assert body_options(None, {"a": "ü"}, None, "text/x") == {"content": b"a=%C3%BC", "headers": {}}
    with pytest.raises(Error, match=r"Unexpected file in 'form\.a'"):
        body_options(None, FormData().set("a", tmp_path), None, None)


def test_parts(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"png")
    form = (
        FormData().append("f", tmp_path / "a.png").append("f", {"name": "b.txt", "mimeType": "text/x", "buffer": b"b"})
    )
    assert body_options(None, None, form, None) == {
        "files": [("f", ("a.png", b"png", "image/png")), ("f", ("b.txt", b"b", "text/x"))]
    }
    assert body_options(None, None, {"a": 1, "b": b"raw"}, None) == {
        "files": [("a", (None, b"1")), ("b", (None, b"raw"))]
    }
    with pytest.raises(Error, match=r"multipart\.a"):
        body_options(None, None, {"a": object()}, None)


def test_what_is_no_body() -> None:
    assert body_options(None, None, None, None) == {}
    with pytest.raises(Error, match="Only one of"):
        body_options("a", {"b": "c"}, None, None)
    with pytest.raises(Error, match="Unsupported 'data' type"):
        body_options(object(), None, None, None)
    assert [scalar_text(value) for value in (True, False, 1.0, 0.5, "s", 10**20)] == [
        "true",
        "false",
        "1",
        "0.5",
        "s",
        "1" + "0" * 20,
    ]
