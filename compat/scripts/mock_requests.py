"""Answers, changes and stops requests of pages, their documents and elements."""

import json
import sys
from urllib.parse import urlsplit

from playwright.sync_api import Error, Request, Route, sync_playwright

SITE = sys.argv[1]
PAGE = """<!doctype html><title>Mine</title><link rel=stylesheet href="/mine.css"><script src="/mine.js"></script>
<script>window.early = fetch('/api/mine').then(response => response.text())</script>
<h1>Mine</h1><img src="/mine.svg"><img src="/blocked.svg"><iframe src="/frame"></iframe><a href="/orders">orders</a>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>'
log: list[object] = []


def path(url: str) -> str:
    return urlsplit(url).path


def orders(route: Route, request: Request) -> None:
    assert route.request == request
    response = route.fetch()
    route.fulfill(response=response, json=[*response.json()[:1], {"id": "mine"}])


with sync_playwright() as p:
    browser = p.chromium.launch()
    context = browser.new_context(base_url=SITE)
    page = context.new_page()
    page.on("requestfailed", lambda request: log.append((path(request.url), request.failure)))
    context.route("**/mine", lambda route: route.fulfill(body=PAGE, content_type="text/html", headers={"x-mine": "1"}))
    page.route("**/mine.css", lambda route: route.fulfill(body="h1 { color: rgb(1, 2, 3) }", content_type="text/css"))
    page.route("**/mine.js", lambda route: route.fulfill(body="window.mine = document.querySelectorAll('h1').length"))
    page.route("**/mine.svg", lambda route: route.fulfill(body=SVG, content_type="image/svg+xml"))
    page.route("**/blocked.svg", lambda route: route.abort("blockedbyclient"))
    page.route("**/frame", lambda route: route.fulfill(body="<button>Inside</button>", content_type="text/html"))
    page.route("**/api/mine", lambda route: route.fulfill(status=404, body="none"))
    page.route("**/api/mine", lambda route: route.fallback(headers={**route.request.headers, "x-a": "b"}), times=1)
    response = page.goto("/mine")
    assert response is not None
    print(response.status, response.status_text, response.headers["x-mine"], path(page.url), len(response.text()))
    print(page.evaluate("[mine, getComputedStyle(document.querySelector('h1')).color, document.readyState]"))
    print(page.evaluate("[...document.images].map(image => [image.naturalWidth, image.complete])"), log)
    print(page.evaluate("early"), page.frame_locator("iframe").get_by_role("button").text_content())
    print([path(frame.url) for frame in page.frames])

    with page.route("**/api/orders*", orders):
        text = page.evaluate("fetch('/api/orders?delay=0').then(response => response.json())")
        print(len(text), text[1])
    print(page.evaluate("fetch('/api/orders?delay=0').then(async response => (await response.json()).length > 2)"))
    page.get_by_role("link", name="orders").click()
    page.wait_for_url("**/orders")
    print(page.title() != "Mine", path(page.url))
    page.go_back()
    print(page.title(), page.evaluate("fetch('/api/mine').then(response => response.status)"))

    page.unroute_all()
    context.unroute_all()
    context.set_offline(True)
    print(page.evaluate("[navigator.onLine]"), page.evaluate("fetch('/api/orders').catch(String)"))
    try:
        page.goto("/")
    except Error as error:
        print(error.message.replace(SITE.rstrip("/"), "SITE"))
    context.set_offline(False)
    page.goto("/orders")
    context.set_extra_http_headers({"x-extra": "1"})
    with page.expect_request("**/api/orders*") as asked:
        page.evaluate("fetch('/api/orders?delay=0').then(response => response.status)")
    print(asked.value.all_headers()["x-extra"], json.dumps(asked.value.is_navigation_request()))
    browser.close()
