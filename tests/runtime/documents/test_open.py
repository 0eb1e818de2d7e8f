"""Documents that the runtime writes itself: what is routed in them from the first byte on, and what they look like."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import Runtime, Serve
from tests.runtime.deciding import CONTINUED, SITE, SVG, fulfilled, opening, routed


@pytest.fixture
async def site(runtime: Runtime, serve: Serve) -> Runtime:
    await serve("/", "from the network")
    await serve("/text", "no document", content_type="text/plain")
    await runtime.page.goto(f"{SITE}/")
    return runtime


@pytest.mark.parametrize(
    "html",
    [
        "<img src=/a.svg><script>window.here = document.images.length</script><!-- no end",
        "<script>window.here = 1</script><img\nalt='<img src=/never.svg>' src = \"/a.svg\" ><plaintext>",
        "<title><img src=/never.svg></title><img src=a.svg><script>here = 1; '<img src=/never.svg>'</script>",
    ],
)
async def test_documents_of_all_kinds_come_to_their_end(site: Runtime, html: str) -> None:
    decider = await routed(site, {"/a.svg": fulfilled(SVG, "image/svg+xml")})
    opened = opening("/b?q", html, state="commit", scripts=["window.first = 1"])
    assert await decider.run("intercept.open", opened) == {"fulfilled": True}
    await decider.until("document.readyState === 'complete'")
    assert decider.asked == [("/a.svg", "image")]
    seen = "[here, first, document.images[0].naturalWidth, location.href, document.querySelector('[data-smooth-end]')]"
    assert await site.page.evaluate(seen) == [1, 1, 3, f"{SITE}/b?q", None]


MARKUP = {
    "<img src=/x>": [("/x", "image")],
    "<img srcset='/x 1x, /y 9x'>": [("/x", "image")],
    "<picture><source srcset=/x media='(min-width: 1px)'><img src=/never></picture>": [("/x", "image")],
    "<video poster=/x></video>": [("/x", "image")],
    "<audio src=/x></audio>": [("/x", "media")],
    "<input type=image src=/x><input type=text src=/never>": [("/x", "image")],
    "<object data=/x></object>": [("/x", "other")],
    "<svg><image href=/x /></svg>": [("/x", "image")],
    "<script src=/x></script>": [("/x", "script")],
    "<link rel=stylesheet href=/x>": [("/x", "stylesheet")],
    "<link rel=preload as=font href=/x><link rel=canonical href=/never>": [("/x", "font")],
    "<iframe src=/x></iframe>": [("/x", "document")],
    "<p style='background: url(/x)'>": [("/x", "image")],
    "<style>@import '/x'; @font-face { font-family: a; src: url(/y) }</style>": [("/x", "stylesheet"), ("/y", "font")],
    "<base href=/deep/><img src=x>": [("/deep/x", "image")],
    "<!-- <img src=/never> --><textarea><img src=/never></textarea><img src=data:,>": [],
    "<script>'<img src=/never>'</script><img src='#none'>": [("/page#none", "image")],
}


async def test_what_markup_makes_the_browser_request_is_asked_first(site: Runtime) -> None:
    sent: list[str] = []
    asked = {}
    site.page.on("request", lambda request: sent.append(request.url))
    for html in MARKUP:
        decider = await routed(site, {})
        await decider.run("intercept.open", opening("/page", html))
        asked[html] = sorted(decider.asked)
    assert asked == {html: sorted(requests) for html, requests in MARKUP.items()}
    assert [url for url in sent if not url.startswith("blob:")] == []


async def test_scripts_and_sheets_hold_the_parser_up_as_usual(site: Runtime) -> None:
    sheet = fulfilled("@import '/deeper.css'; p { color: rgb(1, 2, 3) }", "text/css")
    decisions = {
        "/a.css": sheet,
        "/deeper.css": fulfilled("p { background-image: url(/late.svg) }", "text/css"),
        "/a.js": fulfilled(
            "order.push('a.js', getComputedStyle(document.querySelector('p')).color)", "text/javascript"
        ),
        "/late.svg": fulfilled(SVG, "image/svg+xml"),
    }
    decider = await routed(site, decisions)
    html = """<!doctype html><script>order = []; document.onreadystatechange = () => order.push(document.readyState);
      onload = () => order.push('load')</script><link rel=stylesheet href=/a.css><p>x</p><script src=/a.js></script>
      <script>order.push('inline')</script><script defer src=/b.js></script>"""
    await decider.run("intercept.open", opening("/page", html))
    order = await site.page.evaluate("[...order, document.compatMode]")
    assert order == ["a.js", "rgb(1, 2, 3)", "inline", "interactive", "complete", "load", "CSS1Compat"]
    kinds = dict(decider.asked)
    assert (kinds["/deeper.css"], kinds["/late.svg"], kinds["/b.js"]) == ("stylesheet", "image", "script")


async def test_what_headers_say_holds(site: Runtime) -> None:
    decider = await routed(site, {}, CONTINUED)
    html = "<script>window.ran = 1</script><p>x</p>"
    more = {"content_security_policy": "script-src 'none'", "set_cookie": "a=b; path=/"}
    await decider.run("intercept.open", opening("/page", html, more=more))
    assert await site.page.evaluate("[window.ran, document.cookie, document.querySelector('meta')]") == [
        None,
        "a=b",
        None,
    ]


async def test_the_window_is_prepared_before_the_first_script(site: Runtime) -> None:
    decider = await routed(site, {})
    html = "<script>window.seen = [window.before, window.first, document.referrer]</script>"
    params = {"programs": ["window.before = 1"], "scripts": ["window.first = 2"], "referrer": f"{SITE}/from"}
    await decider.run("intercept.open", opening("/page", html, **params))
    assert await site.page.evaluate("seen") == [1, 2, f"{SITE}/from"]


async def test_a_frame_is_filled(site: Runtime) -> None:
    decider = await routed(site, {"/inner": fulfilled("<script>parent.inner = location.pathname</script><img src=/x>")})
    await decider.run("intercept.open", opening("/page", "<iframe src=/inner></iframe>"))
    await decider.until("window.inner")
    assert await site.page.evaluate("[inner, document.querySelector('iframe').src]") == ["/inner", f"{SITE}/inner"]
    assert decider.asked == [("/inner", "document"), ("/x", "image")]


async def test_what_only_the_browser_can_load_is_refused(site: Runtime) -> None:
    decider = await routed(site, {})
    elsewhere = {**opening("/", ""), "url": "http://other.test/"}
    assert await decider.run("intercept.open", elsewhere) == {"refused": "origin"}
    plain = opening("/text", "")
    del plain["fulfilled"]
    request = {"url": f"{SITE}/text", "method": "GET", "headers": []}
    assert await decider.run("intercept.open", {**plain, "request": request}) == {"refused": "content"}
    assert await site.page.evaluate("document.body.innerText") == "from the network"


async def test_the_body_that_a_document_came_with(site: Runtime) -> None:
    assert await site.run("intercept.body", {"token": None}) is None
    decider = await routed(site, {})
    await decider.run("intercept.open", opening("/page", "<p>ä"))
    assert await site.run("intercept.body", {"token": None}) == {"$": "bytes", "type": "Uint8Array", "v": "PHA+w6Q="}
