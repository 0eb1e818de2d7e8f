"""Cookies of responses, taken as browsers take them."""

from __future__ import annotations

import httpx
import pytest

from smooth_page._shared.storage.cookie_jar import BrowserlikeJar
from smooth_page._shared.storage.cookies import read_cookies


@pytest.mark.parametrize(
    ("url", "header", "domains"),
    [
        ("http://localhost/", "a=1; Domain=localhost", ["localhost"]),
        ("http://127.0.0.1/", "a=1; domain=127.0.0.1; Path=/", ["127.0.0.1"]),
        ("http://localhost/", "a=1", ["localhost"]),
        ("http://www.site.test/", "a=1; Domain=site.test", [".site.test"]),
        ("http://www.site.test/", "a=1; Domain=other.test", []),
        ("http://localhost/", "a=1; Domain=other.test", []),
    ],
)
def test_domains(url: str, header: str, domains: list[str]) -> None:
    jar = BrowserlikeJar()
    request = httpx.Request("GET", url)
    httpx.Cookies(jar).extract_cookies(httpx.Response(200, headers={"set-cookie": header}, request=request))
    assert [cookie["domain"] for cookie in read_cookies(jar)] == domains
