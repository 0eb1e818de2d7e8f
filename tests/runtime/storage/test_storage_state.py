"""Cookies and local storage of an origin, as far as a script can see and set them."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import Runtime, Serve

SITE = "http://site.test"


@pytest.fixture
async def site(runtime: Runtime, serve: Serve) -> Runtime:
    await serve("/", "storage")
    await runtime.page.goto(f"{SITE}/")
    return runtime


async def test_what_is_given_is_read(site: Runtime) -> None:
    items = [{"name": "b", "value": ""}, {"name": "a", "value": "1"}]
    await site.run("state.give", {"cookies": ["one=1; path=/", "two=2; path=/deep"], "items": items, "clear": False})
    state = await site.run("state.read", {"hidden": []})
    assert (state["origin"], sorted(item["name"] for item in state["items"])) == (SITE, ["a", "b"])
    (cookie,) = state["cookies"]
    assert cookie == {
        "name": "one",
        "value": "1",
        "domain": "site.test",
        "path": "/",
        "expires": -1,
        "secure": False,
        "sameSite": "Lax",
    }
    await site.run("state.give", {"cookies": [], "items": [{"name": "c", "value": "3"}], "clear": True})
    assert await site.page.evaluate("({...localStorage})") == {"c": "3"}


async def test_cookies_that_scripts_may_not_see_are_found(site: Runtime) -> None:
    await site.page.context.add_cookies([{"name": "secret", "value": "1", "url": SITE, "httpOnly": True}])
    probes = [
        {"name": name, "set": f"{name}=x; path=/", "unset": f"{name}=; path=/; max-age=0"}
        for name in ("none", "secret")
    ]
    state = await site.run("state.read", {"hidden": probes})
    assert state["hidden"] == [1]
    assert [(cookie["name"], cookie["value"]) for cookie in await site.page.context.cookies()] == [("secret", "1")]


async def test_a_document_without_an_origin_keeps_nothing(runtime: Runtime) -> None:
    assert await runtime.run("state.read", {"hidden": []}) is None
