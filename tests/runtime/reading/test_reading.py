"""What elements say, against native Playwright."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Error

from ..conftest import OperationFailed, Runtime

pytestmark = pytest.mark.usefixtures("same_window")

PAGE = """
<style>#upper { text-transform: uppercase }</style>
<div id=upper title=t data-empty>abc <br>d  e<span hidden>hid</span></div>
<svg id=svg><text>x</text></svg><script id=script>var a = 1</script><label id=label>lab<input value=q></label>
<button id=button>x</button><textarea id=area> a
b </textarea><select id=select><option value=v>V</select><p>one</p><p>two</p>
"""


def target(selector: str) -> dict[str, Any]:
    return {"selector": selector, "strict": True}


@pytest.mark.parametrize(
    ("what", "method"),
    [
        ("textContent", "text_content"),
        ("innerText", "inner_text"),
        ("innerHTML", "inner_html"),
        ("inputValue", "input_value"),
    ],
)
async def test_reads_what_playwright_reads(runtime: Runtime, what: str, method: str) -> None:
    await runtime.page.set_content(PAGE)
    for selector in ("#upper", "#svg", "#script", "#label", "#button", "#area", "#select", "p"):
        try:
            native = await getattr(runtime.page.locator(selector), method)()
        except Error as error:
            native = error.message
        try:
            ours = await runtime.run("read", {"target": target(selector), "what": what})
        except OperationFailed as failure:
            ours = failure.info["message"].split("\n")[0].replace("{{target}}", f'locator("{selector}")')
            assert ours in native, selector
            continue
        assert ours == native, selector


async def test_attributes(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    for name, value in (("title", "t"), ("data-empty", ""), ("none", None)):
        params = {"target": target("#upper"), "what": "attribute", "name": name}
        assert await runtime.run("read", params) == value


async def test_reads_all(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    for what, method in (("innerText", "all_inner_texts"), ("textContent", "all_text_contents")):
        native = await getattr(runtime.page.locator("p, #svg, #upper"), method)()
        assert await runtime.run("read.all", {"target": {"selector": "p, #svg, #upper"}, "what": what}) == native


async def test_waits_for_what_it_reads(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    await runtime.page.evaluate(
        "void setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<i>late</i>'), 30)"
    )
    assert await runtime.run("read", {"target": target("i"), "what": "textContent"}) == "late"
    assert runtime.turns == 1
    with pytest.raises(OperationFailed) as caught:
        await runtime.run("read", {"target": target("#none"), "what": "textContent"}, timeout=30)
    assert caught.value.log == ["waiting for {{target}}"]


async def test_reads_through_frames_and_shadow_roots(runtime: Runtime) -> None:
    await runtime.page.set_content("<iframe srcdoc='<b>in frame</b>'></iframe><div></div>")
    await runtime.page.evaluate(
        "document.querySelector('div').attachShadow({ mode: 'open' }).innerHTML = '<u>in shadow</u>'"
    )
    selector = "iframe >> internal:control=enter-frame >> b"
    assert await runtime.run("read", {"target": target(selector), "what": "innerText"}) == "in frame"
    assert await runtime.run("read", {"target": target("u"), "what": "innerText"}) == "in shadow"


async def test_queries_answer_at_once(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    assert await runtime.run("query", {"target": {"selector": "#none"}}) is None
    first = await runtime.run("query", {"target": {"selector": "p"}})
    assert first["kind"] == "node"
    assert await runtime.run("read", {"target": {"handle": first}, "what": "textContent"}) == "one"
    everything = await runtime.run("query.all", {"target": {"selector": "p"}})
    assert [handle["kind"] for handle in everything] == ["node", "node"]
    assert await runtime.run("query.count", {"target": {"selector": "p"}}) == 2
    below = {"selector": "span", "root": await runtime.run("query", {"target": {"selector": "#upper"}})}
    assert await runtime.run("query.count", {"target": below}) == 1


async def test_texts_are_not_elements(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    handle = await runtime.run("evaluate", {"returns": "handle"}, code="document.querySelector('p').firstChild")
    with pytest.raises(OperationFailed, match="Node is not queryable"):
        await runtime.run("read", {"target": {"handle": handle}, "what": "textContent"})


async def test_best_selector(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    best = await runtime.run("selector.best", {"target": {"selector": "#button"}})
    assert best == 'internal:role=button[name="x"i]'
    with pytest.raises(OperationFailed, match="No element matching #none"):
        await runtime.run("selector.best", {"target": {"selector": "#none"}})


async def test_aria_snapshot(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    assert await runtime.run("aria.snapshot", {"target": target("body")}) == await runtime.page.aria_snapshot()
    native = await runtime.page.locator("#label").aria_snapshot()
    assert await runtime.run("aria.snapshot", {"target": target("#label")}) == native
