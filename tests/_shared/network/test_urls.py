"""URL matching agrees with native Playwright."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page

from smooth_page._shared.network.urls import UrlMatcher, named_address, resolve_url
from smooth_page.errors import Error

BASE = "http://site.test/base/"
GLOBS = {
    "http://site.test/a/b.png?q=1#h": [
        "**/*.png",
        "**/*.png*",
        "**/*.png?q=1",
        "**/*.png?q=1#h",
        "**",
        "*",
        "**/*.{png,jpg}*",
        "http://site.test/a/b.png?q=1#h",
        "http://site.test/*/b.png*",
        "http://site.test/**/b.png*",
        "**/b?png*",
        "http://*.test/a/b.png?q=1#h",
        "**/b[.]png*",
        "http://site**?q=1*",
        "http://site**b.png?*",
        "http://*.test?q=1*",
        "**/b\\.png*",
        "**/a/{b,c}.png?q=*",
        "HTTP://SITE.test/a/**",
        "/a/**",
        "a/**",
        "**/a/",
        "http*://site.test/a/**",
        "{http,https}://site.test/a/**",
        "**/{a/b,c}.png**",
        "http://site.test:80/a/b.png?q=1#h",
        "http://site.test/x/../a/b.png?q=1#h",
        "**/(b).png*",
        "http://site.test",
        "../a/*.png?q=1#h",
    ],
    "http://site.test/": ["http://site.test", "http://site.test/", "**/", "*", "http://site.test*", ".."],
    "http://site.test/b.png": [
        "http://site.test/**/b.png",
        "http://site.test**/b.png",
        "http://site.test/***/b.png",
        "http://site.test/*/b.png",
    ],
    "http://site.test/a/c/b.png": ["http://site.test/**/b.png", "http://site.test/*/b.png", "**b.png", "**c/b.png"],
    "http://site.test/a,b": ["http://site.test/a,b", "**/{a,b}", "**/{a\\,b,c}", "**/a,b"],
    "http://site.test/base/foo": [
        "foo",
        "./foo",
        "/base/*",
        "f*",
        "fo?",
        "{foo,bar}",
        "/base/{foo,bar}",
        "**foo",
        "/foo",
        "base/foo",
    ],
    "http://site.test/base/foo?x=1": ["foo?x=1", "foo?x=*", "/base/foo?x=1"],
    "http://site.test/a%20b/\u00e9": ["http://site.test/a b/\u00e9", "**/a b/*", "**/a%20b/*", "**/\u00e9"],
    "http://site.test/#/route/a": ["http://site.test/#/route/*", "**/#/route/**", "/#/route/a"],
    "about:blank": ["about:blank", "about:*", "*", "**/*", "blank"],
    "data:text/html,hi": ["data:*", "data:**", "data:text/html,hi"],
}


@pytest.mark.parametrize("url", GLOBS)
async def test_globs(native_page: Page, url: str) -> None:
    await native_page.goto(url)
    for glob in GLOBS[url]:
        native = native_page.frame(url=glob) is not None
        assert UrlMatcher(glob, BASE).matches(native_page.url) is native, glob


@pytest.mark.parametrize("glob", ["http://x.test/{b,c", "http://x.test/{a,{b,c}}", "**/a}b"])
async def test_braces_that_do_not_pair(native_page: Page, glob: str) -> None:
    with pytest.raises(Exception, match="Invalid glob pattern") as native:
        native_page.frame(url=glob)
    with pytest.raises(Error) as ours:
        UrlMatcher(glob, None)
    assert str(ours.value) == str(native.value)


def test_patterns_and_predicates() -> None:
    assert UrlMatcher(re.compile("B.png", re.I)).matches("http://x/b.png")
    assert not UrlMatcher(re.compile("^b")).matches("http://x/b.png")
    assert UrlMatcher(lambda url: url.endswith("png")).matches("http://x/b.png")
    assert UrlMatcher(None).matches("anything")
    assert UrlMatcher("").matches("anything")
    with pytest.raises(Error, match="string, RegExp or function"):
        UrlMatcher(5)  # type: ignore[arg-type]


def test_on_the_wire_a_glob_is_a_regular_expression() -> None:
    assert UrlMatcher("**/*.png", None).regex == {"source": r"^.*\/[^/]*\.png$", "flags": ""}
    assert UrlMatcher(re.compile("x", re.I)).regex == {"source": "x", "flags": "i"}


@pytest.mark.parametrize(
    ("base", "url", "resolved"),
    [
        (BASE, "foo", "http://site.test/base/foo"),
        (BASE, "/foo", "http://site.test/foo"),
        (BASE, "?x=1", "http://site.test/base/?x=1"),
        (BASE, "http://other.test", "http://other.test/"),
        (BASE, "about:blank", "about:blank"),
        (None, "HTTP://Site.test:80/a/../b", "http://site.test/b"),
        (None, "not a url", "not a url"),
        (None, "file:///x y", "file:///x y"),
        (None, "chrome://version", "chrome://version"),
        (None, "http://a b/", "http://a b/"),
        (None, "http://[::1", "http://[::1"),
        (None, "http://a:b/", "http://a:b/"),
        (BASE, "  ", "http://site.test/base/"),
        (BASE, "http://[", "http://["),
    ],
)
def test_resolve_url(base: str | None, url: str, resolved: str) -> None:
    assert resolve_url(base, url) == resolved


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:8080/x", {"ipAddress": "127.0.0.1", "port": 8080}),
        ("https://user:secret@[::1]/", {"ipAddress": "[::1]", "port": 443}),
        ("http://localhost:1/", None),
        ("http://127.0.0.1:x/", None),
        ("file:///127.0.0.1", None),
        ("about:blank", None),
    ],
)
def test_named_address(url: str, address: dict[str, object] | None) -> None:
    assert named_address(url) == address
