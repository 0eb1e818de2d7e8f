"""Requests that the page asks Python about, and documents that are written with what it has decided."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.async_api import Route

from tests.runtime.conftest import Runtime

CHUNKS = ("core", "observe", "intercept")
ALL = [{"source": "", "flags": ""}]
SITE = "http://site.test"


@pytest.fixture
async def site(runtime: Runtime) -> Runtime:
    async def answer(route: Route) -> None:
        await route.fulfill(body="from the network", content_type="text/html")

    await runtime.page.context.route("**/*", answer)
    await runtime.page.goto(f"{SITE}/")
    return runtime


def calls(reply: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in reply["news"] if item["kind"] == "call"]


def fulfilled(body: str, content_type: str = "text/html") -> dict[str, Any]:
    headers = [["content-type", content_type]]
    encoded = base64.b64encode(body.encode()).decode()
    return {"action": "fulfill", "status": 200, "statusText": "OK", "headers": headers, "base64": encoded}


async def settled(runtime: Runtime, command: dict[str, Any], decisions: dict[str, Any], **first: Any) -> Any:
    """Runs a command to its end, with decisions by what an address ends in; the outcome, and what was asked about."""
    code = first.pop("code", None)
    message: dict[str, Any] = {"start": [command], "slice": 5000, **first}
    known: dict[str, str] = {}
    asked: list[str] = []
    while True:
        reply = await runtime.turn(message, code, CHUNKS)
        known |= {item["request"]: item["url"] for item in reply["news"] if item["kind"] == "request"}
        answers = []
        for call in calls(reply):
            url = known[call["route"]]
            asked.append(url.removeprefix(SITE))
            decision = next(value for ending, value in decisions.items() if url.endswith(ending))
            answers.append({"id": call["id"], "value": decision})
        (outcome,) = reply["outcomes"]
        if outcome["status"] == "done":
            return outcome["value"], asked
        assert outcome["status"] == "pending", outcome
        message, code = {"wait": [command["id"]], "resume": answers, "slice": 5000}, None


WANTED = ["request", "response", "requestfinished", "requestfailed"]


async def test_a_turn_ends_where_a_request_is_to_be_decided(site: Runtime) -> None:
    command = site.command("evaluate", {"returns": "value"})
    code = "async () => [await (await fetch('/a')).text(), await (await fetch('/b')).text(), await fetch('/c').catch(String)]"
    decisions = {"/a": fulfilled("mine"), "/b": {"action": "continue"}, "/c": {"action": "abort"}}
    # An expression that only Python understands is matched there.
    settings = {"observe": WANTED, "routes": [{"source": "(?P<only>[ac])$", "flags": ""}]}
    value, asked = await settled(site, command, decisions, code=code, settings=settings)
    assert value == ["mine", "from the network", "TypeError: Failed to fetch"]
    assert asked == ["/a", "/b", "/c"]
    # None is asked about without routes.
    command = site.command("evaluate", {"returns": "value"})
    code = "async () => (await fetch('/a')).status"
    assert await settled(site, command, {}, code=code, settings={"routes": []}) == (200, [])


OPENED = {"state": "commit", "programs": [], "scripts": [], "commands": [], "policies": True, "referrer": None}


@pytest.mark.parametrize(
    "html",
    [
        "<img src=/a.svg><script>window.here = document.images.length</script><!-- no end",
        "<script>window.here = 1</script><img\nalt='<img src=/never.svg>' src = \"/a.svg\" ><plaintext>",
        "<title><img src=/never.svg></title><img src=a.svg><script>here = 1; '<img src=/never.svg>'</script>",
    ],
)
async def test_documents_of_all_kinds_come_to_their_end(site: Runtime, html: str) -> None:
    params = {**OPENED, "url": f"{SITE}/b?q", "scripts": ["window.first = 1"], "fulfilled": fulfilled(html)}
    command = site.command("intercept.open", params)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>'
    decisions = {"/a.svg": fulfilled(svg, "image/svg+xml")}
    value, asked = await settled(site, command, decisions, settings={"observe": WANTED, "routes": ALL})
    assert (value, asked) == ({"fulfilled": True}, ["/a.svg"])
    await site.page.wait_for_load_state()
    assert await site.page.evaluate("[here, first, document.images[0].naturalWidth, document.readyState]") == [
        1,
        1,
        3,
        "complete",
    ]
    assert await site.page.evaluate("[location.href, document.querySelectorAll('[data-smooth-end]').length]") == [
        f"{SITE}/b?q",
        0,
    ]


async def test_what_only_the_browser_can_load_is_refused(site: Runtime) -> None:
    settings = {"observe": WANTED, "routes": ALL}
    elsewhere = {**OPENED, "url": "http://other.test/", "fulfilled": fulfilled("")}
    assert await settled(site, site.command("intercept.open", elsewhere), {}, settings=settings) == (
        {"refused": "origin"},
        [],
    )

    async def text(route: Route) -> None:
        await route.fulfill(body="no document", content_type="text/plain")

    await site.page.context.route("**/text", text)
    request = {"url": f"{SITE}/text", "method": "GET", "headers": []}
    plain = {**OPENED, "url": f"{SITE}/text", "request": request}
    assert await settled(site, site.command("intercept.open", plain), {}) == ({"refused": "content"}, [])
    assert await site.page.evaluate("document.body.innerText") == "from the network"
