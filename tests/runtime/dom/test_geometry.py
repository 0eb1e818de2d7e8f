"""Bounding boxes, in the main window's viewport, against native Playwright's."""

from __future__ import annotations

import pytest

from ..conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

INNER = "<body style='margin:0'><p id=p style='margin:7px'>para</p><iframe srcdoc='<b id=deep>x</b>'></iframe>"
PAGE = f"""
<div id=plain style="height:40px">x</div><span id=hidden style="display:none">x</span><br id=br>
<iframe style="border:5px solid;padding:3px;margin:20px" srcdoc="{INNER}"></iframe>
<div style="height:3000px"></div>
"""


@pytest.mark.parametrize(
    "selector",
    [
        "#plain",
        "#hidden",
        "iframe",
        "iframe >> internal:control=enter-frame >> #p",
        "iframe >> internal:control=enter-frame >> iframe >> internal:control=enter-frame >> #deep",
    ],
)
async def test_boxes_are_native_ones(runtime: Runtime, selector: str) -> None:
    await runtime.page.set_content(PAGE)
    await runtime.page.evaluate("scrollTo(0, 17)")
    native = await runtime.page.locator(selector).bounding_box()
    assert await runtime.run("read", {"target": {"selector": selector}, "what": "boundingBox"}) == native
