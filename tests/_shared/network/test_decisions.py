"""What handlers of routes decide, on the wire."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from smooth_page._shared.network.decisions import (
    Abort,
    Continue,
    Fulfill,
    body_of,
    failure_of,
    fulfillment,
    header_list,
)
from smooth_page.errors import Error


def fulfilled(**given: Any) -> Fulfill:
    nothing = {
        "status": 200,
        "headers": {},
        "content_type": None,
        "body": None,
        "json_value": None,
        "path": None,
        "fetched": None,
    }
    return fulfillment(**{**nothing, **given})


@pytest.mark.parametrize(
    ("given", "headers", "body"),
    [
        ({}, {}, b""),
        ({"body": "text"}, {"content-length": "4"}, b"text"),
        (
            {"body": "é", "content_type": "text/plain"},
            {"content-type": "text/plain", "content-length": "2"},
            "é".encode(),
        ),
        ({"json_value": {"a": [1]}}, {"content-type": "application/json", "content-length": "10"}, b'{"a": [1]}'),
        ({"json_value": 1, "content_type": "text/x"}, {"content-type": "text/x", "content-length": "1"}, b"1"),
        ({"headers": {"X-A": "1", "Content-Length": "9"}, "body": b"b"}, {"x-a": "1", "content-length": "1"}, b"b"),
        ({"fetched": b"old", "headers": {"content-length": "3"}}, {"content-length": "3"}, b"old"),
        ({"fetched": b"old", "body": b""}, {}, b""),
    ],
)
def test_fulfilling(given: dict[str, Any], headers: dict[str, str], body: bytes) -> None:
    decision = fulfilled(**given)
    assert (dict(decision.headers), decision.body) == (headers, body)


def test_fulfilling_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<svg/>")
    (tmp_path / "a.unknown").write_bytes(b"\x00")
    assert dict(fulfilled(path=tmp_path / "a.svg").headers)["content-type"] == "image/svg+xml"
    assert dict(fulfilled(path=str(tmp_path / "a.unknown")).headers)["content-type"] == "application/octet-stream"
    with pytest.raises(AssertionError, match="either body or json"):
        fulfilled(body="x", json_value=1)


def test_on_the_wire() -> None:
    assert Abort("net::ERR_FAILED").to_wire() == {"action": "abort", "reason": "net::ERR_FAILED"}
    assert Continue().to_wire() == {"action": "continue"}
    assert Continue(url="u", method="PUT", headers=[("a", "b")], body=b"x").to_wire() == {
        "action": "continue",
        "url": "u",
        "method": "PUT",
        "headers": [("a", "b")],
        "base64": base64.b64encode(b"x").decode(),
    }
    assert Continue(body=b"").to_wire() == {"action": "continue", "base64": ""}
    assert Fulfill(404, [], b"no").to_wire() == {
        "action": "fulfill",
        "status": 404,
        "statusText": "Not Found",
        "headers": [],
        "base64": "bm8=",
    }
    texts = {299: "Unknown", 413: "Payload Too Large", 418: "I'm a teapot", 451: "Unavailable For Legal Reasons"}
    assert {status: Fulfill(status, [], b"").status_text for status in texts} == texts


def test_what_arguments_become() -> None:
    assert failure_of(None) == "net::ERR_FAILED"
    assert failure_of("timedout") == "net::ERR_TIMED_OUT"
    with pytest.raises(Error, match="Unknown error code: nonsense"):
        failure_of("nonsense")
    assert [body_of(each) for each in (b"b", "é", {"a": 1}, None)] == [b"b", "é".encode(), b'{"a": 1}', b"null"]
    assert header_list({"X-A": 1, "b": None}) == [("x-a", "1")]
