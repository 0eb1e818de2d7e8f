"""A document that is loaded once more with scripts in front of its own."""

from __future__ import annotations

from tests.runtime.conftest import Runtime, Serve
from tests.runtime.deciding import SITE

HTML = "<!doctype html><script src=/own.js></script><p>text</p>"
OWN = "window.seen = [window.first, document.compatMode]"


async def load(runtime: Runtime, serve: Serve, csp: str = "") -> bool:
    await serve("/own.js", OWN, content_type="text/javascript")
    await serve("/", HTML, csp=csp)
    await runtime.page.goto(f"{SITE}/")
    reply = await runtime.turn({"slice": 0})
    assert await runtime.run("soft.load", {"scripts": ["window.first = 1"]}) is True
    loaded: bool = await runtime.run("soft.loaded", {"doc": reply["doc"]})
    return loaded


async def test_scripts_run_before_the_documents_own(runtime: Runtime, serve: Serve) -> None:
    assert await load(runtime, serve) is True
    await runtime.page.wait_for_function("window.seen")
    facts = "[...seen, document.body.textContent, location.href]"
    assert await runtime.page.evaluate(facts) == [1, "CSS1Compat", "text", f"{SITE}/"]


async def test_a_policy_that_forbids_scripts_in_the_text(runtime: Runtime, serve: Serve) -> None:
    assert await load(runtime, serve, "script-src 'self'") is False
    assert await runtime.page.evaluate("[...seen, document.body.textContent]") == [None, "CSS1Compat", "text"]
