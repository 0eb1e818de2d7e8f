"""Basic authentication of API requests, without a network."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from smooth_page._shared.requests.http_credentials import OriginCredentials, credentials_for, with_credentials
from smooth_page.errors import Error

USER: Any = {"username": "user", "password": "p w"}
HEADER = "Basic dXNlcjpwIHc="


def asked(auth: OriginCredentials, url: str, challenge: str = 'Basic realm="x"', **headers: str) -> list[str | None]:
    """The authorizations that a server got which refuses each request."""
    seen: list[str | None] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("authorization"))
        return httpx.Response(401, headers={"www-authenticate": challenge})

    with httpx.Client(transport=httpx.MockTransport(refuse), auth=auth) as client:
        client.get(url, headers=headers)
    return seen


def test_after_a_refusal() -> None:
    assert asked(OriginCredentials(USER), "http://x.test/") == [None, HEADER]
    assert asked(OriginCredentials(USER), "http://x.test/", challenge="Digest") == [None]
    assert asked(OriginCredentials(USER), "http://x.test/", authorization="Bearer t") == ["Bearer t"]


def test_at_once_where_that_is_wanted() -> None:
    assert asked(OriginCredentials({**USER, "send": "always"}), "http://x.test/") == [HEADER]


def test_of_their_origin_only() -> None:
    auth = OriginCredentials(
        [{**USER, "origin": "http://x.test:80"}, {"username": "a", "password": "", "origin": "http://y.test"}]
    )
    assert asked(auth, "http://x.test/path") == [None, HEADER]
    assert asked(auth, "http://y.test/") == [None, "Basic YTo="]
    assert asked(auth, "https://x.test/") == [None]
    assert asked(auth, "http://x.test:81/") == [None]


def test_for_an_address() -> None:
    assert credentials_for("http://x.test/", USER) == USER
    assert credentials_for("http://x.test/", [{**USER, "origin": "http://z.test"}]) is None
    assert credentials_for("about:blank", USER) is None
    assert credentials_for("http://x:port/", USER) is None
    assert credentials_for("http://x.test/", None) is None
    assert with_credentials("http://x.test/a", {"username": "u@", "password": "p:"}) == "http://u%40:p%3A@x.test/a"


def test_what_is_not_a_user() -> None:
    with pytest.raises(Error, match=r"httpCredentials\[1\]\.password: expected string, got NoneType"):
        OriginCredentials([USER, {"username": "a"}])  # type: ignore[list-item]
