"""A window without a past in the place of the present one, without a request."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import Runtime, Serve
from tests.runtime.deciding import CHUNKS, SITE, Decider, opening, routed

HTML = "<p>next</p><script>seen = [window.past, document.referrer, location.pathname]</script>"


@pytest.fixture
async def site(runtime: Runtime, serve: Serve) -> Runtime:
    await serve("/", "<p>start")
    await serve("/next", HTML)
    await serve("/plain", "no document", content_type="text/plain")
    await runtime.page.goto(f"{SITE}/")
    await runtime.page.evaluate("window.past = 1")
    return runtime


def renewal(path: str, **params: Any) -> dict[str, Any]:
    plain = {"how": "push", "plain": False, "carry": True, "referrer": "page"}
    return {**plain, "url": f"{SITE}{path}", **params}


async def renewed(decider: Decider, params: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = await decider.run("intercept.renew", params)
    return answer


@pytest.mark.parametrize(("how", "entries"), [("push", 2), ("replace", 1), ("reload", 1)])
async def test_what_the_network_answered_goes_along(site: Runtime, how: str, entries: int) -> None:
    before = await site.page.evaluate("history.length")
    decider = await routed(site, {}, routes=[])
    request = {"url": f"{SITE}/next", "method": "GET", "headers": []}
    fresh = await renewed(decider, renewal("/next", how=how, request=request))
    assert (fresh["url"], fresh["answer"]["status"], fresh["referrer"]) == (f"{SITE}/next", 200, f"{SITE}/")
    assert ("boundary" in fresh) == (how == "push")
    opened = {**opening("/next", ""), "token": fresh["token"], "referrer": fresh["referrer"]}
    del opened["fulfilled"]
    facts = await decider.run("intercept.open", opened)
    assert facts["status"] == 200
    assert await site.page.evaluate("[...seen, document.querySelector('p').textContent]") == [
        None,
        f"{SITE}/",
        "/next",
        "next",
    ]
    assert await site.page.evaluate("history.length") - before == entries - 1


async def test_settings_go_along(site: Runtime) -> None:
    decider = await routed(site, {}, testIdAttribute="data-own")
    fresh = await renewed(decider, renewal("/next"))
    opened = {**opening("/next", "<i data-own=x>x</i><img src=/x>"), "token": fresh["token"]}
    assert await decider.run("intercept.open", opened) == {"fulfilled": True}
    assert decider.asked == [("/x", "image")]
    target = {"selector": 'internal:testid=[data-own="x"s]'}
    assert await site.run("read", {"target": target, "what": "textContent"}) == "x"


@pytest.mark.parametrize(
    ("path", "csp", "why"),
    [
        ("http://other.test/", "", "origin"),
        ("/plain", "", "content"),
        ("/next", "script-src 'self'", "policy"),
    ],
)
async def test_what_can_not_be_renewed_is_refused(site: Runtime, serve: Serve, path: str, csp: str, why: str) -> None:
    if csp:
        await serve("/strict", "strict", csp=csp)
        await site.page.goto(f"{SITE}/strict")
    decider = await routed(site, {}, routes=[])
    url = path if path.startswith("http") else f"{SITE}{path}"
    params = {**renewal("/"), "url": url, "request": {"url": url, "method": "GET", "headers": []}}
    fresh = await renewed(decider, params)
    assert (fresh["refused"], "token" in fresh) == (why, False)
    assert await site.page.evaluate("location.pathname") == ("/strict" if csp else "/")


async def test_a_token_of_another_window_opens_nothing(site: Runtime) -> None:
    await site.turn({"slice": 0}, chunks=CHUNKS)
    decider = await routed(site, {}, routes=[])
    await renewed(decider, renewal("/next"))
    assert await decider.run("intercept.open", {**opening("/next", HTML), "token": "another"}) is None
    assert await site.page.evaluate("document.querySelector('p')") is None
