"""Where a selector starts: below an element, from a handle, at a reference of a snapshot."""

from __future__ import annotations

import pytest

from ..conftest import OperationFailed, Runtime
from .both import ours


async def test_a_root_is_the_scope(runtime: Runtime) -> None:
    await runtime.page.set_content("<div id=a><p id=p1>x</p><div id=b><p id=p2>y</p></div></div><p id=p3>z</p>")
    root = await runtime.run("query", {"target": {"selector": "#a"}})
    for selector in (
        "p",
        "div p",
        "#a p",
        ":scope > p",
        "text=x",
        "xpath=//p",
        '#b >> internal:or="#p1"',
        "p >> nth=-1",
        "+ p",
        ":scope ~ *",
        ":is(+ *, p)",
        "xpath=.. >> > *",
    ):
        native = await (await runtime.page.query_selector("#a")).query_selector_all(selector)  # type: ignore[union-attr]
        expected = [await handle.get_attribute("id") for handle in native]
        assert await ours(runtime, selector, root=root) == expected, selector


async def test_a_root_that_is_gone_is_detached(runtime: Runtime) -> None:
    await runtime.page.set_content("<div><p>x</p></div>")
    root = await runtime.run("query", {"target": {"selector": "div"}})
    await runtime.run("handle.dispose", {"handles": [root]})
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("query", {"target": {"selector": "p", "root": root}})
    assert failed.value.kind == "detached"


async def test_references_of_a_snapshot_lead_to_elements_also_in_frames(runtime: Runtime) -> None:
    await runtime.page.set_content("<button id=b>x</button><iframe srcdoc='<a id=c href=q>y</a>z'></iframe>")
    await runtime.page.frame_locator("iframe").locator("a").wait_for()
    assert await ours(runtime, "aria-ref=e2") == []
    snapshot = (await runtime.run("aria.forAgent", {"target": {"selector": "body", "strict": True}}))["text"]
    assert '- button "x" [ref=e2]' in snapshot
    assert '- link "y" [ref=f1e2] [cursor=pointer]' in snapshot
    assert await ours(runtime, "aria-ref=e2") == ["b"]
    assert await ours(runtime, "aria-ref=f1e2") == ["c"]
    assert await ours(runtime, "aria-ref=f1e1 >> a") == ["c"]
    await runtime.page.evaluate("document.querySelector('#b').remove()")
    assert await ours(runtime, "aria-ref=e2") == []
