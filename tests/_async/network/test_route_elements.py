"""What the browser asks for without a script: nothing of it gets past a route."""

from __future__ import annotations

import warnings

import pytest

from smooth_page import SmoothWarning
from smooth_page.async_api import Page, Route
from tests.web_server import WebServer

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf000003010100"
    "18dd8db00000000049454e44ae426082"
)

LEAKS = """<!doctype html><link rel=stylesheet href=/s.css><link rel=preload as=image href=/0.png><h1>shop</h1>
<img srcset="/1.png 1x, /2x.png 2x"><picture><source srcset="/3.png 100w, /4.png 50w" sizes=90px><img src=/5.png></picture>
<div style="background: url(&quot;/6.png&quot;)">x</div><b class=bg>x</b><iframe src=/inner></iframe>
<video src=/v.mp4 poster="/7.png"></video><audio><source src=/a.mp3></audio><input type=image src=/8.png>
<svg><image href=/9.png /></svg><object data=/10.png></object><embed src=/11.png><style>i { background: url(/12.png) }
@font-face { font-family: y; src: url('/y.woff2') } i { font-family: y }</style><i>x</i>
<template><img src=/13.png></template>"""
SHEET = """@import "/more.css"; @font-face { font-family: x; src: url(/x.woff2) } body { font-family: x }
.bg { background: url(14.png) }"""
BY_SCRIPTS = """async () => {
  const add = (name, set) => {
    const element = document.createElement(name);
    set(element);
    document.body.append(element);
  };
  new Image().src = "/20.png";
  new Audio("/b.mp3").load();
  add("img", (element) => (element.srcset = "/21.png 1x"));
  add("p", (element) => { element.style.backgroundImage = "url(/22.png)"; element.textContent = "x"; });
  add("style", (element) => (element.textContent = "h1 { background: url(/23.png) }"));
  document.styleSheets[0].insertRule("h1 { border-image: url(/24.png) 1 }", 1);
  add("link", (element) => { element.rel = "stylesheet"; element.href = "/late.css"; });
  document.body.append(document.querySelector("template").content.cloneNode(true));
  document.body.insertAdjacentHTML("beforeend", "<p style='background: url(/25.png)'>x</p><video poster=/26.png></video>");
  navigator.sendBeacon("/27.png");
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}"""


@pytest.fixture
def shop(server: WebServer) -> str:
    server.add("/s.css", SHEET, content_type="text/css")
    server.add("/more.css", "h1 { background: url(/15.png) }", content_type="text/css")
    server.add("/late.css", "body { background: url(/16.png) }", content_type="text/css")
    server.page("/inner", "<style>p { background: url(/17.png) }</style><p>x</p><img src=/18.png>")
    return server.page("/", LEAKS)


async def test_nothing_gets_past_a_route(page: Page, server: WebServer, shop: str) -> None:
    blocked: dict[str, str] = {}

    async def decide(route: Route) -> None:
        if route.request.resource_type in ("image", "font", "media", "other", "ping"):
            blocked[route.request.url.removeprefix(server.prefix)] = route.request.resource_type
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/*", decide)
    with warnings.catch_warnings():
        warnings.simplefilter("error", SmoothWarning)
        await page.goto(shop)
        await page.evaluate(BY_SCRIPTS)
        await page.wait_for_load_state("networkidle")
    asked = {item.path for item in server.asked} - {"/favicon.ico", "/robots.txt"}
    assert asked == {"/", "/s.css", "/more.css", "/late.css", "/inner"}
    numbers = {0, 1, 3, *range(6, 19), *range(20, 28)}
    images = {f"/{number}.png" for number in numbers}
    assert set(blocked) == images | {"/v.mp4", "/a.mp3", "/b.mp3", "/x.woff2", "/y.woff2"}
    assert {blocked[path] for path in ("/x.woff2", "/y.woff2")} == {"font"}
    assert blocked["/27.png"] == "ping"
    assert await page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")


async def test_what_routes_let_pass_is_as_it_would_be(page: Page, server: WebServer, shop: str) -> None:
    for number in range(28):
        server.add(f"/{number}.png", PIXEL, content_type="image/png")
    await page.route("**/{1,14}.png", lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    await page.route("**/3.png", lambda route: route.continue_(url=f"{server.prefix}/2.png"))
    await page.goto(shop)
    assert await page.evaluate("[...document.images].map(image => image.naturalWidth > 0)") == [
        True,
        False,
    ]  # of density 1.1
    asked = {item.path for item in server.asked}
    assert {"/2.png", "/6.png", "/12.png", "/15.png", "/18.png", "/x.woff2", "/v.mp4"} <= asked
    assert not {"/1.png", "/3.png", "/14.png"} & asked
    assert await page.evaluate("document.querySelector('link').href") == f"{server.prefix}/s.css"


async def test_what_gets_past_a_route_is_said(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    await page.route("**/*.woff2", lambda route: route.abort())
    font = "new FontFace('x', 'url(/x.woff2)').load().catch(() => 0)"
    with pytest.warns(SmoothWarning, match=r"A request was not routed: font http://\S+/x.woff2\. "):
        await page.evaluate(f"{font}.then(() => new Promise(done => setTimeout(done)))")
