"""Cookies: from Playwright's format into the standard library's jar and back."""

from __future__ import annotations

import re
import time
from http.cookiejar import CookieJar
from typing import Any

import pytest

from smooth_page._shared.storage.cookies import (
    add_cookies,
    clear_cookies,
    cookie_header,
    cookie_text,
    cookies_of_host,
    reaches,
    read_cookies,
    sent_to,
)
from smooth_page.errors import Error


def jar_of(*cookies: dict[str, Any]) -> CookieJar:
    jar = CookieJar()
    add_cookies(jar, cookies)  # type: ignore[arg-type]
    return jar


def names(found: list[Any]) -> list[str]:
    return sorted(cookie["name"] for cookie in found)


def test_a_url_says_where_a_cookie_belongs() -> None:
    jar = jar_of({"name": "a", "value": "1", "url": "https://site.test/folder/page"})
    assert read_cookies(jar) == [
        {
            "name": "a",
            "value": "1",
            "domain": "site.test",
            "path": "/folder/",
            "expires": -1,
            "httpOnly": False,
            "secure": True,
            "sameSite": "Lax",
        }
    ]


def test_all_that_a_cookie_says_comes_back() -> None:
    given = {
        "name": "a",
        "value": "1",
        "domain": ".site.test",
        "path": "/x",
        "expires": int(time.time()) + 1000,
        "httpOnly": True,
        "secure": True,
        "sameSite": "None",
        "partitionKey": "https://top.test",
    }
    assert read_cookies(jar_of(given)) == [given]


def test_hosts_without_a_dot_keep_their_name() -> None:
    jar = jar_of({"name": "a", "value": "1", "url": "http://localhost:8000/"})
    assert [cookie["domain"] for cookie in read_cookies(jar)] == ["localhost"]
    assert cookie_header(read_cookies(jar), "http://localhost:8000/") == "a=1"


@pytest.mark.parametrize(
    ("cookie", "message"),
    [
        ({"name": "a", "value": 1}, "cookies[0].value: expected string, got number"),
        ({"name": "a", "value": ""}, "Cookie should have a url or a domain/path pair"),
        ({"name": "a", "value": "", "domain": "x"}, "Cookie should have a url or a domain/path pair"),
        ({"name": "a", "value": "", "url": "http://x", "domain": "x"}, "Cookie should have either url or domain"),
        ({"name": "a", "value": "", "url": "http://x", "path": "/"}, "Cookie should have either url or path"),
        ({"name": "a", "value": "", "url": "about:blank"}, 'Blank page can not have cookie "a"'),
        ({"name": "a", "value": "", "url": "data:text/html,x"}, 'Data URL page can not have cookie "a"'),
        ({"name": "a", "value": "", "url": "nonsense"}, "Invalid URL"),
        ({"name": "a", "value": "", "url": "http://x", "sameSite": "lax"}, "expected one of (Strict|Lax|None)"),
        ({"name": "a", "value": "", "url": "http://x", "expires": -2}, "Cookie should have a valid expires"),
        ({"name": "a", "value": "", "url": "http://x", "expires": 1e13}, "Cookie should have a valid expires"),
    ],
)
def test_invalid_cookies(cookie: dict[str, Any], message: str) -> None:
    with pytest.raises(Error) as failure:
        jar_of(cookie)
    assert message in failure.value.message


def test_which_requests_carry_a_cookie() -> None:
    jar = jar_of(
        {"name": "host", "value": "", "domain": "site.test", "path": "/"},
        {"name": "below", "value": "", "domain": ".site.test", "path": "/"},
        {"name": "folder", "value": "", "domain": "site.test", "path": "/folder"},
        {"name": "secure", "value": "", "domain": "site.test", "path": "/", "secure": True},
    )
    for url, sent in (
        ("http://site.test/", ["below", "host"]),
        ("https://site.test", ["below", "host", "secure"]),
        ("http://site.test/folder", ["below", "folder", "host"]),
        ("http://site.test/folder/more", ["below", "folder", "host"]),
        ("http://site.test/folders", ["below", "host"]),
        ("http://www.site.test/", ["below"]),
        ("http://othersite.test/", []),
    ):
        assert names(read_cookies(jar, url)) == sent, url
    assert names(read_cookies(jar, ["http://www.site.test/", "http://site.test/folder"])) == ["below", "folder", "host"]
    assert names(read_cookies(jar, [])) == ["below", "folder", "host", "secure"]
    assert names(cookies_of_host(jar, "http://site.test/")) == ["below", "folder", "host"]


def test_loopback_is_secure() -> None:
    (cookie,) = read_cookies(jar_of({"name": "a", "value": "", "domain": "127.0.0.1", "path": "/", "secure": True}))
    assert reaches(cookie, "http://127.0.0.1:80/")
    assert sent_to(cookie, "http://127.0.0.1:80/")


def test_longer_paths_come_first_in_the_header() -> None:
    places = [
        {"name": path.strip("/") or "root", "value": "1", "domain": "x.test", "path": path}
        for path in ("/", "/a/b", "/a")
    ]
    jar = jar_of(*places)
    assert cookie_header(read_cookies(jar), "http://x.test/a/b") == "a/b=1; a=1; root=1"
    assert cookie_header(read_cookies(jar), "http://other.test/") is None


def test_a_cookie_for_a_script_to_set() -> None:
    (plain,) = read_cookies(jar_of({"name": "a", "value": "1", "url": "http://site.test/x/"}))
    assert cookie_text(plain) == "a=1; Path=/x/; SameSite=Lax"
    (full,) = read_cookies(
        jar_of(
            {
                "name": "a",
                "value": "1",
                "domain": ".site.test",
                "path": "/",
                "secure": True,
                "sameSite": "None",
                "expires": 4e9,
            }
        )
    )
    assert (
        cookie_text(full)
        == "a=1; Path=/; Domain=.site.test; Expires=Tue, 02 Oct 2096 07:06:40 GMT; Secure; SameSite=None"
    )
    # A browser takes no cookie with SameSite=None that is not secure.
    (insecure,) = read_cookies(jar_of({"name": "a", "value": "1", "url": "http://site.test/", "sameSite": "None"}))
    assert cookie_text(insecure) == "a=1; Path=/"


def test_clearing_by_conditions() -> None:
    def jar() -> CookieJar:
        return jar_of(
            *(
                {"name": name, "value": "", "domain": domain, "path": "/"}
                for name in "ab"
                for domain in ("x.test", "y.test")
            )
        )

    for conditions, left in (
        ({}, []),
        ({"name": "a"}, ["b", "b"]),
        ({"name": re.compile("[ab]"), "domain": "x.test"}, ["a", "b"]),
        ({"path": "/other"}, ["a", "a", "b", "b"]),
    ):
        cleared = jar()
        clear_cookies(cleared, **conditions)  # type: ignore[arg-type]
        assert names(read_cookies(cleared)) == left, conditions


def test_expired_cookies_are_gone() -> None:
    jar = jar_of({"name": "a", "value": "", "url": "http://x.test/", "expires": 1})
    assert read_cookies(jar) == []
