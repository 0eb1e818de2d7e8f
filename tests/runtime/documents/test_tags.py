"""add_script_tag and add_style_tag."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import OperationFailed, Runtime, Serve

OUTER = "(element) => element.outerHTML + element.parentNode.nodeName"


async def outer(runtime: Runtime, handle: dict[str, Any]) -> str:
    params = {"target": {"handle": handle}, "returns": "value"}
    text: str = await runtime.run("evaluate", params, code=OUTER)
    return text


@pytest.mark.parametrize(
    ("op", "params"),
    [
        ("page.addScript", {"content": "window.ran = 1"}),
        ("page.addScript", {"content": "window.ran = 1", "type": "module"}),
        ("page.addScript", {"url": "data:text/javascript,window.ran=1"}),
        ("page.addScript", {"url": "data:text/javascript,window.ran=1", "type": "module"}),
        ("page.addStyle", {"content": "p { color: red }"}),
        ("page.addStyle", {"url": "data:text/css,p{color:red}"}),
    ],
)
async def test_adds_what_playwright_adds(runtime: Runtime, op: str, params: dict[str, str]) -> None:
    await runtime.page.set_content("<p>x</p>")
    add = runtime.page.add_script_tag if op == "page.addScript" else runtime.page.add_style_tag
    native = await (await add(**params)).evaluate(OUTER)
    await runtime.page.set_content("<p>x</p>")
    assert await outer(runtime, await runtime.run(op, params)) == native
    if op == "page.addStyle":
        assert await runtime.page.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(255, 0, 0)"
    else:
        assert await runtime.page.evaluate("ran") == 1


async def test_into_a_frame(runtime: Runtime) -> None:
    await runtime.page.set_content("<iframe srcdoc='<p>x</p>'></iframe>")
    frame = await runtime.run("frame.of", {"handle": await runtime.run("query", {"target": {"selector": "iframe"}})})
    await runtime.run("page.addScript", {"content": "window.ran = 1"}, frame=frame)
    assert await runtime.page.frames[1].evaluate("window.ran") == 1
    assert await runtime.page.evaluate("window.ran") is None


@pytest.mark.parametrize(
    ("op", "message"),
    [
        ("page.addScript", "Failed to load script at http://site.test/none"),
        ("page.addStyle", "Failed to load stylesheet at http://site.test/none"),
    ],
)
async def test_what_does_not_load(runtime: Runtime, serve: Serve, op: str, message: str) -> None:
    await serve("/start", "<p>x</p>")
    await runtime.page.goto("http://site.test/start")
    with pytest.raises(OperationFailed, match=message):
        await runtime.run(op, {"url": "http://site.test/none"})


@pytest.mark.parametrize("op", ["page.addScript", "page.addStyle"])
@pytest.mark.parametrize("params", [{"content": "x"}, {"url": "http://other.test/x"}])
async def test_what_the_page_forbids(runtime: Runtime, serve: Serve, op: str, params: dict[str, str]) -> None:
    await serve("/start", "<p>x</p>", csp="default-src 'self'")
    await runtime.page.goto("http://site.test/start")
    with pytest.raises(OperationFailed, match="Content Security Policy directive") as caught:
        await runtime.run(op, params)
    assert caught.value.kind == "csp"
