"""Where links and scripts lead: kept from the browser and reported, or left to it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import Runtime, Serve
from tests.runtime.deciding import ALL, CHUNKS, SITE

PAGE = "<a href=/next>a</a><a id=private href=/next rel=noreferrer>b</a><form method=post action=/next><button>c</button></form>"


@pytest.fixture
async def site(runtime: Runtime, serve: Serve) -> Runtime:
    await serve("/", PAGE)
    await serve("/next", "next")
    await runtime.page.goto(f"{SITE}/")
    return runtime


async def leaves(site: Runtime) -> list[dict[str, Any]]:
    """What is reported now."""
    return [item for item in (await site.turn({"slice": 0}, chunks=CHUNKS))["news"] if item["kind"] == "leave"]


KEPT = {
    "document.querySelector('a').click()": {"replace": False, "referrer": True},
    "document.querySelector('#private').click()": {"replace": False, "referrer": False},
    "location.href = '/next'": {"replace": False, "referrer": True},
    "location.replace('/next')": {"replace": True, "referrer": True},
}


@pytest.mark.parametrize("script", KEPT)
async def test_a_navigation_is_reported_instead_of_made(site: Runtime, script: str) -> None:
    await site.turn({"slice": 0, "settings": {"routes": ALL}}, chunks=CHUNKS)
    await site.page.evaluate(f"() => {{ {script} }}")
    (leave,) = await leaves(site)
    assert {key: leave[key] for key in ("frame", "url", "local", "replace", "referrer")} == {
        "frame": "main",
        "url": f"{SITE}/next",
        "local": True,
        **KEPT[script],
    }
    assert site.page.url == f"{SITE}/"


PASSED = {
    "location.hash = 'a'": f"{SITE}/#a",
    "history.pushState(null, '', '/pushed')": f"{SITE}/pushed",
    "location.href = '/own'": f"{SITE}/own",
    "document.querySelector('a').click()": f"{SITE}/",
}
# The page handles these two itself.
OWN = """() => {
  navigation.addEventListener("navigate", event => event.destination.url.endsWith("/own") && event.intercept());
  addEventListener("click", event => event.preventDefault(), true);
}"""


@pytest.mark.parametrize("script", PASSED)
async def test_moves_within_the_document_are_the_pages_own(site: Runtime, script: str) -> None:
    await site.turn({"slice": 0, "settings": {"routes": ALL}}, chunks=CHUNKS)
    await site.page.evaluate(OWN)
    await site.turn({"slice": 0}, chunks=CHUNKS)  # it listens last again
    await site.page.evaluate(f"() => {{ {script} }}")
    assert await leaves(site) == []
    assert site.page.url == PASSED[script]


# Listeners that run before the runtime's first one, if they are added before it.
EARLIER = {
    "capture": "navigation.addEventListener('navigate', event => event.intercept(), true)",
    "by the prototype": "navigation.addEventListener('navigate', event => NavigateEvent.prototype.intercept.call(event))",
}


@pytest.mark.parametrize("listener", EARLIER)
async def test_listeners_from_before_handle_navigations_themselves(site: Runtime, listener: str) -> None:
    await site.page.evaluate(f"() => {{ {EARLIER[listener]} }}")
    await site.turn({"slice": 0, "settings": {"routes": ALL}}, chunks=CHUNKS)
    await site.page.evaluate("() => { location.href = '/own' }")
    assert await leaves(site) == []
    assert site.page.url == f"{SITE}/own"


@pytest.mark.parametrize(
    ("settings", "script"),
    [
        ({"routes": ALL}, "document.querySelector('button').click()"),
        ({}, "document.querySelector('a').click()"),
        ({"early": True}, "location.href = 'http://other.test/next'"),
    ],
)
async def test_what_is_left_to_the_browser(site: Runtime, serve: Serve, settings: dict[str, Any], script: str) -> None:
    await site.page.context.route("http://other.test/**", lambda route: route.fulfill(body="next"))
    await site.turn({"slice": 0, "settings": settings}, chunks=CHUNKS)
    async with site.page.expect_navigation(url="**/next"):
        await site.page.evaluate(f"() => {{ {script} }}")
    assert await site.page.evaluate("document.body.textContent") == "next"


@pytest.mark.parametrize("how", ["assign", "replace", "reload"])
async def test_python_lets_the_browser_go(site: Runtime, how: str) -> None:
    await site.turn({"slice": 0, "settings": {"routes": ALL}}, chunks=CHUNKS)
    before = await site.page.evaluate("history.length")
    command = site.command("intercept.go", {"url": f"{SITE}/next", "how": how})
    await site.turn({"start": [command]}, chunks=CHUNKS)
    await site.page.wait_for_function("document.body?.textContent === 'next'")
    assert site.page.url == f"{SITE}/next"
    assert await site.page.evaluate("history.length") - before == (1 if how == "assign" else 0)
